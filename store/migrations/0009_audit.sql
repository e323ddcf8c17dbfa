-- Who did what with the people in here. Written in the transaction of what was
-- done where there is one, and never changed. Each line has the hash of itself and
-- of the line before, so that none can be changed or left out unseen.
CREATE TABLE audit (
	ordinal  INTEGER NOT NULL PRIMARY KEY,
	at       TEXT NOT NULL,
	operator TEXT NOT NULL,
	action   TEXT NOT NULL,
	subject  TEXT NOT NULL,
	detail   TEXT NOT NULL,
	hash     BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX audit_subject ON audit (subject, ordinal);

CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
BEGIN
	SELECT raise(ABORT, 'the audit trail is never shortened');
END;
CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit
BEGIN
	SELECT raise(ABORT, 'the audit trail never changes');
END;
