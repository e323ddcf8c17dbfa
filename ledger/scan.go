package ledger

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"

	"github.com/xuri/excelize/v2"
)

// errTooLarge says that a sheet has more rows or merged ranges than any roster.
var errTooLarge = errors.New("the sheet is larger than any roster")

// position is a place on a sheet; both count from 1.
type position struct{ row, col int }

// facts are what the values of a sheet's cells do not tell: which cells hold
// numbers too long for a spreadsheet, and which cells are merged.
type facts struct {
	longNumbers map[position]bool
	merges      []mergedRange
}

// mergedRange is a merged range from its top left to its bottom right cell.
type mergedRange struct{ from, to position }

// longestNumber is how many digits of a number a spreadsheet keeps.
const longestNumber = 15

// sheetParts finds the part of the package that holds each sheet.
func sheetParts(f *excelize.File) map[string]string {
	var rels struct {
		Relationship []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		}
	}
	parts := map[string]string{}
	if xml.Unmarshal(part(f, "xl/_rels/workbook.xml.rels"), &rels) != nil {
		return parts
	}
	targets := map[string]string{}
	for _, r := range rels.Relationship {
		target := r.Target
		if !strings.HasPrefix(target, "/") {
			target = "/xl/" + target
		}
		targets[r.ID] = strings.TrimPrefix(path.Clean(target), "/")
	}
	for _, sheet := range f.WorkBook.Sheets.Sheet {
		parts[sheet.Name] = targets[sheet.ID]
	}
	return parts
}

func part(f *excelize.File, name string) []byte {
	content, _ := f.Pkg.Load(name)
	data, _ := content.([]byte)
	return data
}

// scanSheet reads the facts from the XML of a sheet in one pass.
func scanSheet(data []byte) (facts, error) {
	s := scanner{facts: facts{longNumbers: map[position]bool{}}}
	decoder := xml.NewDecoder(bytes.NewReader(data))
	decoder.Strict = false
	for {
		token, err := decoder.RawToken()
		if errors.Is(err, io.EOF) {
			return s.facts, nil
		}
		if err != nil {
			return s.facts, err
		}
		if err := s.token(token); err != nil {
			return s.facts, err
		}
	}
}

type scanner struct {
	facts
	rows   int
	cell   string // reference of the cell we are in
	kind   string // its type
	inside bool   // within its value
}

func (s *scanner) token(token xml.Token) error {
	switch t := token.(type) {
	case xml.StartElement:
		return s.start(t)
	case xml.EndElement:
		s.inside = false
	case xml.CharData:
		if s.inside && (s.kind == "" || s.kind == "n") && isLongNumber(string(t)) {
			if col, row, err := excelize.CellNameToCoordinates(s.cell); err == nil {
				s.longNumbers[position{row, col}] = true
			}
		}
	}
	return nil
}

func (s *scanner) start(t xml.StartElement) error {
	switch t.Name.Local {
	case "row":
		s.rows++
	case "c":
		s.cell, s.kind = attribute(t, "r"), attribute(t, "t")
	case "v":
		s.inside = true
	case "mergeCell":
		if m, ok := parseRange(attribute(t, "ref")); ok {
			s.merges = append(s.merges, m)
		}
	}
	if s.rows > maxRows || len(s.merges) > maxMerges {
		return errTooLarge
	}
	return nil
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// isLongNumber reports whether a number has more digits than are kept, or is
// written with an exponent because of that.
func isLongNumber(s string) bool {
	digits := len(strings.Trim(s, " -"))
	return digits > longestNumber && !strings.Contains(s, ".") || strings.ContainsAny(s, "eE") && strings.Contains(s, "+")
}

func parseRange(ref string) (mergedRange, bool) {
	first, last, ok := strings.Cut(ref, ":")
	if !ok {
		return mergedRange{}, false
	}
	fromCol, fromRow, err1 := excelize.CellNameToCoordinates(first)
	toCol, toRow, err2 := excelize.CellNameToCoordinates(last)
	return mergedRange{position{fromRow, fromCol}, position{toRow, toCol}}, err1 == nil && err2 == nil
}
