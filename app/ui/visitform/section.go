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
		{"assets", buildProperty, func(f *Form) string { return f.count(len(f.household().Assets)) }},
		{"guarantees", buildGuarantees, complete},
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
	"assets":   "assets", "obligors": "assets",
	"guarantees": "guarantees", "water": "guarantees", "development_ability": "guarantees", "self_reliance": "guarantees",
	"dibao": "guarantees", "tekun": "guarantees", "jdlk": "guarantees",
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

// missing returns the facts of a section that nobody asked and that a rule, or
// finishing, needs.
func (f *Form) missing(section string) int {
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
	n := 0
	for path := range paths {
		if sectionOfPath(path) == section {
			n++
		}
	}
	return n
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
