package visitform_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ruhu/app/ui/uitest"
	"ruhu/app/ui/visitform"
	"ruhu/app/ui/widgets"
	"ruhu/app/visit"
	"ruhu/assets/text"
	"ruhu/survey"
)

// notAsked are the facts that nobody types: who the household is; the key and
// kind of a line, which is chosen when the line is added; the cost of a wage and
// the project of other income, which are not asked; and all but the first member
// of the household of this test, who is asked like the others.
var notAsked = regexp.MustCompile(`^(id|village|.*\.key|(incomes|expenses|land|assets)\.\w+\.item|events\.\w+\.kind|` +
	`assistance\.\w+\.programme|checks\.\w+\.level|incomes\.i1\.cost_fen|incomes\.i2\.from_poverty_project|members\.m[^3]\..*)$`)

// factsOf returns the facts of a household by their paths, as JSON. A list of
// words is one fact.
func factsOf(t testing.TB, h survey.Household) map[string]string {
	t.Helper()
	data, err := json.Marshal(h)
	if err != nil {
		t.Fatal(err)
	}
	var tree any
	if err := json.Unmarshal(data, &tree); err != nil {
		t.Fatal(err)
	}
	facts := map[string]string{}
	gather(facts, "", tree)
	return facts
}

func gather(facts map[string]string, path string, value any) {
	switch v := value.(type) {
	case map[string]any:
		for name, child := range v {
			gather(facts, strings.TrimPrefix(path+"."+name, "."), child)
		}
		return
	case []any:
		if gatherLines(facts, path, v) {
			return
		}
	}
	words, _ := json.Marshal(value)
	facts[path] = string(words)
}

// gatherLines gathers the facts of a list of lines, and reports false for a list
// of words.
func gatherLines(facts map[string]string, path string, list []any) bool {
	for i, element := range list {
		line, ok := element.(map[string]any)
		if !ok {
			return false
		}
		key, ok := line["key"].(string)
		if !ok {
			key = fmt.Sprint(i)
		}
		gather(facts, path+"."+key, line)
	}
	return len(list) > 0
}

// isOpen reports whether a fact was not answered.
func isOpen(fact string) bool { return slices.Contains([]string{`""`, "null", "[]", "0"}, fact) }

// at opens the draft where the work stopped at a fact.
func (d *desk) at(cursor string) fyne.Focusable {
	d.Helper()
	drafts, err := d.w.Store.Drafts()
	if err != nil || len(drafts) != 1 {
		d.Fatalf("%d drafts, %v", len(drafts), err)
	}
	s, err := visit.Resume(d.w, drafts[0].VisitID)
	if err != nil {
		d.Fatal(err)
	}
	if err := s.Edit(d.Context(), cursor, func(*survey.Visit) {}); err != nil {
		d.Fatal(err)
	}
	d.screen, err = visitform.New(d.env, d.screen.Place())
	if err != nil {
		d.Fatal(err)
	}
	d.window.SetContent(inWindow(d.screen))
	first := d.screen.First()
	d.window.Canvas().Focus(first)
	return first
}

// unmask asks for a number that is masked and returns its field.
func (d *desk) unmask(field fyne.Focusable) fyne.Focusable {
	show, masked := field.(*widgets.Button)
	if !masked || show.Words() != text.Zh.T("ui_visit.reveal") {
		return field
	}
	show.Tapped(nil)
	uitest.Settle(d.window)
	return d.window.Canvas().Focused()
}

// takeBack takes an answer back, one of several excepted.
func takeBack(field fyne.Focusable) {
	switch f := field.(type) {
	case *widgets.Field:
		f.Entry.SetText("")
	case *widgets.ChoiceField, *widgets.SegmentedChoice:
		f.TypedKey(key(fyne.KeyBackspace))
	}
}

// answer answers the question with the focus.
func (d *desk) answer(field fyne.Focusable) {
	switch f := field.(type) {
	case *widgets.Field:
		test.Type(f, "20170102")
	case *widgets.ChoiceField:
		f.Tapped(nil)
		filter := d.window.Canvas().Focused()
		filter.TypedKey(key(fyne.KeyDown))
		filter.TypedKey(key(fyne.KeyReturn))
	case *widgets.SegmentedChoice, *widgets.MultiChoice:
		f.TypedRune('1')
	case *widgets.Button:
		f.Tapped(nil)
	default:
		d.Errorf("the focus is on %T", field)
	}
	uitest.Settle(d.window)
}

// inSectionOf is the cursor of a fact.
func inSectionOf(path string) string { return visitform.SectionOfPath(path) + "/" + path }

func TestEveryFactOfTheDocumentIsAskedForOnScreen(t *testing.T) {
	w := newWorkspace(t, zhang())
	edit(t, w, "visitors", everything)
	d := sit(t, w)
	before := factsOf(t, d.draft().Household)
	paths := slices.Sorted(maps.Keys(before))
	if len(paths) < 250 {
		t.Fatalf("the document has only %d facts", len(paths))
	}
	for _, path := range paths {
		if notAsked.MatchString(path) {
			continue
		}
		t.Run(path, func(t *testing.T) {
			if isOpen(before[path]) {
				t.Fatal("nobody answered it in the document of this test")
			}
			if visitform.SectionOfPath(path) == "" {
				t.Fatal("no section asks for it")
			}
			d.TB = t
			field := d.unmask(d.at(inSectionOf(path)))
			takeBack(field)
			now := factsOf(t, d.draft().Household)
			if _, several := field.(*widgets.MultiChoice); !several && !isOpen(now[path]) {
				t.Fatalf("taken back it is %s", now[path])
			}
			d.answer(field)
			after := factsOf(t, d.draft().Household)
			if after[path] == now[path] {
				t.Errorf("answered it is %s", after[path])
			}
			delete(now, path)
			delete(after, path)
			if !maps.Equal(now, after) {
				t.Error("another fact changed with it")
			}
		})
	}
}

func TestEachListIsAskedNoneOrHasLines(t *testing.T) {
	for _, list := range []string{"incomes", "expenses", "land", "assets", "obligors", "relatives", "events", "assistance", "checks", "contacts"} {
		t.Run(list, func(t *testing.T) {
			d := sit(t, newWorkspace(t, zhang()))
			fact := func() string { return factsOf(t, d.draft().Household)[list] }
			d.at(inSectionOf(list))
			if fact() != "null" {
				t.Fatalf("it is %s before anybody asked", fact())
			}
			d.press(text.Zh.T("ui_visit." + list + ".say_none"))
			if fact() != "[]" {
				t.Errorf("that there is none is recorded as %s", fact())
			}
			d.press(text.Zh.T("ui_visit." + list + ".take_back"))
			if fact() != "null" {
				t.Errorf("not asked after all is recorded as %s", fact())
			}
			d.answer(d.at(inSectionOf(list + ".add")))
			if len(factsOf(t, d.draft().Household)) == len(factsOf(t, zhang())) {
				t.Error("no line was added")
			}
			d.press("删除")
			if fact() != "null" {
				t.Errorf("without its only line it is %s", fact())
			}
		})
	}
}

func TestEveryLabelBelongsToAFact(t *testing.T) {
	facts := map[string]bool{}
	w := newWorkspace(t, zhang())
	edit(t, w, "visitors", everything)
	for path := range factsOf(t, sit(t, w).draft().Household) {
		facts[path[strings.LastIndexByte(path, '.')+1:]] = true
	}
	for _, key := range text.Zh.Keys() {
		label, ok := strings.CutPrefix(key, "fact.")
		if ok && !facts[label[strings.LastIndexByte(label, '.')+1:]] {
			t.Errorf("the label %s is of no fact", label)
		}
	}
}
