package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"ruhu/app/ui/theme"
	"ruhu/assets/text"
)

// FilterBox is the place to type what a list is filtered by. Escape empties it;
// Down and Enter go to the list.
type FilterBox struct {
	Composite
	// OnFilter is called at each change with the text.
	OnFilter func(query string)
	// OnDown is called when the user goes on to the list.
	OnDown func()

	field *Field
	clear *Button
}

// NewFilterBox returns an empty box with words that say what one can filter by.
func NewFilterBox(lang text.Lang, placeholder string, onFilter func(query string)) *FilterBox {
	b := &FilterBox{OnFilter: onFilter}
	b.field = NewField(b.edited)
	b.field.SetPlaceHolder(placeholder)
	b.field.SetIcon(fynetheme.NewColoredResource(fynetheme.SearchIcon(), theme.Muted))
	b.field.onKey = b.key
	b.clear = NewLinkButton(lang.T("ui.filter.clear"), func() { b.SetQuery("") })
	b.clear.Hide()
	b.Compose(b, container.NewStack(b.field, Inset(10, 0, NewSides(container.NewWithoutLayout(), b.clear))))
	return b
}

// Input returns the field that takes the focus.
func (b *FilterBox) Input() *Field { return b.field }

// Query returns what the list is filtered by.
func (b *FilterBox) Query() string { return b.field.Text }

// SetQuery filters by something else, as if it had been typed.
func (b *FilterBox) SetQuery(query string) {
	b.field.SetText(query)
	b.edited(query)
}

func (b *FilterBox) edited(query string) {
	if b.clear.Hidden == (query != "") {
		b.clear.Hidden = query == ""
		b.Refresh()
	}
	if b.OnFilter != nil {
		b.OnFilter(query)
	}
}

func (b *FilterBox) key(key *fyne.KeyEvent) bool {
	switch {
	case key.Name == fyne.KeyEscape && b.Query() != "":
		b.SetQuery("")
	case (key.Name == fyne.KeyDown || key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter) && b.OnDown != nil:
		b.OnDown()
	default:
		return false
	}
	return true
}
