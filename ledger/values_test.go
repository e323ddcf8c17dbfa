package ledger_test

import (
	"strings"
	"testing"

	"ruhu/survey"
)

// one reads a household of one person with one more column.
func one(t *testing.T, title string, value any) survey.Household {
	t.Helper()
	roster := read(t, book(t, sheet{rows: [][]any{{"姓名", "关系", title}, {"甲", "户主", value}}}))
	if len(roster.Households) != 1 {
		t.Fatalf("%s %v was not taken: %v", title, value, codes(roster.Rejected))
	}
	everyProblemHasASentence(t, roster)
	return roster.Households[0].Household
}

func TestBirthDatesAreReadAsWritten(t *testing.T) {
	tests := []struct {
		name  string
		value any
		want  survey.Date
	}{
		{"a date cell", 18264, "1950-01-01"},
		{"a date cell with a time", 18264.5, "1950-01-01"},
		{"with points", "1950.01.01", "1950-01-01"},
		{"with one digit", "1950.1.1", "1950-01-01"},
		{"in words", "1950年1月1日", "1950-01-01"},
		{"eight digits in a number cell", 19500101, "1950-01-01"},
		{"full width", "１９５０－０１－０１", "1950-01-01"},
		{"with midnight behind it", "1950-01-01 00:00:00", "1950-01-01"},
		{"an impossible day is kept as typed", "1950-02-30", "1950-02-30"},
		{"a year alone is no serial number", 1950, "1950"},
		{"a month alone is kept as typed", "1950.01", "1950.01"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := one(t, "出生日期", tt.value).Members[0].BirthDate; got != tt.want {
				t.Errorf("birth date is %q, want %q", got, tt.want)
			}
		})
	}
}

func TestCellsHoldNothingThatCannotBeSeen(t *testing.T) {
	roster := read(t, book(t, sheet{rows: [][]any{{"姓\u200b名", "关系\ufeff", "住址"}, {"张\u200b国\u009b强\u202e", "户主", "小河村\n3组"}}}))
	h := roster.Households[0].Household
	if h.Members[0].Name != "张国强" || h.Address != "小河村 3组" {
		t.Errorf("name %q, address %q", h.Members[0].Name, h.Address)
	}
}

func TestIDNumbersAreNormalisedNotGuessed(t *testing.T) {
	tests := []struct{ name, value, number, reason string }{
		{"as it is", "410699195001010010", "410699195001010010", ""},
		{"lower-case x and spaces", "410699 19800229 002x", "41069919800229002X", ""},
		{"full width with an apostrophe", "＇４１０６９９１９５００１０１００１０", "410699195001010010", ""},
		{"fifteen digits are completed", "410699500101001", "410699195001010010", ""},
		{"a wrong check digit stays", "410699195001010011", "410699195001010011", ""},
		{"a short number stays as typed", "4106 9919", "41069919", ""},
		{"a word is the reason for having none", "未上户口", "", "未上户口"},
		{"nothing was asked", "", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := one(t, "身份证号", tt.value).Members[0]
			if m.IDNumber != tt.number || m.NoIDReason != tt.reason {
				t.Errorf("number %q, reason %q; want %q, %q", m.IDNumber, m.NoIDReason, tt.number, tt.reason)
			}
		})
	}
}

func TestSexAndBirthComeFromTheIDNumberWhereNoColumnSays(t *testing.T) {
	m := one(t, "身份证号", "410699195001010010").Members[0]
	if m.Sex != "male" || m.BirthDate != "1950-01-01" {
		t.Errorf("sex %q, birth %q", m.Sex, m.BirthDate)
	}
	roster := read(t, book(t, sheet{rows: [][]any{
		{"姓名", "关系", "身份证号", "性别", "出生日期"},
		{"甲", "户主", "410699195001010010", "女", "1951-01-01"},
	}}))
	m = roster.Households[0].Household.Members[0]
	if m.Sex != "female" || m.BirthDate != "1951-01-01" {
		t.Errorf("what the columns say was overwritten: sex %q, birth %q", m.Sex, m.BirthDate)
	}
}

func TestADisabilityCertificateIsUnderstood(t *testing.T) {
	tests := []struct {
		name, title, value string
		number             string
		category, grade    int
	}{
		{"twenty characters", "残疾证号", "41069919500101001042", "41069919500101001042", 4, 2},
		{"a copy with twenty-two", "残疾证号", "41069919500101001042b1", "41069919500101001042B1", 4, 2},
		{"of another length", "残疾证号", "豫残1234", "豫残1234", 0, 0},
		{"in place of the ID number", "证件号码", "41069919500101001042", "41069919500101001042", 4, 2},
		{"category and grade in words", "残疾类别及等级", "精神一级", "", 6, 1},
		{"grade alone", "残疾等级", "3", "", 0, 3},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := one(t, tt.title, tt.value).Members[0]
			if m.Disability == nil {
				t.Fatal("no disability was taken")
			}
			d := *m.Disability
			if d.Certificate != tt.number || d.Category != tt.category || d.Grade != tt.grade {
				t.Errorf("got %+v", d)
			}
			if tt.title == "证件号码" && m.IDNumber != "410699195001010010" {
				t.Errorf("ID number is %q", m.IDNumber)
			}
		})
	}
	if d := one(t, "残疾等级", "无").Members[0].Disability; d != nil {
		t.Errorf("无 became %+v", d)
	}
}

func TestWordsAboutAPersonBecomeCodes(t *testing.T) {
	tests := []struct {
		title, value string
		got          func(survey.Member) string
		want         string
	}{
		{"健康状况", "残疾,长期慢性病", health, "disabled chronic"},
		{"健康状况", "患有大病", health, "serious_illness"},
		{"健康状况", "多病", health, ""},
		{"健康状况", "健康、多病", health, ""},
		{"劳动技能", "弱劳动力或半劳动力", func(m survey.Member) string { return m.Labour }, "weak"},
		{"劳动能力", "完全丧失", func(m survey.Member) string { return m.Labour }, "lost"},
		{"在校生状况", "中职二年级", func(m survey.Member) string { return m.Schooling }, "zhongzhuan"},
		{"文化程度", "小学", func(m survey.Member) string { return m.Schooling }, ""},
		{"民族", "土家", func(m survey.Member) string { return m.Ethnicity }, "15"},
		{"民族", "1", func(m survey.Member) string { return m.Ethnicity }, "01"},
		{"婚姻状况", "丧偶", func(m survey.Member) string { return m.Marital }, "30"},
		{"自理能力", "半失能", func(m survey.Member) string { return m.SelfCare }, "partial"},
		{"性别", "女", func(m survey.Member) string { return m.Sex }, "female"},
		{"是否参加医保", "是", func(m survey.Member) string { return answer(m.Insured) }, "yes"},
		{"是否参加医保", "不清楚", func(m survey.Member) string { return answer(m.Insured) }, ""},
		{"是否共同生活", "否", func(m survey.Member) string { return answer(m.InFamily) }, "no"},
		{"是否共同生活", "", func(m survey.Member) string { return answer(m.InFamily) }, "yes"},
	}
	for _, tt := range tests {
		t.Run(tt.title+" "+tt.value, func(t *testing.T) {
			if got := tt.got(one(t, tt.title, tt.value).Members[0]); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func health(m survey.Member) string { return strings.Join(m.Health, " ") }

func answer(b *bool) string {
	switch {
	case b == nil:
		return ""
	case *b:
		return "yes"
	}
	return "no"
}

func TestWordsAboutAHouseholdBecomeItsStanding(t *testing.T) {
	dibao := func(h survey.Household) string { return h.Dibao.Status + h.Dibao.Class }
	since := func(h survey.Household) string { return h.Dibao.Since }
	tekun := func(h survey.Household) string { return h.Tekun.Status }
	jdlk := func(h survey.Household) string { return h.Jdlk.Status + " " + h.Jdlk.Attribute }
	causes := func(h survey.Household) string { return strings.Join(h.Jdlk.Causes, " ") }
	group := func(h survey.Household) string { return h.Group }
	tests := []struct {
		title string
		value any
		got   func(survey.Household) string
		want  string
	}{
		{"是否低保", "是", dibao, "active"},
		{"是否低保", "否", dibao, "none"},
		{"是否低保", "", dibao, ""},
		{"低保类别", "B类", dibao, "activeB"},
		{"低保类别", "低保c类", dibao, "activeC"},
		{"低保类别", "一类", dibao, "active"},
		{"低保情况", "已停保", dibao, "stopped"},
		{"低保情况", "说不清", dibao, ""},
		{"享受低保时间", "2015年7月", since, "2015-07"},
		{"享受低保时间", "201507", since, "2015-07"},
		{"享受低保时间", "2015.7.1", since, "2015-07"},
		{"特困/五保", "分散供养", tekun, "active"},
		{"是否五保", "否", tekun, "none"},
		{"建档立卡", "是", jdlk, "active "},
		{"脱贫状态", "已脱贫", jdlk, "exited "},
		{"脱贫状态", "返贫", jdlk, "relapsed "},
		{"是否脱贫", "是", jdlk, "exited "},
		{"贫困户属性", "低保贫困户", jdlk, "active dibao"},
		{"贫困户属性", "特困供养脱贫户", jdlk, "exited tekun"},
		{"贫困户属性", "非贫困户", jdlk, "none "},
		{"致贫原因", "因病致贫、缺少劳动力;其它", causes, "因病 缺劳力 其他"},
		{"致贫原因", "因丧", causes, "因丧"},
		{"组", 3, group, "3组"},
		{"社", "二社", group, "二社"},
		{"村组", "小河村3组", group, "3组"},
	}
	for _, tt := range tests {
		t.Run(tt.title, func(t *testing.T) {
			if got := tt.got(one(t, tt.title, tt.value)); got != tt.want {
				t.Errorf("%v became %q, want %q", tt.value, got, tt.want)
			}
		})
	}
}

func TestWhatARosterDoesNotSayIsNotAsked(t *testing.T) {
	h := one(t, "星座", "双子")
	m := h.Members[0]
	if h.Incomes != nil || h.Expenses != nil || h.Checks != nil || h.Dibao.BenefitMembers != nil || h.Jdlk.Causes != nil {
		t.Errorf("a list was answered: %+v", h)
	}
	if h.Dibao.Status+h.Tekun.Status+h.Jdlk.Status+h.Village+h.ID != "" {
		t.Errorf("a standing was answered: %+v", h)
	}
	if m.Health != nil || m.Insured != nil || m.BedriddenLongTerm != nil || m.Disability != nil || m.Sex+m.Labour+m.Schooling != "" {
		t.Errorf("a question about the person was answered: %+v", m)
	}
	if m.InFamily == nil || !*m.InFamily {
		t.Error("a roster lists the family that lives together")
	}
}

func TestAVillageCodeIsTaken(t *testing.T) {
	if got := one(t, "村代码", "410621105201").Village; got != "410621105201" {
		t.Errorf("village is %q", got)
	}
	if got := one(t, "村代码", "4106").Village; got != "" {
		t.Errorf("village is %q of a code that is no village's", got)
	}
}
