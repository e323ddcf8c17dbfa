package screen

import (
	"context"
	"fmt"
	"net/url"
	"path/filepath"

	"fyne.io/fyne/v2"

	"ruhu/app/ui/widgets"
	"ruhu/app/visit"
	"ruhu/syncpkg/object"
)

// Print writes the visit form of a finished visit as PDF and opens it for
// printing. The file name says nothing about people.
func (e *Env) Print(id object.ID) {
	path, err := e.print(id)
	if err != nil {
		e.Fail(err)
		return
	}
	e.Tell(widgets.ToneOK, e.T("ui.printed", path))
	e.OpenFile(path)
}

func (e *Env) print(id object.ID) (string, error) {
	r, err := visit.Read(e.W.Store, id)
	if err != nil {
		return "", err
	}
	path, err := e.Paper("visit-" + id.String()[:12] + ".pdf")
	if err != nil {
		return "", err
	}
	return path, visit.PrintForm(context.Background(), e.W, r, e.Lang, path)
}

// Paper returns the path of a file that is printed. It lies beside the workspace,
// not in it: inside, everything is encrypted, and what is printed is not.
func (e *Env) Paper(name string) (string, error) {
	dir, err := filepath.Abs(e.W.Store.Dir())
	if err != nil {
		return "", fmt.Errorf("find workspace: %w", err)
	}
	return filepath.Join(filepath.Dir(dir), "paper", name), nil
}

// OpenFile shows a file in the program that the system has for it.
func (e *Env) OpenFile(path string) {
	if err := fyne.CurrentApp().OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}); err != nil {
		fyne.LogError("open "+filepath.Base(path), err)
	}
}
