package paper

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"ruhu/assets/text"
)

// ImportReport is what an office keeps on paper of one import (数据包导入报告): each
// file that was brought, what became of it, and what has to be looked into. All
// texts are the words that are printed.
type ImportReport struct {
	Office   string // 县 乡镇 村 of the office that imported
	Time     string // of the import: "2017-05-16 09:30"
	Operator string // who did it
	Summary  string // all of it in a sentence
	Files    []ReportFile
	Apart    []ReportObject // records in quarantine
	Points   []string       // what has to be found out, a line each: gaps, forks, conflicts
}

// ReportFile is one batch file.
type ReportFile struct {
	Name   string // of the file
	Sender string // empty where it could not be read
	Number string // of the batch in its stream
	State  string // taken in, had before, refused
	Added  string // how many records are new
	Had    string // how many were here before
	Apart  string // how many are in quarantine
	Say    string // why it was refused, or which batch it is; may be empty
}

// ReportObject is one record that was put into quarantine.
type ReportObject struct {
	ID     string // short enough to read aloud
	File   string
	Reason string // a sentence, with what to do
}

// WriteImportReport writes the report as PDF. The same report gives the same
// bytes.
func WriteImportReport(w io.Writer, lang text.Lang, r ImportReport) error {
	pdf, err := setImportReport(lang, r)
	if err != nil {
		return err
	}
	if _, err := w.Write(pdf); err != nil {
		return fmt.Errorf("write import report: %w", err)
	}
	return nil
}

// setImportReport makes the whole file.
func setImportReport(lang text.Lang, r ImportReport) (pdf []byte, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("set import report: %v", fault)
		}
		var said *text.Error
		if err != nil && !errors.As(err, &said) {
			err = text.Fail("paper.error.report_failed").Because(err)
		}
	}()
	m, err := newSetter()
	if err != nil {
		return nil, err
	}
	s := &reportSheet{lang: lang, report: r, setter: m}
	if err := s.set(); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = s.write(&out)
	return out.Bytes(), err
}

// day returns the date inside the document.
func (r ImportReport) day() time.Time {
	if len(r.Time) >= len(time.DateOnly) {
		if day, err := time.Parse(time.DateOnly, r.Time[:len(time.DateOnly)]); err == nil {
			return day
		}
	}
	return undated
}

// reportSheet is an import report being set.
type reportSheet struct {
	lang   text.Lang
	report ImportReport
	setter *setter
	footer setRow
	flow   *flow
}

// words returns a sentence of the report.
func (s *reportSheet) words(key string, args ...any) string {
	return s.lang.T("paper.report."+key, args...)
}

// set spreads the report over pages.
func (s *reportSheet) set() (err error) {
	s.footer, err = s.setter.set(row{cells: []cell{{width: tableWidth, text: s.words("footer"), style: smallStyle, bare: true}}})
	if err != nil {
		return err
	}
	s.flow = &flow{
		setter: s.setter, lang: s.lang, first: pageTop + titleHeight, later: pageTop + rowHeight + 1,
		bottom: pageBottom - s.footer.height - 2.5,
	}
	if err := s.flow.newPage(); err != nil {
		return err
	}
	for _, part := range []section{s.heading(), s.summary(), s.files(), s.apart(), s.points()} {
		if err := s.flow.add(part); err != nil {
			return err
		}
	}
	if err := s.flow.keep(s.signatures()); err != nil {
		return err
	}
	return s.flow.add(unprintable(s.lang, s.setter))
}

// heading stands above the table: who imported, and when.
func (s *reportSheet) heading() section {
	bare := func(width float64, text string, a align) cell {
		return cell{width: width, text: text, style: bodyStyle, align: a, bare: true}
	}
	const side = 66.0
	return section{bare: true, rows: []row{{cells: []cell{
		bare(tableWidth-side, s.words("office", s.report.Office), left), bare(side, s.words("time", s.report.Time), right),
	}}}}
}

func (s *reportSheet) summary() section {
	strong := cell{width: tableWidth - colLabel, text: s.report.Summary, style: boldStyle}
	return section{rows: []row{{cells: []cell{shaded(colLabel, s.words("summary")), strong}}}}
}

// files prints a row a file, and what there is to say about it below.
func (s *reportSheet) files() section {
	widths := []float64{51, 43, 13, 24, 14, 14, 14}
	heads := row{}
	for i, key := range []string{"file", "sender", "number", "state", "added", "had", "apart"} {
		heads.cells = append(heads.cells, shaded(widths[i], s.words(key)))
	}
	var rows []row
	for _, f := range s.report.Files {
		rows = append(rows, row{cells: []cell{
			field(widths[0], f.Name), field(widths[1], f.Sender), centred(widths[2], f.Number), centred(widths[3], f.State),
			amount(widths[4], f.Added), amount(widths[5], f.Had), amount(widths[6], f.Apart),
		}})
		if f.Say != "" {
			rows = append(rows, row{cells: []cell{note(tableWidth-labelWidth, f.Say)}})
		}
	}
	return section{label: s.words("files"), headings: []row{heads}, rows: rows}
}

// apart prints the records in quarantine.
func (s *reportSheet) apart() section {
	widths := []float64{30, 50, colInner - 80}
	heads := row{cells: []cell{shaded(widths[0], s.words("id")), shaded(widths[1], s.words("file")), shaded(widths[2], s.words("reason"))}}
	var rows []row
	for _, o := range s.report.Apart {
		rows = append(rows, row{cells: []cell{centred(widths[0], o.ID), field(widths[1], o.File), field(widths[2], o.Reason)}})
	}
	return section{label: s.words("quarantine"), headings: []row{heads}, rows: rows}
}

// points prints what has to be found out.
func (s *reportSheet) points() section {
	words := s.words("no_points")
	if len(s.report.Points) > 0 {
		words = strings.Join(s.report.Points, "\n")
	}
	return section{rows: []row{plain(s.words("points"), words)}}
}

// signatures is where who brought the files and who took them in sign.
func (s *reportSheet) signatures() section {
	const half = (tableWidth - colLabel) / 2
	sign := func(words string) cell {
		c := field(half, words)
		c.room, c.step = signRoom, footStep
		c.foot = []footLine{{s.words("signature"), s.words("signed_on")}}
		return c
	}
	return section{rows: []row{{cells: []cell{
		shaded(colLabel, s.words("signatures")), sign(s.words("operator", s.report.Operator)), sign(s.words("bearer")),
	}}}}
}

// write draws all pages and writes the file.
func (s *reportSheet) write(w io.Writer) error {
	c := newCanvas(s.setter)
	if err := c.drawPages(s.flow, s.lang, s.drawMargins); err != nil {
		return err
	}
	return c.write(w, s.words("title"), s.report.day())
}

// drawMargins draws what stands above and below the table of a page.
func (s *reportSheet) drawMargins(c *canvas, page int) error {
	of := s.words("page", page, len(s.flow.pages))
	if err := c.place(tableLeft, pageTop+padY, tableWidth, of, smallStyle, right); err != nil {
		return err
	}
	title, st, a := s.words("title"), titleStyle, centre
	if page > 1 {
		title, st, a = s.words("continued", s.report.Time), smallStyle, left
	}
	if err := c.place(tableLeft, pageTop, tableWidth, title, st, a); err != nil {
		return err
	}
	return c.drawRow(s.footer, tableLeft, pageBottom-s.footer.height)
}
