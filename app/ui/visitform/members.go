package visitform

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"ruhu/app/ui/widgets"
	"ruhu/survey"
)

// memberColumns are who it is, whether they live with the family, and whether
// they were met.
func (p *page) memberColumns() *widgets.Reflow {
	wide := p.questionWidth()
	return widgets.NewReflow(2*wide+230, 4,
		widgets.NewColumns(12, widgets.Share(1), widgets.Fixed(wide), widgets.Fixed(wide)),
		widgets.NewColumns(12, widgets.Share(1)),
		widgets.NewColumns(12, widgets.Share(1), widgets.Share(1)))
}

// buildMembers lists the members with what finishing needs of each, and shows
// the details of one.
func buildMembers(p *page) {
	p.title()
	p.put(p.familyProblems())
	columns := p.memberColumns()
	table := widgets.NewRows(4, columns.Row(
		widgets.NewCaption(p.t("members.person")), widgets.NewCaption(p.t("members.in_family")), widgets.NewCaption(p.t("members.met"))), widgets.NewRule())
	for _, m := range p.form.household().Members {
		table.Add(p.memberRow(columns, m))
		if p.opened == "members."+m.Key {
			table.Add(p.memberDetails(m))
		}
		table.Add(widgets.NewRule())
	}
	p.onAdd = p.addMember
	p.put(table, beside(
		widgets.NewSecondaryButton(p.t("members.add"), p.addMember).WithShortcut("Ctrl+N"),
		widgets.NewMuted(p.t("members.add_hint")).Wrapped()))
}

// familyProblems says what is wrong with the members together, such as two
// heads.
func (p *page) familyProblems() fyne.CanvasObject {
	words := widgets.NewText("").In(widgets.ToneWarn.Ink()).Wrapped()
	p.follow(func() {
		var all []string
		for _, problem := range p.form.problems {
			if problem.Path == members.name {
				all = append(all, p.form.words(problem))
			}
		}
		words.SetText(strings.Join(all, "\n"))
		p.showOnly(words, len(all) > 0)
	})
	return words
}

// memberRow is one member: who it is, whether they live with the family, and
// whether they were met.
func (p *page) memberRow(columns *widgets.Reflow, m survey.Member) fyne.CanvasObject {
	name := widgets.NewDisclosure(p.opened == "members."+m.Key, func() { p.openLine("members." + m.Key) })
	p.have("members."+m.Key, name)
	p.follow(func() { p.showMember(name, m.Key) })
	inFamily := p.question(members.path(m.Key, "in_family"), m.InFamily, on(members, m.Key, func(m *survey.Member, yes *bool) { m.InFamily = yes }))
	met, why := p.meeting(m.Key)
	return widgets.NewRows(4, columns.Row(name, inFamily, met), why)
}

// showMember writes who a member is, and how much of them was not asked.
func (p *page) showMember(name *widgets.Disclosure, key string) {
	m, ok := p.form.household().Member(key)
	if !ok {
		return
	}
	lang := string(p.form.env.Lang)
	parts := []string{survey.Relations.Text(m.Relation, lang), survey.Sexes.Text(m.Sex, lang), string(m.BirthDate)}
	if years, ok := m.BirthDate.AgeOn(p.form.env.W.Today()); ok {
		parts = append(parts, p.t("members.age", years))
	}
	if m.IDNumber != "" {
		parts = append(parts, p.t("members.id_tail", tail(m.IDNumber)))
	}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	note := ""
	if n := p.unasked("members." + key); n > 0 {
		note = p.t("members.unasked", n)
	}
	title := m.Name
	if strings.TrimSpace(title) == "" {
		title = p.t("members.no_name")
	}
	name.SetText(title, strings.Join(parts, " · "), note, widgets.ToneWarn)
}

// tail is the part of an ID number that is shown: its last four characters.
func tail(id string) string {
	r := []rune(id)
	return string(r[max(0, len(r)-4):])
}

// unasked counts the facts below a path that nobody asked.
func (p *page) unasked(path string) int {
	n := 0
	for _, problem := range p.form.problems {
		if problem.Strength == survey.Hint && strings.HasPrefix(problem.Path, path+".") {
			n++
		}
	}
	return n
}

func (p *page) addMember() {
	key := members.add(p.form, survey.Member{}, "name")
	p.opened = "members." + key
	p.rebuild(members.path(key, "name"))
}

// askToRemove asks before a member goes, because what was recorded of them goes
// too.
func (p *page) askToRemove(key string) {
	m, _ := p.form.household().Member(key)
	p.ask("remove_member", func() {
		p.form.edit("members", func(v *survey.Visit) { removeMember(v, key) })
		p.opened = ""
		p.rebuild("members")
	}, m.Name, linesOf(p.form.household(), key))
}

// linesOf counts the lines that are a member's.
func linesOf(h survey.Household, key string) int {
	n := 0
	for _, i := range h.Incomes {
		n += one(i.Member == key)
	}
	for _, e := range h.Expenses {
		n += one(e.Member == key)
	}
	for _, a := range h.Assistance {
		n += one(a.Member == key)
	}
	for _, r := range h.Relatives {
		n += one(r.Member == key)
	}
	return n
}

func one(is bool) int {
	if is {
		return 1
	}
	return 0
}

// removeMember takes a member out of the visit and out of every list that names
// them.
func removeMember(v *survey.Visit, key string) {
	h := &v.Household
	same := func(k string) bool { return k == key }
	h.Members = without(h.Members, func(m survey.Member) bool { return m.Key == key })
	h.Incomes = without(h.Incomes, func(i survey.Income) bool { return i.Member == key })
	h.Expenses = without(h.Expenses, func(e survey.Expense) bool { return e.Member == key })
	h.Assistance = without(h.Assistance, func(a survey.Assistance) bool { return a.Member == key })
	h.Relatives = without(h.Relatives, func(r survey.Relative) bool { return r.Member == key })
	h.Dibao.BenefitMembers = without(h.Dibao.BenefitMembers, same)
	h.Tekun.Members = without(h.Tekun.Members, same)
	h.Jdlk.Members = without(h.Jdlk.Members, same)
	v.Met = without(v.Met, func(m survey.Meeting) bool { return m.Member == key })
}

// number reads a digit of a code list, 0 for none.
func number(code string) int {
	n, err := strconv.Atoi(code)
	if err != nil {
		return 0
	}
	return n
}

// digit writes a digit as a code, empty for 0.
func digit(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
