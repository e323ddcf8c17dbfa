package theme_test

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"ruhu/app/ui/theme"
)

func TestEveryPairInWhichTextIsReadHasEnoughContrast(t *testing.T) {
	grounds := map[fyne.ThemeColorName][]fyne.ThemeColorName{
		theme.Ink:      {theme.Surface, theme.Panel, theme.Aside, theme.Rail, theme.Hover, theme.AccentSoft, theme.Selection, theme.Track, theme.OKSoft, theme.WarnSoft, theme.BadSoft},
		theme.Muted:    {theme.Surface, theme.Panel, theme.Aside, theme.Rail, theme.Hover, theme.AccentSoft, theme.Track},
		theme.Accent:   {theme.Surface, theme.Panel, theme.Aside, theme.Hover, theme.AccentSoft},
		theme.OnAccent: {theme.Accent, theme.AccentHover, theme.OK, theme.Bad, theme.Warn},
		theme.OK:       {theme.Surface, theme.Panel, theme.Aside, theme.AccentSoft, theme.OKSoft},
		theme.Warn:     {theme.Surface, theme.Panel, theme.Aside, theme.AccentSoft, theme.WarnSoft},
		theme.Bad:      {theme.Surface, theme.Panel, theme.Aside, theme.AccentSoft, theme.BadSoft},
	}
	for text, on := range grounds {
		for _, ground := range on {
			if ratio := contrast(theme.Color(text), theme.Color(ground)); ratio < 4.5 {
				t.Errorf("%s on %s has a contrast of %.2f, want 4.5 or more", text, ground, ratio)
			}
		}
	}
}

func TestFynesOwnWidgetsTakeTheirColoursFromThePalette(t *testing.T) {
	th := theme.New(false)
	for name, want := range map[fyne.ThemeColorName]fyne.ThemeColorName{
		fynetheme.ColorNameForeground: theme.Ink,
		fynetheme.ColorNamePrimary:    theme.Accent,
		fynetheme.ColorNameBackground: theme.Surface,
		theme.Warn:                    theme.Warn,
	} {
		for _, variant := range []fyne.ThemeVariant{fynetheme.VariantLight, fynetheme.VariantDark} {
			if got := th.Color(name, variant); got != color.Color(theme.Color(want)) {
				t.Errorf("colour %s of variant %d is %v, want that of %s", name, variant, got, want)
			}
		}
	}
}

func TestThereAreTwoFontsAndTheyAreAlwaysTheSame(t *testing.T) {
	normal, large := theme.New(false), theme.New(true)
	regular, bold := normal.Font(fyne.TextStyle{}), normal.Font(fyne.TextStyle{Bold: true})
	if regular == bold {
		t.Error("bold is the regular font")
	}
	for _, style := range []fyne.TextStyle{{Italic: true}, {Monospace: true}, {Symbol: true}, {Underline: true}} {
		if large.Font(style) != regular {
			t.Errorf("%+v has a font of its own", style)
		}
	}
	if large.Font(fyne.TextStyle{Bold: true, Italic: true}) != bold {
		t.Error("bold italic has a font of its own")
	}
}

func TestLargeTypeIsLargerByThreeTenths(t *testing.T) {
	normal, large := theme.New(false), theme.New(true)
	for _, name := range []fyne.ThemeSizeName{theme.Body, theme.Caption, theme.Title, theme.Figure, fynetheme.SizeNameInnerPadding} {
		if ratio := large.Size(name) / normal.Size(name); math.Abs(float64(ratio)-1.3) > 0.001 {
			t.Errorf("%s grows by %.2f, want 1.3", name, ratio)
		}
	}
	if large.Size(fynetheme.SizeNameInputBorder) != normal.Size(fynetheme.SizeNameInputBorder) {
		t.Error("lines grow with the type")
	}
}

// contrast is the ratio of WCAG 2.
func contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(c color.NRGBA) float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}
