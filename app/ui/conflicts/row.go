package conflicts

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ruhu/app/ui/theme"
	"ruhu/app/ui/widgets"
	"ruhu/survey"
)

// beside is how many records stand in columns beside each other; more stand below
// each other.
const beside = 3

// row is one difference on the page.
type row struct {
	screen  *Conflicts
	about   survey.Difference
	options []*widgets.Option // by record, nil where there is nothing to choose
	state   *widgets.Text
}

// differencesCard is the table of what the records differ in.
func (s *Conflicts) differencesCard() fyne.CanvasObject {
	if len(s.found.Differences) == 0 {
		return widgets.NewCard(s.t("differences"), widgets.NewMuted(s.t("same")).Wrapped())
	}
	columns := s.columns()
	list := widgets.NewRows(0)
	if len(s.found.Heads) <= beside {
		head := []fyne.CanvasObject{widgets.NewCaption(s.t("fact")), widgets.NewCaption(s.before()).Wrapped()}
		for i := range s.found.Heads {
			head = append(head, widgets.NewCaption(s.name(i)).Wrapped())
		}
		list.Add(widgets.Inset(8, 6, columns.Row(append(head, widgets.NewCaption(s.t("taken")))...)))
		list.Add(widgets.NewRule())
	}
	for _, d := range s.found.Differences {
		list.Add(s.row(columns, d))
		list.Add(widgets.NewRule())
	}
	below := []fyne.CanvasObject{widgets.NewCaption(s.t("rest_same"))}
	if slices.ContainsFunc(s.found.Differences, s.found.Hides) {
		below = append(below, widgets.NewLinkButton(s.t("reveal"), s.reveal))
	}
	return widgets.NewCard("", list, widgets.NewFlow(16, below...))
}

// columns are the fact, what was before, each record, and what is taken.
func (s *Conflicts) columns() *widgets.Reflow {
	all := []widgets.Column{widgets.Share(3), widgets.Share(2)}
	middle := []widgets.Column{widgets.Share(2)}
	for range s.found.Heads {
		all, middle = append(all, widgets.Share(3)), append(middle, widgets.Share(3))
	}
	return widgets.NewReflow(float32(460+200*len(s.found.Heads)), 4,
		widgets.NewColumns(12, append(all, widgets.Share(3))...),
		widgets.NewColumns(12, widgets.Share(1)), widgets.NewColumns(12, middle...), widgets.NewColumns(12, widgets.Share(1)))
}

// before is the head of the column of the common ancestor.
func (s *Conflicts) before() string {
	switch len(s.found.Ancestors) {
	case 0:
		return s.env.T("conflict.no_ancestor")
	case 1:
	default:
		return s.env.T("conflict.before")
	}
	a := s.found.Ancestors[0]
	day := string(a.Day)
	if day == "" && len(a.Claimed) >= len("2006-01-02") {
		day = a.Claimed[:len("2006-01-02")]
	}
	return s.env.T("conflict.before") + " " + day
}

func (s *Conflicts) row(columns *widgets.Reflow, d survey.Difference) fyne.CanvasObject {
	r := &row{screen: s, about: d, state: widgets.NewText("").Wrapped()}
	s.rows = append(s.rows, r)
	fact := widgets.NewRows(1, widgets.NewText(s.found.Subject(d, s.env.Lang)).Wrapped(), widgets.NewCaption(s.fieldOf(d)).Wrapped())
	before := widgets.NewMuted(s.found.WordsBefore(d, s.env.Lang)).Wrapped()
	var answers []fyne.CanvasObject
	for i := range s.found.Heads {
		answers = append(answers, r.answer(i))
	}
	body := fyne.CanvasObject(columns.Row(append(append([]fyne.CanvasObject{fact, before}, answers...), r.state)...))
	if len(s.found.Heads) > beside {
		before := widgets.NewCaption(s.t("was", s.found.WordsBefore(d, s.env.Lang))).Wrapped()
		before.Hidden = d.Before == nil
		body = widgets.NewRows(4, fact, before, widgets.NewRows(2, answers...), r.state)
	}
	fill := theme.Panel
	if d.Offered == survey.MustChoose {
		fill = theme.WarnSoft
	}
	return container.NewStack(widgets.NewFill(fill), widgets.Inset(8, 6, body))
}

// fieldOf names the fact and, where a person chooses, why.
func (s *Conflicts) fieldOf(d survey.Difference) string {
	words := s.found.Field(d, s.env.Lang)
	if d.Class != survey.ClassOther {
		words += "　" + s.env.T("conflict.class."+string(d.Class))
	}
	return words
}

// answer is what a record says: to be chosen, or only words where it says
// nothing.
func (r *row) answer(record int) fyne.CanvasObject {
	s := r.screen
	words := s.found.Words(r.about, record, s.env.Lang)
	if len(s.found.Heads) > beside {
		words = s.t("answer", s.name(record), words)
	}
	if !r.about.CanChoose(record) || s.found.Hides(r.about) {
		r.options = append(r.options, nil)
		return widgets.NewMuted(words).Wrapped()
	}
	option := widgets.NewOption(words, func() { s.choose(r.about.Path, record) })
	r.options = append(r.options, option)
	s.begin(option)
	return option
}

// show marks what holds, and says why.
func (r *row) show(waiting map[string]bool) {
	s := r.screen
	record, chosen := s.choices[r.about.Path]
	if !chosen {
		record = r.about.Offered
	}
	for i, o := range r.options {
		if o != nil {
			o.SetChosen(i == record)
		}
	}
	switch {
	case waiting[r.about.Path] && s.found.Hides(r.about):
		r.say(s.t("reveal_first"), widgets.ToneBad)
	case waiting[r.about.Path]:
		r.say(s.t("choose"), widgets.ToneBad)
	case record == survey.MustChoose:
		r.say(s.t("not_needed"), widgets.ToneQuiet)
	case chosen:
		r.say(s.name(record), widgets.ToneAccent)
	default:
		r.say(s.t("offered", s.name(record)), widgets.ToneOK)
	}
}

func (r *row) say(words string, tone widgets.Tone) {
	r.state.SetText(words)
	r.state.SetColor(tone.Ink())
}
