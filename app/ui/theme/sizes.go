package theme

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Text sizes by what they are for.
const (
	Body    = fynetheme.SizeNameText
	Caption = fynetheme.SizeNameCaptionText
	Title   = fynetheme.SizeNameSubHeadingText
	Figure  = fynetheme.SizeNameHeadingText
)

const largeScale = 1.3

// scaled are the sizes that grow with the type, in design pixels.
var scaled = map[fyne.ThemeSizeName]float32{
	Body:                             15,
	Caption:                          13,
	Title:                            18,
	Figure:                           32,
	fynetheme.SizeNamePadding:        4,
	fynetheme.SizeNameInnerPadding:   7,
	fynetheme.SizeNameLineSpacing:    4,
	fynetheme.SizeNameInlineIcon:     20,
	fynetheme.SizeNameScrollBar:      12,
	fynetheme.SizeNameScrollBarSmall: 4,
}

// fixed are the sizes that stay.
var fixed = map[fyne.ThemeSizeName]float32{
	fynetheme.SizeNameInputBorder:        1,
	fynetheme.SizeNameInputRadius:        4,
	fynetheme.SizeNameButtonRadius:       4,
	fynetheme.SizeNameSelectionRadius:    0,
	fynetheme.SizeNameCardRadius:         6,
	fynetheme.SizeNamePopupRadius:        6,
	fynetheme.SizeNameDialogRadius:       6,
	fynetheme.SizeNameMenuRadius:         6,
	fynetheme.SizeNameSeparatorThickness: 1,
}

// Size implements fyne.Theme.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	if size, ok := scaled[name]; ok {
		return size * t.scale
	}
	if size, ok := fixed[name]; ok {
		return size
	}
	return fynetheme.DefaultTheme().Size(name)
}

// Px returns a length of n design pixels in the size in use, so that spaces and
// widths grow with the type.
func Px(n float32) float32 {
	if t, ok := fyne.CurrentApp().Settings().Theme().(*Theme); ok {
		return n * t.scale
	}
	return n
}

// Size returns one of the named sizes in the size in use.
func Size(name fyne.ThemeSizeName) float32 {
	return fynetheme.Size(name)
}
