package visit

import (
	"strings"

	"ruhu/paper"
	"ruhu/survey"
)

// standing is what the household receives and what the registry has of it.
func (b formBuilder) standing(f *paper.VisitForm) {
	d, t, j := b.h.Dibao, b.h.Tekun, b.h.Jdlk
	f.Dibao = strings.TrimSpace(b.code(survey.DibaoStatuses, d.Status) + " " + b.code(survey.DibaoClasses, d.Class))
	f.Tekun = b.code(survey.TekunStatuses, t.Status)
	f.Jdlk = strings.TrimSpace(b.code(survey.JdlkStatuses, j.Status) + " " + b.code(survey.JdlkAttributes, j.Attribute))
	f.Causes = strings.Join(j.Causes, b.lang.T("visit.comma"))
	f.DibaoMore = b.dibaoMore(d)
	f.TekunMore = b.facts().plain(b.code(survey.TekunCares, t.Care)).named("tekun.members", b.names(t.Members)).
		named("tekun.since", t.Since).named("tekun.number", t.Number).fen("tekun.monthly_fen", t.MonthlyFen).
		named("tekun.until", t.Until).String()
	f.JdlkMore = b.jdlkMore(j)
}

func (b formBuilder) dibaoMore(d survey.Dibao) string {
	return b.facts().plain(b.code(survey.BenefitBases, d.Basis)).named("dibao.benefit_members", b.names(d.BenefitMembers)).
		named("dibao.since", d.Since).named("dibao.number", d.Number).
		fen("dibao.monthly_fen", d.MonthlyFen).fen("dibao.supplement_fen", d.SupplementFen).
		named("dibao.class_since", d.ClassSince).named("dibao.class_reason", d.ClassReason).
		named("dibao.until", d.Until).named("dibao.stop_reason", d.StopReason).String()
}

func (b formBuilder) jdlkMore(j survey.Jdlk) string {
	return b.facts().named("jdlk.number", j.Number).named("jdlk.since", j.Since).
		yesNo("jdlk.stable_exit", j.StableExit).named("jdlk.exited", j.Exited).fen("jdlk.exit_per_capita_fen", j.ExitPerCapitaFen).
		named("jdlk.relapsed", j.Relapsed).named("jdlk.relapse_why", j.RelapseWhy).
		named("jdlk.members", b.names(j.Members)).named("jdlk.measures", strings.Join(j.Measures, b.lang.T("visit.comma"))).
		named("helper.name", j.Helper.Name).named("helper.unit", j.Helper.Unit).named("helper.phone", j.Helper.Phone).String()
}

// contact is how to reach the family, where payments go and what the 户口簿 says.
func (b formBuilder) contact(f *paper.VisitForm) {
	h := b.h
	f.Phone = h.Phone
	f.Address = strings.TrimSpace(h.Address + " " + bracketed(b.code(survey.ResidenceTypes, h.ResidenceType)))
	f.Registered = b.facts().plain(place(h.RegisteredVillage), h.Register.Address).named("register.number", h.Register.Number).
		named("register.head", h.Register.Head).plain(b.code(survey.RegisterTypes, h.Register.Type)).String()
	f.Bank = b.facts().plain(h.Bank.Name).named("bank.holder", h.Bank.Holder).named("bank.account", h.Bank.Account).
		plain(b.code(survey.BankAccountTypes, h.Bank.Type)).named("bank.agent", h.Bank.Agent).String()
	f.Contacts = told(b, h.Contacts, func(c survey.Contact) string {
		return strings.Join(strings.Fields(c.Name+" "+bracketed(c.Relation)+" "+c.Phone), " ")
	})
}

// bracketed puts words into brackets, none around nothing.
func bracketed(words string) string {
	if words == "" {
		return ""
	}
	return "（" + words + "）"
}
