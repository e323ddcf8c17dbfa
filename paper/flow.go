package paper

import (
	"slices"
	"unicode/utf8"

	"ruhu/assets/text"
)

// Where the table stands on the page, in mm. The left margin is the wider one:
// forms are bound there.
const (
	tableLeft  = 16.0
	tableWidth = 180.0
	labelWidth = 7.0
	pageTop    = 12.0
	pageBottom = pageHeight - 10.0
)

// maxPages bounds a document. No household needs so many.
const maxPages = 200

// section is a part of a form: rows under headings that are repeated on each
// page, beside a vertical label. Without a label the rows take the whole width.
type section struct {
	label    string
	headings []row
	rows     []row
	bare     bool // stands above the table, outside its frame
}

// setSection is a section whose rows know their height.
type setSection struct {
	section
	headings, rows []setRow
}

// band is the part of a section that stands on one page.
type band struct {
	label string
	bare  bool
	top   float64
	rows  []setRow
}

func (b band) height() float64 {
	sum := 0.0
	for _, r := range b.rows {
		sum += r.height
	}
	return sum
}

// flow distributes sections over pages.
type flow struct {
	setter       *setter
	lang         text.Lang
	first, later float64 // where the table begins on the first and on later pages
	bottom       float64
	y            float64
	pages        [][]band
}

func (f *flow) top() float64 {
	if len(f.pages) <= 1 {
		return f.first
	}
	return f.later
}

func (f *flow) newPage() error {
	if len(f.pages) == maxPages {
		return text.Fail("paper.error.too_long", maxPages)
	}
	f.pages = append(f.pages, nil)
	f.y = f.top()
	return nil
}

// add puts a section below what is there, on as many pages as it takes.
func (f *flow) add(s section) error {
	set, err := f.set(s)
	if err != nil {
		return err
	}
	return f.addSet(set)
}

func (f *flow) addSet(s setSection) error {
	for rows := s.rows; len(rows) > 0; {
		var err error
		if rows, err = f.band(s.section, s.headings, rows); err != nil {
			return err
		}
	}
	return nil
}

// keep puts sections below what is there, all of them on one page. Where they
// need more than a page, as many of the last as one holds stay together, and
// each of the others in itself.
func (f *flow) keep(sections ...section) error {
	var all []setSection
	for _, s := range sections {
		set, err := f.set(s)
		if err != nil {
			return err
		}
		all = append(all, set)
	}
	for i, s := range all {
		need := f.height(all[i:]...)
		if need > f.bottom-f.later {
			need = f.height(s)
		}
		if !f.fits(need) && f.y > f.top() {
			if err := f.newPage(); err != nil {
				return err
			}
		}
		if err := f.addSet(s); err != nil {
			return err
		}
	}
	return nil
}

func (f *flow) set(s section) (setSection, error) {
	headings, err := f.setAll(s.headings)
	if err != nil {
		return setSection{}, err
	}
	rows, err := f.setAll(s.rows)
	return setSection{section: s, headings: headings, rows: rows}, err
}

// height returns the height of sections on one page.
func (f *flow) height(sections ...setSection) float64 {
	sum := 0.0
	for _, s := range sections {
		if len(s.rows) > 0 {
			sum += max(heights(s.headings)+heights(s.rows), f.labelHeight(s.label))
		}
	}
	return sum
}

// band puts as many rows as fit on the current page and returns the others. It
// begins a page where not even the first two rows fit under their headings.
func (f *flow) band(s section, headings, rows []setRow) ([]setRow, error) {
	begin := heights(headings) + heights(rows[:min(2, len(rows))])
	begin = max(begin, f.labelHeight(s.label))
	if !f.fits(begin) && f.y > f.top() {
		if err := f.newPage(); err != nil {
			return nil, err
		}
	}
	b := band{label: s.label, bare: s.bare, top: f.y, rows: slices.Clone(headings)}
	room := f.bottom - f.y - heights(headings)
	if rows[0].height > room {
		first, rest := rows[0].split(room)
		b.rows = append(b.rows, first)
		f.place(b)
		return append([]setRow{rest}, rows[1:]...), f.newPage()
	}
	n := 0
	for n < len(rows) && rows[n].height <= room {
		room -= rows[n].height
		n++
	}
	b.rows = append(b.rows, rows[:n]...)
	f.place(f.stretch(b, len(headings)))
	if n < len(rows) {
		return rows[n:], f.newPage()
	}
	return nil, nil
}

// stretch makes the rows under the headings taller where the vertical label
// needs it.
func (f *flow) stretch(b band, headings int) band {
	b.rows = slices.Clone(b.rows)
	if short := f.labelHeight(b.label) - b.height(); short > 0 {
		stretched := b.rows[headings:]
		for i := range stretched {
			stretched[i].height += short / float64(len(stretched))
		}
	}
	return b
}

func (f *flow) place(b band) {
	last := len(f.pages) - 1
	f.pages[last] = append(f.pages[last], b)
	f.y += b.height()
}

func (f *flow) fits(height float64) bool {
	const tolerance = 0.001
	return f.y+height <= f.bottom+tolerance
}

func (f *flow) setAll(rows []row) ([]setRow, error) {
	var out []setRow
	for _, r := range rows {
		s, err := f.setter.set(r)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

func heights(rows []setRow) float64 { return band{rows: rows}.height() }

var labelStyle = style{size: 9}

// labelHeight returns the height a vertical label needs: Chinese stands upright
// character by character, English is turned.
func (f *flow) labelHeight(label string) float64 {
	if f.lang == text.Zh {
		return float64(utf8.RuneCountInString(label))*labelStyle.lineHeight() + 2*padY
	}
	width, err := f.setter.width(label, labelStyle)
	if err != nil {
		return 0
	}
	return width + 2*padX
}
