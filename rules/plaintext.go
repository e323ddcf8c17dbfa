package rules

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// at is a place that no node has.
func at(line, column int) *yaml.Node { return &yaml.Node{Line: line, Column: column} }

// encoded checks that a file is UTF-8 without a byte order mark and within its
// bounds. It returns false where reading on would report nonsense.
func (s source) encoded(data []byte) bool {
	switch {
	case len(data) > maxTable:
		s.fault(nil, "too_large", maxTable)
	case bytes.HasPrefix(data, []byte("\ufeff")):
		s.fault(nil, "bom")
	case !utf8.Valid(data):
		s.fault(notUTF8(data), "not_utf8")
	default:
		return true
	}
	return false
}

// notUTF8 is the place of the first byte that is no UTF-8.
func notUTF8(data []byte) *yaml.Node {
	good := 0
	for good < len(data) {
		r, size := utf8.DecodeRune(data[good:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		good += size
	}
	line := bytes.LastIndexByte(data[:good], '\n') + 1
	return at(1+bytes.Count(data[:good], []byte("\n")), 1+utf8.RuneCount(data[line:good]))
}

// readable refuses what a person does not see or YAML would take for structure,
// before YAML is read.
func (s source) readable(data []byte) bool {
	before := len(*s.faults)
	begun := false
	for i, line := range strings.Split(string(data), "\n") {
		line = strings.TrimSuffix(line, "\r")
		s.characters(i+1, line)
		marker := strings.HasPrefix(line, "---") || strings.HasPrefix(line, "...")
		switch {
		case strings.HasPrefix(line, "%"):
			s.fault(at(i+1, 1), "directive")
		case marker && begun:
			s.fault(at(i+1, 1), "documents")
			return false
		case strings.Contains(line, `\`) && !comment(line):
			before, _, _ := strings.Cut(line, `\`)
			s.fault(at(i+1, utf8.RuneCountInString(before)+1), "escaped")
		case fullwidthColon(line) > 0:
			s.meant(at(i+1, fullwidthColon(line)), ": ", "fullwidth", "：")
		}
		begun = begun || line != "" && !comment(line)
	}
	return len(*s.faults) == before
}

func comment(line string) bool { return strings.HasPrefix(strings.TrimLeft(line, " "), "#") }

// characters refuses the characters of a line that cannot be seen.
func (s source) characters(number int, line string) {
	for i, r := range []rune(line) {
		if !hidden(r) {
			continue
		}
		place := at(number, i+1)
		switch {
		case r == '\t':
			s.fault(place, "tab")
		case unicode.Is(unicode.Bidi_Control, r):
			s.fault(place, "bidi", codePoint(r))
		case unicode.IsControl(r):
			s.fault(place, "control", codePoint(r))
		case unicode.IsSpace(r):
			s.fault(place, "odd_space", codePoint(r))
		default:
			s.fault(place, "invisible", codePoint(r))
		}
	}
}

// codePoint writes a character by its number.
func codePoint(r rune) string { return strings.Trim(visible([]rune{r}), "<>") }

// fullwidthColon returns the column of a full-width colon after a key, 0 where
// there is none.
func fullwidthColon(line string) int {
	key, _, found := strings.Cut(strings.TrimLeft(line, " -{"), "：")
	if !found || key == "" || strings.Trim(key, keyLetters) != "" {
		return 0
	}
	before, _, _ := strings.Cut(line, "：")
	return utf8.RuneCountInString(before) + 1
}

const keyLetters = "abcdefghijklmnopqrstuvwxyz_."
