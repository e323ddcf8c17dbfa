package ledger

import (
	"regexp"

	"github.com/xuri/excelize/v2"

	"ruhu/assets/text"
)

// headingSearch is how many rows are looked at for the heading: above it stand
// titles, the date, the unit that fills the table in.
const headingSearch = 20

// layout says where the columns of a sheet are.
type layout struct {
	firstRow, lastRow int // of the heading, which may have two lines
	columns           map[field]int
	titles            map[int]string // heading of each column, as written
}

// findLayout finds the heading: the row, or two rows together, in which most
// fields are recognised. A roster has at least the name and the relation.
func (r *reader) findLayout(g *grid) (layout, bool, error) {
	var best layout
	consider := func(l layout) {
		if len(l.columns) > len(best.columns) {
			best = l
		}
	}
	rows := g.rows[:min(len(g.rows), headingSearch)]
	for _, row := range rows {
		consider(r.layoutOf(g, row.num, row.num))
	}
	for i := 1; i < len(rows); i++ {
		if rows[i].num == rows[i-1].num+1 && r.looksLikeHeading(g, rows[i].num) {
			consider(r.layoutOf(g, rows[i-1].num, rows[i].num))
		}
	}
	for col := range best.titles {
		if from, merged := g.origin[position{best.firstRow, col}]; merged {
			best.firstRow = min(best.firstRow, from.row)
		}
	}
	if best.columns[fieldName] == 0 || best.columns[fieldRelation] == 0 {
		return layout{}, false, nil
	}
	return best, true, r.refuseTwice(g, best)
}

// layoutOf reads the heading from one row, or from two of which the lower one
// counts where both say something.
func (r *reader) layoutOf(g *grid, first, last int) layout {
	l := layout{firstRow: first, lastRow: last, columns: map[field]int{}, titles: map[int]string{}}
	for col := 1; col <= g.width; col++ {
		f, title, ok := r.headingAt(g, col, first, last)
		if !ok {
			continue
		}
		l.titles[col] = title
		if _, taken := l.columns[f]; f != fieldIgnored && !taken {
			l.columns[f] = col
		}
	}
	return l
}

// headingAt reads the heading of a column: 等级 under 残疾情况 is 残疾等级, else the
// lower line counts, else the upper.
func (r *reader) headingAt(g *grid, col, first, last int) (f field, title string, ok bool) {
	lower, upper := g.at(last, col), ""
	if first < last {
		upper = g.heading(first, col)
	}
	if lower != "" && upper != "" && lower != upper {
		if f, ok = r.fieldOf(headingTopic.ReplaceAllString(normalHeading(upper), "") + lower); ok {
			return f, upper + " " + lower, true
		}
	}
	if f, ok = r.fieldOf(lower); ok {
		return f, lower, true
	}
	f, ok = r.fieldOf(g.at(first, col))
	return f, g.at(first, col), ok
}

// headingTopic is what the upper line of a heading adds to its topic.
var headingTopic = regexp.MustCompile(`(情况|信息|状况|基本情况|基本信息)$`)

// fieldOf asks the user's own heading map first.
func (r *reader) fieldOf(heading string) (field, bool) {
	if f, ok := r.overrides[normalHeading(heading)]; ok {
		return f, true
	}
	return knownHeading(heading)
}

// looksLikeHeading reports whether at least half of a row's cells are headings.
// A row of people never is, though 户主 and 低保 may stand in one.
func (r *reader) looksLikeHeading(g *grid, row int) bool {
	known, filled := 0, 0
	for col := 1; col <= g.width; col++ {
		s := g.own(row, col)
		if s == "" {
			continue
		}
		filled++
		if _, ok := r.fieldOf(s); ok {
			known++
		}
	}
	return filled > 1 && known*2 >= filled
}

// refuseTwice refuses a sheet on which two columns claim to be the name, the
// relation or the ID number: choosing one would be guessing.
func (r *reader) refuseTwice(g *grid, l layout) error {
	for _, f := range []field{fieldName, fieldRelation, fieldIDNumber} {
		for col := 1; col <= g.width; col++ {
			found, title, ok := r.headingAt(g, col, l.firstRow, l.lastRow)
			if ok && found == f && col != l.columns[f] {
				return text.Fail("ledger.heading_twice", r.file, g.sheet, title, letter(l.columns[f]), letter(col))
			}
		}
	}
	return nil
}

// letter is the name of a column.
func letter(col int) string {
	name, err := excelize.ColumnNumberToName(col)
	if err != nil {
		return ""
	}
	return name
}
