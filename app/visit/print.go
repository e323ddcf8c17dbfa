package visit

import (
	"io"

	"ruhu/app"
	"ruhu/assets/text"
	"ruhu/paper"
)

// PrintForm writes the visit form of a finished visit as PDF to a file.
func PrintForm(w *app.Workspace, r Record, lang text.Lang, path string) error {
	form, err := Form(w, r, lang)
	if err != nil {
		return err
	}
	return app.WriteFile(path, func(out io.Writer) error { return paper.WriteVisitForm(out, lang, form) })
}

// PrintBlank writes an empty visit form, to be filled in by hand.
func PrintBlank(lang text.Lang, path string) error {
	return app.WriteFile(path, func(out io.Writer) error { return paper.WriteVisitForm(out, lang, paper.VisitForm{}) })
}
