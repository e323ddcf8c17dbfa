package visitform

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ruhu/app/ui/widgets"
	"ruhu/survey"
)

// listing shows one of the household's lists, which is in one of three states:
// not asked, asked and empty, or with lines.
type listing[T any] struct {
	lines[T]
	items  survey.CodeList     // what a line can be
	first  string              // field of a new line that gets the focus
	made   func(item string) T // a new line
	filled func(line T) bool   // whether removing it loses something typed
	head   []fyne.CanvasObject // above the lines
	row    func(line T) fyne.CanvasObject
	foot   []fyne.CanvasObject // below the lines
}

// show puts the list on the page.
func (l listing[T]) show(p *page) {
	h := p.form.household()
	list := *l.of(&h)
	box := widgets.NewRows(7)
	switch {
	case list == nil:
		box.Add(l.state(p, widgets.ToneWarn, "unasked", "say_none", true))
	case len(list) == 0:
		box.Add(l.state(p, widgets.ToneOK, "none", "take_back", false))
	}
	if len(list) > 0 {
		for _, o := range l.head {
			box.Add(o)
		}
		for _, line := range list {
			box.Add(l.row(line))
			box.Add(widgets.NewRule())
		}
		for _, o := range l.foot {
			box.Add(o)
		}
	}
	p.put(box, l.adder(p))
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

// addField ends the path of the choice that adds a line.
const addField = ".add"

// adder is the choice of what to add, found by typing.
func (l listing[T]) adder(p *page) fyne.CanvasObject {
	choice := widgets.NewChoiceField(p.form.env.Lang, l.items, nil)
	choice.SetEmpty(p.t(l.name + ".add"))
	choice.OnEdit = func(item string) {
		key := l.add(p.form, l.made(item), l.first)
		p.rebuild(l.path(key, l.first))
	}
	p.have(l.name+addField, choice)
	if p.onAdd == nil {
		p.onAdd = func() {
			widgets.Focus(choice)
			choice.Open("")
		}
	}
	return beside(widgets.Width(210, choice), widgets.NewMuted(p.t(l.name+".add_hint")).Wrapped())
}

// removeWidth is the room for the words that take a line away, in design pixels.
const removeWidth = 48

// remover takes a line away. It asks first when something was typed into it.
func (l listing[T]) remover(p *page, key string) *widgets.Button {
	remove := func() {
		l.remove(p.form, key)
		p.rebuild(l.name + addField)
	}
	return widgets.NewLinkButton(p.t("remove"), func() {
		h := p.form.household()
		if line := l.find(&h, key); line == nil || !l.filled(*line) {
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
