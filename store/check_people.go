package store

import (
	"database/sql"
	"slices"
	"strings"

	"ruhu/syncpkg/object"
)

// said is what a link or a return says, as its table has it.
type said struct{ subject, division, reach, names, body, members string }

// loadPeople reads the people as they are stored.
func (c *checker) loadPeople() error {
	c.people = map[string][]Person{}
	return c.r.each(c.r.ctx, func(rows *sql.Rows) error {
		var p Person
		err := rows.Scan(p.fields()...)
		c.people[p.Household] = append(c.people[p.Household], p)
		return err
	}, "SELECT "+personColumns+" FROM person ORDER BY household, place, former")
}

// loadSaid reads links and returns as they are stored.
func (c *checker) loadSaid() error {
	c.said = map[object.ID]said{}
	return c.r.each(c.r.ctx, func(rows *sql.Rows) error {
		var id []byte
		var s said
		if err := rows.Scan(&id, &s.subject, &s.division, &s.reach, &s.names, &s.body, &s.members); err != nil {
			return err
		}
		c.said[object.ID(id)] = s
		return nil
	}, `SELECT object, subject, division, reach, parents, body,
			(SELECT group_concat(household, ' ' ORDER BY household) FROM link_member m WHERE m.object = link.object) FROM link
		UNION ALL SELECT object, household, division, reach, revisions, x'', '' FROM returned`)
}

// statement compares a link or a return with what its object says, and notes what
// is sent back of the household.
func (c *checker) statement(o object.Object, content *content, h *history) {
	want := said{subject: o.Subject, division: o.Division, reach: o.Reach, names: string(bytesOf(o.Parents)), body: string(o.Body)}
	if content.link != nil {
		want.members = membersOf(*content.link)
	}
	if content.returns != nil {
		want.names, want.body = string(bytesOf(content.returns.Revisions)), ""
		h.returns = append(h.returns, sentBack(o, content.returns.Revisions))
	}
	if got, ok := c.said[o.ID]; !ok || got != want {
		c.problem(saidProblem, o.Subject, "what %s says is not as its object says", o.ID)
	}
	delete(c.said, o.ID)
}

// membersOf returns the households that a link names, sorted, each once, with
// spaces between them.
func membersOf(link object.LinkBody) string {
	var households []string
	for _, m := range link.Members {
		households = append(households, m.Household)
	}
	slices.Sort(households)
	return strings.Join(slices.Compact(households), " ")
}
