package households

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ruhu/app"
	"ruhu/app/ui/findings"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/widgets"
	"ruhu/app/visit"
	"ruhu/assets"
	"ruhu/rules"
	"ruhu/store"
	"ruhu/survey"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// household makes the page of a household: who they are, what the policy says
// about them today, and how they came to be known.
func (h *Households) household(r store.HouseholdRow) (fyne.CanvasObject, error) {
	state, err := h.env.W.Store.Household(r.ID)
	if err != nil {
		return nil, err
	}
	if err := h.env.W.Saw(context.Background(), r.ID); err != nil {
		return nil, err
	}
	result := h.env.W.Pack.Assess(visit.Current(state), h.env.W.Today(), h.env.Lang)
	page := widgets.NewRows(14, h.head(r, state))
	if len(state.Heads) > 1 {
		banner := widgets.NewBanner()
		banner.SayWith(widgets.ToneBad, h.t("conflict", len(state.Heads)), h.t("settle"), func() {
			h.env.Go(screen.Place{Screen: screen.Conflict, Household: r.ID})
		})
		page.Add(banner)
	}
	for _, banner := range h.returned(r, state) {
		page.Add(banner)
	}
	for _, other := range state.Others {
		page.Add(h.countedOnce(other))
	}
	page.Add(widgets.NewCard(h.t("members_title"), h.members(state.Doc)))
	page.Add(h.policy(state.Doc, result))
	attachments, err := h.attachments(r.ID)
	if err != nil {
		return nil, err
	}
	page.Add(attachments)
	page.Add(widgets.NewCard(h.t("history"), h.history(state)))
	for _, card := range h.sameFamily(state) {
		page.Add(card)
	}
	if h.env.W.Role != syncpkg.Village {
		page.Add(h.sendBack(r))
	}
	return container.NewVScroll(widgets.Inset(22, 18, page)), nil
}

func (h *Households) head(r store.HouseholdRow, state store.HouseholdState) fyne.CanvasObject {
	words := h.t("start")
	if r.DraftVisit != "" {
		words = h.t("continue")
	}
	start := widgets.NewPrimaryButton(words, func() { h.visit(r) }).WithShortcut("Ctrl+Enter")
	place := strings.TrimSpace(strings.Join([]string{assets.DivisionPath(r.Village), r.Group, state.Doc.Address}, " "))
	if s := app.Standing(r, h.env.Lang); s != "" {
		place += "　" + s
	}
	return widgets.NewSectionTitle(h.t("title", r.HeadName), place, start)
}

// members is a table of who belongs to the household. Of an ID number only the
// last four characters are shown.
func (h *Households) members(doc survey.Household) fyne.CanvasObject {
	columns := widgets.NewColumns(12, widgets.Share(3), widgets.Share(2), widgets.Share(2), widgets.Share(2), widgets.Share(3))
	table := widgets.NewRows(7, columns.Row(
		widgets.NewCaption(h.t("name")), widgets.NewCaption(h.t("relation")), widgets.NewCaption(h.t("age")),
		widgets.NewCaption(h.t("id")), widgets.NewCaption(h.t("health"))), widgets.NewRule())
	for _, m := range doc.Members {
		table.Add(columns.Row(
			widgets.NewText(m.Name).Wrapped(), widgets.NewText(h.code(survey.Relations, m.Relation)).Wrapped(),
			widgets.NewText(h.age(m)), widgets.NewText(survey.MaskedID(m.IDNumber)), widgets.NewText(h.health(m)).Wrapped()))
	}
	return table
}

func (h *Households) age(m survey.Member) string {
	if age, ok := m.BirthDate.AgeOn(h.env.W.Today()); ok {
		return h.t("years", age)
	}
	return "—"
}

func (h *Households) health(m survey.Member) string {
	var words []string
	for _, s := range m.Health {
		words = append(words, h.code(survey.HealthStates, s))
	}
	if d := m.Disability; d != nil && d.Grade > 0 {
		words = append(words, h.code(survey.DisabilityGrades, strconv.Itoa(d.Grade)))
	}
	return strings.Join(words, " ")
}

// policy says what the pack says about the household as it is recorded now.
func (h *Households) policy(doc survey.Household, result rules.Result) fyne.CanvasObject {
	d, p := result.Income.Dibao, result.Income.Poverty
	parts := widgets.NewRows(8,
		widgets.NewKeyValue(h.t("dibao_basis"), d.PerCapita.Show(h.env.Lang)),
		widgets.NewKeyValue(h.t("poverty_basis"), p.PerCapita.Show(h.env.Lang)),
	)
	list := findings.New(h.env)
	list.SetResult(doc, result)
	parts.Add(list)
	return widgets.NewCard(h.t("policy", h.env.W.Today()), parts)
}

// history lists the objects of the household as they arrived, the last first.
func (h *Households) history(state store.HouseholdState) fyne.CanvasObject {
	columns := widgets.NewColumns(12, widgets.Fixed(92), widgets.Fixed(64), widgets.Share(2), widgets.Share(3), widgets.Fixed(110))
	list := widgets.NewRows(7)
	for i := len(state.Revisions) - 1; i >= 0; i-- {
		r := state.Revisions[i]
		day := string(r.Day)
		if day == "" && len(r.Claimed) >= len("2006-01-02") {
			day = r.Claimed[:len("2006-01-02")]
		}
		last := fyne.CanvasObject(widgets.NewCaption(""))
		if r.Type == object.Visit {
			last = widgets.NewLinkButton(h.t("print"), func() { h.env.Print(r.ID) })
		}
		list.Add(columns.Row(widgets.NewText(day), widgets.NewText(h.env.T("object."+string(r.Type))), widgets.NewText(r.Author).Elided(),
			widgets.NewCaption(h.arrival(r)).Elided(), last))
	}
	return list
}

// arrival says how far a record has come.
func (h *Households) arrival(r store.Revision) string {
	s := h.t("fingerprint", visit.Fingerprint(r.ID)[:9])
	if r.Accepted {
		s += " · " + h.t("acknowledged")
	}
	return s
}
