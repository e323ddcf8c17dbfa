// Package conflicts is the screen on which a person settles the records of a
// household that two people edited apart: fact by fact beside their common
// ancestor. Without a household it lists those in conflict.
package conflicts

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"

	"ruhu/app/conflict"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/widgets"
	"ruhu/assets"
	"ruhu/survey"
)

// Conflicts is the screen.
type Conflicts struct {
	env     *screen.Env
	content *fyne.Container
	first   fyne.Focusable

	household string             // empty for the list
	found     *conflict.Conflict // nil for the list
	choices   survey.Choices
	base      int // the record whose visitors hold, noBase before it was chosen
	reason    string
	rows      []*row
	bases     []*widgets.Option
	results   []*result
	missing   *widgets.Text
	sign      *widgets.Button
}

const noBase = -1

var _ screen.Screen = (*Conflicts)(nil)

// New compares the records of the household of the place, or lists the
// households in conflict.
func New(env *screen.Env, p screen.Place) (screen.Screen, error) {
	s := &Conflicts{env: env, household: p.Household, content: container.NewStack(), choices: survey.Choices{}, base: noBase}
	if p.Household == "" {
		return s, s.list()
	}
	found, err := conflict.Read(env.W.Store, p.Household)
	if errors.Is(err, conflict.ErrSettled) { // such as after it was settled, when somebody comes back here
		s.household = ""
		return s, s.list()
	}
	if err != nil {
		return nil, err
	}
	if err := env.W.Saw(context.Background(), p.Household); err != nil {
		return nil, err
	}
	s.found = found
	if bases := found.Bases(); len(bases) == 1 {
		s.base = bases[0]
	}
	s.build()
	return s, nil
}

// Subtitle implements screen.Screen.
func (s *Conflicts) Subtitle() string {
	if s.found == nil {
		return assets.DivisionPath(s.env.W.Division)
	}
	h := s.found.Records[0]
	return s.t("subtitle", h.DisplayName(), strings.TrimSpace(assets.DivisionPath(h.Village)+" "+h.Group), len(s.found.Heads))
}

// Content implements screen.Screen.
func (s *Conflicts) Content() fyne.CanvasObject { return s.content }

// Status implements screen.Screen.
func (s *Conflicts) Status() string { return "" }

// Shortcuts implements screen.Screen.
func (s *Conflicts) Shortcuts() []*fyne.MenuItem {
	if s.found == nil {
		return nil
	}
	sign := fyne.NewMenuItem(s.t("sign"), s.settle)
	sign.Shortcut = &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl}
	return []*fyne.MenuItem{sign}
}

// Place implements screen.Screen.
func (s *Conflicts) Place() screen.Place {
	return screen.Place{Screen: screen.Conflict, Household: s.household}
}

// First implements screen.Screen.
func (s *Conflicts) First() fyne.Focusable { return s.first }

// Leave implements screen.Screen.
func (s *Conflicts) Leave() {}

func (s *Conflicts) t(key string, args ...any) string {
	return s.env.T("ui_conflict."+key, args...)
}

// list shows the households in conflict, each with the button that opens it.
func (s *Conflicts) list() error {
	rows, err := conflict.List(context.Background(), s.env.W.Store)
	if err != nil {
		return err
	}
	if len(rows) == 0 {
		back := widgets.NewSecondaryButton(s.t("to_exchange"), func() { s.env.Go(screen.Place{Screen: screen.Transfer}) })
		s.first = back
		s.content.Objects = []fyne.CanvasObject{widgets.NewEmpty(fynetheme.IconNameConfirm, s.t("no_conflicts"), s.t("no_conflicts_hint"), back)}
		return nil
	}
	list := widgets.NewRows(8)
	for i, r := range rows {
		open := widgets.NewSecondaryButton(s.t("open"), func() { s.env.Go(screen.Place{Screen: screen.Conflict, Household: r.ID}) })
		if i == 0 {
			s.first = open
		} else {
			list.Add(widgets.NewRule())
		}
		place := strings.TrimSpace(assets.DivisionName(r.Village) + " " + r.Group)
		list.Add(widgets.NewSides(widgets.NewRows(1, widgets.NewStrong(r.HeadName).Wrapped(), widgets.NewCaption(place+"　"+s.t("records", r.Heads)).Wrapped()), open))
	}
	page := widgets.NewRows(14, widgets.NewSectionTitle(s.t("title_list", len(rows)), s.t("hint_list")), widgets.NewCard("", list))
	s.content.Objects = []fyne.CanvasObject{container.NewVScroll(widgets.Inset(26, 22, page))}
	return nil
}
