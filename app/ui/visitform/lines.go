package visitform

import (
	"slices"
	"strconv"
	"strings"

	"ruhu/survey"
)

// lines is one of the household's lists, whose elements are known by a key: a
// letter and a number.
type lines[T any] struct {
	name   string // first part of the fact path: incomes
	letter string
	of     func(*survey.Household) *[]T
	key    func(*T) *string
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
)

// path is the fact path of a field of a line.
func (l lines[T]) path(key, field string) string { return l.name + "." + key + "." + field }

// find returns a line to be changed, nil when it is gone.
func (l lines[T]) find(h *survey.Household, key string) *T {
	list := *l.of(h)
	for i := range list {
		if *l.key(&list[i]) == key {
			return &list[i]
		}
	}
	return nil
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
	*l.key(&line) = key
	f.edit(l.path(key, field), func(v *survey.Visit) {
		list := l.of(&v.Household)
		*list = append(*list, line)
	})
	return key
}

// remove takes a line away.
func (l lines[T]) remove(f *Form, key string) {
	f.edit(l.name, func(v *survey.Visit) {
		list := l.of(&v.Household)
		*list = without(*list, func(line T) bool { return *l.key(&line) == key })
	})
}

// without takes lines out of a list. Where none is left the question is open
// again: that there is none has to be said.
func without[T any](list []T, gone func(T) bool) []T {
	left := slices.DeleteFunc(list, gone)
	if len(left) == 0 && len(list) > 0 {
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
