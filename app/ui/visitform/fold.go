package visitform

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ruhu/app/ui/theme"
	"ruhu/app/ui/widgets"
)

// folded is a part of the page that is shown when somebody wants it.
type folded struct {
	key   string // path that stands for it
	holds func(path string) bool
}

// fold keeps questions that few families need below one line, which says what
// was answered, and while nothing was, what could be.
func fold[T any](p *page, s subject[T], name string, questions ...question[T]) fyne.CanvasObject {
	key := s.path("+" + name) // no fact has such a path
	open := p.unfolded[key]
	head := widgets.NewDisclosure(open, func() {
		p.unfolded[key] = !open
		p.rebuild(key)
	})
	p.have(key, head)
	p.folds = append(p.folds, folded{key, func(path string) bool { return asks(s, questions, path) }})
	if !open { // while it is, the fields say it
		head.SetText(p.t("fold."+name), inShort(p, s, questions), "", widgets.ToneQuiet)
		return head
	}
	head.SetText(p.t("fold."+name), "", "", widgets.ToneQuiet)
	return widgets.NewRows(4, head, inPanel(widgets.NewFormGrid(rowsOf(p, s, questions...)...)))
}

// asks reports whether one of the questions asks for the fact.
func asks[T any](s subject[T], questions []question[T], path string) bool {
	for _, q := range questions {
		if s.path(q.field) == path {
			return true
		}
	}
	return false
}

// inShort is what is said beside a closed fold.
func inShort[T any](p *page, s subject[T], questions []question[T]) string {
	if said := saidOf(p, s, questions); len(said) > 0 {
		return strings.Join(said, " · ")
	}
	var labels []string
	for _, q := range questions {
		labels = append(labels, s.label(p, q.field))
	}
	return strings.Join(labels, p.form.env.T("visit.comma"))
}

// inPanel puts details on a panel of their own.
func inPanel(body fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(widgets.NewPanel(theme.Panel, theme.Rule), widgets.Inset(16, 14, body))
}
