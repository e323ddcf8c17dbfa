package visitform

import (
	"slices"

	"fyne.io/fyne/v2"

	"ruhu/app/ui/widgets"
	"ruhu/survey"
)

// The answers to whether a member was met, in the words of the reasons that
// finishing is refused for.
const (
	wasMet = "met"
	notMet = "not_met"
)

func (p *page) meetings() survey.CodeList {
	answer := func(code, key string) survey.Code { return survey.Code{Code: code, Zh: p.t(key), En: p.t(key)} }
	return survey.CodeList{answer(wasMet, "members.was_met"), answer(notMet, "members.not_met")}
}

func meetingCode(inPerson *bool) string {
	switch {
	case inPerson == nil:
		return ""
	case *inPerson:
		return wasMet
	}
	return notMet
}

func meetingOf(code string) *bool {
	if code == "" {
		return nil
	}
	met := code == wasMet
	return &met
}

// meeting asks whether a member was met, and shows room for the reason while
// they were not.
func (p *page) meeting(member string) (met, why fyne.CanvasObject) {
	was, _ := p.form.visit().MeetingWith(member)
	path := "met." + member
	met = p.buttons(path, p.meetings(), meetingCode(was.InPerson),
		onMeeting(member, func(m *survey.Meeting, code string) { m.InPerson = meetingOf(code) }))
	reason := widgets.NewField(func(typed string) {
		record(p, path, onMeeting(member, func(m *survey.Meeting, why string) { m.Reason = why }), typed)
	})
	reason.SetText(was.Reason)
	reason.SetPlaceHolder(p.t("members.reason_hint"))
	why = widgets.Inset(26, 2, p.line(path, "members.reason", "", reason))
	p.follow(func() {
		now, _ := p.form.visit().MeetingWith(member)
		p.showOnly(why, now.InPerson != nil && !*now.InPerson)
	})
	return met, why
}

// onMeeting records something about meeting a member.
func onMeeting[V any](key string, set func(met *survey.Meeting, answer V)) setter[V] {
	return func(v *survey.Visit, answer V) {
		i := slices.IndexFunc(v.Met, func(m survey.Meeting) bool { return m.Member == key })
		if i < 0 {
			i = len(v.Met)
			v.Met = append(v.Met, survey.Meeting{Member: key})
		}
		set(&v.Met[i], answer)
	}
}
