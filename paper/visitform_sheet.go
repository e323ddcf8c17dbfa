package paper

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"ruhu/assets/text"
)

// sheet is a visit form being set.
type sheet struct {
	lang   text.Lang
	form   VisitForm
	setter *setter
	qr     qrCode
	footer []setRow
	runner []setRow // the heading of later pages
	flow   *flow
}

// Type sizes of the form, in points.
var (
	bodyStyle   = style{size: 9}
	boldStyle   = style{size: 9, bold: true}
	greyStyle   = style{size: 9, grey: true}
	smallStyle  = style{size: 8}
	titleStyle  = style{size: 17, bold: true}
	qrSize      = 17.0
	titleHeight = 10.5
)

// newSheet sets a form: breaks every text into lines and spreads the rows over
// pages.
func newSheet(lang text.Lang, form VisitForm) (*sheet, error) {
	m, err := newSetter()
	if err != nil {
		return nil, err
	}
	s := &sheet{lang: lang, form: form, setter: m}
	if err := s.setMargins(); err != nil {
		return nil, err
	}
	if err := s.flow.newPage(); err != nil {
		return nil, err
	}
	for _, facts := range []section{
		s.heading(), s.basics(), s.members(), s.incomes(), s.expenses(), s.obligors(), s.property(), s.remarks(),
		s.findings(),
	} {
		if err := s.flow.add(facts); err != nil {
			return nil, err
		}
	}
	// The sum, and what is open in it, stands on the sheet with the signatures. The
	// findings before it may be long, and a page break within them costs no sheet.
	if err := s.flow.keep(s.calculation(), s.open(), s.signatures(), s.opinions()); err != nil {
		return nil, err
	}
	return s, s.flow.add(unprintable(s.lang, s.setter))
}

// t returns a sentence of the visit form.
func (s *sheet) t(key string, args ...any) string {
	return s.lang.T("paper.visit."+key, args...)
}

// setMargins sets what stands on every page, above and below the table.
func (s *sheet) setMargins() error {
	if s.form.QR != "" {
		code, err := newQR(s.form.QR)
		if err != nil {
			return err
		}
		s.qr = code
	}
	var err error
	if s.footer, err = s.setFooter(); err != nil {
		return err
	}
	running, err := s.setter.set(row{cells: []cell{
		{width: 145, text: s.running(), style: smallStyle, bare: true},
	}})
	if err != nil {
		return err
	}
	s.runner = []setRow{running}
	s.flow = &flow{
		setter: s.setter,
		lang:   s.lang,
		first:  pageTop + titleHeight,
		later:  pageTop + heights(s.runner) + 1,
		bottom: s.footerTop() - 2.5,
	}
	return nil
}

// running is the heading of later pages: enough to put loose sheets together.
func (s *sheet) running() string {
	parts := []string{s.t("continued")}
	if s.form.Head != "" {
		parts = append(parts, s.t("head_is", clip(clean(s.form.Head), 40)))
	}
	if s.form.Number != "" {
		parts = append(parts, s.t("number", clip(clean(s.form.Number), 40)))
	}
	return strings.Join(parts, "    ")
}

// setFooter sets the lines that say what this paper is and is not.
func (s *sheet) setFooter() ([]setRow, error) {
	first := s.t("not_decision")
	if s.form.Pack != "" {
		first += s.t("assessed", s.day(s.form.AssessedOn), clip(clean(s.form.Pack), 60), clip(clean(s.form.PackVersion), 60))
	}
	lines := []string{first}
	if s.form.Fingerprint != "" {
		line := s.t("fingerprint", clip(clean(s.form.Fingerprint), 120))
		if s.form.Receipt != "" {
			line += s.t("receipt", clip(clean(s.form.Receipt), 60))
		}
		lines = append(lines, line)
	}
	if s.qr != nil {
		lines = append(lines, s.t("qr"))
	}
	var rows []setRow
	for _, line := range lines {
		r, err := s.setter.set(row{cells: []cell{{width: tableWidth - qrSize - 6, text: line, style: smallStyle, bare: true}}})
		if err != nil {
			return nil, err
		}
		r.height = r.cells[0].height() - padY
		rows = append(rows, r)
	}
	return rows, nil
}

func (s *sheet) footerTop() float64 {
	height := heights(s.footer)
	if s.qr != nil {
		height = max(height, qrSize)
	}
	return pageBottom - height
}

// unprintable names the characters that no font has, so that somebody writes
// them in by pen.
func unprintable(lang text.Lang, m *setter) section {
	missing := slices.Sorted(maps.Keys(m.missing))
	if len(missing) == 0 {
		return section{}
	}
	var codes []string
	for _, r := range missing {
		codes = append(codes, fmt.Sprintf("%U", r))
	}
	return section{rows: []row{plain(lang.T("paper.missing_glyphs"), lang.T("paper.missing_glyphs_text", strings.Join(codes, " ")))}}
}

// write draws all pages and writes the file.
func (s *sheet) write(w io.Writer) error {
	c := newCanvas(s.setter)
	if err := c.drawPages(s.flow, s.lang, s.drawMargins); err != nil {
		return err
	}
	title := strings.TrimSpace(s.t("title") + " " + clip(clean(s.form.Number), 60))
	return c.write(w, title, s.form.day())
}

// drawMargins draws what stands above and below the table of a page.
func (s *sheet) drawMargins(c *canvas, page int) error {
	of := s.t("page", page, len(s.flow.pages))
	if err := c.place(tableLeft, pageTop+padY, tableWidth, of, smallStyle, right); err != nil {
		return err
	}
	if page == 1 {
		if err := c.place(tableLeft, pageTop, tableWidth, s.t("title"), titleStyle, centre); err != nil {
			return err
		}
	} else if err := c.drawRow(s.runner[0], tableLeft, pageTop); err != nil {
		return err
	}
	y := s.footerTop()
	if s.qr != nil {
		c.drawQR(s.qr, tableLeft+tableWidth-qrSize, y, qrSize)
	}
	y = pageBottom - heights(s.footer)
	for _, r := range s.footer {
		if err := c.drawRow(r, tableLeft, y); err != nil {
			return err
		}
		y += r.height
	}
	return nil
}

// day writes a date as people do; what is no date stays as it is.
func (s *sheet) day(date string) string {
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return clip(clean(date), 40)
	}
	if s.lang == text.Zh {
		return day.Format("2006年1月2日")
	}
	return day.Format("2 January 2006")
}

// clip bounds text that is repeated on every page and stands in full elsewhere.
func clip(s string, most int) string {
	runes := []rune(strings.ReplaceAll(s, "\n", " "))
	if len(runes) <= most {
		return string(runes)
	}
	return string(runes[:most]) + "…"
}
