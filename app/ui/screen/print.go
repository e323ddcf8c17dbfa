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
// printing. It goes beside the workspace, not into it: inside, everything is
// encrypted, and what is printed is not. The file name says nothing about
// people.
func (e *Env) Print(id object.ID) {
	path, err := e.print(id)
	if err != nil {
		e.Fail(err)
		return
	}
	e.Tell(widgets.ToneOK, e.T("ui.printed", path))
	if err := fyne.CurrentApp().OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}); err != nil {
		fyne.LogError("open printed form", err)
	}
}

func (e *Env) print(id object.ID) (string, error) {
	r, err := visit.Read(e.W.Store, id)
	if err != nil {
		return "", err
	}
	dir, err := filepath.Abs(e.W.Store.Dir())
	if err != nil {
		return "", fmt.Errorf("find workspace: %w", err)
	}
	path := filepath.Join(filepath.Dir(dir), "paper", "visit-"+id.String()[:12]+".pdf")
	return path, visit.PrintForm(context.Background(), e.W, r, e.Lang, path)
}
