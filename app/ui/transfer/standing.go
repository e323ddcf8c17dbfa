package transfer

import (
	"fyne.io/fyne/v2"

	"ruhu/app/ui/theme"
	"ruhu/app/ui/widgets"
	"ruhu/syncpkg"
)

// standingCard says how things stand, a line a matter, with a way to each that
// needs somebody.
func (t *Transfer) standingCard() fyne.CanvasObject {
	list := widgets.NewRows(9)
	add := func(what, how string, tone widgets.Tone, to func()) {
		if len(list.Objects) > 0 {
			list.Add(widgets.NewRule())
		}
		words := widgets.NewRows(1, widgets.NewMuted(what), widgets.NewStrong(how).Wrapped().In(ink(tone)))
		if to == nil {
			list.Add(words)
			return
		}
		list.Add(widgets.NewSides(words, widgets.NewSecondaryButton(t.t("show"), to)))
	}
	if t.env.W.Role != syncpkg.County {
		t.upward(add)
	}
	if t.env.W.Role != syncpkg.Village {
		if n := len(t.state.gaps()); n > 0 {
			add(t.t("gaps"), t.t("gaps_in", n), widgets.ToneBad, func() { t.open(partReceived) })
		} else {
			add(t.t("gaps"), t.t("no_gaps"), widgets.ToneOK, nil)
		}
	}
	if n := len(t.state.quarantined); n > 0 {
		add(t.t("part.quarantine"), t.t("objects", n), widgets.ToneWarn, func() { t.open(partQuarantine) })
	}
	if n := len(t.state.conflicts); n > 0 {
		add(t.t("part.conflicts"), t.t("households", n), widgets.ToneWarn, func() { t.open(partConflicts) })
	}
	if n := t.state.cases; n > 0 {
		add(t.t("cases"), t.t("objects", n), widgets.ToneWarn, func() { t.open(partConflicts) })
	}
	return widgets.NewCard(t.t("standing"), list)
}

// upward says what went up last and how far the county's receipt reaches.
func (t *Transfer) upward(add func(what, how string, tone widgets.Tone, to func())) {
	last, sent := t.state.lastUp()
	if !sent {
		add(t.t("last_export"), t.t("never"), widgets.ToneQuiet, nil)
		return
	}
	add(t.t("last_export"), t.t("last_export_is", last.Seq, last.CreatedAt.Local().Format("2006-01-02")), widgets.ToneQuiet, nil)
	switch {
	case t.state.outstanding() == 0:
		add(t.t("receipt"), t.t("receipt_all"), widgets.ToneOK, nil)
	case t.state.answered && t.state.receipt.Epoch == last.Epoch && t.state.receipt.Seq > 0:
		add(t.t("receipt"), t.t("receipt_to", t.state.receipt.Seq, t.state.outstanding()), widgets.ToneWarn, func() { t.open(partSent) })
	default:
		add(t.t("receipt"), t.t("receipt_none", t.state.outstanding()), widgets.ToneWarn, func() { t.open(partSent) })
	}
}

// safetyCard says what cannot be lost by what is done here.
func (t *Transfer) safetyCard() fyne.CanvasObject {
	return widgets.NewCard(t.t("safety"),
		widgets.NewMuted(t.t("safety_stick")).Wrapped(), widgets.NewMuted(t.t("safety_import")).Wrapped(), widgets.NewMuted(t.t("safety_keep")).Wrapped())
}

// ink is the colour of words in a tone; what needs nothing is read as text.
func ink(tone widgets.Tone) fyne.ThemeColorName {
	if tone == widgets.ToneQuiet {
		return theme.Ink
	}
	return tone.Ink()
}
