package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Question is something to be asked before it is done.
type Question struct {
	Title, Words string
	Content      fyne.CanvasObject // to look at or fill in before answering; may be nil
	Yes, No      string            // what the buttons say: what is done, what stays
	OnYes        func()
}

// Ask puts a question over the window. The focus is on the answer that changes
// nothing, which Escape gives, too, and nothing below can be used until it is
// answered.
func Ask(w fyne.Window, q Question) {
	var over *widget.PopUp
	keys := w.Canvas().OnTypedKey()
	shut := func() {
		w.Canvas().SetOnTypedKey(keys)
		over.Hide()
	}
	no := NewSecondaryButton(q.No, shut)
	yes := NewPrimaryButton(q.Yes, func() {
		shut()
		q.OnYes()
	})
	wide, body := float32(400), NewRows(14, NewRows(6, NewTitle(q.Title).Wrapped(), NewText(q.Words).Wrapped()))
	if q.Content != nil {
		wide = 560
		body.Add(q.Content)
	}
	body.Add(NewFlow(12, no, yes))
	over = widget.NewModalPopUp(Width(wide, Inset(18, 14, body)), w.Canvas())
	w.Canvas().SetOnTypedKey(onEscape(shut))
	over.Show()
	w.Canvas().Focus(no)
}
