package visitform_test

import (
	"testing"

	"ruhu/app/ui/widgets"
)

// BenchmarkTypingACharacter is one keystroke in a family of twelve with thirty
// lines of income: saved on the disk, assessed, and shown.
func BenchmarkTypingACharacter(b *testing.B) {
	w := newWorkspace(b, zhang())
	edit(b, w, "incomes/incomes.i1.gross_fen", large)
	d := sit(b, w)
	field := d.window.Canvas().Focused().(*widgets.Field)
	for b.Loop() {
		if len(field.Text) > 6 {
			field.Entry.SetText("")
		}
		field.TypedRune('7')
	}
}
