-- Objects: signed, append-only, the truth that travels. The order of arrival is
-- their ordinal. Small columns come first, so that reading them does not walk
-- through the payload.
CREATE TABLE object (
	ordinal      INTEGER NOT NULL PRIMARY KEY,
	id           BLOB NOT NULL UNIQUE CHECK (length(id) = 32),
	type         TEXT NOT NULL,
	subject      TEXT NOT NULL,
	batch        TEXT NOT NULL,
	acknowledged INTEGER NOT NULL DEFAULT 0 CHECK (acknowledged IN (0, 1)),
	signer       BLOB NOT NULL CHECK (length(signer) = 32),
	signature    BLOB NOT NULL,
	payload      BLOB NOT NULL
) STRICT;
CREATE INDEX object_subject ON object (subject, ordinal);
CREATE INDEX object_type ON object (type, ordinal);
CREATE INDEX object_unacknowledged ON object (ordinal) WHERE acknowledged = 0;

CREATE TRIGGER object_is_never_deleted BEFORE DELETE ON object
BEGIN
	SELECT raise(ABORT, 'objects are never deleted');
END;
CREATE TRIGGER object_never_changes
BEFORE UPDATE OF ordinal, id, type, subject, batch, signer, signature, payload ON object
BEGIN
	SELECT raise(ABORT, 'objects never change');
END;

-- Local records: what this workspace knows that is no object.
CREATE TABLE setting (
	key   TEXT NOT NULL PRIMARY KEY,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE operator (
	id    TEXT NOT NULL PRIMARY KEY,
	name  TEXT NOT NULL,
	unit  TEXT NOT NULL,
	post  TEXT NOT NULL,
	level TEXT NOT NULL
) STRICT;

CREATE TABLE draft (
	visit     TEXT NOT NULL PRIMARY KEY,
	household TEXT NOT NULL,
	cursor    TEXT NOT NULL,
	saved_at  TEXT NOT NULL,
	parents   BLOB NOT NULL,
	doc       BLOB NOT NULL
) STRICT;

CREATE TABLE certificate (
	key_id   BLOB NOT NULL PRIMARY KEY CHECK (length(key_id) = 32),
	role     TEXT NOT NULL,
	division TEXT NOT NULL,
	chain    BLOB NOT NULL,
	source   TEXT NOT NULL
) STRICT;

-- A manifest is told from another with the same number by its hash: two of them
-- are a fork, and both are kept.
CREATE TABLE manifest (
	ordinal     INTEGER NOT NULL PRIMARY KEY,
	signer      BLOB NOT NULL CHECK (length(signer) = 32),
	epoch       INTEGER NOT NULL,
	stream      TEXT NOT NULL,
	seq         INTEGER NOT NULL,
	hash        BLOB NOT NULL CHECK (length(hash) = 32),
	prev        BLOB NOT NULL CHECK (length(prev) = 32),
	objects     INTEGER NOT NULL,
	received_at TEXT NOT NULL,
	file        TEXT NOT NULL,
	signature   BLOB NOT NULL,
	bytes       BLOB NOT NULL,
	UNIQUE (signer, epoch, stream, seq, hash)
) STRICT;

CREATE TABLE export (
	stream       TEXT NOT NULL,
	seq          INTEGER NOT NULL,
	hash         BLOB NOT NULL CHECK (length(hash) = 32),
	created_at   TEXT NOT NULL,
	file         TEXT NOT NULL,
	objects      INTEGER NOT NULL,
	acknowledged INTEGER NOT NULL DEFAULT 0 CHECK (acknowledged IN (0, 1)),
	PRIMARY KEY (stream, seq)
) STRICT;
CREATE TABLE export_object (
	stream  TEXT NOT NULL,
	seq     INTEGER NOT NULL,
	ordinal INTEGER NOT NULL REFERENCES object (ordinal),
	PRIMARY KEY (stream, seq, ordinal),
	FOREIGN KEY (stream, seq) REFERENCES export (stream, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE quarantine (
	ordinal     INTEGER NOT NULL PRIMARY KEY,
	id          BLOB NOT NULL CHECK (length(id) = 32),
	signer      BLOB NOT NULL CHECK (length(signer) = 32),
	batch       TEXT NOT NULL,
	reason      TEXT NOT NULL,
	detail      TEXT NOT NULL,
	received_at TEXT NOT NULL,
	signature   BLOB NOT NULL,
	payload     BLOB NOT NULL,
	UNIQUE (id, signature, reason)
) STRICT;

-- Projections: computed from the objects alone.
CREATE TABLE revision (
	object    BLOB NOT NULL PRIMARY KEY REFERENCES object (id),
	household TEXT NOT NULL,
	visit     TEXT NOT NULL,
	day       TEXT NOT NULL,
	parents   BLOB NOT NULL
) STRICT;
CREATE INDEX revision_household ON revision (household);

CREATE TABLE household (
	id           TEXT NOT NULL PRIMARY KEY,
	village      TEXT NOT NULL,
	"group"      TEXT NOT NULL,
	head_name    TEXT NOT NULL,
	members      INTEGER NOT NULL,
	search       TEXT NOT NULL,
	dibao        TEXT NOT NULL,
	dibao_class  TEXT NOT NULL,
	tekun        TEXT NOT NULL,
	jdlk         TEXT NOT NULL,
	visits       INTEGER NOT NULL,
	last_visit   TEXT NOT NULL,
	heads        INTEGER NOT NULL
) STRICT;
