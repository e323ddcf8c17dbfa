package survey

import (
	"errors"
	"strings"
	"time"
)

// Date is a day as YYYY-MM-DD, or whatever was typed where that was no day: a
// wrong card is a fact worth keeping. Empty means not asked. Use Time to find
// out whether it is a real day.
type Date string

// ErrNotADate says that a text names no day of the calendar.
var ErrNotADate = errors.New("not a date")

// DateOf returns the day of t in t's own time zone.
func DateOf(t time.Time) Date {
	return Date(t.Format(time.DateOnly))
}

var dateSeparators = strings.NewReplacer("年", "-", "月", "-", ".", "-", "。", "-", "/", "-")

// ParseDate reads a day as people write it: 2017-05-16, 2017.5.16, 2017/5/16,
// 2017年5月16日, 20170516, with full-width digits. Impossible days are refused.
func ParseDate(s string) (Date, error) {
	s = strings.Join(strings.Fields(FoldWidth(s)), "")
	if len(s) == 8 && allDigits(s) {
		s = s[:4] + "-" + s[4:6] + "-" + s[6:]
	}
	s = strings.TrimSuffix(dateSeparators.Replace(s), "日")
	t, err := time.Parse("2006-1-2", s)
	if err != nil {
		return "", ErrNotADate
	}
	return DateOf(t), nil
}

// Time returns the day at midnight UTC, or ErrNotADate.
func (d Date) Time() (time.Time, error) {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return time.Time{}, ErrNotADate
	}
	return t, nil
}

// Valid reports whether d is a real day.
func (d Date) Valid() bool {
	_, err := d.Time()
	return err == nil
}

// AgeOn returns the age in completed years (周岁) that somebody born on d has on
// the given day. A person born on 29 February completes a year on 1 March of a
// common year. It is not ok when either is no day or d lies after the day.
func (d Date) AgeOn(on Date) (years int, ok bool) {
	born, err := d.Time()
	if err != nil {
		return 0, false
	}
	day, err := on.Time()
	if err != nil || day.Before(born) {
		return 0, false
	}
	years = day.Year() - born.Year()
	if day.Month() < born.Month() || day.Month() == born.Month() && day.Day() < born.Day() {
		years--
	}
	return years, true
}
