package survey_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"ruhu/survey"
)

// sound is a household with nothing wrong and everything asked.
func sound() survey.Household {
	area := 80
	return survey.Household{
		ID: "01920000-0000-7000-8000-000000000001", Village: "410621105201", ResidenceType: "rural", Phone: "13800000000",
		Members: []survey.Member{
			{
				Key: "m1", Name: "张国强", Relation: "02", IDNumber: "410699195001010010", Sex: "male", BirthDate: "1950-01-01",
				Ethnicity: "01", Marital: "20", InFamily: &yes, Health: []string{"chronic"}, SelfCare: "full", Schooling: "none", Education: "primary", Labour: "weak",
				Insured: &yes,
			},
			{
				Key: "m2", Name: "李秀英", Relation: "12", NoIDReason: "丢失", Sex: "female", BirthDate: "1953-04-12",
				Ethnicity: "01", InFamily: &yes, Health: []string{"disabled"}, Schooling: "none", Education: "illiterate", Labour: "none",
				Disability: &survey.Disability{Certificate: wifesCertificate, Category: 4, Grade: 3}, Insured: &yes,
			},
		},
		Dibao: survey.Dibao{Status: "active", Class: "A", Since: "2015-07", BenefitMembers: []string{"m1"}},
		Tekun: survey.Tekun{Status: "none"},
		Jdlk: survey.Jdlk{
			Status: "active", Attribute: "dibao", Causes: []string{"因病"}, Members: []string{"m1", "m2"},
			Helper: survey.Helper{Name: "赵芳"},
		},
		Incomes: []survey.Income{
			{Key: "i1", Item: "wage.village_post", Member: "m1", GrossFen: fen(100), CostFen: fen(0), Source: "declared"},
			{Key: "i2", Item: "transfer.dibao", GrossFen: fen(100)},
		},
		Expenses:   []survey.Expense{{Key: "e1", Item: "medical", Member: "m2", TotalFen: fen(100), OwnFen: fen(0)}},
		Assets:     []survey.Asset{{Key: "a1", Item: "vehicle.car"}},
		Obligors:   []survey.Obligor{{Key: "o1", Relation: "32", DueFen: fen(1), PaidFen: fen(0)}},
		Housing:    survey.Housing{AreaM2: &area},
		Living:     survey.Living{Power: &yes, Road: &no, Toilet: &no},
		Guarantees: survey.Guarantees{Education: "met", Medical: "unmet", Housing: "unknown"},
		Water:      "met", SelfReliance: survey.SelfReliance{Industry: "no", Employment: "partial", Relocation: "not_needed"},
		Checks: []survey.Check{{Date: "2017-01-15", Level: "village"}},
	}
}

// wifesCertificate is the certificate of m2 in sound: physical, grade 3.
const wifesCertificate = "41069919530412002243"

func number(n int) *int { return &n }

func fen(n survey.Fen) *survey.Fen { return &n }

const checkDay = survey.Date("2017-07-01")

func TestASoundHouseholdHasNoProblems(t *testing.T) {
	if problems := sound().Check(checkDay); len(problems) != 0 {
		t.Errorf("problems: %+v", problems)
	}
}

// doubt is a household changed from sound, and the problems that follow:
// "strength path code" of each.
type doubt struct {
	name   string
	change func(h *survey.Household)
	want   string
}

// head changes the head, a man born in 1950 with a chronic illness.
func head(change func(m *survey.Member)) func(h *survey.Household) {
	return func(h *survey.Household) { change(&h.Members[0]) }
}

// wife changes his wife, born in 1953, disabled and without an ID number.
func wife(change func(m *survey.Member)) func(h *survey.Household) {
	return func(h *survey.Household) { change(&h.Members[1]) }
}

// son adds a healthy son of 37 who farms, and changes him.
func son(change func(m *survey.Member)) func(h *survey.Household) {
	return func(h *survey.Household) {
		m := survey.Member{
			Key: "m3", Name: "张小军", Relation: "20", NoIDReason: "丢失", Sex: "male", BirthDate: "1980-01-01", Ethnicity: "01", InFamily: &yes,
			Health: []string{"healthy"}, Schooling: "none", Education: "junior", Labour: "full", Insured: &yes,
		}
		change(&m)
		h.Members = append(h.Members, m)
	}
}

// girl adds a healthy granddaughter of 12 in primary school, and changes her.
func girl(change func(m *survey.Member)) func(h *survey.Household) {
	return func(h *survey.Household) {
		m := survey.Member{
			Key: "m4", Name: "张小雨", Relation: "42", NoIDReason: "丢失", Sex: "female", BirthDate: "2005-07-01", Ethnicity: "01", InFamily: &yes,
			Health: []string{"healthy"}, Schooling: "primary", Labour: "none", Insured: &yes,
		}
		change(&m)
		h.Members = append(h.Members, m)
	}
}

// doubts are what every check is shown with, raised and silent, by its subject.
var doubts = slices.Concat(documentDoubts, peopleDoubts, certificateDoubts, schoolAndWorkDoubts, familyDoubts, standingDoubts, moneyDoubts, helpDoubts, unasked)

func TestWhatIsWrongIsFound(t *testing.T) {
	for _, tt := range doubts {
		t.Run(tt.name, func(t *testing.T) {
			h := sound()
			tt.change(&h)
			problems := h.Check(checkDay)
			if got := describe(problems); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
			for _, p := range problems {
				hasSentence(t, "problem."+p.Code, p.Args...)
			}
		})
	}
}

// Every sentence of a problem belongs to a problem that is shown here, or that
// stands against finishing.
func TestEveryProblemIsShown(t *testing.T) {
	shown := map[string]bool{"two_visitors": true, "met_not_asked": true, "met_no_reason": true, "visitor_is_relative": true}
	for _, tt := range doubts {
		for _, p := range strings.Split(tt.want, ";") {
			shown[p[strings.LastIndexByte(p, ' ')+1:]] = true
		}
	}
	all, err := sentences()
	if err != nil {
		t.Fatal(err)
	}
	for key := range all["zh"] {
		if code, isProblem := strings.CutPrefix(key, "problem."); isProblem && !shown[code] {
			t.Errorf("no test raises %s", code)
		}
	}
}

func describe(problems []survey.Problem) string {
	strengths := map[survey.Strength]string{survey.Error: "error", survey.Warning: "warning", survey.Hint: "hint"}
	var all []string
	for _, p := range problems {
		all = append(all, fmt.Sprintf("%s %s %s", strengths[p.Strength], p.Path, p.Code))
	}
	return strings.Join(all, ";")
}

func TestProblemsComeWithErrorsFirst(t *testing.T) {
	h := sound()
	h.Village = ""
	h.Dibao.Since = "neulich"
	h.Water = "?"
	problems := h.Check(checkDay)
	if !slices.IsSortedFunc(problems, func(a, b survey.Problem) int { return int(b.Strength) - int(a.Strength) }) || len(problems) != 3 {
		t.Errorf("problems: %s", describe(problems))
	}
}

func TestTheVisitAroundTheHouseholdIsCheckedToo(t *testing.T) {
	visit := func() survey.Visit {
		return survey.Visit{
			Household: sound(), Kind: "campaign", Level: "township", Started: "2017-07-01T09:00:00+08:00",
			Visitors: []survey.Visitor{{Name: "王明", Level: "village"}},
			Met:      []survey.Meeting{{Member: "m1", InPerson: &yes}},
		}
	}
	tests := []struct {
		name   string
		change func(v *survey.Visit)
		want   string
	}{
		{"nothing wrong", func(*survey.Visit) {}, ""},
		{"an unknown kind", func(v *survey.Visit) { v.Kind = "party" }, "error kind unknown_code"},
		{"an unknown level", func(v *survey.Visit) { v.Level = "city" }, "error level unknown_code"},
		{"a visitor of an unknown level", func(v *survey.Visit) { v.Visitors[0].Level = "city" }, "error visitors.0.level unknown_code"},
		{"a visitor who is a near relative", func(v *survey.Visit) {
			v.Household.Relatives = []survey.Relative{{Key: "r1", Official: "王　明"}}
		}, "warning visitors.0.name visitor_is_relative"},
		{"a visitor who is not", func(v *survey.Visit) {
			v.Household.Relatives = []survey.Relative{{Key: "r1", Official: "王小明"}, {Key: "r2"}}
		}, ""},
		{"a meeting with nobody", func(v *survey.Visit) { v.Met[0].Member = "m9" }, "error met.0.member unknown_member"},
		{"a household checked on the day of the visit", func(v *survey.Visit) { v.Household.Checks[0].Date = "2017-07-02" }, "warning checks.0.date future_date"},
		{"the day it was finished counts before the day it began", func(v *survey.Visit) {
			v.Household.Checks[0].Date, v.Finished = "2017-07-02", "2017-07-02T08:00:00+08:00"
		}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v := visit()
			tt.change(&v)
			if got := describe(v.Check()); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func BenchmarkCheck(b *testing.B) {
	h := sound()
	for b.Loop() {
		h.Check(checkDay)
	}
}
