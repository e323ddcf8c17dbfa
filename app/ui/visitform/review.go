package visitform

import (
	"context"
	"reflect"
	"slices"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"ruhu/app/ui/findings"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/widgets"
	"ruhu/app/visit"
	"ruhu/rules"
	"ruhu/survey"
	"ruhu/syncpkg/object"
)

// mostListed bounds how many hints are listed one by one.
const mostListed = 12

// buildReview shows what stands against finishing, what is doubtful, and the
// result, and finishes the visit.
func buildReview(p *page) {
	p.title()
	lists := widgets.NewRows(12)
	var shown []survey.Problem
	p.follow(func() {
		if shown == nil || !reflect.DeepEqual(shown, p.form.problems) {
			shown = append([]survey.Problem{}, p.form.problems...)
			lists.Objects = p.problemCards()
			lists.Refresh()
		}
	})
	summary := widgets.NewRows(12)
	p.follow(func() { summary.Objects = []fyne.CanvasObject{p.summary()} })
	note := widgets.NewMultiLineField(2, func(typed string) {
		record(p, "note", func(v *survey.Visit, s string) { v.Note = s }, typed)
	})
	note.SetText(p.form.visit().Note)
	finish := widgets.NewPrimaryButton(p.t("review.finish"), p.form.finish)
	p.have("review", finish)
	p.put(lists, summary, widgets.NewFormRow(p.t("review.note"), p.t("review.note_hint"), note))
	p.have("note", note)
	p.put(widgets.NewFlow(12,
		finish,
		widgets.NewSecondaryButton(p.t("review.discard"), p.askToDiscard)))
}

// reviewNote says whether the visit can be finished.
func reviewNote(f *Form) string {
	if len(f.visit().Unfinished()) > 0 {
		return f.t("note.later")
	}
	return f.t("note.ready")
}

// problemCards lists what stands against finishing, what looks wrong, and what
// was not asked.
func (p *page) problemCards() []fyne.CanvasObject {
	var stops, doubts, hints []survey.Problem
	for _, problem := range p.form.problems {
		switch {
		case stopsFinishing(problem):
			stops = append(stops, problem)
		case problem.Strength == survey.Hint:
			hints = append(hints, problem)
		default:
			doubts = append(doubts, problem)
		}
	}
	var cards []fyne.CanvasObject
	if len(stops) == 0 {
		cards = append(cards, widgets.NewText(p.t("review.can_finish")).In(widgets.ToneOK.Ink()).Wrapped())
	}
	for _, list := range []struct {
		key      string
		tone     widgets.Tone
		problems []survey.Problem
	}{
		{"review.stops", widgets.ToneBad, stops}, {"review.doubts", widgets.ToneWarn, doubts}, {"review.hints", widgets.ToneQuiet, hints},
	} {
		if len(list.problems) > 0 {
			cards = append(cards, p.problemCard(p.t(list.key, len(list.problems)), list.tone, list.problems))
		}
	}
	return cards
}

func (p *page) problemCard(title string, tone widgets.Tone, problems []survey.Problem) fyne.CanvasObject {
	rows := widgets.NewRows(5)
	for i, problem := range problems {
		if i == mostListed {
			rows.Add(widgets.NewMuted(p.t("review.more", len(problems)-mostListed)))
			break
		}
		rows.Add(p.problemRow(problem, tone))
		if problem.Strength == survey.Warning {
			rows.Add(widgets.NewFormLine(p.t("review.reason"), "", p.reason(problem)))
		}
	}
	return widgets.NewCard(title, rows)
}

// problemRow says a problem and leads to where it can be put right.
func (p *page) problemRow(problem survey.Problem, tone widgets.Tone) fyne.CanvasObject {
	words := widgets.NewText(p.form.words(problem)).In(tone.Ink()).Wrapped()
	if sectionOfPath(problem.Path) == "" {
		return words
	}
	return widgets.NewSides(words, widgets.NewLinkButton(p.t("fill_in"), func() { p.form.goTo(problem.Path) }))
}

// reason is the field for why a warning may stay.
func (p *page) reason(problem survey.Problem) *widgets.Field {
	return p.text("explained."+problem.Path+"."+problem.Code, p.form.visit().ReasonFor(problem),
		func(v *survey.Visit, reason string) { v.Explain(problem, reason) })
}

// summary is the result in a few lines.
func (p *page) summary() fyne.CanvasObject {
	f := p.form
	income := f.result.Income
	rows := widgets.NewRows(5,
		known(p.t("review.dibao"), widgets.NewText(f.share(income.Dibao))),
		known(p.t("review.poverty"), widgets.NewText(f.share(income.Poverty))))
	shown := slices.DeleteFunc(visit.Arising(f.result.Findings), func(f rules.Finding) bool {
		return f.State == rules.NotMet && f.Subject != rules.SubjectHousehold
	})
	for _, g := range visit.Groups(shown, f.household()) {
		if g.Member != "" {
			rows.Add(widgets.NewStrong(g.Name).Wrapped())
		}
		for _, finding := range g.Findings {
			rows.Add(known(finding.Title(f.env.Lang),
				widgets.NewText(finding.Word(f.env.Lang)).In(findings.Tone(finding).Ink())))
		}
	}
	return widgets.NewCard(p.t("review.summary"), rows)
}

// finish signs the visit, or says why it cannot be finished yet.
func (f *Form) finish() {
	o, err := f.session.Finish(context.Background())
	if err != nil {
		f.env.Fail(err)
		return
	}
	f.finished = true
	printing := widgets.NewPrimaryButton(f.t("done.print"), func() { f.env.Print(o.ID) })
	f.body.Objects = []fyne.CanvasObject{f.done(o.ID, printing)}
	f.body.Refresh()
	widgets.Focus(printing)
	f.env.Tell(widgets.ToneOK, f.t("done.told"))
	f.env.Refresh()
}

// done is what the screen shows of a finished visit, which never changes again.
func (f *Form) done(id object.ID, printing *widgets.Button) fyne.CanvasObject {
	household := screen.Place{Screen: screen.Households, Household: f.household().ID}
	return widgets.NewEmpty(fynetheme.IconNameConfirm, f.t("done.title", f.household().DisplayName()), f.t("done.words", visit.Fingerprint(id)),
		printing,
		widgets.NewSecondaryButton(f.t("done.household"), func() { f.env.Go(household) }))
}

// askToDiscard asks before the draft is thrown away.
func (p *page) askToDiscard() {
	f := p.form
	p.ask("discard", func() {
		if err := f.session.Discard(context.Background()); err != nil {
			f.env.Fail(err)
			return
		}
		f.finished = true
		f.env.Go(screen.Place{Screen: screen.Households, Household: f.household().ID})
	})
}
