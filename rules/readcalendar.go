package rules

import (
	"slices"
	"time"

	"go.yaml.in/yaml/v4"

	"ruhu/survey"
)

var periods = []string{"year", "half_year", "quarter"}

// maxVisitors bounds how many people a pack can ask to visit together.
const maxVisitors = 10

// calendar reads the table of dates, visits and lists, which a pack need not
// have.
func (r *reader) calendar() {
	s, n := r.table(tableCalendar)
	o := s.object(n, "recheck", "campaign", "visit_rates", "meet_everyone", "min_visitors", "reminders", "lists", "notices")
	c := &r.p.calendar
	if n := o.get("recheck"); n != nil {
		c.Recheck = r.recheck(s, n)
	}
	if n := o.get("campaign"); n != nil {
		c.Campaign = r.campaign(s, n)
	}
	if n := o.get("meet_everyone"); n != nil {
		c.MeetEveryone = new(r.ground(s.object(n, "clauses", "open")))
	}
	if n := o.get("min_visitors"); n != nil {
		v := s.object(n, "value", "clauses", "open")
		least, _ := s.integer(v.need("value"), 1, maxVisitors)
		c.MinVisitors = &MinVisitors{r.ground(v), int(least)}
	}
	for _, n := range s.list(o.get("visit_rates")) {
		v := s.object(n, "level", "percent", "clauses", "open")
		percent, _ := s.integer(v.need("percent"), 0, 100)
		level := s.oneOf(v.need("level"), codesOf(survey.Levels)...)
		c.VisitRates = append(c.VisitRates, VisitRate{r.ground(v), level, int(percent)})
	}
	r.entries(s, o.get("reminders"), []string{"period", "by"}, func(e entry) {
		c.Reminders = append(c.Reminders, Reminder{
			e.ground, e.id, e.title, s.optional(e.get("period"), periods), s.like(e.get("by"), "01-02", "12-10"),
		})
	})
	r.entries(s, o.get("lists"), []string{"from", "to"}, func(e entry) {
		from, to := s.oneOf(e.need("from"), codesOf(Offices)...), s.oneOf(e.need("to"), codesOf(Offices)...)
		c.Lists = append(c.Lists, ExchangeList{e.ground, e.id, e.title, from, to})
	})
	r.entries(s, o.get("notices"), []string{"where"}, func(e entry) {
		c.Notices = append(c.Notices, NoticePlace{e.ground, e.id, e.title, s.words(e.need("where"))})
	})
}

// ground reads the clauses of an entry and the terms it waits for.
func (r *reader) ground(o object) Ground {
	g := Ground{Clauses: r.cited(o.source, o.need("clauses"))}
	for _, n := range o.list(o.get("open")) {
		g.Open = append(g.Open, r.known(o.source, n))
	}
	return g
}

// entry is one of a list of things that have an id and a title.
type entry struct {
	object
	ground Ground
	id     string
	title  Words
}

// entries reads a list of things of different ids.
func (r *reader) entries(s source, n *yaml.Node, keys []string, each func(entry)) {
	var ids []string
	for _, n := range s.list(n) {
		o := s.object(n, append([]string{"id", "title", "clauses", "open"}, keys...)...)
		id := o.need("id")
		e := entry{o, r.ground(o), s.text(id), s.words(o.need("title"))}
		if slices.Contains(ids, e.id) {
			s.fault(id, "duplicate_key", e.id)
		}
		ids = append(ids, e.id)
		each(e)
	}
}

func (r *reader) campaign(s source, n *yaml.Node) *Campaign {
	o := s.object(n, "title", "scope", "stages", "deadlines", "effective")
	c := &Campaign{Title: s.words(o.need("title"))}
	for _, n := range s.list(o.need("scope")) {
		c.Scope = append(c.Scope, s.oneOf(n, codesOf(survey.ResidenceTypes)...))
	}
	r.entries(s, o.need("stages"), []string{"from", "to"}, func(e entry) {
		from, to := s.date(e.need("from")), s.date(e.need("to"))
		if to < from {
			s.fault(e.node, "ends_before_it_begins", e.id, string(from))
		}
		c.Stages = append(c.Stages, Stage{e.ground, e.id, e.title, from, to})
	})
	r.entries(s, o.get("deadlines"), []string{"on"}, func(e entry) {
		c.Deadlines = append(c.Deadlines, Deadline{e.ground, e.id, e.title, s.date(e.need("on"))})
	})
	if n := o.get("effective"); n != nil {
		e := s.object(n, "title", "month", "clauses", "open")
		c.Effective = &Effective{r.ground(e), s.words(e.need("title")), s.like(e.need("month"), "2006-01", "2017-07")}
	}
	return c
}

// recheck reads one of the two ways in which a pack says when a household is
// looked at again.
func (r *reader) recheck(s source, n *yaml.Node) *Recheck {
	o := s.object(n, "clauses", "open", "per_class", "per_year")
	c := &Recheck{Ground: r.ground(o)}
	perYear := o.get("per_year")
	if perYear == nil {
		c.PerClass = r.perClass(s, o.need("per_class"))
		return c
	}
	if both := o.get("per_class"); both != nil {
		s.fault(both, "said_twice", "per_class")
	}
	y := s.object(perYear, "times", "levels")
	times, _ := s.integer(y.need("times"), 1, 12)
	c.Times = int(times)
	for _, n := range s.list(y.need("levels")) {
		c.Levels = append(c.Levels, s.oneOf(n, codesOf(survey.Levels)...))
	}
	return c
}

// perClass reads the months for each class. Whether they roll is a term of its
// own, which the pack must have.
func (r *reader) perClass(s source, n *yaml.Node) map[string]int {
	months := map[string]int{}
	o := s.object(n, codesOf(survey.DibaoClasses)...)
	for _, class := range codesOf(survey.DibaoClasses) {
		v := o.need(class)
		m, _ := s.integer(v, 1, 12)
		if m > 0 && 12%m != 0 {
			s.fault(v, "no_period", v.Value)
		}
		months[class] = int(m)
	}
	if t := r.p.terms[termPeriod]; n != nil && (t == nil || t.Type != typeChoice) {
		s.fault(n, "missing_term", termPeriod, typeChoice)
	}
	return months
}

// optional reads one of the options where it is given.
func (s source) optional(n *yaml.Node, options []string) string {
	if n == nil {
		return ""
	}
	return s.oneOf(n, options...)
}

// like reads a part of a date in the one form that the example has.
func (s source) like(n *yaml.Node, layout, example string) string {
	v := s.scalar(n)
	if t, err := time.Parse(layout, v); v != "" && (err != nil || t.Format(layout) != v) {
		s.fault(n, "not_like", v, example)
		return ""
	}
	return v
}
