package survey_test

import (
	"errors"
	"testing"

	"pgregory.net/rapid"

	"ruhu/survey"
)

func TestAmountsAreReadAsPeopleTypeThem(t *testing.T) {
	tests := []struct {
		name, typed string
		want        survey.Fen
	}{
		{"whole yuan", "12000", 1200000},
		{"with decimals", "12000.5", 1200050},
		{"with separators", "12,000.05", 1200005},
		{"with a currency sign and unit", "¥12000元", 1200000},
		{"full width", "１２，０００．０５", 1200005},
		{"with the full stop of an input method", "0。5", 50},
		{"with spaces around", " 3210 元 ", 321000},
		{"zero is an answer", "0", 0},
		{"zeros behind two decimals", "1.500", 150},
		{"below zero", "-0.01", -1},
		{"the largest", "10000000000000", survey.MaxFen},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := survey.ParseYuan(tt.typed)
			if err != nil || got != tt.want {
				t.Errorf("ParseYuan(%q) = %d, %v; want %d", tt.typed, got, err, tt.want)
			}
		})
	}
}

func TestWhatIsNoAmountIsRefused(t *testing.T) {
	tests := []struct {
		name, typed string
		want        error
	}{
		{"nothing", "", survey.ErrNotAnAmount},
		{"a word", "不详", survey.ErrNotAnAmount},
		{"ten thousands in words", "5万", survey.ErrNotAnAmount},
		{"a point without decimals", "5.", survey.ErrNotAnAmount},
		{"a point without yuan", ".5", survey.ErrNotAnAmount},
		{"two signs", "--5", survey.ErrNotAnAmount},
		{"two points", "1.2.3", survey.ErrNotAnAmount},
		{"an exponent", "1e3", survey.ErrNotAnAmount},
		{"separators in the wrong place", "1,20", survey.ErrNotAnAmount},
		{"a separator behind four digits", "1200,000", survey.ErrNotAnAmount},
		{"part of a fen", "0.001", survey.ErrFractionOfFen},
		{"more than anybody has", "10000000000000.01", survey.ErrAmountTooLarge},
		{"more than fits", "99999999999999999999999", survey.ErrAmountTooLarge},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got, err := survey.ParseYuan(tt.typed); !errors.Is(err, tt.want) {
				t.Errorf("ParseYuan(%q) = %d, %v; want %v", tt.typed, got, err, tt.want)
			}
		})
	}
}

func TestAmountsAreShownInYuan(t *testing.T) {
	tests := []struct {
		fen           survey.Fen
		string, plain string
	}{
		{1200000, "12,000.00", "12000.00"},
		{5, "0.05", "0.05"},
		{0, "0.00", "0.00"},
		{-123456789, "-1,234,567.89", "-1234567.89"},
		{99999, "999.99", "999.99"},
		{100000, "1,000.00", "1000.00"},
	}
	for _, tt := range tests {
		if got := tt.fen.String(); got != tt.string {
			t.Errorf("String of %d is %q, want %q", int64(tt.fen), got, tt.string)
		}
		if got := tt.fen.Plain(); got != tt.plain {
			t.Errorf("Plain of %d is %q, want %q", int64(tt.fen), got, tt.plain)
		}
	}
}

func TestAmountsReadBackFromBothForms(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := survey.Fen(rapid.Int64Range(-int64(survey.MaxFen), int64(survey.MaxFen)).Draw(t, "fen"))
		for _, shown := range []string{f.String(), f.Plain(), f.Plain() + "元"} {
			if got, err := survey.ParseYuan(shown); err != nil || got != f {
				t.Fatalf("%d shown as %q reads back as %d, %v", int64(f), shown, int64(got), err)
			}
		}
	})
}

func FuzzParseYuan(f *testing.F) {
	for _, s := range []string{"12,000.05", "￥１２。５元", "-0", "1e9", "00", ",", "0.", "９９９９９９９９９９９９９９９９９"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		fen, err := survey.ParseYuan(s)
		if err != nil {
			return
		}
		if fen > survey.MaxFen || fen < -survey.MaxFen {
			t.Fatalf("%q is %d, beyond the bound", s, int64(fen))
		}
		if again, err := survey.ParseYuan(fen.String()); err != nil || again != fen {
			t.Fatalf("%q is %d, which reads back as %d, %v", s, int64(fen), int64(again), err)
		}
	})
}
