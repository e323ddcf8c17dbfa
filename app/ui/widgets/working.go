package widgets

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"ruhu/assets/text"
)

// Working says that long work is going on: what, how far, what is safe, and
// offers to cancel it.
type Working struct {
	Composite
	lang     text.Lang
	bar      *ProgressBar
	spinner  *widget.Activity
	far      *Text
	cancel   *Button
	stopping bool
}

// NewWorking returns a panel without progress yet. Cancel is called once, at the
// first press of the button or Escape.
func NewWorking(lang text.Lang, what, safe string, cancel func()) *Working {
	w := &Working{lang: lang, bar: NewProgressBar(0, ToneAccent), spinner: widget.NewActivity(), far: NewCaption(lang.T("ui.work.busy"))}
	w.cancel = NewSecondaryButton(lang.T("ui.cancel"), func() {
		if w.stopping {
			return
		}
		w.stopping = true
		w.cancel.Disable()
		w.far.SetText(lang.T("ui.work.stopping"))
		cancel()
	})
	w.bar.Hide()
	w.spinner.Start()
	body := NewRows(12, NewSides(NewTitle(what).Wrapped(), w.spinner), NewRows(5, w.bar, w.far))
	if safe != "" {
		body.Add(NewMuted(safe).Wrapped())
	}
	body.Add(NewSides(NewCaption(lang.T("ui.wait")).Wrapped(), w.cancel))
	w.Compose(w, body)
	return w
}

// Set says how much of how much is done. It must be called on Fyne's goroutine.
func (w *Working) Set(done, total int64) {
	if w.stopping || total <= 0 {
		return
	}
	part := min(1, float64(done)/float64(total))
	w.bar.Show()
	w.bar.Set(part, ToneAccent)
	w.far.SetText(fmt.Sprintf("%d %%", int(part*100)))
	if done >= total {
		w.far.SetText(w.lang.T("ui.work.ending"))
	}
	w.Refresh()
}

// Cancel does what the button does.
func (w *Working) Cancel() { w.cancel.Tapped(nil) }

// Stop stops what moves. The panel is of no further use.
func (w *Working) Stop() { w.spinner.Stop() }

// Keys returns a handler by which Escape cancels the work.
func (w *Working) Keys() func(*fyne.KeyEvent) { return onEscape(w.Cancel) }
