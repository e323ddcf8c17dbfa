// Package cases is the screen on which people settle who is whom: households that
// seem to be one family, and people whom two households claim.
package cases

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"ruhu/app/people"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/theme"
	"ruhu/app/ui/widgets"
	"ruhu/assets"
)

// Cases is the screen.
type Cases struct {
	env   *screen.Env
	found people.Found

	list    *widgets.RowList
	page    *fyne.Container
	first   fyne.Focusable
	content fyne.CanvasObject
}

var _ screen.Screen = (*Cases)(nil)

// New looks for cases and makes the screen.
func New(env *screen.Env, _ screen.Place) (screen.Screen, error) {
	s := &Cases{env: env}
	var err error
	if s.found, err = people.Find(context.Background(), env.W); err != nil {
		return nil, err
	}
	s.build()
	return s, nil
}

// Subtitle implements screen.Screen.
func (s *Cases) Subtitle() string { return assets.DivisionPath(s.env.W.Division) }

// Content implements screen.Screen.
func (s *Cases) Content() fyne.CanvasObject { return s.content }

// Status implements screen.Screen.
func (s *Cases) Status() string { return "" }

// Shortcuts implements screen.Screen.
func (s *Cases) Shortcuts() []*fyne.MenuItem { return nil }

// Place implements screen.Screen.
func (s *Cases) Place() screen.Place { return screen.Place{Screen: screen.Cases} }

// First implements screen.Screen.
func (s *Cases) First() fyne.Focusable { return s.first }

// Leave implements screen.Screen.
func (s *Cases) Leave() {}

func (s *Cases) t(key string, args ...any) string { return s.env.T("cases."+key, args...) }

// listWidth is the width of the list, in design pixels.
const listWidth = 400

func (s *Cases) build() {
	if len(s.found.Cases) == 0 {
		back := widgets.NewSecondaryButton(s.t("to_households"), func() { s.env.Go(screen.Place{Screen: screen.Households}) })
		s.first = back
		empty := widgets.NewEmpty(fynetheme.IconNameConfirm, s.t("empty"), s.t("empty_hint"), back)
		s.content = widgets.NewFrame(nil, s.idle(), nil, nil, empty)
		return
	}
	s.list = widgets.NewRowList(func() int { return len(s.found.Cases) }, newRow, s.fill)
	s.list.OnCurrent, s.list.OnOpen = s.show, s.show
	s.first = s.list
	s.page = container.NewStack()
	head := widgets.NewRows(10, widgets.NewMuted(s.t("intro")).Wrapped())
	if n := len(s.found.Identical()); n > 0 {
		head.Add(widgets.NewText(s.t("identical", n)).Wrapped())
		head.Add(widgets.NewFlow(0, widgets.NewPrimaryButton(s.t("link_all", n), s.linkAll)))
	}
	left := widgets.NewFrame(widgets.Inset(16, 14, head), nil, nil, nil, s.list)
	s.content = widgets.NewFrame(nil, nil, widgets.NewSide(listWidth, theme.Panel, left), nil, s.page)
	s.list.SetCurrent(0)
	s.show(0)
}

// linkAll links all households with the very same people, after a question.
func (s *Cases) linkAll() {
	pairs := s.found.Identical()
	widgets.Ask(s.env.Window, widgets.Question{
		Title: s.t("link_all_title", len(pairs)), Words: s.t("link_all_words"), Yes: s.t("link_all", len(pairs)), No: s.t("not_now"),
		OnYes: func() { s.settle(pairs, true, s.t("link_all_comment")) },
	})
}

// settle signs what was found and shows what is left.
func (s *Cases) settle(cases []people.Case, same bool, comment string) {
	s.env.Run(screen.Work{
		What: s.t("settling"), Safe: s.t("settling_safe"),
		Do: func(ctx context.Context, _ func(done, total int64)) error {
			return people.Settle(ctx, s.env.W, cases, same, comment)
		},
		Done: func(err error) {
			if err != nil {
				s.env.Fail(err)
				return
			}
			s.env.Go(screen.Place{Screen: screen.Cases})
			s.env.Tell(widgets.ToneOK, s.t("settled", len(cases)))
		},
	})
}

// idle lists what was found and does nothing here, with the reason; nothing is
// shown where there is none.
func (s *Cases) idle() fyne.CanvasObject {
	if len(s.found.Idle) == 0 {
		return nil
	}
	list := widgets.NewRows(6)
	for _, l := range s.found.Idle {
		list.Add(widgets.NewText(s.t("idle_line", s.env.T("people.said."+l.Kind), s.env.T("people.idle."+string(l.Effect)))).Wrapped())
		if l.Comment != "" {
			list.Add(widgets.NewCaption(l.Comment).Wrapped())
		}
	}
	return widgets.Inset(22, 18, widgets.NewCard(s.t("idle"), list))
}
