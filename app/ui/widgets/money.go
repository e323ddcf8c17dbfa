package widgets

import (
	"ruhu/app/ui/theme"
	"ruhu/survey"
)

// Money shows an amount as on paper, aligned right: 12,000.00, or — where there
// is none. An amount that does not count is struck out.
type Money struct {
	Composite
	words *Text
}

// NewMoney returns an amount, nil for none.
func NewMoney(amount *survey.Fen) *Money {
	m := &Money{words: NewText(amountWords(amount)).Right()}
	m.Compose(m, m.words)
	return m
}

// NewFigures returns other figures in the place of an amount, such as a range.
func NewFigures(words string) *Money {
	m := &Money{words: NewText(words).Right().Wrapped()}
	m.Compose(m, m.words)
	return m
}

// Striked strikes the amount out, as one that does not count.
func (m *Money) Striked() *Money {
	m.words.In(theme.Muted).struck = true
	return m
}

// SetAmount shows another amount and whether it is struck out.
func (m *Money) SetAmount(amount *survey.Fen, struck bool) {
	m.words.struck, m.words.color = struck, theme.Ink
	if struck {
		m.words.color = theme.Muted
	}
	m.words.words = amountWords(amount)
	m.words.Refresh()
}

// Words returns what is shown.
func (m *Money) Words() string { return m.words.Words() }

// SetFigures shows other figures in the place of an amount, such as a range.
func (m *Money) SetFigures(words string) {
	m.words.struck, m.words.color = false, theme.Ink
	m.words.words = words
	m.words.Refresh()
}

// Struck reports whether the figures are struck out.
func (m *Money) Struck() bool { return m.words.struck }

func amountWords(amount *survey.Fen) string {
	if amount == nil {
		return "—"
	}
	return amount.String()
}
