package visitform

import (
	"fyne.io/fyne/v2/container"

	"ruhu/app/ui/theme"
	"ruhu/app/ui/widgets"
)

// footer leads to the pages before and after, and back to what was there before
// the last edits.
type footer struct {
	widgets.Composite
	form           *Form
	previous, next *widgets.Button
	undo, redo     *widgets.Button
	words          *widgets.Text
}

func newFooter(f *Form) *footer {
	b := &footer{
		form:     f,
		previous: widgets.NewSecondaryButton(f.t("previous"), func() { f.step(-1) }).WithShortcut("Ctrl+←"),
		next:     widgets.NewPrimaryButton("", func() { f.step(1) }).WithShortcut("Ctrl+→"),
		undo:     widgets.NewLinkButton(f.t("undo"), f.undo),
		redo:     widgets.NewLinkButton(f.t("redo"), f.redo),
		words:    widgets.NewMuted(""),
	}
	b.Compose(b, container.NewStack(widgets.NewFill(theme.Panel),
		widgets.NewFrame(widgets.NewRule(), nil, nil, nil, widgets.Inset(22, 8, widgets.NewSides(
			widgets.NewFlow(12, b.previous, b.next, b.words), b.undo, b.redo)))))
	return b
}

// show says where the buttons lead from the present page.
func (b *footer) show() {
	f := b.form
	at := indexOf(f.page.section.key)
	setVisible(b.previous, at > 0)
	setVisible(b.next, at < len(sections)-1)
	if at < len(sections)-1 {
		b.next.SetText(f.t("next_section", f.t(sections[at+1].key+".name")))
	}
	setVisible(b.undo, f.canUndo)
	setVisible(b.redo, f.canRedo)
	words := ""
	if n := f.missing(f.page.section.key); n > 0 {
		words = f.t("missing", n)
	}
	b.words.SetText(words)
	setVisible(b.words, words != "")
	b.Refresh()
}
