-- Who supersedes whom depends on the division of a revision. The rows come back
-- with it when the projections are computed again.
DELETE FROM revision;
ALTER TABLE revision ADD COLUMN division TEXT NOT NULL DEFAULT '';
