package transfer

import (
	"fyne.io/fyne/v2"

	"ruhu/app/ui/screen"
	"ruhu/app/ui/widgets"
	"ruhu/assets"
)

// conflictsPage lists the households of which two records follow each other in
// neither direction, each with the way to where a person settles it.
func (t *Transfer) conflictsPage() fyne.CanvasObject {
	page := widgets.NewRows(14, widgets.NewSectionTitle(t.t("part.conflicts"), t.t("conflicts_hint")))
	if len(t.state.conflicts) == 0 {
		page.Add(widgets.NewCard("", widgets.NewMuted(t.t("no_conflicts")).Wrapped()))
		return page
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
	page.Add(widgets.NewCard("", list))
	return page
}
