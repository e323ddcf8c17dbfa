package households

import (
	"strings"

	"fyne.io/fyne/v2"

	"ruhu/app/ui/widgets"
	"ruhu/assets"
)

// rowParts are the parts of one row of the list.
type rowParts struct {
	widgets.Composite
	name, place, statuses *widgets.Text
	state                 *widgets.StatusTag
}

func newRow() fyne.CanvasObject {
	p := &rowParts{
		name: widgets.NewStrong("").Elided(), place: widgets.NewCaption("").Elided(),
		statuses: widgets.NewCaption("").Elided(), state: widgets.NewStatusTag(" ", widgets.ToneQuiet),
	}
	p.Compose(p, widgets.NewRows(2, widgets.NewSides(p.name, p.state), widgets.NewSides(p.statuses, p.place)))
	return p
}

// fill shows a household in a row.
func (h *Households) fill(row int, o fyne.CanvasObject) {
	p, r := o.(*rowParts), h.shown[row]
	p.name.SetText(r.HeadName)
	place := []string{r.Group, h.t("members", r.Members)}
	if h.env.W.Division != r.Village {
		place = append([]string{assets.DivisionName(r.Village)}, place...)
	}
	p.place.SetText(strings.Join(place, " "))
	p.statuses.SetText(h.statuses(r))
	switch {
	case r.Heads > 1:
		p.state.Set(h.t("state.conflict"), widgets.ToneBad)
	case r.DraftVisit != "":
		p.state.Set(h.t("state.draft"), widgets.ToneWarn)
	case r.Visits > 0:
		p.state.Set(h.t("state.visited", string(r.LastVisit)), widgets.ToneOK)
	default:
		p.state.Set(h.t("state.unvisited"), widgets.ToneQuiet)
	}
}
