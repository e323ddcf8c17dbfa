package visitform

import (
	"strconv"

	"fyne.io/fyne/v2"

	"ruhu/app/ui/widgets"
	"ruhu/survey"
)

var visitorColumns = widgets.NewReflow(520, 6,
	widgets.NewColumns(8, widgets.Share(1.1), widgets.Share(1.5), widgets.Share(1), widgets.Fixed(96), widgets.Fixed(removeWidth)),
	widgets.NewColumns(8, widgets.Share(1.1), widgets.Share(1.5)),
	widgets.NewColumns(8, widgets.Share(1), widgets.Fixed(96), widgets.Fixed(removeWidth)))

// buildVisitors asks what the visit is and who came.
func buildVisitors(p *page) {
	v := p.form.visit()
	p.title()
	p.put(
		p.line("kind", "visitors.kind", "", p.buttons("kind", survey.VisitKinds, v.Kind, func(v *survey.Visit, kind string) { v.Kind = kind })),
		p.line("level", "visitors.level", "visitors.level_hint", p.buttons("level", survey.Levels, v.Level, func(v *survey.Visit, level string) { v.Level = level })),
		known(p.t("visitors.day"), widgets.NewText(string(v.Day()))),
	)
	table := widgets.NewRows(7, visitorColumns.Row(
		widgets.NewCaption(p.t("visitors.person")), widgets.NewCaption(p.t("visitors.unit")), widgets.NewCaption(p.t("visitors.post")),
		widgets.NewCaption(p.t("visitors.rank")), widgets.NewCaption("")), widgets.NewRule())
	for i := range max(survey.MinVisitors, len(v.Visitors)) {
		table.Add(p.visitorRow(i))
	}
	add := widgets.NewSecondaryButton(p.t("visitors.add"), p.addVisitor).WithShortcut("Ctrl+N")
	p.onAdd = p.addVisitor
	p.put(table, beside(add, p.visitorsHint()))
}

// visitorRow is one person who came, or room for one.
func (p *page) visitorRow(i int) fyne.CanvasObject {
	var who survey.Visitor
	if all := p.form.visit().Visitors; i < len(all) {
		who = all[i]
	}
	path := "visitors." + strconv.Itoa(i)
	remove := fyne.CanvasObject(widgets.NewText(""))
	if i < len(p.form.visit().Visitors) {
		remove = widgets.NewLinkButton(p.t("remove"), func() { p.removeVisitor(i) })
	}
	return visitorColumns.Row(
		p.text(path+".name", who.Name, p.onVisitor(i, func(who *survey.Visitor, name string) { p.rename(who, name) })),
		p.text(path+".unit", who.Unit, p.onVisitor(i, func(who *survey.Visitor, unit string) { who.Unit = unit })),
		p.text(path+".post", who.Post, p.onVisitor(i, func(who *survey.Visitor, post string) { who.Post = post })),
		p.choice(path+".level", survey.Levels, who.Level, p.onVisitor(i, func(who *survey.Visitor, level string) { who.Level = level })),
		remove,
	)
}

// onVisitor records something about the i-th visitor, who exists once something
// is known of them.
func (p *page) onVisitor(i int, set func(who *survey.Visitor, answer string)) setter[string] {
	return func(v *survey.Visit, answer string) {
		for len(v.Visitors) <= i {
			v.Visitors = append(v.Visitors, survey.Visitor{})
		}
		set(&v.Visitors[i], answer)
		for n := len(v.Visitors); n > 0 && v.Visitors[n-1] == (survey.Visitor{}); n-- {
			v.Visitors = v.Visitors[:n-1]
		}
	}
}

// rename changes a visitor's name. Whoever has another name than the operator of
// this laptop is another person.
func (p *page) rename(who *survey.Visitor, name string) {
	who.Name, who.Operator = name, ""
	if o := p.form.env.W.Store.Operator(); survey.FoldName(name) == survey.FoldName(o.Name) {
		who.Operator = o.ID
	}
}

func (p *page) addVisitor() {
	n := len(p.form.visit().Visitors)
	if n >= survey.MinVisitors {
		p.form.edit("visitors", func(v *survey.Visit) { v.Visitors = append(v.Visitors, survey.Visitor{Level: v.Level}) })
	}
	p.rebuild("visitors." + strconv.Itoa(n) + ".name")
}

func (p *page) removeVisitor(i int) {
	p.form.edit("visitors", func(v *survey.Visit) { v.Visitors = append(v.Visitors[:i:i], v.Visitors[i+1:]...) })
	p.rebuild("visitors")
}

// visitorsHint says whether enough different people are named.
func (p *page) visitorsHint() fyne.CanvasObject {
	hint := widgets.NewText("").Wrapped()
	p.follow(func() {
		problem, short := find(p.form.problems, "two_visitors")
		named := 0
		for _, who := range p.form.visit().Visitors {
			if survey.FoldName(who.Name) != "" {
				named++
			}
		}
		switch {
		case short && named >= survey.MinVisitors:
			hint.SetText(p.t("visitors.same_person"))
		case short:
			hint.SetText(p.form.words(problem))
		default:
			hint.SetText(p.t("visitors.enough"))
		}
		hint.SetColor(map[bool]widgets.Tone{true: widgets.ToneWarn, false: widgets.ToneOK}[short].Ink())
	})
	return hint
}

// find returns the first problem with a code.
func find(problems []survey.Problem, code string) (survey.Problem, bool) {
	for _, p := range problems {
		if p.Code == code {
			return p, true
		}
	}
	return survey.Problem{}, false
}
