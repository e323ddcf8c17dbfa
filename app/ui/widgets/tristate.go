package widgets

import (
	"ruhu/assets/text"
	"ruhu/survey"
)

// TriState is a question with the answers 是, 否 and 未问. Unlike other choices it
// shows "not asked" as an answer of its own, because a blank row would not say
// that the question waits.
type TriState struct {
	Composite
	// OnEdit is called when the user answers, with nil for "not asked".
	OnEdit func(answer *bool)

	choice *SegmentedChoice
}

// Codes of the answers. "Not asked" is the empty code, as in every choice.
const (
	yes = "yes"
	no  = "no"
)

// NewTriState returns a question that has not been asked.
func NewTriState(lang text.Lang, onEdit func(answer *bool)) *TriState {
	t := &TriState{OnEdit: onEdit}
	answer := func(code, key string) survey.Code {
		return survey.Code{Code: code, Zh: text.Zh.T(key), En: text.En.T(key)}
	}
	list := survey.CodeList{answer(yes, "ui.yes"), answer(no, "ui.no"), answer("", "ui.not_asked")}
	t.choice = NewSegmentedChoice(lang, list, func(string) {
		if t.OnEdit != nil {
			t.OnEdit(t.Answer())
		}
	})
	t.Compose(t, t.choice)
	return t
}

// Input returns the choice that takes the focus.
func (t *TriState) Input() *SegmentedChoice { return t.choice }

// Answer returns the answer, nil for "not asked".
func (t *TriState) Answer() *bool {
	if t.choice.Code() == "" {
		return nil
	}
	answer := t.choice.Code() == yes
	return &answer
}

// SetAnswer shows an answer without calling OnEdit.
func (t *TriState) SetAnswer(answer *bool) {
	switch {
	case answer == nil:
		t.choice.SetCode("")
	case *answer:
		t.choice.SetCode(yes)
	default:
		t.choice.SetCode(no)
	}
}
