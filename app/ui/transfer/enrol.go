package transfer

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"ruhu/app/exchange"
	"ruhu/app/ui/widgets"
	"ruhu/syncpkg"
)

// enrolCard says who this workspace is to the others, and lets it become known
// or make others known, by files.
func (t *Transfer) enrolCard() fyne.CanvasObject {
	var parts []fyne.CanvasObject
	if t.enrolled {
		parts = append(parts,
			widgets.NewKeyValue(t.t("name"), t.own.Name),
			widgets.NewKeyValue(t.t("fingerprint_title"), t.own.Fingerprint()))
	} else {
		parts = append(parts, widgets.NewText(t.t("not_enrolled")).Wrapped())
	}
	var buttons []fyne.CanvasObject
	if t.env.W.Role != syncpkg.County {
		ask, take := widgets.NewSecondaryButton(t.t("request"), t.request), widgets.NewSecondaryButton(t.t("accept"), t.accept)
		if !t.enrolled {
			ask = widgets.NewPrimaryButton(t.t("request"), t.request)
			t.first = ask
		}
		buttons = append(buttons, ask, take)
	}
	if t.enrolled && t.env.W.Role != syncpkg.Village {
		buttons = append(buttons, widgets.NewSecondaryButton(t.t("approve"), t.approve))
	}
	return widgets.NewCard(t.t("enrolment"), append(parts, widgets.NewBeside(12, buttons...))...)
}

// request writes the enrolment request into a folder that is chosen.
func (t *Transfer) request() {
	t.env.ChooseFolder(func(dir string) {
		path := filepath.Join(dir, t.env.W.Division+exchange.RequestExt)
		fingerprint, err := exchange.Request(context.Background(), t.env.W, path)
		if err != nil {
			t.env.Fail(err)
			return
		}
		t.env.Tell(widgets.ToneOK, t.t("requested", path, fingerprint))
	})
}

// accept takes in the approval from above.
func (t *Transfer) accept() {
	t.env.ChooseFile(func(path string) {
		if _, err := exchange.Accept(context.Background(), t.env.W, path); err != nil {
			t.env.Fail(err)
			return
		}
		t.again(widgets.ToneOK, []string{t.t("accepted")})
	})
}

// approve answers a request from below, after a person compared the fingerprint.
func (t *Transfer) approve() {
	t.env.ChooseFile(func(path string) {
		req, err := exchange.ReadRequest(path)
		if err != nil {
			t.env.Fail(err)
			return
		}
		question := widgets.Width(520, widgets.NewRows(10,
			widgets.NewKeyValue(t.t("name"), req.Name), widgets.NewKeyValue(t.t("place"), req.Division),
			widgets.NewKeyValue(t.t("fingerprint_title"), req.Fingerprint()),
			widgets.NewText(t.t("compare")).Wrapped()))
		dialog.ShowCustomConfirm(t.t("approve"), t.t("same"), t.t("cancel"), question, func(same bool) {
			if same {
				t.approved(path, req)
			}
		}, t.env.Window)
	})
}

func (t *Transfer) approved(requestPath string, req syncpkg.Request) {
	path := filepath.Join(filepath.Dir(requestPath), req.Division+exchange.ApprovalExt)
	if err := exchange.Approve(context.Background(), t.env.W, req, path); err != nil {
		t.env.Fail(err)
		return
	}
	t.again(widgets.ToneOK, []string{t.t("approved", path)})
}
