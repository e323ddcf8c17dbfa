package visitform

import (
	"slices"
	"strconv"
	"strings"

	"ruhu/app/ui/widgets"
	"ruhu/survey"
)

// section is one page of the form.
type section struct {
	key   string
	build func(*page)
	done  func(*Form) string // stands beside its name when nothing is missing
}

// sections are the pages in the order of the visit. It is filled in by init
// because the pages lead to each other.
var sections []section

func init() {
	sections = []section{
		{"visitors", buildVisitors, complete},
		{"members", buildMembers, func(f *Form) string { return f.t("note.people", len(f.household().Members)) }},
		{"incomes", buildIncomes, func(f *Form) string { return f.count(len(f.household().Incomes)) }},
		{"expenses", buildExpenses, func(f *Form) string { return f.count(len(f.household().Expenses)) }},
		{"property", buildProperty, func(f *Form) string { h := f.household(); return f.counts(sizeOf(h.Assets), sizeOf(h.Land)) }},
		{"support", buildSupport, func(f *Form) string { h := f.household(); return f.counts(sizeOf(h.Obligors), sizeOf(h.Relatives)) }},
		{"guarantees", buildGuarantees, complete},
		{"events", buildEvents, func(f *Form) string { h := f.household(); return f.counts(sizeOf(h.Events), sizeOf(h.Assistance)) }},
		{"contact", buildContact, complete},
		{"review", buildReview, reviewNote},
	}
}

func complete(f *Form) string { return f.t("note.complete") }

// count says how many lines a list has that was asked.
func (f *Form) count(n int) string {
	if n == 0 {
		return f.t("note.none")
	}
	return f.t("note.lines", n)
}

// unasked is the size of a list that nobody asked about.
const unasked = -1

func sizeOf[T any](list []T) int {
	if list == nil {
		return unasked
	}
	return len(list)
}

// counts says how many lines the lists of a section have together, and nothing
// while none was asked.
func (f *Form) counts(sizes ...int) string {
	if slices.Max(sizes) == unasked {
		return f.t("note.later")
	}
	n := 0
	for _, size := range sizes {
		n += max(0, size)
	}
	return f.count(n)
}

// note is what stands beside the name of a section: what is missing, or what is
// there.
func (f *Form) note(s section) (string, widgets.Tone) {
	if n := f.missing(s.key); n > 0 {
		return f.t("note.missing", n), widgets.ToneWarn
	}
	return s.done(f), widgets.ToneOK
}

// indexOf returns the place of a section, 0 for one that does not exist.
func indexOf(key string) int {
	return max(0, slices.IndexFunc(sections, func(s section) bool { return s.key == key }))
}

func sectionOf(key string) section { return sections[indexOf(key)] }

// title is the name of a section with its number.
func (f *Form) title(s section) string {
	return strconv.Itoa(indexOf(s.key)+1) + " " + f.t(s.key+".name")
}

// sectionByFact says in which section the facts of a path are asked, by the
// first part of the path.
var sectionByFact = map[string]string{
	"visitors": "visitors", "kind": "visitors", "level": "visitors",
	"members": "members", "met": "members",
	"incomes":  "incomes",
	"expenses": "expenses",
	"housing":  "property", "living": "property", "land": "property", "assets": "property",
	"obligors": "support", "relatives": "support",
	"guarantees": "guarantees", "water": "guarantees",
	"development_ability": "guarantees", "development_ability_reason": "guarantees", "self_reliance": "guarantees",
	"dibao": "guarantees", "tekun": "guarantees", "jdlk": "guarantees",
	"events": "events", "assistance": "events", "checks": "events", "economic_check": "events",
	"phone": "contact", "group": "contact", "address": "contact", "residence_type": "contact", "village": "contact",
	"registered_village": "contact", "register": "contact", "bank": "contact", "contacts": "contact",
	"note": "review", "review": "review", "explained": "review",
}

// sectionOfPath returns the section that asks for a fact, empty for none.
func sectionOfPath(path string) string {
	first, _, _ := strings.Cut(path, ".")
	return sectionByFact[first]
}

// readCursor splits where the work stopped, "incomes/incomes.i2.gross_fen", into
// section and field. A cursor that names only a fact or a section is read too.
func readCursor(cursor string) (section, path string) {
	section, path, both := strings.Cut(cursor, "/")
	if both {
		return section, path
	}
	if s := sectionOfPath(cursor); s != "" {
		return s, cursor
	}
	return sections[0].key, ""
}

// missing returns how many facts of a section nobody asked that a rule, or
// finishing, needs.
func (f *Form) missing(section string) int {
	n := 0
	for path := range f.open {
		if sectionOfPath(path) == section {
			n++
		}
	}
	return n
}

// openFacts returns the facts that nobody asked and that a rule, or finishing,
// needs.
func (f *Form) openFacts() map[string]bool {
	paths := map[string]bool{}
	for _, p := range f.problems {
		if p.Strength == survey.Hint || stopsFinishing(p) {
			paths[p.Path] = true
		}
	}
	for _, missing := range [][]string{f.result.Income.Dibao.Missing, f.result.Income.Poverty.Missing} {
		for _, path := range missing {
			paths[path] = true
		}
	}
	return paths
}

// stopsFinishing reports whether a problem is one of survey.Visit.Unfinished.
func stopsFinishing(p survey.Problem) bool {
	return slices.Contains([]string{"two_visitors", "no_members", "met_not_asked", "met_no_reason"}, p.Code)
}

func withoutRepeats(problems []survey.Problem) []survey.Problem {
	type same struct{ path, code string }
	seen := map[same]bool{}
	var once []survey.Problem
	for _, p := range problems {
		if id := (same{p.Path, p.Code}); !seen[id] {
			seen[id] = true
			once = append(once, p)
		}
	}
	return once
}
