-- Who belongs to which household as its first head has them, by what makes people
-- recognisable: a row for each name. Filled, as the tables below, when the
-- projections are computed again.
CREATE TABLE person (
	household TEXT NOT NULL,
	place     INTEGER NOT NULL, -- in the document
	former    INTEGER NOT NULL CHECK (former IN (0, 1)),
	member    TEXT NOT NULL,
	name      TEXT NOT NULL,
	number    TEXT NOT NULL,
	named     TEXT NOT NULL,
	head      INTEGER NOT NULL CHECK (head IN (0, 1)),
	claimed   INTEGER NOT NULL CHECK (claimed IN (0, 1)),
	PRIMARY KEY (household, place, former)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_number ON person (number, household) WHERE number <> '';
CREATE INDEX person_named ON person (named, household) WHERE named <> '';

-- What people found about households or persons that look the same. What a link
-- does is decided when it is asked for, from all of them.
CREATE TABLE link (
	object   BLOB NOT NULL PRIMARY KEY REFERENCES object (id),
	subject  TEXT NOT NULL,
	division TEXT NOT NULL,
	reach    TEXT NOT NULL,
	parents  BLOB NOT NULL,
	body     BLOB NOT NULL
) STRICT;

CREATE TABLE link_member (
	household TEXT NOT NULL,
	object    BLOB NOT NULL REFERENCES link (object),
	PRIMARY KEY (household, object)
) STRICT, WITHOUT ROWID;

-- Revisions that an office above sent back.
CREATE TABLE returned (
	object    BLOB NOT NULL PRIMARY KEY REFERENCES object (id),
	household TEXT NOT NULL,
	division  TEXT NOT NULL,
	reach     TEXT NOT NULL,
	revisions BLOB NOT NULL
) STRICT;
CREATE INDEX returned_household ON returned (household);

ALTER TABLE household ADD COLUMN divisions TEXT NOT NULL DEFAULT '';
ALTER TABLE household ADD COLUMN returned INTEGER NOT NULL DEFAULT 0;
