package visitform

import (
	"fyne.io/fyne/v2"

	"ruhu/app/ui/widgets"
	"ruhu/app/visit"
	"ruhu/rules"
	"ruhu/survey"
)

// incomeColumns are what it is, the amount, the cost, and how it counts.
var incomeColumns = widgets.NewReflow(575, 6,
	widgets.NewColumns(10, widgets.Share(2.2), widgets.Fixed(98), widgets.Fixed(98), widgets.Share(1)),
	widgets.NewColumns(10, widgets.Share(1)),
	widgets.NewColumns(10, widgets.Fixed(98), widgets.Fixed(98), widgets.Share(1)))

var incomeSums = []question[survey.Income]{
	money("gross_fen", func(i *survey.Income) **survey.Fen { return &i.GrossFen }),
	money("cost_fen", func(i *survey.Income) **survey.Fen { return &i.CostFen }),
}

// buildIncomes asks for every income of the year and shows how each one counts.
func buildIncomes(p *page) {
	from, to := p.form.year()
	p.title(from, to)
	l := listing[survey.Income]{
		lines: incomes, kind: "income", items: survey.IncomeItems, first: "gross_fen",
		made:    func(item string) survey.Income { return survey.Income{Item: item, Source: "declared"} },
		title:   func(i survey.Income) string { return p.word(survey.IncomeItems, i.Item) },
		main:    incomeSums,
		details: []question[survey.Income]{words("note", func(i *survey.Income) *string { return &i.Note })},
		head: []fyne.CanvasObject{
			incomeColumns.Row(widgets.NewCaption(p.t("incomes.item")), widgets.NewCaption(p.t("incomes.gross")).Right(),
				widgets.NewCaption(p.t("incomes.cost")).Right(), widgets.NewCaption(p.t("incomes.counted")).Right()),
			widgets.NewRule(),
		},
	}
	l.row = func(i survey.Income) fyne.CanvasObject { return p.incomeRow(l, i) }
	l.foot = p.incomeTotals()
	l.show(p)
}

// incomeRow is one income: what it is, whose and how it is known, and how it
// counts. For wages it is asked whether they come from a poverty project.
func (p *page) incomeRow(l listing[survey.Income], i survey.Income) fyne.CanvasObject {
	s := l.at(i.Key, l.kind)
	gross := incomeSums[0].ask(p, s)
	cost := fyne.CanvasObject(widgets.NewMoney(nil))
	if survey.HasCost(i.Item) {
		cost = incomeSums[1].ask(p, s)
	}
	whose := whom("member", func(i *survey.Income) *string { return &i.Member }).ask(p, s)
	source := pick("source", survey.IncomeSources, func(i *survey.Income) *string { return &i.Source }).ask(p, s)
	what := widgets.NewRows(5,
		l.heading(p, i.Key, i),
		// Enter leads from an amount to the next field, which must not be one that removes.
		widgets.NewFlow(6, widgets.Width(104, whose), widgets.Width(98, source), l.remover(p, i.Key)))
	row := widgets.NewRows(5, incomeColumns.Row(what, gross, cost, p.counted(i.Key)))
	if survey.ItemKind(i.Item) == "wage" {
		project := yesNo("from_poverty_project", func(i *survey.Income) **bool { return &i.FromPovertyProject })
		row.Add(widgets.NewFlow(8, widgets.NewMuted(p.t("incomes.project")), widgets.Width(p.questionWidth(), project.ask(p, s))))
	}
	return row
}

// counted shows how a line counts on the dibao basis, and why.
func (p *page) counted(key string) fyne.CanvasObject {
	amount, why := widgets.NewFigures(""), widgets.NewCaption("").Right().Wrapped()
	p.follow(func() {
		line, ok := lineOf(p.form.result.Income.Dibao, key)
		if !ok {
			return
		}
		if line.Treatment == rules.Excluded {
			amount.SetAmount(line.Declared, line.Declared != nil)
		} else {
			amount.SetFigures(visit.Figures(line.Counted, p.form.env.Lang))
		}
		words := line.Text
		if words == p.form.env.T("rules.line.counted") { // the head of the column says so
			words = ""
		}
		why.SetText(words)
		p.showOnly(why, words != "")
	})
	return widgets.NewRows(0, amount, why)
}

func lineOf(b rules.Basis, key string) (rules.Line, bool) {
	for _, l := range b.Lines {
		if l.Key == key {
			return l, true
		}
	}
	return rules.Line{}, false
}

// incomeTotals are the last rows: support from people living apart, which is
// asked elsewhere but belongs to the sum, and the sum.
func (p *page) incomeTotals() []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	if _, owed := lineOf(p.form.result.Income.Dibao, rules.LineObligors); owed {
		link := widgets.NewLinkButton(p.form.env.T("visit.obligors"), func() { p.form.goTo("obligors") })
		rows = append(rows, incomeColumns.Row(widgets.NewFlow(0, link), widgets.NewText(""), widgets.NewText(""), p.counted(rules.LineObligors)), widgets.NewRule())
	}
	gross, cost, counted := widgets.NewStrong("").Right(), widgets.NewStrong("").Right(), widgets.NewStrong("").Right().Wrapped()
	p.follow(func() {
		var sumGross, sumCost survey.Fen
		for _, i := range p.form.household().Incomes {
			sumGross += value(i.GrossFen)
			sumCost += value(i.CostFen)
		}
		gross.SetText(sumGross.String())
		cost.SetText(sumCost.String())
		counted.SetText(visit.Figures(p.form.result.Income.Dibao.Counted, p.form.env.Lang))
	})
	return append(rows, incomeColumns.Row(widgets.NewStrong(p.t("total")), gross, cost, counted))
}

// value is an amount where not asked adds nothing, for sums of what is there.
func value(f *survey.Fen) survey.Fen {
	if f == nil {
		return 0
	}
	return *f
}

// year returns the accounting year of the visit in words: the twelve months that
// end on the day before it.
func (f *Form) year() (from, to string) {
	day, err := f.visit().Day().Time()
	if err != nil {
		return "", ""
	}
	format := f.t("day_format")
	return day.AddDate(-1, 0, 0).Format(format), day.AddDate(0, 0, -1).Format(format)
}
