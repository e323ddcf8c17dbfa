-- Batches that are being read: their verified pieces wait here, out of sight, until
-- the whole batch is verified. A break in between loses none of them.
CREATE TABLE staging (
	ordinal INTEGER NOT NULL PRIMARY KEY,
	batch   BLOB NOT NULL UNIQUE CHECK (length(batch) = 32),
	blocks  INTEGER NOT NULL,
	known   INTEGER NOT NULL
) STRICT;
CREATE TABLE staged (
	ordinal   INTEGER NOT NULL PRIMARY KEY,
	staging   INTEGER NOT NULL REFERENCES staging (ordinal) ON DELETE CASCADE,
	reach     TEXT NOT NULL,
	bad       INTEGER NOT NULL CHECK (bad IN (0, 1)),
	signer    BLOB NOT NULL CHECK (length(signer) = 32),
	signature BLOB NOT NULL,
	payload   BLOB NOT NULL
) STRICT;
CREATE INDEX staged_staging ON staged (staging, ordinal);
