package survey_test

import (
	"slices"
	"testing"

	"ruhu/survey"
)

func TestAWarningMayStayWithAReason(t *testing.T) {
	digit := survey.Problem{Strength: survey.Warning, Path: "members.m1.id_number", Code: "id_check_digit"}
	sex := survey.Problem{Strength: survey.Warning, Path: "members.m1.id_number", Code: "id_sex"}
	var v survey.Visit
	v.Explain(digit, "卡上确是如此")
	before := v
	v.Explain(sex, "已向派出所核实")
	v.Explain(digit, "卡上就是这样")
	if got := v.ReasonFor(digit); got != "卡上就是这样" {
		t.Errorf("the reason is %q", got)
	}
	if got := v.ReasonFor(sex); got != "已向派出所核实" {
		t.Errorf("the reason of the other is %q", got)
	}
	if got := v.ReasonFor(survey.Problem{Path: "members.m2.id_number", Code: "id_sex"}); got != "" {
		t.Errorf("another member has the reason %q", got)
	}
	v.Explain(sex, " ")
	if got := v.ReasonFor(sex); got != "" || len(v.Explained) != 1 {
		t.Errorf("a reason that was taken back is %q in %v", got, v.Explained)
	}
	if !slices.Equal(before.Explained, []survey.Explanation{{Path: digit.Path, Code: digit.Code, Reason: "卡上确是如此"}}) {
		t.Errorf("the visit before it has changed: %v", before.Explained)
	}
}
