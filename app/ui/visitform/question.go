package visitform

import (
	"strings"
	"sync"

	"fyne.io/fyne/v2"

	"ruhu/app/ui/widgets"
	"ruhu/assets"
	"ruhu/survey"
)

// subject is what questions are about: the household, a member, a line of a
// list, or a part of one of these.
type subject[T any] struct {
	facts string // path of its facts, empty for the household
	name  string // of its kind, as the keys of its labels have it
	read  func(*survey.Household) *T
	edit  func(*survey.Household, func(*T)) // does nothing when the subject is gone
}

// part is a part of the household, such as its home.
func part[T any](name string, of func(*survey.Household) *T) subject[T] {
	return subject[T]{name, name, of, func(h *survey.Household, change func(*T)) { change(of(h)) }}
}

// within is a part of another subject, such as a member's work.
func within[T, W any](s subject[W], name string, of func(*W) *T) subject[T] {
	return subject[T]{
		s.path(name), name,
		func(h *survey.Household) *T {
			if whole := s.read(h); whole != nil {
				return of(whole)
			}
			return nil
		},
		func(h *survey.Household, change func(*T)) { s.edit(h, func(whole *W) { change(of(whole)) }) },
	}
}

// path is the fact path of a field.
func (s subject[T]) path(field string) string {
	return strings.TrimPrefix(s.facts+"."+field, ".")
}

// now is the subject as it stands; as nobody asked when it is gone.
func (s subject[T]) now(p *page) *T {
	h := p.form.household()
	if t := s.read(&h); t != nil {
		return t
	}
	return new(T)
}

// label is the name of a field on the page.
func (s subject[T]) label(p *page, field string) string {
	return p.form.env.T("fact." + s.name + "." + field)
}

// put makes the setter of a field.
func put[T, V any](s subject[T], of func(*T) *V) setter[V] {
	return func(v *survey.Visit, answer V) { s.edit(&v.Household, func(t *T) { *of(t) = answer }) }
}

// question asks for one fact of a subject.
type question[T any] struct {
	field string
	ask   func(p *page, s subject[T]) fyne.CanvasObject
	said  func(p *page, s subject[T]) string // the answer in words, empty while nobody asked
	right bool                               // a figure, aligned right in a table
	given bool                               // answered as soon as there is a line
}

// rowsOf asks questions, each below its label.
func rowsOf[T any](p *page, s subject[T], questions ...question[T]) []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, q := range questions {
		rows = append(rows, rowOf(p, s, q))
	}
	return rows
}

// rowOf asks one question below its label.
func rowOf[T any](p *page, s subject[T], q question[T]) *widgets.FormRow {
	r := widgets.NewFormRow(s.label(p, q.field), "", q.ask(p, s))
	p.rows[s.path(q.field)] = r
	return r
}

// besideOf asks one question beside its label.
func besideOf[T any](p *page, s subject[T], q question[T]) *widgets.FormRow {
	r := widgets.NewFormLine(s.label(p, q.field), "", q.ask(p, s))
	p.rows[s.path(q.field)] = r
	return r
}

// given marks the question that is answered by adding a line.
func given[T any](q question[T]) question[T] {
	q.given = true
	return q
}

// saidOf returns the answers of questions in words, without those nobody gave.
func saidOf[T any](p *page, s subject[T], questions []question[T]) []string {
	var all []string
	for _, q := range questions {
		if words := strings.TrimSpace(q.said(p, s)); words != "" && !q.given {
			all = append(all, words)
		}
	}
	return all
}

// labelled puts the label before an answer that says little alone.
func labelled[T any](p *page, s subject[T], field, answer string) string {
	if answer == "" {
		return ""
	}
	return s.label(p, field) + " " + answer
}

// words asks for free text.
func words[T any](field string, of func(*T) *string) question[T] {
	return question[T]{
		field: field,
		ask: func(p *page, s subject[T]) fyne.CanvasObject {
			return p.text(s.path(field), *of(s.now(p)), put(s, of))
		},
		said: func(p *page, s subject[T]) string { return *of(s.now(p)) },
	}
}

// code asks for a number or code, such as that of an account.
func code[T any](field string, of func(*T) *string) question[T] {
	q := words(field, of)
	q.ask = func(p *page, s subject[T]) fyne.CanvasObject { return p.code(s.path(field), *of(s.now(p)), put(s, of)) }
	return q
}

// month asks for a month.
func month[T any](field string, of func(*T) *string) question[T] {
	q := words(field, of)
	q.ask = func(p *page, s subject[T]) fyne.CanvasObject {
		return p.month(s.path(field), *of(s.now(p)), put(s, of))
	}
	q.said = func(p *page, s subject[T]) string { return labelled(p, s, field, *of(s.now(p))) }
	return q
}

// pick asks for an entry of a list.
func pick[T any](field string, list survey.CodeList, of func(*T) *string) question[T] {
	return question[T]{
		field: field,
		ask: func(p *page, s subject[T]) fyne.CanvasObject {
			return p.choice(s.path(field), list, *of(s.now(p)), put(s, of))
		},
		said: func(p *page, s subject[T]) string { return list.Text(*of(s.now(p)), string(p.form.env.Lang)) },
	}
}

// press asks for one of a few answers, all in sight.
func press[T any](field string, list survey.CodeList, of func(*T) *string) question[T] {
	q := pick(field, list, of)
	q.ask = func(p *page, s subject[T]) fyne.CanvasObject {
		return p.buttons(s.path(field), list, *of(s.now(p)), put(s, of))
	}
	return q
}

// whom asks for a member; nobody means the whole family.
func whom[T any](field string, of func(*T) *string) question[T] {
	return question[T]{
		field: field,
		ask: func(p *page, s subject[T]) fyne.CanvasObject {
			return p.whose(s.path(field), *of(s.now(p)), put(s, of))
		},
		said: func(p *page, s subject[T]) string {
			return p.peopleChoice().Text(*of(s.now(p)), string(p.form.env.Lang))
		},
	}
}

// several asks for any number of answers, in sight.
func several[T any](field string, list survey.CodeList, of func(*T) *[]string) question[T] {
	return question[T]{
		field: field,
		ask: func(p *page, s subject[T]) fyne.CanvasObject {
			return p.several(s.path(field), list, *of(s.now(p)), put(s, of))
		},
		said: func(p *page, s subject[T]) string { return strings.Join(*of(s.now(p)), p.form.env.T("visit.comma")) },
	}
}

// wordList asks for some things in words, with commas between them.
func wordList[T any](field string, of func(*T) *[]string) question[T] {
	return question[T]{
		field: field,
		ask: func(p *page, s subject[T]) fyne.CanvasObject {
			return p.text(s.path(field), strings.Join(*of(s.now(p)), p.form.env.T("visit.comma")),
				func(v *survey.Visit, typed string) { put(s, of)(v, splitWords(typed)) })
		},
		said: func(p *page, s subject[T]) string { return strings.Join(*of(s.now(p)), p.form.env.T("visit.comma")) },
	}
}

// splitWords takes apart what stands between commas, nil for nothing.
func splitWords(typed string) []string {
	var list []string
	for _, part := range strings.FieldsFunc(typed, func(r rune) bool { return strings.ContainsRune("、，,；;", r) }) {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}

// who asks for any number of members.
func who[T any](field string, of func(*T) *[]string) question[T] {
	return question[T]{
		field: field,
		ask: func(p *page, s subject[T]) fyne.CanvasObject {
			return p.several(s.path(field), p.peopleChoice(), *of(s.now(p)), put(s, of))
		},
		said: func(p *page, s subject[T]) string {
			var names []string
			for _, key := range *of(s.now(p)) {
				names = append(names, p.peopleChoice().Text(key, string(p.form.env.Lang)))
			}
			return strings.Join(names, p.form.env.T("visit.comma"))
		},
	}
}

// yesNo asks for yes or no.
func yesNo[T any](field string, of func(*T) **bool) question[T] {
	return question[T]{
		field: field,
		ask: func(p *page, s subject[T]) fyne.CanvasObject {
			return p.question(s.path(field), *of(s.now(p)), put(s, of))
		},
		said: func(p *page, s subject[T]) string { return labelled(p, s, field, p.yesOrNo(*of(s.now(p)))) },
	}
}

// money asks for an amount.
func money[T any](field string, of func(*T) **survey.Fen) question[T] {
	return question[T]{
		field: field, right: true,
		ask: func(p *page, s subject[T]) fyne.CanvasObject {
			return p.amount(s.path(field), *of(s.now(p)), put(s, of))
		},
		said: func(p *page, s subject[T]) string {
			if a := *of(s.now(p)); a != nil {
				return labelled(p, s, field, a.String())
			}
			return ""
		},
	}
}

// count asks for a whole number.
func count[T any](field string, of func(*T) **int) question[T] { return figure(field, 0, of) }

// figure asks for a number with so many decimals, recorded in units of the last.
func figure[T any](field string, decimals int, of func(*T) **int) question[T] {
	return question[T]{
		field: field, right: true,
		ask: func(p *page, s subject[T]) fyne.CanvasObject {
			return p.number(s.path(field), decimals, *of(s.now(p)), put(s, of))
		},
		said: func(p *page, s subject[T]) string {
			return labelled(p, s, field, widgets.ShowNumber(*of(s.now(p)), decimals))
		},
	}
}

// day asks for a date.
func day[T any](field string, of func(*T) *survey.Date) question[T] {
	return question[T]{
		field: field,
		ask: func(p *page, s subject[T]) fyne.CanvasObject {
			return p.day(s.path(field), *of(s.now(p)), put(s, of))
		},
		said: func(p *page, s subject[T]) string { return labelled(p, s, field, string(*of(s.now(p)))) },
	}
}

// digitOf asks for a code of the list that is recorded as its digit, 0 while
// nobody asked.
func digitOf[T any](field string, list survey.CodeList, of func(*T) *int) question[T] {
	return question[T]{
		field: field,
		ask: func(p *page, s subject[T]) fyne.CanvasObject {
			return p.choice(s.path(field), list, digit(*of(s.now(p))),
				func(v *survey.Visit, code string) { put(s, of)(v, number(code)) })
		},
		said: func(p *page, s subject[T]) string { return list.Text(digit(*of(s.now(p))), string(p.form.env.Lang)) },
	}
}

// pressDigit is digitOf with all answers in sight.
func pressDigit[T any](field string, list survey.CodeList, of func(*T) *int) question[T] {
	q := digitOf(field, list, of)
	q.ask = func(p *page, s subject[T]) fyne.CanvasObject {
		return p.buttons(s.path(field), list, digit(*of(s.now(p))),
			func(v *survey.Visit, code string) { put(s, of)(v, number(code)) })
	}
	return q
}

// village asks for a village that the program knows.
func village[T any](field string, of func(*T) *string) question[T] {
	return question[T]{
		field: field,
		ask: func(p *page, s subject[T]) fyne.CanvasObject {
			return p.choice(s.path(field), villages(), *of(s.now(p)), put(s, of))
		},
		said: func(p *page, s subject[T]) string {
			if code := *of(s.now(p)); code != "" {
				return assets.DivisionPath(code)
			}
			return ""
		},
	}
}

// villages lists every village that the program knows.
var villages = sync.OnceValue(func() survey.CodeList {
	var list survey.CodeList
	for _, code := range assets.Villages() {
		name := assets.DivisionPath(code)
		list = append(list, survey.Code{Code: code, Zh: name, En: name})
	}
	return list
})
