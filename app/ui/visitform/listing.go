package visitform

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ruhu/app/ui/widgets"
	"ruhu/survey"
)

// listing shows one of the household's lists, which is in one of three states:
// not asked, asked and empty, or with lines.
type listing[T any] struct {
	lines[T]
	kind    string                                // of a line, as the keys of labels have it
	items   survey.CodeList                       // what a line can be, nil where a button adds one
	first   string                                // field of a new line that gets the focus
	made    func(item string) T                   // a new line
	title   func(line T) string                   // what it is, in a few words; nil where its fields say so
	columns *widgets.Reflow                       // of the title, the main questions and what removes the line
	main    []question[T]                         // in the row of each line
	details []question[T]                         // below it, when somebody opens them
	gone    func(h *survey.Household, key string) // what else follows from removing a line, nil for nothing

	head []fyne.CanvasObject            // above the lines, instead of the labels of main
	row  func(line T) fyne.CanvasObject // instead of the columns
	foot []fyne.CanvasObject            // below the lines
}

// show puts the list on the page.
func (l listing[T]) show(p *page) {
	h := p.form.household()
	list := *l.of(&h)
	box := widgets.NewRows(7)
	switch {
	case list == nil:
		tone := widgets.ToneQuiet
		if p.form.open[l.name] {
			tone = widgets.ToneWarn
		}
		box.Add(l.state(p, tone, "unasked", "say_none", true))
	case len(list) == 0:
		box.Add(l.state(p, widgets.ToneOK, "none", "take_back", false))
	default:
		l.showLines(p, box, list)
	}
	p.put(box, l.adder(p))
}

func (l listing[T]) showLines(p *page, box *fyne.Container, list []T) {
	head := l.head
	if head == nil && l.columns != nil {
		head = []fyne.CanvasObject{l.labels(p), widgets.NewRule()}
	}
	for _, o := range head {
		box.Add(o)
	}
	for i, line := range list {
		key := l.keyOf(list, i)
		if l.row != nil {
			box.Add(l.row(line))
		} else {
			box.Add(l.cells(p, key, line))
		}
		if more := l.more(p, key); more != nil {
			box.Add(more)
		}
		box.Add(widgets.NewRule())
	}
	for _, o := range l.foot {
		box.Add(o)
	}
}

// labels heads the columns.
func (l listing[T]) labels(p *page) fyne.CanvasObject {
	var cells []fyne.CanvasObject
	if l.title != nil {
		cells = append(cells, widgets.NewCaption(p.t(l.name+".item")))
	}
	for _, q := range l.main {
		caption := widgets.NewCaption(subject[T]{name: l.kind}.label(p, q.field))
		if q.right {
			caption = caption.Right()
		}
		cells = append(cells, caption)
	}
	return l.columns.Row(append(cells, widgets.NewText(""))...)
}

// cells is the row of one line. The focus goes to the first question, not to the
// title, which is asked for last.
func (l listing[T]) cells(p *page, key string, line T) fyne.CanvasObject {
	s := l.at(key, l.kind)
	var cells []fyne.CanvasObject
	for _, q := range l.main {
		cells = append(cells, q.ask(p, s))
	}
	if l.title != nil {
		cells = slices.Insert(cells, 0, l.heading(p, key, line))
	}
	return l.columns.Row(append(cells, l.remover(p, key))...)
}

// heading says what a line is. Where there is more to ask it opens that.
func (l listing[T]) heading(p *page, key string, line T) fyne.CanvasObject {
	if len(l.details) == 0 {
		return widgets.NewText(l.title(line)).Wrapped()
	}
	s := l.at(key, l.kind)
	head := widgets.NewDisclosure(p.opened == s.facts, func() { p.openLine(s.facts) })
	head.SetText(l.title(line), "", "", widgets.ToneQuiet)
	p.have(s.facts, head)
	return head
}

// more is the details of a line while it is open, else what they say in short, nil
// where they say nothing.
func (l listing[T]) more(p *page, key string) fyne.CanvasObject {
	s := l.at(key, l.kind)
	if p.opened == s.facts && len(l.details) > 0 {
		return inPanel(widgets.NewFormGrid(rowsOf(p, s, l.details...)...))
	}
	said := saidOf(p, s, l.details)
	if len(said) == 0 {
		return nil
	}
	const belowTitle = 22
	return widgets.Inset(belowTitle, 0, widgets.NewCaption(strings.Join(said, " · ")).Wrapped())
}

// filled reports whether removing a line loses something typed.
func (l listing[T]) filled(p *page, key string) bool {
	s := l.at(key, l.kind)
	return len(saidOf(p, s, l.main))+len(saidOf(p, s, l.details)) > 0
}

// state says that the list was not asked or that there is nothing, and offers
// the other answer.
func (l listing[T]) state(p *page, tone widgets.Tone, words, action string, none bool) fyne.CanvasObject {
	button := widgets.NewSecondaryButton(p.t(l.name+"."+action), func() {
		l.sayNone(p.form, none)
		p.rebuild(l.name + addField)
	})
	return container.NewStack(widgets.NewPanel(tone.Soft(), ""), widgets.Inset(14, 10,
		widgets.NewSides(widgets.NewText(p.t(l.name+"."+words)).In(tone.Ink()).Wrapped(), button)))
}

// addField ends the path of what adds a line.
const addField = ".add"

// adder adds a line: the choice of what to add, found by typing, or a button
// where there is nothing to choose.
func (l listing[T]) adder(p *page) fyne.CanvasObject {
	add := func(item string) {
		key := l.add(p.form, l.made(item), l.first)
		p.rebuild(l.path(key, l.first))
	}
	hint := widgets.NewMuted(p.t(l.name + ".add_hint")).Wrapped()
	if l.items == nil {
		button := widgets.NewSecondaryButton(p.t(l.name+".add"), func() { add("") })
		p.have(l.name+addField, button)
		p.onCtrlN(func() { add("") })
		return beside(button, hint)
	}
	choice := widgets.NewChoiceField(p.form.env.Lang, l.items, add)
	choice.SetEmpty(p.t(l.name + ".add"))
	p.have(l.name+addField, choice)
	p.onCtrlN(func() {
		widgets.Focus(choice)
		choice.Open("")
	})
	return beside(widgets.Width(210, choice), hint)
}

// onCtrlN makes Ctrl+N add to the first list of the page.
func (p *page) onCtrlN(add func()) {
	if p.onAdd == nil {
		p.onAdd = add
	}
}

// removeWidth is the room for the words that take a line away, in design pixels.
const removeWidth = 48

// remover takes a line away. It asks first when something was typed into it.
func (l listing[T]) remover(p *page, key string) *widgets.Button {
	remove := func() {
		l.remove(p.form, key, l.gone)
		p.rebuild(l.name + addField)
	}
	return widgets.NewLinkButton(p.t("remove"), func() {
		if !l.filled(p, key) {
			remove()
			return
		}
		p.ask("remove_line", remove)
	})
}

// ask asks before something is done that takes typed words away. The key is that
// of the title; .words, .yes and .no stand beside it.
func (p *page) ask(key string, do func(), args ...any) {
	widgets.Ask(p.form.env.Window, widgets.Question{
		Title: p.t(key), Words: p.t(key+".words", args...), Yes: p.t(key + ".yes"), No: p.t(key + ".no"), OnYes: do,
	})
}

// peopleChoice lists the members as codes, after the whole family.
func (p *page) peopleChoice() survey.CodeList {
	var list survey.CodeList
	for _, m := range p.form.household().Members {
		list = append(list, survey.Code{Code: m.Key, Zh: m.Name, En: m.Name})
	}
	return list
}

// whose is the choice of the member a line belongs to; nobody means the whole
// family.
func (p *page) whose(path, member string, set setter[string]) *widgets.ChoiceField {
	field := p.choice(path, p.peopleChoice(), member, set)
	field.SetEmpty(p.form.env.T("visit.whole_family"))
	return field
}
