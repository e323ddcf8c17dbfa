package store

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"

	"ruhu/syncpkg/object"
)

// putLink keeps what a link says.
func (t *Tx) putLink(o object.Object, body object.LinkBody) error {
	if _, err := t.exec("INSERT INTO link (object, subject, division, reach, parents, body) VALUES (?, ?, ?, ?, ?, ?)",
		o.ID[:], o.Subject, o.Division, o.Reach, bytesOf(o.Parents), o.Body); err != nil {
		return err
	}
	for _, m := range body.Members {
		if _, err := t.exec("INSERT OR IGNORE INTO link_member (household, object) VALUES (?, ?)", m.Household, o.ID[:]); err != nil {
			return err
		}
	}
	return nil
}

// Links returns every link that is here, in the order of their ids, and what all
// of them together do.
func (r *Reader) Links(ctx context.Context) ([]object.Statement, object.Joined, error) {
	links, err := r.statements(ctx, "")
	if err != nil {
		return nil, object.Joined{}, failed(err, "read links")
	}
	divisions := map[string][]string{}
	if len(links) > 0 {
		if err := r.divisions(ctx, divisions, ""); err != nil {
			return nil, object.Joined{}, failed(err, "read divisions of linked households")
		}
	}
	return links, object.Join(links, divisions), nil
}

// around is what links do to one household: those that name it, and all that can
// be reached from there over households that links name together.
func (r *Reader) around(household string) (object.Joined, error) {
	divisions, seen := map[string][]string{}, map[object.ID]bool{}
	var links []object.Statement
	for ask := []string{household}; len(ask) > 0; ask = ask[1:] {
		if err := r.divisions(r.ctx, divisions, " WHERE id = ?", ask[0]); err != nil {
			return object.Joined{}, failed(err, "read divisions of linked households")
		}
		found, err := r.statements(r.ctx, " WHERE object IN (SELECT object FROM link_member WHERE household = ?)", ask[0])
		if err != nil {
			return object.Joined{}, failed(err, "read links")
		}
		for _, l := range found {
			if seen[l.ID] {
				continue
			}
			seen[l.ID] = true
			links = append(links, l)
			for _, m := range l.Members {
				if !slices.Contains(ask, m.Household) {
					ask = append(ask, m.Household)
				}
			}
		}
	}
	return object.Join(links, divisions), nil
}

func (r *Reader) statements(ctx context.Context, where string, args ...any) (links []object.Statement, err error) {
	err = r.each(ctx, func(rows *sql.Rows) error {
		var id, parents, body []byte
		var s object.Statement
		if err := rows.Scan(&id, &s.Subject, &s.Division, &s.Reach, &parents, &body); err != nil {
			return err
		}
		s.ID, s.Parents = object.ID(id), idsOf(parents)
		links = append(links, s)
		return object.Decode(body, &links[len(links)-1].LinkBody)
	}, "SELECT object, subject, division, reach, parents, body FROM link"+where+" ORDER BY object", args...)
	return links, err
}

// divisions adds the divisions of the heads of households.
func (r *Reader) divisions(ctx context.Context, to map[string][]string, where string, args ...any) error {
	return r.each(ctx, func(rows *sql.Rows) error {
		var id, codes string
		err := rows.Scan(&id, &codes)
		to[id] = strings.Fields(codes)
		return err
	}, "SELECT id, divisions FROM household"+where, args...)
}

// standIn chooses who stands for several households that are one family: one that
// was visited before one that was not, else the one with the smallest id. No clock
// decides it.
func standIn(family []HouseholdRow) HouseholdRow {
	return slices.MinFunc(family, func(a, b HouseholdRow) int {
		return cmp.Or(cmp.Compare(min(b.Visits, 1), min(a.Visits, 1)), cmp.Compare(a.ID, b.ID))
	})
}

// fold makes one line of each family: visits and drafts of all are counted on it,
// and whoever is looked for in any of them is found. The second list has those
// behind another.
func fold(rows []HouseholdRow, joined object.Joined) (list, behind []HouseholdRow) {
	if len(joined.Households) == 0 {
		return rows, nil
	}
	at := make(map[string]int, len(rows))
	for i, h := range rows {
		at[h.ID] = i
	}
	for _, ids := range joined.Households {
		var family []HouseholdRow
		for _, id := range ids {
			if i, here := at[id]; here { // it may have come after the rows were read
				family = append(family, rows[i])
			}
		}
		if len(family) < 2 {
			continue
		}
		first := standIn(family)
		for _, h := range family {
			if h.ID != first.ID {
				rows[at[h.ID]].Behind = first.ID
				first = first.with(h)
			}
		}
		rows[at[first.ID]] = first
	}
	for _, h := range rows {
		if h.Behind != "" {
			behind = append(behind, h)
		} else {
			list = append(list, h)
		}
	}
	return list, behind
}

// with adds what must not be lost of another household of the same family.
func (h HouseholdRow) with(other HouseholdRow) HouseholdRow {
	h.Linked++
	h.Visits += other.Visits
	h.LastVisit = max(h.LastVisit, other.LastVisit)
	h.Returned += other.Returned
	h.DraftVisit = cmp.Or(h.DraftVisit, other.DraftVisit)
	h.SearchText = alsoFinds(h.SearchText, other.SearchText)
	return h
}

// alsoFinds joins two search keys: names come before the first space, readings
// behind it.
func alsoFinds(key, other string) string {
	names, readings, _ := strings.Cut(key, " ")
	otherNames, otherReadings, _ := strings.Cut(other, " ")
	if names == otherNames && readings == otherReadings {
		return key
	}
	return names + "/" + otherNames + " " + readings + " " + otherReadings
}

// family returns the ids of the other households that are the same family.
func family(id string, joined object.Joined) []string {
	for _, ids := range joined.Households {
		if i := slices.Index(ids, id); i >= 0 {
			return slices.Delete(slices.Clone(ids), i, i+1)
		}
	}
	return nil
}

// countOnce takes out of the counts what links say is counted already.
func (r *Reader) countOnce(c *Counts) error {
	_, joined, err := r.Links(r.ctx)
	if err != nil || len(joined.Households)+len(joined.People) == 0 {
		return err
	}
	rows, err := r.rows(r.ctx)
	if err != nil {
		return err
	}
	list, behind := fold(rows, joined)
	*c = Counts{
		Conflicts: c.Conflicts, Drafts: c.Drafts, Objects: c.Objects, Unacknowledged: c.Unacknowledged, Quarantined: c.Quarantined,
		Households: len(list),
	}
	for _, h := range list {
		c.Members += h.Members
		c.Visited += min(h.Visits, 1)
		c.Returned += min(h.Returned, 1)
	}
	hidden := map[string]bool{}
	for _, h := range behind {
		hidden[h.ID] = true
	}
	return r.countPeopleOnce(c, joined.People, hidden)
}

// countPeopleOnce counts each person once who was counted in several households.
func (r *Reader) countPeopleOnce(c *Counts, people [][]object.LinkMember, hidden map[string]bool) error {
	for _, person := range people {
		counted := 0
		for _, m := range person {
			if hidden[m.Household] {
				continue
			}
			var here bool
			err := r.one("SELECT EXISTS (SELECT 1 FROM person WHERE household = ? AND member = ?)", m.Household, m.Member).Scan(&here)
			if err != nil {
				return err
			}
			if here {
				counted++
			}
		}
		c.Members -= max(0, counted-1)
	}
	return nil
}
