package households

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"ruhu/app/ui/screen"
	"ruhu/app/ui/widgets"
	"ruhu/store"
	"ruhu/survey"
	"ruhu/survey/hanzi"
)

// countedOnce says at the top of the page that there is another record, which is
// shown below.
func (h *Households) countedOnce(other store.HouseholdState) fyne.CanvasObject {
	banner := widgets.NewBanner()
	banner.SayWith(widgets.ToneAccent, h.t("counted_once", other.Doc.DisplayName()), h.t("open_other"), func() { h.openOther(other) })
	return banner
}

func (h *Households) openOther(other store.HouseholdState) {
	h.env.Go(screen.Place{Screen: screen.Households, Household: other.Doc.ID})
}

// sameFamily shows the other records of a household that was found to be the same:
// whom they have besides, and their history. Nothing of them is lost.
func (h *Households) sameFamily(state store.HouseholdState) (cards []fyne.CanvasObject) {
	for _, other := range state.Others {
		card := widgets.NewRows(8, widgets.NewMuted(h.t("other_hint")).Wrapped())
		if names := onlyIn(other.Doc, state.Doc); names != "" {
			card.Add(widgets.NewText(h.t("only_in_other", names)).Wrapped().In(widgets.ToneWarn.Ink()))
		}
		if len(other.Heads) > 1 {
			card.Add(widgets.NewText(h.t("conflict", len(other.Heads))).Wrapped().In(widgets.ToneBad.Ink()))
		}
		card.Add(h.history(other))
		cards = append(cards, widgets.NewCard(h.t("other", other.Doc.DisplayName(), len(other.Doc.Members)), card))
	}
	return cards
}

// onlyIn names the people of one record whose names the other one does not have.
func onlyIn(record, other survey.Household) string {
	var names []string
	for _, m := range record.Members {
		if !slices.ContainsFunc(other.Members, func(o survey.Member) bool { return hanzi.Fold(o.Name) == hanzi.Fold(m.Name) }) {
			names = append(names, m.Name)
		}
	}
	return strings.Join(names, " ")
}
