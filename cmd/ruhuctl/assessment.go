package main

import (
	"strings"

	"ruhu/app/visit"
	"ruhu/rules"
	"ruhu/survey"
)

// printAssessment shows an assessment to a person: both incomes line by line,
// then the findings.
func (c *command) printAssessment(path string, h survey.Household, r rules.Result) {
	c.say("ctl.assess.title", path, h.DisplayName(), r.Pack.ID, r.AsOf)
	c.printBasis("ctl.assess.dibao", h, r.Income.Dibao)
	c.printBasis("ctl.assess.poverty", h, r.Income.Poverty)
	c.printFindings(r)
}

func (c *command) printBasis(title string, h survey.Household, b rules.Basis) {
	c.say(title, b.PerCapita.Show(c.lang), b.Counted.Show(c.lang))
	for _, line := range b.Lines {
		c.say("ctl.assess.line", visit.LineName(h, line.Key, c.lang), line.Counted.Show(c.lang), line.Text, strings.Join(line.Clauses, " "))
	}
}

func (c *command) printFindings(r rules.Result) {
	for _, f := range r.Findings {
		c.say("ctl.assess.finding", f.Code, c.lang.T("state."+string(f.State)), f.Text, strings.Join(f.Clauses, " "))
		if len(f.Missing) > 0 {
			c.say("ctl.assess.missing", strings.Join(f.Missing, " "))
		}
		if len(f.Review) > 0 {
			c.say("ctl.assess.review", strings.Join(f.Review, " "))
		}
	}
}
