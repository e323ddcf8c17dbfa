package people_test

import (
	"fmt"
	"testing"

	"ruhu/app/apptest"
	"ruhu/app/people"
	"ruhu/survey"
)

// BenchmarkFind looks for cases among 20,000 households of four: all different, and
// each of them there twice.
func BenchmarkFind(b *testing.B) {
	for name, copies := range map[string]int{"once": 1, "twice": 2} {
		b.Run(name, func(b *testing.B) {
			w := apptest.Create(b, apptest.Village)
			var all []survey.Household
			for i := range 20_000 / copies {
				for range copies {
					h := apptest.Family(apptest.Village, 1, "张国强", "李秀英", "张伟", "张敏")
					for m := range h.Members {
						h.Members[m].IDNumber = survey.CompleteIDNumber(fmt.Sprintf("4106991950%02d%02d%03d", i%12+1, i/12%28+1, (i/336*4+m)%1000))
						h.Members[m].Name += fmt.Sprint(i)
					}
					all = append(all, h)
				}
			}
			apptest.Seed(b, w, all...)
			for b.Loop() {
				found, err := people.Find(b.Context(), w)
				if err != nil || len(found.Identical()) != (copies-1)*len(all)/2 {
					b.Fatal(len(found.Cases), err)
				}
			}
		})
	}
}
