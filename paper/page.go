package paper

import (
	"github.com/jung-kurt/gofpdf"

	"ruhu/assets/text"
)

// drawPages draws the pages that a table flowed onto; margins draws what stands
// above and below the table of a page, counted from 1.
func (c *canvas) drawPages(f *flow, lang text.Lang, margins func(c *canvas, page int) error) error {
	for i, bands := range f.pages {
		c.addPage()
		if err := margins(c, i+1); err != nil {
			return err
		}
		for _, b := range bands {
			if err := c.drawBand(b, lang); err != nil {
				return err
			}
		}
		c.drawFrame(bands)
	}
	return nil
}

// drawBand draws the part of a section that stands on this page, with its
// label.
func (c *canvas) drawBand(b band, lang text.Lang) error {
	x, y := tableLeft, b.top
	if b.label != "" {
		if err := c.drawLabel(b, lang); err != nil {
			return err
		}
		x += labelWidth
	}
	for _, r := range b.rows {
		if err := c.drawRow(r, x, y); err != nil {
			return err
		}
		y += r.height
	}
	return nil
}

// drawLabel writes the name of a section down its left side.
func (c *canvas) drawLabel(b band, lang text.Lang) error {
	height := b.height()
	c.fill(tableLeft, b.top, labelWidth, height)
	c.rule(tableLeft, b.top, labelWidth, height, thin)
	if lang != text.Zh {
		return c.turned(b.label, tableLeft+labelWidth/2, b.top+height/2)
	}
	step := labelStyle.lineHeight()
	runes := []rune(b.label)
	y := b.top + (height-step*float64(len(runes)))/2
	for _, r := range runes {
		if err := c.place(tableLeft, y, labelWidth, string(r), labelStyle, centre); err != nil {
			return err
		}
		y += step
	}
	return nil
}

// turned sets a line upwards around a centre.
func (c *canvas) turned(s string, x, y float64) error {
	width, err := c.setter.width(s, labelStyle)
	if err != nil {
		return err
	}
	c.draw(func(pdf *gofpdf.Fpdf) {
		pdf.TransformBegin()
		pdf.TransformRotate(90, x, y)
	})
	err = c.text(x-width/2, y-labelStyle.lineHeight()/2+baseline(labelStyle), s, labelStyle)
	c.draw(func(pdf *gofpdf.Fpdf) { pdf.TransformEnd() })
	return err
}

// drawFrame draws the heavy frame around the table on a page.
func (c *canvas) drawFrame(bands []band) {
	for len(bands) > 0 && bands[0].bare {
		bands = bands[1:]
	}
	if len(bands) == 0 {
		return
	}
	top, last := bands[0].top, bands[len(bands)-1]
	c.rule(tableLeft, top, tableWidth, last.top+last.height()-top, thick)
}
