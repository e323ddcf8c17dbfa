package paper

import (
	"encoding/binary"
	"fmt"
)

// font reads the tables of a TrueType font that printing needs: which glyph
// writes a character, how wide it is and what it looks like. gofpdf does the
// same by loading every character of the font into maps, for the basic plane
// only.
type font struct {
	tables     map[string][]byte
	unitsPerEm int
	glyphs     int // how many
	metrics    int // how many glyphs have a width of their own
	longLoca   bool
	groups     []byte // cmap format 12: first, last, glyph, four bytes each
}

// parseFont reads a static TrueType font.
func parseFont(data []byte) (*font, error) {
	f := &font{tables: map[string][]byte{}}
	if err := f.readDirectory(data); err != nil {
		return nil, err
	}
	for name, least := range map[string]int{"head": 54, "hhea": 36, "maxp": 6, "cmap": 4, "hmtx": 4, "loca": 4, "glyf": 0} {
		if table, ok := f.tables[name]; !ok || len(table) < least {
			return nil, fmt.Errorf("read font: no usable table %q", name)
		}
	}
	f.unitsPerEm = be16(f.tables["head"], 18)
	f.longLoca = be16(f.tables["head"], 50) == 1
	f.metrics = be16(f.tables["hhea"], 34)
	f.glyphs = be16(f.tables["maxp"], 4)
	return f, f.readCmap()
}

func (f *font) readDirectory(data []byte) error {
	const entry = 16
	if len(data) < 12 || len(data) < 12+be16(data, 4)*entry {
		return fmt.Errorf("read font: no table directory")
	}
	for i := range be16(data, 4) {
		record := data[12+i*entry:]
		from, size := be32(record, 8), be32(record, 12)
		if from+size > len(data) {
			return fmt.Errorf("read font: table %q lies outside the file", record[:4])
		}
		f.tables[string(record[:4])] = data[from : from+size]
	}
	return nil
}

// readCmap finds the table of characters that covers all of Unicode.
func (f *font) readCmap() error {
	cmap := f.tables["cmap"]
	for i := range be16(cmap, 2) {
		if 12+i*8 > len(cmap) {
			break
		}
		at := be32(cmap, 4+i*8+4)
		if at+16 > len(cmap) || be16(cmap, at) != 12 {
			continue
		}
		size := be32(cmap, at+12) * 12
		if at+16+size > len(cmap) {
			break
		}
		f.groups = cmap[at+16 : at+16+size]
		return nil
	}
	return fmt.Errorf("read font: no character table of format 12")
}

// glyph returns the number of the glyph that writes a character, and whether
// there is one.
func (f *font) glyph(r rune) (int, bool) {
	low, high := 0, len(f.groups)/12
	for low < high {
		mid := (low + high) / 2
		group := f.groups[mid*12:]
		switch {
		case int(r) < be32(group, 0):
			high = mid
		case int(r) > be32(group, 4):
			low = mid + 1
		default:
			glyph := be32(group, 8) + int(r) - be32(group, 0)
			return glyph, glyph > 0 && glyph < f.glyphs
		}
	}
	return 0, false
}

// advance returns the width of a glyph in thousandths of the type size.
func (f *font) advance(glyph int) int {
	if glyph >= f.metrics {
		glyph = f.metrics - 1
	}
	return be16(f.tables["hmtx"], glyph*4) * 1000 / f.unitsPerEm
}

// shape returns the description of a glyph in the glyf table; it is empty for a
// glyph without ink.
func (f *font) shape(glyph int) ([]byte, error) {
	loca, glyf := f.tables["loca"], f.tables["glyf"]
	size := 2
	if f.longLoca {
		size = 4
	}
	if glyph < 0 || (glyph+2)*size > len(loca) {
		return nil, fmt.Errorf("read glyph %d: not in the font", glyph)
	}
	from, to := be16(loca, glyph*2)*2, be16(loca, glyph*2+2)*2
	if f.longLoca {
		from, to = be32(loca, glyph*4), be32(loca, glyph*4+4)
	}
	if from > to || to > len(glyf) {
		return nil, fmt.Errorf("read glyph %d: lies outside its table", glyph)
	}
	return glyf[from:to], nil
}

func be16(b []byte, at int) int { return int(binary.BigEndian.Uint16(b[at:])) }

func be32(b []byte, at int) int { return int(binary.BigEndian.Uint32(b[at:])) }
