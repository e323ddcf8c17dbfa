package people

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"ruhu/app"
	"ruhu/assets/text"
	"ruhu/store"
	"ruhu/survey"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// Settle signs for each case that it is the same household or person, or that it
// is not, in one transaction: all of them, or on an error none. What was said
// before about the same ones is followed, so that a mistake can be taken back.
func Settle(ctx context.Context, w *app.Workspace, cases []Case, same bool, comment string) error {
	comment = strings.TrimSpace(comment)
	if utf8.RuneCountInString(comment) > syncpkg.MaxComment {
		return text.Fail("people.comment_too_long", syncpkg.MaxComment)
	}
	links, joined, err := w.Store.Links(ctx)
	if err != nil {
		return err
	}
	before := map[string][]object.ID{}
	for _, l := range links {
		if joined.Effects[l.ID] != object.Superseded {
			before[l.Subject] = append(before[l.Subject], l.ID)
		}
	}
	signed := make([]object.Object, len(cases))
	for i, c := range cases {
		if signed[i], err = c.sign(w, same, comment, before["link/"+c.ID]); err != nil {
			return err
		}
	}
	err = w.Store.Update(ctx, func(tx *store.Tx) error {
		for i, o := range signed {
			if _, err := tx.AddObject(o, ""); err != nil {
				return err
			}
			for _, side := range cases[i].Sides {
				if err := w.AuditIn(tx, app.AuditCase, side.Household, o.ID.String()); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		return text.Fail("people.not_settled").Because(err)
	}
	return nil
}

// sign makes the link of a case.
func (c Case) sign(w *app.Workspace, same bool, comment string, before []object.ID) (object.Object, error) {
	division, ok := c.division(w)
	if !ok {
		return object.Object{}, text.Fail("people.outside", c.Sides[0].Row.HeadName)
	}
	members := slices.SortedFunc(slices.Values(c.Members()), object.CompareLinkMembers)
	h, err := syncpkg.Compose(object.Linking, division, syncpkg.LinkSubject(members),
		syncpkg.LinkBody{Kind: c.kind(same), Members: members, Comment: comment})
	if err != nil {
		return object.Object{}, fmt.Errorf("settle case %s: %w", c.ID, err)
	}
	h.Parents = before[:min(len(before), object.MaxParents)]
	return w.Sign(h)
}

// kind is what a link says about the case.
func (c Case) kind(same bool) string {
	switch {
	case c.Kind == Household && same:
		return object.SameHousehold
	case c.Kind == Household:
		return object.DifferentHousehold
	case same:
		return object.SamePerson
	}
	return object.DifferentPerson
}

// division returns the smallest division around all households of the case, if it
// lies in the workspace's own: no other's links would do anything.
func (c Case) division(w *app.Workspace) (division string, ok bool) {
	var codes []string
	for _, s := range c.Sides {
		codes = append(codes, strings.Fields(s.Row.Divisions)...)
	}
	for _, digits := range []int{survey.VillageDigits, survey.TownshipDigits, survey.CountyDigits} {
		outside := func(code string) bool { return len(code) < digits || code[:digits] != codes[0][:digits] }
		if len(codes) > 0 && len(codes[0]) >= digits && !slices.ContainsFunc(codes, outside) {
			division = codes[0][:digits]
			return division, survey.InDivision(division, w.Division)
		}
	}
	return "", false
}
