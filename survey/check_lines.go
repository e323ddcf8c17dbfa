package survey

import "strconv"

// lineKeys reports lines of one list that cannot be told apart, and returns the
// fact path of each.
type lineKeys struct {
	list string
	seen map[string]bool
}

func newLineKeys(list string) lineKeys {
	return lineKeys{list, map[string]bool{}}
}

func (l lineKeys) check(key string, i int) (path string, problems []Problem) {
	if key == "" {
		path = l.list + "." + strconv.Itoa(i)
		return path, problem(Error, path, "no_line_key", i+1)
	}
	path = l.list + "." + key
	if l.seen[key] {
		problems = problem(Error, path, "duplicate_line_key", key)
	}
	l.seen[key] = true
	return path, problems
}

// amount is one sum of a line, by the name of its field.
type amount struct {
	field string
	fen   *Fen
}

// checkAmounts reports sums outside of what any family can have. A loss is cost
// above gross, never a sum below zero.
func checkAmounts(path string, amounts ...amount) []Problem {
	var problems []Problem
	for _, a := range amounts {
		switch {
		case a.fen == nil:
		case *a.fen < 0:
			problems = append(problems, problem(Error, path+"."+a.field, "negative_amount", a.fen.String())...)
		case *a.fen > MaxFen:
			problems = append(problems, problem(Error, path+"."+a.field, "amount_too_large", a.fen.String())...)
		}
	}
	return problems
}

func checkIncomes(h Household, _ Date) []Problem {
	var problems []Problem
	keys := newLineKeys("incomes")
	for i, line := range h.Incomes {
		path, found := keys.check(line.Key, i)
		problems = append(problems, found...)
		problems = append(problems, checkItem(path, line.Item, IncomeItems)...)
		problems = append(problems, checkCode(path+".source", line.Source, IncomeSources)...)
		problems = append(problems, checkLineMember(h, path, line.Member)...)
		problems = append(problems, checkAmounts(path, amount{"gross_fen", line.GrossFen}, amount{"cost_fen", line.CostFen})...)
	}
	return problems
}

func checkExpenses(h Household, _ Date) []Problem {
	var problems []Problem
	keys := newLineKeys("expenses")
	for i, line := range h.Expenses {
		path, found := keys.check(line.Key, i)
		problems = append(problems, found...)
		problems = append(problems, checkItem(path, line.Item, ExpenseItems)...)
		problems = append(problems, checkLineMember(h, path, line.Member)...)
		problems = append(problems, checkAmounts(path,
			amount{"total_fen", line.TotalFen}, amount{"insurance_fen", line.InsuranceFen},
			amount{"critical_fen", line.CriticalFen}, amount{"aid_fen", line.AidFen}, amount{"own_fen", line.OwnFen})...)
	}
	return problems
}

func checkAssets(h Household, _ Date) []Problem {
	var problems []Problem
	keys := newLineKeys("assets")
	for i, line := range h.Assets {
		path, found := keys.check(line.Key, i)
		problems = append(problems, found...)
		problems = append(problems, checkItem(path, line.Item, AssetItems)...)
		problems = append(problems, checkAmounts(path, amount{"value_fen", line.ValueFen})...)
	}
	return problems
}

func checkObligors(h Household, _ Date) []Problem {
	var problems []Problem
	keys := newLineKeys("obligors")
	for i, line := range h.Obligors {
		path, found := keys.check(line.Key, i)
		problems = append(problems, found...)
		problems = append(problems, checkCode(path+".relation", line.Relation, Relations)...)
		problems = append(problems, checkAmounts(path, amount{"due_fen", line.DueFen}, amount{"paid_fen", line.PaidFen})...)
	}
	return problems
}

// checkItem reports a line whose item is unknown or missing: without it no rule
// can tell what the money is.
func checkItem(path, item string, list CodeList) []Problem {
	if item == "" {
		return problem(Error, path+".item", "no_item")
	}
	return checkCode(path+".item", item, list)
}

// checkLineMember reports a line that names a member who is not there. A line
// without a member is the family's.
func checkLineMember(h Household, path, member string) []Problem {
	if member == "" {
		return nil
	}
	return checkMemberKey(h, path+".member", member)
}
