package conflicts

import (
	"strings"

	"fyne.io/fyne/v2"

	"ruhu/app/ui/theme"
	"ruhu/app/ui/widgets"
	"ruhu/app/visit"
	"ruhu/rules"
	"ruhu/survey"
)

// result is a card that says what the policy makes of one version.
type result struct {
	widgets.Composite
	income, findings *widgets.Text
}

func newResult(title string) *result {
	r := &result{income: widgets.NewText("").Wrapped(), findings: widgets.NewCaption("").Wrapped()}
	r.Compose(r, widgets.NewCard(title, r.income, r.findings))
	return r
}

// resultsGrid says what the policy makes of each record, and of what was chosen.
func (s *Conflicts) resultsGrid() fyne.CanvasObject {
	var cards []fyne.CanvasObject
	for i := range s.found.Heads {
		r := newResult(s.t("by_record", s.name(i)))
		s.results, cards = append(s.results, r), append(cards, r)
	}
	chosen := newResult(s.t("by_choice"))
	s.results = append(s.results, chosen)
	return widgets.NewGrid(300, 16, append(cards, chosen)...)
}

// showResults computes what the policy says. Of what was chosen it says nothing
// while something is still to be chosen.
func (s *Conflicts) showResults(settled survey.Household, open int) {
	results := make([]rules.Result, len(s.found.Heads))
	for i := range s.found.Heads {
		results[i] = s.found.Assess(s.env.W.Pack, i, s.env.W.Today(), s.env.Lang)
	}
	chosen := s.results[len(s.found.Heads)]
	if open > 0 {
		chosen.income.SetText(s.t("waiting", open))
		chosen.income.SetColor(widgets.ToneWarn.Ink())
		chosen.findings.SetText(s.t("waiting_hint"))
	} else {
		day := results[max(0, s.base)].AsOf
		results = append(results, s.env.W.Pack.Assess(settled, day, s.env.Lang))
		chosen.income.SetColor(theme.Ink)
	}
	for i, r := range results {
		s.results[i].income.SetText(s.t("per_capita", r.Income.Dibao.PerCapita.Show(s.env.Lang)))
		s.results[i].findings.SetText(s.differing(r, results))
	}
}

// differing are the findings about the household that the versions do not share,
// in words.
func (s *Conflicts) differing(r rules.Result, all []rules.Result) string {
	var words []string
	for _, f := range visit.Arising(r.Findings) {
		if f.Subject == rules.SubjectHousehold && !shared(f, all) {
			words = append(words, s.env.T("visit.point", f.Title(s.env.Lang), f.Word(s.env.Lang)))
		}
	}
	if words == nil {
		return s.t("same_findings")
	}
	return strings.Join(words, "\n")
}

// shared reports whether all versions have the same finding.
func shared(f rules.Finding, all []rules.Result) bool {
	for _, r := range all {
		same := false
		for _, other := range r.Findings {
			same = same || other.Code == f.Code && other.Subject == f.Subject && other.State == f.State
		}
		if !same {
			return false
		}
	}
	return true
}
