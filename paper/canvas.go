package paper

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"
	"sync"
	"time"
	"unicode/utf16"

	"github.com/jung-kurt/gofpdf"

	"ruhu/assets"
)

// A4 portrait, in millimetres.
const (
	pageWidth  = 210.0
	pageHeight = 297.0
)

// family is the name of the type inside a document.
const family = "noto"

// filler is the invisible character set under a drawn one: a span without any
// text is not found by a search.
const filler = '〓'

// canvas records what goes on the pages of a document. The fonts are cut and
// the file is written only when all characters are known.
type canvas struct {
	setter *setter
	pages  [][]func(*gofpdf.Fpdf)
	used   map[bool]map[rune]bool // by weight (bold), the characters set as text
}

func newCanvas(m *setter) *canvas {
	return &canvas{setter: m, used: map[bool]map[rune]bool{false: {' ': true}, true: {' ': true}}}
}

func (c *canvas) addPage() { c.pages = append(c.pages, nil) }

// draw records an operation for the current page.
func (c *canvas) draw(op func(*gofpdf.Fpdf)) {
	last := len(c.pages) - 1
	c.pages[last] = append(c.pages[last], op)
}

// fill shades a rectangle.
func (c *canvas) fill(x, y, width, height float64) {
	c.draw(func(pdf *gofpdf.Fpdf) {
		pdf.SetFillColor(240, 240, 240)
		pdf.Rect(x, y, width, height, "F")
		pdf.SetFillColor(0, 0, 0)
	})
}

// rule draws a rectangle in lines of the given width.
func (c *canvas) rule(x, y, width, height, line float64) {
	c.draw(func(pdf *gofpdf.Fpdf) {
		pdf.SetLineWidth(line)
		pdf.Rect(x, y, width, height, "D")
	})
}

// text sets one clean line with its baseline at y.
func (c *canvas) text(x, y float64, s string, st style) error {
	runes := []rune(s)
	for start := 0; start < len(runes); {
		g, err := c.setter.face(st).find(runes[start])
		if err != nil {
			return err
		}
		end := start + 1
		advance := g.advance
		for g.ink == inkText && end < len(runes) {
			next, err := c.setter.face(st).find(runes[end])
			if err != nil {
				return err
			}
			if next.ink != inkText {
				break
			}
			advance += next.advance
			end++
		}
		if g.ink == inkText {
			c.run(x, y, string(runes[start:end]), st)
		} else if err := c.drawn(x, y, runes[start], g, st); err != nil {
			return err
		}
		x += mm(advance, st)
		start = end
	}
	return nil
}

// run sets text of the embedded font.
func (c *canvas) run(x, y float64, s string, st style) {
	for _, r := range s {
		c.used[st.bold][r] = true
	}
	c.draw(func(pdf *gofpdf.Fpdf) {
		setType(pdf, st)
		pdf.Text(x, y, s)
	})
}

func setType(pdf *gofpdf.Fpdf, st style) {
	weight := ""
	if st.bold {
		weight = "B"
	}
	pdf.SetFont(family, weight, st.size)
	if st.grey {
		pdf.SetTextColor(130, 130, 130)
	} else {
		pdf.SetTextColor(0, 0, 0)
	}
}

// drawn sets a character that the embedded font cannot write. What is drawn
// stands in a span that says which character it is, together with an invisible
// character of the font, so that search and copying find the true one.
func (c *canvas) drawn(x, y float64, r rune, g glyph, st style) error {
	path, units, err := c.path(r, g)
	if err != nil {
		return err
	}
	c.used[st.bold][filler] = true
	scale := st.size / float64(units)
	c.draw(func(pdf *gofpdf.Fpdf) {
		setType(pdf, st)
		pdf.RawWriteStr(fmt.Sprintf("/Span <</ActualText <%s> >> BDC", utf16Hex(string(r))))
		pdf.SetTextRenderingMode(3)
		pdf.Text(x, y, string(filler))
		pdf.SetTextRenderingMode(0)
		pdf.RawWriteStr(fmt.Sprintf("q 0 g 0 G %.5f 0 0 %.5f %.3f %.3f cm\n%sQ",
			scale, scale, x/mmPerPoint, (pageHeight-y)/mmPerPoint, path))
		pdf.RawWriteStr("EMC")
	})
	return nil
}

// path returns the drawing operators of a character and the number of their
// units in the type size.
func (c *canvas) path(r rune, g glyph) (string, int, error) {
	switch g.ink {
	case inkMark:
		return marks[r], fullWidth, nil
	case inkBox:
		path, err := c.codePointBox(r)
		return path, fullWidth, err
	default:
		path, err := outline(g.face, g.number)
		return path + "f\n", int(g.face.Upem()), err
	}
}

// codePointBox draws a box with the code point of a character in two rows of
// small digits, as 〔0E0 / 001〕.
func (c *canvas) codePointBox(r rune) (string, error) {
	digits := fmt.Sprintf("%06X", r)
	if r <= 0xFFFF {
		digits = fmt.Sprintf("%04X", r)
	}
	perRow := len(digits) / 2
	size := 0.96 / float64(perRow)
	path := "30 w 40 -80 920 920 re S\n"
	for i, d := range digits {
		main := c.setter.regular.main
		number, _ := main.NominalGlyph(d)
		shape, err := outline(main, number)
		if err != nil {
			return "", err
		}
		x := 500 + (float64(i%perRow)-float64(perRow)/2)*size*600
		y := 430 - float64(i/perRow)*430
		path += fmt.Sprintf("q %.3f 0 0 %.3f %.0f %.0f cm\n%sf Q\n", size, min(size, 0.45), x+20, y, shape)
	}
	return path, nil
}

// utf16Hex writes text as the hexadecimal UTF-16 of a PDF string, with its mark.
func utf16Hex(s string) string {
	return fmt.Sprintf("%X", utf16Bytes(s))
}

// utf16Bytes returns text as a PDF text string. gofpdf's own conversion breaks
// on characters beyond the basic plane.
func utf16Bytes(s string) []byte {
	b := []byte{0xFE, 0xFF}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u>>8), byte(u))
	}
	return b
}

// undated is the date inside a document that carries none, so that the same
// blank form is the same file every day.
var undated = time.Date(2017, 1, 1, 0, 0, 0, 0, time.UTC)

// write makes the PDF. Nothing is written unless all of it can be.
func (c *canvas) write(w io.Writer, title string, date time.Time) error {
	pdf := gofpdf.New("P", "mm", "A4", "")
	pdf.SetCatalogSort(true)
	pdf.SetCreationDate(date)
	pdf.SetModificationDate(date)
	pdf.SetProducer("ruhu", false)
	pdf.SetTitle(string(utf16Bytes(title)), false)
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetMargins(0, 0, 0)
	if err := c.embed(pdf, "", assets.Regular(), c.used[false]); err != nil {
		return err
	}
	if err := c.embed(pdf, "B", assets.Bold(), c.used[true]); err != nil {
		return err
	}
	for _, page := range c.pages {
		pdf.AddPage()
		for _, op := range page {
			op(pdf)
		}
	}
	var out bytes.Buffer
	if err := pdf.Output(&out); err != nil {
		return fmt.Errorf("make pdf: %w", err)
	}
	if _, err := out.WriteTo(w); err != nil {
		return fmt.Errorf("write pdf: %w", err)
	}
	return nil
}

// cutting lets one document at a time cut a font: gofpdf writes zeros into the
// padding of the font it reads.
var cutting sync.Mutex

// embed makes a font of the characters used. gofpdf would cut the font itself,
// but reads all of it twice for that: 27 ms a weight instead of 13.
func (c *canvas) embed(pdf *gofpdf.Fpdf, weight string, whole []byte, used map[rune]bool) error {
	cutting.Lock()
	cut := gofpdf.UTF8CutFont(whole, string(slices.Sorted(maps.Keys(used))))
	cutting.Unlock()
	pdf.AddUTF8FontFromBytes(family, weight, cut)
	if pdf.Err() {
		return fmt.Errorf("embed font: %w", pdf.Error())
	}
	return nil
}
