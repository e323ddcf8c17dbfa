package policy_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"ruhu/app/apptest"
	"ruhu/app/ui/policy"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/uitest"
	"ruhu/assets/text"
	"ruhu/rules"
)

const county = `extends: fengjie-2017
issuer: 奉节县民政局
parameters:
  dibao_standard:
    - {from: 2017-01-01, value: 276000, unit: fen/person/year, document: 示例〔2017〕1号, authority: county}
    - {from: 2030-01-01, value: 300000, unit: fen/person/year, document: 示例〔2017〕1号, authority: county}
  item.transfer.dibao:
    - {from: 2017-01-01, value: excluded, document: 示例〔2017〕1号, authority: county}
  property_limit:
    - {from: 2017-01-01, value: [无轿车, 无商铺], document: 示例〔2017〕1号, authority: county}
`

// desk shows the policy of a workspace in which a county settled two terms.
func desk(t *testing.T, part string, lang text.Lang) (*uitest.Desk, screen.Screen) {
	t.Helper()
	w := apptest.Create(t, apptest.Village)
	base, err := rules.Load("fengjie-2017")
	apptest.OK(t, err)
	w.Pack, err = base.WithOverlay("county.yaml", []byte(county))
	apptest.OK(t, err)
	d := uitest.NewDesk(t, w)
	d.Env.Lang = lang
	return d, d.Show(t, policy.New, screen.Place{Screen: screen.Policy, Filter: part})
}

func shows(t *testing.T, w fyne.Window, want, not []string) {
	t.Helper()
	for _, words := range want {
		if !uitest.Shows(w, words) {
			t.Errorf("the screen does not show %q", words)
		}
	}
	for _, words := range not {
		if uitest.Shows(w, words) {
			t.Errorf("the screen shows %q", words)
		}
	}
}

func TestEachPartOfThePolicyIsShownInBothLanguages(t *testing.T) {
	want := map[string]map[text.Lang][]string{
		"parameters": {
			text.Zh: {"2,760.00 元", "示例〔2017〕1号（补充规定）", "现行", "待定", "县里定", "由人认定并记录", "无轿车；无商铺"},
			text.En: {"2,760.00 yuan", "(overlay)", "in force", "not set", "set by the county", "people judge and record it"},
		},
		"items":    {text.Zh: {"低保金", "已定为不计入", "通行做法"}, text.En: {"settled: not counted", "practice"}},
		"rules":    {text.Zh: {"低保纳入", "条件：人均年收入（低保口径）低于"}, text.En: {"Condition: ", "about the household"}},
		"calendar": {text.Zh: {"上次核查后 12 个月"}, text.En: {"12 months after the last check"}},
		"clauses":  {text.Zh: {"三(三)1"}, text.En: {"三(三)1"}},
	}
	for part, byLang := range want {
		for lang, words := range byLang {
			t.Run(part+" "+string(lang), func(t *testing.T) {
				d, s := desk(t, part, lang)
				shows(t, d.Window, words, []string{"packview.", "policy.", "rules."})
				if got := s.Place().Filter; got != part {
					t.Errorf("one comes back to %q", got)
				}
				uitest.Save(t, d.Window, "policy-"+part+"-"+string(lang))
			})
		}
	}
}

func TestThePolicyIsFilteredAsOneTypes(t *testing.T) {
	d, _ := desk(t, "", text.Zh)
	field := d.Window.Canvas().Focused()
	for _, r := range "dibao_st" {
		field.TypedRune(r)
	}
	shows(t, d.Window, []string{"2,760.00 元", "3,000.00 元"}, []string{"由人认定并记录"})
	for _, r := range "nothing" {
		field.TypedRune(r)
	}
	shows(t, d.Window, []string{text.Zh.T("policy.nothing")}, []string{"2,760.00 元"})
}

func TestThePolicyOfEveryPackIsShown(t *testing.T) {
	for _, info := range rules.List() {
		w := apptest.Create(t, apptest.Village)
		var err error
		w.Pack, err = rules.Load(info.ID)
		apptest.OK(t, err)
		d := uitest.NewDesk(t, w)
		d.Show(t, policy.New, screen.Place{Screen: screen.Policy})
		shows(t, d.Window, []string{info.Title.In(text.Zh)}, []string{"packview.", "rules."})
	}
}
