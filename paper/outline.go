package paper

import (
	"fmt"
	"strconv"
	"strings"
)

// point is one point of a glyph, in font units.
type point struct {
	x, y    float64
	onCurve bool
}

// Bits of the flags in a glyph description.
const (
	flagOnCurve = 1 << iota
	flagShortX
	flagShortY
	flagRepeat
	flagSameX // with flagShortX: the step is positive
	flagSameY
)

// outline returns a glyph as closed contours. The bundled fonts hold simple
// glyphs only; a composite one is an error.
func (f *font) outline(glyph int) ([][]point, error) {
	data, err := f.shape(glyph)
	if err != nil || len(data) == 0 {
		return nil, err
	}
	r := &shapeReader{data: data}
	n := int(int16(r.u16()))
	if n < 0 {
		return nil, fmt.Errorf("read glyph %d: composite", glyph)
	}
	r.skip(8) // bounding box
	ends := make([]int, 0, n)
	for range n {
		ends = append(ends, r.u16())
	}
	r.skip(r.u16()) // instructions
	if n == 0 || r.failed {
		return nil, r.err(glyph)
	}
	points := r.points(ends[n-1] + 1)
	if r.failed {
		return nil, r.err(glyph)
	}
	return contours(points, ends), nil
}

// contours cuts the points of a glyph at the last point of each contour.
func contours(points []point, ends []int) [][]point {
	var all [][]point
	start := 0
	for _, end := range ends {
		if end < start || end >= len(points) {
			continue
		}
		all = append(all, points[start:end+1])
		start = end + 1
	}
	return all
}

// shapeReader reads a glyph description. Reading past its end gives zeros and
// is remembered.
type shapeReader struct {
	data   []byte
	at     int
	failed bool
}

func (r *shapeReader) err(glyph int) error {
	if r.failed {
		return fmt.Errorf("read glyph %d: cut short", glyph)
	}
	return nil
}

func (r *shapeReader) skip(n int) { r.at += n }

func (r *shapeReader) u8() int {
	if r.at >= len(r.data) {
		r.failed = true
		return 0
	}
	r.at++
	return int(r.data[r.at-1])
}

func (r *shapeReader) u16() int {
	high := r.u8()
	return high<<8 | r.u8()
}

// points reads n points: all flags, then all x, then all y, each a step from
// the point before.
func (r *shapeReader) points(n int) []point {
	flags := make([]int, 0, n)
	for len(flags) < n && !r.failed {
		flag := r.u8()
		repeat := 0
		if flag&flagRepeat != 0 {
			repeat = r.u8()
		}
		for range repeat + 1 {
			flags = append(flags, flag)
		}
	}
	if len(flags) != n {
		r.failed = true
		return nil
	}
	points := make([]point, n)
	x, y := 0, 0
	for i, flag := range flags {
		x += r.step(flag&flagShortX != 0, flag&flagSameX != 0)
		points[i] = point{x: float64(x), onCurve: flag&flagOnCurve != 0}
	}
	for i, flag := range flags {
		y += r.step(flag&flagShortY != 0, flag&flagSameY != 0)
		points[i].y = float64(y)
	}
	return points
}

func (r *shapeReader) step(short, same bool) int {
	switch {
	case short && same:
		return r.u8()
	case short:
		return -r.u8()
	case same:
		return 0
	default:
		return int(int16(r.u16()))
	}
}

// pdfPath writes contours as PDF path operators in font units. TrueType curves
// are quadratic with implied points between two control points; PDF has cubic
// ones.
func pdfPath(contours [][]point) string {
	var b strings.Builder
	for _, contour := range contours {
		start, rest := begin(contour)
		write(&b, "m", start)
		from := start
		for i := 0; i < len(rest); i++ {
			p := rest[i]
			if p.onCurve {
				write(&b, "l", p)
				from = p
				continue
			}
			to := start
			if i+1 < len(rest) {
				to = rest[i+1]
				if to.onCurve {
					i++
				} else {
					to = between(p, to, 0.5)
				}
			}
			write(&b, "c", between(from, p, 2.0/3), between(to, p, 2.0/3), to)
			from = to
		}
		b.WriteString("h\n")
	}
	return b.String()
}

// begin returns the point where a contour starts and the points after it, in
// order. A contour may have no point on the curve at all.
func begin(contour []point) (point, []point) {
	for i, p := range contour {
		if p.onCurve {
			return p, append(append([]point{}, contour[i+1:]...), contour[:i]...)
		}
	}
	return between(contour[len(contour)-1], contour[0], 0.5), contour
}

// between returns the point a fraction of the way from a to b.
func between(a, b point, fraction float64) point {
	return point{x: a.x + (b.x-a.x)*fraction, y: a.y + (b.y-a.y)*fraction, onCurve: true}
}

func write(b *strings.Builder, operator string, points ...point) {
	for _, p := range points {
		b.WriteString(strconv.FormatFloat(p.x, 'f', 0, 64))
		b.WriteByte(' ')
		b.WriteString(strconv.FormatFloat(p.y, 'f', 0, 64))
		b.WriteByte(' ')
	}
	b.WriteString(operator)
	b.WriteByte('\n')
}
