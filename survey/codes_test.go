package survey_test

import (
	"testing"

	"ruhu/survey"
)

var codeLists = map[string]survey.CodeList{
	"Relations": survey.Relations, "Ethnicities": survey.Ethnicities, "Maritals": survey.Maritals, "Sexes": survey.Sexes,
	"HealthStates": survey.HealthStates, "SelfCares": survey.SelfCares, "Schoolings": survey.Schoolings, "Labours": survey.Labours,
	"DisabilityCategories": survey.DisabilityCategories, "DisabilityGrades": survey.DisabilityGrades,
	"DibaoStatuses": survey.DibaoStatuses, "DibaoClasses": survey.DibaoClasses, "TekunStatuses": survey.TekunStatuses,
	"JdlkStatuses": survey.JdlkStatuses, "JdlkAttributes": survey.JdlkAttributes, "PovertyCauses": survey.PovertyCauses,
	"GuaranteeStates": survey.GuaranteeStates, "SelfRelianceStates": survey.SelfRelianceStates,
	"ResidenceTypes": survey.ResidenceTypes, "VisitKinds": survey.VisitKinds, "Levels": survey.Levels,
	"IncomeItems": survey.IncomeItems, "IncomeSources": survey.IncomeSources, "ExpenseItems": survey.ExpenseItems, "AssetItems": survey.AssetItems,
	"FamilyReasons": survey.FamilyReasons, "MembershipReasons": survey.MembershipReasons, "RegisterTypes": survey.RegisterTypes,
	"Educations": survey.Educations, "WorkStatuses": survey.WorkStatuses, "InsuranceKinds": survey.InsuranceKinds,
	"InsurancePayers": survey.InsurancePayers, "PensionKinds": survey.PensionKinds, "BenefitBases": survey.BenefitBases, "TekunCares": survey.TekunCares,
	"EventKinds": survey.EventKinds, "AssistanceProgrammes": survey.AssistanceProgrammes, "EconomicCheckStates": survey.EconomicCheckStates,
	"HousingTenures": survey.HousingTenures, "HousingStructures": survey.HousingStructures, "HousingDangers": survey.HousingDangers,
	"LandItems": survey.LandItems, "LandTransfers": survey.LandTransfers, "SupportBases": survey.SupportBases, "BankAccountTypes": survey.BankAccountTypes,
}

func TestEveryCodeHasWordsOfItsOwn(t *testing.T) {
	for name, list := range codeLists {
		codes, zh, en := map[string]bool{}, map[string]bool{}, map[string]bool{}
		for _, c := range list {
			if c.Code == "" || c.Zh == "" || c.En == "" {
				t.Errorf("%s: %+v lacks something", name, c)
			}
			if codes[c.Code] || zh[c.Zh] || en[c.En] {
				t.Errorf("%s: %+v repeats another", name, c)
			}
			codes[c.Code], zh[c.Zh], en[c.En] = true, true, true
			if got := list.Text(c.Code, "zh"); got != c.Zh {
				t.Errorf("%s: %s reads %q in Chinese", name, c.Code, got)
			}
			if got := list.Text(c.Code, "en"); got != c.En {
				t.Errorf("%s: %s reads %q in English", name, c.Code, got)
			}
			if code, ok := list.ByText(c.Zh); !ok || code != c.Code {
				t.Errorf("%s: %s gives code %q", name, c.Zh, code)
			}
		}
	}
}

func TestAnUnknownCodeStaysInView(t *testing.T) {
	if got := survey.Levels.Text("city", "zh"); got != "city" {
		t.Errorf("got %q", got)
	}
	if survey.Levels.Has("city") || !survey.Levels.Has("county") {
		t.Error("Has is wrong")
	}
	if code, ok := survey.Levels.ByText("市"); ok {
		t.Errorf("市 is taken for %q", code)
	}
}

func TestTheTablesAreWhole(t *testing.T) {
	for name, want := range map[string]int{"Relations": 84, "Ethnicities": 58, "PovertyCauses": 13, "IncomeItems": 36} {
		if got := len(codeLists[name]); got != want {
			t.Errorf("%s has %d entries, want %d", name, got, want)
		}
	}
}

func TestRelationsAreReadAsRostersWriteThem(t *testing.T) {
	tests := []struct{ written, want string }{
		{"户主", "02"},
		{"本人", "02"},
		{"01", "02"},
		{"02", "02"},
		{"户主（本人）", "02"},
		{" 户 主 ", "02"},
		{"配偶", "10"},
		{"老伴", "10"},
		{"夫", "11"},
		{"丈夫", "11"},
		{"妻", "12"},
		{"之妻", "12"},
		{"户主之妻", "12"},
		{"妻子", "12"},
		{"子", "20"},
		{"之子", "20"},
		{"儿子", "20"},
		{"长子", "22"},
		{"大儿子", "22"},
		{"次子", "23"},
		{"二儿子", "23"},
		{"养子", "27"},
		{"之女婿", "28"},
		{"女", "30"},
		{"之女", "30"},
		{"女儿", "30"},
		{"户主的女儿", "30"},
		{"三女", "34"},
		{"继女", "37"},
		{"之儿媳", "38"},
		{"儿媳妇", "38"},
		{"孙子", "41"},
		{"之孙女", "42"},
		{"外孙", "43"},
		{"之外孙女", "44"},
		{"孙媳", "45"},
		{"之曾孙子", "47"},
		{"重孙女", "48"},
		{"父", "51"},
		{"之父", "51"},
		{"父亲", "51"},
		{"之母", "52"},
		{"公公", "53"},
		{"之婆婆", "54"},
		{"岳父", "55"},
		{"之岳母", "56"},
		{"继父", "57"},
		{"爷爷", "61"},
		{"之祖母", "62"},
		{"外公", "63"},
		{"姥姥", "64"},
		{"之兄弟姐妹", "70"},
		{"哥哥", "71"},
		{"弟", "73"},
		{"弟媳", "74"},
		{"姐姐", "75"},
		{"妹", "77"},
		{"之兄弟媳妇", "79"},
		{"其他", "80"},
		{"叔叔", "83"},
		{"舅舅", "85"},
		{"侄儿", "93"},
		{"之侄女", "94"},
		{"外甥", "95"},
		{"之叔伯", "97"},
		{"非亲属", "99"},
	}
	for _, tt := range tests {
		if got, ok := survey.RelationByName(tt.written); !ok || got != tt.want {
			t.Errorf("%q is %q, %v; want %q", tt.written, got, ok, tt.want)
		}
	}
	for _, written := range []string{"", "媳妇", "之", "户主之", "2", "100", "同住"} {
		if got, ok := survey.RelationByName(written); ok {
			t.Errorf("%q is taken for %q", written, got)
		}
	}
}

func TestEveryRelationIsReadBack(t *testing.T) {
	for _, r := range survey.Relations[1:] {
		if got, ok := survey.RelationByName(r.Zh); !ok || got != r.Code {
			t.Errorf("%s (%s) is read as %q", r.Zh, r.Code, got)
		}
		if got, ok := survey.RelationByName(r.Code); !ok || got != r.Code {
			t.Errorf("%s is read as %q", r.Code, got)
		}
	}
}

func TestRelationsImplyASexOnlyWhereTheirWordsDo(t *testing.T) {
	for code, want := range map[string]string{
		"": "", "02": "", "10": "", "11": "male", "12": "female", "20": "male", "28": "male", "30": "female", "38": "female",
		"40": "", "41": "male", "44": "female", "46": "male", "50": "", "51": "male", "58": "female", "60": "", "68": "",
		"70": "", "72": "female", "76": "male", "78": "male", "80": "", "88": "female", "91": "", "95": "male", "97": "", "99": "", "2": "",
	} {
		if got := survey.RelationSex(code); got != want {
			t.Errorf("%q implies %q, want %q", code, got, want)
		}
	}
}

func TestDivisionsHoldWhatBeginsWithThem(t *testing.T) {
	for code, want := range map[string]string{"410621": "county", "410621105": "township", "410621105201": "village", "4106": "", "41062110520X": "", "": ""} {
		if got := survey.DivisionRole(code); got != want {
			t.Errorf("role of %q is %q, want %q", code, got, want)
		}
	}
	tests := []struct {
		place, division string
		want            bool
	}{
		{"410621105201", "410621", true},
		{"410621105201", "410621105201", true},
		{"410621105201", "410622", false},
		{"410621", "410621105", false},
		{"410621105201", "", false},
	}
	for _, tt := range tests {
		if got := survey.InDivision(tt.place, tt.division); got != tt.want {
			t.Errorf("%s in %s: %v", tt.place, tt.division, got)
		}
	}
}

func TestNamesFoldForMatchingOnly(t *testing.T) {
	same := []string{"买买提·艾力", "买买提•艾力", "买买提・艾力", "买买提．艾力", "买买提‧艾力", "买买提⋅艾力", " 买买提 · 艾力　", "买买提\u200b·艾力"}
	for _, name := range same {
		if got := survey.FoldName(name); got != "买买提·艾力" {
			t.Errorf("%q folds to %q", name, got)
		}
	}
	if got := survey.FoldName("张𠮷㼆"); got != "张𠮷㼆" {
		t.Errorf("rare characters fold to %q", got)
	}
}

func TestAHouseholdIsCalledByItsHead(t *testing.T) {
	tests := []struct {
		name string
		h    survey.Household
		want string
	}{
		{"by its head", survey.Household{ID: "x", Members: []survey.Member{{Name: "李秀英", Relation: "12"}, {Name: "张国强", Relation: "02"}}}, "张国强"},
		{"by its first member where the head is not clear", survey.Household{ID: "x", Members: []survey.Member{{Name: "甲", Relation: "02"}, {Name: "乙", Relation: "02"}}}, "甲"},
		{"by its id where nobody has a name", survey.Household{ID: "x", Members: []survey.Member{{}}}, "x"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.h.DisplayName(); got != tt.want {
				t.Errorf("called %q, want %q", got, tt.want)
			}
		})
	}
}

func TestTextFromOutsideHoldsNothingThatCannotBeSeen(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"a name as it is", "阿依古丽·买买提", "阿依古丽·买买提"},
		{"rare characters and their variants stay", "𠮷\U000E0100国\uFE00强\uE000", "𠮷\U000E0100国\uFE00强\uE000"},
		{"spaces and full width stay as typed", " 张　Ａ ", " 张　Ａ "},
		{"an escape sequence", "张\x1b[31m三", "张[31m三"},
		{"a line break is a space", "张\r\n三\t四\u2028五", "张  三 四 五"},
		{"zero width and direction marks", "\ufeff张\u200b\u200d三\u202e", "张三"},
		{"the controls beyond ASCII", "张\u0085\u009b三", "张 三"},
		{"nothing", "", ""},
	} {
		if got := survey.CleanText(c.in); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
		if survey.FoldName(c.in) != survey.FoldName(c.want) {
			t.Errorf("%s: names fold to %q and %q", c.name, survey.FoldName(c.in), survey.FoldName(c.want))
		}
	}
}
