package conflict

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"ruhu/app"
	"ruhu/assets/text"
	"ruhu/store"
	"ruhu/survey"
	"ruhu/syncpkg/object"
)

// Errors of Resolve.
var (
	ErrMoved   = errors.New("another record arrived meanwhile")
	ErrRefused = errors.New("the records cannot be settled like this")
)

// MaxReason is how many characters a reason may have.
const MaxReason = survey.MaxText

// Resolution is what a person decided.
type Resolution struct {
	Base    int            // the record whose visitors and meetings hold, one of Bases
	Choices survey.Choices // for every difference that nothing is offered for, and any other
	Reason  string         // why, in words
}

// Resolve signs a record that follows all records in conflict. It is a revision
// of the visit that was chosen as base: the same visitors, the same day; its
// findings and their receipt are computed anew. It is refused, with every reason
// a line, where something is still to be chosen, where it could not be finished
// as a visit, and where what was chosen contradicts itself as no record did. The
// error wraps ErrMoved when other records hold by now than the person saw. In
// all these cases nothing was changed.
func Resolve(ctx context.Context, w *app.Workspace, c *Conflict, r Resolution) (object.Object, error) {
	h, err := c.settled(w, r)
	if err != nil {
		return object.Object{}, err
	}
	body, err := c.body(w, r, h)
	if err != nil {
		return object.Object{}, err
	}
	o, err := w.Sign(object.Header{Type: c.Heads[r.Base].Type, Division: h.Village, Subject: c.Household, Parents: c.IDs(), Body: body})
	if err != nil {
		return object.Object{}, err
	}
	err = w.Store.Update(ctx, func(tx *store.Tx) error {
		if err := c.replace(tx, o); err != nil {
			return err
		}
		return w.AuditIn(tx, app.AuditSettled, c.Household, o.ID.String())
	})
	var refused *text.Error
	switch {
	case errors.As(err, &refused):
		return object.Object{}, err
	case err != nil:
		return object.Object{}, text.Fail("conflict.not_saved").Because(err)
	}
	return o, nil
}

// replace adds the record where it then is the only one that holds.
func (c *Conflict) replace(tx *store.Tx, o object.Object) error {
	state, err := tx.Household(c.Household)
	if err != nil {
		return err
	}
	if !slices.Equal(state.Heads, c.IDs()) {
		return text.Fail("conflict.moved").Because(ErrMoved)
	}
	if _, err := tx.AddObject(o, ""); err != nil {
		return err
	}
	if state, err = tx.Household(c.Household); err != nil {
		return err
	}
	if len(state.Heads) != 1 {
		return text.Fail("conflict.beyond").Because(ErrRefused)
	}
	return nil
}

// settled makes the household, or says all that stands against it.
func (c *Conflict) settled(w *app.Workspace, r Resolution) (survey.Household, error) {
	var reasons []error
	refuse := func(key string, args ...any) {
		reasons = append(reasons, text.Fail(key, args...).Because(ErrRefused))
	}
	switch n := len([]rune(strings.TrimSpace(r.Reason))); {
	case n == 0:
		refuse("conflict.no_reason")
	case n > MaxReason:
		refuse("conflict.reason_too_long", MaxReason)
	}
	if !slices.Contains(c.Bases(), r.Base) {
		refuse("conflict.no_base")
		return survey.Household{}, errors.Join(reasons...)
	}
	h, open := c.Settle(r.Choices)
	for _, path := range open {
		refuse("conflict.open", path)
	}
	if len(open) > 0 {
		return h, errors.Join(reasons...)
	}
	if !survey.InDivision(h.Village, w.Division) {
		refuse("conflict.beyond")
	}
	v := c.visit(r.Base, h)
	if v.TooLarge() {
		refuse("visit.too_large", survey.MaxText, survey.MaxMembers, survey.MaxLines)
	}
	for _, p := range c.problems(r.Base, v) {
		refuse("problem."+p.Code, p.Args...)
	}
	return h, errors.Join(reasons...)
}

// problems are what stands against finishing the visit, and the errors that no
// record had: they come of putting the records together.
func (c *Conflict) problems(base int, v survey.Visit) []survey.Problem {
	var problems []survey.Problem
	if c.Heads[base].IsVisit() {
		problems = v.Unfinished()
	}
	had := map[string]bool{}
	for _, h := range c.Records {
		for _, p := range h.Check(v.Day()) {
			had[p.Path+" "+p.Code] = true
		}
	}
	for _, p := range v.Household.Check(v.Day()) {
		if p.Strength == survey.Error && !had[p.Path+" "+p.Code] {
			problems = append(problems, p)
		}
	}
	return problems
}

// body encodes what is signed.
func (c *Conflict) body(w *app.Workspace, r Resolution, h survey.Household) ([]byte, error) {
	reason := strings.TrimSpace(r.Reason)
	if !c.Heads[r.Base].IsVisit() {
		return object.Encode(survey.Seed{Household: h, Source: reason})
	}
	assessment, err := json.Marshal(w.Pack.Assess(h, c.day(r.Base, w.Today()), text.Zh))
	if err != nil {
		return nil, fmt.Errorf("encode assessment: %w", err)
	}
	return object.Encode(survey.VisitRevision{Visit: c.visit(r.Base, h), Assessment: assessment, Reason: reason})
}

// visit is the visit that was chosen as base, to the household as it was settled:
// whom the base did not know was met by the others.
func (c *Conflict) visit(base int, h survey.Household) survey.Visit {
	v := c.Heads[base].Visit
	v.Household = h
	v.Met, v.Explained = nil, nil
	for _, m := range h.Members {
		if met, ok := c.meeting(base, m.Key); ok {
			v.Met = append(v.Met, met)
		}
	}
	for _, p := range v.Check() {
		if reason := c.explanation(base, p); reason != "" {
			v.Explain(p, reason)
		}
	}
	return v
}

// baseFirst are the records, the base before the others.
func (c *Conflict) baseFirst(base int) []int {
	order := []int{base}
	for i := range c.Heads {
		if i != base {
			order = append(order, i)
		}
	}
	return order
}

// meeting returns what is recorded about meeting a member.
func (c *Conflict) meeting(base int, member string) (survey.Meeting, bool) {
	for _, i := range c.baseFirst(base) {
		for _, met := range c.Heads[i].Visit.Met {
			if c.memberKey(i, met.Member) == member {
				met.Member = member
				return met, true
			}
		}
	}
	return survey.Meeting{}, false
}

// explanation returns why a warning may stay, as a record says.
func (c *Conflict) explanation(base int, p survey.Problem) string {
	for _, i := range c.baseFirst(base) {
		for _, e := range c.Heads[i].Visit.Explained {
			if e.Code == p.Code && c.renamedPath(i, e.Path) == p.Path {
				return e.Reason
			}
		}
	}
	return ""
}

// memberKey is the key that a member of a record has in the comparison.
func (c *Conflict) memberKey(record int, key string) string {
	if now, renamed := c.Renamed[record][key]; renamed {
		return now
	}
	return key
}

// renamedPath is a path of a record with the keys of the comparison.
func (c *Conflict) renamedPath(record int, path string) string {
	parts := strings.Split(path, ".")
	if len(parts) > 1 && parts[0] == "members" {
		parts[1] = c.memberKey(record, parts[1])
	}
	return strings.Join(parts, ".")
}
