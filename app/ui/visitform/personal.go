package visitform

import (
	"context"

	"fyne.io/fyne/v2"

	"ruhu/app"
	"ruhu/app/ui/widgets"
	"ruhu/survey"
)

// personal asks for a number by which somebody can be found or robbed: of an ID
// card, an account, a phone. One that was recorded before is masked until the
// visitors ask for it, which the audit trail keeps.
func personal[T any](field string, of func(*T) *string) question[T] {
	q := words(field, of)
	q.ask = func(p *page, s subject[T]) fyne.CanvasObject {
		return p.personal(s.path(field), *of(s.now(p)), put(s, of))
	}
	q.said = func(p *page, s subject[T]) string { return p.masked(s.path(field), *of(s.now(p))) }
	return q
}

// personal is a field for such a number, or in its place the masked one.
func (p *page) personal(path, value string, set setter[string]) fyne.CanvasObject {
	if !p.hides(path, value) {
		return p.code(path, value, func(v *survey.Visit, typed string) {
			p.form.typed[path] = true
			set(v, typed)
		})
	}
	show := widgets.NewLinkButton(p.t("reveal"), func() { p.reveal(path) })
	p.have(path, show)
	return widgets.NewFlow(12, widgets.NewText(survey.MaskedID(value)), show)
}

// hides reports whether a number is masked: what was typed just now is not.
func (p *page) hides(path, value string) bool {
	return value != "" && !p.form.revealed && !p.form.typed[path]
}

// masked is such a number in words.
func (p *page) masked(path, value string) string {
	if p.hides(path, value) {
		return survey.MaskedID(value)
	}
	return value
}

// reveal shows the numbers of the household in full until the visit is left.
func (p *page) reveal(path string) {
	f := p.form
	if err := f.env.W.Audit(context.Background(), app.AuditRevealed, f.household().ID, path); err != nil {
		f.env.Fail(err)
		return
	}
	f.revealed = true
	p.rebuild(path)
}
