-- A restored backup, a copied disk and a new key open a new epoch, in which the
-- numbers of every stream begin again.
ALTER TABLE export RENAME TO export_before;
ALTER TABLE export_object RENAME TO export_object_before;
CREATE TABLE export (
	epoch        INTEGER NOT NULL,
	stream       TEXT NOT NULL,
	seq          INTEGER NOT NULL,
	hash         BLOB NOT NULL CHECK (length(hash) = 32),
	created_at   TEXT NOT NULL,
	file         TEXT NOT NULL,
	objects      INTEGER NOT NULL,
	acknowledged INTEGER NOT NULL DEFAULT 0 CHECK (acknowledged IN (0, 1)),
	PRIMARY KEY (epoch, stream, seq)
) STRICT;
CREATE TABLE export_object (
	epoch   INTEGER NOT NULL,
	stream  TEXT NOT NULL,
	seq     INTEGER NOT NULL,
	ordinal INTEGER NOT NULL REFERENCES object (ordinal),
	PRIMARY KEY (epoch, stream, seq, ordinal),
	FOREIGN KEY (epoch, stream, seq) REFERENCES export (epoch, stream, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO export SELECT 1, stream, seq, hash, created_at, file, objects, acknowledged FROM export_before;
INSERT INTO export_object SELECT 1, stream, seq, ordinal FROM export_object_before;
DROP TABLE export_object_before;
DROP TABLE export_before;

-- An object of a revoked key that does not count stays here and is in no
-- projection. It may come to count: a revocation can be followed by another.
ALTER TABLE object ADD COLUMN revoked INTEGER NOT NULL DEFAULT 0 CHECK (revoked IN (0, 1));
CREATE INDEX object_signer ON object (signer);
CREATE INDEX object_revoked ON object (ordinal) WHERE revoked = 1;
