package store

import (
	"database/sql"
	"slices"

	"ruhu/syncpkg/object"
)

// putReturn keeps what a return names.
func (t *Tx) putReturn(o object.Object, body object.ReturnBody) error {
	_, err := t.exec("INSERT INTO returned (object, household, division, reach, revisions) VALUES (?, ?, ?, ?, ?)",
		o.ID[:], o.Subject, o.Division, o.Reach, bytesOf(body.Revisions))
	return err
}

// returns reads the returns of a household. Each is a link to what it sends back:
// like a revision, it means only what lies in its signer's reach.
func (r *Reader) returns(household string) (list []object.Link, err error) {
	err = r.each(r.ctx, func(rows *sql.Rows) error {
		var id, revisions []byte
		var l object.Link
		if err := rows.Scan(&id, &l.Division, &l.Reach, &revisions); err != nil {
			return err
		}
		l.ID, l.Parents = object.ID(id), idsOf(revisions)
		list = append(list, l)
		return nil
	}, "SELECT object, division, reach, revisions FROM returned WHERE household = ?", household)
	return list, err
}

// sentBack is the link of a return to the revisions it names.
func sentBack(o object.Object, revisions []object.ID) object.Link {
	return object.Link{ID: o.ID, Division: o.Division, Reach: o.Reach, Parents: revisions}
}

// openReturns counts the returns that are not answered yet.
func openReturns(returns, heads []object.Link) (open int) {
	for _, r := range returns {
		if isOpen(r, heads) {
			open++
		}
	}
	return open
}

// isOpen reports whether a return names a head: what it sent back has not been
// followed by anything yet.
func isOpen(r object.Link, heads []object.Link) bool { return slices.ContainsFunc(heads, r.Follows) }

// readReturns fills in what was sent back of a household whose history was read.
func (r *Reader) readReturns(household string, heads []object.Link) (list []Return, err error) {
	for o, err := range r.Objects(r.ctx, ObjectFilter{Types: []object.Type{object.Return}, Subject: household}) {
		if err != nil {
			return nil, err
		}
		c, err := readContent(o)
		if err != nil {
			return nil, err
		}
		list = append(list, Return{
			ID: o.ID, Revisions: c.returns.Revisions, Comment: c.returns.Comment, Author: o.Author, Signer: o.Signer,
			Claimed: o.Claimed, Open: isOpen(sentBack(o, c.returns.Revisions), heads),
		})
	}
	return list, nil
}
