package main

import (
	"strings"

	"ruhu/app/visit"
	"ruhu/assets/text"
	"ruhu/rules"
	"ruhu/survey"
)

// assessed is a household and what the pack says about it.
type assessed struct {
	path      string
	household survey.Household
	result    rules.Result
	explained []rules.Explanation // where asked for, in the order of the findings that are shown
}

// assessView is what of an assessment is shown.
type assessView struct {
	all     bool   // findings whose question does not arise, too
	explain string // one of lengths, empty for no explanation
	finding string // only this code, empty for every one
}

// The lengths of an explanation.
const (
	lengthSentence = "sentence"
	lengthSheet    = "sheet"
	lengthFull     = "full"
)

var lengths = []string{lengthSentence, lengthSheet, lengthFull}

// of leaves the findings that are to be shown, and explains them where that is
// asked for. As JSON all findings stay.
func (v assessView) of(p *rules.Pack, a *assessed, lang text.Lang) error {
	found := v.finding == ""
	for _, f := range a.result.Findings {
		if v.finding != "" && f.Code != v.finding {
			continue
		}
		found = true
		if v.explain == "" || !v.shows(f) {
			continue
		}
		if x, ok := p.Explain(a.household, a.result.AsOf, lang, f.Code, f.Subject); ok {
			a.explained = append(a.explained, x)
		}
	}
	if !found {
		return text.Fail("ctl.assess.no_finding", v.finding, p.Info().ID)
	}
	return nil
}

// shows reports whether a finding is shown. One that is asked for by its code
// always is.
func (v assessView) shows(f rules.Finding) bool {
	if v.finding != "" {
		return f.Code == v.finding
	}
	return v.all || f.State != rules.NotApplicable
}

// printAssessment shows an assessment to a person: both incomes line by line,
// then the findings about the household and about each member, then its receipt.
func (c *command) printAssessment(a assessed, v assessView) {
	r := a.result
	c.say("ctl.assess.title", a.path, a.household.DisplayName(), r.Pack.ID, r.AsOf)
	if v.finding == "" {
		c.printBasis("ctl.assess.dibao", a.household, r.Income.Dibao)
		c.printBasis("ctl.assess.poverty", a.household, r.Income.Poverty)
	}
	c.printFindings(a, v)
	c.say("ctl.assess.receipt", r.Receipt.Fingerprint())
}

// printFindings shows the findings about the household, then about each member.
func (c *command) printFindings(a assessed, v assessView) {
	var shown []rules.Finding
	for _, f := range a.result.Findings {
		if v.shows(f) {
			shown = append(shown, f)
		}
	}
	for _, g := range visit.Groups(shown, a.household) {
		if g.Member == "" {
			c.say("ctl.assess.household")
		} else {
			c.say("ctl.assess.member", g.Name)
		}
		for _, f := range g.Findings {
			c.printFinding(f, a, v)
		}
	}
}

func (c *command) printBasis(title string, h survey.Household, b rules.Basis) {
	c.say(title, b.PerCapita.Show(c.lang), b.Counted.Show(c.lang))
	for _, line := range b.Lines {
		c.say("ctl.assess.line", visit.LineName(h, line.Key, c.lang), line.Counted.Show(c.lang), line.Text, strings.Join(line.Clauses, " "))
	}
}

func (c *command) printFinding(f rules.Finding, a assessed, v assessView) {
	c.say("ctl.assess.finding", f.Code, f.Word(c.lang), f.Text, strings.Join(f.Clauses, " "))
	if len(f.Missing) > 0 {
		c.say("ctl.assess.missing", strings.Join(f.Missing, " "))
	}
	if len(f.Review) > 0 {
		c.say("ctl.assess.review", strings.Join(f.Review, " "))
	}
	for _, x := range a.explained {
		if x.Finding.Code == f.Code && x.Finding.Subject == f.Subject {
			c.printExplanation(x, v.explain)
		}
	}
}

// printExplanation shows why a finding says what it says, in one of the lengths.
func (c *command) printExplanation(x rules.Explanation, length string) {
	var lines []string
	switch length {
	case lengthSentence:
		lines = []string{x.Sentence}
	case lengthSheet:
		lines = x.SheetText()
	case lengthFull:
		lines = x.NodesText()
	}
	if length != lengthSentence {
		for _, flip := range x.Flips {
			lines = append(lines, flip.Shown)
		}
	}
	for _, line := range lines {
		c.say("ctl.assess.explained", line)
	}
}
