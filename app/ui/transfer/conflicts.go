package transfer

import (
	"fyne.io/fyne/v2"

	"ruhu/app/ui/screen"
	"ruhu/app/ui/widgets"
	"ruhu/assets"
)

// conflictsPage shows what only people can settle: records that contradict each
// other, and those that look the same.
func (t *Transfer) conflictsPage() fyne.CanvasObject {
	page := widgets.NewRows(14, widgets.NewSectionTitle(t.t("part.conflicts"), t.t("conflicts_hint")))
	page.Add(t.conflictsCard())
	page.Add(t.casesCard())
	return page
}

// casesCard leads to households and people that look the same.
func (t *Transfer) casesCard() fyne.CanvasObject {
	if t.state.cases == 0 {
		return widgets.NewCard(t.t("cases"), widgets.NewMuted(t.t("no_cases")).Wrapped())
	}
	look := widgets.NewSecondaryButton(t.t("show"), func() { t.env.Go(screen.Place{Screen: screen.Cases}) })
	t.begin(look)
	return widgets.NewCard(t.t("cases"), widgets.NewSides(widgets.NewText(t.t("cases_open", t.state.cases)).Wrapped(), look))
}

// conflictsCard lists the households of which two records follow each other in
// neither direction, each with the way to where a person settles it.
func (t *Transfer) conflictsCard() fyne.CanvasObject {
	if len(t.state.conflicts) == 0 {
		return widgets.NewCard("", widgets.NewMuted(t.t("no_conflicts")).Wrapped())
	}
	list := widgets.NewRows(8)
	for i, row := range t.state.conflicts {
		if i == mostRows {
			list.Add(widgets.NewMuted(t.t("more", len(t.state.conflicts)-i)))
			break
		}
		if i > 0 {
			list.Add(widgets.NewRule())
		}
		settle := widgets.NewSecondaryButton(t.t("settle"), func() { t.env.Go(screen.Place{Screen: screen.Conflict, Household: row.ID}) })
		t.begin(settle)
		list.Add(widgets.NewSides(widgets.NewRows(1, widgets.NewStrong(t.env.T("households.title", row.HeadName)).Wrapped(),
			widgets.NewCaption(t.t("conflict_of", assets.DivisionName(row.Village), row.Group, row.Heads)).Wrapped()), settle))
	}
	return widgets.NewCard("", list)
}
