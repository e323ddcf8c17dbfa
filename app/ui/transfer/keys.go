package transfer

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"

	"ruhu/app/exchange"
	"ruhu/app/ui/widgets"
	"ruhu/assets"
	"ruhu/syncpkg"
)

// keysPage says who this workspace is to the others, lets it become known and
// make others known, and lists who is.
func (t *Transfer) keysPage() fyne.CanvasObject {
	page := widgets.NewRows(14, widgets.NewSectionTitle(t.t("part.keys"), t.t("keys_hint")))
	page.Add(beside.Row(t.ownCard(), t.othersCard()))
	if t.state.enrolled {
		page.Add(t.devicesCard())
	}
	return page
}

// ownCard is the identity of this workspace.
func (t *Transfer) ownCard() fyne.CanvasObject {
	if t.state.enrolled {
		parts := []fyne.CanvasObject{
			widgets.NewKeyValue(t.t("name"), t.state.own.Name),
			widgets.NewKeyValue(t.t("place"), assets.DivisionPath(t.state.own.Division)+"  "+t.state.own.Division),
			widgets.NewKeyValue(t.t("role"), t.env.T("role."+string(t.state.own.Role))),
			fingerprint(t.t("fingerprint_title"), t.state.own.Fingerprint()),
		}
		if t.env.W.Role != syncpkg.County {
			parts = append(parts, widgets.NewRule(), t.rotation())
		}
		return widgets.NewCard(t.t("own"), parts...)
	}
	ask := widgets.NewPrimaryButton(t.t("request"), t.request)
	t.begin(ask)
	steps := widgets.NewRows(4)
	for _, step := range []string{"step_request", "step_approval", "step_accept"} {
		steps.Add(widgets.NewText(t.t(step)).Wrapped())
	}
	return widgets.NewCard(t.t("not_enrolled_title"), widgets.NewText(t.t("not_enrolled")).Wrapped(), steps,
		widgets.NewFlow(12, ask, widgets.NewSecondaryButton(t.t("accept"), t.accept)))
}

// fingerprint shows a fingerprint large enough to be read aloud.
func fingerprint(title, digits string) fyne.CanvasObject {
	return widgets.NewRows(2, widgets.NewMuted(title), widgets.NewTitle(digits).Wrapped())
}

// othersCard is what this workspace does for the offices below, and whom it trusts
// above.
func (t *Transfer) othersCard() fyne.CanvasObject {
	var parts []fyne.CanvasObject
	if superiors := t.env.W.Identity.Superiors(); len(superiors) > 0 {
		root := superiors[len(superiors)-1]
		parts = append(parts, widgets.NewKeyValue(t.t("name"), root.Name), fingerprint(t.t("root_fingerprint"), root.Fingerprint()), widgets.NewMuted(t.t("root_words")).Wrapped())
	}
	if t.state.enrolled && t.env.W.Role != syncpkg.Village {
		approve := widgets.NewSecondaryButton(t.t("approve"), t.approve)
		t.begin(approve)
		if len(parts) > 0 {
			parts = append(parts, widgets.NewRule())
		}
		parts = append(parts, widgets.NewText(t.t("approve_words")).Wrapped(), widgets.NewBeside(12, approve))
	}
	if len(parts) == 0 {
		parts = append(parts, widgets.NewMuted(t.t("trust_later")).Wrapped())
	}
	return widgets.NewCard(t.t("trust"), parts...)
}

// request writes the enrolment request into a folder that is chosen.
func (t *Transfer) request() {
	t.env.ChooseFolder(func(dir string) {
		path := filepath.Join(dir, t.env.W.Division+exchange.RequestExt)
		digits, err := exchange.Request(context.Background(), t.env.W, path)
		if err != nil {
			t.env.Fail(err)
			return
		}
		t.env.Tell(widgets.ToneOK, t.t("requested", path, digits))
	})
}

// accept takes in the approval from above.
func (t *Transfer) accept() {
	t.env.ChooseFile(func(path string) {
		if _, err := exchange.Accept(context.Background(), t.env.W, path); err != nil {
			t.env.Fail(err)
			return
		}
		t.again(partKeys)
		t.env.Tell(widgets.ToneOK, t.t("accepted"))
	}, ".pem")
}

// approve answers a request from below, after a person compared the fingerprint.
func (t *Transfer) approve() {
	t.env.ChooseFile(func(path string) {
		req, err := exchange.ReadRequest(path)
		if err != nil {
			t.env.Fail(err)
			return
		}
		widgets.Ask(t.env.Window, widgets.Question{
			Title: t.t("approve"), Words: t.t("compare"),
			Content: widgets.NewRows(8, widgets.NewKeyValue(t.t("name"), req.Name),
				widgets.NewKeyValue(t.t("place"), assets.DivisionPath(req.Division)+"  "+req.Division), fingerprint(t.t("fingerprint_title"), req.Fingerprint())),
			Yes: t.t("same"), No: t.t("cancel"), OnYes: func() { t.approved(path, req) },
		})
	}, ".pem")
}

func (t *Transfer) approved(requestPath string, req syncpkg.Request) {
	path := filepath.Join(filepath.Dir(requestPath), req.Division+exchange.ApprovalExt)
	if err := exchange.Approve(context.Background(), t.env.W, req, path); err != nil {
		t.env.Fail(err)
		return
	}
	t.again(partKeys)
	t.env.Tell(widgets.ToneOK, t.t("approved", path))
}
