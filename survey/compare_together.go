package survey

import "strings"

// together are facts that say one thing between them: to the illness that one
// record names belongs no hospital that another does. Where two records changed
// facts of one of these sets, nothing is offered that neither of them said.
var together = [][]string{
	{"members.illness."},
	{"members.disability."},
	{"members.work."},
	{"members.insurance."},
	{"members.schooling", "members.school", "members.no_school_reason", "members.education"},
	{"contacts."},
	{"relatives."},
	{"economic_check."},
	{"jdlk.helper."},
	{"development_ability", "development_ability_reason"},
	{"self_reliance.industry", "self_reliance.industry_reason"},
	{"self_reliance.employment", "self_reliance.employment_reason"},
	{"self_reliance.relocation", "self_reliance.relocation_reason"},
}

// setOf names the set of facts that a difference belongs to, on its line; the
// fact itself where it stands alone.
func setOf(d Difference) string {
	for _, set := range together {
		if d.Kind == AboutFact && names(set, d.Pattern) {
			return lineOf(d) + " " + set[0]
		}
	}
	return d.Path
}

// lineOf returns the path of the line that a fact belongs to, empty for one of
// the household.
func lineOf(d Difference) string {
	if strings.Count(d.Path, ".") == strings.Count(d.Pattern, ".") {
		return ""
	}
	parts := strings.SplitN(d.Path, ".", 3)
	return parts[0] + "." + parts[1]
}

// holdTogether withdraws what is offered of a set that two records changed in
// different ways.
func (c *Comparison) holdTogether() {
	sets := map[string][]int{}
	for i, d := range c.Differences {
		sets[setOf(d)] = append(sets[setOf(d)], i)
	}
	for _, set := range sets {
		if c.changedApart(set) {
			for _, i := range set {
				c.Differences[i].Offered = MustChoose
			}
		}
	}
}

// changedApart reports whether two records changed some of the differences and do
// not say the same in all of them.
func (c *Comparison) changedApart(set []int) bool {
	by := map[int]bool{}
	for _, i := range set {
		for r := range c.Differences[i].Answers {
			by[r] = by[r] || c.Differences[i].changed(r)
		}
	}
	for a := range by {
		for b := range by {
			for _, i := range set {
				d := c.Differences[i]
				if by[a] && by[b] && !d.same(d.Answers[a], d.Answers[b]) {
					return true
				}
			}
		}
	}
	return false
}
