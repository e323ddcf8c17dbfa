package rules

import (
	"fmt"
	"strings"
	"unicode"

	"ruhu/assets/text"
)

// Show writes the fault for people: place, code and message, the line with a
// caret below the place, and what to do.
func (f Fault) Show(l text.Lang) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s\n", f.place(), f.Message(l))
	if f.Excerpt != "" {
		line, caret := f.pointed()
		fmt.Fprintf(&b, "%5d | %s\n      | %s^\n", f.Line, line, strings.Repeat(" ", caret))
	}
	fmt.Fprintf(&b, "      = %s\n", f.Suggestion(l))
	return b.String()
}

// Widths of an excerpt, in characters: what stands before the place and how
// much is shown in all.
const (
	excerptBefore = 60
	excerptMost   = 110
)

// pointed returns the excerpt as a terminal can show it and the display columns
// before the place.
func (f Fault) pointed() (line string, caret int) {
	runes := []rune(f.Excerpt)
	at := min(f.Column-1, len(runes))
	before, after := runes[:at], runes[at:]
	lead := ""
	if len(runes) > excerptMost && len(before) > excerptBefore {
		before, lead = before[len(before)-excerptBefore:], "…"
	}
	start := lead + visible(before)
	line = start + visible(after[:min(len(after), excerptMost-len(before))])
	if len(before)+len(after) > excerptMost {
		line += "…"
	}
	return line, text.Width(start)
}

// visible names the characters that cannot be seen, or would act on what is
// around them.
func visible(runes []rune) string {
	var b strings.Builder
	for _, r := range runes {
		if unicode.IsGraphic(r) && !hidden(r) {
			b.WriteRune(r)
			continue
		}
		fmt.Fprintf(&b, "<U+%04X>", r)
	}
	return b.String()
}

// hidden reports whether a character looks like nothing or like a plain space.
func hidden(r rune) bool {
	return r != ' ' && (unicode.Is(unicode.Cf, r) || unicode.IsSpace(r) || unicode.IsControl(r) || r == '\u3164' || r == '\u115f' || r == '\u1160' || r == '\uffa0')
}
