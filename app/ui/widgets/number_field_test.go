package widgets_test

import (
	"errors"
	"testing"

	"fyne.io/fyne/v2/test"

	"ruhu/app/ui/widgets"
)

func TestANumberIsRecordedInUnitsOfItsLastDecimal(t *testing.T) {
	const wrong = -1
	for _, tt := range []struct {
		typed    string
		decimals int
		want     int
	}{
		{"3", 0, 3},
		{"３０", 0, 30},
		{"0", 0, 0},
		{"007", 0, 7},
		{"3.0", 0, 3},
		{"6.2", 1, 62},
		{"6", 1, 60},
		{"6.20", 1, 62},
		{"3.5", 0, wrong},
		{"6.25", 1, wrong},
		{"6.", 1, wrong},
		{".5", 1, wrong},
		{"-1", 0, wrong},
		{"+1", 0, wrong},
		{"1e3", 0, wrong},
		{"1,000", 0, wrong},
		{"三", 0, wrong},
		{"9999999999", 0, wrong},
	} {
		var got *int
		var err error
		f := widgets.NewNumberField("zh", tt.decimals, func(n *int, e error) { got, err = n, e })
		show(t, 100, f)
		test.Type(f.Input(), tt.typed)
		switch {
		case tt.want == wrong && !errors.Is(err, widgets.ErrNotANumber):
			t.Errorf("%q is taken as %v, %v", tt.typed, got, err)
		case tt.want != wrong && (err != nil || got == nil || *got != tt.want):
			t.Errorf("%q is taken as %v, %v, want %d", tt.typed, got, err, tt.want)
		}
	}
}

func TestANumberFieldKeepsWhatIsNoNumberAndSaysSo(t *testing.T) {
	f := widgets.NewNumberField("zh", 0, nil)
	w := show(t, 200, f)
	w.Canvas().Focus(f.Input())
	test.Type(f.Input(), "约3")
	w.Canvas().Unfocus()
	if _, err := f.Number(); !errors.Is(err, widgets.ErrNotANumber) || f.Input().Text != "约3" {
		t.Errorf("it holds %q with %v", f.Input().Text, err)
	}
	three := 3
	f.SetNumber(&three)
	if n, err := f.Number(); err != nil || *n != 3 {
		t.Errorf("set to 3 it holds %v, %v", n, err)
	}
	f.SetNumber(nil)
	if n, err := f.Number(); err != nil || n != nil || f.Input().Text != "" {
		t.Errorf("not asked it holds %v, %v", n, err)
	}
}

func TestANumberIsShownWithoutNeedlessDecimals(t *testing.T) {
	number := func(n int) *int { return &n }
	for _, tt := range []struct {
		n        *int
		decimals int
		want     string
	}{{nil, 1, ""}, {number(72), 0, "72"}, {number(62), 1, "6.2"}, {number(60), 1, "6"}, {number(5), 1, "0.5"}, {number(0), 1, "0"}} {
		if got := widgets.ShowNumber(tt.n, tt.decimals); got != tt.want {
			t.Errorf("%v is shown as %q, want %q", tt.n, got, tt.want)
		}
	}
}
