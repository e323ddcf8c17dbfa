package visit

import (
	"strings"

	"ruhu/paper"
	"ruhu/survey"
)

// help is what befell the family, what help it had, who is related to whom and
// what was checked before.
func (b formBuilder) help(f *paper.VisitForm) {
	f.Events = told(b, b.h.Events, b.event)
	f.Assistance = told(b, b.h.Assistance, b.assistance)
	f.Relatives = told(b, b.h.Relatives, b.relative)
	c := b.h.EconomicCheck
	f.EconomicCheck = b.facts().plain(b.code(survey.EconomicCheckStates, c.Status)).plain(string(c.Date), c.Source).
		named("economic_check.number", c.Number).String()
	f.Checks = strings.ReplaceAll(told(b, b.h.Checks, func(c survey.Check) string {
		return strings.TrimSpace(string(c.Date) + " " + b.code(survey.Levels, c.Level))
	}), "\n", b.lang.T("visit.semicolon"))
}

func (b formBuilder) event(e survey.Event) string {
	return b.facts().plain(string(e.Date), b.code(survey.EventKinds, e.Kind), e.Note).fen("event.loss_fen", e.LossFen).
		named("event.referred", string(e.Referred)).String()
}

func (b formBuilder) assistance(a survey.Assistance) string {
	f := b.facts().plain(string(a.Date), b.code(survey.AssistanceProgrammes, a.Programme), MemberName(b.h, a.Member, b.lang))
	if a.AmountFen != nil {
		f.plain(b.lang.T("visit.yuan", a.AmountFen))
	}
	f.plain(a.From)
	if a.Event != "" {
		f.named("assistance.event", b.eventName(a.Event))
	}
	return f.String()
}

// eventName calls an event by what it was and when.
func (b formBuilder) eventName(key string) string {
	for _, e := range b.h.Events {
		if e.Key == key {
			return strings.TrimSpace(b.code(survey.EventKinds, e.Kind) + " " + string(e.Date))
		}
	}
	return key
}

func (b formBuilder) relative(r survey.Relative) string {
	return b.facts().plain(MemberName(b.h, r.Member, b.lang), r.Official+bracketed(r.Relation), r.Unit, r.Post).
		named("relative.record", r.Record).named("relative.date", string(r.Date)).String()
}
