package store

import (
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"ruhu/survey"
	"ruhu/survey/hanzi"
	"ruhu/syncpkg/object"
)

// content is what the projections take from the body of an object: the household
// of a seed or a visit, or what a link or a return says.
type content struct {
	household survey.Household
	visit     string
	day       survey.Date
	level     string
	reason    string

	link    *object.LinkBody
	returns *object.ReturnBody
}

// projected are the types of objects that have a content.
var projected = []object.Type{object.Seed, object.Visit, object.Linking, object.Return}

// readContent decodes the body of an object that is projected. Objects of other
// types have no content here.
func readContent(o object.Object) (*content, error) {
	var c content
	var large bool
	switch o.Type {
	case object.Seed:
		var seed survey.Seed
		if err := object.Decode(o.Body, &seed); err != nil {
			return nil, bodyError(err)
		}
		c.household, large = seed.Household, seed.Household.TooLarge()
	case object.Visit:
		var revision survey.VisitRevision
		if err := object.Decode(o.Body, &revision); err != nil {
			return nil, bodyError(err)
		}
		v := revision.Visit
		c = content{household: v.Household, visit: v.ID, day: v.Day(), level: v.Level, reason: revision.Reason}
		large = v.TooLarge()
	case object.Attachment:
		_, err := readAttachment(o)
		return nil, err
	case object.Linking:
		c.link = new(object.LinkBody)
		return &c, bodyError(object.Decode(o.Body, c.link))
	case object.Return:
		c.returns = new(object.ReturnBody)
		return &c, bodyError(object.Decode(o.Body, c.returns))
	default:
		return nil, nil
	}
	if large {
		// What no form can hold is not computed with.
		return nil, fmt.Errorf("%w: it is beyond the bounds of a document", ErrBody)
	}
	if c.household.ID == "" || c.household.ID != o.Subject {
		return nil, fmt.Errorf("%w: it describes household %q and is about %q", ErrBody, c.household.ID, o.Subject)
	}
	if c.household.Village != o.Division {
		// The division is what the signer's certificate was held against.
		return nil, fmt.Errorf("%w: it is about a household of %q in the name of %q", ErrBody, c.household.Village, o.Division)
	}
	return &c, nil
}

func bodyError(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%w: %w", ErrBody, err)
}

// revision is a seed or visit in the history of a household.
type revision struct {
	object.Link
	visit string
	day   survey.Date
}

// headsOf returns the heads of a history, as object.Heads defines them.
func headsOf(revisions []revision) []object.ID {
	return object.Heads(func(yield func(object.Link) bool) {
		for _, r := range revisions {
			if !yield(r.Link) {
				return
			}
		}
	})
}

// visitsOf counts the visits of a household and finds the day of the last one.
// Several revisions of one visit count once, and a revision that was corrected
// lends its day no longer.
func visitsOf(revisions []revision) (visits int, last survey.Date) {
	seen, corrected := map[string]bool{}, map[object.ID]bool{}
	byID := map[object.ID]revision{}
	for _, r := range revisions {
		byID[r.ID] = r
	}
	for _, r := range revisions {
		for _, id := range r.Parents {
			if p, here := byID[id]; here && r.visit != "" && p.visit == r.visit && r.Follows(p.Link) {
				corrected[id] = true
			}
		}
	}
	for _, r := range revisions {
		if r.visit == "" {
			continue
		}
		seen[r.visit] = true
		if !corrected[r.ID] {
			last = max(last, r.day)
		}
	}
	return len(seen), last
}

// rowOf computes the line of a household on the list from the document of its
// first head, its history, and what was sent back of it.
func rowOf(h survey.Household, revisions []revision, returns []object.Link) HouseholdRow {
	visits, last := visitsOf(revisions)
	heads := linksOf(revisions, headsOf(revisions))
	return HouseholdRow{
		ID: h.ID, Village: h.Village, Group: h.Group, HeadName: h.DisplayName(), Members: len(h.Members),
		SearchText: searchText(h), Dibao: h.Dibao.Status, DibaoClass: h.Dibao.Class, Tekun: h.Tekun.Status,
		Jdlk: h.Jdlk.Status, Visits: visits, LastVisit: last, Heads: len(heads),
		Divisions: divisionsOf(heads), Returned: openReturns(returns, heads),
	}
}

// linksOf returns the links of the revisions with these ids.
func linksOf(revisions []revision, ids []object.ID) (links []object.Link) {
	for _, r := range revisions {
		if slices.Contains(ids, r.ID) {
			links = append(links, r.Link)
		}
	}
	return links
}

// divisionsOf returns the divisions of revisions, sorted, each once, with spaces
// between them.
func divisionsOf(revisions []object.Link) string {
	var divisions []string
	for _, r := range revisions {
		divisions = append(divisions, r.Division)
	}
	slices.Sort(divisions)
	return strings.Join(slices.Compact(divisions), " ")
}

// searchText makes one key for hanzi.Match of all members: their names, then
// their readings and, as further readings, the last four of their ID numbers.
func searchText(h survey.Household) string {
	var names, readings []string
	for _, m := range h.Members {
		name, rest, _ := strings.Cut(hanzi.SearchKey(m.Name, m.Reading), " ")
		names = append(names, name)
		readings = append(readings, strings.Fields(rest+" "+idTail(m.IDNumber))...)
	}
	return strings.Join(append([]string{strings.Join(names, "/")}, readings...), " ")
}

const idTailLength = 4

// idTail returns the last four characters of an ID number as people type them
// into a filter, also of a number that is not in order.
func idTail(number string) string {
	if known := survey.PersonNumber(number); known != "" {
		number = known
	}
	tail := []rune(strings.ToLower(strings.TrimSpace(number)))
	if len(tail) > idTailLength {
		tail = tail[len(tail)-idTailLength:]
	}
	return string(tail)
}

// project brings the projections up to date with an object that was just
// stored.
func (t *Tx) project(o object.Object, c *content) error {
	switch {
	case o.Type == object.Attachment:
		return t.projectAttachment(o)
	case c == nil:
		return nil
	case c.link != nil:
		return t.putLink(o, *c.link)
	case c.returns != nil:
		if err := t.putReturn(o, *c.returns); err != nil {
			return err
		}
	default:
		if err := t.putRevision(o, c); err != nil {
			return err
		}
	}
	return t.projectHousehold(o, c)
}

func (t *Tx) putRevision(o object.Object, c *content) error {
	_, err := t.exec("INSERT INTO revision (object, household, division, reach, visit, day, parents) VALUES (?, ?, ?, ?, ?, ?, ?)",
		o.ID[:], o.Subject, o.Division, o.Reach, c.visit, string(c.day), bytesOf(o.Parents))
	return err
}

// projectHousehold computes the line and the people of the household that an
// object is about, of which the content is given.
func (t *Tx) projectHousehold(o object.Object, c *content) error {
	revisions, err := t.revisions(o.Subject)
	if err != nil || len(revisions) == 0 {
		return err // what was sent back may come before the household
	}
	returns, err := t.returns(o.Subject)
	if err != nil {
		return err
	}
	doc := c.household
	if head := headsOf(revisions)[0]; head != o.ID {
		if doc, err = t.document(head); err != nil {
			return err
		}
	}
	if err := t.putPeople(doc); err != nil {
		return err
	}
	return t.putRow(rowOf(doc, revisions, returns))
}

func (r *Reader) revisions(household string) (list []revision, err error) {
	err = r.each(r.ctx, func(rows *sql.Rows) error {
		var id, parents []byte
		var v revision
		if err := rows.Scan(&id, &v.Division, &v.Reach, &v.visit, &v.day, &parents); err != nil {
			return err
		}
		v.ID, v.Parents = object.ID(id), idsOf(parents)
		list = append(list, v)
		return nil
	}, "SELECT object, division, reach, visit, day, parents FROM revision WHERE household = ?", household)
	return list, err
}

// document returns the household as a seed or visit describes it.
func (r *Reader) document(id object.ID) (survey.Household, error) {
	o, err := r.Object(id)
	if err != nil {
		return survey.Household{}, err
	}
	c, err := readContent(o)
	if err != nil {
		return survey.Household{}, err
	}
	return c.household, nil
}

func (t *Tx) putRow(h HouseholdRow) error {
	_, err := t.exec("INSERT OR REPLACE INTO household ("+rowColumns+") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		h.ID, h.Village, h.Group, h.HeadName, h.Members, h.SearchText, h.Dibao, h.DibaoClass, h.Tekun, h.Jdlk, h.Visits, string(h.LastVisit),
		h.Heads, h.Divisions, h.Returned)
	return err
}

// Rebuild computes the projections again from the objects, for a database in
// which Check found them different.
func (t *Tx) Rebuild() error {
	for _, table := range []string{"revision", "household", "person", "link_member", "link", "returned"} {
		if _, err := t.exec("DELETE FROM " + table); err != nil {
			return failed(err, "clear projections")
		}
	}
	for o, err := range t.Objects(t.ctx, ObjectFilter{Types: projected}) {
		if err != nil {
			return err
		}
		c, err := readContent(o)
		if err != nil {
			return fmt.Errorf("rebuild projections: object %s: %w", o.ID, err)
		}
		if err := t.project(o, c); err != nil {
			return failed(err, "rebuild projections")
		}
	}
	return t.rebuildAttachments()
}
