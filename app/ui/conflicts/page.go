package conflicts

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ruhu/app"
	"ruhu/app/conflict"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/widgets"
	"ruhu/survey"
)

// build makes the page of one conflict from what was chosen so far.
func (s *Conflicts) build() {
	s.rows, s.bases, s.results, s.first = nil, nil, nil, nil
	page := widgets.NewRows(16,
		widgets.NewSectionTitle(s.t("title", s.found.Records[0].DisplayName()), s.hint()),
		s.recordsCard(), s.differencesCard(), s.resultsGrid(), s.signCard())
	s.content.Objects = []fyne.CanvasObject{container.NewVScroll(widgets.Inset(26, 22, page))}
	s.content.Refresh()
	s.update()
}

// hint says that everything is kept, and what is offered.
func (s *Conflicts) hint() string {
	offered := 0
	for _, d := range s.found.Differences {
		if d.Offered != survey.MustChoose {
			offered++
		}
	}
	words := s.t("hint", len(s.found.Heads), len(s.found.Differences))
	if offered > 0 {
		words += s.t("hint_offered", offered)
	}
	return words + s.t("hint_choose")
}

// name calls a record by its number and who signed it.
func (s *Conflicts) name(record int) string {
	return s.t("record", record+1, s.found.Heads[record].Author)
}

// recordsCard says of each record whose it is; one of the visits says who came
// and whom they met.
func (s *Conflicts) recordsCard() fyne.CanvasObject {
	list := widgets.NewRows(8)
	bases := s.found.Bases()
	for i, h := range s.found.Heads {
		about := widgets.NewRows(2, widgets.NewCaption(s.found.Title(h, s.env.Lang)).Wrapped())
		for _, words := range []string{h.Visit.Note, h.Reason} {
			if words != "" {
				about.Add(widgets.NewCaption(words).Wrapped())
			}
		}
		head := fyne.CanvasObject(widgets.NewStrong(s.name(i)).Wrapped())
		if len(bases) > 1 && h.Type == s.found.Heads[bases[0]].Type {
			option := widgets.NewOption(s.name(i), func() { s.base = i; s.update() })
			s.bases = append(s.bases, option)
			s.begin(option)
			head = option
		} else {
			s.bases = append(s.bases, nil)
		}
		list.Add(widgets.NewColumns(12, widgets.Share(2), widgets.Share(5)).Row(head, about))
	}
	card := widgets.NewCard(s.t("records_title"), list)
	if len(bases) > 1 {
		card.SetTitle(s.t("records_title"), s.t("base_hint"))
	}
	return card
}

// reveal shows the numbers of people in full, which the audit trail keeps.
func (s *Conflicts) reveal() {
	if err := s.env.W.Audit(context.Background(), app.AuditRevealed, s.household, ""); err != nil {
		s.env.Fail(err)
		return
	}
	s.found.Revealed = true
	s.build()
	s.env.Window.Canvas().Focus(s.first)
}

// begin puts the focus on the first thing that can be chosen.
func (s *Conflicts) begin(f fyne.Focusable) {
	if s.first == nil {
		s.first = f
	}
}

// signCard asks for the reason and signs.
func (s *Conflicts) signCard() fyne.CanvasObject {
	reason := widgets.NewMultiLineField(2, func(typed string) { s.reason = typed; s.showMissing() })
	reason.SetText(s.reason)
	s.missing = widgets.NewText("").Wrapped()
	s.sign = widgets.NewPrimaryButton(s.t("sign"), s.settle).WithShortcut("Ctrl+Enter")
	household := widgets.NewSecondaryButton(s.t("to_household"), func() {
		s.env.Go(screen.Place{Screen: screen.Households, Household: s.household})
	})
	return widgets.NewCard("",
		widgets.NewFormRow(s.t("reason"), s.t("reason_hint"), reason),
		widgets.NewSides(s.missing, household, s.sign))
}

// choose takes a record's answer to a difference.
func (s *Conflicts) choose(path string, record int) {
	s.choices[path] = record
	s.update()
}

// update shows what follows from what was chosen.
func (s *Conflicts) update() {
	settled, open := s.found.Settle(s.choices)
	waiting := map[string]bool{}
	for _, path := range open {
		waiting[path] = true
	}
	for _, r := range s.rows {
		r.show(waiting)
	}
	for i, b := range s.bases {
		if b != nil {
			b.SetChosen(i == s.base)
		}
	}
	s.showResults(settled, len(open))
	s.showMissing()
}

// showMissing says what is still needed before it can be signed.
func (s *Conflicts) showMissing() {
	var missing []string
	if _, open := s.found.Settle(s.choices); len(open) > 0 {
		missing = append(missing, s.t("missing.choices", len(open)))
	}
	if s.base == noBase {
		missing = append(missing, s.t("missing.base"))
	}
	if strings.TrimSpace(s.reason) == "" {
		missing = append(missing, s.t("missing.reason"))
	}
	if len(missing) == 0 {
		s.missing.SetText(s.t("ready"))
		s.missing.SetColor(widgets.ToneOK.Ink())
		s.sign.Enable()
		return
	}
	s.missing.SetText(s.t("missing", strings.Join(missing, s.env.T("visit.comma"))))
	s.missing.SetColor(widgets.ToneWarn.Ink())
	s.sign.Disable()
}

// settle signs the resolution. When another record arrived meanwhile the page
// shows it beside the others, with what was chosen.
func (s *Conflicts) settle() {
	if s.sign.Disabled() {
		return
	}
	r := conflict.Resolution{Base: s.base, Choices: s.choices, Reason: s.reason}
	_, err := conflict.Resolve(context.Background(), s.env.W, s.found, r)
	switch {
	case errors.Is(err, conflict.ErrMoved):
		s.lookAgain()
		s.env.Fail(err)
	case err != nil:
		s.env.Fail(err)
	default:
		s.env.Go(screen.Place{Screen: screen.Households, Household: s.household})
		s.env.Tell(widgets.ToneOK, s.t("signed"))
	}
}

// lookAgain reads the records anew and keeps the choices that still hold.
func (s *Conflicts) lookAgain() {
	found, err := conflict.Read(s.env.W.Store, s.household)
	if err != nil {
		s.env.Go(screen.Place{Screen: screen.Conflict})
		return
	}
	base := noBase
	for i, h := range found.Heads {
		if s.base != noBase && h.ID == s.found.Heads[s.base].ID {
			base = i
		}
	}
	found.Revealed = s.found.Revealed
	s.choices, s.base, s.found = found.Carry(s.found, s.choices), base, found
	s.build()
	s.env.Refresh()
}
