package visitform

import (
	"fyne.io/fyne/v2"

	"ruhu/app/ui/widgets"
	"ruhu/survey"
)

// economicCheck asks how the check against other offices' records went.
var economicCheck = []question[survey.EconomicCheck]{
	press("status", survey.EconomicCheckStates, func(c *survey.EconomicCheck) *string { return &c.Status }),
	day("date", func(c *survey.EconomicCheck) *survey.Date { return &c.Date }),
	words("source", func(c *survey.EconomicCheck) *string { return &c.Source }),
	code("number", func(c *survey.EconomicCheck) *string { return &c.Number }),
}

// buildEvents asks what befell the family, what help it had, and how often and
// with what it was checked before.
func buildEvents(p *page) {
	p.subtitle("events")
	listing[survey.Event]{
		lines: events, kind: "event", items: survey.EventKinds, first: "date",
		made:    func(kind string) survey.Event { return survey.Event{Kind: kind} },
		title:   func(e survey.Event) string { return p.word(survey.EventKinds, e.Kind) },
		gone:    forgetEvent,
		columns: threeAndRemove(widgets.Fixed(116), widgets.Fixed(108), widgets.Share(1.2)),
		main: []question[survey.Event]{
			day("date", func(e *survey.Event) *survey.Date { return &e.Date }),
			money("loss_fen", func(e *survey.Event) **survey.Fen { return &e.LossFen }),
			words("note", func(e *survey.Event) *string { return &e.Note }),
		},
		details: []question[survey.Event]{
			day("referred", func(e *survey.Event) *survey.Date { return &e.Referred }),
		},
	}.show(p)
	p.subtitle("assistance")
	p.assistance().show(p)
	p.subtitle("checks")
	listing[survey.Check]{
		lines: checks, kind: "check", items: survey.Levels, first: "date",
		made:    func(level string) survey.Check { return survey.Check{Level: level} },
		title:   func(c survey.Check) string { return p.word(survey.Levels, c.Level) },
		columns: widgets.NewReflow(1, 6, widgets.NewColumns(10, widgets.Share(1), widgets.Fixed(140), widgets.Fixed(removeWidth))),
		main:    []question[survey.Check]{day("date", func(c *survey.Check) *survey.Date { return &c.Date })},
	}.show(p)
	p.subtitle("economic_check")
	p.put(widgets.NewFormGrid(rowsOf(p, part("economic_check",
		func(h *survey.Household) *survey.EconomicCheck { return &h.EconomicCheck }), economicCheck...)...))
}

func (p *page) assistance() listing[survey.Assistance] {
	return listing[survey.Assistance]{
		lines: assistance, kind: "assistance", items: survey.AssistanceProgrammes, first: "amount_fen",
		made:    func(programme string) survey.Assistance { return survey.Assistance{Programme: programme} },
		title:   func(a survey.Assistance) string { return p.word(survey.AssistanceProgrammes, a.Programme) },
		columns: threeAndRemove(widgets.Share(0.9), widgets.Fixed(108), widgets.Fixed(116)),
		main: []question[survey.Assistance]{
			whom("member", func(a *survey.Assistance) *string { return &a.Member }),
			money("amount_fen", func(a *survey.Assistance) **survey.Fen { return &a.AmountFen }),
			day("date", func(a *survey.Assistance) *survey.Date { return &a.Date }),
		},
		details: []question[survey.Assistance]{
			words("from", func(a *survey.Assistance) *string { return &a.From }),
			whichEvent("event", func(a *survey.Assistance) *string { return &a.Event }),
		},
	}
}

// whichEvent asks for one of the events recorded.
func whichEvent[T any](field string, of func(*T) *string) question[T] {
	return question[T]{
		field: field,
		ask: func(p *page, s subject[T]) fyne.CanvasObject {
			choice := p.choice(s.path(field), p.eventChoice(), *of(s.now(p)), put(s, of))
			choice.SetEmpty(p.t("events.no_event"))
			return choice
		},
		said: func(p *page, s subject[T]) string { return p.word(p.eventChoice(), *of(s.now(p))) },
	}
}

// eventChoice lists the events as codes.
func (p *page) eventChoice() survey.CodeList {
	var list survey.CodeList
	for _, e := range p.form.household().Events {
		name := p.word(survey.EventKinds, e.Kind) + " " + string(e.Date)
		list = append(list, survey.Code{Code: e.Key, Zh: name, En: name})
	}
	return list
}

// forgetEvent takes an event that is removed out of the help that names it.
func forgetEvent(h *survey.Household, key string) {
	for i := range h.Assistance {
		if h.Assistance[i].Event == key {
			h.Assistance[i].Event = ""
		}
	}
}
