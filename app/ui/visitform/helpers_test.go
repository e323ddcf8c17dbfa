package visitform_test

import (
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"ruhu/app"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/theme"
	"ruhu/app/ui/uitest"
	"ruhu/app/ui/visitform"
	"ruhu/app/ui/widgets"
	"ruhu/app/visit"
	"ruhu/assets/text"
	"ruhu/store"
	"ruhu/survey"
	"ruhu/syncpkg/object"
)

const (
	village   = "410621105201"
	household = "0192f0c1-7a00-7000-8000-000000000001"
)

func fen(yuan int64) *survey.Fen {
	f := survey.Fen(yuan * 100)
	return &f
}

func yes() *bool { b := true; return &b }
func no() *bool  { b := false; return &b }

// person is a made-up member with an ID number of an unassigned division.
func person(key, name, relation, sex, born string) survey.Member {
	sequence := "001"
	if sex == "female" {
		sequence = "002"
	}
	return survey.Member{
		Key: key, Name: name, Relation: relation, Sex: sex, BirthDate: survey.Date(born),
		IDNumber:  survey.CompleteIDNumber("410699" + strings.ReplaceAll(born, "-", "") + sequence),
		Ethnicity: "01", Marital: "20", InFamily: yes(), Health: []string{"healthy"}, SelfCare: "full",
		BedriddenLongTerm: no(), Schooling: "none", Labour: "full", Insured: yes(),
	}
}

// zhang is a household as a township knows it before the visit.
func zhang() survey.Household {
	mother := person("m3", "张王氏", "52", "female", "1930-03-08")
	mother.Health = []string{"chronic", "disabled"}
	mother.Disability = &survey.Disability{Category: 4, Grade: 2, Certificate: mother.IDNumber + "42"}
	mother.Labour, mother.SelfCare = "none", "partial"
	sonInLaw := person("m4", "阿卜杜热合曼·买买提依明江", "28", "male", "1985-11-20")
	sonInLaw.Ethnicity, sonInLaw.InFamily, sonInLaw.Labour = "05", nil, ""
	head := person("m1", "张国强", survey.RelationHead, "male", "1958-01-01")
	head.Labour = "weak"
	return survey.Household{
		ID: household, Village: village, ResidenceType: "rural", Group: "3组",
		Members: []survey.Member{head, person("m2", "李桂兰", "10", "female", "1960-07-15"), mother, sonInLaw},
		Dibao:   survey.Dibao{Status: "none"}, Tekun: survey.Tekun{Status: "none"},
		Jdlk: survey.Jdlk{Status: "active", Attribute: "general", Causes: []string{"因病", "缺劳力"}},
	}
}

// newWorkspace makes a village workspace that knows the households.
func newWorkspace(t testing.TB, households ...survey.Household) *app.Workspace {
	t.Helper()
	w, _, err := app.Create(t.Context(), filepath.Join(t.TempDir(), "village"), app.Params{
		Role: "village", Division: village, PackID: "hebi-2017", Passphrase: []byte("test"), DemoDay: "2017-05-16",
		Operator: store.Operator{Name: "王秀英", Unit: "驻村工作队", Post: "队员"},
		KDF:      store.KDF{Time: 1, MemoryKiB: 64, Threads: 1},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	for _, h := range households {
		body, err := object.Encode(survey.Seed{Household: h, Source: "test"})
		if err != nil {
			t.Fatal(err)
		}
		o, err := w.Sign(object.Header{Type: object.Seed, Division: h.Village, Subject: h.ID, Body: body})
		if err != nil {
			t.Fatal(err)
		}
		err = w.Store.Update(t.Context(), func(tx *store.Tx) error {
			_, err := tx.AddObject(o, "")
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return w
}

// desk is the screen in a window, with what it told the window.
type desk struct {
	testing.TB
	w      *app.Workspace
	env    *screen.Env
	window fyne.Window
	screen screen.Screen
	said   []string       // told or failed
	places []screen.Place // gone to
}

// sit opens the visit of a household in a window as large as a common laptop.
func sit(t testing.TB, w *app.Workspace) *desk {
	t.Helper()
	return open(t, w, screen.Place{Screen: screen.Visit, Household: household})
}

func open(t testing.TB, w *app.Workspace, p screen.Place) *desk {
	t.Helper()
	return openIn(t, text.Zh, w, p)
}

func openIn(t testing.TB, lang text.Lang, w *app.Workspace, p screen.Place) *desk {
	t.Helper()
	d := &desk{TB: t, w: w, window: uitest.Window(t, widgets.NewText(""), 1366, 768)}
	d.env = &screen.Env{
		W: w, Lang: lang, Window: d.window,
		Go:      func(p screen.Place) { d.places = append(d.places, p) },
		Refresh: func() {},
		Tell:    func(_ widgets.Tone, words string) { d.said = append(d.said, words) },
		Fail:    func(err error) { d.said = append(d.said, text.Zh.Explain(err)...) },
		Run:     func(w screen.Work) { w.Done(w.Do(t.Context(), func(int64, int64) {})) },
	}
	s, err := visitform.New(d.env, p)
	if err != nil {
		t.Fatal(err)
	}
	d.screen = s
	d.window.SetContent(inWindow(s))
	if first := s.First(); first != nil {
		d.window.Canvas().Focus(first)
	}
	uitest.Settle(d.window)
	return d
}

// inWindow puts a screen where the window puts it: below the bar, right of the
// navigation.
func inWindow(s screen.Screen) fyne.CanvasObject {
	bar := widgets.NewTopBar("入户核查", s.Subtitle(), widgets.NewBarText(s.Status()), widgets.NewBarText("王秀英"), widgets.NewBarButton("A⁺", nil), widgets.NewBarButton("锁定", nil))
	var items []widgets.NavItem
	for _, name := range []string{"工作台", "农户", "数据交换", "政策", "设置"} {
		items = append(items, widgets.NavItem{Key: name, Text: name})
	}
	rail := widgets.NewNavRail(nil, items...)
	rail.SetSelected("农户")
	return widgets.NewFrame(nil, nil, nil, nil, widgets.NewFrame(bar, nil,
		widgets.NewSide(132, theme.Rail, widgets.NewRows(0, widgets.Inset(0, 10, rail))), nil, s.Content()))
}

// draft is the visit as the disk has it.
func (d *desk) draft() survey.Visit {
	d.Helper()
	drafts, err := d.w.Store.Drafts()
	if err != nil || len(drafts) != 1 {
		d.Fatalf("drafts: %d, %v", len(drafts), err)
	}
	s, err := visit.Resume(d.w, drafts[0].VisitID)
	if err != nil {
		d.Fatal(err)
	}
	return s.Visit()
}

// edit changes the draft behind the screen's back, before it is opened.
func edit(t testing.TB, w *app.Workspace, cursor string, change func(*survey.Visit)) {
	t.Helper()
	s, err := visit.Start(t.Context(), w, household, visit.Options{Kind: "campaign", Level: "township"})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Edit(t.Context(), cursor, change); err != nil {
		t.Fatal(err)
	}
}

// section opens a section by its number, as a click on its name does.
func (d *desk) section(n int) {
	d.Helper()
	items := d.screen.Shortcuts()
	for range 12 {
		items[0].Action()
	}
	for range n - 1 {
		items[1].Action()
	}
	uitest.Settle(d.window)
}

// addRow does what Ctrl+N does.
func (d *desk) addRow() {
	d.screen.Shortcuts()[2].Action()
	uitest.Settle(d.window)
}

// each visits everything that can be seen below an object.
func each(o fyne.CanvasObject, see func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	see(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			each(child, see)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			each(child, see)
		}
	}
}

// all returns the visible widgets of one kind, in the order of the screen, those
// of a question over the window first.
func all[T fyne.CanvasObject](d *desk) []T {
	var found []T
	see := func(o fyne.CanvasObject) {
		if w, ok := o.(T); ok {
			found = append(found, w)
		}
	}
	for _, o := range d.window.Canvas().Overlays().List() {
		each(o, see)
	}
	each(d.window.Content(), see)
	return found
}

// words is everything that can be read on the screen.
func (d *desk) words() string {
	var lines []string
	for _, t := range all[*widgets.Text](d) {
		lines = append(lines, t.Words())
	}
	for _, t := range all[*canvas.Text](d) {
		lines = append(lines, t.Text)
	}
	return strings.Join(lines, "\n")
}

func (d *desk) sees(words ...string) {
	d.Helper()
	all := d.words()
	for _, w := range words {
		if !strings.Contains(all, w) {
			d.Errorf("the screen does not say %q; it says:\n%s", w, all)
		}
	}
}

func (d *desk) seesNot(words string) {
	d.Helper()
	if strings.Contains(d.words(), words) {
		d.Errorf("the screen says %q", words)
	}
}

// press presses the first button with these words.
func (d *desk) press(words string) {
	d.Helper()
	for _, b := range all[*widgets.Button](d) {
		if b.Words() == words {
			b.Tapped(nil)
			uitest.Settle(d.window)
			return
		}
	}
	d.Fatalf("no button %q", words)
}

// fieldOf returns the input of the form row with a label.
func fieldOf[T fyne.CanvasObject](d *desk, label string) T {
	d.Helper()
	for _, row := range all[*widgets.FormRow](d) {
		labelled := false
		var input *T
		each(row, func(o fyne.CanvasObject) {
			if t, ok := o.(*widgets.Text); ok && t.Words() == label {
				labelled = true
			}
			if w, ok := o.(T); ok && input == nil {
				input = &w
			}
		})
		if labelled && input != nil {
			return *input
		}
	}
	d.Fatalf("no field %q", label)
	panic("unreachable")
}

// amounts returns the fields for money, in order.
func (d *desk) amounts() []*widgets.MoneyField { return all[*widgets.MoneyField](d) }

func key(name fyne.KeyName) *fyne.KeyEvent { return &fyne.KeyEvent{Name: name} }

// choose picks the entry of a choice that typed words find.
func (d *desk) choose(c *widgets.ChoiceField, typed string) {
	d.Helper()
	c.Tapped(nil)
	filter, ok := d.window.Canvas().Focused().(*widgets.Field)
	if !ok {
		d.Fatalf("the list did not open: focus is on %T", d.window.Canvas().Focused())
	}
	test.Type(filter, typed)
	filter.TypedKey(key(fyne.KeyReturn))
	uitest.Settle(d.window)
}

// openError opens a place that cannot be.
func openError(t testing.TB, p screen.Place) error {
	t.Helper()
	_, err := visitform.New(&screen.Env{W: newWorkspace(t), Lang: text.Zh}, p)
	return err
}
