package rules_test

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"ruhu/rules"
)

// sameAnswers compares everything but the income lines and the order of
// findings about members, which is that of the document.
func sameAnswers(before, after rules.Result) string {
	if wrong := sameIncome(before, after); wrong != "" {
		return wrong
	}
	return sameFindings(before, after, tellFinding)
}

// sameWithoutHalves compares states and what is missing, taking the two parts of
// a line for one.
func sameWithoutHalves(before, after rules.Result) string {
	whole := before.Income.Dibao.Lines[0].Key
	for _, l := range after.Income.Dibao.Lines {
		if l.Key == half {
			break
		}
		whole = l.Key
	}
	joined := func(missing []string) []string {
		var all []string
		for _, m := range missing {
			all = append(all, strings.Replace(m, "incomes."+half+".", "incomes."+whole+".", 1))
		}
		slices.Sort(all)
		return slices.Compact(all)
	}
	if wrong := sameBasis(before.Income.Dibao, after.Income.Dibao, joined) + sameBasis(before.Income.Poverty, after.Income.Poverty, joined); wrong != "" {
		return wrong
	}
	return sameFindings(before, after, func(f rules.Finding) string {
		return strings.Join(slices.Concat([]string{string(f.State)}, joined(f.Missing), f.Review), " ")
	})
}

// staysOut checks that nobody who stays out comes in.
func staysOut(before, after rules.Result) string {
	for i, f := range before.Findings {
		into := slices.Contains([]string{"dibao.include", "jdlk.include", "backstop", "dibao.expenditure", "dibao.single_person"}, f.Code)
		if into && f.State == rules.NotMet && after.Findings[i].State != rules.NotMet {
			return fmt.Sprintf("%s of %s became %s", f.Code, f.Subject, after.Findings[i].State)
		}
	}
	return ""
}

func sameRenamed(before, after rules.Result) string {
	for i, f := range before.Findings {
		f.Subject = renamed.Replace(f.Subject)
		f.Missing = renamedAll(f.Missing)
		if a, b := f.Subject+" "+tellFinding(f), after.Findings[i].Subject+" "+tellFinding(after.Findings[i]); a != b {
			return f.Code + ": " + a + " became " + b
		}
	}
	return sameBasis(before.Income.Dibao, after.Income.Dibao, renamedAll) + sameBasis(before.Income.Poverty, after.Income.Poverty, renamedAll)
}

func sameIncome(before, after rules.Result) string {
	asIs := func(missing []string) []string { return missing }
	return sameBasis(before.Income.Dibao, after.Income.Dibao, asIs) + sameBasis(before.Income.Poverty, after.Income.Poverty, asIs)
}

func sameBasis(before, after rules.Basis, missing func([]string) []string) string {
	told := func(b rules.Basis) string {
		members, between := "open", "-"
		if b.Members != nil {
			members = fmt.Sprint(*b.Members)
		}
		if b.MembersRange != nil {
			between = fmt.Sprint(*b.MembersRange)
		}
		return strings.Join(append([]string{tellRange(b.Counted), tellRange(b.PerCapita), members, between}, missing(b.Missing)...), " ")
	}
	if a, b := told(before), told(after); a != b {
		return a + " became " + b
	}
	return ""
}

func tellRange(r rules.Range) string {
	ends := ""
	for _, end := range []*big.Rat{r.Low, r.High} {
		if end == nil {
			ends += "…"
			continue
		}
		ends += end.RatString() + "…"
	}
	return ends
}

// sameFindings compares findings by question and subject, by what of them is
// told.
func sameFindings(before, after rules.Result, told func(rules.Finding) string) string {
	if len(after.Findings) != len(before.Findings) {
		return fmt.Sprintf("%d findings became %d", len(before.Findings), len(after.Findings))
	}
	answers := make(map[[2]string]string, len(after.Findings))
	for _, f := range after.Findings {
		answers[[2]string{f.Code, f.Subject}] = told(f)
	}
	for _, f := range before.Findings {
		if a, b := told(f), answers[[2]string{f.Code, f.Subject}]; a != b {
			return f.Code + " of " + f.Subject + ": " + a + " became " + b
		}
	}
	return ""
}

// tellFinding is all that a finding says.
func tellFinding(f rules.Finding) string {
	amount := ""
	if f.Amount != nil {
		amount = tellRange(*f.Amount)
	}
	return strings.Join(slices.Concat([]string{string(f.State), f.Text, amount}, f.Missing, f.Review), " ")
}

// staysDetermined checks that every determined finding stays as it was, that
// every other names what is missing, and that every range only narrowed. Where no
// incomes were asked nothing was said of a loss yet.
func staysDetermined(before, after rules.Result) string {
	findings := make(map[[2]string]rules.Finding, len(after.Findings))
	for _, f := range after.Findings {
		findings[[2]string{f.Code, f.Subject}] = f
	}
	reckoned := !slices.Contains(before.Income.Dibao.Missing, "incomes")
	for _, f := range before.Findings {
		g := findings[[2]string{f.Code, f.Subject}]
		switch {
		case f.State == rules.Undetermined && len(f.Missing) == 0:
			return f.Code + " is undetermined and misses nothing"
		case f.State != rules.Undetermined && g.State != f.State:
			return fmt.Sprintf("%s of %s was %s and became %s", f.Code, f.Subject, f.State, g.State)
		case reckoned && f.Amount != nil && g.Amount != nil && !within(*f.Amount, *g.Amount):
			return f.Code + ": " + tellRange(*f.Amount) + " became " + tellRange(*g.Amount)
		}
	}
	if !reckoned {
		return ""
	}
	return narrowed(before.Income.Dibao, after.Income.Dibao) + narrowed(before.Income.Poverty, after.Income.Poverty)
}

func narrowed(before, after rules.Basis) string {
	for _, r := range [][2]rules.Range{{before.Counted, after.Counted}, {before.PerCapita, after.PerCapita}} {
		if !within(r[0], r[1]) {
			return tellRange(r[0]) + " became " + tellRange(r[1])
		}
	}
	if (len(before.Missing) == 0) != before.PerCapita.Exact() {
		return fmt.Sprintf("%v is missing of %s", before.Missing, tellRange(before.PerCapita))
	}
	return ""
}

// within reports whether a range lies within another.
func within(outer, inner rules.Range) bool {
	return !below(inner.Low, outer.Low) && !below(negative(inner.High), negative(outer.High))
}
