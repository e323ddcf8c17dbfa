package survey

import (
	"reflect"
	"strings"
)

// checkIncomes doubts income lines that their item or their member contradicts.
func checkIncomes(s *sight) []Problem {
	var problems []Problem
	for i, line := range s.Incomes {
		path := linePath("incomes", line, i)
		if HasCost(line.Item) && line.GrossFen != nil && *line.GrossFen > 0 && (line.CostFen == nil || *line.CostFen == 0) {
			problems = append(problems, problem(Warning, path+".cost_fen", "income_without_cost")...)
		}
		if CostNotTaken(line) {
			problems = append(problems, problem(Warning, path+".cost_fen", "cost_not_taken_off", line.CostFen.String())...)
		}
		if m, known := s.Member(line.Member); known && m.Schooling == "none" && strings.HasPrefix(line.Item, "student.") {
			problems = append(problems, problem(Warning, path+".member", "grant_of_no_student", m.Name)...)
		}
	}
	return problems
}

// linePath is the fact path of a line of a list.
func linePath(list string, line any, i int) string {
	return list + "." + elementName(reflect.ValueOf(line), i)
}

// checkExpenses doubts expense lines whose parts do not add up to the total.
func checkExpenses(s *sight) []Problem {
	var problems []Problem
	for i, line := range s.Expenses {
		sum, all := sumOf(line.InsuranceFen, line.CriticalFen, line.AidFen, line.OwnFen)
		if total := line.TotalFen; total != nil && isAmount(*total) && (sum > *total || all && sum < *total) {
			problems = append(problems, problem(Warning, linePath("expenses", line, i)+".total_fen", "parts_and_total", sum.String(), total.String())...)
		}
	}
	return problems
}

// sumOf adds what is known and within bounds, and reports whether that was all.
func sumOf(parts ...*Fen) (sum Fen, all bool) {
	all = true
	for _, part := range parts {
		if part == nil || !isAmount(*part) {
			all = false
			continue
		}
		sum += *part
	}
	return sum, all
}

// checkObligors reads the ID numbers of those who live apart and owe support,
// and doubts one who is a member as well.
func checkObligors(s *sight) []Problem {
	members := map[string]string{}
	for _, p := range s.people {
		members[PersonNumber(p.IDNumber)] = p.Name
	}
	var problems []Problem
	for i, o := range s.Obligors {
		path := linePath("obligors", o, i) + ".id_number"
		number, found := readNumber(path, o.Name, o.IDNumber)
		problems = append(problems, found...)
		if name, isMember := members[number.Number]; isMember && number.Number != "" {
			problems = append(problems, problem(Warning, path, "obligor_is_member", name)...)
		}
	}
	return problems
}
