package rules

import (
	"math/big"

	"ruhu/survey"
)

// Ids of the parameters that the arithmetic reads itself.
const (
	termLoss      = "business_loss"         // does a net loss count: counted, zero
	termRate      = "employment_cost_rate"  // percent of the wage
	termScope     = "employment_cost_scope" // project_wages, all_wages
	termReach     = "employment_cost_reach" // dibao, both: which bases
	termSupport   = "obligor_support"       // paid, due
	kindWage      = "wage"                  // the income items the employment cost is about
	scopeAllWages = "all_wages"
	reachBoth     = "both"
	supportDue    = "due"
	supportPaid   = "paid"
)

// employmentRule is the deduction for families employed through a poverty
// project: 鹤壁 三(二)末段 lets counties set it, 奉节 三(三)1 sets it.
type employmentRule struct {
	applies *condition // which households
	clauses []string
}

// employmentCost is that deduction for one household on one basis.
type employmentCost struct {
	r       *reckoning
	s       sharers
	rule    *employmentRule
	reaches tri      // this household on this basis
	all     tri      // the family's other wages, too
	certain bool     // somebody of the family has a wage through a project
	open    int      // wages of which that is not known
	wages   []string // what is open in those
	others  tri      // all wages, where somebody else's may be through a project
	rate    Range    // percent
	least   *big.Rat // the part of a wage that is left at the highest rate
	most    *big.Rat // and at the lowest
	label   string
}

func (r *reckoning) employmentCost(b basis, s sharers) employmentCost {
	rule := r.pack.employment
	if rule == nil {
		return employmentCost{reaches: no}
	}
	c := employmentCost{r: r, s: s, rule: rule}
	c.reaches = rule.applies.eval(lineFacts(r, nil))
	if b == basisPoverty {
		c.reaches = c.reaches.and(r.pack.terms[termReach].chosen(r.on, reachBoth))
	}
	var set bool
	if c.rate, set = r.pack.terms[termRate].amount(r.on); !set {
		c.rate = between(nothing, oneHundred, termRate)
	}
	c.least, c.most = share(subtract(oneHundred, c.rate.High), 100), share(subtract(oneHundred, c.rate.Low), 100)
	if c.rate.Exact() {
		c.most = c.least
		c.label = c.rate.Low.RatString()
	}
	c.all = r.pack.terms[termScope].chosen(r.on, scopeAllWages)
	open := names{}
	for _, in := range r.h.Incomes {
		if survey.ItemKind(in.Item) != kindWage {
			continue
		}
		switch p := c.project(in); {
		case p.yes():
			c.certain = true
		case p.maybe():
			c.open++
			open.add(p.open...)
		}
	}
	c.wages = open.sorted()
	c.others = c.all.and(maybe(c.wages[:min(mostNames, len(c.wages))]...))
	return c
}

// another says whether a wage counts as those through a project do because the
// family has another wage, than the one whose own answer is given, that is such.
// It names the first few of what is open there: naming all of them on every wage
// would take quadratic room, so counting.wages holds them.
func (c *employmentCost) another(own tri) tri {
	others := c.open
	if own.maybe() {
		others--
	}
	switch {
	case c.certain:
		return c.all
	case others == 0:
		return no
	}
	return c.others
}

// project says whether a wage comes from a poverty project and belongs to the
// family.
func (c *employmentCost) project(in survey.Income) tri {
	return answered(in.FromPovertyProject, "incomes."+in.Key+".from_poverty_project").and(c.s.shares(in))
}

// deduct takes the employment cost off a wage that counts.
func (c *employmentCost) deduct(in survey.Income, k counting) counting {
	if c.reaches.no() || survey.ItemKind(in.Item) != kindWage || k.treatment != Counted {
		return k
	}
	own := answered(in.FromPovertyProject, "incomes."+in.Key+".from_poverty_project")
	another := c.another(c.project(in))
	applies := c.reaches.and(own.or(another))
	if applies.no() || applies.maybe() && c.rate.High.Sign() == 0 {
		return k
	}
	keep := c.keep(applies)
	k.amount = k.amount.times(keep)
	k.clauses, k.practice = c.rule.clauses, false
	if another.maybe() && !own.yes() {
		k.wages = c.wages
	}
	k.treatment, k.why, k.args = Open, "employment_open", nil
	if keep.Exact() {
		k.treatment, k.why, k.args = Deducted, "deducted", []any{c.label}
	}
	return k
}

// keep is the part of a wage that is left, from 0 to 1.
func (c *employmentCost) keep(applies tri) Range {
	high, open := c.most, c.rate.Open
	if applies.maybe() {
		high, open = one, union(open, applies.open)
	}
	return between(c.least, high, open...)
}
