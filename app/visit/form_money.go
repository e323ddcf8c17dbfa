package visit

import (
	"strings"

	"ruhu/paper"
	"ruhu/rules"
	"ruhu/survey"
)

// amount shows a recorded amount; one that was not asked stays empty, to be
// filled in with a pen.
func amount(f *survey.Fen) string {
	if f == nil {
		return ""
	}
	return f.String()
}

func (b formBuilder) money(f *paper.VisitForm) {
	f.Incomes = asked[paper.FormIncome](b.h.Incomes)
	f.Expenses = asked[paper.FormExpense](b.h.Expenses)
	f.Obligors = asked[paper.FormObligor](b.h.Obligors)
	declared, cost := sum{open: b.h.Incomes == nil}, sum{open: b.h.Incomes == nil}
	for _, i := range b.h.Incomes {
		dibao, clause := b.line(b.result.Income.Dibao, i.Key)
		poverty, _ := b.line(b.result.Income.Poverty, i.Key)
		f.Incomes = append(f.Incomes, paper.FormIncome{
			Item: b.incomeItem(i), Member: MemberName(b.h, i.Member, b.lang),
			Declared: amount(i.GrossFen), Cost: b.cost(i), Dibao: dibao, Poverty: poverty, Clause: clause,
		})
		declared.add(i.GrossFen)
		if i.CostFen != nil || survey.HasCost(i.Item) {
			cost.add(i.CostFen)
		}
	}
	d, p := b.result.Income.Dibao, b.result.Income.Poverty
	f.Total = paper.FormTotal{
		Declared: declared.String(), Cost: cost.String(),
		Dibao: Figures(d.Counted, b.lang), Poverty: Figures(p.Counted, b.lang),
		PeopleDibao: b.sharers(d), PeoplePoverty: b.sharers(p),
		PerCapitaDibao: Figures(d.PerCapita, b.lang), PerCapitaPoverty: Figures(p.PerCapita, b.lang),
	}
	for _, e := range b.h.Expenses {
		var aid sum
		aid.add(e.CriticalFen)
		aid.add(e.AidFen)
		f.Expenses = append(f.Expenses, paper.FormExpense{
			Item: b.code(survey.ExpenseItems, e.Item), Member: MemberName(b.h, e.Member, b.lang),
			Total: amount(e.TotalFen), Insurance: amount(e.InsuranceFen), Aid: aid.String(), Own: amount(e.OwnFen),
			Note: b.expenseNote(e),
		})
	}
	for _, o := range b.h.Obligors {
		f.Obligors = append(f.Obligors, paper.FormObligor{
			Name: o.Name, Relation: b.code(survey.Relations, o.Relation), Due: amount(o.DueFen), Paid: amount(o.PaidFen), Note: b.obligorNote(o),
		})
	}
}

// incomeItem is what an income is, and how it is known where that is not by what
// was declared.
func (b formBuilder) incomeItem(i survey.Income) string {
	f := b.facts()
	if i.Source != declaredSource {
		f.plain(b.code(survey.IncomeSources, i.Source))
	}
	if i.FromPovertyProject != nil && *i.FromPovertyProject {
		f.plain(b.lang.T("visit.project"))
	}
	f.plain(i.Note)
	return b.code(survey.IncomeItems, i.Item) + bracketed(f.String())
}

// declaredSource is the usual source of an amount, which is not said.
const declaredSource = "declared"

func (b formBuilder) expenseNote(e survey.Expense) string {
	f := b.facts().plain(e.Note)
	if e.CriticalFen != nil && *e.CriticalFen > 0 {
		f.fen("expense.critical_fen", e.CriticalFen)
	}
	if e.AidFen != nil && *e.AidFen > 0 {
		f.fen("expense.aid_fen", e.AidFen)
	}
	return f.yesNo("expense.receipts", e.Receipts).String()
}

func (b formBuilder) obligorNote(o survey.Obligor) string {
	return b.facts().plain(o.Unable, o.Unit).count("obligor.people", o.People).fen("obligor.income_fen", o.IncomeFen).
		count("obligor.supported", o.Supported).named("obligor.basis", b.code(survey.SupportBases, o.Basis)).
		named("obligor.id_number", o.IDNumber).String()
}

// asked returns an empty list for one that was asked about, so that the form
// says there is none, and nil for one that was not, so that it leaves room.
func asked[Row, Recorded any](list []Recorded) []Row {
	if list == nil {
		return nil
	}
	return make([]Row, 0, len(list))
}

// sum adds recorded amounts. It is open where one of them was not asked: without
// that one it would read as the whole.
type sum struct {
	fen  survey.Fen
	open bool
}

func (s *sum) add(f *survey.Fen) {
	if f == nil {
		s.open = true
		return
	}
	s.fen += *f
}

// String shows the sum, or the empty field that a pen fills in.
func (s sum) String() string {
	if s.open {
		return ""
	}
	return s.fen.String()
}

func (b formBuilder) cost(i survey.Income) string {
	if i.CostFen == nil || *i.CostFen == 0 && !survey.HasCost(i.Item) {
		return ""
	}
	return i.CostFen.String()
}

// line says how an income line counts and by which clause.
func (b formBuilder) line(basis rules.Basis, key string) (counted, why string) {
	for _, l := range basis.Lines {
		if l.Key != key {
			continue
		}
		why = strings.Join(l.Clauses, " ")
		switch l.Treatment {
		case rules.Excluded:
			return b.lang.T("visit.excluded"), why
		case rules.Open:
			return Figures(l.Counted, b.lang), l.Text
		}
		return Figures(l.Counted, b.lang), why
	}
	return "", ""
}

func (b formBuilder) sharers(basis rules.Basis) string {
	if basis.Members == nil {
		return ""
	}
	return b.lang.T("visit.people", *basis.Members)
}
