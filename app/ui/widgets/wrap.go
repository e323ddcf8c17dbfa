package widgets

import (
	"strings"
	"unicode"
)

// Characters that may not begin a line, and those that may not end one (避头尾).
const (
	noStart = "，。、；：？！）】》〉」』”’…—～％%,.;:?!)]}·℃元"
	noEnd   = "（【《〈「『“‘([{¥￥〔"
)

// wrapText breaks words into lines no wider than width. A line may break between
// ideographs and at spaces, not inside a Latin word or a number, not before
// closing and not after opening punctuation. Only a unit that is wider than a
// whole line is broken anywhere.
func wrapText(words string, width float32, measure func(string) float32) []string {
	var lines []string
	for paragraph := range strings.SplitSeq(words, "\n") {
		lines = append(lines, wrapParagraph(paragraph, width, measure)...)
	}
	return lines
}

func wrapParagraph(words string, width float32, measure func(string) float32) []string {
	var lines []string
	line, used := "", float32(0)
	for _, unit := range splitUnits(words) {
		wide := measure(unit)
		if used+measure(strings.TrimRight(unit, " ")) <= width || line == "" && wide <= width {
			line, used = line+unit, used+wide
			continue
		}
		if line != "" {
			lines = append(lines, strings.TrimRight(line, " "))
		}
		unit = strings.TrimLeft(unit, " ")
		for measure(unit) > width {
			head := fitting(unit, width, measure)
			lines = append(lines, head)
			unit = unit[len(head):]
		}
		line, used = unit, measure(unit)
	}
	return append(lines, strings.TrimRight(line, " "))
}

// splitUnits cuts words into pieces between which a line may break.
func splitUnits(words string) []string {
	var units []string
	start, previous := 0, rune(0)
	for i, r := range words {
		if i > start && mayBreak(previous, r) {
			units = append(units, words[start:i])
			start = i
		}
		previous = r
	}
	if start < len(words) {
		units = append(units, words[start:])
	}
	return units
}

// mayBreak reports whether a line may break between two characters.
func mayBreak(before, after rune) bool {
	switch {
	case after == ' ' || unicode.Is(unicode.Mn, after) || strings.ContainsRune(noStart, after):
		return false
	case strings.ContainsRune(noEnd, before):
		return false
	case before == ' ':
		return true
	}
	return isWide(before) || isWide(after)
}

// isWide reports whether a character stands in a full square of its own.
func isWide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x2E80 && r <= 0x9FFF || r >= 0xF900 && r <= 0xFAFF ||
		r >= 0xFE30 && r <= 0xFE4F || r >= 0xFF00 && r <= 0xFFEF || r >= 0x20000
}

// fitting returns the longest beginning of words that fits, and at least one
// character.
func fitting(words string, width float32, measure func(string) float32) string {
	end := 0
	for i, r := range words {
		next := i + len(string(r))
		if end > 0 && measure(words[:next]) > width {
			break
		}
		end = next
	}
	return words[:end]
}

// elideText shortens words with an ellipsis until they fit.
func elideText(words string, width float32, measure func(string) float32) string {
	if measure(words) <= width {
		return words
	}
	room := width - measure("…")
	if room <= 0 {
		return "…"
	}
	return strings.TrimRight(fitting(words, room, measure), " ") + "…"
}
