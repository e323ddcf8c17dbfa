package visitform

import (
	"fyne.io/fyne/v2"

	"ruhu/app/ui/widgets"
	"ruhu/survey"
)

// expenseSums are what was spent, who paid how much of it, and what is left.
var expenseSums = []question[survey.Expense]{
	money("total_fen", func(e *survey.Expense) **survey.Fen { return &e.TotalFen }),
	money("insurance_fen", func(e *survey.Expense) **survey.Fen { return &e.InsuranceFen }),
	money("critical_fen", func(e *survey.Expense) **survey.Fen { return &e.CriticalFen }),
	money("aid_fen", func(e *survey.Expense) **survey.Fen { return &e.AidFen }),
	money("own_fen", func(e *survey.Expense) **survey.Fen { return &e.OwnFen }),
}

// buildExpenses asks for the rigid spending of the year.
func buildExpenses(p *page) {
	from, to := p.form.year()
	p.title(from, to)
	l := listing[survey.Expense]{
		lines: expenses, kind: "expense", items: survey.ExpenseItems, first: "total_fen",
		made:  func(item string) survey.Expense { return survey.Expense{Item: item} },
		title: func(e survey.Expense) string { return p.word(survey.ExpenseItems, e.Item) },
		main:  expenseSums,
		details: []question[survey.Expense]{
			yesNo("receipts", func(e *survey.Expense) **bool { return &e.Receipts }),
			words("note", func(e *survey.Expense) *string { return &e.Note }),
		},
	}
	l.row = func(e survey.Expense) fyne.CanvasObject { return p.expenseRow(l, e) }
	l.show(p)
}

// expenseRow is what was spent on above, who paid how much of it below.
func (p *page) expenseRow(l listing[survey.Expense], e survey.Expense) fyne.CanvasObject {
	s := l.at(e.Key, l.kind)
	var sums []fyne.CanvasObject
	for _, q := range expenseSums {
		sums = append(sums, widgets.NewRows(2, widgets.NewCaption(s.label(p, q.field)), q.ask(p, s)))
	}
	const least, gap = 104, 10
	whose := whom("member", func(e *survey.Expense) *string { return &e.Member }).ask(p, s)
	return widgets.NewRows(5,
		widgets.NewSides(l.heading(p, e.Key, e), widgets.Width(150, whose), l.remover(p, e.Key)),
		widgets.NewGrid(least, gap, sums...),
	)
}
