package text_test

import (
	"testing"

	"ruhu/assets/text"
)

func TestChineseTakesTwoColumns(t *testing.T) {
	for s, want := range map[string]int{
		"": 0, "abc": 3, "低保": 4, "H:三(二)末段": 12, "〔2017〕14号": 12, "（）＜": 6, "𬍛": 2, "e\u0301": 1, "3,000.00 元": 11, "·": 1,
	} {
		if got := text.Width(s); got != want {
			t.Errorf("%q takes %d columns, got %d", s, want, got)
		}
	}
}
