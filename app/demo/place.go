package demo

import (
	"slices"
	"time"

	"ruhu/app"
	"ruhu/assets"
	"ruhu/store"
	"ruhu/survey"
)

// place is where and when a demo plays, who works there, and who lives there.
type place struct {
	county, township string
	villages         [2]village

	countyOffice, townshipOffice store.Operator

	rosterDay  survey.Date // the day of the roster
	firstVisit survey.Date // the visits are on ten days from this one on
	today      survey.Date // the day that all workspaces believe it is in the end
	overlays   []app.Overlay

	idDivision string // unassigned: no ID number made with it is anyone's
	ethnicity  string // of most families
	towns      []string
	fields     fields
	incomes    map[string][2]int // a person's yearly income in yuan, from and to, by what a visit finds
	grants     grants

	special []plan           // the first families
	usual   []plan           // go round after the special ones
	checks  [][]survey.Check // the visits before those of the demo, of one family after another
}

// village is one of the two villages: whose laptop it is, and who comes along on
// visits that are the village's own.
type village struct {
	division  string
	operator  store.Operator
	colleague survey.Visitor
}

// places by policy pack.
var places = map[string]place{"hebi-2017": hebi, "fengjie-2017": fengjie}

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

// visitDay is the day of a village's n-th visit.
func (w place) visitDay(n int) survey.Date {
	first, err := w.firstVisit.Time()
	if err != nil {
		return w.today
	}
	return survey.DateOf(first.Add(time.Duration(n%10) * 24 * time.Hour))
}

// planOf returns the plan of the n-th household.
func (w place) planOf(n int) plan {
	var pl plan
	if n < len(w.special) {
		pl = w.special[n]
	} else {
		pl = w.usual[(n-len(w.special))%len(w.usual)]
	}
	if pl.ethnicity == "" {
		pl.ethnicity = w.ethnicity
	}
	if pl.sex == "" {
		pl.sex = "male"
	}
	if pl.checks == nil {
		pl.checks = w.checks[n%len(w.checks)]
	}
	return pl
}

// small is the number of a family of a couple with one or two children.
func (w place) small() int {
	return len(w.special) + slices.IndexFunc(w.usual, func(pl plan) bool {
		return pl.shape == shape{low: pl.shape.low, high: pl.shape.high, spouse: 1, children: 1}
	})
}
