package demo

import (
	"fmt"
	"slices"

	"ruhu/survey"
)

// benefits is what the ledgers hold about a family beyond its standing.
func (p *people) benefits(f family, h *survey.Household) {
	if h.Dibao.Status == "active" {
		h.Dibao.Number = fmt.Sprintf("%s%05d", h.Village[:9], f.n+1)
		h.Dibao.ClassReason, h.Dibao.ClassSince = classReasons[h.Dibao.Class], h.Dibao.Since
		h.Dibao.MonthlyFen = fen(p.where.grants.dibao[h.Dibao.Class] / 12 * len(h.Dibao.BenefitMembers))
	}
	if h.Dibao.Status == "stopped" {
		h.Dibao.Until, h.Dibao.StopReason = "2015-12", "收入高于标准"
	}
	if h.Tekun.Status == "active" {
		h.Tekun.Care, h.Tekun.Members = "home", []string{h.Members[0].Key}
		h.Tekun.MonthlyFen = fen(p.where.grants.tekun / 12)
	}
	if h.Tekun.Status == "stopped" {
		h.Tekun.Until = "2016-06"
	}
	if h.Jdlk.Status == "none" {
		return
	}
	h.Jdlk.Number = fmt.Sprintf("%s%06d", h.Village[:6], f.n+1)
	h.Jdlk.Since = "2014-11"
	h.Jdlk.Helper = survey.Helper{Name: p.where.townshipOffice.Name, Unit: p.where.townshipOffice.Unit, Phone: "13900020001"}
	h.Jdlk.Measures = []string{"产业扶持", "医疗救助"}
	if h.Jdlk.Status != "active" {
		h.Jdlk.Exited, h.Jdlk.ExitPerCapitaFen = "2016-12", fen(10*p.between(310, 420))
	}
	if h.Jdlk.Status == "relapsed" {
		h.Jdlk.Relapsed, h.Jdlk.RelapseWhy = string(p.where.rosterDay[:len("2006-01")]), "家中有人患病，花费大"
	}
}

var classReasons = map[string]string{"A": "没有劳动力，没有其他收入", "B": "劳动力弱，收入少", "C": "有一定收入"}

// hardship is how a sudden event is told, what it cost in yuan and whether help
// already came.
type hardship struct {
	note   string
	loss   int
	helped bool
}

var hardships = map[string]hardship{
	"illness":  {"突发重病住院", 18000, true},
	"accident": {"务工时摔伤", 9000, false},
	"fire":     {"厨房失火", 6000, true},
	"disaster": {"滑坡压坏猪圈", 4000, false},
}

// events is what happened to the family this year, and what help it had.
func (p *people) events(pl plan, h *survey.Household) {
	h.Events, h.Assistance = []survey.Event{}, []survey.Assistance{}
	if what, ok := hardships[pl.event]; ok {
		h.Events = append(h.Events, survey.Event{
			Key: "v1", Kind: pl.event, Date: "2017-03-08", LossFen: fen(what.loss), Referred: "2017-03-10", Note: what.note,
		})
		if what.helped {
			h.Assistance = append(h.Assistance, survey.Assistance{
				Key: "h1", Programme: "temporary", Event: "v1", Date: "2017-03-28", AmountFen: fen(2000), From: p.where.townshipOffice.Unit,
			})
		}
	}
	if payer(h) != "self" {
		h.Assistance = append(h.Assistance, survey.Assistance{
			Key: fmt.Sprintf("h%d", len(h.Assistance)+1), Programme: "insurance", Date: "2016-12-20",
			AmountFen: fen(150 * len(h.Members)), From: p.where.countyOffice.Unit,
		})
	}
}

// oversight is what keeps a decision honest: officials who are kin, and what
// other offices' records say.
func (p *people) oversight(pl plan, h *survey.Household) {
	h.Relatives = []survey.Relative{}
	if pl.official {
		o := p.where.villages[0].operator
		h.Relatives = append(h.Relatives, survey.Relative{
			Key: "r1", Member: h.Members[0].Key, Official: o.Name, Unit: o.Unit, Post: o.Post, Relation: "堂兄弟",
			Record: "示例〔2017〕第1号", Date: p.where.rosterDay,
		})
	}
	h.EconomicCheck = survey.EconomicCheck{Status: "requested", Date: p.where.rosterDay, Source: "县居民家庭经济状况核对中心"}
	if slices.Contains([]string{"active", "stopped"}, h.Dibao.Status) {
		h.EconomicCheck.Status = "clear"
	}
}
