package paper

import "strings"

// Columns of the form, in mm. Every table uses these stops, so that its rules
// run through from one section to the next.
const (
	colItem  = 28.0
	colWho   = 20.0
	colOne   = 22.0
	colTwo   = 20.0
	colThree = 27.0
	colFour  = 27.0
	colLast  = 29.0
	colLabel = labelWidth + colItem // the label of a row without a section
	colInner = tableWidth - labelWidth
)

// Rows printed to be filled in by pen where nothing was asked yet.
const (
	blankMembers  = 6
	blankIncomes  = 8
	blankExpenses = 3
	blankObligors = 2
)

func shaded(width float64, s string) cell {
	return cell{width: width, text: s, style: bodyStyle, align: centre, shade: true}
}

func field(width float64, s string) cell {
	return cell{width: width, text: s, style: bodyStyle}
}

// note is what belongs to the row above it, set smaller.
func note(width float64, s string) cell {
	return cell{width: width, text: s, style: style{size: denseSize}}
}

func centred(width float64, s string) cell {
	return cell{width: width, text: s, style: bodyStyle, align: centre}
}

func amount(width float64, s string) cell {
	return cell{width: width, text: s, style: bodyStyle, align: right}
}

// plain is a row of a label and a text across the page.
func plain(label, s string) row {
	return row{cells: []cell{shaded(colLabel, label), field(tableWidth-colLabel, s)}, least: height(s)}
}

// heading stands above the table: where, when and which visit.
func (s *sheet) heading() section {
	const side = 50.0
	bare := func(width float64, text string, a align) cell {
		return cell{width: width, text: text, style: bodyStyle, align: a, bare: true}
	}
	place, number, day := s.form.Place, s.form.Number, s.day(s.form.Date)
	if place == "" {
		place = s.t("place_blank")
	}
	if number == "" {
		number = s.t("line")
	}
	if day == "" {
		day = s.t("date_blank")
	}
	return section{bare: true, rows: []row{
		{cells: []cell{bare(tableWidth-side, place, left), bare(side, s.t("number", number), right)}},
		{cells: []cell{bare(tableWidth-side, s.occasion(), left), bare(side, s.t("date", day), right)}},
	}}
}

// occasion says what kind of visit this is.
func (s *sheet) occasion() string {
	var parts []string
	for _, part := range []string{s.form.Campaign, s.form.Level} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if s.form.TimesYear != "" {
		parts = append(parts, s.t("times", s.form.TimesYear))
	}
	if len(parts) == 0 {
		return s.t("occasion_blank")
	}
	return strings.Join(parts, "    ")
}

// penHeight is the height of a row that is filled in by pen, in mm.
const penHeight = 8.0

// height returns the least height of a row with these fields: enough to write
// in where all are empty.
func height(fields ...string) float64 {
	if strings.Join(fields, "") == "" {
		return penHeight
	}
	return rowHeight
}

func (s *sheet) basics() section {
	f := s.form
	wide := func(key, value string) row {
		return row{cells: []cell{shaded(colItem, s.t(key)), field(colInner-colItem, value)}, least: height(value)}
	}
	three := func(key1, value1, key2, value2, key3, value3 string) row {
		return row{cells: []cell{
			shaded(colItem, s.t(key1)), centred(colWho+colOne, value1),
			shaded(colTwo, s.t(key2)), centred(colThree, value2),
			shaded(colFour, s.t(key3)), centred(colLast, value3),
		}, least: height(value1, value2, value3)}
	}
	rows := []row{
		three("head", f.Head, "phone", f.Phone, "people", f.People),
		wide("address", f.Address),
		wide("registered", f.Registered),
	}
	if f.Bank != "" || s.blank() {
		rows = append(rows, wide("bank", f.Bank))
	}
	rows = append(rows, answered(wide, "contacts", f.Contacts)...)
	rows = append(rows, three("dibao", f.Dibao, "tekun", f.Tekun, "jdlk", f.Jdlk))
	rows = append(rows, answered(wide, "dibao_more", f.DibaoMore)...)
	rows = append(rows, answered(wide, "tekun_more", f.TekunMore)...)
	rows = append(rows, answered(wide, "jdlk_more", f.JdlkMore)...)
	return section{label: s.t("basics"), rows: append(rows, wide("causes", f.Causes))}
}

// blank reports whether the form is one to be filled in by pen.
func (s *sheet) blank() bool { return s.form.Number == "" && s.form.Members == nil }

// answered is a row for what few families are asked: it takes room only where
// there is an answer.
func answered(make func(key, value string) row, key, value string) []row {
	if value == "" {
		return nil
	}
	r := make(key, value)
	r.dense = true
	return []row{r}
}

// columns returns a heading row of the given keys over the given widths.
func (s *sheet) columns(widths []float64, keys ...string) row {
	var r row
	for i, key := range keys {
		r.cells = append(r.cells, shaded(widths[i], s.t(key)))
	}
	return r
}

// none is the row that says a question was asked and there is nothing.
func (s *sheet) none() row {
	return row{cells: []cell{centred(colInner, s.t("none"))}}
}

// list returns one row for each entry; empty rows where nothing was asked, and
// a row that says so where there is nothing.
func list[T any](s *sheet, entries []T, blanks int, line func(T) row) []row {
	if entries != nil && len(entries) == 0 {
		return []row{s.none()}
	}
	least := rowHeight
	if entries == nil {
		entries = make([]T, blanks)
		least = penHeight
	}
	var rows []row
	for _, e := range entries {
		r := line(e)
		r.least, r.dense = least, true
		rows = append(rows, r)
	}
	return rows
}

func (s *sheet) members() section {
	widths := []float64{colItem, colWho + colOne, colTwo, colThree, colFour, colLast}
	who := list(s, s.form.Members, blankMembers, func(m FormMember) row {
		return row{cells: []cell{
			centred(widths[0], m.Name), centred(widths[1], m.ID), centred(widths[2], m.Relation),
			centred(widths[3], m.Birth), centred(widths[4], m.Health), centred(widths[5], s.met(m)),
		}}
	})
	var rows []row
	for i, r := range who {
		rows = append(rows, r)
		if i < len(s.form.Members) && s.form.Members[i].More != "" {
			rows = append(rows, row{cells: []cell{note(colInner, s.form.Members[i].More)}})
		}
	}
	return section{
		label:    s.t("members"),
		headings: []row{s.columns(widths, "name", "id", "relation", "birth", "health", "met")},
		rows:     rows,
	}
}

// met says whether a member was met in person, and why not.
func (s *sheet) met(m FormMember) string {
	switch {
	case m.Met == nil && m.MetNote == "":
		return s.t("met_blank")
	case m.Met == nil:
		return s.t("met_blank") + "\n" + m.MetNote
	case *m.Met:
		return strings.TrimSpace(s.t("met_yes") + " " + m.MetNote)
	case m.MetNote == "":
		return s.t("met_no")
	default:
		return s.t("met_no_because", m.MetNote)
	}
}

func (s *sheet) incomes() section {
	widths := []float64{colItem, colWho, colOne, colTwo, colThree, colFour, colLast}
	rows := list(s, s.form.Incomes, blankIncomes, func(i FormIncome) row {
		return row{cells: []cell{
			field(widths[0], i.Item), centred(widths[1], i.Member), amount(widths[2], i.Declared), amount(widths[3], i.Cost),
			amount(widths[4], i.Dibao), amount(widths[5], i.Poverty), field(widths[6], i.Clause),
		}}
	})
	return section{
		label:    s.t("incomes"),
		headings: []row{s.columns(widths, "item", "member", "declared", "cost", "counted_dibao", "counted_poverty", "clause")},
		rows:     append(rows, s.totals()...),
	}
}

// totals is the sum as one would write it by hand: together, by how many, each.
func (s *sheet) totals() []row {
	total := s.form.Total
	const label = colItem + colWho + colOne + colTwo
	strong := func(width float64, text string) cell {
		return cell{width: width, text: text, style: boldStyle, align: right}
	}
	return []row{
		{cells: []cell{
			shaded(colItem+colWho, s.t("total")), amount(colOne, total.Declared), amount(colTwo, total.Cost),
			amount(colThree, total.Dibao), amount(colFour, total.Poverty), field(colLast, ""),
		}, least: height(total.Declared, total.Dibao)},
		{cells: []cell{
			shaded(label, s.t("divided_by")),
			amount(colThree, total.PeopleDibao), amount(colFour, total.PeoplePoverty), field(colLast, ""),
		}, least: height(total.PeopleDibao)},
		{cells: []cell{
			shaded(label, s.t("per_capita")),
			strong(colThree, total.PerCapitaDibao), strong(colFour, total.PerCapitaPoverty), field(colLast, ""),
		}, least: height(total.PerCapitaDibao)},
	}
}

func (s *sheet) expenses() section {
	widths := []float64{colItem, colWho, colOne, colTwo, colThree, colFour, colLast}
	return section{
		label:    s.t("expenses"),
		headings: []row{s.columns(widths, "item", "member", "amount", "insurance", "aid", "own", "note")},
		rows: list(s, s.form.Expenses, blankExpenses, func(e FormExpense) row {
			return row{cells: []cell{
				field(widths[0], e.Item), centred(widths[1], e.Member), amount(widths[2], e.Total), amount(widths[3], e.Insurance),
				amount(widths[4], e.Aid), amount(widths[5], e.Own), field(widths[6], e.Note),
			}}
		}),
	}
}

func (s *sheet) obligors() section {
	widths := []float64{colItem, colWho, colOne, colTwo, colThree + colFour + colLast}
	return section{
		label:    s.t("obligors"),
		headings: []row{s.columns(widths, "name", "relation", "due", "paid", "obligor_note")},
		rows: list(s, s.form.Obligors, blankObligors, func(o FormObligor) row {
			return row{cells: []cell{
				centred(widths[0], o.Name), centred(widths[1], o.Relation), amount(widths[2], o.Due), amount(widths[3], o.Paid),
				field(widths[4], o.Note),
			}}
		}),
	}
}

func (s *sheet) property() section {
	wide := func(key, value string) row {
		return row{cells: []cell{shaded(colItem, s.t(key)), field(colInner-colItem, value)}, least: height(value)}
	}
	return section{label: s.t("property"), rows: []row{
		wide("housing", s.form.Housing), wide("land", s.form.Land), wide("assets", s.form.Assets),
	}}
}

func (s *sheet) remarks() section {
	f := s.form
	labelled := func(key, value string) row { return plain(s.t(key), value) }
	rows := []row{
		labelled("guarantees", f.Guarantees),
		labelled("self_reliance", f.SelfReliance),
		labelled("events", f.Events),
		labelled("assistance", f.Assistance),
	}
	rows = append(rows, answered(labelled, "economic_check", f.EconomicCheck)...)
	rows = append(rows, answered(labelled, "checks", f.Checks)...)
	return section{rows: append(rows,
		labelled("changes", f.Changes),
		labelled("relatives", f.Relatives),
		labelled("remark", f.Note),
	)}
}
