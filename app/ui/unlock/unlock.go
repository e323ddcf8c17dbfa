// Package unlock is the screen before all others: it opens a workspace with its
// passphrase or recovery code, or makes a new one.
package unlock

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ruhu/app"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/theme"
	"ruhu/app/ui/widgets"
	"ruhu/assets/text"
	"ruhu/store"
)

// cardWidth is the width of the one card on the screen, in design pixels.
const cardWidth = 460

// Params say what the screen works with.
type Params struct {
	Lang text.Lang
	Dir  string // workspace folder to begin with
	// Run does long work beside the window; see screen.Env.
	Run func(screen.Work)
	// ChooseFolder asks for a folder; see screen.Env.
	ChooseFolder func(use func(path string))
	// Opened takes the open workspace.
	Opened func(*app.Workspace)
	// Language switches to the other language and shows the screen anew.
	Language func()
	// Focus gives an input the focus.
	Focus func(fyne.Focusable)
	KDF   store.KDF // zero for the default cost
}

// Screen is the unlock screen.
type Screen struct {
	p      Params
	body   *fyne.Container
	banner *widgets.Banner
	dir    string
	first  fyne.Focusable

	inWindow bool
}

// New returns the screen, asking for the passphrase where the folder holds a
// workspace and offering to make one where not.
func New(p Params) *Screen {
	s := &Screen{p: p, dir: p.Dir, banner: widgets.NewBanner(), body: container.NewStack()}
	s.banner.Hide()
	s.start()
	return s
}

// start asks for the passphrase where the folder holds a workspace and offers to
// make one where not.
func (s *Screen) start() {
	if store.Exists(s.dir) {
		s.askPassphrase()
	} else {
		s.askNew()
	}
}

// Content returns what the screen shows.
func (s *Screen) Content() fyne.CanvasObject {
	return container.NewStack(widgets.NewFill(theme.Surface), container.NewCenter(s.body))
}

// Focus gives the focus to what is to be typed first. It is called once the
// content is in the window; nothing can have the focus before.
func (s *Screen) Focus() {
	s.inWindow = true
	s.p.Focus(s.first)
}

// begin makes an input the first one and gives it the focus.
func (s *Screen) begin(f fyne.Focusable) {
	s.first = f
	if s.inWindow {
		s.p.Focus(f)
	}
}

func (s *Screen) t(key string, args ...any) string { return s.p.Lang.T("unlock."+key, args...) }

// show puts a card with the given parts on the screen.
func (s *Screen) show(title, hint string, parts ...fyne.CanvasObject) {
	s.banner.Hide()
	head := widgets.NewRows(4,
		widgets.NewSides(widgets.NewTitle(s.t("program")), widgets.NewLinkButton(s.t("language"), s.p.Language)),
		widgets.NewMuted(s.t("tagline")).Wrapped(),
	)
	all := append([]fyne.CanvasObject{head, widgets.NewRule(), widgets.NewSectionTitle(title, hint), s.banner}, parts...)
	s.body.Objects = []fyne.CanvasObject{widgets.Width(cardWidth, widgets.NewCard("", widgets.NewRows(12, all...)))}
	s.body.Refresh()
}

func (s *Screen) fail(err error) {
	s.banner.Say(widgets.ToneBad, s.p.Lang.Explain(err)[0])
	s.banner.Show()
	s.body.Refresh()
}

// Say shows words above the questions, such as why the window is locked.
func (s *Screen) Say(words string) {
	s.banner.Say(widgets.ToneWarn, words)
	s.banner.Show()
	s.body.Refresh()
}

func (s *Screen) askPassphrase() {
	var open *widgets.Button
	pass := widgets.NewPassphraseField(func() { open.Tapped(nil) })
	open = widgets.NewPrimaryButton(s.t("open"), func() {
		s.open(s.t("opening"), func() (*app.Workspace, error) { return app.Open(s.dir, []byte(pass.Text)) })
	})
	s.show(s.t("title"), s.where(),
		widgets.NewFormRow(s.t("passphrase"), "", pass),
		widgets.NewBeside(12, open, widgets.NewSecondaryButton(s.t("other"), s.askNew)),
		widgets.NewBeside(12, widgets.NewLinkButton(s.t("forgotten"), s.askRecovery), widgets.NewLinkButton(s.t("restore_title"), s.askRestore)),
	)
	s.begin(pass)
}

func (s *Screen) askRecovery() {
	code := widgets.NewField(nil)
	open := widgets.NewPrimaryButton(s.t("open"), func() {
		s.open(s.t("opening"), func() (*app.Workspace, error) { return app.OpenWithRecovery(s.dir, code.Text) })
	})
	s.show(s.t("recovery_title"), s.where(),
		widgets.NewFormRow(s.t("recovery_code"), s.t("recovery_hint"), code),
		widgets.NewBeside(12, open, widgets.NewSecondaryButton(s.t("back"), s.askPassphrase)),
	)
	s.begin(code)
}

func (s *Screen) where() string { return s.t("folder", filepath.Clean(s.dir)) }

// open opens a workspace beside the window: deriving the key takes a second.
func (s *Screen) open(what string, open func() (*app.Workspace, error)) {
	var w *app.Workspace
	s.p.Run(screen.Work{What: what, Do: func(context.Context, func(done, total int64)) error {
		var err error
		w, err = open()
		return err
	}, Done: func(err error) {
		if err != nil {
			s.fail(err)
			s.Focus()
			return
		}
		s.p.Opened(w)
	}})
}
