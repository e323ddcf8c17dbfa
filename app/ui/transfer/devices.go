package transfer

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ruhu/app/exchange"
	"ruhu/app/ui/widgets"
	"ruhu/assets/text"
	"ruhu/survey"
	"ruhu/syncpkg"
)

// rotation is how this computer gets other keys, and what is still to be done.
func (t *Transfer) rotation() fyne.CanvasObject {
	rotate := widgets.NewSecondaryButton(t.t("rotate"), t.askRotate)
	asked, ok := t.env.W.Identity.Requested()
	if !ok || asked.Replaces != t.state.own.KeyID {
		return widgets.NewRows(8, widgets.NewMuted(t.t("rotate_words")).Wrapped(), widgets.NewBeside(12, rotate))
	}
	accept := widgets.NewPrimaryButton(t.t("accept"), t.accept)
	t.begin(accept)
	return widgets.NewRows(8, widgets.NewText(t.t("rotating", asked.Fingerprint())).Wrapped(), widgets.NewFlow(12, accept, rotate))
}

func (t *Transfer) askRotate() {
	widgets.Ask(t.env.Window, widgets.Question{
		Title: t.t("rotate"), Words: t.t("rotate_ask"), Yes: t.t("rotate_yes"), No: t.t("cancel"),
		OnYes: func() { t.env.ChooseFolder(t.rotate) },
	})
}

// rotate writes the request for other keys into a folder.
func (t *Transfer) rotate(dir string) {
	path := filepath.Join(dir, t.env.W.Division+exchange.RequestExt)
	digits, err := exchange.Rotate(context.Background(), t.env.W, path)
	if err != nil {
		t.env.Fail(err)
		return
	}
	t.again(partKeys)
	t.env.Tell(widgets.ToneOK, t.t("requested", path, digits))
}

// devicesCard lists who is known, with the fingerprints that can be compared.
func (t *Transfer) devicesCard() fyne.CanvasObject {
	shown := widgets.NewRows(8)
	fill := func(query string) {
		shown.RemoveAll()
		t.fillDevices(shown, query)
		shown.Refresh()
	}
	fill("")
	if len(t.state.keys) <= 12 {
		return widgets.NewCard(t.t("devices"), shown)
	}
	return widgets.NewCard(t.t("devices"), widgets.NewFilterBox(t.env.Lang, t.t("filter"), fill), shown)
}

// deviceColumns are who it is, the fingerprint, how it stands, and what can be
// done.
var deviceColumns = widgets.NewReflow(820, 2,
	widgets.NewColumns(16, widgets.Share(4), widgets.Share(3), widgets.Fixed(150), widgets.Fixed(80)),
	widgets.NewColumns(16, widgets.Share(1)), widgets.NewColumns(16, widgets.Share(1)), widgets.NewColumns(16, widgets.Share(1), widgets.Fixed(80)))

func (t *Transfer) fillDevices(list *fyne.Container, query string) {
	query = strings.ToLower(strings.TrimSpace(query))
	rows := 0
	for _, k := range t.state.keys {
		if !strings.Contains(strings.ToLower(k.Name+" "+k.Division), query) {
			continue
		}
		if rows == mostRows {
			list.Add(widgets.NewMuted(t.t("more_narrow")).Wrapped())
			return
		}
		if rows++; rows > 1 {
			list.Add(widgets.NewRule())
		}
		who := widgets.NewRows(1, widgets.NewStrong(k.Name).Wrapped(), widgets.NewCaption(t.env.T("role."+string(k.Role))+"  "+k.Division))
		list.Add(deviceColumns.Row(who, widgets.NewText(k.Fingerprint()).Wrapped(), container.NewHBox(t.keyState(k)), t.revokeButton(k)))
	}
	if rows == 0 {
		list.Add(widgets.NewMuted(t.t("nobody_fits")).Wrapped())
	}
}

func (t *Transfer) keyState(k exchange.Key) *widgets.StatusTag {
	switch {
	case len(k.Revoked) > 0:
		reason := k.Revoked[0].Body.Reason
		tone := widgets.ToneBad
		if reason == syncpkg.KeyRotated {
			tone = widgets.ToneQuiet
		}
		return widgets.NewStatusTag(t.t("revoked", t.t("revoked_for."+reason)), tone)
	case !k.Believed:
		return widgets.NewStatusTag(t.t("disbelieved_tag"), widgets.ToneBad)
	case k.Own:
		return widgets.NewStatusTag(t.t("own_tag"), widgets.ToneQuiet)
	}
	return widgets.NewStatusTag(t.t("believed"), widgets.ToneOK)
}

// revokeButton is there for devices below that are still believed.
func (t *Transfer) revokeButton(k exchange.Key) fyne.CanvasObject {
	below := k.Division != t.env.W.Division && survey.InDivision(k.Division, t.env.W.Division)
	if !below || !k.Believed || t.env.W.Role == syncpkg.Village {
		return widgets.NewText("")
	}
	return widgets.NewSecondaryButton(t.t("revoke"), func() { t.askRevoke(k) })
}

// revokeReasons are those that people give; the program itself writes rotated.
var revokeReasons = []string{syncpkg.KeyLost, syncpkg.KeyCloned, syncpkg.KeyWithdrawn}

// askRevoke asks why, and up to which batch the device is to be believed.
func (t *Transfer) askRevoke(k exchange.Key) {
	r := exchange.Revoking{Key: k.KeyID}
	var list survey.CodeList
	for _, code := range revokeReasons {
		list = append(list, survey.Code{Code: code, Zh: text.Zh.T("transfer.revoked_for." + code), En: text.En.T("transfer.revoked_for." + code)})
	}
	reason := widgets.NewSegmentedChoice(t.env.Lang, list, func(code string) { r.Reason = code })
	last := widgets.NewNumberField(t.env.Lang, 0, nil)
	comment := widgets.NewField(func(words string) { r.Comment = strings.TrimSpace(words) })
	q := widgets.Question{
		Title: t.t("revoke_title"), Words: t.t("revoke_words", k.Name),
		Content: widgets.NewRows(10, widgets.NewFormLine(t.t("revoke_reason"), "", reason),
			widgets.NewFormLine(t.t("revoke_last"), t.t("revoke_last_hint"), last), widgets.NewFormLine(t.t("revoke_comment"), t.t("revoke_comment_hint"), comment)),
		Yes: t.t("revoke_yes"), No: t.t("cancel"),
	}
	q.OnYes = func() {
		n, err := last.Number()
		if err != nil || r.Reason == "" {
			t.env.Fail(text.Fail("transfer.revoke_incomplete"))
			widgets.Ask(t.env.Window, q) // with what was answered already
			return
		}
		if n != nil {
			seq := uint64(max(0, *n))
			r.Last = &seq
		}
		t.revoke(r)
	}
	widgets.Ask(t.env.Window, q)
}

func (t *Transfer) revoke(r exchange.Revoking) {
	if err := exchange.Revoke(context.Background(), t.env.W, r); err != nil {
		t.env.Fail(err)
		return
	}
	t.again(partKeys)
	t.env.Tell(widgets.ToneWarn, t.t("revoked_done"))
}
