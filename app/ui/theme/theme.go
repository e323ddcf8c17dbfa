// Package theme is how ruhu looks: bundled Noto Sans SC in two styles, one set
// of light colours, and sizes for two ways of reading.
//
// Fyne keeps a parsed font for every text style, and Noto Sans SC is 10 MB. So
// there are two styles, regular and bold, everything else maps to them, and the
// resources are the same pointers for as long as the program runs.
package theme

import (
	"image/color"
	"sync"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"ruhu/assets"
)

var (
	regular = sync.OnceValue(func() fyne.Resource {
		return fyne.NewStaticResource("NotoSansSC-Regular.ttf", assets.Regular())
	})
	bold = sync.OnceValue(func() fyne.Resource {
		return fyne.NewStaticResource("NotoSansSC-Bold.ttf", assets.Bold())
	})
)

// fromPalette says which colour of the palette stands for a colour that Fyne's
// own widgets ask for. What is missing here is Fyne's light theme.
var fromPalette = map[fyne.ThemeColorName]fyne.ThemeColorName{
	fynetheme.ColorNameBackground:          Surface,
	fynetheme.ColorNameButton:              Panel,
	fynetheme.ColorNameDisabled:            Muted,
	fynetheme.ColorNameDisabledButton:      Hover,
	fynetheme.ColorNameError:               Bad,
	fynetheme.ColorNameFocus:               AccentSoft,
	fynetheme.ColorNameForeground:          Ink,
	fynetheme.ColorNameForegroundOnError:   OnAccent,
	fynetheme.ColorNameForegroundOnPrimary: OnAccent,
	fynetheme.ColorNameForegroundOnSuccess: OnAccent,
	fynetheme.ColorNameForegroundOnWarning: OnAccent,
	fynetheme.ColorNameHeaderBackground:    Panel,
	fynetheme.ColorNameHover:               Hover,
	fynetheme.ColorNameHyperlink:           Accent,
	fynetheme.ColorNameInputBackground:     Panel,
	fynetheme.ColorNameInputBorder:         FieldBorder,
	fynetheme.ColorNameMenuBackground:      Panel,
	fynetheme.ColorNameOverlayBackground:   Panel,
	fynetheme.ColorNamePlaceHolder:         Muted,
	fynetheme.ColorNamePressed:             AccentSoft,
	fynetheme.ColorNamePrimary:             Accent,
	fynetheme.ColorNameScrollBar:           Quiet,
	fynetheme.ColorNameScrollBarBackground: Hover,
	fynetheme.ColorNameSelection:           Selection,
	fynetheme.ColorNameSeparator:           Rule,
	fynetheme.ColorNameShadow:              Shadow,
	fynetheme.ColorNameSuccess:             OK,
	fynetheme.ColorNameWarning:             Warn,
}

// Theme is the theme of the program in one of its two sizes.
type Theme struct {
	scale float32
}

var _ fyne.Theme = (*Theme)(nil)

// New returns the theme in normal or in large type.
func New(large bool) *Theme {
	if large {
		return &Theme{scale: largeScale}
	}
	return &Theme{scale: 1}
}

// Color implements fyne.Theme. There is no dark variant: the screens are read in
// daylight and compared with paper.
func (t *Theme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	if own, ok := fromPalette[name]; ok {
		name = own
	}
	if c, ok := palette[name]; ok {
		return c
	}
	return fynetheme.DefaultTheme().Color(name, fynetheme.VariantLight)
}

// Font implements fyne.Theme with two fonts.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	if style.Bold {
		return bold()
	}
	return regular()
}

// Icon implements fyne.Theme with Fyne's icons.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return fynetheme.DefaultTheme().Icon(name)
}
