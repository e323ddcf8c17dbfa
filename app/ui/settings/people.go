package settings

import (
	"context"

	"fyne.io/fyne/v2"

	"ruhu/app"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/widgets"
	"ruhu/assets/text"
	"ruhu/store"
)

// people is the card of who can unlock the workspace. It shows the list, or in
// its place one question at a time.
type people struct {
	s     *Settings
	box   *fyne.Container
	first *widgets.Button // of the list
}

func newPeople(s *Settings) (*people, error) {
	p := &people{s: s, box: widgets.NewRows(9)}
	return p, p.list()
}

func (p *people) t(key string, args ...any) string { return p.s.t(key, args...) }

func (p *people) show(parts ...fyne.CanvasObject) {
	p.box.Objects = parts
	p.box.Refresh()
}

// list shows everybody, and what can be done.
func (p *people) list() error {
	all, err := p.s.env.W.Store.Operators()
	if err != nil {
		return err
	}
	var parts []fyne.CanvasObject
	for _, o := range all {
		parts = append(parts, p.row(o))
	}
	p.first = widgets.NewSecondaryButton(p.t("people.add"), p.askNew)
	p.show(append(parts, widgets.NewRule(), widgets.NewFlow(12, p.first,
		widgets.NewSecondaryButton(p.t("people.passphrase"), p.askPassphrase),
		widgets.NewSecondaryButton(p.t("people.recovery"), p.newRecovery)))...)
	return nil
}

// row is one operator; whoever unlocked the workspace cannot end their own access.
func (p *people) row(o store.Operator) fyne.CanvasObject {
	words := widgets.NewFlow(10, widgets.NewText(o.Name), widgets.NewCaption(o.Unit+" "+o.Post))
	switch {
	case o.Gone:
		return widgets.NewSides(words, widgets.NewStatusTag(p.t("people.gone"), widgets.ToneQuiet))
	case o.ID == p.s.env.W.Store.Operator().ID:
		return widgets.NewSides(words, widgets.NewStatusTag(p.t("people.you"), widgets.ToneOK))
	}
	return widgets.NewSides(words, widgets.NewLinkButton(p.t("people.remove"), func() { p.askRemove(o) }))
}

// secret is a passphrase typed twice.
type secret struct{ once, again *widgets.Field }

func (p *people) newSecret(submit func()) secret {
	var s secret
	s.again = widgets.NewPassphraseField(submit)
	s.once = widgets.NewPassphraseField(func() { widgets.Focus(s.again) })
	return s
}

func (s secret) check() error {
	switch {
	case len([]rune(s.once.Text)) < app.GoodPassphrase:
		return text.Fail("settings.people.short", app.GoodPassphrase)
	case s.once.Text != s.again.Text:
		return text.Fail("settings.people.differs")
	}
	return nil
}

func (p *people) secretRows(s secret) fyne.CanvasObject {
	return widgets.NewColumns(12, widgets.Share(1), widgets.Share(1)).AlignTop().Row(
		widgets.NewFormRow(p.t("people.new_passphrase"), p.t("people.least", app.GoodPassphrase), s.once),
		widgets.NewFormRow(p.t("people.again"), "", s.again))
}

// askNew asks for another person; they type their passphrase themselves.
func (p *people) askNew() {
	name, unit, post := widgets.NewField(nil), widgets.NewField(nil), widgets.NewField(nil)
	var s secret
	add := func() {
		o := store.Operator{Name: name.Text, Unit: unit.Text, Post: post.Text}
		p.change(s.check, p.t("people.adding"), func(ctx context.Context) error {
			_, err := p.s.env.W.AddOperator(ctx, o, []byte(s.once.Text))
			return err
		}, func() { p.done(p.t("people.added", o.Name)) })
	}
	s = p.newSecret(add)
	two := widgets.NewColumns(12, widgets.Share(1), widgets.Share(1)).AlignTop()
	p.show(widgets.NewSectionTitle(p.t("people.add"), p.t("people.add_hint")),
		two.Row(widgets.NewFormRow(p.t("people.name"), "", name), widgets.NewFormRow(p.t("people.post"), "", post)),
		widgets.NewFormRow(p.t("people.unit"), "", unit), p.secretRows(s),
		p.buttons(p.t("people.add_now"), add))
	widgets.Focus(name)
}

func (p *people) askPassphrase() {
	var s secret
	change := func() {
		p.change(s.check, p.t("people.changing"), func(ctx context.Context) error { return p.s.env.W.ChangePassphrase(ctx, []byte(s.once.Text)) },
			func() { p.done(p.t("people.changed")) })
	}
	s = p.newSecret(change)
	p.show(widgets.NewSectionTitle(p.t("people.passphrase"), p.t("people.passphrase_hint")), p.secretRows(s), p.buttons(p.t("people.change_now"), change))
	widgets.Focus(s.once)
}

func (p *people) askRemove(o store.Operator) {
	remove := func() {
		var code string
		p.change(nil, p.t("people.removing"), func(ctx context.Context) (err error) { code, err = p.s.env.W.RemoveOperator(ctx, o); return err },
			func() { p.showCode(code) })
	}
	p.sure(p.t("people.remove_title", o.Name), p.t("people.remove_hint"), p.t("people.remove"), remove)
}

func (p *people) newRecovery() {
	renew := func() {
		var code string
		p.change(nil, p.t("people.changing"), func(ctx context.Context) (err error) { code, err = p.s.env.W.NewRecoveryCode(ctx); return err },
			func() { p.showCode(code) })
	}
	p.sure(p.t("people.recovery"), p.t("people.recovery_hint"), p.t("people.recovery_now"), renew)
}

// sure asks before something that ends what was valid until now. The focus is on
// the answer that changes nothing.
func (p *people) sure(title, hint, words string, action func()) {
	back := widgets.NewSecondaryButton(p.s.env.T("unlock.back"), p.back)
	p.show(widgets.NewSectionTitle(title, hint), widgets.NewBeside(12, widgets.NewPrimaryButton(words, action), back))
	widgets.Focus(back)
}

// showCode shows the recovery code, this once.
func (p *people) showCode(code string) {
	next := widgets.NewPrimaryButton(p.s.env.T("unlock.written_down"), func() { p.back() })
	p.show(widgets.NewSectionTitle(p.t("people.recovery"), p.s.env.T("unlock.recovery_once")), widgets.NewTitle(code).Wrapped(), widgets.NewBeside(12, next))
	widgets.Focus(next)
}

func (p *people) buttons(words string, action func()) fyne.CanvasObject {
	return widgets.NewBeside(12, widgets.NewPrimaryButton(words, action), widgets.NewSecondaryButton(p.s.env.T("unlock.back"), p.back))
}

// change does what costs a second, because a key is derived, beside the window.
func (p *people) change(check func() error, what string, do func(context.Context) error, then func()) {
	if check != nil {
		if err := check(); err != nil {
			p.s.env.Fail(err)
			return
		}
	}
	p.s.env.Run(screen.Work{
		What: what, Do: func(ctx context.Context, _ func(done, total int64)) error { return do(ctx) },
		Done: func(err error) {
			if err != nil {
				p.s.env.Fail(err)
				return
			}
			then()
		},
	})
}

func (p *people) done(words string) {
	p.back()
	p.s.env.Tell(widgets.ToneOK, words)
}

func (p *people) back() {
	if err := p.list(); err != nil {
		p.s.env.Fail(err)
		return
	}
	widgets.Focus(p.first)
}
