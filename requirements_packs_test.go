package ruhu_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"ruhu/assets/text"
	"ruhu/rules"
	"ruhu/survey"
)

// packed are the numbers of the obligations that are rules, parameters or dates:
// each is in its pack, or docs/requirements.md says why not.
var packed = strings.Fields(`
H-01 H-02 H-04 H-05 H-07 H-08 H-09 H-13 H-14 H-15 H-17 H-18 H-19 H-20 H-21 H-22 H-23 H-24 H-30 H-31 H-32 H-35
H-39 H-40 H-41 H-43 H-46 H-47 H-48 H-49 H-50 H-51 H-54 H-56 H-58 H-59 H-62 H-63 H-64 H-70 H-75 H-95 F-01 F-03
F-04 F-09 F-10 F-11 F-12 F-13 F-23 F-24 F-28 F-29 F-30 F-31 F-33 F-34 F-35 F-36 F-37`)

// policyPacks are the packs of the two policies by the letter of their numbers.
var policyPacks = map[string]string{"H": "hebi-2017", "F": "fengjie-2017"}

func policyPack(t *testing.T, id string) *rules.Pack {
	t.Helper()
	p, err := rules.Load(id)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// holds is everything in a pack that has a name: findings, parameters, income
// items, and the entries of the calendar.
func holds(p *rules.Pack) map[string]bool {
	has := map[string]bool{p.Info().ID: true}
	nobody := survey.Household{Members: []survey.Member{{Key: "m1"}}}
	for _, f := range p.Assess(nobody, "2017-07-01", text.En).Findings {
		has[f.Code] = true
	}
	for _, parameter := range p.Parameters() {
		has[parameter.ID] = true
	}
	for _, item := range survey.IncomeItems {
		has[item.Code] = true
	}
	c := p.Calendar()
	if c.Campaign != nil {
		for _, s := range c.Campaign.Stages {
			has[s.ID] = true
		}
		for _, d := range c.Campaign.Deadlines {
			has[d.ID] = true
		}
		has["effective"] = c.Campaign.Effective != nil
	}
	for _, v := range c.VisitRates {
		has["visit_rates."+v.Level] = true
	}
	for _, r := range c.Reminders {
		has[r.ID] = true
	}
	for _, l := range c.Lists {
		has[l.ID] = true
	}
	for _, n := range c.Notices {
		has[n.ID] = true
	}
	has["meet_everyone"], has["min_visitors"] = c.MeetEveryone != nil, c.MinVisitors != nil
	return has
}

var (
	packedRow = regexp.MustCompile(`(?m)^\| ([HF])(-[0-9]+) \| (.*) \|$`)
	quoted    = regexp.MustCompile("`([^`]+)`")
)

func TestEveryRuleParameterAndDateIsInItsPackOrHasAReason(t *testing.T) {
	_, rest, _ := strings.Cut(requirements(t), "\n## What the packs hold\n")
	held, reasons, found := strings.Cut(rest, "\n## What the packs do not hold, and why\n")
	if !found {
		t.Fatal("docs/requirements.md lacks the sections about the packs")
	}
	accounted := map[string]bool{}
	for letter, id := range policyPacks {
		has := holds(policyPack(t, id))
		for _, row := range packedRow.FindAllStringSubmatch(held, -1) {
			accounted[row[1]+row[2]] = true
			for _, name := range quoted.FindAllStringSubmatch(row[3], -1) {
				if row[1] == letter && !has[name[1]] {
					t.Errorf("%s is said to be in %s by %s, which it does not have", row[1]+row[2], id, name[1])
				}
			}
		}
	}
	for _, row := range packedRow.FindAllStringSubmatch(reasons, -1) {
		accounted[row[1]+row[2]] = true
	}
	for _, id := range packed {
		if !accounted[id] {
			t.Errorf("%s is in no pack and has no reason not to be", id)
		}
	}
}

// openRows is how many rows of local decisions there are: C-01 to C-41.
const openRows = 41

func TestEveryOpenRowIsATermOfAPack(t *testing.T) {
	terms := map[string]string{}
	for _, id := range policyPacks {
		for _, parameter := range policyPack(t, id).Parameters() {
			terms[parameter.Row] = parameter.ID
			if parameter.Authority == "" {
				t.Errorf("%s: nobody may set %s", id, parameter.ID)
			}
			if row := parameter.Row; row != "" && row != "C-01" && len(parameter.Windows) > 0 {
				t.Errorf("%s: %s of row %s is not empty", id, parameter.ID, row)
			}
		}
	}
	for n := 1; n <= openRows; n++ {
		if row := fmt.Sprintf("C-%02d", n); terms[row] == "" {
			t.Errorf("%s is a term of no pack", row)
		}
	}
}
