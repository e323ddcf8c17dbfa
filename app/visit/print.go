package visit

import (
	"context"
	"io"
	"path/filepath"

	"ruhu/app"
	"ruhu/assets/text"
	"ruhu/paper"
)

// PrintForm writes the visit form of a finished visit as PDF to a file, and that
// it was printed into the audit trail.
func PrintForm(ctx context.Context, w *app.Workspace, r Record, lang text.Lang, path string) error {
	form, err := Form(w, r, lang)
	if err != nil {
		return err
	}
	if err := writePDF(path, lang, form); err != nil {
		return err
	}
	return w.Audit(ctx, app.AuditPrinted, r.Visit.Household.ID, filepath.Base(path))
}

// PrintBlank writes an empty visit form, to be filled in by hand.
func PrintBlank(lang text.Lang, path string) error {
	return writePDF(path, lang, paper.VisitForm{})
}

// writePDF writes a form over an earlier print of it, never over another file.
func writePDF(path string, lang text.Lang, form paper.VisitForm) error {
	return app.WriteOver(path, []byte("%PDF-"), func(out io.Writer) error { return paper.WriteVisitForm(out, lang, form) })
}
