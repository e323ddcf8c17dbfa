-- What a draft was before its last edits, and after those that were taken back:
-- a step with a number up to draft.step holds the document before an edit, one
-- above it the document after.
ALTER TABLE draft ADD COLUMN step INTEGER NOT NULL DEFAULT 0;
CREATE TABLE draft_step (
	visit TEXT NOT NULL REFERENCES draft (visit) ON DELETE CASCADE,
	step  INTEGER NOT NULL,
	field TEXT NOT NULL,
	doc   BLOB NOT NULL,
	PRIMARY KEY (visit, step)
) STRICT;
