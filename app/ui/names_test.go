package ui_test

import (
	"bytes"
	"errors"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ruhu/app"
	"ruhu/app/demo"
	"ruhu/app/exchange"
	"ruhu/app/ui"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/settings"
	"ruhu/app/ui/uitest"
	"ruhu/assets/text"
	"ruhu/syncpkg/object"
)

// people returns every name and number of a person that a workspace knows, and
// the latest visit of somebody.
func people(t *testing.T, w *app.Workspace) (all []string, visit object.ID) {
	t.Helper()
	rows, err := w.Store.Households(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	operators, err := w.Store.Operators()
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range operators {
		all = append(all, o.Name)
	}
	for _, r := range rows {
		state, err := w.Store.Household(r.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range state.Doc.Members {
			all = append(all, m.Name, m.IDNumber)
		}
		all = append(all, state.Doc.Phone)
		if r.Visits > 0 {
			visit = state.Heads[0]
		}
	}
	all = slices.DeleteFunc(all, func(s string) bool { return s == "" })
	if len(all) < 100 || visit == (object.ID{}) {
		t.Fatalf("the demo knows %d names and numbers, the visit is %s", len(all), visit)
	}
	return all, visit
}

// work does what leaves files behind: prints, exports, backs up, asks for a
// certificate, and looks at every screen.
func work(t *testing.T, w *ui.Window, visit object.ID) {
	t.Helper()
	for _, name := range []screen.Name{screen.Workbench, screen.Households, screen.Transfer, screen.Policy, screen.Settings} {
		w.Go(screen.Place{Screen: name})
	}
	ws := w.Workspace()
	out, err := os.MkdirTemp(filepath.Dir(ws.Store.Dir()), "out-*")
	if err != nil {
		t.Fatal(err)
	}
	d := uitest.NewDesk(t, ws)
	d.File = out
	d.Show(t, settings.New, screen.Place{Screen: screen.Settings})
	d.Press(t, text.Zh.T("settings.back_up"))
	d.Press(t, text.Zh.T("settings.save_audit"))
	d.Env.Print(visit)
	township, err := app.Open(filepath.Join(filepath.Dir(ws.Store.Dir()), "township"), []byte(demo.Passphrase))
	if err != nil {
		t.Fatal(err)
	}
	defer township.Close()
	if _, err := exchange.Export(t.Context(), township, out, ws.Division, nil); err != nil {
		t.Fatal(err)
	}
	if err := ws.KeepBackup(t.Context(), app.BackupImport); err != nil {
		t.Fatal(err)
	}
	for _, kind := range []string{"*.ruhu", "*.xlsx", "ruhu-*/key", "../paper/visit-" + visit.String()[:12] + ".pdf", "../village-1/backup/*/key"} {
		if found, err := filepath.Glob(filepath.Join(out, kind)); err != nil || len(found) == 0 {
			t.Errorf("nothing made %s (%v); said %q", kind, err, d.Said)
		}
	}
}

func TestNoNameOfAnybodyIsInAFileNameATitleOrTheLog(t *testing.T) {
	var logged bytes.Buffer
	log.SetOutput(&logged)
	t.Cleanup(func() { log.SetOutput(os.Stderr) })

	root := played(t)
	w := open(t, filepath.Join(root, "village-1"))
	known, visit := people(t, w.Workspace())
	work(t, w, visit)

	places := map[string]string{"the title": w.Window().Title(), "the log": logged.String()}
	err := filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
		rel, relErr := filepath.Rel(root, path)
		places["the file "+rel] = rel
		return errors.Join(err, relErr)
	})
	if err != nil {
		t.Fatal(err)
	}
	for place, words := range places {
		for _, personal := range known {
			if strings.Contains(words, personal) {
				t.Errorf("%s names %q", place, personal)
			}
		}
	}
}
