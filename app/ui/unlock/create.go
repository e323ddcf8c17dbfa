package unlock

import (
	"context"

	"fyne.io/fyne/v2"

	"ruhu/app"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/widgets"
	"ruhu/assets"
	"ruhu/assets/text"
	"ruhu/rules"
	"ruhu/store"
	"ruhu/survey"
)

// newForm asks what a new workspace is.
type newForm struct {
	s                          *Screen
	folder, division           *widgets.Field
	place                      *widgets.FormRow
	pack                       *widgets.ChoiceField
	name, unit, post           *widgets.Field
	passphrase, passphraseMore *widgets.Field
}

func (s *Screen) askNew() {
	f := &newForm{s: s}
	f.folder = widgets.NewField(nil)
	f.folder.SetText(s.dir)
	f.division = widgets.NewField(func(string) { f.showPlace() })
	f.place = widgets.NewFormRow(s.t("division"), s.t("division_hint"), f.division)
	f.pack = widgets.NewChoiceField(s.p.Lang, packs(s.p.Lang), nil)
	if list := packs(s.p.Lang); len(list) > 0 {
		f.pack.SetCode(list[0].Code)
	}
	f.name, f.unit, f.post = widgets.NewField(nil), widgets.NewField(nil), widgets.NewField(nil)
	f.passphrase = widgets.NewPassphraseField(func() { s.p.Focus(f.passphraseMore) })
	f.passphraseMore = widgets.NewPassphraseField(f.create)
	two := widgets.NewColumns(12, widgets.Share(1), widgets.Share(1)).AlignTop()
	s.show(s.t("new_title"), s.t("new_hint"),
		widgets.NewFormRow(s.t("new_folder"), "", f.folder),
		f.place,
		widgets.NewFormRow(s.t("pack"), "", f.pack),
		two.Row(widgets.NewFormRow(s.t("name"), "", f.name), widgets.NewFormRow(s.t("post"), "", f.post)),
		widgets.NewFormRow(s.t("unit"), "", f.unit),
		two.Row(
			widgets.NewFormRow(s.t("new_passphrase"), s.t("new_passphrase_hint", app.GoodPassphrase), f.passphrase),
			widgets.NewFormRow(s.t("passphrase_again"), "", f.passphraseMore)),
		widgets.NewBeside(12, widgets.NewPrimaryButton(s.t("create"), f.create), widgets.NewSecondaryButton(s.t("existing"), f.openExisting)),
		widgets.NewBeside(12, widgets.NewLinkButton(s.t("restore_title"), s.askRestore)),
	)
	s.begin(f.division)
}

// packs lists the policy packs to choose from.
func packs(lang text.Lang) survey.CodeList {
	var list survey.CodeList
	for _, p := range rules.List() {
		list = append(list, survey.Code{Code: p.ID, Zh: p.Title.In(text.Zh), En: p.Title.In(text.En)})
	}
	return list
}

// showPlace says what place the code typed so far is.
func (f *newForm) showPlace() {
	code := survey.FoldWidth(f.division.Text)
	if survey.DivisionRole(code) == "" {
		f.place.ClearProblem()
		return
	}
	f.place.SetProblem(widgets.ToneOK, assets.DivisionPath(code))
}

// openExisting asks for the passphrase of the workspace in the folder typed.
func (f *newForm) openExisting() {
	if !store.Exists(f.folder.Text) {
		f.s.fail(text.Fail("unlock.no_workspace", f.folder.Text))
		return
	}
	f.s.dir = f.folder.Text
	f.s.askPassphrase()
}

func (f *newForm) create() {
	switch {
	case len([]rune(f.passphrase.Text)) < app.GoodPassphrase:
		f.s.fail(text.Fail("unlock.passphrase_short", app.GoodPassphrase))
		return
	case f.passphrase.Text != f.passphraseMore.Text:
		f.s.fail(text.Fail("unlock.passphrase_differs"))
		return
	case f.name.Text == "":
		f.s.fail(text.Fail("unlock.no_name"))
		return
	}
	division := survey.FoldWidth(f.division.Text)
	p := app.Params{
		Role: survey.DivisionRole(division), Division: division, PackID: f.pack.Code(),
		Operator: store.Operator{
			Name: f.name.Text, Unit: f.unit.Text, Post: f.post.Text, Level: survey.DivisionRole(division),
		},
		Passphrase: []byte(f.passphrase.Text), KDF: f.s.p.KDF,
	}
	var w *app.Workspace
	var recovery string
	f.s.p.Run(screen.Work{What: f.s.t("creating"), Do: func(ctx context.Context, _ func(done, total int64)) error {
		var err error
		w, recovery, err = app.Create(ctx, f.folder.Text, p)
		return err
	}, Done: func(err error) {
		if err != nil {
			f.s.fail(err)
			return
		}
		f.s.showRecovery(w, recovery)
	}})
}

// showRecovery shows the recovery code, this once.
func (s *Screen) showRecovery(w *app.Workspace, code string) {
	figure := widgets.NewTitle(code).Wrapped()
	next := widgets.NewPrimaryButton(s.t("written_down"), func() { s.p.Opened(w) })
	s.show(s.t("recovery_title"), s.t("recovery_once"), fyne.CanvasObject(figure), widgets.NewBeside(12, next))
	s.begin(next)
}
