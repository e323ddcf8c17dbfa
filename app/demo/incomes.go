package demo

import (
	"fmt"
	"slices"

	"ruhu/survey"
)

// loose reports whether the result leaves room for grants of which the policy
// does not say whether they count.
func (pl plan) loose() bool { return pl.result == below || pl.result == above }

// target is the yearly income per person that a visit finds, in yuan.
func (p *people) target(pl plan) int {
	switch {
	case pl.result == exactly:
		return 3000 // the standard in force
	case pl.result == between:
		return 3040 + 10*p.between(0, 12)
	case pl.result == above:
		return 10 * p.between(360, 620)
	case pl.standing.dibao == "active":
		return 10 * p.between(110, 150)
	}
	return 10 * p.between(150, 250)
}

// incomes spreads the target over lines that fit the family: its land, then who
// earns. The last of them makes the sum come out exactly.
func (p *people) incomes(pl plan, h *survey.Household) {
	h.Incomes, h.Obligors = []survey.Income{}, []survey.Obligor{}
	rest := p.target(pl) * len(h.Members)
	rest -= p.land(pl, rest, h)
	p.earnings(pl, rest, h)
	if pl.result == notAsked {
		last := &h.Incomes[len(h.Incomes)-1]
		last.GrossFen, last.CostFen = nil, nil // the one who knows is away
	}
	p.uncounted(h)
	if pl.loose() {
		p.grants(h)
	}
}

func (p *people) income(h *survey.Household, line survey.Income) {
	line.Key = fmt.Sprintf("i%d", len(h.Incomes)+1)
	line.Source = "declared"
	if line.CostFen == nil && !survey.HasCost(line.Item) {
		line.CostFen = fen(0)
	}
	h.Incomes = append(h.Incomes, line)
}

// What a tenth of a mu brings in a year of wheat and maize, and what it brings
// when others work it; in yuan.
const (
	cropGross = 180
	cropCost  = 85
	landRent  = 70
)

// land is what the family's fields bring: a mu or so a person, worked by
// themselves or, when nobody can, by others. It returns what of it is net.
func (p *people) land(pl plan, rest int, h *survey.Household) (net int) {
	tenths := p.between(8, 12) * len(h.Members)
	if _, can := memberWhere(h, canFarm); !can {
		tenths = min(tenths, rest/landRent)
		p.income(h, survey.Income{Item: "property.land", GrossFen: fen(tenths * landRent)})
		return tenths * landRent
	}
	tenths = min(tenths, rest*4/5/(cropGross-cropCost))
	p.income(h, survey.Income{Item: "farm.crop", GrossFen: fen(tenths * cropGross), CostFen: fen(tenths * cropCost)})
	if pl.loose() {
		p.income(h, survey.Income{Item: "transfer.agriculture", GrossFen: fen(tenths * 9)})
	}
	return tenths * (cropGross - cropCost)
}

func canFarm(m survey.Member) bool { return m.Labour == "full" || m.Labour == "weak" }

// migrantFrom is from which sum on, in yuan, somebody has earned it away from
// home.
const migrantFrom = 12000

// earnings brings the rest home: sons go out to work, the others work nearby;
// the old keep animals, or their children apart support them.
func (p *people) earnings(pl plan, rest int, h *survey.Household) {
	rest, stay := p.migrants(rest, h)
	farmer, farms := memberWhere(h, canFarm)
	project := fromProject(pl)
	switch {
	case len(stay) > 0:
		p.income(h, survey.Income{Item: "wage.local", Member: stay[0].Key, GrossFen: fen(rest), FromPovertyProject: &project})
	case farms:
		cost := rest * 2 / 5
		p.income(h, survey.Income{Item: "farm.livestock", Member: farmer.Key, GrossFen: fen(rest + cost), CostFen: fen(cost)})
	case h.Members[0].Marital == "10":
		p.income(h, survey.Income{Item: "transfer.gift", Member: "m1", GrossFen: fen(rest)})
	default:
		p.support(rest, h)
	}
}

// migrants sends men other than the head away to work while there is much to
// earn. It returns what is left to earn and who is there for it.
func (p *people) migrants(rest int, h *survey.Household) (left int, stay []survey.Member) {
	for _, m := range slices.Backward(h.Members) {
		switch {
		case !able(m):
		case m.Relation == survey.RelationHead || m.Sex != "male" || rest < migrantFrom:
			stay = append([]survey.Member{m}, stay...)
		default:
			wage := min(rest*3/5, p.between(16, 24)*1000)
			p.income(h, survey.Income{Item: "wage.migrant", Member: m.Key, GrossFen: fen(wage), FromPovertyProject: no()})
			rest -= wage
		}
	}
	return rest, stay
}

// fromProject reports whether the family has its work through a poverty project.
func fromProject(pl plan) bool {
	return pl.standing.dibao == "active" && pl.standing.jdlk == "active" && pl.result == below
}

// support is what a daughter married away pays, all that she owes.
func (p *people) support(yuan int, h *survey.Household) {
	head := h.Members[0]
	p.income(h, survey.Income{Item: "transfer.support", Member: head.Key, GrossFen: fen(yuan)})
	l := lineOf(head.Name, head.Ethnicity)
	if head.Sex == "female" {
		l = p.newLine(head.Ethnicity, map[string]bool{l.name: true})
	}
	name := l.call(p.pick(namesOf(head.Ethnicity, "female", baseYear-ageOf(head)+24)))
	h.Obligors = append(h.Obligors, survey.Obligor{Key: "o1", Name: name, Relation: "32", DueFen: fen(yuan), PaidFen: fen(yuan)})
}
