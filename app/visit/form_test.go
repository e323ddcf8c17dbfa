package visit_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/app/visit"
	"ruhu/assets/text"
	"ruhu/paper"
	"ruhu/rules"
	"ruhu/survey"
)

// twelve is a household of twelve, whose second member has a rare character.
func twelve() survey.Household {
	names := []string{"阿依古丽·买买提", "王𬍛"}
	for n := len(names); n < 12; n++ {
		names = append(names, fmt.Sprintf("张%d", n+1))
	}
	h := apptest.Family(apptest.Village, 0, names...)
	h.Members[2].IDNumber, h.Members[2].NoIDReason = "", "新生儿未上户口"
	h.Members[3].Health = []string{"chronic", "disabled"}
	h.Members[3].Disability = &survey.Disability{Category: 4, Grade: 2}
	h.Dibao = survey.Dibao{Status: "active", Class: "B"}
	h.Jdlk = survey.Jdlk{Status: "active", Attribute: "general", Causes: []string{"因病", "缺劳力"}}
	h.Checks = []survey.Check{{Date: "2016-12-01", Level: "village"}, {Date: "2017-01-15", Level: "village"}}
	h.RegisteredVillage = apptest.OtherVillage
	return h
}

// answered is a visit that found out something of everything.
func answered(v *survey.Visit) {
	apptest.Complete(v)
	v.Met[11] = survey.Meeting{Member: "m12", InPerson: new(false), Reason: "在校"}
	v.Note = "门前修路"
	h := &v.Household
	h.Incomes = []survey.Income{
		{Key: "i1", Item: "wage.local", Member: "m1", GrossFen: fen(4200), CostFen: fen(0), FromPovertyProject: new(false)},
		{Key: "i2", Item: "farm.crop", GrossFen: fen(4600), CostFen: fen(1200)},
		{Key: "i3", Item: "pension.base_central", Member: "m2", GrossFen: fen(960), CostFen: fen(0)},
	}
	h.Expenses = []survey.Expense{
		{Key: "e1", Item: "medical", Member: "m4", TotalFen: fen(9000), InsuranceFen: fen(5000), CriticalFen: fen(700), AidFen: fen(300), OwnFen: fen(3000)},
	}
	h.Assets = []survey.Asset{{Key: "a1", Item: "house", Note: "砖木 3 间"}, {Key: "a2", Item: "vehicle.farm", ValueFen: fen(2600), Note: "三轮"}}
	h.Obligors = []survey.Obligor{{Key: "o1", Name: "张小燕", Relation: "30", DueFen: fen(1200), PaidFen: fen(600)}}
	h.Guarantees = survey.Guarantees{Education: "met", Medical: "unmet"}
}

// form visits a household and lays the visit out.
func form(t testing.TB, lang text.Lang, h survey.Household, change func(*survey.Visit)) (paper.VisitForm, *app.Workspace, visit.Record) {
	t.Helper()
	w := apptest.Create(t, apptest.Village)
	apptest.Seed(t, w, h)
	s := apptest.Begin(t, w, h.ID)
	edit(t, s, "", change)
	o, err := s.Finish(t.Context())
	apptest.OK(t, err)
	r, err := visit.Read(w.Store, o.ID)
	apptest.OK(t, err)
	f, err := visit.Form(w, r, lang)
	apptest.OK(t, err)
	return f, w, r
}

func TestTheReasonForADoubtStandsOnTheFormWhileItIsDoubted(t *testing.T) {
	twice := survey.Problem{Path: "members.m1.insurance.kind", Code: "insured_twice"}
	explained := func(v *survey.Visit) {
		answered(v)
		v.Household.Members[0].Insurance.Kind = "both"
		v.Explain(twice, "正在办理转移")
	}
	f, _, _ := form(t, text.Zh, twelve(), explained)
	if want := "门前修路 阿依古丽·买买提既有居民医保，又有职工医保。请核对。说明：正在办理转移"; f.Note != want {
		t.Errorf("the note is %q, want %q", f.Note, want)
	}
	f, _, _ = form(t, text.Zh, twelve(), func(v *survey.Visit) {
		explained(v)
		v.Household.Members[0].Insurance.Kind = "resident"
	})
	if f.Note != "门前修路" {
		t.Errorf("what is doubted no longer is noted: %q", f.Note)
	}
}

func TestTheFormOfALargeFamilyNamesEverybodyAndEverything(t *testing.T) {
	f, _, r := form(t, text.Zh, twelve(), answered)
	for what, tt := range map[string]struct{ got, want string }{
		"place":           {f.Place, "浚县 小河镇 小河村 3组"},
		"registered":      {f.Registered, "浚县 小河镇"},
		"head":            {f.Head, "阿依古丽·买买提"},
		"people":          {f.People, "12 人"},
		"times this year": {f.TimesYear, "2"},
		"day":             {f.Date, string(apptest.Day)},
		"causes":          {f.Causes, "因病、缺劳力"},
		"note":            {f.Note, "门前修路"},
		"housing":         {f.Housing, "砖木 3 间"},
		"assets":          {f.Assets, "三轮 2,600.00 元"},
		"declared":        {f.Total.Declared, "9,760.00"},
		"cost":            {f.Total.Cost, "1,200.00"},
		"counted":         {f.Total.Dibao, "8,200.00 至 8,800.00"},
		"sharers":         {f.Total.PeopleDibao, "12 人"},
		"per capita":      {f.Total.PerCapitaDibao, "683.33 至 733.33"},
		"aid":             {f.Expenses[0].Aid, "1,000.00"},
		"due":             {f.Obligors[0].Due, "1,200.00"},
		"pack":            {f.Pack, "hebi-2017"},
		"assessed on":     {f.AssessedOn, string(apptest.Day)},
		"fingerprint":     {strings.ToLower(strings.ReplaceAll(f.Fingerprint, " ", "")), r.Object.ID.String()[:16]},
		"code":            {f.QR, "ruhu:" + r.Object.ID.String()},
	} {
		if !strings.Contains(tt.got, tt.want) {
			t.Errorf("%s is %q, want %q", what, tt.got, tt.want)
		}
	}
	if len(f.Members) != 12 || len(f.Visitors) != 2 || len(f.Incomes) != 3 {
		t.Fatalf("%d members, %d visitors, %d incomes", len(f.Members), len(f.Visitors), len(f.Incomes))
	}
	if m := f.Members[1]; m.Name != "王𬍛" || m.ID != apptest.IDNumber(1) || m.Met == nil || !*m.Met {
		t.Errorf("the second member is %+v", m)
	}
	if f.Members[2].ID != "新生儿未上户口" || !strings.Contains(f.Members[3].Health, "二级") {
		t.Errorf("without a number: %q; disabled: %q", f.Members[2].ID, f.Members[3].Health)
	}
	if m := f.Members[11]; m.Met == nil || *m.Met || m.MetNote != "在校" {
		t.Errorf("the absent member is %+v", m)
	}
	if f.Incomes[2].Dibao != "不计入" || f.Incomes[2].Clause == "" {
		t.Errorf("the pension is %+v", f.Incomes[2])
	}
}

func TestTheFormSaysWhatEveryFindingRestsOn(t *testing.T) {
	f, _, _ := form(t, text.Zh, twelve(), answered)
	if len(f.Findings) < 2 {
		t.Fatalf("findings %+v", f.Findings)
	}
	for _, finding := range f.Findings {
		if !strings.Contains(finding.Clauses, "H:") || finding.Text == "" || strings.Contains(finding.State, "符合") {
			t.Errorf("%+v", finding)
		}
	}
	if len(f.Review) == 0 || len(f.Calculation) == 0 {
		t.Errorf("review %v, calculation %v", f.Review, f.Calculation)
	}
	seen := map[string]bool{}
	for _, line := range append(f.Missing, f.Review...) {
		if seen[line] {
			t.Errorf("%q stands there twice", line)
		}
		seen[line] = true
	}
}

func TestWhatWasNotAskedLeavesRoomForAPen(t *testing.T) {
	f, _, _ := form(t, text.Zh, apptest.Family(apptest.Village, 0, "张国强"), apptest.Complete)
	if f.Incomes != nil || f.Expenses != nil || f.Obligors != nil {
		t.Errorf("lists that nobody asked about: %v %v %v", f.Incomes, f.Expenses, f.Obligors)
	}
	if f.Total.Declared != "" || f.Total.Cost != "" || f.Assets != "" || f.Guarantees != "" {
		t.Errorf("sums %+v, assets %q, guarantees %q", f.Total, f.Assets, f.Guarantees)
	}
}

func TestWhatWasAskedAndIsNoneSaysSo(t *testing.T) {
	f, _, _ := form(t, text.Zh, apptest.Family(apptest.Village, 0, "张国强"), func(v *survey.Visit) {
		apptest.Complete(v)
		h := &v.Household
		h.Incomes, h.Expenses, h.Obligors, h.Assets = []survey.Income{}, []survey.Expense{}, []survey.Obligor{}, []survey.Asset{}
	})
	if f.Incomes == nil || f.Expenses == nil || f.Obligors == nil || f.Assets != "无" {
		t.Errorf("lists: %v %v %v, assets %q", f.Incomes, f.Expenses, f.Obligors, f.Assets)
	}
	if f.Total.Declared != "0.00" || f.Total.Cost != "0.00" {
		t.Errorf("sums %+v", f.Total)
	}
}

func TestASumWithAPartThatIsUnknownIsUnknown(t *testing.T) {
	tests := []struct {
		name           string
		income         survey.Income
		declared, cost string
	}{
		{"gross and cost known", survey.Income{Item: "farm.livestock", GrossFen: fen(50), CostFen: fen(20)}, "150.00", "30.00"},
		{"gross not asked", survey.Income{Item: "farm.livestock", CostFen: fen(20)}, "", "30.00"},
		{"cost not asked", survey.Income{Item: "farm.livestock", GrossFen: fen(50)}, "150.00", ""},
		{"an item that has no cost", survey.Income{Item: "transfer.gift", GrossFen: fen(50)}, "150.00", "10.00"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.income.Key = "i2"
			f, _, _ := form(t, text.Zh, apptest.Family(apptest.Village, 0, "张国强"), func(v *survey.Visit) {
				apptest.Complete(v)
				v.Household.Incomes = []survey.Income{{Key: "i1", Item: "farm.crop", GrossFen: fen(100), CostFen: fen(10)}, tt.income}
				v.Household.Expenses = []survey.Expense{{Key: "e1", Item: "medical", CriticalFen: fen(700)}}
			})
			if f.Total.Declared != tt.declared || f.Total.Cost != tt.cost {
				t.Errorf("declared %q, cost %q", f.Total.Declared, f.Total.Cost)
			}
			if f.Expenses[0].Aid != "" {
				t.Errorf("aid of which a part was not asked: %q", f.Expenses[0].Aid)
			}
		})
	}
}

func TestTheFormReadsInEnglishWhereThePackIsTheSame(t *testing.T) {
	f, w, r := form(t, text.En, twelve(), answered)
	if f.People != "12" && !strings.Contains(f.People, "12 ") || strings.ContainsAny(f.Findings[0].Text, "低保标准") {
		t.Errorf("people %q, finding %q", f.People, f.Findings[0].Text)
	}
	signed := string(r.Assessment)
	r.Assessment = []byte(strings.ReplaceAll(signed, w.Pack.Info().SHA256, strings.Repeat("0", 64)))
	f, err := visit.Form(w, r, text.En)
	apptest.OK(t, err)
	if !strings.ContainsAny(f.Findings[0].Text, "低保标准") {
		t.Errorf("computed again with another pack than the one that was signed: %q", f.Findings[0].Text)
	}
	r.Assessment = []byte("none")
	if _, err := visit.Form(w, r, text.Zh); err == nil {
		t.Error("a form without an assessment")
	}
}

func TestTheFormGroupsFindingsByWhomTheyAreAbout(t *testing.T) {
	f, _, r := form(t, text.Zh, twelve(), answered)
	var signed rules.Result
	apptest.OK(t, json.Unmarshal(r.Assessment, &signed))
	members := map[string]bool{}
	for _, finding := range visit.Arising(signed.Findings) {
		m, about := r.Visit.Household.Member(finding.Subject)
		title := finding.Title(text.Zh)
		stands := slices.ContainsFunc(f.Findings, func(p paper.FormFinding) bool { return p.Title == title })
		switch {
		case about && finding.State != rules.NotMet:
			members[m.Name] = true
		case about:
		case finding.State == rules.NotMet && (stands || !strings.Contains(f.NotMet, title)):
			t.Errorf("%s does not hold; it stands there: %t, and %q", title, stands, f.NotMet)
		case finding.State != rules.NotMet && !stands:
			t.Errorf("%s is not printed", title)
		}
	}
	for _, m := range f.OfMembers {
		if !members[m.Name] || m.Text == "" || m.Clauses == "" {
			t.Errorf("%+v", m)
		}
		delete(members, m.Name)
	}
	if len(members) > 0 {
		t.Errorf("not printed of %v", members)
	}
}

func TestTheFormSaysWhetherTheReceiptStillHolds(t *testing.T) {
	honest, w, r := form(t, text.Zh, twelve(), answered)
	var signed rules.Result
	apptest.OK(t, json.Unmarshal(r.Assessment, &signed))
	sum := sha256.Sum256(rules.Canonical(r.Visit.Household))
	if got := signed.Receipt.InputSHA256; got != hex.EncodeToString(sum[:]) {
		t.Errorf("the signed receipt is of another household: %s", got)
	}
	if want := signed.Receipt.Fingerprint() + "（重算一致）"; honest.Receipt != want {
		t.Errorf("got %q, want %q", honest.Receipt, want)
	}
	r.Visit.Household.Group = "8组"
	f, err := visit.Form(w, r, text.Zh)
	apptest.OK(t, err)
	if !strings.HasSuffix(f.Receipt, "（重算，与签名时的不同）") {
		t.Errorf("another household: %q", f.Receipt)
	}
	signed.Engine = "0"
	r.Assessment, err = json.Marshal(signed)
	apptest.OK(t, err)
	if f, err = visit.Form(w, r, text.Zh); err != nil || !strings.HasSuffix(f.Receipt, "（签名时的）") {
		t.Errorf("another engine: %q, %v", f.Receipt, err)
	}
}

func TestAnAssessmentThatThePolicyDoesNotGiveIsComputedAgainAndDoubted(t *testing.T) {
	honest, w, r := form(t, text.Zh, twelve(), answered)
	doubt := text.Zh.T("visit.doubted")
	if slices.Contains(honest.Calculation, doubt) {
		t.Fatal("an honest assessment is doubted")
	}
	var signed rules.Result
	apptest.OK(t, json.Unmarshal(r.Assessment, &signed))
	for i := range signed.Findings {
		signed.Findings[i].State, signed.Findings[i].Text = rules.Met, "符合"
	}
	forged, err := json.Marshal(signed)
	apptest.OK(t, err)
	r.Assessment = forged
	f, err := visit.Form(w, r, text.Zh)
	apptest.OK(t, err)
	if !slices.Contains(f.Calculation, doubt) {
		t.Error("a forged assessment is printed without doubt")
	}
	if !reflect.DeepEqual(f.Findings, honest.Findings) {
		t.Errorf("printed are the findings %+v", f.Findings)
	}
}

func TestAFormIsPrinted(t *testing.T) {
	_, w, r := form(t, text.Zh, twelve(), answered)
	for _, lang := range []text.Lang{text.Zh, text.En} {
		dir := t.TempDir()
		apptest.OK(t, visit.PrintForm(t.Context(), w, r, lang, filepath.Join(dir, "form.pdf")))
		apptest.OK(t, visit.PrintBlank(lang, filepath.Join(dir, "blank.pdf")))
		for _, name := range []string{"form.pdf", "blank.pdf"} {
			data, err := os.ReadFile(filepath.Join(dir, name))
			apptest.OK(t, err)
			if !bytes.HasPrefix(data, []byte("%PDF-")) || !bytes.Contains(data[len(data)-16:], []byte("%%EOF")) {
				t.Errorf("%s in %s is no PDF of %d bytes", name, lang, len(data))
			}
		}
	}
	path := apptest.Blocked(t, "form.pdf")
	apptest.Says(t, visit.PrintForm(t.Context(), w, r, text.Zh, path), "app.cannot_write")
	apptest.Says(t, visit.PrintBlank(text.Zh, path), "app.cannot_write")
}

func TestLinesAndMembersHaveNames(t *testing.T) {
	h := twelve()
	h.Incomes = []survey.Income{{Key: "i1", Item: "farm.crop"}, {Key: "i2", Item: "wage.local", Member: "m2"}}
	for key, want := range map[string]string{
		"i1": text.Zh.T("visit.whole_family"), "i2": "王𬍛", "obligors": text.Zh.T("visit.obligors"), "i9": "i9",
	} {
		if got := visit.LineName(h, key, text.Zh); !strings.HasSuffix(got, want) {
			t.Errorf("line %s is called %q, want it to end in %q", key, got, want)
		}
	}
	h.Members[0].Name = ""
	for key, want := range map[string]string{"m2": "王𬍛", "": "全家", "m1": "m1", "m99": "m99"} {
		if got := visit.MemberName(h, key, text.Zh); got != want {
			t.Errorf("member %q is called %q", key, got)
		}
	}
}

func BenchmarkEditAndAssess(b *testing.B) {
	w, h := known(b, "张国强", "李桂兰", "张小军", "张王氏")
	s := apptest.Begin(b, w, h.ID)
	edit(b, s, "", func(v *survey.Visit) {
		v.Household.Incomes = []survey.Income{{Key: "i1", Item: "farm.crop", CostFen: fen(1200)}, {Key: "i2", Item: "wage.local", Member: "m1", GrossFen: fen(4200)}}
	})
	yuan := 0
	for b.Loop() {
		yuan++
		edit(b, s, "incomes/incomes.0.gross_fen", func(v *survey.Visit) { v.Household.Incomes[0].GrossFen = fen(yuan) })
		if len(s.Assess(text.Zh).Findings) == 0 {
			b.Fatal("no finding")
		}
	}
}

func BenchmarkPrintForm(b *testing.B) {
	_, w, r := form(b, text.Zh, twelve(), answered)
	path := filepath.Join(b.TempDir(), "form.pdf")
	for b.Loop() {
		apptest.OK(b, visit.PrintForm(b.Context(), w, r, text.Zh, path))
	}
}
