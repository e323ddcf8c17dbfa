package rules

import (
	"slices"
	"strings"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"

	"ruhu/survey"
)

// householdFacts is what conditions can ask about the whole household.
var householdFacts = []fact{
	codeFact("residence_type", survey.ResidenceTypes, func(h *survey.Household) string { return h.ResidenceType }),
	codeFact("dibao.status", survey.DibaoStatuses, func(h *survey.Household) string { return h.Dibao.Status }),
	codeFact("dibao.class", survey.DibaoClasses, func(h *survey.Household) string { return h.Dibao.Class }),
	codeFact("dibao.basis", survey.BenefitBases, func(h *survey.Household) string { return h.Dibao.Basis }),
	codeFact("tekun.status", survey.TekunStatuses, func(h *survey.Household) string { return h.Tekun.Status }),
	codeFact("jdlk.status", survey.JdlkStatuses, func(h *survey.Household) string { return h.Jdlk.Status }),
	codeFact("jdlk.attribute", survey.JdlkAttributes, func(h *survey.Household) string { return h.Jdlk.Attribute }),
	boolFact("jdlk.stable_exit", func(h *survey.Household) *bool { return h.Jdlk.StableExit }),
	{"jdlk.causes", everywhere, cel.ListType(cel.StringType), nil, func(f *facts) ref.Val {
		if f.household().Jdlk.Causes == nil {
			return unknown([]string{"jdlk.causes"})
		}
		return types.NewStringList(types.DefaultTypeAdapter, f.household().Jdlk.Causes)
	}},
	boolFact("development_ability", func(h *survey.Household) *bool { return h.DevelopmentAbility }),
	codeFact("guarantees.education", settledGuarantees, func(h *survey.Household) string { return h.Guarantees.Education }),
	codeFact("guarantees.medical", settledGuarantees, func(h *survey.Household) string { return h.Guarantees.Medical }),
	codeFact("guarantees.housing", settledGuarantees, func(h *survey.Household) string { return h.Guarantees.Housing }),
	codeFact("water", settledGuarantees, func(h *survey.Household) string { return h.Water }),
	codeFact("self_reliance.industry", survey.SelfRelianceStates, func(h *survey.Household) string { return h.SelfReliance.Industry }),
	codeFact("self_reliance.employment", survey.SelfRelianceStates, func(h *survey.Household) string { return h.SelfReliance.Employment }),
	codeFact("self_reliance.relocation", survey.SelfRelianceStates, func(h *survey.Household) string { return h.SelfReliance.Relocation }),
	codeFact("economic_check.status", survey.EconomicCheckStates, func(h *survey.Household) string { return h.EconomicCheck.Status }),
	triFact("events.any", func(f *facts) tri { return filled(f.household().Events, "events") }),
	triFact("relatives.any", func(f *facts) tri { return filled(f.household().Relatives, "relatives") }),
	triFact("expenses.any_own", func(f *facts) tri {
		return spending(f.household(), func(e survey.Expense, path string) tri { return positive(e.OwnFen, path+".own_fen") })
	}),
	triFact("expenses.any_medical_own", func(f *facts) tri {
		return spending(f.household(), medicalOwn)
	}),
	triFact("expenses.any_out_of_catalogue", func(f *facts) tri {
		return spending(f.household(), outOfCatalogue)
	}),
	{"income.dibao.per_capita", afterIncome, moneyType, nil, func(f *facts) ref.Val {
		return moneyOf(f.incomes.Dibao.PerCapita)
	}},
	{"income.poverty.per_capita", afterIncome, moneyType, nil, func(f *facts) ref.Val {
		return moneyOf(f.incomes.Poverty.PerCapita)
	}},
	afterIncomeFact("family.serious_illness", func(f *facts) tri { return f.someone((*facts).seriouslyIll) }),
	afterIncomeFact("family.disabled", func(f *facts) tri { return f.someone((*facts).disabled) }),
}

// settledGuarantees are the answers of a guarantee that say whether it is there.
var settledGuarantees = slices.DeleteFunc(slices.Clone(survey.GuaranteeStates), func(c survey.Code) bool { return c.Code == "unknown" })

func codeFact(path string, list survey.CodeList, value func(*survey.Household) string) fact {
	return fact{path, everywhere, cel.StringType, list, func(f *facts) ref.Val {
		return coded(value(f.household()), list, path)
	}}
}

func boolFact(path string, value func(*survey.Household) *bool) fact {
	return triFact(path, func(f *facts) tri { return answered(value(f.household()), path) })
}

func triFact(name string, value func(*facts) tri) fact {
	return fact{name, everywhere, cel.BoolType, nil, func(f *facts) ref.Val { return known(value(f)) }}
}

// afterIncomeFact is a fact that looks at the members, whom only findings know.
func afterIncomeFact(name string, value func(*facts) tri) fact {
	t := triFact(name, value)
	t.reach = afterIncome
	return t
}

// filled says whether a list that was asked holds anything.
func filled[T any](list []T, path string) tri {
	if list == nil {
		return maybe(path)
	}
	return truth(len(list) > 0)
}

// spending says whether some line of spending is one that is looked for.
func spending(h *survey.Household, is func(e survey.Expense, path string) tri) tri {
	if h.Expenses == nil {
		return maybe("expenses")
	}
	found := no
	for _, e := range h.Expenses {
		if found = found.or(is(e, "expenses."+e.Key)); found.yes() {
			return yes
		}
	}
	return found
}

// medicalOwn says whether a line is medical spending that is left to the family.
func medicalOwn(e survey.Expense, path string) tri {
	medical := spentOn(e, path, e.Item == "medical" || strings.HasPrefix(e.Item, "medical."))
	return medical.and(positive(e.OwnFen, path+".own_fen"))
}

// outOfCatalogue says whether a line is spending outside the catalogue of the
// insurance.
func outOfCatalogue(e survey.Expense, path string) tri {
	spent := positive(e.TotalFen, path+".total_fen").or(positive(e.OwnFen, path+".own_fen"))
	return spentOn(e, path, e.Item == "medical.out_of_catalogue").and(spent)
}

// spentOn is whether a line is of what is looked for, which is open while what it
// was spent on was not asked.
func spentOn(e survey.Expense, path string, it bool) tri {
	if !survey.ExpenseItems.Has(e.Item) {
		return maybe(path + ".item")
	}
	return truth(it)
}

func positive(f *survey.Fen, path string) tri {
	if f == nil {
		return maybe(path)
	}
	return truth(*f > 0)
}
