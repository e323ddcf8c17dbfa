package main

import (
	"fmt"
	"strings"

	"ruhu/assets/text"
)

// tableWidth is how many columns of a terminal a table takes, where its first
// cells leave room.
const tableWidth = 110

// leastLast is the width that the last column always has.
const leastLast = 36

// table writes rows with their columns aligned as a terminal shows them, two
// columns for each Chinese character; the last column goes on below itself.
func (c *command) table(rows [][]string) {
	widths := make([]int, 0, 8)
	for _, row := range rows {
		for i, cell := range row[:len(row)-1] {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], text.Width(cell))
		}
	}
	indent := 2
	for _, w := range widths {
		indent += w + 2
	}
	for _, row := range rows {
		line := "  "
		for i, cell := range row[:len(row)-1] {
			line += cell + strings.Repeat(" ", widths[i]-text.Width(cell)+2)
		}
		for i, part := range wrapped(row[len(row)-1], max(tableWidth-indent, leastLast)) {
			if i > 0 {
				line = strings.Repeat(" ", indent)
			}
			fmt.Fprintln(c.out, strings.TrimRight(line+part, " "))
		}
	}
}

// wrapped breaks a text into lines of at most so many columns: between words,
// and between any two Chinese characters.
func wrapped(s string, width int) []string {
	var lines []string
	line := ""
	for _, piece := range pieces(s) {
		if line != "" && text.Width(line)+text.Width(strings.TrimRight(piece, " ")) > width {
			lines = append(lines, strings.TrimRight(line, " "))
			line = ""
		}
		if line == "" {
			piece = strings.TrimLeft(piece, " ")
		}
		line += piece
	}
	return append(lines, line)
}

// pieces splits a text where a line may break.
func pieces(s string) []string {
	var all []string
	start := 0
	runes := []rune(s)
	for i := 1; i < len(runes); i++ {
		if breaks(runes[i-1], runes[i]) {
			all = append(all, string(runes[start:i]))
			start = i
		}
	}
	return append(all, string(runes[start:]))
}

// breaks reports whether a line may end between two characters.
func breaks(before, after rune) bool {
	wide := func(r rune) bool { return text.Width(string(r)) == 2 }
	return before == ' ' || wide(before) && wide(after) && !strings.ContainsRune("，。；：、！？）〕》”】", after) && !strings.ContainsRune("（〔《“【", before)
}
