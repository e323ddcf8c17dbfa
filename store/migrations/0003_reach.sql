-- A revision follows what lies in the division of its signer's certificate, not
-- in its own alone. Empty is the object's own division. The rows of revision come
-- back with it when the projections are computed again.
ALTER TABLE object ADD COLUMN reach TEXT NOT NULL DEFAULT '';
DELETE FROM revision;
ALTER TABLE revision ADD COLUMN reach TEXT NOT NULL DEFAULT '';
