package paper

import (
	"slices"
	"strings"
)

// calculation prints the sum with both per-capita incomes. On a blank form it
// is room for doing it by hand.
func (s *sheet) calculation() section {
	r := plain(s.t("calculation"), strings.Join(s.form.Calculation, "\n"))
	if len(s.form.Calculation) == 0 {
		r.least = 24
	}
	return section{rows: []row{r}}
}

// findings prints what the policy pack says: the points about the household one
// by one, those about each member together, and what does not hold in one line.
// None of it is a decision, and the heading says so.
func (s *sheet) findings() section {
	if len(s.form.Findings) == 0 && len(s.form.OfMembers) == 0 && s.form.NotMet == "" {
		return section{}
	}
	widths := []float64{colItem, colWho, colOne + colTwo + colThree + colFour, colLast}
	var rows []row
	for _, f := range s.form.Findings {
		rows = append(rows, row{cells: []cell{
			field(widths[0], f.Title), centred(widths[1], f.State), field(widths[2], f.Text), field(widths[3], f.Clauses),
		}})
	}
	between := widths[1] + widths[2]
	for _, m := range s.form.OfMembers {
		rows = append(rows, row{cells: []cell{field(widths[0], m.Name), field(between, m.Text), field(widths[3], m.Clauses)}})
	}
	if s.form.NotMet != "" {
		rows = append(rows, row{cells: []cell{field(widths[0], s.t("not_met")), field(between+widths[3], s.form.NotMet)}})
	}
	return section{
		label:    s.t("findings"),
		headings: []row{s.columns(widths, "finding", "state", "finding_text", "clause")},
		rows:     rows,
	}
}

// open prints what the calculation lacked and what people have to judge.
func (s *sheet) open() section {
	var rows []row
	if len(s.form.Missing) > 0 {
		rows = append(rows, plain(s.t("missing"), strings.Join(s.form.Missing, s.t("comma"))))
	}
	if len(s.form.Review) > 0 {
		rows = append(rows, plain(s.t("review"), strings.Join(s.form.Review, s.t("comma"))))
	}
	return section{rows: rows}
}

// Room for pen, stamp and fingerprint, in mm.
const (
	signRoom    = 12.0
	printRoom   = 30.0
	opinionRoom = 25.0
	footStep    = 5.2  // a line at the foot of a field
	signStep    = 10.0 // a line that is itself signed on
)

// signatures is where both visitors and the householder sign.
func (s *sheet) signatures() section {
	return section{rows: append(s.visitorRows(), s.householderRow())}
}

func (s *sheet) visitorRows() []row {
	visitors := slices.Clone(s.form.Visitors)
	for len(visitors) < 2 {
		visitors = append(visitors, FormVisitor{})
	}
	var rows []row
	for i := 0; i < len(visitors); i += 2 {
		pair := visitors[i:min(i+2, len(visitors))]
		width := (tableWidth - colLabel) / float64(len(pair))
		cells := []cell{shaded(colLabel, s.t("visitors_sign"))}
		for j, v := range pair {
			cells = append(cells, s.visitorCell(width, i+j+1, v))
		}
		rows = append(rows, row{cells: cells})
	}
	return rows
}

func (s *sheet) visitorCell(width float64, n int, v FormVisitor) cell {
	c := field(width, s.t("visitor_blank", n))
	if v.Name != "" {
		c.text = s.t("visitor", n, v.Name)
	}
	if from := strings.TrimSpace(v.Unit + " " + v.Post); from != "" {
		c.text += s.t("visitor_from", from)
	}
	c.room, c.step = signRoom, footStep
	c.foot = []footLine{{s.t("signature"), s.t("signed_on")}}
	return c
}

func (s *sheet) householderRow() row {
	const fingerprint = colFour + colLast
	statement := field(tableWidth-colLabel-fingerprint, s.t("read_aloud"))
	statement.step = signStep
	statement.foot = []footLine{
		{s.t("householder"), ""},
		{s.t("proxy"), ""},
		{s.t("proxy_relation"), s.t("signed_on")},
	}
	box := cell{width: fingerprint, text: s.t("fingerprint_box"), style: greyStyle, align: centre, room: printRoom}
	return row{cells: []cell{shaded(colLabel, s.t("householder_sign")), statement, box}}
}

// opinions is where the four offices write: the village records, the township
// proposes, the county decides.
func (s *sheet) opinions() section {
	pair := func(first, second string) row {
		return row{cells: []cell{
			shaded(colLabel, s.t(first)), s.opinionCell(colWho + colOne + colTwo),
			shaded(colThree, s.t(second)), s.opinionCell(colFour + colLast),
		}}
	}
	return section{rows: []row{
		pair("opinion_village", "opinion_township"),
		pair("opinion_civil", "opinion_poverty"),
	}}
}

func (s *sheet) opinionCell(width float64) cell {
	c := field(width, "")
	c.room, c.step = opinionRoom, footStep
	c.foot = []footLine{{s.t("responsible"), s.t("seal")}, {"", s.t("signed_on")}}
	return c
}
