package rules

import (
	"math/big"
	"slices"

	"ruhu/survey"
)

// basis is one of the two ways to reckon a family's income.
type basis string

const (
	basisDibao   basis = "dibao"
	basisPoverty basis = "poverty"
)

var bases = []basis{basisDibao, basisPoverty}

// sharers says who shares the income on a basis: on the dibao basis those who
// live together (practice), on the poverty basis those in the registry's record
// where it lists them.
type sharers struct {
	state   map[string]tri // by member key
	certain int            // who share it for sure
	open    []string       // keys of those of whom it is not known, in document order
	path    string         // what is missing where nobody shares it
}

func sharersOf(h *survey.Household, b basis) sharers {
	s := sharers{state: make(map[string]tri, len(h.Members)), path: "members"}
	recorded := b == basisPoverty && h.Jdlk.Members != nil
	if recorded && h.Members != nil {
		s.path = "jdlk.members"
	}
	for _, m := range h.Members {
		in := answered(m.InFamily, "members."+m.Key+".in_family")
		if recorded {
			in = truth(slices.Contains(h.Jdlk.Members, m.Key))
		}
		s.state[m.Key] = in
		switch {
		case in.yes():
			s.certain++
		case in.maybe():
			s.open = append(s.open, m.Key)
		}
	}
	return s
}

// shares says whether the income of a line belongs to those who share. What
// belongs to the whole family does; a line of nobody who is known is open.
func (s sharers) shares(in survey.Income) tri {
	if in.Member == "" {
		return yes
	}
	if state, ok := s.state[in.Member]; ok {
		return state
	}
	return maybe("incomes." + in.Key + ".member")
}

// uncertain reports whether it is the member of whom it is not known whether
// they share, and not the line of whom it is.
func (s sharers) uncertain(member string) bool {
	state, known := s.state[member]
	return known && state.maybe()
}

// total is what the family has: base for sure, and what each member of whom it
// is not known would bring.
type total struct {
	base   Range
	brings map[string]Range
}

// counted is the family's counted income, whoever turns out to share it.
func (t total) counted(s sharers) Range {
	sum := t.base
	for _, key := range s.open {
		sum = sum.plus(t.brought(key).orNothing(s.state[key].open...))
	}
	return sum.tidy()
}

func (t total) brought(key string) Range {
	if r, ok := t.brings[key]; ok {
		return r
	}
	return exactly(nothing)
}

// perCapita divides the counted income by those who share it, for every number
// of people it can be: with k of the uncertain members, those who bring least
// give the low end and those who bring most the high end. Where nobody may
// share it nothing is known.
func (t total) perCapita(s sharers) Range {
	open := t.base.Open
	for _, key := range s.open {
		open = union(union(open, t.brought(key).Open), s.state[key].open)
	}
	if s.certain == 0 {
		return Range{Open: union(open, t.nobody(s))}
	}
	low := lowest(t.base.Low, t.ends(s, func(r Range) *big.Rat { return r.Low }), s.certain)
	high := negated(lowest(negated(t.base.High), t.ends(s, func(r Range) *big.Rat { return negated(r.High) }), s.certain))
	return Range{low, high, open}.tidy()
}

// nobody names what is missing where it is not known that anybody shares.
func (t total) nobody(s sharers) []string {
	if len(s.open) > 0 {
		return nil
	}
	return []string{s.path}
}

// ends returns one end of what each uncertain member brings.
func (t total) ends(s sharers, end func(Range) *big.Rat) []*big.Rat {
	var ends []*big.Rat
	for _, key := range s.open {
		ends = append(ends, end(t.brought(key)))
	}
	return ends
}

// lowest returns the least of (base + the k least of more) / (people + k) over
// every k; nil where an end has no bound.
func lowest(base *big.Rat, more []*big.Rat, people int) *big.Rat {
	if base == nil || slices.Contains(more, nil) {
		return nil
	}
	slices.SortFunc(more, (*big.Rat).Cmp)
	sum, least := base, share(base, people)
	for k, m := range more {
		sum = addEnds(sum, m)
		least = lesser(least, share(sum, people+k+1))
	}
	return least
}

func share(amount *big.Rat, people int) *big.Rat {
	return new(big.Rat).Quo(amount, big.NewRat(int64(people), 1))
}

func negated(v *big.Rat) *big.Rat {
	if v == nil {
		return nil
	}
	return new(big.Rat).Neg(v)
}
