package visitform

import (
	"ruhu/app/ui/widgets"
	"ruhu/assets"
	"ruhu/survey"
)

var (
	contactQuestions = []question[survey.Household]{
		personal("phone", func(h *survey.Household) *string { return &h.Phone }),
		words("group", func(h *survey.Household) *string { return &h.Group }),
		words("address", func(h *survey.Household) *string { return &h.Address }),
		press("residence_type", survey.ResidenceTypes, func(h *survey.Household) *string { return &h.ResidenceType }),
	}
	bankQuestions = []question[survey.Bank]{
		words("name", func(b *survey.Bank) *string { return &b.Name }),
		words("holder", func(b *survey.Bank) *string { return &b.Holder }),
		personal("account", func(b *survey.Bank) *string { return &b.Account }),
		press("type", survey.BankAccountTypes, func(b *survey.Bank) *string { return &b.Type }),
		words("agent", func(b *survey.Bank) *string { return &b.Agent }),
	}
	registerQuestions = []question[survey.Register]{
		code("number", func(r *survey.Register) *string { return &r.Number }),
		words("head", func(r *survey.Register) *string { return &r.Head }),
		words("address", func(r *survey.Register) *string { return &r.Address }),
		press("type", survey.RegisterTypes, func(r *survey.Register) *string { return &r.Type }),
	}
	registeredVillage = []question[survey.Household]{
		village("registered_village", func(h *survey.Household) *string { return &h.RegisteredVillage }),
	}
)

// buildContact asks how to reach the family, where payments go, and what the
// 户口簿 says.
func buildContact(p *page) {
	p.title()
	h := p.form.household()
	p.put(known(p.t("contact.village"), widgets.NewText(assets.DivisionPath(h.Village))),
		widgets.NewFormGrid(rowsOf(p, theHousehold, contactQuestions...)...),
		widgets.NewRows(2,
			fold(p, part("bank", func(h *survey.Household) *survey.Bank { return &h.Bank }), "bank", bankQuestions...),
			fold(p, part("register", func(h *survey.Household) *survey.Register { return &h.Register }), "register", registerQuestions...),
			fold(p, theHousehold, "registered", registeredVillage...)))
	p.subtitle("contacts")
	listing[survey.Contact]{
		lines: contacts, kind: "contact", first: "name",
		made: func(string) survey.Contact { return survey.Contact{} },
		columns: widgets.NewReflow(460, 6,
			widgets.NewColumns(10, widgets.Share(1), widgets.Share(1), widgets.Fixed(140), widgets.Fixed(removeWidth)),
			widgets.NewColumns(10, widgets.Share(1), widgets.Share(1)),
			widgets.NewColumns(10, widgets.Share(1), widgets.Fixed(removeWidth))),
		main: []question[survey.Contact]{
			words("name", func(c *survey.Contact) *string { return &c.Name }),
			words("relation", func(c *survey.Contact) *string { return &c.Relation }),
			personal("phone", func(c *survey.Contact) *string { return &c.Phone }),
		},
	}.show(p)
}
