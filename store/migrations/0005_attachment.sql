-- Contents of attachments, each sealed by itself and kept once whoever asks for
-- it. Nobody sees one before an attachment object names it.
CREATE TABLE blob (
	hash BLOB NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
	size INTEGER NOT NULL CHECK (size > 0)
) STRICT, WITHOUT ROWID;
CREATE TABLE blob_chunk (
	hash   BLOB NOT NULL REFERENCES blob (hash),
	n      INTEGER NOT NULL,
	sealed BLOB NOT NULL,
	PRIMARY KEY (hash, n)
) STRICT;

-- A projection: what the attachment objects say, those of revoked keys included.
CREATE TABLE attachment (
	object    BLOB NOT NULL PRIMARY KEY REFERENCES object (id),
	household TEXT NOT NULL,
	division  TEXT NOT NULL,
	hash      BLOB NOT NULL CHECK (length(hash) = 32),
	size      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX attachment_household ON attachment (household);
CREATE INDEX attachment_hash ON attachment (hash);
