package paper

import (
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
)

// cut returns a font that holds only the given characters of the basic plane,
// which must be in f. gofpdf parses a whole font for each document and then
// cuts it; given a font of a few hundred glyphs it does both quickly. Checksums
// are left zero: gofpdf ignores them and writes its own.
func (f *font) cut(runes []rune) ([]byte, error) {
	runes = slices.Clone(runes)
	slices.Sort(runes)
	runes = slices.Compact(runes)
	glyphs := []int{0} // the glyph of missing characters comes first
	for _, r := range runes {
		glyph, ok := f.glyph(r)
		if !ok || r > 0xFFFE {
			return nil, fmt.Errorf("cut font: no glyph for %U", r)
		}
		glyphs = append(glyphs, glyph)
	}
	out := map[string][]byte{
		"cmap": characterTable(runes),
		"head": withUint16(f.tables["head"], 50, 1), // offsets of glyphs are long
		"hhea": withUint16(f.tables["hhea"], 34, len(glyphs)),
		"maxp": withUint16(f.tables["maxp"], 4, len(glyphs)),
	}
	for _, name := range []string{"OS/2", "name", "post"} {
		out[name] = f.tables[name]
	}
	for _, glyph := range glyphs {
		shape, err := f.shape(glyph)
		if err != nil {
			return nil, fmt.Errorf("cut font: %w", err)
		}
		out["loca"] = binary.BigEndian.AppendUint32(out["loca"], uint32(len(out["glyf"])))
		out["glyf"] = pad(append(out["glyf"], shape...))
		at := min(glyph, f.metrics-1) * 4
		out["hmtx"] = append(out["hmtx"], f.tables["hmtx"][at:at+4]...)
	}
	out["loca"] = binary.BigEndian.AppendUint32(out["loca"], uint32(len(out["glyf"])))
	return assemble(out), nil
}

// segment is a run of consecutive characters whose glyphs are consecutive too.
type segment struct{ first, last, glyph int }

// characterTable writes a cmap of format 4 in which the i-th of the sorted
// characters has glyph i+1.
func characterTable(runes []rune) []byte {
	var segments []segment
	for i, r := range runes {
		if n := len(segments); n > 0 && segments[n-1].last+1 == int(r) {
			segments[n-1].last = int(r)
			continue
		}
		segments = append(segments, segment{first: int(r), last: int(r), glyph: i + 1})
	}
	segments = append(segments, segment{first: 0xFFFF, last: 0xFFFF}) // the format ends with it
	n := len(segments)
	search, selector := 1, 0
	for search*2 <= n {
		search *= 2
		selector++
	}
	words := []int{0, 1, 3, 1, 0, 12, 4, 16 + n*8, 0, n * 2, search * 2, selector, (n - search) * 2}
	for _, s := range segments {
		words = append(words, s.last)
	}
	words = append(words, 0)
	for _, s := range segments {
		words = append(words, s.first)
	}
	for _, s := range segments {
		words = append(words, s.glyph-s.first)
	}
	words = append(words, make([]int, n)...)
	var table []byte
	for _, w := range words {
		table = binary.BigEndian.AppendUint16(table, uint16(w))
	}
	return table
}

// assemble writes a font file from its tables.
func assemble(tables map[string][]byte) []byte {
	names := slices.Sorted(maps.Keys(tables))
	head := []byte{0, 1, 0, 0}
	head = binary.BigEndian.AppendUint16(head, uint16(len(names)))
	head = append(head, make([]byte, 6)...) // hints for a binary search
	var body []byte
	for _, name := range names {
		head = append(head, name...)
		head = binary.BigEndian.AppendUint32(head, 0)
		head = binary.BigEndian.AppendUint32(head, uint32(12+16*len(names)+len(body)))
		head = binary.BigEndian.AppendUint32(head, uint32(len(tables[name])))
		body = pad(append(body, tables[name]...))
	}
	return append(head, body...)
}

// pad fills up to a multiple of four bytes.
func pad(b []byte) []byte {
	for len(b)%4 != 0 {
		b = append(b, 0)
	}
	return b
}

// withUint16 returns a copy of a table with one number replaced.
func withUint16(table []byte, at, value int) []byte {
	table = slices.Clone(table)
	binary.BigEndian.PutUint16(table[at:], uint16(value))
	return table
}
