package conflict

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"ruhu/app/visit"
	"ruhu/assets"
	"ruhu/assets/text"
	"ruhu/survey"
)

// Subject names what a difference is about in words: the member, the line or the
// part of the form. The field of it is Field.
func (c *Conflict) Subject(d survey.Difference, lang text.Lang) string {
	list, rest, below := strings.Cut(d.Path, ".")
	if !below && d.Kind == survey.AboutFact {
		list = "household"
	}
	head := lang.T("conflict.part." + list)
	if strings.Count(d.Path, ".") == strings.Count(d.Pattern, ".") {
		return head
	}
	name, _, _ := strings.Cut(rest, ".")
	return head + " " + c.lineName(list, name, lang)
}

// Field names the fact of a difference, as the form of a visit does.
func (c *Conflict) Field(d survey.Difference, lang text.Lang) string {
	parent, _ := nearest(d.Pattern)
	switch {
	case d.Kind == survey.AboutNone, d.Kind == survey.AboutLine && parent == "household":
		return lang.T("conflict.recorded")
	case d.Kind == survey.AboutLine:
		return lang.T("conflict.part." + d.Pattern[strings.LastIndexByte(d.Pattern, '.')+1:])
	}
	return label(d.Pattern, lang)
}

// Name is subject and field of a difference in one line.
func (c *Conflict) Name(d survey.Difference, lang text.Lang) string {
	return c.Subject(d, lang) + " · " + c.Field(d, lang)
}

// Words is what a record says in a difference.
func (c *Conflict) Words(d survey.Difference, record int, lang text.Lang) string {
	return c.words(d, d.Answers[record], c.Records[record], lang)
}

// Hides reports whether what the records say is a number that is masked: two
// numbers may look the same.
func (c *Conflict) Hides(d survey.Difference) bool {
	return !c.Revealed && survey.IsPersonalNumber(d.Pattern)
}

// WordsBefore is what the common ancestor said in a difference.
func (c *Conflict) WordsBefore(d survey.Difference, lang text.Lang) string {
	if d.Before == nil {
		return lang.T("conflict.not_here")
	}
	return c.words(d, *d.Before, c.Origins[0], lang)
}

func (c *Conflict) words(d survey.Difference, a survey.Answer, h survey.Household, lang text.Lang) string {
	switch {
	case !a.Says:
		return lang.T("conflict.not_here")
	case d.Kind == survey.AboutNone && reflect.ValueOf(a.Value).IsNil():
		return lang.T("conflict.not_asked")
	case d.Kind == survey.AboutNone:
		return lang.T("conflict.none")
	case d.Kind == survey.AboutFact:
		return c.value(d.Pattern, a.Value, h, lang)
	case a.Value == nil:
		return c.absent(d, h, lang)
	}
	return c.whole(d.Pattern, a.Value, h, lang)
}

// absent says why a line is not there: nobody asked, or it is not on the list.
func (c *Conflict) absent(d survey.Difference, h survey.Household, lang text.Lang) string {
	if !strings.Contains(d.Pattern, ".") && !h.Asked(d.Pattern) {
		return lang.T("conflict.not_asked")
	}
	return lang.T("conflict.absent")
}

// whole is everything that a line says.
func (c *Conflict) whole(pattern string, line any, h survey.Household, lang text.Lang) string {
	var parts []string
	for _, f := range survey.FactsOf(pattern, line) {
		parts = append(parts, lang.T("conflict.fact", label(f.Pattern, lang), c.value(f.Pattern, f.Value, h, lang)))
	}
	if parts == nil {
		return lang.T("conflict.empty_line")
	}
	return strings.Join(parts, lang.T("visit.semicolon"))
}

// value is one answer in words.
func (c *Conflict) value(pattern string, value any, h survey.Household, lang text.Lang) string {
	v := reflect.ValueOf(value)
	if !v.IsValid() || v.IsZero() {
		return lang.T("conflict.not_filled")
	}
	switch v := value.(type) {
	case *bool:
		if *v {
			return lang.T("ui.yes")
		}
		return lang.T("ui.no")
	case *survey.Fen:
		return lang.T("conflict.yuan", v.String())
	case *int:
		if pattern == "land.tenth_mu" {
			return lang.T("visit.mu", strconv.FormatFloat(float64(*v)/10, 'f', 1, 64))
		}
		return strconv.Itoa(*v)
	case []string:
		return c.list(pattern, v, h, lang)
	}
	return c.one(pattern, fmt.Sprint(value), h, lang)
}

func (c *Conflict) list(pattern string, values []string, h survey.Household, lang text.Lang) string {
	if len(values) == 0 {
		return lang.T("conflict.none")
	}
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = c.one(pattern, v, h, lang)
	}
	return strings.Join(words, lang.T("visit.comma"))
}

// one is a code, a key or a text in words.
func (c *Conflict) one(pattern, value string, h survey.Household, lang text.Lang) string {
	codes, isCode := survey.CodesOf(pattern)
	switch {
	case survey.IsPersonalNumber(pattern) && !c.Revealed:
		return survey.MaskedID(value)
	case isCode && codes.Has(value):
		return codes.Text(value, string(lang))
	case survey.NamesMember(pattern):
		return c.memberName(value, h, lang)
	case pattern == "assistance.event":
		return c.lineName("events", value, lang)
	case places[pattern]:
		return assets.DivisionPath(value)
	}
	return value
}

// places are the facts that hold a division code.
var places = map[string]bool{"village": true, "registered_village": true, "members.registered_village": true}

// memberName names a member as the record does, else as any record does.
func (c *Conflict) memberName(key string, h survey.Household, lang text.Lang) string {
	for _, r := range slices.Concat([]survey.Household{h}, c.Records, c.Origins) {
		if m, ok := r.Member(key); ok && m.Name != "" {
			return m.Name
		}
	}
	return visit.MemberName(h, key, lang)
}

// lineName names a line by what it says, as the first record has it that has it:
// the member, the kind of income and whose it is.
func (c *Conflict) lineName(list, name string, lang text.Lang) string {
	for _, h := range slices.Concat(c.Records, c.Origins) {
		if words, ok := c.lineIn(h, list, name, lang); ok && strings.TrimSpace(words) != "" {
			return strings.TrimSpace(words)
		}
	}
	return name
}

func (c *Conflict) lineIn(h survey.Household, list, name string, lang text.Lang) (string, bool) {
	code := func(l survey.CodeList, v string) string { return l.Text(v, string(lang)) }
	member := func(key string) string { return c.memberName(key, h, lang) }
	switch list {
	case "members":
		m, ok := h.Member(name)
		return m.Name, ok
	case "incomes":
		l, ok := line(h.Incomes, name, func(l survey.Income) string { return l.Key })
		return code(survey.IncomeItems, l.Item) + " " + member(l.Member), ok
	case "expenses":
		l, ok := line(h.Expenses, name, func(l survey.Expense) string { return l.Key })
		return code(survey.ExpenseItems, l.Item) + " " + member(l.Member), ok
	case "land":
		l, ok := line(h.Land, name, func(l survey.Land) string { return l.Key })
		return code(survey.LandItems, l.Item), ok
	case "assets":
		l, ok := line(h.Assets, name, func(l survey.Asset) string { return l.Key })
		return code(survey.AssetItems, l.Item) + " " + l.Number, ok
	case "obligors":
		l, ok := line(h.Obligors, name, func(l survey.Obligor) string { return l.Key })
		return l.Name, ok
	case "events":
		l, ok := line(h.Events, name, func(l survey.Event) string { return l.Key })
		return code(survey.EventKinds, l.Kind) + " " + string(l.Date), ok
	case "assistance":
		l, ok := line(h.Assistance, name, func(l survey.Assistance) string { return l.Key })
		return code(survey.AssistanceProgrammes, l.Programme) + " " + member(l.Member), ok
	case "relatives":
		l, ok := line(h.Relatives, name, func(l survey.Relative) string { return l.Key })
		return l.Official, ok
	}
	return "", false
}

func line[T any](lines []T, name string, key func(T) string) (T, bool) {
	for _, l := range lines {
		if key(l) == name {
			return l, true
		}
	}
	var none T
	return none, false
}

// singular is what the labels of facts call one line of a list.
var singular = map[string]string{
	"members": "member", "incomes": "income", "expenses": "expense", "land": "plot", "assets": "asset", "obligors": "obligor",
	"events": "event", "assistance": "assistance", "relatives": "relative", "checks": "check", "contacts": "contact",
}

// nearest splits a pattern into what holds the fact and the fact.
func nearest(pattern string) (parent, field string) {
	parts := strings.Split(pattern, ".")
	field = parts[len(parts)-1]
	if len(parts) == 1 {
		return "household", field
	}
	parent = parts[len(parts)-2]
	if name, isList := singular[parent]; isList {
		return name, field
	}
	return parent, field
}

// label is what the form of a visit calls a fact.
func label(pattern string, lang text.Lang) string {
	parent, field := nearest(pattern)
	words := lang.T("fact." + parent + "." + field)
	if of, isReason := strings.CutSuffix(field, "_reason"); isReason && parent == "self_reliance" {
		return lang.T("fact."+parent+"."+of) + " " + words // three of them have the same label
	}
	return words
}

// Title names a record: what it is, of which day, and who made it.
func (c *Conflict) Title(h Head, lang text.Lang) string {
	if !h.IsVisit() {
		return lang.T("conflict.seed", h.Author, h.Source)
	}
	var names []string
	for _, v := range h.Visit.Visitors {
		names = append(names, v.Name)
	}
	return lang.T("conflict.visit", string(h.Day), h.Author, strings.Join(names, lang.T("visit.comma")))
}
