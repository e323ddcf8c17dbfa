package survey_test

import (
	"errors"
	"testing"

	"ruhu/survey"
)

func TestDaysAreReadAsPeopleWriteThem(t *testing.T) {
	for _, written := range []string{
		"2017-05-16", "2017-5-16", "2017.5.16", "2017。5。16", "2017/05/16", "2017年5月16日", "2017 年 5 月 16 日",
		"20170516", "２０１７－５－１６", "  2017-05-16 ",
	} {
		t.Run(written, func(t *testing.T) {
			if got, err := survey.ParseDate(written); err != nil || got != "2017-05-16" {
				t.Errorf("ParseDate(%q) = %q, %v", written, got, err)
			}
		})
	}
}

func TestWhatIsNoDayIsRefused(t *testing.T) {
	for _, written := range []string{"", "1990-02-30", "1990-13-01", "2017", "2017-05", "16-05-2017", "5/16/2017", "201705160", "昨天", "2017-00-00"} {
		t.Run(written, func(t *testing.T) {
			if got, err := survey.ParseDate(written); !errors.Is(err, survey.ErrNotADate) {
				t.Errorf("ParseDate(%q) = %q, %v; want ErrNotADate", written, got, err)
			}
		})
	}
}

func TestAgeIsInCompletedYears(t *testing.T) {
	tests := []struct {
		name     string
		born, on survey.Date
		want     int
		ok       bool
	}{
		{"the day before a birthday", "1950-05-16", "2017-05-15", 66, true},
		{"on a birthday", "1950-05-16", "2017-05-16", 67, true},
		{"on the day of birth", "2017-05-16", "2017-05-16", 0, true},
		{"before birth", "2017-05-17", "2017-05-16", 0, false},
		{"a leap-day child on 28 February of a common year", "2000-02-29", "2017-02-28", 16, true},
		{"a leap-day child on 1 March of a common year", "2000-02-29", "2017-03-01", 17, true},
		{"a leap-day child in a leap year", "2000-02-29", "2016-02-29", 16, true},
		{"of no day", "1990-02-30", "2017-01-01", 0, false},
		{"on no day", "1990-02-20", "", 0, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got, ok := tt.born.AgeOn(tt.on); got != tt.want || ok != tt.ok {
				t.Errorf("age is %d, %v; want %d, %v", got, ok, tt.want, tt.ok)
			}
		})
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2017-05-16", "２０１７年５月１６日", "20170516", "0000-01-01", "1-1-1", "日"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := survey.ParseDate(s)
		if err != nil {
			return
		}
		if !d.Valid() {
			t.Fatalf("%q is taken for %q, which is no day", s, d)
		}
		if again, err := survey.ParseDate(string(d)); err != nil || again != d {
			t.Fatalf("%q is %q, which reads back as %q, %v", s, d, again, err)
		}
	})
}
