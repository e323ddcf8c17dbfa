package paper

import "strings"

// style is how a piece of text is set.
type style struct {
	size float64 // in points
	bold bool
	grey bool
}

const mmPerPoint = 25.4 / 72

// leading is the height of a line in sizes of its type.
const leading = 1.42

func (s style) lineHeight() float64 { return s.size * leading * mmPerPoint }

// setter measures text and breaks it into lines.
type setter struct {
	regular, bold *typeface
	missing       map[rune]bool // characters that no font has
}

func newSetter() (*setter, error) {
	regular, err := regularFont()
	if err != nil {
		return nil, err
	}
	bold, err := boldFont()
	if err != nil {
		return nil, err
	}
	return &setter{regular: newTypeface(regular), bold: newTypeface(bold), missing: map[rune]bool{}}, nil
}

func (m *setter) face(st style) *typeface {
	if st.bold {
		return m.bold
	}
	return m.regular
}

// advance returns the width of a character in thousandths of the type size.
func (m *setter) advance(r rune, st style) (int, error) {
	g, err := m.face(st).find(r)
	if g.ink == inkBox {
		m.missing[r] = true
	}
	return g.advance, err
}

// advances returns the width of each character in thousandths.
func (m *setter) advances(runes []rune, st style) ([]int, error) {
	all := make([]int, len(runes))
	for i, r := range runes {
		width, err := m.advance(r, st)
		if err != nil {
			return nil, err
		}
		all[i] = width
	}
	return all, nil
}

// width returns how wide a line is set, in mm.
func (m *setter) width(s string, st style) (float64, error) {
	all, err := m.advances([]rune(s), st)
	if err != nil {
		return 0, err
	}
	sum := 0
	for _, w := range all {
		sum += w
	}
	return mm(sum, st), nil
}

// mm turns thousandths of the type size into millimetres.
func mm(thousandths int, st style) float64 {
	return float64(thousandths) / 1000 * st.size * mmPerPoint
}

// wrap breaks clean text into lines no wider than width mm. It sets smaller
// where a number or word would otherwise be torn, so that nobody reads half an
// amount, and returns the style it used.
func (m *setter) wrap(s string, width float64, st style) ([]string, style, error) {
	if s == "" {
		return nil, st, nil
	}
	var lines []string
	st, err := m.shrink(s, width, st)
	if err != nil {
		return nil, st, err
	}
	for paragraph := range strings.SplitSeq(s, "\n") {
		runes := []rune(paragraph)
		widths, err := m.advances(runes, st)
		if err != nil {
			return nil, st, err
		}
		lines = append(lines, breakLines(runes, widths, int(width/mmPerPoint/st.size*1000))...)
	}
	return lines, st, nil
}

// smallest is the least type size that a cadre reads without glasses on paper.
const smallest = 6.5

// shrink returns the style at which the longest unbreakable piece of s fits
// into width, or st where even the smallest type would not make it fit.
func (m *setter) shrink(s string, width float64, st style) (style, error) {
	longest, current := 0, 0
	var before rune
	for _, r := range s {
		if r == '\n' || r == ' ' || mayBreak(before, r) {
			current = 0
		}
		before = r
		if r == '\n' || r == ' ' {
			continue
		}
		w, err := m.advance(r, st)
		if err != nil {
			return st, err
		}
		current += w
		longest = max(longest, current)
	}
	if mm(longest, st) <= width {
		return st, nil
	}
	smaller := st
	for smaller.size > smallest {
		smaller.size -= 0.5
		if mm(longest, smaller) <= width {
			return smaller, nil
		}
	}
	return st, nil
}

// breakLines fills lines up to a width in thousandths, breaking where Chinese
// typesetting allows, and anywhere in a piece that is too long for a line.
func breakLines(runes []rune, widths []int, width int) []string {
	if len(runes) == 0 {
		return []string{""}
	}
	var lines []string
	for start := 0; start < len(runes); {
		end, used := start, 0
		for end < len(runes) && (end == start || used+widths[end] <= width) {
			used += widths[end]
			end++
		}
		end = backUp(runes, start, end)
		lines = append(lines, strings.TrimRight(string(runes[start:end]), " "))
		for end < len(runes) && runes[end] == ' ' {
			end++
		}
		start = end
	}
	return lines
}

// backUp returns the last place at or before end where the line that begins at
// start may break.
func backUp(runes []rune, start, end int) int {
	if end == len(runes) {
		return end
	}
	for at := end; at > start; at-- {
		if mayBreak(runes[at-1], runes[at]) {
			return at
		}
	}
	return end
}

// No line starts with one of noStart or ends with one of noEnd (避头尾).
const (
	noStart = "，。、；：？！）》」』】〕〉”’…—·‧・•％‰℃々ー～〜／,.;:?!)]}%/"
	noEnd   = "（《「『【〔〈“‘￥＄＃№([{$#☐☑☒□"
)

// A line does not break beside one of tight: a number stays with its word and
// its unit (实600, 2015年), a clause in one piece (三(二)1).
const tight = "0123456789():"

// mayBreak reports whether a line may end between two characters.
func mayBreak(before, after rune) bool {
	switch {
	case after == ' ':
		return true
	case strings.ContainsRune(noStart, after), strings.ContainsRune(noEnd, before):
		return false
	case before == ' ':
		return true
	case strings.ContainsRune(tight, before), strings.ContainsRune(tight, after):
		return false
	default:
		return ideographic(before) || ideographic(after)
	}
}

// ideographic reports whether lines break freely beside a character: Chinese
// characters, their punctuation and tick boxes.
func ideographic(r rune) bool {
	return r >= 0x2E80 || strings.ContainsRune("“”‘’…—·☐☑☒□", r)
}
