package cases

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ruhu/app/people"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/widgets"
	"ruhu/assets"
	"ruhu/store"
	"ruhu/survey"
)

// rowParts are the parts of one row of the list.
type rowParts struct {
	widgets.Composite
	name, state, kind, place *widgets.Text
}

// The columns of both lines of a row.
var (
	upper = widgets.NewColumns(10, widgets.Share(1), widgets.Fixed(150))
	lower = widgets.NewColumns(10, widgets.Share(1), widgets.Fixed(150))
)

func newRow() fyne.CanvasObject {
	p := &rowParts{
		name: widgets.NewStrong("").Elided(), state: widgets.NewCaption("").Elided().Right(),
		kind: widgets.NewCaption("").Elided(), place: widgets.NewCaption("").Elided().Right(),
	}
	p.Compose(p, widgets.NewRows(2, upper.Row(p.name, p.state), lower.Row(p.kind, p.place)))
	return p
}

func (s *Cases) fill(row int, o fyne.CanvasObject) {
	p, c := o.(*rowParts), s.found.Cases[row]
	p.name.SetText(nameOf(c.Sides[0]))
	p.kind.SetText(s.env.T("people.kind." + c.Kind))
	p.place.SetText(strings.TrimSpace(assets.DivisionName(c.Sides[0].Row.Village) + " " + c.Sides[0].Row.Group))
	p.state.SetText(s.t("state." + c.State))
	p.state.SetColor(tones[c.State].Ink())
}

// tones of the states of cases.
var tones = map[string]widgets.Tone{
	people.Open: widgets.ToneWarn, people.Confirmed: widgets.ToneAccent, people.Contradicted: widgets.ToneBad,
}

// nameOf is how a side of a case is called.
func nameOf(s people.Side) string {
	if s.Member == "" {
		return s.Row.HeadName
	}
	return s.Person.Name
}

// show shows a case: its sides beside each other, and what can be said about it.
func (s *Cases) show(row int) {
	c := s.found.Cases[row]
	sides := make([]fyne.CanvasObject, len(c.Sides))
	for i, side := range c.Sides {
		card, err := s.side(c, side)
		if err != nil {
			s.env.Fail(err)
			return
		}
		sides[i] = card
	}
	page := widgets.NewRows(14,
		widgets.NewSectionTitle(s.t("title."+c.Kind, nameOf(c.Sides[0])), s.why(c)),
		widgets.NewGrid(300, 14, sides...), s.verdict(c))
	if idle := s.idle(); idle != nil {
		page.Add(idle)
	}
	s.page.Objects = []fyne.CanvasObject{container.NewVScroll(widgets.Inset(22, 18, page))}
	s.page.Refresh()
}

// why says how the sides of a case look the same.
func (s *Cases) why(c people.Case) string {
	switch {
	case c.State == people.Contradicted:
		return s.t("contradicted")
	case c.Identical:
		return s.t("why.identical", c.Shared)
	case c.Kind == people.Household:
		return s.t("why.shared", c.Shared)
	}
	return s.env.T("people.by." + c.By)
}

// side shows one household, or one person in theirs.
func (s *Cases) side(c people.Case, side people.Side) (fyne.CanvasObject, error) {
	state, err := s.env.W.Store.Household(side.Household)
	if err != nil {
		return nil, err
	}
	if err := s.env.W.Saw(context.Background(), side.Household); err != nil {
		return nil, err
	}
	parts := widgets.NewRows(7)
	place := strings.TrimSpace(assets.DivisionPath(side.Row.Village) + " " + side.Row.Group)
	parts.Add(widgets.NewMuted(place).Wrapped())
	if c.Kind == people.Person {
		s.person(parts, state, side)
	} else {
		s.members(parts, state.Doc)
	}
	parts.Add(widgets.NewKeyValue(s.t("visits"), s.visits(state)))
	parts.Add(widgets.NewKeyValue(s.t("record"), state.Doc.ID))
	parts.Add(widgets.NewFlow(0, widgets.NewLinkButton(s.t("open"), func() {
		s.env.Go(screen.Place{Screen: screen.Households, Household: side.Household})
	})))
	return widgets.NewCard(s.t("household", state.Doc.DisplayName()), parts), nil
}

// members lists who belongs to a household.
func (s *Cases) members(parts *fyne.Container, doc survey.Household) {
	for _, m := range doc.Members {
		parts.Add(widgets.NewFlow(12, widgets.NewStrong(m.Name), widgets.NewText(survey.Relations.Text(m.Relation, string(s.env.Lang))),
			widgets.NewText(string(m.BirthDate)), widgets.NewText(survey.MaskedID(m.IDNumber))))
	}
}

// person shows what tells a person from another, and how they belong.
func (s *Cases) person(parts *fyne.Container, state store.HouseholdState, side people.Side) {
	m, _ := state.Doc.Member(side.Member)
	for _, line := range []struct{ key, value string }{
		{"name", m.Name},
		{"former_name", m.FormerName},
		{"relation", survey.Relations.Text(m.Relation, string(s.env.Lang))},
		{"id", survey.MaskedID(m.IDNumber)},
		{"birth", string(m.BirthDate)},
		{"in_family", s.inFamily(m)},
		{"joined", string(m.Membership.Joined)},
	} {
		if line.value != "" {
			parts.Add(widgets.NewKeyValue(s.t(line.key), line.value))
		}
	}
}

func (s *Cases) inFamily(m survey.Member) string {
	switch {
	case m.InFamily == nil:
		return s.t("in_family.unasked")
	case *m.InFamily:
		return s.t("in_family.yes")
	}
	return s.t("in_family.no")
}

func (s *Cases) visits(state store.HouseholdState) string {
	visits, last := map[string]bool{}, survey.Date("")
	for _, r := range state.Revisions {
		if r.VisitID != "" {
			visits[r.VisitID] = true
			last = max(last, r.Day)
		}
	}
	if len(visits) == 0 {
		return s.t("no_visit")
	}
	return s.t("visits_last", len(visits), last)
}

// verdict lets somebody say what is the case, with a comment that is signed too.
func (s *Cases) verdict(c people.Case) fyne.CanvasObject {
	comment := ""
	field := widgets.NewMultiLineField(2, func(typed string) { comment = typed })
	say := func(same bool) func() { return func() { s.settle([]people.Case{c}, same, comment) } }
	same, different := widgets.NewPrimaryButton(s.t("same."+c.Kind), say(true)), widgets.NewSecondaryButton(s.t("different."+c.Kind), say(false))
	parts := widgets.NewRows(9, widgets.NewMuted(s.t("verdict_hint."+c.Kind)).Wrapped())
	if c.State == people.Confirmed {
		parts = widgets.NewRows(9, widgets.NewText(s.t("confirmed")).Wrapped())
		same.Hide()
	}
	parts.Add(widgets.NewCaption(s.t("comment")))
	parts.Add(field)
	parts.Add(widgets.NewFlow(12, same, different))
	return widgets.NewCard(s.t("verdict"), parts)
}
