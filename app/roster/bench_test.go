package roster_test

import (
	"testing"

	"ruhu/app/apptest"
	"ruhu/app/roster"
	"ruhu/survey"
)

func BenchmarkImport1000Households(b *testing.B) {
	var households []survey.Household
	for n := range 1000 {
		households = append(households, family(apptest.Village, 4*n, "张国强", "李桂兰", "张小军", "张小燕"))
	}
	file := apptest.Roster(b, apptest.Rows(households...))
	for b.Loop() {
		b.StopTimer()
		w := apptest.Create(b, apptest.Village)
		b.StartTimer()
		r, err := roster.Import(b.Context(), w, file, "")
		apptest.OK(b, err)
		if len(r.Added) != 1000 {
			b.Fatalf("added %d", len(r.Added))
		}
	}
}
