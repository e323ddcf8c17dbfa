package visitform

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"ruhu/app/ui/widgets"
	"ruhu/survey"
)

// page is the section on screen. Its fields are known by the paths of their
// facts, so that a cursor, a problem or a finding can lead to them.
type page struct {
	form    *Form
	section section
	box     *fyne.Container

	order   []string // paths in the order of the page
	fields  map[string]fyne.Focusable
	rows    map[string]*widgets.FormRow
	wrong   map[string]bool // rows that say what is wrong
	updates []func()
	onAdd   func() // what Ctrl+N does, nil for nothing

	opened   string          // path of the member or line whose details are shown
	folds    []folded        // the folds of the page
	unfolded map[string]bool // those that are open, by key
}

// newPage builds a section so that the field with a path is on it.
func newPage(f *Form, s section, path string) *page {
	p := &page{form: f, section: s, box: widgets.NewRows(12), unfolded: map[string]bool{}}
	p.build()
	p.reach(path)
	return p
}

// build makes the page from the visit as it stands.
func (p *page) build() {
	p.order, p.updates, p.onAdd, p.folds = nil, nil, nil, nil
	p.fields, p.rows, p.wrong = map[string]fyne.Focusable{}, map[string]*widgets.FormRow{}, map[string]bool{}
	p.box.Objects = nil
	p.section.build(p)
	p.showProblems()
	p.box.Refresh()
}

// rebuild builds the page again, because a row came or went, and puts the focus
// into a field.
func (p *page) rebuild(path string) {
	p.build()
	p.focus(path)
}

func (p *page) put(parts ...fyne.CanvasObject) {
	p.box.Objects = append(p.box.Objects, parts...)
}

// title puts the heading of the section on the page.
func (p *page) title(args ...any) {
	key := p.section.key
	p.put(widgets.NewSectionTitle(p.t(key+".name"), p.t(key+".hint", args...)))
}

func (p *page) t(key string, args ...any) string { return p.form.t(key, args...) }

// have makes a field known by the path of its fact.
func (p *page) have(path string, field fyne.Focusable) {
	p.fields[path] = field
	p.order = append(p.order, path)
}

// follow shows something that depends on the visit, now and after each edit.
func (p *page) follow(show func()) {
	show()
	p.updates = append(p.updates, show)
}

// update shows what follows from an edit.
func (p *page) update() {
	for _, show := range p.updates {
		show()
	}
	p.showProblems()
}

// showProblems says below each field what is wrong with its answer. What was not
// asked is not wrong: the field shows that itself.
func (p *page) showProblems() {
	said := map[string]survey.Problem{}
	for _, problem := range p.form.problems {
		if _, taken := said[problem.Path]; !taken && problem.Strength > survey.Hint {
			said[problem.Path] = problem
		}
	}
	for path, row := range p.rows {
		problem, wrong := said[path]
		switch words := p.form.words(problem); {
		case wrong && row.Below() != words:
			row.SetProblem(widgets.ToneWarn, words)
		case !wrong && p.wrong[path]:
			row.ClearProblem()
		}
		p.wrong[path] = wrong
	}
}

// words says a problem in the language of the screen.
func (f *Form) words(p survey.Problem) string { return f.env.T("problem."+p.Code, p.Args...) }

// reach makes the page show the field of a fact that is on it: first it opens
// the member or line that has it, then what is folded there.
func (p *page) reach(path string) {
	if _, shown := p.fields[path]; shown || path == "" {
		return
	}
	if line := lineOfPath(path); line != "" && line != p.opened {
		p.opened = line
		p.build()
	}
	for _, f := range p.folds {
		if !p.unfolded[f.key] && f.holds(path) {
			p.unfolded[f.key] = true
			p.build()
			return
		}
	}
}

// lineOfPath returns the member or line that a fact is a detail of: members.m3 of
// members.m3.schooling.
func lineOfPath(path string) string {
	parts := strings.Split(path, ".")
	if len(parts) < 3 {
		return ""
	}
	return parts[0] + "." + parts[1]
}

// openLine shows the details of a member or line, or hides them.
func (p *page) openLine(path string) {
	if p.opened == path {
		p.opened = ""
	} else {
		p.opened = path
	}
	p.rebuild(path)
}

// focus puts the focus into the field nearest to a path.
func (p *page) focus(path string) {
	if field := p.nearest(path); field != nil {
		widgets.Focus(field)
	}
}

// nearest returns the field of a path, else one of the same line, else the
// first of the page, which may have none.
func (p *page) nearest(path string) fyne.Focusable {
	for near := path; near != ""; near = parentOf(near) {
		if field, ok := p.fields[near]; ok {
			return field
		}
		i := slices.IndexFunc(p.order, func(have string) bool { return strings.HasPrefix(have, near+".") })
		if i >= 0 {
			return p.fields[p.order[i]]
		}
	}
	if len(p.order) > 0 {
		return p.fields[p.order[0]]
	}
	return nil
}

// parentOf returns a path without its last part.
func parentOf(path string) string {
	return path[:max(0, strings.LastIndexByte(path, '.'))]
}

// addRow does what Ctrl+N does on this page.
func (p *page) addRow() {
	if p.onAdd != nil && !p.form.finished {
		p.onAdd()
	}
}
