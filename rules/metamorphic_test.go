package rules_test

import (
	"slices"
	"strings"
	"testing"

	"ruhu/assets/text"
	"ruhu/rules"
	"ruhu/survey"
)

// relation says how the result of a household and that of a changed one belong
// together. change returns false where the relation has nothing to say; holds
// returns what is wrong.
type relation struct {
	name   string
	change func(d dice, h survey.Household, r rules.Result) (survey.Household, bool)
	holds  func(before, after rules.Result) string
}

var relations = []relation{
	{"the order of members and of income lines is irrelevant", turn, sameAnswers},
	{"splitting a line is irrelevant", splitLine, sameWithoutHalves},
	{"more counted income brings nobody in", earnMore, staysOut},
	{"excluded lines change nothing", changeExcluded, sameAnswers},
	{"renaming members renames subjects only", renameMembers, sameRenamed},
	{"who is outside the family changes no income", addOutsider, sameIncome},
}

// TestRelationsHoldOverRandomHouseholds is the promise of the package, for each
// pack: beside the relations, that what an answer or an office settles leaves
// every determined finding as it was.
func TestRelationsHoldOverRandomHouseholds(t *testing.T) {
	for _, info := range rules.List() {
		p, err := rules.Load(info.ID)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(info.ID, func(t *testing.T) {
			t.Parallel()
			ways, spoke := settlements(t, p, 100), make([]int, len(relations))
			for seed := range uint64(metamorphicHouseholds) {
				relate(t, p, seed, spoke, ways[int(seed)%len(ways)])
			}
			for i, n := range spoke {
				if n < metamorphicHouseholds/2 {
					t.Errorf("%s: of %d households only", relations[i].name, n)
				}
			}
		})
	}
}

// relate checks all relations for one household, and counts in spoke which had
// something to say.
func relate(t *testing.T, p *rules.Pack, seed uint64, spoke []int, settled *rules.Pack) {
	d := seeded(seed)
	h := drawHousehold(d)
	before := p.Assess(h, day, text.En)
	fail := func(name, wrong string) {
		if wrong != "" {
			t.Fatalf("%s, seed %d: %s\n%s", name, seed, wrong, asJSON(h))
		}
	}
	for i, rel := range relations {
		if changed, ok := rel.change(d, h, before); ok {
			spoke[i]++
			fail(rel.name, rel.holds(before, p.Assess(changed, day, text.En)))
		}
	}
	more := answerMore(d, h, 60)
	fail("what is determined stays", staysDetermined(before, settled.Assess(more, day, text.En)))
}

func turn(d dice, h survey.Household, _ rules.Result) (survey.Household, bool) {
	h.Members, h.Incomes = shuffled(d, h.Members), shuffled(d, h.Incomes)
	return h, len(h.Members) > 1 || len(h.Incomes) > 1
}

func shuffled[T any](d dice, list []T) []T {
	list = slices.Clone(list)
	for i := range list {
		j := i + d(len(list)-i)
		list[i], list[j] = list[j], list[i]
	}
	return list
}

// half is the key of the second part of a line that was split.
const half = "i9"

// splitLine splits a line in two that is answered: of an open one each part
// would be a question of its own. Neither part is a loss where the whole is none,
// nor the other way round.
func splitLine(d dice, h survey.Household, _ rules.Result) (survey.Household, bool) {
	i := slices.IndexFunc(h.Incomes, answeredLine)
	if i < 0 {
		return h, false
	}
	h.Incomes = slices.Insert(slices.Clone(h.Incomes), i+d(2), h.Incomes[i])
	first, second := &h.Incomes[i], &h.Incomes[i+1]
	gross, cost := *first.GrossFen, survey.Fen(0)
	if first.CostFen != nil {
		cost = *first.CostFen
	}
	both := part(d, min(gross, cost))
	ownGross, ownCost := both+part(d, max(0, gross-cost)), both+part(d, max(0, cost-gross))
	restGross, restCost := gross-ownGross, cost-ownCost
	second.Key, second.GrossFen, first.GrossFen = half, &restGross, &ownGross
	if first.CostFen != nil {
		second.CostFen, first.CostFen = &restCost, &ownCost
	}
	return h, true
}

func answeredLine(in survey.Income) bool {
	return in.GrossFen != nil && in.FromPovertyProject != nil && (in.CostFen != nil || !survey.HasCost(in.Item))
}

func part(d dice, amount survey.Fen) survey.Fen { return survey.Fen(d(int(amount) + 1)) }

// earnMore raises a line, or adds one that counts for sure. A project wage would
// let the family deduct employment cost, and support that is declared is not found
// beyond what is declared: neither is such a line.
func earnMore(d dice, h survey.Household, _ rules.Result) (survey.Household, bool) {
	if h.Incomes == nil {
		return h, false
	}
	h.Incomes = slices.Clone(h.Incomes)
	more := survey.Fen(1 + d(1_000_000))
	if i := d(len(h.Incomes) + 1); i < len(h.Incomes) && h.Incomes[i].GrossFen != nil && h.Incomes[i].Item != "transfer.support" {
		h.Incomes[i].GrossFen = new(*h.Incomes[i].GrossFen + more)
		return h, true
	}
	item := []string{"property.rent", "transfer.gift", "wage.local", "farm.crop"}[d(4)]
	h.Incomes = append(h.Incomes, survey.Income{
		Key: "i9", Item: item, GrossFen: &more, CostFen: new(survey.Fen(0)), FromPovertyProject: new(false),
	})
	return h, true
}

// changeExcluded drops the lines that count on neither basis and adds one that
// does not either. Support that somebody outside the family gets is no such line:
// it is part of what obligors pay.
func changeExcluded(d dice, h survey.Household, r rules.Result) (survey.Household, bool) {
	if h.Incomes == nil {
		return h, false
	}
	counts := map[string]bool{}
	for _, l := range slices.Concat(r.Income.Dibao.Lines, r.Income.Poverty.Lines) {
		counts[l.Key] = counts[l.Key] || l.Treatment != rules.Excluded
	}
	kept := slices.DeleteFunc(slices.Clone(h.Incomes), func(in survey.Income) bool {
		return !counts[in.Key] && in.Item != "transfer.support"
	})
	q := questions{d, 10}
	line := survey.Income{Key: "i9", Item: "pension.base_central", Member: q.whose(h)}
	q.fen(&line.GrossFen)
	h.Incomes = slices.Insert(kept, d(len(kept)+1), line)
	return h, true
}

// renamed gives members other keys, in the order of the old ones.
var renamed = strings.NewReplacer("m1", "p1", "m2", "p2", "m3", "p3", "m4", "p4", "m5", "p5")

func renamedAll(names []string) []string {
	names = slices.Clone(names)
	for i := range names {
		names[i] = renamed.Replace(names[i])
	}
	return names
}

func renameMembers(_ dice, h survey.Household, _ rules.Result) (survey.Household, bool) {
	h = cloned(h)
	for i := range h.Members {
		h.Members[i].Key = renamed.Replace(h.Members[i].Key)
	}
	for i := range h.Incomes {
		h.Incomes[i].Member = renamed.Replace(h.Incomes[i].Member)
	}
	for i := range h.Expenses {
		h.Expenses[i].Member = renamed.Replace(h.Expenses[i].Member)
	}
	h.Relatives = slices.Clone(h.Relatives)
	for i := range h.Relatives {
		h.Relatives[i].Member = renamed.Replace(h.Relatives[i].Member)
	}
	for _, list := range []*[]string{&h.Dibao.BenefitMembers, &h.Tekun.Members, &h.Jdlk.Members} {
		*list = renamedAll(*list)
	}
	return h, len(h.Members) > 0
}

func addOutsider(d dice, h survey.Household, _ rules.Result) (survey.Household, bool) {
	if h.Members == nil {
		return h, false
	}
	outsider := survey.Member{Key: "m8", InFamily: new(false)}
	questions{d, 20}.member(&outsider)
	h.Members = slices.Insert(slices.Clone(h.Members), d(len(h.Members)+1), outsider)
	return h, true
}
