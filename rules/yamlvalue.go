package rules

import (
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"ruhu/survey"
)

// date reads a day in its one form.
func (s source) date(n *yaml.Node) survey.Date {
	v := s.scalar(n)
	if v == "" || survey.Date(v).Valid() {
		return survey.Date(v)
	}
	if near := sameDay(v); near != "" {
		s.meant(n, near, "not_a_date", v)
	} else {
		s.fault(n, "not_a_date", v)
	}
	return ""
}

var dayParts = regexp.MustCompile(`^([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?([Tt ].*)?$`)

// sameDay writes a day of another form in ours, and returns nothing where it is
// no day.
func sameDay(v string) string {
	parts := dayParts.FindStringSubmatch(latin(v))
	if parts == nil {
		return ""
	}
	day := parts[1] + "-" + twoDigits(parts[2]) + "-" + twoDigits(parts[3])
	if !survey.Date(day).Valid() {
		return ""
	}
	return day
}

func twoDigits(s string) string { return strings.Repeat("0", 2-len(s)) + s }

// integer reads a whole number between two ends, written in plain digits: no
// leading zero, sign, separator, point or quotes.
func (s source) integer(n *yaml.Node, low, high int64) (int64, bool) {
	if n == nil {
		return 0, false
	}
	v, err := strconv.ParseInt(n.Value, 10, 64)
	if n.Kind != yaml.ScalarNode || n.Style != 0 || err != nil || strconv.FormatInt(v, 10) != n.Value {
		s.notInteger(n)
		return 0, false
	}
	if v < low || v > high {
		s.fault(n, "out_of_range", n.Value, low, high)
		return 0, false
	}
	return v, true
}

// notInteger says what keeps a value from being a whole number.
func (s source) notInteger(n *yaml.Node) {
	plain := strings.TrimLeft(strings.NewReplacer("_", "", ",", "", " ", "").Replace(latin(n.Value)), "+")
	near := strings.TrimLeft(plain, "0")
	if near == "" && plain != "" {
		near = "0"
	}
	digits := near != "" && strings.Trim(near, "0123456789") == ""
	switch {
	case n.Kind != yaml.ScalarNode || !digits && !strings.ContainsAny(n.Value, ".:"):
		s.fault(n, "not_a_number", n.Value)
	case n.Style != 0 && digits:
		s.meant(n, near, "quoted_number", n.Value)
	case latin(n.Value) != n.Value:
		s.latinOnly(n, n.Value)
	case strings.Contains(n.Value, ":"):
		s.fault(n, "time_for_number", n.Value)
	case strings.Contains(n.Value, "."):
		s.fault(n, "not_whole", n.Value)
	case near == n.Value || strings.HasPrefix(n.Value, "+"):
		s.meant(n, near, "not_a_number", n.Value)
	case strings.ContainsAny(n.Value, "_, "):
		s.meant(n, near, "separator", n.Value)
	default:
		s.meant(n, near, "leading_zero", n.Value)
	}
}
