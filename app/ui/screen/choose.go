package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
)

// dialogSize is the size of the dialogs that choose files.
var dialogSize = fyne.NewSize(900, 600)

// ChooseFile asks for a file with one of the extensions, any file without them,
// and hands its path on. Nothing happens when the dialog is closed.
func (e *Env) ChooseFile(use func(path string), extensions ...string) {
	d := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		switch {
		case err != nil:
			e.Fail(err)
		case file != nil:
			path := file.URI().Path()
			if err := file.Close(); err != nil {
				fyne.LogError("close chosen file", err)
			}
			use(path)
		}
	}, e.Window)
	if len(extensions) > 0 {
		d.SetFilter(storage.NewExtensionFileFilter(extensions))
	}
	d.Resize(dialogSize)
	d.Show()
}

// ChooseFolder asks for a folder, usually on a stick, and hands its path on.
func (e *Env) ChooseFolder(use func(path string)) {
	d := dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		switch {
		case err != nil:
			e.Fail(err)
		case folder != nil:
			use(folder.Path())
		}
	}, e.Window)
	d.Resize(dialogSize)
	d.Show()
}
