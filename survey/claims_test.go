package survey_test

import (
	"testing"

	"ruhu/survey"
)

func TestWhomAHouseholdClaims(t *testing.T) {
	yes, no := true, false
	drawn := func(status string) survey.Household {
		return survey.Household{Dibao: survey.Dibao{Status: status, BenefitMembers: []string{"m1"}}}
	}
	tests := map[string]struct {
		household survey.Household
		member    survey.Member
		want      bool
	}{
		"who lives with the family":                   {survey.Household{}, survey.Member{InFamily: &yes}, true},
		"of whom nobody asked":                        {survey.Household{}, survey.Member{}, true},
		"who lives elsewhere":                         {survey.Household{}, survey.Member{InFamily: &no}, false},
		"who lives elsewhere and draws 低保 here":       {drawn("active"), survey.Member{InFamily: &no}, true},
		"who lives elsewhere and no longer draws it":  {drawn("stopped"), survey.Member{InFamily: &no}, false},
		"whom the registry lists here":                {survey.Household{Jdlk: survey.Jdlk{Status: "relapsed", Members: []string{"m1"}}}, survey.Member{InFamily: &no}, true},
		"who is supported in 特困 here":                 {survey.Household{Tekun: survey.Tekun{Status: "active", Members: []string{"m1"}}}, survey.Member{InFamily: &no}, true},
		"who left on a day, though still counted":     {survey.Household{}, survey.Member{InFamily: &yes, Membership: survey.Membership{Left: "2016-10-01"}}, false},
		"who married away without a day, not counted": {survey.Household{}, survey.Member{InFamily: &no, Membership: survey.Membership{FamilyReason: "married_out"}}, false},
		"who died": {survey.Household{}, survey.Member{InFamily: &yes, Membership: survey.Membership{LeftReason: "death"}}, false},
	}
	for name, test := range tests {
		test.member.Key = "m1"
		if got := test.household.Claims(test.member); got != test.want {
			t.Errorf("%s: %t", name, got)
		}
	}
}

func TestWhichFamiliesAreOne(t *testing.T) {
	tests := map[string]struct {
		people, others, shared int
		sameHead               bool
		want                   bool
	}{
		"all of them":                      {3, 3, 3, false, true},
		"more than half of the larger":     {3, 4, 3, false, true},
		"half under the same head":         {2, 4, 2, true, true},
		"half under another head":          {2, 4, 2, false, false},
		"one of two who has her own":       {2, 3, 1, false, false},
		"a single person found once again": {1, 1, 1, true, true},
		"nobody":                           {0, 0, 0, false, false},
	}
	for name, test := range tests {
		if got := survey.SameFamily(test.people, test.others, test.shared, test.sameHead); got != test.want {
			t.Errorf("%s: %t", name, got)
		}
	}
}
