package packview

import (
	"fmt"
	"slices"
	"strings"

	"ruhu/assets/text"
	"ruhu/rules"
	"ruhu/survey"
)

// Entry is a line of the calendar in words.
type Entry struct {
	Section string   `json:"section"` // recheck campaign visits reminders lists notices
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	Words   string   `json:"words"`
	Clauses []string `json:"clauses"`
	Open    []string `json:"open"` // titles of the parameters that still leave part of it open
}

// Sections are the parts of the calendar, in their order.
var Sections = []string{"recheck", "campaign", "visits", "reminders", "lists", "notices"}

// calendar lists what a pack says about time, visits and lists.
func calendar(p *rules.Pack, l text.Lang) []Entry {
	b := &entries{pack: p, lang: l, all: []Entry{}}
	c := p.Calendar()
	if c.Recheck != nil {
		b.recheck(c.Recheck)
	}
	if c.Campaign != nil {
		b.campaign(c.Campaign)
	}
	b.visits(c)
	for _, r := range c.Reminders {
		b.add("reminders", r.ID, r.Title.In(l), b.due(r), r.Ground)
	}
	for _, x := range c.Lists {
		from, to := rules.Offices.Text(x.From, string(l)), rules.Offices.Text(x.To, string(l))
		b.add("lists", x.ID, x.Title.In(l), b.t("list", from, to), x.Ground)
	}
	for _, n := range c.Notices {
		b.add("notices", n.ID, n.Title.In(l), n.Where.In(l), n.Ground)
	}
	return b.all
}

// entries collects the lines of a calendar.
type entries struct {
	pack *rules.Pack
	lang text.Lang
	all  []Entry
}

func (b *entries) t(key string, args ...any) string { return b.lang.T("packview."+key, args...) }

func (b *entries) add(section, id, title, words string, g rules.Ground) {
	e := Entry{Section: section, ID: id, Title: title, Words: words, Clauses: append([]string{}, g.Clauses...), Open: []string{}}
	for _, name := range g.Open {
		if t, ok := b.pack.Parameter(name); ok {
			e.Open = append(e.Open, t.Title.In(b.lang))
		}
	}
	b.all = append(b.all, e)
}

func (b *entries) recheck(r *rules.Recheck) {
	if r.PerClass == nil {
		b.add("recheck", "per_year", b.t("per_year"), b.t("times", r.Times, b.levels(r.Levels)), r.Ground)
		return
	}
	for _, class := range survey.DibaoClasses {
		if months, ok := r.PerClass[class.Code]; ok {
			b.add("recheck", class.Code, survey.DibaoClasses.Text(class.Code, string(b.lang)), b.t("months", months), r.Ground)
		}
	}
}

func (b *entries) levels(codes []string) string {
	var words []string
	for _, c := range codes {
		words = append(words, survey.Levels.Text(c, string(b.lang)))
	}
	return strings.Join(words, b.lang.T("rules.list.separator"))
}

func (b *entries) campaign(c *rules.Campaign) {
	var scope []string
	for _, s := range c.Scope {
		scope = append(scope, survey.ResidenceTypes.Text(s, string(b.lang)))
	}
	b.add("campaign", "scope", c.Title.In(b.lang), strings.Join(scope, b.lang.T("rules.list.separator")), rules.Ground{})
	for _, s := range c.Stages {
		b.add("campaign", s.ID, s.Title.In(b.lang), Span(s.From, s.To, b.lang), s.Ground)
	}
	for _, d := range c.Deadlines {
		b.add("campaign", d.ID, d.Title.In(b.lang), b.t("by", d.On), d.Ground)
	}
	if e := c.Effective; e != nil {
		b.add("campaign", "effective", e.Title.In(b.lang), b.t("from_month", e.Month), e.Ground)
	}
}

func (b *entries) visits(c rules.Calendar) {
	for _, r := range c.VisitRates {
		b.add("visits", r.Level, survey.Levels.Text(r.Level, string(b.lang)), b.t("rate", r.Percent), r.Ground)
	}
	if c.MinVisitors != nil {
		b.add("visits", "min_visitors", b.t("min_visitors"), b.t("people", c.MinVisitors.Value), c.MinVisitors.Ground)
	}
	if c.MeetEveryone != nil {
		b.add("visits", "meet_everyone", b.t("meet_everyone"), b.t("everyone"), *c.MeetEveryone)
	}
}

// due says when a reminder comes round.
func (b *entries) due(r rules.Reminder) string {
	switch {
	case r.Period == "" && r.By == "":
		return b.t("unset")
	case r.By == "":
		return b.t("period." + r.Period)
	case r.Period == "":
		return b.t("by", r.By)
	}
	return fmt.Sprint(b.t("period."+r.Period), b.t("gap"), b.t("by", r.By))
}

// Section returns the lines of a part of the calendar.
func (v View) Section(name string) []Entry {
	return slices.DeleteFunc(slices.Clone(v.Calendar), func(e Entry) bool { return e.Section != name })
}
