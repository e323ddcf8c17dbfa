package households_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ruhu/app/apptest"
	"ruhu/app/ui/households"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/uitest"
	"ruhu/survey"
)

// BenchmarkFilter20000Households types into the filter, a character each time,
// and reports the slowest hundredth. What is typed fits few, many and none.
func BenchmarkFilter20000Households(b *testing.B) {
	w := apptest.Create(b, apptest.Village)
	surnames, given := []rune("王李张刘陈杨赵黄周吴"), []rune("国秀伟敏强英建芳军丽")
	all := make([]survey.Household, 20_000)
	for i := range all {
		name := func(n int) string {
			return string([]rune{surnames[n%10], given[n/10%10], given[n/100%10]})
		}
		all[i] = apptest.Family(apptest.Village, i, name(i), name(i+7), name(i/3))
		all[i].Group = fmt.Sprintf("%d组", i%20)
		if i%3 == 0 {
			all[i].Dibao = survey.Dibao{Status: "active", Class: "B"}
		}
	}
	apptest.Seed(b, w, all...)
	d := uitest.NewDesk(b, w)
	d.Show(b, households.New, screen.Place{Screen: screen.Households})
	filter := d.Window.Canvas().Focused()
	keys := []rune("zgq\x00王国\x00低保\x00xxyz\x00")
	var took []time.Duration
	for n := 0; b.Loop(); n++ {
		start := time.Now()
		if key := keys[n%len(keys)]; key == 0 {
			filter.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		} else {
			test.Type(filter, string(key))
		}
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
}
