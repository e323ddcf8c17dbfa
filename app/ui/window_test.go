package ui_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ruhu/app"
	"ruhu/app/demo"
	"ruhu/app/ui"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/uitest"
	"ruhu/assets/text"
	"ruhu/store"
)

// played is a demo that every test of this package copies nothing of: they open
// its workspaces one after the other.
func played(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "demo")
	_, err := demo.Play(context.Background(), dir, demo.Options{
		PackID: demo.DefaultPack, Households: demo.DefaultHouseholds, KDF: store.KDF{Time: 1, MemoryKiB: 8 << 10, Threads: 1},
	})
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// locked makes a window that does long work at once.
func locked(dir string) *ui.Window {
	return ui.New(uitest.App(), ui.Options{Dir: dir, Beside: func(work, report func()) {
		work()
		report()
	}})
}

// open shows a workspace of the demo in a window.
func open(t *testing.T, dir string) *ui.Window {
	t.Helper()
	w := locked(dir)
	t.Cleanup(w.Close)
	ws, err := app.Open(dir, []byte(demo.Passphrase))
	if err != nil {
		t.Fatal(err)
	}
	w.Open(ws)
	return w
}

// look writes what the window shows to name.png, where somebody wants to look.
func look(t *testing.T, w *ui.Window, name string) {
	t.Helper()
	uitest.Settle(w.Window())
	uitest.Save(t, w.Window(), name)
}

func TestEveryScreenShowsTheDemo(t *testing.T) {
	dir := played(t)
	for _, office := range []string{"village-1", "township", "county"} {
		w := open(t, filepath.Join(dir, office))
		for _, name := range []screen.Name{screen.Workbench, screen.Households, screen.Transfer, screen.Policy, screen.Settings} {
			w.Go(screen.Place{Screen: name})
			look(t, w, office+"-"+string(name))
			if !uitest.Shows(w.Window(), text.Zh.T("screen."+string(name))) {
				t.Errorf("%s: screen %s does not say what it is", office, name)
			}
		}
		w.Close()
	}
}

func TestEveryPartOfTheExchangeShowsTheDemo(t *testing.T) {
	dir := played(t)
	for _, office := range []string{"village-1", "township", "county"} {
		w := open(t, filepath.Join(dir, office))
		for _, d := range []app.Display{{Lang: text.Zh}, {Lang: text.En}, {Lang: text.Zh, LargeType: true}} {
			w.Display(d)
			for _, part := range []string{"batches", "sent", "received", "quarantine", "conflicts", "overlays", "keys"} {
				w.Go(screen.Place{Screen: screen.Transfer, Filter: part})
				suffix := "-" + string(d.Lang)
				if d.LargeType {
					suffix = "-large"
				}
				look(t, w, "exchange-"+part+"-"+office+suffix)
				if !uitest.Shows(w.Window(), d.Lang.T("transfer.part."+part)) && (part != "received" || office != "village-1") {
					t.Errorf("%s: the part %s is not shown", office, part)
				}
			}
		}
		w.Close()
	}
}

func TestScreensInEnglishAndInLargeType(t *testing.T) {
	w := open(t, filepath.Join(played(t), "village-1"))
	for _, d := range []app.Display{{Lang: text.En}, {Lang: text.Zh, LargeType: true}} {
		w.Display(d)
		for _, name := range []screen.Name{screen.Workbench, screen.Households, screen.Transfer, screen.Policy, screen.Settings} {
			w.Go(screen.Place{Screen: name})
			suffix := map[bool]string{false: "-english", true: "-large"}[d.LargeType]
			look(t, w, string(name)+suffix)
			if !uitest.Shows(w.Window(), d.Lang.T("screen."+string(name))) {
				t.Errorf("screen %s does not say %q", name, d.Lang.T("screen."+string(name)))
			}
		}
	}
}

func TestAWorkspaceIsUnlockedWithItsPassphrase(t *testing.T) {
	dir := filepath.Join(played(t), "village-1")
	w := locked(dir)
	t.Cleanup(w.Close)
	look(t, w, "unlock")
	pass := w.Window().Canvas().Focused()
	if pass == nil {
		t.Fatal("nothing has the focus")
	}
	test.Type(pass, "wrong")
	pass.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if w.Workspace() != nil || !uitest.Shows(w.Window(), text.Zh.T("store.wrong_passphrase")) {
		t.Error("a wrong passphrase is not refused with words")
	}
	look(t, w, "unlock-wrong")
	pass = w.Window().Canvas().Focused()
	for range "wrong" {
		pass.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	}
	test.Type(pass, demo.Passphrase)
	pass.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if w.Workspace() == nil || !uitest.Shows(w.Window(), text.Zh.T("screen.workbench")) {
		t.Error("the workbench is not shown after unlocking")
	}
}

func TestANewFolderOffersToMakeAWorkspace(t *testing.T) {
	w := locked(filepath.Join(t.TempDir(), "new"))
	t.Cleanup(w.Close)
	look(t, w, "create")
	division := w.Window().Canvas().Focused()
	test.Type(division, "４１０６２１１０５２０１")
	if !uitest.Shows(w.Window(), "浚县 小河镇 小河村") {
		t.Error("the place of a division code is not shown")
	}
}

func TestTheListFiltersAsOneTypes(t *testing.T) {
	w := open(t, filepath.Join(played(t), "county"))
	w.Go(screen.Place{Screen: screen.Households})
	filter := w.Window().Canvas().Focused()
	for query, want := range map[string]string{"aygl": "阿依古丽·买买提", "𠅤": "陈𠅤", "wangli": "王𬍛"} {
		setQuery(filter, query)
		if !uitest.Shows(w.Window(), want) {
			t.Errorf("typing %q does not find %s", query, want)
		}
	}
	setQuery(filter, "nobody")
	if !uitest.Shows(w.Window(), text.Zh.T("households.count", 0, 60)) {
		t.Error("a query that fits nobody does not empty the list")
	}
}

func setQuery(filter fyne.Focusable, query string) {
	filter.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	test.Type(filter, query)
}

func TestAVisitedHouseholdIsShownWithItsHistory(t *testing.T) {
	w := open(t, filepath.Join(played(t), "village-1"))
	rows, err := w.Workspace().Store.Households(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if r.Visits == 0 || r.Members != 3 {
			continue
		}
		w.Go(screen.Place{Screen: screen.Households, Household: r.ID})
		look(t, w, "household")
		for _, words := range []string{text.Zh.T("households.print"), text.Zh.T("object.visit"), text.Zh.T("object.seed")} {
			if !uitest.Shows(w.Window(), words) {
				t.Errorf("the page of a visited household does not show %q", words)
			}
		}
		return
	}
	t.Fatal("the demo has no visited household of three")
}

func TestTheWindowTitleNamesNobody(t *testing.T) {
	w := open(t, filepath.Join(played(t), "village-1"))
	w.Go(screen.Place{Screen: screen.Households})
	if title := w.Window().Title(); strings.TrimSpace(title) != ui.Title {
		t.Errorf("window title is %q", title)
	}
}

func TestChangingTheLanguageComesBackToTheSamePlace(t *testing.T) {
	dir := filepath.Join(played(t), "village-1")
	w := open(t, dir)
	drafts, err := w.Workspace().Store.Drafts()
	if err != nil || len(drafts) != 1 {
		t.Fatalf("the demo village has %d drafts, %v", len(drafts), err)
	}
	w.Go(screen.Place{Screen: screen.Visit, Visit: drafts[0].VisitID})
	w.Display(app.Display{Lang: text.En})
	if !uitest.Shows(w.Window(), text.En.T("screen.visit")) {
		t.Error("the visit is not shown after the change of language")
	}
	after, err := w.Workspace().Store.Drafts()
	if err != nil || len(after) != 1 || after[0].VisitID != drafts[0].VisitID {
		t.Errorf("the change of language made another draft: %v, %v", after, err)
	}
}
