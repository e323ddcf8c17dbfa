package demo

import (
	"context"
	"fmt"
	"path/filepath"

	"ruhu/app/visit"
	"ruhu/assets/text"
)

// printed is how many visit forms the demo prints.
const printed = 8

// print prints the first visits of the first village, which are those to the
// special families, the largest first, and a blank form.
func (p *play) print(ctx context.Context) error {
	w := p.villages[0]
	visited := p.visited(0)
	for n, f := range visited[:min(len(visited), printed)] {
		r, err := visit.Find(ctx, w.Store, f.id)
		if err != nil {
			return err
		}
		file := filepath.Join("paper", fmt.Sprintf("visit-%d.pdf", n+1))
		if err := visit.PrintForm(ctx, w, r, text.Zh, p.path(file)); err != nil {
			return err
		}
		p.leaves(file, "demo.made.form", f.doc.DisplayName(), len(f.doc.Members))
	}
	blank := filepath.Join("paper", "blank.pdf")
	p.leaves(blank, "demo.made.blank")
	return visit.PrintBlank(text.Zh, p.path(blank))
}
