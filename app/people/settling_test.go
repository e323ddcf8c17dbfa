package people_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"ruhu/app/apptest"
	"ruhu/app/people"
	"ruhu/survey"
)

// TestAnsweringEveryQuestionEnds draws households with people in common and answers
// whatever is asked, this way or that: the questions end, and no answers contradict
// each other, because what follows from earlier ones is not asked.
func TestAnsweringEveryQuestionEnds(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	round := 0
	rapid.Check(t, func(rt *rapid.T) {
		round++
		for range rapid.IntRange(2, 4).Draw(rt, "households") {
			h := apptest.Family(apptest.Village, 1)
			for i := range rapid.IntRange(1, 3).Draw(rt, "people") {
				who := rapid.IntRange(0, 3).Draw(rt, "who") // the same people only within one round
				h.Members = append(h.Members, survey.Member{
					Key: fmt.Sprintf("m%d", i+1), Name: fmt.Sprintf("人%d·%d", round, who), BirthDate: "1980-01-01", Relation: []string{"02", "10", "20"}[i],
				})
			}
			apptest.Seed(t, w, h)
		}
		for asked := 0; ; asked++ {
			open := openCases(find(t, w))
			if len(open) == 0 {
				break
			}
			if asked == 60 {
				rt.Fatalf("after %d answers there are %d questions", asked, len(open))
			}
			c := rapid.SampledFrom(open).Draw(rt, "case")
			settle(t, w, rapid.Bool().Draw(rt, "same"), c)
		}
		for _, c := range find(t, w).Cases {
			if c.State == people.Contradicted {
				rt.Errorf("answers contradict each other: %+v", c)
			}
		}
	})
	apptest.Sound(t, w)
}

func openCases(found people.Found) (open []people.Case) {
	for _, c := range found.Cases {
		if c.State == people.Open {
			open = append(open, c)
		}
	}
	return open
}
