package widgets

import (
	"fyne.io/fyne/v2"

	"ruhu/app/ui/theme"
)

// fieldWithProblem puts a line for a problem below a field. The line takes room
// only while there is a problem.
type fieldWithProblem struct {
	box     *fyne.Container
	problem *Text
}

func newFieldWithProblem(field fyne.CanvasObject) *fieldWithProblem {
	p := &fieldWithProblem{problem: newText("", theme.Caption, theme.Bad, false).Wrapped()}
	p.problem.Hide()
	p.box = NewRows(2, field, p.problem)
	return p
}

// show shows a problem, or none where words are empty.
func (p *fieldWithProblem) show(words string) {
	p.problem.SetText(words)
	if p.problem.Visible() == (words != "") {
		return
	}
	if words == "" {
		p.problem.Hide()
	} else {
		p.problem.Show()
	}
	p.box.Refresh()
}
