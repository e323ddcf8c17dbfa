package ledger

import (
	"cmp"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"ruhu/assets/text"
	"ruhu/survey"
)

// grid is one sheet: its rows that hold anything, by number, and what is merged.
type grid struct {
	sheet  string
	rows   []gridRow
	index  map[int]int           // row number → place in rows
	width  int                   // columns of the longest row
	origin map[position]position // of cells below the first of a merged range
	aside  map[position]position // of cells beside it, among the first rows
	facts  facts
}

type gridRow struct {
	num   int
	cells []string
}

// readGrid reads one sheet as raw values.
func readGrid(f *excelize.File, sheet, file string, data []byte) (*grid, error) {
	found, err := scanSheet(data)
	if err != nil {
		return nil, gridError(file, err)
	}
	g := &grid{sheet: sheet, index: map[int]int{}, origin: map[position]position{}, aside: map[position]position{}, facts: found}
	rows, err := f.Rows(sheet)
	if err != nil {
		return nil, gridError(file, err)
	}
	defer rows.Close()
	for num := 1; rows.Next(); num++ {
		cells, err := rows.Columns()
		if err != nil {
			return nil, gridError(file, err)
		}
		g.add(num, cells)
	}
	if err := rows.Error(); err != nil {
		return nil, gridError(file, err)
	}
	if err := g.resolveMerges(); err != nil {
		return nil, gridError(file, err)
	}
	return g, nil
}

func gridError(file string, err error) error {
	if errors.Is(err, errTooLarge) {
		return text.Fail("ledger.too_large", filepath.Base(file)).Because(err)
	}
	return text.Fail("ledger.damaged", filepath.Base(file)).Because(err)
}

// add keeps a row that holds anything. Line breaks, runs of spaces and what
// cannot be seen in a cell are layout, not content.
func (g *grid) add(num int, cells []string) {
	cells = cells[:min(len(cells), maxColumns)]
	empty := true
	for i, c := range cells {
		cells[i] = strings.Join(strings.Fields(survey.CleanText(c)), " ")
		empty = empty && cells[i] == ""
	}
	if !empty {
		g.index[num] = len(g.rows)
		g.rows = append(g.rows, gridRow{num, cells})
		g.width = max(g.width, len(cells))
	}
}

// resolveMerges lets the cells below the first of a merged range point to it.
// Sideways that is done for headings only.
func (g *grid) resolveMerges() error {
	for _, m := range g.facts.merges {
		if m.from.col > maxColumns {
			continue
		}
		if m.from.row <= headingSearch {
			for col := m.from.col + 1; col <= min(m.to.col, g.width); col++ {
				g.aside[position{m.from.row, col}] = m.from
			}
		}
		first, _ := slices.BinarySearchFunc(g.rows, m.from.row+1, func(r gridRow, num int) int { return cmp.Compare(r.num, num) })
		for _, row := range g.rows[first:] {
			if row.num > m.to.row {
				break
			}
			g.origin[position{row.num, m.from.col}] = m.from
		}
		if len(g.origin) > maxMerges {
			return errTooLarge
		}
	}
	return nil
}

// own returns what is written in a cell itself.
func (g *grid) own(row, col int) string {
	i, ok := g.index[row]
	if !ok || col > len(g.rows[i].cells) || col < 1 {
		return ""
	}
	return g.rows[i].cells[col-1]
}

// at returns what a reader sees in a cell: its own value, or that of the merged
// range it belongs to.
func (g *grid) at(row, col int) string {
	if from, merged := g.origin[position{row, col}]; merged {
		return g.own(from.row, from.col)
	}
	return g.own(row, col)
}

// heading returns what stands over or in a cell of a heading, merged in either
// direction.
func (g *grid) heading(row, col int) string {
	if from, merged := g.aside[position{row, col}]; merged {
		return g.own(from.row, from.col)
	}
	return g.at(row, col)
}

// isLongNumber reports whether the cell holds a number that lost its last digits.
func (g *grid) isLongNumber(row, col int) bool {
	return g.facts.longNumbers[position{row, col}]
}
