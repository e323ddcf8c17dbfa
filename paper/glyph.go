package paper

import (
	"bytes"
	"fmt"
	"sync"
	"unicode"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/klauspost/compress/zstd"

	"ruhu/assets"
)

// The fonts, read once in the life of the program: reading keeps 36 MB for each
// weight, and 113 MB for the rare font once a name has asked for it.
var (
	regularFont = sync.OnceValues(func() (*font.Font, error) { return readFont(assets.Regular()) })
	boldFont    = sync.OnceValues(func() (*font.Font, error) { return readFont(assets.Bold()) })
	rareFont    = sync.OnceValues(unpackRare)
)

func readFont(data []byte) (*font.Font, error) {
	loader, err := opentype.NewLoader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("read font: %w", err)
	}
	f, err := font.NewFont(loader)
	if err != nil {
		return nil, fmt.Errorf("read font: %w", err)
	}
	return f, nil
}

func unpackRare() (*font.Font, error) {
	const most = 64 << 20
	reader, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(most))
	if err != nil {
		return nil, fmt.Errorf("unpack rare glyphs: %w", err)
	}
	defer reader.Close()
	data, err := reader.DecodeAll(assets.RareGlyphs(), nil)
	if err != nil {
		return nil, fmt.Errorf("unpack rare glyphs: %w", err)
	}
	return readFont(data)
}

// ink says how a character gets onto the page.
type ink int

const (
	inkText    ink = iota // as text of the embedded font
	inkOutline            // as the outline of a glyph that cannot be embedded
	inkMark               // as one of the tick boxes, which the fonts lack
	inkBox                // as a box with its code point: no font has it
)

// glyph is how one character is written.
type glyph struct {
	ink     ink
	face    *font.Face // of an outline
	number  font.GID   // of an outline
	advance int        // in thousandths of the type size
}

// fullWidth is the advance of an ideograph.
const fullWidth = 1000

// typeface is one weight of the type and what stands in for its gaps. It serves
// one document: a face remembers what it was asked, so documents share only the
// font under it.
type typeface struct {
	main  *font.Face
	known map[rune]glyph
}

func newTypeface(main *font.Font) *typeface {
	return &typeface{main: font.NewFace(main), known: map[rune]glyph{}}
}

// find returns how a character is written.
func (t *typeface) find(r rune) (glyph, error) {
	if g, ok := t.known[r]; ok {
		return g, nil
	}
	g, err := t.look(r)
	if err != nil {
		return glyph{}, err
	}
	t.known[r] = g
	return g, nil
}

// look prefers the type itself, where gofpdf can embed it, then an outline of
// it, then one of the rare font.
func (t *typeface) look(r rune) (glyph, error) {
	if g, ok := outlined(t.main, r); ok {
		if r <= 0xFFFE {
			g.ink = inkText
		}
		return g, nil
	}
	if _, ok := marks[r]; ok {
		return glyph{ink: inkMark, advance: fullWidth}, nil
	}
	if unicode.Is(unicode.Han, r) {
		rare, err := rareFont()
		if err != nil {
			return glyph{}, err
		}
		if g, ok := outlined(font.NewFace(rare), r); ok {
			return g, nil
		}
	}
	return glyph{ink: inkBox, advance: fullWidth}, nil
}

// outlined returns the glyph that writes a character in a face, and whether
// there is one.
func outlined(face *font.Face, r rune) (glyph, bool) {
	number, ok := face.NominalGlyph(r)
	advance := int(face.HorizontalAdvance(number)) * 1000 / int(face.Upem())
	return glyph{ink: inkOutline, face: face, number: number, advance: advance}, ok && number > 0
}

// marks are tick boxes as PDF drawing operators, on a square of 1000 units.
var marks = map[rune]string{
	'☐': frame,
	'☑': frame + "70 w 200 360 m 380 160 l 690 610 l S\n",
	'☒': frame + "70 w 230 140 m 650 560 l S 230 560 m 650 140 l S\n",
}

const frame = "50 w 90 0 700 700 re S\n"
