package households

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"ruhu/app/ui/screen"
	"ruhu/app/ui/widgets"
	"ruhu/app/visit"
	"ruhu/store"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// commentLines is how many lines of a comment are in view.
const commentLines = 3

// returned shows what offices above sent back and nobody has answered yet, each
// with the way to the correction.
func (h *Households) returned(r store.HouseholdRow, state store.HouseholdState) (banners []fyne.CanvasObject) {
	for _, back := range state.Returns {
		if !back.Open {
			continue
		}
		banner := widgets.NewBanner()
		words := h.t("returned", back.Author, dayOf(back.Claimed), back.Comment)
		if id, visited := returnedVisit(state, back); visited && r.DraftVisit == "" && h.env.W.Role == syncpkg.Village {
			banner.SayWith(widgets.ToneWarn, words, h.t("correct"), func() {
				h.env.Go(screen.Place{Screen: screen.Visit, Household: state.Doc.ID, Correct: id.String()})
			})
		} else {
			banner.Say(widgets.ToneWarn, words)
		}
		banners = append(banners, banner)
	}
	return banners
}

// returnedVisit returns the visit that was sent back and that nothing follows yet.
func returnedVisit(state store.HouseholdState, back store.Return) (object.ID, bool) {
	for _, r := range state.Revisions {
		if r.Type == object.Visit && slices.Contains(back.Revisions, r.ID) && slices.Contains(state.Heads, r.ID) {
			return r.ID, true
		}
	}
	return object.ID{}, false
}

// sendBack lets an office above the village send the records back with a comment.
func (h *Households) sendBack(r store.HouseholdRow) fyne.CanvasObject {
	comment := ""
	field := widgets.NewMultiLineField(commentLines, func(typed string) { comment = typed })
	send := widgets.NewSecondaryButton(h.t("send_back"), func() {
		if err := visit.Return(context.Background(), h.env.W, r.ID, comment); err != nil {
			h.env.Fail(err)
			return
		}
		h.env.Go(screen.Place{Screen: screen.Households, Household: r.ID, Filter: h.narrow.key})
		h.env.Tell(widgets.ToneOK, h.t("sent_back"))
	})
	return widgets.NewCard(h.t("send_back_title"), widgets.NewMuted(h.t("send_back_hint")).Wrapped(), field, widgets.NewFlow(0, send))
}

// dayOf is the day of a time as a device claimed it.
func dayOf(claimed string) string {
	return claimed[:min(len(claimed), len("2006-01-02"))]
}
