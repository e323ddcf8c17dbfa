package visitform

import (
	"slices"
	"strconv"
	"strings"

	"ruhu/survey"
)

// lines is one of the household's lists, whose elements are known by a key, a
// letter and a number, or where they have none by their place.
type lines[T any] struct {
	name   string // first part of the fact path: incomes
	letter string
	of     func(*survey.Household) *[]T
	key    func(*T) *string // nil for a list without keys
}

var (
	members = lines[survey.Member]{
		"members", "m",
		func(h *survey.Household) *[]survey.Member { return &h.Members },
		func(m *survey.Member) *string { return &m.Key },
	}
	incomes = lines[survey.Income]{
		"incomes", "i",
		func(h *survey.Household) *[]survey.Income { return &h.Incomes },
		func(i *survey.Income) *string { return &i.Key },
	}
	expenses = lines[survey.Expense]{
		"expenses", "e",
		func(h *survey.Household) *[]survey.Expense { return &h.Expenses },
		func(e *survey.Expense) *string { return &e.Key },
	}
	plots = lines[survey.Land]{
		"land", "l",
		func(h *survey.Household) *[]survey.Land { return &h.Land },
		func(l *survey.Land) *string { return &l.Key },
	}
	possessions = lines[survey.Asset]{
		"assets", "a",
		func(h *survey.Household) *[]survey.Asset { return &h.Assets },
		func(a *survey.Asset) *string { return &a.Key },
	}
	obligors = lines[survey.Obligor]{
		"obligors", "o",
		func(h *survey.Household) *[]survey.Obligor { return &h.Obligors },
		func(o *survey.Obligor) *string { return &o.Key },
	}
	relatives = lines[survey.Relative]{
		"relatives", "r",
		func(h *survey.Household) *[]survey.Relative { return &h.Relatives },
		func(r *survey.Relative) *string { return &r.Key },
	}
	events = lines[survey.Event]{
		"events", "v",
		func(h *survey.Household) *[]survey.Event { return &h.Events },
		func(e *survey.Event) *string { return &e.Key },
	}
	assistance = lines[survey.Assistance]{
		"assistance", "s",
		func(h *survey.Household) *[]survey.Assistance { return &h.Assistance },
		func(a *survey.Assistance) *string { return &a.Key },
	}
	checks = lines[survey.Check]{
		"checks", "",
		func(h *survey.Household) *[]survey.Check { return &h.Checks }, nil,
	}
	contacts = lines[survey.Contact]{
		"contacts", "",
		func(h *survey.Household) *[]survey.Contact { return &h.Contacts }, nil,
	}
)

// path is the fact path of a field of a line.
func (l lines[T]) path(key, field string) string { return l.name + "." + key + "." + field }

// keyOf is the key of the i-th line.
func (l lines[T]) keyOf(list []T, i int) string {
	if l.key == nil {
		return strconv.Itoa(i)
	}
	return *l.key(&list[i])
}

// find returns a line to be changed, nil when it is gone.
func (l lines[T]) find(h *survey.Household, key string) *T {
	list := *l.of(h)
	for i := range list {
		if l.keyOf(list, i) == key {
			return &list[i]
		}
	}
	return nil
}

// at is a line as the subject of questions.
func (l lines[T]) at(key, name string) subject[T] {
	return subject[T]{
		l.name + "." + key, name,
		func(h *survey.Household) *T { return l.find(h, key) },
		func(h *survey.Household, change func(*T)) {
			if line := l.find(h, key); line != nil {
				change(line)
			}
		},
	}
}

// on makes the setter of a line's field.
func on[T, V any](l lines[T], key string, set func(line *T, answer V)) setter[V] {
	return func(v *survey.Visit, answer V) {
		if line := l.find(&v.Household, key); line != nil {
			set(line, answer)
		}
	}
}

// freeKey returns a key that no line has and none had when the visit began: a
// key that changed hands would look like an edit of the other line.
func (l lines[T]) freeKey(now, before survey.Household) string {
	if l.key == nil {
		return strconv.Itoa(len(*l.of(&now)))
	}
	last := 0
	for _, h := range []*survey.Household{&now, &before} {
		for _, line := range *l.of(h) {
			if n, err := strconv.Atoi(strings.TrimPrefix(*l.key(&line), l.letter)); err == nil {
				last = max(last, n)
			}
		}
	}
	return l.letter + strconv.Itoa(last+1)
}

// add appends a line under a key of its own, which it returns.
func (l lines[T]) add(f *Form, line T, field string) string {
	key := l.freeKey(f.household(), f.before)
	if l.key != nil {
		*l.key(&line) = key
	}
	f.edit(l.path(key, field), func(v *survey.Visit) {
		list := l.of(&v.Household)
		*list = append(*list, line)
	})
	return key
}

// remove takes a line away, with what else follows from that.
func (l lines[T]) remove(f *Form, key string, also func(*survey.Household, string)) {
	f.edit(l.name, func(v *survey.Visit) {
		list := l.of(&v.Household)
		for i := range *list {
			if l.keyOf(*list, i) == key {
				*list = orOpen(slices.Delete(*list, i, i+1))
				break
			}
		}
		if also != nil {
			also(&v.Household, key)
		}
	})
}

// without takes elements out of a list.
func without[T any](list []T, gone func(T) bool) []T {
	left := slices.DeleteFunc(list, gone)
	if len(list) == 0 {
		return list
	}
	return orOpen(left)
}

// orOpen is what is left of a list from which something was taken. Where that is
// nothing the question is open again: that there is none has to be said.
func orOpen[T any](left []T) []T {
	if len(left) == 0 {
		return nil
	}
	return left
}

// sayNone records that there is no line, or that nobody asked.
func (l lines[T]) sayNone(f *Form, none bool) {
	f.edit(l.name, func(v *survey.Visit) {
		*l.of(&v.Household) = nil
		if none {
			*l.of(&v.Household) = []T{}
		}
	})
}
