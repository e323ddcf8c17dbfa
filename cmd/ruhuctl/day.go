package main

import (
	"fmt"
	"time"

	"ruhu/survey"
)

// today is the day by this machine's clock.
func today() survey.Date { return survey.DateOf(time.Now()) }

// dayOf reads the day that --as-of gives.
func dayOf(given string) (survey.Date, error) {
	day, err := survey.ParseDate(given)
	if err != nil {
		return "", usageError{fmt.Errorf("--as-of: %q", given)}
	}
	return day, nil
}

// dayOr reads a day, or returns another where none is given.
func dayOr(given string, otherwise survey.Date) (survey.Date, error) {
	if given == "" {
		return otherwise, nil
	}
	return dayOf(given)
}
