package packtest

import (
	"errors"
	"slices"

	"ruhu/assets/text"
	"ruhu/rules"
)

// run assesses a case and adds what is not as expected. It returns the result,
// nothing where there is none to look at.
func (b *bench) run(c *testCase, problems *Problems) *rules.Result {
	p, err := b.with(c.overlays)
	if c.entry.refused != "" {
		b.refused(c, err, problems)
		return nil
	}
	if err != nil {
		*problems = append(*problems, Problem{place: c.place, key: "overlay_refused", args: []any{c.entry.name}, err: err})
		return nil
	}
	result := p.Assess(c.household, c.asOf, text.Zh)
	for _, w := range c.wants {
		w.check(c, result, problems)
	}
	return &result
}

// refused checks that the overlay of a case has the fault it is to have.
func (b *bench) refused(c *testCase, err error, problems *Problems) {
	var faults rules.Faults
	errors.As(err, &faults)
	if !slices.ContainsFunc(faults, func(f rules.Fault) bool { return f.Code == c.entry.refused }) {
		problems.add(c.place, "not_refused", c.entry.name, c.entry.refused)
	}
}

// check compares what an assessment says with an expectation.
func (w want) check(c *testCase, result rules.Result, problems *Problems) {
	got := w.answer(result)
	if got == nil {
		problems.add(w.place, "no_answer", c.entry.name, c.when, w.name())
		return
	}
	for _, f := range w.fields {
		if got[f.name] != f.text {
			problems.add(w.place, "differs", c.entry.name, c.when, w.name(), f.name, f.text, got[f.name])
		}
	}
}
