package demo

import (
	"ruhu/assets"
	"ruhu/store"
	"ruhu/survey"
)

// place is where a demo plays and who works there.
type place struct {
	county, township string
	villages         [2]village

	countyOffice, townshipOffice store.Operator
}

// village is one of the two villages: whose laptop it is, and who comes along on
// visits that are the village's own.
type village struct {
	division  string
	operator  store.Operator
	colleague survey.Visitor
}

// places by policy pack.
var places = map[string]place{
	"hebi-2017": {
		county: "410621", township: "410621105",
		villages: [2]village{
			{
				division:  "410621105201",
				operator:  store.Operator{Name: "李建民", Unit: "小河村村委会", Post: "主任"},
				colleague: survey.Visitor{Name: "王秀英", Unit: "驻小河村工作队", Post: "队员", Level: "village"},
			},
			{
				division:  "410621105202",
				operator:  store.Operator{Name: "赵磊", Unit: "驻埽头村工作队", Post: "第一书记"},
				colleague: survey.Visitor{Name: "郑秋霞", Unit: "埽头村村委会", Post: "文书", Level: "village"},
			},
		},
		townshipOffice: store.Operator{Name: "周敏", Unit: "小河镇民政所", Post: "民政专干"},
		countyOffice:   store.Operator{Name: "陈志远", Unit: "浚县民政局", Post: "低保中心主任"},
	},
}

// guest is the township's worker when she comes along to a visit: no operator of
// the village's laptop.
func (w place) guest() survey.Visitor {
	o := w.townshipOffice
	return survey.Visitor{Name: o.Name, Unit: o.Unit, Post: o.Post, Level: "township"}
}

// villageOf returns in which of the two villages the n-th household of so many
// lives: the first half in the first.
func (w place) villageOf(n, households int) int {
	return n * len(w.villages) / households
}

func (w place) townshipName() string { return assets.DivisionName(w.township) }

func (v village) name() string { return assets.DivisionName(v.division) }
