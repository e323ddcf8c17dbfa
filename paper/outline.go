package paper

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// outline returns a glyph of a TrueType font as PDF path operators in font
// units. Contours come closed; curves have one control point, those of PDF two.
func outline(face *font.Face, glyph font.GID) (string, error) {
	shape, ok := face.GlyphData(glyph).(font.GlyphOutline)
	if !ok {
		return "", fmt.Errorf("read glyph %d: no outline", glyph)
	}
	var b strings.Builder
	var at opentype.SegmentPoint
	for _, s := range shape.Segments {
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			write(&b, "m", s.Args[0])
		case opentype.SegmentOpLineTo:
			write(&b, "l", s.Args[0])
		case opentype.SegmentOpQuadTo:
			control, end := s.Args[0], s.Args[1]
			write(&b, "c", towards(at, control), towards(end, control), end)
		}
		args := s.ArgsSlice()
		at = args[len(args)-1]
	}
	return b.String(), nil
}

// towards returns the point two thirds of the way from an end of a quadratic
// curve to its control point, which is a control point of the same cubic one.
func towards(end, control opentype.SegmentPoint) opentype.SegmentPoint {
	return opentype.SegmentPoint{X: (end.X + 2*control.X) / 3, Y: (end.Y + 2*control.Y) / 3}
}

func write(b *strings.Builder, operator string, points ...opentype.SegmentPoint) {
	for _, p := range points {
		b.WriteString(strconv.FormatFloat(float64(p.X), 'f', 0, 32))
		b.WriteByte(' ')
		b.WriteString(strconv.FormatFloat(float64(p.Y), 'f', 0, 32))
		b.WriteByte(' ')
	}
	b.WriteString(operator)
	b.WriteByte('\n')
}
