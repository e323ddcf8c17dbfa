package widgets_test

import (
	"errors"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ruhu/app/ui/widgets"
	"ruhu/assets/text"
	"ruhu/survey"
)

func TestMoneyFieldReadsWhatPeopleType(t *testing.T) {
	for _, c := range []struct {
		name, typed string
		want        *survey.Fen
		err         error
		shown       string
	}{
		{"whole yuan", "1200", pointer(survey.Fen(120000)), nil, "1,200.00"},
		{"characters that are not seen", "\u200b12\u200b", pointer(survey.Fen(1200)), nil, "12.00"},
		{"full-width digits", "１２００．５", pointer(survey.Fen(120050)), nil, "1,200.50"},
		{"the full stop of the input method", "3。2", pointer(survey.Fen(320)), nil, "3.20"},
		{"zero is an answer", "0", pointer(survey.Fen(0)), nil, "0.00"},
		{"nothing is not asked", "", nil, nil, ""},
		{"three decimals", "1.234", nil, survey.ErrFractionOfFen, "1.234"},
		{"words", "一千二", nil, survey.ErrNotAnAmount, "一千二"},
		{"too much", "99999999999999999999", nil, survey.ErrAmountTooLarge, "99999999999999999999"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got *survey.Fen
			var err error
			m := widgets.NewMoneyField(text.Zh, func(amount *survey.Fen, e error) { got, err = amount, e })
			show(t, 200, m)
			test.Type(m.Input(), c.typed)
			m.Input().FocusLost()
			if !sameFen(got, c.want) || !errors.Is(err, c.err) {
				t.Errorf("got %v, %v; want %v, %v", got, err, c.want, c.err)
			}
			if m.Input().Text != c.shown {
				t.Errorf("shows %q, want %q", m.Input().Text, c.shown)
			}
		})
	}
}

func sameFen(a, b *survey.Fen) bool {
	return a == nil && b == nil || a != nil && b != nil && *a == *b
}

func TestMoneyFieldIsPastedFromAWorkbook(t *testing.T) {
	m := widgets.NewMoneyField(text.Zh, nil)
	show(t, 100, m)
	paste(m.Input(), " ￥１２，０００．００ \n")
	if got, err := m.Amount(); err != nil || !sameFen(got, fen(12000)) {
		t.Errorf("amount is %v, %v", got, err)
	}
}

func TestTypingIntoAMoneyFieldReplacesTheAmount(t *testing.T) {
	m := widgets.NewMoneyField(text.Zh, nil)
	m.SetAmount(fen(7000))
	w := show(t, 100, m)
	w.Canvas().Focus(m.Input())
	if m.Input().Text != "7000" {
		t.Errorf("is edited as %q, want without separators", m.Input().Text)
	}
	m.Input().TypedRune('8')
	if m.Input().Text != "8" {
		t.Errorf("text is %q, want the new digit alone", m.Input().Text)
	}
}

func TestMoneyFieldIsSetWithoutAnEdit(t *testing.T) {
	edits := 0
	m := widgets.NewMoneyField(text.Zh, func(*survey.Fen, error) { edits++ })
	w := show(t, 100, m)
	m.SetAmount(fen(12000))
	if m.Input().Text != "12,000.00" {
		t.Errorf("shows %q", m.Input().Text)
	}
	w.Canvas().Focus(m.Input())
	test.Type(m.Input(), "1.5")
	m.SetAmount(pointer(survey.Fen(150)))
	if m.Input().Text != "1.5" {
		t.Errorf("setting the amount that is being typed changed the text to %q", m.Input().Text)
	}
	w.Canvas().Unfocus()
	m.SetAmount(nil)
	if m.Input().Text != "" || edits != 3 {
		t.Errorf("text %q after %d edits, want none after 3 typed", m.Input().Text, edits)
	}
}

func TestAWrongAmountIsExplainedOnlyWhenItIsLeft(t *testing.T) {
	m := widgets.NewMoneyField(text.Zh, nil)
	w := show(t, 200, m)
	low := m.MinSize().Height
	w.Canvas().Focus(m.Input())
	test.Type(m.Input(), "12a")
	if m.MinSize().Height != low {
		t.Error("is called wrong while it is typed")
	}
	w.Canvas().Unfocus()
	if m.MinSize().Height <= low {
		t.Error("is not called wrong when it is left")
	}
	w.Canvas().Focus(m.Input())
	press(m.Input(), fyne.KeyEnd, fyne.KeyBackspace)
	if m.MinSize().Height != low {
		t.Error("is still called wrong when it has become right")
	}
}
