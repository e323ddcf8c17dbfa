package households

import (
	"strings"

	"fyne.io/fyne/v2"

	"ruhu/app"
	"ruhu/app/ui/widgets"
	"ruhu/assets"
)

// rowParts are the parts of one row of the list. Columns keep their places when
// the words in them change.
type rowParts struct {
	widgets.Composite
	name, state, statuses, place *widgets.Text
}

// The columns of both lines of a row.
var (
	upper = widgets.NewColumns(10, widgets.Share(1), widgets.Fixed(130))
	lower = widgets.NewColumns(10, widgets.Share(1), widgets.Fixed(110))
)

func newRow() fyne.CanvasObject {
	p := &rowParts{
		name: widgets.NewStrong("").Elided(), state: widgets.NewCaption("").Right(),
		statuses: widgets.NewCaption("").Elided(), place: widgets.NewCaption("").Elided().Right(),
	}
	p.Compose(p, widgets.NewRows(2, upper.Row(p.name, p.state), lower.Row(p.statuses, p.place)))
	return p
}

// fill shows a household in a row.
func (h *Households) fill(row int, o fyne.CanvasObject) {
	p, r := o.(*rowParts), h.shown[row]
	p.name.SetText(r.HeadName)
	place := []string{r.Group, h.t("members", r.Members)}
	if r.Linked > 0 {
		place = append(place, h.t("records", r.Linked+1))
	}
	if h.env.W.Division != r.Village {
		place = append([]string{assets.DivisionName(r.Village)}, place...)
	}
	p.place.SetText(strings.Join(place, " "))
	p.statuses.SetText(app.Standing(r, h.env.Lang))
	switch {
	case r.Heads > 1:
		p.say(h.t("state.conflict"), widgets.ToneBad)
	case r.Returned > 0:
		p.say(h.t("state.returned"), widgets.ToneBad)
	case r.DraftVisit != "":
		p.say(h.t("state.draft"), widgets.ToneWarn)
	case r.Visits > 0:
		p.say(h.t("state.visited", string(r.LastVisit)), widgets.ToneOK)
	default:
		p.say(h.t("state.unvisited"), widgets.ToneQuiet)
	}
}

func (p *rowParts) say(words string, tone widgets.Tone) {
	p.state.SetColor(tone.Ink())
	p.state.SetText(words)
}
