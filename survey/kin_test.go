package survey_test

import (
	"fmt"
	"strings"
	"testing"

	"ruhu/survey"
)

// kin says how many years older than the head, or younger, the relations of some
// codes are at least.
var kin = map[string]int{
	"20 21 22 23 24 25 26 29": -14, "30 31 32 33 34 35 36 39": -14,
	"40 41 42 43 44": -28, "47 48": -42, "50 51 52": 14, "60 61 62 63 64": 28, "66 67": 42, "71 75": 0, "73 77": 0,
}

// A head born on 1 July 1950 and somebody born that many years and a day away.
func TestEveryRelationHasItsLeastAge(t *testing.T) {
	gaps := map[string]int{}
	for codes, years := range kin {
		for _, code := range strings.Fields(codes) {
			gaps[code] = years
		}
	}
	for _, r := range survey.Relations {
		years, hasGap := gaps[r.Code]
		elder := years > 0 || r.Code == "71" || r.Code == "75"
		fits := fmt.Sprintf("%d-07-01", 1950-years)
		tooClose := fmt.Sprintf("%d-06-30", 1950-years)
		if elder {
			tooClose = fmt.Sprintf("%d-07-02", 1950-years)
		}
		if doubtsAge(r.Code, fits) {
			t.Errorf("%s born on %s is doubted", r.En, fits)
		}
		if doubtsAge(r.Code, tooClose) != hasGap {
			t.Errorf("%s born on %s: doubted is %v", r.En, tooClose, !hasGap)
		}
	}
}

func doubtsAge(relation, born string) bool {
	h := survey.Household{Members: []survey.Member{
		{Key: "m1", Name: "张国强", Relation: survey.RelationHead, BirthDate: "1950-07-01"},
		{Key: "m2", Name: "某人", Relation: relation, BirthDate: survey.Date(born)},
	}}
	for _, p := range h.Check("2017-07-01") {
		if p.Code == "relation_age" {
			return true
		}
	}
	return false
}
