package survey

import (
	"slices"
	"strings"
)

// incomeRules are doubts about income as a whole. Wages of a village post are
// no sign of work for others.
var incomeRules = []householdRule{
	{Warning, "incomes", "wages_of_nobody", func(s *sight) bool {
		return s.earns(workedWages...) && len(s.people) > 0 && !slices.ContainsFunc(s.people, func(p person) bool {
			return p.Work.Status == "" || p.worksForWages()
		})
	}},
	{Warning, "incomes", "work_without_wages", func(s *sight) bool {
		return s.Incomes != nil && slices.ContainsFunc(s.people, person.worksForWages) && !slices.ContainsFunc(s.Incomes, func(i Income) bool {
			return strings.HasPrefix(i.Item, "wage.")
		})
	}},
	{Warning, "incomes", "income_of_nothing", func(s *sight) bool {
		net, known := s.netIncome()
		return known && net <= 0
	}},
	{Warning, "incomes", "income_very_high", func(s *sight) bool {
		net, known := s.netIncome()
		return known && s.morePerPerson(int64(net), veryHighIncome)
	}},
}

var workedWages = []string{"wage.migrant", "wage.local", "wage.public_post", "wage.other"}

// veryHighIncome is the income of one person in a year that the users' own list
// doubts: 100,000 yuan, in fen.
const veryHighIncome = 100_000 * 100

// morePerPerson reports whether a total is more than so much for each member.
func (s *sight) morePerPerson(total, most int64) bool {
	return len(s.people) > 0 && total > most*int64(len(s.people))
}

// netIncome sums what the lines leave after the cost of farms and businesses. It
// is known when every amount was asked and is within its bounds.
func (s *sight) netIncome() (net Fen, known bool) {
	for _, i := range s.Incomes {
		if i.GrossFen == nil || !isAmount(*i.GrossFen) || i.CostFen != nil && !isAmount(*i.CostFen) {
			return 0, false
		}
		net += *i.GrossFen
		if i.CostFen != nil && HasCost(i.Item) {
			net -= *i.CostFen
		}
	}
	return net, s.Incomes != nil
}

func isAmount(f Fen) bool { return f >= 0 && f <= MaxFen }

// propertyRules are doubts about what the family has.
var propertyRules = []householdRule{
	{Warning, "land", "much_land", func(s *sight) bool {
		tenths := 0
		for _, l := range s.Land {
			if l.TenthMu != nil && fieldSpans["land.tenth_mu"].holds(*l.TenthMu) {
				tenths += *l.TenthMu
			}
		}
		return s.morePerPerson(int64(tenths), muchLand)
	}},
}

// muchLand is the area of one person that the users' own list doubts, in tenths
// of a mu: 50 mu.
const muchLand = 500
