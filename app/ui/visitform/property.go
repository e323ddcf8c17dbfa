package visitform

import (
	"fyne.io/fyne/v2"

	"ruhu/app/ui/widgets"
	"ruhu/survey"
)

var (
	assetColumns = widgets.NewReflow(520, 6,
		widgets.NewColumns(10, widgets.Share(1), widgets.Fixed(116), widgets.Share(1.7), widgets.Fixed(removeWidth)),
		widgets.NewColumns(10, widgets.Share(1), widgets.Fixed(116)),
		widgets.NewColumns(10, widgets.Share(1), widgets.Fixed(removeWidth)))

	obligorColumns = widgets.NewReflow(560, 6,
		widgets.NewColumns(10, widgets.Share(1), widgets.Fixed(108), widgets.Fixed(104), widgets.Fixed(104), widgets.Share(1.1), widgets.Fixed(removeWidth)),
		widgets.NewColumns(10, widgets.Share(1), widgets.Share(1)),
		widgets.NewColumns(10, widgets.Fixed(96), widgets.Fixed(96), widgets.Share(1), widgets.Fixed(removeWidth)))
)

// buildProperty asks what the family owns, and who living apart owes it support.
func buildProperty(p *page) {
	p.title()
	a := listing[survey.Asset]{
		lines: possessions, items: survey.AssetItems, first: "note",
		made:   func(item string) survey.Asset { return survey.Asset{Item: item} },
		filled: func(a survey.Asset) bool { return a.ValueFen != nil || a.Note != "" },
		head: []fyne.CanvasObject{
			assetColumns.Row(widgets.NewCaption(p.t("assets.item")), widgets.NewCaption(p.t("assets.value")).Right(), widgets.NewCaption(p.t("assets.note")), widgets.NewText("")),
			widgets.NewRule(),
		},
	}
	a.row = func(line survey.Asset) fyne.CanvasObject { return p.assetRow(a, line) }
	a.show(p)

	p.put(widgets.NewSectionTitle(p.t("obligors.name"), p.t("obligors.hint")))
	o := listing[survey.Obligor]{
		lines: obligors, items: survey.Relations, first: "name",
		made: func(relation string) survey.Obligor { return survey.Obligor{Relation: relation} },
		filled: func(o survey.Obligor) bool {
			return o.Name != "" || o.DueFen != nil || o.PaidFen != nil || o.Unable != ""
		},
		head: []fyne.CanvasObject{
			obligorColumns.Row(widgets.NewCaption(p.t("obligors.person")), widgets.NewCaption(p.t("obligors.relation")),
				widgets.NewCaption(p.t("obligors.due")).Right(), widgets.NewCaption(p.t("obligors.paid")).Right(),
				widgets.NewCaption(p.t("obligors.unable")), widgets.NewCaption("")),
			widgets.NewRule(),
		},
	}
	o.row = func(line survey.Obligor) fyne.CanvasObject { return p.obligorRow(o, line) }
	o.show(p)
}

func (p *page) assetRow(l listing[survey.Asset], a survey.Asset) fyne.CanvasObject {
	return assetColumns.Row(
		widgets.NewText(survey.AssetItems.Text(a.Item, string(p.form.env.Lang))).Wrapped(),
		p.amount(possessions.path(a.Key, "value_fen"), a.ValueFen, on(possessions, a.Key, func(a *survey.Asset, v *survey.Fen) { a.ValueFen = v })),
		p.text(possessions.path(a.Key, "note"), a.Note, on(possessions, a.Key, func(a *survey.Asset, note string) { a.Note = note })),
		l.remover(p, a.Key),
	)
}

func (p *page) obligorRow(l listing[survey.Obligor], o survey.Obligor) fyne.CanvasObject {
	return obligorColumns.Row(
		p.text(obligors.path(o.Key, "name"), o.Name, on(obligors, o.Key, func(o *survey.Obligor, name string) { o.Name = name })),
		p.choice(obligors.path(o.Key, "relation"), survey.Relations, o.Relation, on(obligors, o.Key, func(o *survey.Obligor, r string) { o.Relation = r })),
		p.amount(obligors.path(o.Key, "due_fen"), o.DueFen, on(obligors, o.Key, func(o *survey.Obligor, due *survey.Fen) { o.DueFen = due })),
		p.amount(obligors.path(o.Key, "paid_fen"), o.PaidFen, on(obligors, o.Key, func(o *survey.Obligor, paid *survey.Fen) { o.PaidFen = paid })),
		p.text(obligors.path(o.Key, "unable"), o.Unable, on(obligors, o.Key, func(o *survey.Obligor, why string) { o.Unable = why })),
		l.remover(p, o.Key),
	)
}
