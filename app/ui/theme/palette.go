package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
)

// The colours of ruhu by what they are for. Every pair in which text is read
// has a contrast of at least 4.5:1.
const (
	Accent      fyne.ThemeColorName = "ruhu.accent"       // the one accent: bars, filled buttons, focus
	AccentHover fyne.ThemeColorName = "ruhu.accent.hover" // filled buttons under the pointer
	AccentSoft  fyne.ThemeColorName = "ruhu.accent.soft"  // the current row, the chosen entry
	Selection   fyne.ThemeColorName = "ruhu.selection"    // text that is marked
	OnAccent    fyne.ThemeColorName = "ruhu.on.accent"    // text on Accent

	Ink     fyne.ThemeColorName = "ruhu.ink"     // text
	Muted   fyne.ThemeColorName = "ruhu.muted"   // secondary text, clauses, placeholders
	Surface fyne.ThemeColorName = "ruhu.surface" // behind everything
	Panel   fyne.ThemeColorName = "ruhu.panel"   // cards, lists, fields
	Aside   fyne.ThemeColorName = "ruhu.aside"   // the panel of the live calculation
	Rail    fyne.ThemeColorName = "ruhu.rail"    // left navigation
	Hover   fyne.ThemeColorName = "ruhu.hover"   // under the pointer

	Rule        fyne.ThemeColorName = "ruhu.rule"         // lines between rows, edges of cards
	RuleStrong  fyne.ThemeColorName = "ruhu.rule.strong"  // line under a table head
	FieldBorder fyne.ThemeColorName = "ruhu.field.border" // edges of fields
	Outline     fyne.ThemeColorName = "ruhu.outline"      // edges of outlined buttons
	Track       fyne.ThemeColorName = "ruhu.track"        // unfilled part of a progress bar, what cannot be pressed

	OK       fyne.ThemeColorName = "ruhu.ok"        // green words and bars
	OKSoft   fyne.ThemeColorName = "ruhu.ok.soft"   // behind green words
	Warn     fyne.ThemeColorName = "ruhu.warn"      // amber
	WarnSoft fyne.ThemeColorName = "ruhu.warn.soft" // behind amber words
	Bad      fyne.ThemeColorName = "ruhu.bad"       // red
	BadSoft  fyne.ThemeColorName = "ruhu.bad.soft"  // behind red words
	Quiet    fyne.ThemeColorName = "ruhu.quiet"     // bars of what needs no action
	Shadow   fyne.ThemeColorName = "ruhu.shadow"    // under pop-ups
)

var palette = map[fyne.ThemeColorName]color.NRGBA{
	Accent:      rgb(0x1D4F4C),
	AccentHover: rgb(0x2A625E),
	AccentSoft:  rgb(0xE6EFEC),
	Selection:   rgb(0xC4DBD4),
	OnAccent:    rgb(0xFFFFFF),

	Ink:     rgb(0x1F2A2E),
	Muted:   rgb(0x5A6865),
	Surface: rgb(0xF4F5F2),
	Panel:   rgb(0xFFFFFF),
	Aside:   rgb(0xFBFBF9),
	Rail:    rgb(0xE7EBE7),
	Hover:   rgb(0xEEF2EF),

	Rule:        rgb(0xE0E5E1),
	RuleStrong:  rgb(0xC9D2CD),
	FieldBorder: rgb(0xB4C1BB),
	Outline:     rgb(0x9DB3AE),
	Track:       rgb(0xE1E6E2),

	OK:       rgb(0x23703F),
	OKSoft:   rgb(0xE7F2EA),
	Warn:     rgb(0x8A5A06),
	WarnSoft: rgb(0xFFF5E0),
	Bad:      rgb(0xA8321F),
	BadSoft:  rgb(0xFBEAE6),
	Quiet:    rgb(0x93A39E),
	Shadow:   {A: 0x1C},
}

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xFF}
}

// Color returns a colour of the palette. It does not depend on the theme in use
// because ruhu has one set of colours.
func Color(name fyne.ThemeColorName) color.NRGBA {
	return palette[name]
}
