package visitform

import (
	"ruhu/app/ui/widgets"
	"ruhu/app/visit"
	"ruhu/survey"
)

var obligorColumns = widgets.NewReflow(560, 6,
	widgets.NewColumns(10, widgets.Share(1.6), widgets.Share(1), widgets.Fixed(104), widgets.Fixed(104), widgets.Share(1.1), widgets.Fixed(removeWidth)),
	widgets.NewColumns(10, widgets.Share(1), widgets.Share(1)),
	widgets.NewColumns(10, widgets.Fixed(96), widgets.Fixed(96), widgets.Share(1), widgets.Fixed(removeWidth)))

// buildSupport asks who living apart owes the family support, and which officials
// are its near relatives.
func buildSupport(p *page) {
	p.subtitle("obligors")
	listing[survey.Obligor]{
		lines: obligors, kind: "obligor", items: survey.Relations, first: "name",
		made:    func(relation string) survey.Obligor { return survey.Obligor{Relation: relation} },
		title:   func(o survey.Obligor) string { return p.word(survey.Relations, o.Relation) },
		columns: obligorColumns,
		main: []question[survey.Obligor]{
			words("name", func(o *survey.Obligor) *string { return &o.Name }),
			money("due_fen", func(o *survey.Obligor) **survey.Fen { return &o.DueFen }),
			money("paid_fen", func(o *survey.Obligor) **survey.Fen { return &o.PaidFen }),
			words("unable", func(o *survey.Obligor) *string { return &o.Unable }),
		},
		details: []question[survey.Obligor]{
			pick("basis", survey.SupportBases, func(o *survey.Obligor) *string { return &o.Basis }),
			count("people", func(o *survey.Obligor) **int { return &o.People }),
			money("income_fen", func(o *survey.Obligor) **survey.Fen { return &o.IncomeFen }),
			count("supported", func(o *survey.Obligor) **int { return &o.Supported }),
			words("unit", func(o *survey.Obligor) *string { return &o.Unit }),
			personal("id_number", func(o *survey.Obligor) *string { return &o.IDNumber }),
			given(pick("relation", survey.Relations, func(o *survey.Obligor) *string { return &o.Relation })),
		},
	}.show(p)
	p.subtitle("relatives")
	listing[survey.Relative]{
		lines: relatives, kind: "relative", items: p.peopleChoice(), first: "official",
		made:    func(member string) survey.Relative { return survey.Relative{Member: member} },
		title:   func(r survey.Relative) string { return p.memberName(r.Member) },
		columns: threeAndRemove(widgets.Share(1), widgets.Share(0.8), widgets.Share(1.4)),
		main: []question[survey.Relative]{
			words("official", func(r *survey.Relative) *string { return &r.Official }),
			words("relation", func(r *survey.Relative) *string { return &r.Relation }),
			words("unit", func(r *survey.Relative) *string { return &r.Unit }),
		},
		details: []question[survey.Relative]{
			words("post", func(r *survey.Relative) *string { return &r.Post }),
			given(whom("member", func(r *survey.Relative) *string { return &r.Member })),
			words("record", func(r *survey.Relative) *string { return &r.Record }),
			day("date", func(r *survey.Relative) *survey.Date { return &r.Date }),
		},
	}.show(p)
}

// memberName is the name of a member, or the whole family.
func (p *page) memberName(key string) string {
	return visit.MemberName(p.form.household(), key, p.form.env.Lang)
}
