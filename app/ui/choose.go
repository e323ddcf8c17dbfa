package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
)

// dialogSize is the size of the dialogs that choose files.
var dialogSize = fyne.NewSize(900, 600)

// chooseFile asks for a file; see screen.Env.
func (w *Window) chooseFile(use func(path string), extensions ...string) {
	d := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		switch {
		case err != nil:
			w.fail(err)
		case file != nil:
			path := file.URI().Path()
			if err := file.Close(); err != nil {
				fyne.LogError("close chosen file", err)
			}
			use(path)
		}
	}, w.win)
	if len(extensions) > 0 {
		d.SetFilter(storage.NewExtensionFileFilter(extensions))
	}
	d.Resize(dialogSize)
	d.Show()
}

// chooseFolder asks for a folder; see screen.Env.
func (w *Window) chooseFolder(use func(path string)) {
	d := dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		switch {
		case err != nil:
			w.fail(err)
		case folder != nil:
			use(folder.Path())
		}
	}, w.win)
	d.Resize(dialogSize)
	d.Show()
}
