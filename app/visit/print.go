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
	return writePDF(path, lang, form)
}

// PrintBlank writes an empty visit form, to be filled in by hand.
func PrintBlank(lang text.Lang, path string) error {
	return writePDF(path, lang, paper.VisitForm{})
}

// writePDF writes a form over an earlier print of it, never over another file.
func writePDF(path string, lang text.Lang, form paper.VisitForm) error {
	return app.WriteOver(path, []byte("%PDF-"), func(out io.Writer) error { return paper.WriteVisitForm(out, lang, form) })
}
