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
	result := pl.result
	switch {
	case result == notAsked:
		result = below
	case result == below && pl.standing.dibao == "active":
		result = lowest
	}
	r := p.where.incomes[result]
	return 10 * p.between(r[0]/10, r[1]/10)
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

// fields are what a tenth of a mu brings in a year, and what it brings when
// others work it; in yuan.
type fields struct {
	item              string // of survey.LandItems
	gross, cost, rent int
	orchard           bool // families live off fruit trees as others off animals
}

// land is what the family's fields bring: a mu or so a person, worked by
// themselves or, when nobody can, by others. It returns what of it is net.
func (p *people) land(pl plan, rest int, h *survey.Household) (net int) {
	tenths, field := p.between(8, 12)*len(h.Members), p.where.fields
	if _, can := memberWhere(h, canFarm); !can {
		tenths = min(tenths, rest/field.rent)
		p.income(h, survey.Income{Item: "property.land", GrossFen: fen(tenths * field.rent)})
		h.Land = []survey.Land{{Key: "l1", Item: field.item, TenthMu: &tenths, Transfer: "out", RentFen: fen(tenths * field.rent)}}
		return tenths * field.rent
	}
	tenths = min(tenths, rest*4/5/(field.gross-field.cost))
	p.income(h, survey.Income{Item: "farm.crop", GrossFen: fen(tenths * field.gross), CostFen: fen(tenths * field.cost)})
	h.Land = []survey.Land{{Key: "l1", Item: field.item, TenthMu: &tenths, Transfer: "own"}}
	if pl.loose() {
		p.income(h, survey.Income{Item: "transfer.agriculture", GrossFen: fen(tenths * 9)})
	}
	return tenths * (field.gross - field.cost)
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
		p.keep(farmer, rest, h)
	case h.Members[0].Marital == "10":
		p.income(h, survey.Income{Item: "transfer.gift", Member: "m1", GrossFen: fen(rest)})
	default:
		p.support(rest, h)
	}
}

// keep is what animals bring, or fruit trees where people live off them.
func (p *people) keep(farmer survey.Member, rest int, h *survey.Household) {
	cost := rest * 2 / 5
	item := "farm.livestock"
	if p.where.fields.orchard && p.chance(60) {
		item = "farm.forestry"
		h.Land = append(h.Land, survey.Land{Key: "l2", Item: "orchard", TenthMu: new(p.between(10, 40)), Transfer: "own"})
	}
	p.income(h, survey.Income{Item: item, Member: farmer.Key, GrossFen: fen(rest + cost), CostFen: fen(cost)})
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
	h.Obligors = append(h.Obligors, survey.Obligor{
		Key: "o1", Name: name, Relation: "32",
		People: new(p.between(3, 5)), IncomeFen: fen(p.between(18, 40) * 1000), Supported: new(1), Basis: "formula",
		DueFen: fen(yuan), PaidFen: fen(yuan),
	})
}
