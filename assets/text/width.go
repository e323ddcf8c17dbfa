package text

import "unicode"

// Width is how many columns a text takes in a terminal: two for each character
// of the East-Asian wide and full-width blocks, none for a combining mark.
func Width(s string) int {
	width := 0
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case wide(r):
			width += 2
		default:
			width++
		}
	}
	return width
}

// wideBlocks are the blocks in which characters take two columns, first and
// last, in order.
var wideBlocks = [][2]rune{
	{0x1100, 0x115f},
	{0x2e80, 0x303e},
	{0x3041, 0xa4cf},
	{0xa960, 0xa97f},
	{0xac00, 0xd7a3},
	{0xf900, 0xfaff},
	{0xfe30, 0xfe6f},
	{0xff01, 0xff60},
	{0xffe0, 0xffe6},
	{0x1f300, 0x1faff},
	{0x20000, 0x3fffd},
}

func wide(r rune) bool {
	for _, block := range wideBlocks {
		if r <= block[1] {
			return r >= block[0]
		}
	}
	return false
}
