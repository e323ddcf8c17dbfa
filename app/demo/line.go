package demo

import (
	"slices"
	"strings"
)

// Codes of GB/T 3304.
const (
	han    = "01"
	hui    = "03"
	uyghur = "05"
	tujia  = "15"
)

// line is what children take from their father: his surname, or among Uyghurs
// his given name, which stands after the point in theirs.
type line struct {
	ethnicity string
	name      string
}

// call makes a full name of the line from a given one.
func (l line) call(given string) string {
	if l.ethnicity == uyghur {
		return given + "·" + l.name
	}
	return l.name + given
}

// heirs is the line of a man's children.
func (l line) heirs(father string) line {
	if l.ethnicity == uyghur {
		l.name, _, _ = strings.Cut(father, "·")
	}
	return l
}

// lineOf reads the line out of a name.
func lineOf(name, ethnicity string) line {
	if ethnicity == uyghur {
		_, father, _ := strings.Cut(name, "·")
		return line{ethnicity, father}
	}
	for _, s := range slices.Concat(surnames, huiSurnames, tujiaSurnames) {
		if strings.HasPrefix(name, s) {
			return line{ethnicity, s}
		}
	}
	return line{ethnicity, name}
}

// newLine is the line of somebody who married in: another surname than those of
// the family.
func (p *people) newLine(ethnicity string, taken map[string]bool) line {
	from := surnames
	switch ethnicity {
	case hui:
		from = huiSurnames
	case tujia:
		from = tujiaSurnames
	case uyghur:
		from = uyghurNames.male
	}
	for {
		if name := p.pick(from); !taken[name] {
			taken[name] = true
			return line{ethnicity, name}
		}
	}
}
