package rules

import "ruhu/survey"

// Calendar is what a pack says about time, visits and what offices hand to each
// other. The caller must not change what it holds.
type Calendar struct {
	Recheck      *Recheck  // when a household is looked at again, nil where the pack does not say
	Campaign     *Campaign // 集中复核, nil for none
	VisitRates   []VisitRate
	MeetEveryone *Ground // that every member is met in person (人人见面), nil where nothing says so
	MinVisitors  *MinVisitors
	Reminders    []Reminder
	Lists        []ExchangeList
	Notices      []NoticePlace
}

// Ground is what an entry rests on, and the terms that still leave part of it
// open.
type Ground struct {
	Clauses []string
	Open    []string // parameter ids
}

// Recheck says when households are looked at again: so many months after the
// last check by the class of 低保, or so many checks in a calendar year.
type Recheck struct {
	Ground
	PerClass map[string]int // months by class; nil where Times counts
	Times    int            // checks in a calendar year, 0 where PerClass counts
	Levels   []string       // whose visits count towards Times
}

// Campaign is a review of everybody within a time (集中复核).
type Campaign struct {
	Title     Words
	Scope     []string // residence types it is about
	Stages    []Stage
	Deadlines []Deadline
	Effective *Effective // nil where nothing takes effect from a month on
}

// Stage is a part of a campaign, both days included.
type Stage struct {
	Ground
	ID       string
	Title    Words
	From, To survey.Date
}

// Deadline is a day by which something of a campaign is done.
type Deadline struct {
	Ground
	ID    string
	Title Words
	On    survey.Date
}

// Effective is the month from which what a campaign decided holds.
type Effective struct {
	Ground
	Title Words
	Month string // YYYY-MM
}

// VisitRate is the part of households that offices of a level visit.
type VisitRate struct {
	Ground
	Level   string // see survey.Levels
	Percent int
}

// MinVisitors is how many people visit together at least.
type MinVisitors struct {
	Ground
	Value int
}

// Reminder is something due again and again.
type Reminder struct {
	Ground
	ID     string
	Title  Words
	Period string // year half_year quarter; empty where the text gives none
	By     string // MM-DD of the year, empty where the text gives none
}

// ExchangeList is a list that one office hands to another.
type ExchangeList struct {
	Ground
	ID       string
	Title    Words
	From, To string // see Offices
}

// NoticePlace is something published (公示) and where.
type NoticePlace struct {
	Ground
	ID    string
	Title Words
	Where Words
}

// Offices are those that hand lists to each other.
var Offices = survey.CodeList{
	{Code: "village", Zh: "村（社区）", En: "Village"},
	{Code: "township", Zh: "乡镇（街道）", En: "Township"},
	{Code: "mz", Zh: "民政部门", En: "Civil affairs office"},
	{Code: "fp", Zh: "扶贫部门", En: "Poverty relief office"},
	{Code: "cl", Zh: "残联", En: "Disabled persons' federation"},
}

// Calendar returns what the pack says about time, visits and lists.
func (p *Pack) Calendar() Calendar { return p.calendar }
