package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"ruhu/app/ui/theme"
	"ruhu/survey"
	"ruhu/survey/hanzi"
)

// choicePopup is the open list of a ChoiceField: a filter above the rows. The
// focus stays in the filter, which hands the keys that move and choose to the
// list.
type choicePopup struct {
	field  *ChoiceField
	popup  *widget.PopUp
	filter *Field
	rows   *RowList
	none   *Text

	entries []choiceEntry // everything that can be chosen
	shown   []choiceEntry // what fits the filter
	reached bool          // the user typed or moved, so that Enter means this row
}

// choiceEntry is one row: a code with what it is found by.
type choiceEntry struct {
	code, words, key string
}

const (
	listedRows   = 9 // rows that the open list shows at once
	popupGap     = 5 // between filter and rows, and below them, in design pixels
	popupPadding = 6
)

func newChoicePopup(field *ChoiceField, on fyne.Canvas) *choicePopup {
	p := &choicePopup{field: field, entries: choiceEntries(field)}
	p.filter = NewField(func(string) { p.typed() })
	p.filter.SetPlaceHolder(field.lang.T("ui.choice.filter"))
	p.filter.onKey = p.key
	p.rows = NewRowList(func() int { return len(p.shown) },
		func() fyne.CanvasObject { return NewText("").Elided() },
		func(row int, parts fyne.CanvasObject) { p.update(row, parts.(*Text)) })
	p.rows.HideSeparators = true
	p.rows.OnOpen = p.choose
	p.rows.onEscape = p.field.close
	p.none = NewMuted(field.lang.T("ui.choice.none")).Wrapped()
	body := NewFrame(p.filter, nil, nil, nil, container.NewStack(
		Inset(0, popupGap, p.rows), NewFrame(Inset(8, 12, p.none), nil, nil, nil, nil)))
	p.popup = widget.NewPopUp(Inset(popupPadding, popupPadding, body), on)
	return p
}

// choiceEntries returns the list, after "not asked" where there is an answer to
// take back.
func choiceEntries(field *ChoiceField) []choiceEntry {
	var entries []choiceEntry
	if field.code != "" {
		entries = append(entries, choiceEntry{words: field.empty})
	}
	for _, c := range field.list {
		words := field.list.Text(c.Code, string(field.lang))
		entries = append(entries, choiceEntry{code: c.Code, words: words, key: hanzi.SearchKey(words, "")})
	}
	return entries
}

// show opens the list below its field, or above where there is more room.
func (p *choicePopup) show(typed string) {
	p.filter.SetText(typed)
	p.refilter()
	c := p.popup.Canvas
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.field)
	size := p.size(c.Size())
	below := at.Y + p.field.Size().Height + 2
	if below+size.Height > c.Size().Height && at.Y > c.Size().Height-below {
		size.Height = min(size.Height, at.Y-2)
		below = at.Y - 2 - size.Height
	}
	size.Height = min(size.Height, c.Size().Height-below)
	p.popup.ShowAtPosition(fyne.NewPos(min(at.X, max(0, c.Size().Width-size.Width)), below))
	p.popup.Resize(size)
	c.Focus(p.filter)
	p.filter.CursorColumn = len([]rune(typed))
	p.reached = typed != ""
}

func (p *choicePopup) size(canvas fyne.Size) fyne.Size {
	const least = 260
	rows := min(len(p.entries), listedRows)
	return fyne.NewSize(
		min(max(p.field.Size().Width, theme.Px(least)), canvas.Width),
		p.filter.MinSize().Height+2*theme.Px(popupGap+popupPadding)+p.rows.pitch()*float32(max(2, rows)),
	)
}

func (p *choicePopup) update(row int, words *Text) {
	if row >= len(p.shown) {
		return
	}
	entry := p.shown[row]
	words.SetText(entry.words)
	if entry.code == "" {
		words.SetColor(theme.Muted)
	} else {
		words.SetColor(theme.Ink)
	}
}

// typed follows a change of the filter.
func (p *choicePopup) typed() {
	p.reached = p.filter.Text != ""
	p.refilter()
}

// refilter shows what fits the filter. The first that fits becomes the current
// row; without a filter it is the present answer.
func (p *choicePopup) refilter() {
	query := strings.ToLower(strings.TrimSpace(survey.FoldWidth(p.filter.Text)))
	var begins, contains []choiceEntry
	current := 0
	for i, e := range p.entries {
		switch {
		case query == "":
			begins = append(begins, e)
			if e.code == p.field.code {
				current = i
			}
		case e.begins(query):
			begins = append(begins, e)
		case e.contains(query):
			contains = append(contains, e)
		}
	}
	p.shown = append(begins, contains...)
	p.none.Hidden = len(p.shown) > 0
	p.rows.SetCurrent(current)
}

// begins reports whether the words contain the query, or their pinyin, their
// initials or the code begin with it.
func (e choiceEntry) begins(query string) bool {
	return e.code != "" && (hanzi.Match(e.key, query) || strings.HasPrefix(e.code, query))
}

// contains reports whether a reading has the query further on: wg finds 外出务工.
// One letter would find nearly everything.
func (e choiceEntry) contains(query string) bool {
	return e.code != "" && len(query) > 1 && strings.Contains(e.key, query)
}

// key takes the keys that are for the list.
func (p *choicePopup) key(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyDown, fyne.KeyUp, fyne.KeyPageDown, fyne.KeyPageUp:
		p.reached = true
		p.rows.TypedKey(key)
	case fyne.KeyReturn, fyne.KeyEnter:
		// On Linux the Enter that ends a composition of the input method arrives
		// here before its characters do. It must not choose a row nobody asked for.
		if p.reached && len(p.shown) > 0 {
			p.rows.Open()
			focusNext(p.field)
		}
	case fyne.KeyEscape:
		p.field.close()
	default:
		return false
	}
	return true
}

// choose takes a row as the answer.
func (p *choicePopup) choose(row int) {
	code := p.shown[row].code
	p.field.close()
	p.field.choose(code)
}
