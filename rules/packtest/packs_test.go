package packtest_test

import (
	"testing"

	"ruhu/rules"
)

func TestThePacksSayWhatTheirTestsExpect(t *testing.T) {
	for _, p := range rules.List() {
		t.Run(p.ID, func(t *testing.T) {
			for _, problem := range load(t, p.ID).Run().Problems {
				t.Error(problem)
			}
		})
	}
}
