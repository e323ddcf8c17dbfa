package visitform

import (
	"ruhu/app/ui/widgets"
	"ruhu/survey"
)

// threeAndRemove are the columns of a line with its title, three questions and
// what removes it.
func threeAndRemove(one, two, three widgets.Column) *widgets.Reflow {
	return widgets.NewReflow(520, 6,
		widgets.NewColumns(10, widgets.Share(1.2), one, two, three, widgets.Fixed(removeWidth)),
		widgets.NewColumns(10, widgets.Share(1.2), one),
		widgets.NewColumns(10, two, three, widgets.Fixed(removeWidth)))
}

var assetColumns = widgets.NewReflow(520, 6,
	widgets.NewColumns(10, widgets.Share(1), widgets.Fixed(116), widgets.Share(1.7), widgets.Fixed(removeWidth)),
	widgets.NewColumns(10, widgets.Share(1), widgets.Fixed(116)),
	widgets.NewColumns(10, widgets.Share(1), widgets.Fixed(removeWidth)))

// Questions about the home: what everybody is asked, and the rest.
var (
	housingQuestions = []question[survey.Housing]{
		pick("structure", survey.HousingStructures, func(h *survey.Housing) *string { return &h.Structure }),
		press("danger", survey.HousingDangers, func(h *survey.Housing) *string { return &h.Danger }),
		count("area_m2", func(h *survey.Housing) **int { return &h.AreaM2 }),
		yesNo("only_home", func(h *survey.Housing) **bool { return &h.OnlyHome }),
	}
	moreHousingQuestions = []question[survey.Housing]{
		pick("tenure", survey.HousingTenures, func(h *survey.Housing) *string { return &h.Tenure }),
		count("rooms", func(h *survey.Housing) **int { return &h.Rooms }),
		count("built", func(h *survey.Housing) **int { return &h.Built }),
		words("owner", func(h *survey.Housing) *string { return &h.Owner }),
		code("certificate", func(h *survey.Housing) *string { return &h.Certificate }),
	}
	livingConditions = []question[survey.Living]{
		yesNo("power", func(l *survey.Living) **bool { return &l.Power }),
		yesNo("road", func(l *survey.Living) **bool { return &l.Road }),
		yesNo("toilet", func(l *survey.Living) **bool { return &l.Toilet }),
	}
)

// buildProperty asks where the family lives, what land it has and what it owns.
func buildProperty(p *page) {
	p.title()
	home := part("housing", func(h *survey.Household) *survey.Housing { return &h.Housing })
	living := part("living", func(h *survey.Household) *survey.Living { return &h.Living })
	p.put(
		widgets.NewFormGrid(rowsOf(p, home, housingQuestions...)...),
		widgets.NewRows(2, fold(p, home, "housing", moreHousingQuestions...), fold(p, living, "living", livingConditions...)),
	)
	p.subtitle("assets")
	listing[survey.Asset]{
		lines: possessions, kind: "asset", items: survey.AssetItems, first: "note",
		made:    func(item string) survey.Asset { return survey.Asset{Item: item} },
		title:   func(a survey.Asset) string { return p.word(survey.AssetItems, a.Item) },
		columns: assetColumns,
		main: []question[survey.Asset]{
			money("value_fen", func(a *survey.Asset) **survey.Fen { return &a.ValueFen }),
			words("note", func(a *survey.Asset) *string { return &a.Note }),
		},
		details: []question[survey.Asset]{
			count("quantity", func(a *survey.Asset) **int { return &a.Quantity }),
			words("owner", func(a *survey.Asset) *string { return &a.Owner }),
			code("number", func(a *survey.Asset) *string { return &a.Number }),
			month("acquired", func(a *survey.Asset) *string { return &a.Acquired }),
			yesNo("for_disabled", func(a *survey.Asset) **bool { return &a.ForDisabled }),
		},
	}.show(p)
	p.subtitle("land")
	listing[survey.Land]{
		lines: plots, kind: "plot", items: survey.LandItems, first: "tenth_mu",
		made:    func(item string) survey.Land { return survey.Land{Item: item} },
		title:   func(l survey.Land) string { return p.word(survey.LandItems, l.Item) },
		columns: threeAndRemove(widgets.Fixed(84), widgets.Share(1), widgets.Fixed(108)),
		main: []question[survey.Land]{
			figure("tenth_mu", 1, func(l *survey.Land) **int { return &l.TenthMu }),
			pick("transfer", survey.LandTransfers, func(l *survey.Land) *string { return &l.Transfer }),
			money("rent_fen", func(l *survey.Land) **survey.Fen { return &l.RentFen }),
		},
	}.show(p)
}

// subtitle heads a part of the page.
func (p *page) subtitle(key string) {
	p.put(widgets.NewSectionTitle(p.t(key+".name"), p.t(key+".hint")))
}

// word is a code in words.
func (p *page) word(list survey.CodeList, code string) string {
	return list.Text(code, string(p.form.env.Lang))
}
