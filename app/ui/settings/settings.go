// Package settings is the screen of how ruhu looks and what this workspace is.
package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ruhu/app"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/widgets"
	"ruhu/assets"
	"ruhu/assets/text"
	"ruhu/survey"
)

// Settings is the screen.
type Settings struct {
	env     *screen.Env
	lang    *widgets.SegmentedChoice
	content fyne.CanvasObject
}

var _ screen.Screen = (*Settings)(nil)

// New makes the screen.
func New(env *screen.Env, _ screen.Place) (screen.Screen, error) {
	s := &Settings{env: env}
	people, err := newPeople(s)
	if err != nil {
		return nil, err
	}
	backups, err := s.backups()
	if err != nil {
		return nil, err
	}
	audit, err := s.audit()
	if err != nil {
		return nil, err
	}
	two := widgets.NewColumns(16, widgets.Share(1), widgets.Share(1)).AlignTop()
	s.content = container.NewVScroll(widgets.Inset(26, 22, two.Row(
		widgets.NewRows(16, s.display(), widgets.NewCard(s.t("people"), people.box), audit), widgets.NewRows(16, s.workspace(), backups))))
	return s, nil
}

// Subtitle implements screen.Screen.
func (s *Settings) Subtitle() string { return "" }

// Content implements screen.Screen.
func (s *Settings) Content() fyne.CanvasObject { return s.content }

// Status implements screen.Screen.
func (s *Settings) Status() string { return "" }

// Shortcuts implements screen.Screen.
func (s *Settings) Shortcuts() []*fyne.MenuItem { return nil }

// Place implements screen.Screen.
func (s *Settings) Place() screen.Place { return screen.Place{Screen: screen.Settings} }

// First implements screen.Screen.
func (s *Settings) First() fyne.Focusable { return s.lang }

// Leave implements screen.Screen.
func (s *Settings) Leave() {}

func (s *Settings) t(key string, args ...any) string { return s.env.T("settings."+key, args...) }

// display chooses language and size of type.
func (s *Settings) display() fyne.CanvasObject {
	now := s.env.W.Display()
	s.lang = widgets.NewSegmentedChoice(s.env.Lang, survey.CodeList{{Code: "zh", Zh: "中文", En: "中文"}, {Code: "en", Zh: "English", En: "English"}},
		func(code string) {
			if lang, ok := text.ParseLang(code); ok {
				s.env.Display(app.Display{Lang: lang, LargeType: now.LargeType})
			}
		})
	s.lang.SetCode(string(now.Lang))
	size := widgets.NewSegmentedChoice(s.env.Lang, survey.CodeList{
		{Code: "normal", Zh: s.t("normal"), En: s.t("normal")}, {Code: "large", Zh: s.t("large"), En: s.t("large")},
	}, func(code string) { s.env.Display(app.Display{Lang: now.Lang, LargeType: code == "large"}) })
	size.SetCode(map[bool]string{false: "normal", true: "large"}[now.LargeType])
	return widgets.NewCard(s.t("display"), widgets.NewFormLine(s.t("language"), "", s.lang), widgets.NewFormLine(s.t("type"), "", size))
}

// workspace says what this workspace is and who works with it.
func (s *Settings) workspace() fyne.CanvasObject {
	w := s.env.W
	o := w.Store.Operator()
	info := w.Pack.Info()
	return widgets.NewCard(s.t("workspace"),
		widgets.NewKeyValue(s.t("folder"), w.Store.Dir()),
		widgets.NewKeyValue(s.t("place"), assets.DivisionPath(w.Division)+" "+w.Division),
		widgets.NewKeyValue(s.t("role"), s.env.T("role."+string(w.Role))),
		widgets.NewKeyValue(s.t("operator"), o.Name+" "+o.Unit+" "+o.Post),
		widgets.NewKeyValue(s.t("pack"), info.Title.In(s.env.Lang)+" "+info.Version),
		widgets.NewKeyValue(s.t("version"), app.Version),
		widgets.NewRule(), widgets.NewMuted(s.t("encrypted")).Wrapped(),
	)
}
