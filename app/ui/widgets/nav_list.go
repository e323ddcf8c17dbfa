package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"ruhu/app/ui/theme"
)

// NavItem is one entry of a NavList.
type NavItem struct {
	Key  string // what OnSelect reports
	Text string
	Note string // at the right, such as 缺 2; may be empty
	Tone Tone   // of the note
}

// NavList is a navigation at the left of a screen. One entry is selected; Up and
// Down select another, and so does a click.
type NavList struct {
	widget.BaseWidget
	// OnSelect is called when the user selects another entry.
	OnSelect func(key string)

	rail     bool // on the rail, the selected entry is white
	items    []NavItem
	entries  []*navEntry
	box      *fyne.Container
	selected string
	focused  bool
}

var _ fyne.Focusable = (*NavList)(nil)

// NewNavRail returns the main navigation, for a ground of the colour Rail.
func NewNavRail(onSelect func(key string), items ...NavItem) *NavList {
	return newNavList(true, onSelect, items)
}

// NewNavList returns a navigation within a screen, such as the sections of a
// form, for a white ground.
func NewNavList(onSelect func(key string), items ...NavItem) *NavList {
	return newNavList(false, onSelect, items)
}

func newNavList(rail bool, onSelect func(string), items []NavItem) *NavList {
	n := &NavList{OnSelect: onSelect, rail: rail, box: NewRows(0)}
	n.ExtendBaseWidget(n)
	n.SetItems(items...)
	return n
}

// SetItems replaces the entries. The selected one stays selected where it still
// exists.
func (n *NavList) SetItems(items ...NavItem) {
	n.items = items
	n.entries = nil
	n.box.Objects = nil
	for _, item := range items {
		e := newNavEntry(n, item)
		n.entries = append(n.entries, e)
		n.box.Objects = append(n.box.Objects, e)
	}
	n.Refresh()
}

// SetNote changes what stands at the right of an entry.
func (n *NavList) SetNote(key, note string, tone Tone) {
	for i := range n.items {
		if n.items[i].Key == key {
			n.items[i].Note, n.items[i].Tone = note, tone
			n.entries[i].item = n.items[i]
			n.entries[i].Refresh()
		}
	}
}

// Selected returns the key of the selected entry, empty for none.
func (n *NavList) Selected() string { return n.selected }

// SetSelected selects an entry without calling OnSelect.
func (n *NavList) SetSelected(key string) {
	n.selected = key
	n.Refresh()
}

func (n *NavList) choose(key string) {
	if key == n.selected {
		return
	}
	n.SetSelected(key)
	if n.OnSelect != nil {
		n.OnSelect(key)
	}
}

// TypedKey implements fyne.Focusable.
func (n *NavList) TypedKey(key *fyne.KeyEvent) {
	i := slices.IndexFunc(n.items, func(item NavItem) bool { return item.Key == n.selected })
	switch key.Name {
	case fyne.KeyDown:
		i++
	case fyne.KeyUp:
		i--
	default:
		passKey(n, key)
		return
	}
	if i >= 0 && i < len(n.items) {
		n.choose(n.items[i].Key)
	}
}

// TypedRune implements fyne.Focusable.
func (n *NavList) TypedRune(rune) {}

// FocusGained implements fyne.Focusable.
func (n *NavList) FocusGained() {
	n.focused = true
	n.Refresh()
}

// FocusLost implements fyne.Focusable.
func (n *NavList) FocusLost() {
	n.focused = false
	n.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (n *NavList) CreateRenderer() fyne.WidgetRenderer { return &bodyRenderer{body: n.box} }

// entryFill is the colour behind an entry.
func (n *NavList) entryFill(selected, hovered bool) fyne.ThemeColorName {
	switch {
	case selected && n.rail:
		return theme.Panel
	case selected:
		return theme.AccentSoft
	case hovered:
		return theme.Hover
	}
	return ""
}
