package visitform

import (
	"fyne.io/fyne/v2"

	"ruhu/app/ui/widgets"
	"ruhu/survey"
)

// expenseAmount is one sum of a line of spending.
type expenseAmount struct {
	field string
	of    func(*survey.Expense) **survey.Fen
}

var expenseAmounts = []expenseAmount{
	{"total_fen", func(e *survey.Expense) **survey.Fen { return &e.TotalFen }},
	{"insurance_fen", func(e *survey.Expense) **survey.Fen { return &e.InsuranceFen }},
	{"critical_fen", func(e *survey.Expense) **survey.Fen { return &e.CriticalFen }},
	{"aid_fen", func(e *survey.Expense) **survey.Fen { return &e.AidFen }},
	{"own_fen", func(e *survey.Expense) **survey.Fen { return &e.OwnFen }},
}

// buildExpenses asks for the rigid spending of the year.
func buildExpenses(p *page) {
	from, to := p.form.year()
	p.title(from, to)
	l := listing[survey.Expense]{
		lines: expenses, items: survey.ExpenseItems, first: "total_fen",
		made: func(item string) survey.Expense { return survey.Expense{Item: item} },
		filled: func(e survey.Expense) bool {
			return e.TotalFen != nil || e.InsuranceFen != nil || e.CriticalFen != nil || e.AidFen != nil || e.OwnFen != nil
		},
	}
	l.row = func(e survey.Expense) fyne.CanvasObject { return p.expenseRow(l, e) }
	l.show(p)
}

// expenseRow is what was spent on above, who paid how much of it below.
func (p *page) expenseRow(l listing[survey.Expense], e survey.Expense) fyne.CanvasObject {
	var sums []fyne.CanvasObject
	for _, a := range expenseAmounts {
		path := expenses.path(e.Key, a.field)
		field := p.amount(path, *a.of(&e), on(expenses, e.Key, func(e *survey.Expense, sum *survey.Fen) { *a.of(e) = sum }))
		sums = append(sums, widgets.NewRows(2, widgets.NewCaption(p.t("expenses."+a.field)), field))
	}
	const least, gap = 104, 10
	who := widgets.Width(150, p.whose(expenses.path(e.Key, "member"), e.Member, on(expenses, e.Key, func(e *survey.Expense, m string) { e.Member = m })))
	return widgets.NewRows(5,
		widgets.NewSides(widgets.NewStrong(survey.ExpenseItems.Text(e.Item, string(p.form.env.Lang))).Wrapped(), who, l.remover(p, e.Key)),
		widgets.NewGrid(least, gap, sums...),
	)
}
