package survey_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"ruhu/survey"
)

// full is a household with as much of everything as a document may have.
func full() survey.Household {
	text := strings.Repeat("张", survey.MaxText)
	return survey.Household{
		Address:  text,
		Members:  make([]survey.Member, survey.MaxMembers),
		Incomes:  make([]survey.Income, survey.MaxLines),
		Expenses: make([]survey.Expense, survey.MaxLines),
		Assets:   []survey.Asset{{Key: "a1", Note: text}},
		Obligors: make([]survey.Obligor, survey.MaxLines),
		Checks:   make([]survey.Check, survey.MaxLines),
		Jdlk:     survey.Jdlk{Causes: make([]string, survey.MaxLines)},
	}
}

func TestADocumentHasItsBounds(t *testing.T) {
	tests := []struct {
		name   string
		change func(h *survey.Household)
		path   string // empty: within the bounds
		code   string
	}{
		{"as much as may be", func(*survey.Household) {}, "", ""},
		{"a member too many", func(h *survey.Household) { h.Members = append(h.Members, survey.Member{}) }, "members.100", "too_many"},
		{"a line too many", func(h *survey.Household) { h.Incomes = append(h.Incomes, survey.Income{}) }, "incomes.500", "too_many"},
		{"an obligor too many", func(h *survey.Household) { h.Obligors = append(h.Obligors, survey.Obligor{}) }, "obligors.500", "too_many"},
		{"a cause too many", func(h *survey.Household) { h.Jdlk.Causes = append(h.Jdlk.Causes, "") }, "jdlk.causes.500", "too_many"},
		{"states of health without end", func(h *survey.Household) { h.Members[3].Health = make([]string, survey.MaxLines+1) }, "members.3.health.500", "too_many"},
		{"a text too long", func(h *survey.Household) { h.Address += "张" }, "address", "too_long"},
		{"a date too long", func(h *survey.Household) {
			h.Checks[1].Date = survey.Date(strings.Repeat("1", survey.MaxText+1))
		}, "checks.1.date", "too_long"},
		{"a certificate too long", func(h *survey.Household) {
			h.Members[0].Disability = &survey.Disability{Certificate: strings.Repeat("1", survey.MaxText+1)}
		}, "members.0.disability.certificate", "too_long"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h := full()
			tt.change(&h)
			if got := h.TooLarge(); got != (tt.code != "") {
				t.Errorf("TooLarge is %v", got)
			}
			if got := (survey.Visit{Household: h}).TooLarge(); got != (tt.code != "") {
				t.Errorf("TooLarge of a visit is %v", got)
			}
			written, err := json.Marshal(h)
			if err != nil {
				t.Fatal(err)
			}
			_, err = survey.DecodeHousehold(written)
			refused(t, err, tt.path, tt.code)
			_, err = survey.DecodeVisit([]byte(`{"household":` + string(written) + `}`))
			if tt.code != "" {
				refused(t, err, "household."+tt.path, tt.code)
			} else {
				refused(t, err, "", "")
			}
		})
	}
}

func TestTheVisitAroundAHouseholdHasItsBounds(t *testing.T) {
	for name, v := range map[string]survey.Visit{
		"a note too long":    {Note: strings.Repeat("注", survey.MaxText+1)},
		"visitors too many":  {Visitors: make([]survey.Visitor, survey.MaxLines+1)},
		"a reason too long":  {Met: []survey.Meeting{{Reason: strings.Repeat("x", survey.MaxText+1)}}},
		"a name too long":    {Visitors: []survey.Visitor{{Name: strings.Repeat("x", survey.MaxText+1)}}},
		"a member too many":  {Household: survey.Household{Members: make([]survey.Member, survey.MaxMembers+1)}},
		"a text of a member": {Household: survey.Household{Members: []survey.Member{{NoIDReason: strings.Repeat("x", survey.MaxText+1)}}}},
	} {
		if !v.TooLarge() {
			t.Errorf("%s is not too large", name)
		}
	}
}

// refused checks that a document was refused at a place, or read where no code
// is given.
func refused(t *testing.T, err error, path, code string) {
	t.Helper()
	if code == "" {
		if err != nil {
			t.Errorf("refused: %v", err)
		}
		return
	}
	var e *survey.DocumentError
	if !errors.As(err, &e) {
		t.Fatalf("error is %v", err)
	}
	if e.Path != path || e.Code != code || e.Line < 1 || e.Column < 1 {
		t.Errorf("got %v, want %s: %s", e, path, code)
	}
	if len([]rune(e.Detail)) > 100 {
		t.Errorf("the sentence repeats %d characters", len([]rune(e.Detail)))
	}
	hasSentence(t, "document."+e.Code, e.Args()...)
}

func TestAmountsAndKeysThatNoSumMayUseAreRefusedWithTheirPlace(t *testing.T) {
	tests := []struct {
		name, json   string
		line, column int
		path, code   string
		detail       string
	}{
		{"an income below zero", "{\"incomes\": [\n {\"key\": \"i1\", \"gross_fen\": -1}]}", 2, 29, "incomes.0.gross_fen", "negative_amount", "-1"},
		{"a cost below zero", `{"incomes": [{"cost_fen": -5}]}`, 1, 27, "incomes.0.cost_fen", "negative_amount", "-5"},
		{"an income beyond bounds", `{"incomes": [{"gross_fen": 1000000000000001}]}`, 1, 28, "incomes.0.gross_fen", "amount_too_large", "1000000000000001"},
		{"an expense below zero", `{"expenses": [{"own_fen": -1}]}`, 1, 27, "expenses.0.own_fen", "negative_amount", "-1"},
		{"a value below zero", `{"assets": [{"value_fen": -1}]}`, 1, 27, "assets.0.value_fen", "negative_amount", "-1"},
		{"all that fits into a number", `{"obligors": [{"paid_fen": 9223372036854775807}]}`, 1, 28, "obligors.0.paid_fen", "amount_too_large", "9223372036854775807"},
		{"what is due below zero", `{"obligors": [{"due_fen": -1}]}`, 1, 27, "obligors.0.due_fen", "negative_amount", "-1"},
		{"two members of one key", `{"members": [{"key": "m1"}, {"key": "m1"}]}`, 1, 37, "members.1.key", "duplicate_key", "m1"},
		{"two incomes of one key", `{"incomes": [{"key": "i1"}, {"key": "i1"}]}`, 1, 37, "incomes.1.key", "duplicate_key", "i1"},
		{"two expenses of one key", `{"expenses": [{"key": "e1"}, {"key": "e1"}]}`, 1, 38, "expenses.1.key", "duplicate_key", "e1"},
		{"two assets of one key", `{"assets": [{"key": "a1"}, {"key": "a1"}]}`, 1, 36, "assets.1.key", "duplicate_key", "a1"},
		{"two obligors of one key", `{"obligors": [{"key": "o1"}, {"key": "o1"}]}`, 1, 38, "obligors.1.key", "duplicate_key", "o1"},
		{"one key in two lists", `{"incomes": [{"key": "1"}], "expenses": [{"key": "1"}]}`, 0, 0, "", "", ""},
		{"lines without a key are for Check", `{"incomes": [{"key": ""}, {"key": ""}]}`, 0, 0, "", "", ""},
		{"the largest amount", `{"incomes": [{"gross_fen": 1000000000000000}]}`, 0, 0, "", "", ""},
		{"a grade is no amount", `{"members": [{"disability": {"grade": -1}}]}`, 0, 0, "", "", ""},
		{"inside a visit", `{"household": {"incomes": [{"gross_fen": -1}]}}`, 1, 42, "household.incomes.0.gross_fen", "negative_amount", "-1"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := survey.DecodeHousehold([]byte(tt.json))
			refused(t, err, tt.path, tt.code)
			var e *survey.DocumentError
			if errors.As(err, &e) && (e.Line != tt.line || e.Column != tt.column || e.Detail != tt.detail) {
				t.Errorf("got %+v", e)
			}
		})
	}
}

// A draft holds what somebody typed and must open again whatever that is: Check
// says what is wrong with it.
func TestAVisitOpensWithAmountsThatAreWrong(t *testing.T) {
	v, err := survey.DecodeVisit([]byte(`{"household": {"incomes": [{"key": "i1", "gross_fen": -1}]}}`))
	if err != nil || *v.Household.Incomes[0].GrossFen != -1 {
		t.Errorf("got %+v, %v", v, err)
	}
}
