package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"

	"ruhu/assets/text"
	"ruhu/survey"
	"ruhu/syncpkg/object"
)

// CheckReport is what Check found. Without problems everything is intact.
type CheckReport struct {
	Objects    int            `json:"objects"`    // objects that are as they were signed
	Households int            `json:"households"` // households computed again from them
	Problems   []CheckProblem `json:"problems"`   // never nil
}

// CheckProblem is one thing that is not as it should be.
type CheckProblem struct {
	Code    string `json:"code"`    // file reference object revision household person said attachment audit
	Subject string `json:"subject"` // object id or household id, empty for the file as a whole
	Detail  string `json:"detail"`  // for whoever repairs it, in English
}

// Text returns the sentence for people.
func (p CheckProblem) Text(lang text.Lang) string {
	if p.Subject == "" {
		return lang.T("store.check." + p.Code)
	}
	return lang.T("store.check."+p.Code, p.Subject)
}

// Codes of problems. A revision and a household are computed from the objects:
// Rebuild puts them right.
const (
	fileProblem      = "file"
	referenceProblem = "reference"
	objectProblem    = "object"
	revisionProblem  = "revision"
	householdProblem = "household"
	auditProblem     = "audit"

	attachmentProblem = "attachment"
	personProblem     = "person"
	saidProblem       = "said"
)

// maxProblems bounds a report on a database that is thoroughly damaged.
const maxProblems = 1000

// Check reads everything again: the database file's own structure, every object
// against its hash, and the projections against those computed from the objects
// anew. It changes nothing; Rebuild puts projections right.
func (s *Store) Check(ctx context.Context) (CheckReport, error) {
	tx, err := s.db.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return CheckReport{}, failed(err, "begin check")
	}
	defer tx.Rollback() // nothing was changed
	c := checker{r: &Reader{ctx: ctx, q: tx, blobs: s.blobs}, report: CheckReport{Problems: []CheckProblem{}}}
	for _, step := range []func() error{c.integrity, c.load, c.loadPeople, c.loadSaid, c.objects, c.leftovers, c.contents, c.auditTrail} {
		err := failed(step(), "check workspace")
		if errors.Is(err, ErrDamaged) {
			c.problem(fileProblem, "", "%v", err)
			continue
		}
		if err != nil {
			return CheckReport{}, err
		}
	}
	return c.report, nil
}

// checker compares what is stored with what the objects say. What was found
// right is taken out of rows and revisions; what remains has no object.
type checker struct {
	r         *Reader
	report    CheckReport
	rows      map[string]HouseholdRow
	revisions map[object.ID]storedRevision

	attachments map[object.ID]storedAttachment
	people      map[string][]Person
	said        map[object.ID]said
}

// storedRevision is a revision as the table has it.
type storedRevision struct{ household, division, reach, visit, day, parents string }

func (c *checker) problem(code, subject, format string, args ...any) {
	if len(c.report.Problems) < maxProblems {
		c.report.Problems = append(c.report.Problems, CheckProblem{code, subject, fmt.Sprintf(format, args...)})
	}
}

func (c *checker) integrity() error {
	err := c.r.each(c.r.ctx, func(rows *sql.Rows) error {
		var line string
		err := rows.Scan(&line)
		if line != "ok" {
			c.problem(fileProblem, "", "%s", line)
		}
		return err
	}, "PRAGMA integrity_check")
	if err != nil {
		return err
	}
	return c.r.each(c.r.ctx, func(rows *sql.Rows) error {
		var table, parent string
		var row sql.NullInt64
		var key int
		err := rows.Scan(&table, &row, &parent, &key)
		c.problem(referenceProblem, "", "row %d of %s refers to nothing in %s", row.Int64, table, parent)
		return err
	}, "PRAGMA foreign_key_check")
}

// load reads the projections as they are stored.
func (c *checker) load() error {
	c.rows, c.revisions = map[string]HouseholdRow{}, map[object.ID]storedRevision{}
	err := c.r.each(c.r.ctx, func(rows *sql.Rows) error {
		var h HouseholdRow
		err := rows.Scan(h.fields()...)
		c.rows[h.ID] = h
		return err
	}, "SELECT "+rowColumns+" FROM household")
	if err != nil {
		return err
	}
	if err := c.loadAttachments(); err != nil {
		return err
	}
	return c.r.each(c.r.ctx, func(rows *sql.Rows) error {
		var id []byte
		var v storedRevision
		if err := rows.Scan(&id, &v.household, &v.division, &v.reach, &v.visit, &v.day, &v.parents); err != nil {
			return err
		}
		c.revisions[object.ID(id)] = v
		return nil
	}, "SELECT object, household, division, reach, visit, day, parents FROM revision")
}

// history is what the objects say about one household.
type history struct {
	revisions []revision
	returns   []object.Link
	docs      map[object.ID]survey.Household
}

// objects reads every object, household by household.
func (c *checker) objects() error {
	var subject string
	h := history{docs: map[object.ID]survey.Household{}}
	err := c.r.each(c.r.ctx, func(rows *sql.Rows) error {
		var row storedObject
		if err := rows.Scan(append([]any{&row.id, &row.kind, &row.subject, &row.revoked}, row.fields()...)...); err != nil {
			return err
		}
		if row.subject != subject {
			c.household(subject, h)
			subject, h = row.subject, history{docs: map[object.ID]survey.Household{}}
		}
		c.object(row, &h)
		return nil
	}, "SELECT id, type, subject, revoked, "+objectColumns+" FROM object ORDER BY subject, ordinal")
	c.household(subject, h)
	return err
}

// storedObject is an object as the table has it.
type storedObject struct {
	sealedRow
	id            []byte
	kind, subject string
	revoked       bool // it is in no projection
}

// object checks that an object is what its columns say and notes what it says
// about its household.
func (c *checker) object(row storedObject, h *history) {
	id := hex.EncodeToString(row.id)
	o, err := row.reopen()
	if err != nil {
		c.problem(objectProblem, id, "%v", err)
		return
	}
	if !bytes.Equal(o.ID[:], row.id) || string(o.Type) != row.kind || o.Subject != row.subject {
		c.problem(objectProblem, id, "its content is that of object %s", o.ID)
		return
	}
	content, err := readContent(o)
	if err != nil {
		c.problem(objectProblem, id, "%v", err)
		return
	}
	c.report.Objects++
	if o.Type == object.Attachment {
		c.attachment(o)
	}
	if content == nil || row.revoked {
		return
	}
	if content.link != nil || content.returns != nil {
		c.statement(o, content, h)
		return
	}
	h.revisions = append(h.revisions, revision{Link: o.Link(), visit: content.visit, day: content.day})
	h.docs[o.ID] = content.household
	want := storedRevision{o.Subject, o.Division, o.Reach, content.visit, string(content.day), string(bytesOf(o.Parents))}
	if got, ok := c.revisions[o.ID]; !ok || got != want {
		c.problem(revisionProblem, row.subject, "revision %s is not as its object says", o.ID)
	}
	delete(c.revisions, o.ID)
}

// household compares one line of the list with what the objects give.
func (c *checker) household(id string, h history) {
	if len(h.revisions) == 0 {
		return
	}
	c.report.Households++
	doc := h.docs[headsOf(h.revisions)[0]]
	if got, ok := c.rows[id]; !ok || got != rowOf(doc, h.revisions, h.returns) {
		c.problem(householdProblem, id, "the list does not show the household as its objects say")
	}
	delete(c.rows, id)
	if !slices.Equal(c.people[id], peopleOf(doc)) {
		c.problem(personProblem, id, "its people are not as its objects say")
	}
	delete(c.people, id)
}

// leftovers are projections of objects that are not there.
func (c *checker) leftovers() error {
	for id := range c.rows {
		c.problem(householdProblem, id, "the list shows a household without objects")
	}
	for id, v := range c.revisions {
		c.problem(revisionProblem, v.household, "revision %s has no object", id)
	}
	for id := range c.people {
		c.problem(personProblem, id, "there are people of a household without objects")
	}
	for id, v := range c.said {
		c.problem(saidProblem, v.subject, "what %s says has no object", id)
	}
	return nil
}
