package survey

import (
	"reflect"
	"strings"
)

// Class says what a fact decides, and so who may choose between two answers to
// it.
type Class string

// The classes of facts. Where records differ in one of the first three, a person
// chooses, also when only one of them changed it.
const (
	ClassIdentity   Class = "identity"   // who somebody is
	ClassMembership Class = "membership" // who belongs to the family, to a benefit unit, to the registry
	ClassMoney      Class = "money"      // sums, what they are for, and where they are paid
	ClassOther      Class = "other"
)

// identityFields are the facts by which a person or household is told from
// others.
var identityFields = map[string]bool{
	"id": true, "village": true,
	"members.key": true, "members.name": true, "members.former_name": true, "members.relation": true,
	"members.id_number": true, "members.no_id_reason": true, "members.registry_number": true,
	"members.sex": true, "members.birth_date": true, "members.ethnicity": true,
	"members.disability.certificate": true,
}

// membershipFields are the facts, or with all below them where they end in a
// point, that say who belongs where.
var membershipFields = []string{
	"members.in_family", "members.membership.", "members.on_register", "members.registered_village",
	"registered_village", "residence_type", "register.", "dibao.", "tekun.", "jdlk.",
}

// freeFields are facts among those of the tables above and below that decide
// nothing: reasons in words, and who helps.
var freeFields = []string{
	"dibao.class_reason", "dibao.stop_reason",
	"jdlk.causes", "jdlk.relapse_why", "jdlk.measures", "jdlk.helper.",
	"incomes.note", "expenses.note", "assets.note", "events.note",
}

// moneyFields are the facts without a sum that decide what is paid, and where to.
var moneyFields = []string{
	"bank.", "dibao.class", "dibao.class_since",
	"members.disability.living_subsidy", "members.disability.living_since",
	"members.disability.nursing_subsidy", "members.disability.nursing_since",
}

// classOf returns the class of the fact with a pattern.
func classOf(pattern string, t reflect.Type) Class {
	list, _, isPart := strings.Cut(pattern, ".")
	switch {
	case identityFields[pattern]:
		return ClassIdentity
	case names(freeFields, pattern):
		return ClassOther
	case t == reflect.TypeFor[*Fen]() || names(moneyFields, pattern) || isPart && carriesSum[list]:
		return ClassMoney
	case names(membershipFields, pattern):
		return ClassMembership
	}
	return ClassOther
}

// classOfLine returns the class of whether a line, or a record such as a
// disability, is there at all.
func classOfLine(pattern string, t reflect.Type) Class {
	switch {
	case pattern == "members":
		return ClassMembership
	case holdsSum(t):
		return ClassMoney
	}
	return ClassOther
}

// names reports whether a table names a pattern, by itself or by what it is
// below of.
func names(table []string, pattern string) bool {
	for _, f := range table {
		if pattern == f || strings.HasSuffix(f, ".") && strings.HasPrefix(pattern, f) {
			return true
		}
	}
	return false
}

// carriesSum are the lists whose lines carry a sum. What such a line is for, and
// whose, is part of the sum.
var carriesSum = func() map[string]bool {
	lists := map[string]bool{}
	for _, f := range jsonFields(reflect.TypeFor[Household]()) {
		if isLines(f.typ) && f.typ.Elem() != reflect.TypeFor[Member]() && holdsSum(f.typ.Elem()) {
			lists[f.name] = true
		}
	}
	return lists
}()

// holdsSum reports whether a value of the type can hold an amount of money.
func holdsSum(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice:
		return holdsSum(t.Elem())
	case reflect.Struct:
		for i := range t.NumField() {
			if holdsSum(t.Field(i).Type) {
				return true
			}
		}
	}
	return t == reflect.TypeFor[Fen]()
}
