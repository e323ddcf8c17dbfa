package survey_test

import (
	"slices"
	"testing"

	"ruhu/survey"
)

var (
	yes = true
	no  = false
)

// visitOf makes a visit to one member who was met.
func visitOf(visitors ...survey.Visitor) survey.Visit {
	return survey.Visit{
		Household: survey.Household{Members: []survey.Member{{Key: "m1", Name: "张国强", Relation: survey.RelationHead}}},
		Visitors:  visitors,
		Met:       []survey.Meeting{{Member: "m1", InPerson: &yes}},
	}
}

func TestAVisitNeedsTwoDifferentPeople(t *testing.T) {
	tests := []struct {
		name     string
		visitors []survey.Visitor
		enough   bool
	}{
		{"nobody", nil, false},
		{"one", []survey.Visitor{{Name: "王明"}}, false},
		{"two", []survey.Visitor{{Name: "王明"}, {Name: "赵芳"}}, true},
		{"the same name twice", []survey.Visitor{{Name: "王明"}, {Name: "王明"}}, false},
		{"the same name with spaces", []survey.Visitor{{Name: "王明"}, {Name: "王　明 "}}, false},
		{"the same name with another dot", []survey.Visitor{{Name: "买买提·艾力"}, {Name: "买买提•艾力"}}, false},
		{"two people of one name, known as two operators", []survey.Visitor{{Name: "王明", Operator: "a"}, {Name: "王明", Operator: "b"}}, true},
		{"one operator under two names", []survey.Visitor{{Name: "王明", Operator: "a"}, {Name: "王 小明", Operator: "a"}}, false},
		{"an operator and a guest of the same name", []survey.Visitor{{Name: "王明", Operator: "a"}, {Name: "王明"}}, false},
		{"a second line left empty", []survey.Visitor{{Name: "王明"}, {Name: " "}}, false},
		{"three, two of them the same", []survey.Visitor{{Name: "王明"}, {Name: "王明"}, {Name: "赵芳"}}, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			problems := visitOf(tt.visitors...).Unfinished()
			if tt.enough != (len(problems) == 0) {
				t.Errorf("problems: %v", problems)
			}
			for _, p := range problems {
				if p.Code != "two_visitors" || p.Strength != survey.Error {
					t.Errorf("problem %+v", p)
				}
				hasSentence(t, "problem."+p.Code, p.Args...)
			}
		})
	}
}

func TestEveryMemberIsMetOrExplained(t *testing.T) {
	two := []survey.Visitor{{Name: "王明"}, {Name: "赵芳"}}
	tests := []struct {
		name string
		met  []survey.Meeting
		code string
	}{
		{"met", []survey.Meeting{{Member: "m1", InPerson: &yes}}, ""},
		{"not met, with a reason", []survey.Meeting{{Member: "m1", InPerson: &no, Reason: "外出务工"}}, ""},
		{"not met, without a reason", []survey.Meeting{{Member: "m1", InPerson: &no, Reason: "  "}}, "met_no_reason"},
		{"not asked", []survey.Meeting{{Member: "m1"}}, "met_not_asked"},
		{"not recorded", nil, "met_not_asked"},
		{"another member recorded", []survey.Meeting{{Member: "m2", InPerson: &yes}}, "met_not_asked"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v := visitOf(two...)
			v.Met = tt.met
			var codes []string
			for _, p := range v.Unfinished() {
				codes = append(codes, p.Code)
				hasSentence(t, "problem."+p.Code, p.Args...)
				if p.Section() != "met" {
					t.Errorf("problem %+v opens another page", p)
				}
			}
			if tt.code == "" && codes != nil || tt.code != "" && !slices.Equal(codes, []string{tt.code}) {
				t.Errorf("problems %v, want %q", codes, tt.code)
			}
		})
	}
}

func TestAVisitToNobodyCannotBeFinished(t *testing.T) {
	v := visitOf(survey.Visitor{Name: "王明"}, survey.Visitor{Name: "赵芳"})
	v.Household.Members = nil
	problems := v.Unfinished()
	if len(problems) != 1 || problems[0].Code != "no_members" {
		t.Fatalf("problems: %v", problems)
	}
	hasSentence(t, "problem.no_members")
}

// Whatever is wrong with the household, only visitors and meetings stand against
// finishing.
func TestAWarningNeverBlocksAVisit(t *testing.T) {
	v := visitOf(survey.Visitor{Name: "王明"}, survey.Visitor{Name: "赵芳"})
	v.Household.Members[0].IDNumber = "410699199002300034"
	v.Household.Members[0].BirthDate = "2999-01-01"
	v.Household.Dibao.Status = "?"
	v.Finished = "2017-05-16T10:00:00+08:00"
	if len(v.Check()) == 0 {
		t.Fatal("the household has problems, and none was found")
	}
	if problems := v.Unfinished(); len(problems) != 0 {
		t.Errorf("problems stand against finishing: %v", problems)
	}
}
