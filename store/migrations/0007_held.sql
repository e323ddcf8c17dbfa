-- What goes into a batch is decided without looking into payloads: whose matter an
-- object is and how much it takes up. The division of objects that are here
-- already is filled in when the projections are computed again.
ALTER TABLE object ADD COLUMN division TEXT NOT NULL DEFAULT '';
ALTER TABLE object ADD COLUMN size INTEGER NOT NULL DEFAULT 0;
UPDATE object SET size = length(payload);
DROP INDEX object_unacknowledged;
CREATE INDEX object_unacknowledged ON object (ordinal, type, division, subject, signer, size, id)
	WHERE acknowledged = 0 AND revoked = 0;
CREATE INDEX manifest_hash ON manifest (hash);
CREATE INDEX object_division ON object (division, ordinal);
