package rules

import (
	"slices"
	"time"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"

	"ruhu/survey"
)

// termPeriod is the parameter that says whether the months of a recheck roll
// from the last check or follow the calendar.
const (
	termPeriod    = "recheck_period"
	periodRolling = "rolling"
)

// recheckFacts is what conditions and sentences can ask about checks.
var recheckFacts = []fact{
	{"checks.this_year", afterIncome, cel.IntType, nil, func(f *facts) ref.Val {
		n, all := f.checksThisYear()
		if !all {
			return unknown([]string{"checks"})
		}
		return types.Int(n)
	}},
	afterIncomeFact(factDue, (*facts).recheckDue),
	{"recheck.times", nowhere, nil, nil, func(f *facts) ref.Val {
		if c := f.recheck(); c != nil {
			return types.Int(c.Times)
		}
		return unknown([]string{"rules"})
	}},
	dueFact("recheck.rolling_due", addMonths),
	dueFact("recheck.calendar_due", nextPeriodEnd),
}

// factDue says whether a household is to be looked at again. Only a pack that
// says when has it.
const factDue = "recheck.due"

func (f *facts) recheck() *Recheck { return f.reckoning.pack.calendar.Recheck }

// dueFact is the day on which the household's class is due, for sentences; empty
// where it was never checked.
func dueFact(name string, due func(last time.Time, months int) time.Time) fact {
	return fact{name, nowhere, nil, nil, func(f *facts) ref.Val {
		months, known := f.months()
		last, all := f.lastCheck()
		switch {
		case !known || !all:
			return unknown([]string{"checks"})
		case last.IsZero():
			return types.String("")
		}
		return types.String(survey.DateOf(due(last, months)))
	}}
}

// months is how long the household's class waits; not known while the class is
// not.
func (f *facts) months() (int, bool) {
	if f.recheck() == nil {
		return 0, false
	}
	m, ok := f.recheck().PerClass[f.household().Dibao.Class]
	return m, ok
}

// recheckDue says whether the household is due on the day.
func (f *facts) recheckDue() tri {
	c := f.recheck()
	switch {
	case c == nil:
		return maybe("rules")
	case c.PerClass == nil:
		return f.dueThisYear(c)
	}
	last, all := f.lastCheck()
	due := f.dueSince(c, last)
	if !all {
		return due.and(maybe("checks")) // a later check can only put it off
	}
	return due
}

func (f *facts) dueThisYear(c *Recheck) tri {
	n, all := f.checksThisYear()
	switch {
	case n >= c.Times:
		return no
	case !all:
		return maybe("checks")
	}
	return yes
}

// dueSince says whether the household is due when it was last checked on a day:
// for its class, or for all classes while that is not known. Who was never
// checked is due.
func (f *facts) dueSince(c *Recheck, last time.Time) tri {
	on, err := f.reckoning.on.Time()
	switch {
	case err != nil:
		return maybe("checks")
	case last.IsZero():
		return yes
	}
	if months, known := f.months(); known {
		return f.dueAfter(last, on, months)
	}
	due := map[int8]bool{}
	open := []string{"dibao.class"}
	for _, class := range sortedKeys(c.PerClass) {
		d := f.dueAfter(last, on, c.PerClass[class])
		due[d.state] = true
		open = merged(open, d.open)
	}
	switch {
	case len(due) == 1 && due[yes.state]:
		return yes
	case len(due) == 1 && due[no.state]:
		return no
	}
	return maybe(open...)
}

// dueAfter joins the two ways to count the months, which are both possible while
// nobody has settled which is meant. A household is due from the day itself on.
func (f *facts) dueAfter(last, on time.Time, months int) tri {
	rolling := truth(!on.Before(addMonths(last, months)))
	calendar := truth(!on.Before(nextPeriodEnd(last, months)))
	if rolling.state == calendar.state {
		return rolling
	}
	rolls := f.reckoning.pack.terms[termPeriod].chosen(f.reckoning.on, periodRolling)
	switch {
	case rolls.yes():
		return rolling
	case rolls.no():
		return calendar
	}
	return rolls
}

// checksThisYear counts the checks of the day's calendar year, up to the day, by
// those whose checks count. It is not all where there may be more.
func (f *facts) checksThisYear() (n int, all bool) {
	on := f.reckoning.on
	if f.household().Checks == nil || !on.Valid() {
		return 0, false
	}
	all = true
	for _, c := range f.household().Checks {
		switch {
		case !c.Date.Valid():
			all = false
		case c.Date > on || c.Date[:4] != on[:4]:
		case !survey.Levels.Has(c.Level):
			all = false
		case slices.Contains(f.levels(), c.Level):
			n++
		}
	}
	return n, all
}

// levels are those whose checks are counted.
func (f *facts) levels() []string {
	if c := f.recheck(); c != nil && c.Levels != nil {
		return c.Levels
	}
	return []string{"village", "township"}
}

// lastCheck is the last check up to the day, zero for none. It is not all where
// there may be a later one.
func (f *facts) lastCheck() (last time.Time, all bool) {
	all = f.household().Checks != nil
	for _, c := range f.household().Checks {
		date, err := c.Date.Time()
		switch {
		case err != nil:
			all = false
		case c.Date <= f.reckoning.on && date.After(last):
			last = date
		}
	}
	return last, all
}

// neverChecked reports whether it was asked for checks and none was made.
func (f *facts) neverChecked() bool {
	last, all := f.lastCheck()
	return all && last.IsZero()
}

// addMonths returns the same day so many months later, or the last day of that
// month where it is shorter.
func addMonths(d time.Time, months int) time.Time {
	first := time.Date(d.Year(), d.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1)
	return first.AddDate(0, 0, min(d.Day(), last.Day())-1)
}

// nextPeriodEnd returns the last day of the period after the one that a day lies
// in, where the year is cut into periods of so many months.
func nextPeriodEnd(d time.Time, months int) time.Time {
	begin := (int(d.Month())-1)/months*months + 1
	return time.Date(d.Year(), time.Month(begin+2*months), 0, 0, 0, 0, 0, time.UTC)
}
