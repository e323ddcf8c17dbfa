package rules_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"ruhu/survey"
)

// dice throws numbers: those of rapid, which can shrink them, or of a seed.
type dice func(sides int) int

// thrown are the dice of a rapid test.
func thrown(t *rapid.T) dice {
	return func(sides int) int { return rapid.IntRange(0, sides-1).Draw(t, "dice") }
}

// seeded are dice that always fall the same way.
func seeded(seed uint64) dice {
	return rand.New(rand.NewPCG(seed, 2017)).IntN
}

// drawHousehold draws a household with everything that rules read: about half
// of them answered to the last question, the others with holes.
func drawHousehold(d dice) survey.Household {
	q := questions{d, []int{0, 0, 10, 40}[d(4)]}
	var h survey.Household
	for i := range []int{0, 0, 0, 1, 2}[d(5)] { // not asking about obligors leaves nothing open
		h.Obligors = append(h.Obligors, survey.Obligor{Key: fmt.Sprintf("o%d", i+1), Unable: []string{"", "", "低保户"}[d(3)]})
	}
	h.Dibao.Basis = []string{"", "whole", "single", "expenditure"}[d(4)] // empty is an answer
	q.household(&h)
	if h.Members != nil && d(6) == 0 { // nil is no open question: who lives together is meant
		h.Jdlk.Members = q.keysOf(h)
	}
	if h.Members != nil && d(4) == 0 {
		h.Tekun.Members = q.keysOf(h)
	}
	return h
}

// answerMore answers questions of a household that are still open, of a hundred
// as many as the share says, and changes no answer. h stays as it is.
func answerMore(d dice, h survey.Household, share int) survey.Household {
	h = cloned(h)
	questions{d, 100 - share}.household(&h)
	return h
}

// questions asks about a household, and leaves a number of questions in a
// hundred open. What is answered already it does not ask.
type questions struct {
	dice  dice
	holes int
}

func (q questions) hole() bool { return q.dice(100) < q.holes }

// often draws one of the codes; what stands twice is drawn twice as often.
func (q questions) often(code *string, codes ...string) {
	if *code == "" && !q.hole() {
		*code = codes[q.dice(len(codes))]
	}
}

func (q questions) code(code *string, list survey.CodeList) {
	if *code == "" && !q.hole() {
		*code = list[q.dice(len(list))].Code
	}
}

func (q questions) yesNo(answer **bool) {
	if *answer == nil && !q.hole() {
		*answer = new(q.dice(2) == 1)
	}
}

// mostly is a question that few people answer with no.
func (q questions) mostly(answer **bool) {
	if *answer == nil && !q.hole() {
		*answer = new(q.dice(8) > 0)
	}
}

func (q questions) number(n *int, most int) {
	if *n == 0 && !q.hole() {
		*n = 1 + q.dice(most)
	}
}

// fen draws amounts about the size where they decide something.
func (q questions) fen(amount **survey.Fen) {
	if *amount == nil && !q.hole() {
		*amount = new(q.amount())
	}
}

func (q questions) amount() survey.Fen {
	if q.dice(6) == 0 {
		return survey.Fen([]int{1, 299999, 300000, 300001, 321000, 3210000, 961}[q.dice(7)])
	}
	return survey.Fen(q.dice(13)) * 100000
}

func (q questions) guarantee(state *string) {
	if *state == "unknown" {
		*state = ""
	}
	q.often(state, "met", "unmet")
	if *state == "" && q.holes > 0 {
		*state = []string{"", "unknown"}[q.dice(2)]
	}
}

// keysOf draws some of the members.
func (q questions) keysOf(h survey.Household) []string {
	keys := []string{}
	for _, m := range h.Members {
		if q.dice(2) == 0 {
			keys = append(keys, m.Key)
		}
	}
	return keys
}

func (q questions) household(h *survey.Household) {
	q.often(&h.ResidenceType, "rural", "rural", "urban")
	if h.Members == nil && !q.hole() {
		h.Members = make([]survey.Member, q.dice(6))
		for i := range h.Members {
			h.Members[i].Key, h.Members[i].Name = fmt.Sprintf("m%d", i+1), []string{"张国强", "李秀英", "张小雨", "张海涛", "王玉珍"}[i]
		}
	}
	for i := range h.Members {
		q.member(&h.Members[i])
	}
	q.standing(h)
	q.incomes(h)
	q.expenses(h)
	q.obligors(h)
	q.guarantee(&h.Guarantees.Education)
	q.guarantee(&h.Guarantees.Medical)
	q.guarantee(&h.Guarantees.Housing)
	q.guarantee(&h.Water)
	q.yesNo(&h.DevelopmentAbility)
	q.code(&h.SelfReliance.Industry, survey.SelfRelianceStates)
	q.code(&h.SelfReliance.Employment, survey.SelfRelianceStates)
	q.code(&h.SelfReliance.Relocation, survey.SelfRelianceStates)
	q.code(&h.EconomicCheck.Status, survey.EconomicCheckStates)
	q.history(h)
}

func (q questions) member(m *survey.Member) {
	q.mostly(&m.InFamily)
	q.birth(&m.BirthDate)
	q.code(&m.Sex, survey.Sexes)
	q.health(m)
	q.yesNo(&m.BedriddenLongTerm)
	q.code(&m.SelfCare, survey.SelfCares)
	q.code(&m.Schooling, survey.Schoolings)
	q.code(&m.Labour, survey.Labours)
	q.yesNo(&m.Insured)
}

// birth draws any age, and often one at which a rule begins or ends, on the very
// day or beside it.
func (q questions) birth(on *survey.Date) {
	if *on != "" || q.hole() {
		return
	}
	age := q.dice(96)
	if q.dice(2) == 0 {
		age = []int{3, 6, 7, 16, 18, 60, 70}[q.dice(7)]
	}
	*on = survey.Date(fmt.Sprintf("%d-%s", 2017-age, []string{"05-31", "06-01", "06-02", "01-15", "11-30"}[q.dice(5)]))
}

// health asks about illness and disability together: who was asked and is not
// disabled has no certificate.
func (q questions) health(m *survey.Member) {
	if m.Health == nil && !q.hole() {
		m.Health = [][]string{{"healthy"}, {"chronic"}, {"serious_illness"}, {"disabled"}, {"serious_illness", "disabled"}}[q.dice(5)]
		if m.Disability != nil {
			m.Health = []string{"disabled"}
		}
	}
	disabled := len(m.Health) > 0 && m.Health[len(m.Health)-1] == "disabled"
	if m.Disability == nil && disabled && !q.hole() {
		m.Disability = &survey.Disability{}
	}
	if m.Disability != nil {
		q.number(&m.Disability.Category, len(survey.DisabilityCategories))
		q.number(&m.Disability.Grade, len(survey.DisabilityGrades))
		q.yesNo(&m.Disability.NeedsLongTermCare)
	}
}

func (q questions) standing(h *survey.Household) {
	q.often(&h.Dibao.Status, "none", "none", "active", "active", "stopped")
	q.often(&h.Tekun.Status, "none", "none", "none", "none", "active", "stopped")
	q.often(&h.Jdlk.Status, "none", "active", "active", "exited", "relapsed")
	q.code(&h.Dibao.Class, survey.DibaoClasses)
	q.code(&h.Jdlk.Attribute, survey.JdlkAttributes)
	q.yesNo(&h.Jdlk.StableExit)
	if h.Dibao.BenefitMembers == nil && !q.hole() {
		h.Dibao.BenefitMembers = q.keysOf(*h)
	}
	if h.Jdlk.Causes == nil && !q.hole() {
		h.Jdlk.Causes = [][]string{{}, {"因病"}, {"因残", "因病"}, {"缺技术"}}[q.dice(4)]
	}
}

func (q questions) incomes(h *survey.Household) {
	if h.Incomes == nil && !q.hole() {
		h.Incomes = make([]survey.Income, q.dice(6))
		for i := range h.Incomes {
			h.Incomes[i] = survey.Income{
				Key: fmt.Sprintf("i%d", i+1), Member: q.whose(*h),
				Item: survey.IncomeItems[q.dice(len(survey.IncomeItems))].Code,
			}
		}
	}
	for i := range h.Incomes {
		in := &h.Incomes[i]
		q.fen(&in.GrossFen)
		q.fen(&in.CostFen)
		q.yesNo(&in.FromPovertyProject)
	}
}

// whose draws whose a line is: the family's, that of one member, and rarely of
// somebody who is not there.
func (q questions) whose(h survey.Household) string {
	switch n := q.dice(len(h.Members)*2 + 2); {
	case n < 1 || len(h.Members) == 0:
		return ""
	case n == 1 && q.dice(5) == 0:
		return "m9"
	default:
		return h.Members[n%len(h.Members)].Key
	}
}

func (q questions) expenses(h *survey.Household) {
	if h.Expenses == nil && !q.hole() {
		h.Expenses = make([]survey.Expense, q.dice(3))
		for i := range h.Expenses {
			h.Expenses[i] = survey.Expense{
				Key: fmt.Sprintf("e%d", i+1), Member: q.whose(*h),
				Item: survey.ExpenseItems[q.dice(len(survey.ExpenseItems))].Code,
			}
		}
	}
	for i := range h.Expenses {
		q.fen(&h.Expenses[i].TotalFen)
		q.fen(&h.Expenses[i].OwnFen)
	}
}

func (q questions) obligors(h *survey.Household) {
	for i := range h.Obligors {
		if h.Obligors[i].Unable == "" { // of the others nothing is asked
			q.fen(&h.Obligors[i].DueFen)
			q.fen(&h.Obligors[i].PaidFen)
		}
	}
}

// history draws what happened before: visits, events, officials who are kin.
func (q questions) history(h *survey.Household) {
	if h.Checks == nil && !q.hole() {
		h.Checks = make([]survey.Check, q.dice(4))
		for i := range h.Checks {
			h.Checks[i].Date = []survey.Date{
				"2016-02-29", "2016-06-01", "2016-11-30", "2016-12-01", "2016-12-31", "2017-01-01",
				"2017-02-28", "2017-03-01", "2017-04-20", "2017-05-31", "2017-06-01", "2017-06-02",
			}[q.dice(12)]
			h.Checks[i].Level = survey.Levels[q.dice(len(survey.Levels))].Code
		}
	}
	if h.Events == nil && !q.hole() {
		h.Events = make([]survey.Event, q.dice(2))
		for i := range h.Events {
			h.Events[i] = survey.Event{Key: "v1", Kind: survey.EventKinds[q.dice(len(survey.EventKinds))].Code, Date: "2017-05-02"}
		}
	}
	if h.Relatives == nil && !q.hole() {
		h.Relatives = make([]survey.Relative, q.dice(2))
		for i := range h.Relatives {
			h.Relatives[i] = survey.Relative{Key: "r1", Member: q.whose(*h), Official: "王秀英"}
		}
	}
}

// cloned copies what the questions can change.
func cloned(h survey.Household) survey.Household {
	h.Members, h.Incomes = slices.Clone(h.Members), slices.Clone(h.Incomes)
	h.Expenses, h.Obligors = slices.Clone(h.Expenses), slices.Clone(h.Obligors)
	for i := range h.Members {
		if d := h.Members[i].Disability; d != nil {
			h.Members[i].Disability = new(*d)
		}
	}
	return h
}

func TestDrawnHouseholdsAreDocuments(t *testing.T) {
	for seed := range uint64(200) {
		h := drawHousehold(seeded(seed))
		read, err := survey.DecodeHousehold([]byte(asJSON(h)))
		if err != nil || asJSON(read) != asJSON(h) {
			t.Fatalf("seed %d: %v of\n%s", seed, err, asJSON(h))
		}
		more := answerMore(seeded(seed), h, 100)
		if asJSON(answerMore(seeded(seed+1), more, 100)) != asJSON(more) {
			t.Fatalf("seed %d: not everything was answered\n%s", seed, asJSON(more))
		}
	}
}
