package paper

import (
	"fmt"
	"strings"

	"github.com/boombuler/barcode/qr"
	"github.com/jung-kurt/gofpdf"
)

// qrCode is a QR code as rows of dark (true) and light modules.
type qrCode [][]bool

// newQR encodes text with medium error correction: folded and stamped paper
// still reads.
func newQR(content string) (qrCode, error) {
	code, err := qr.Encode(content, qr.M, qr.Auto)
	if err != nil {
		return nil, fmt.Errorf("make qr code: %w", err)
	}
	size := code.Bounds().Dx()
	rows := make(qrCode, size)
	for y := range rows {
		rows[y] = make([]bool, size)
		for x := range rows[y] {
			r, _, _, _ := code.At(x, y).RGBA()
			rows[y][x] = r == 0
		}
	}
	return rows, nil
}

// drawQR draws a QR code as one path, so that no hairline shows between its
// squares at any resolution.
func (c *canvas) drawQR(code qrCode, x, y, size float64) {
	var path strings.Builder
	for row, modules := range code {
		for start := 0; start < len(modules); {
			end := start
			for end < len(modules) && modules[end] {
				end++
			}
			if end > start {
				fmt.Fprintf(&path, "%d %d %d 1 re\n", start, len(code)-1-row, end-start)
			}
			start = end + 1
		}
	}
	scale := size / float64(len(code)) / mmPerPoint
	c.draw(func(pdf *gofpdf.Fpdf) {
		pdf.RawWriteStr(fmt.Sprintf("q 0 g %.5f 0 0 %.5f %.3f %.3f cm\n%sf Q",
			scale, scale, x/mmPerPoint, (pageHeight-y-size)/mmPerPoint, path.String()))
	})
}
