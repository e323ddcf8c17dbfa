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
	r       *reckoning
	state   map[string]tri // by the key of every member who can be told by it
	certain int            // who share it for sure
	open    []string       // keys of those of whom it is not known, in document order
	path    string         // what is missing where nobody shares it
}

func (r *reckoning) sharers(b basis) sharers {
	h := r.h
	s := sharers{r: r, state: make(map[string]tri, len(h.Members)), path: "members"}
	recorded := b == basisPoverty && h.Jdlk.Members != nil
	if recorded && h.Members != nil {
		s.path = "jdlk.members"
	}
	for _, m := range h.Members {
		in := answered(m.InFamily, inFamily(m.Key))
		if recorded {
			in = truth(slices.Contains(h.Jdlk.Members, m.Key))
		}
		if r.people[m.Key] != nil {
			s.state[m.Key] = in
		}
		switch {
		case in.yes():
			s.certain++
		case in.maybe():
			s.open = append(s.open, m.Key)
		}
	}
	return s
}

func inFamily(key string) string { return "members." + key + ".in_family" }

// shares says whether the income of a line belongs to those who share. What
// belongs to the whole family does; a line of nobody who is known is open.
func (s sharers) shares(in survey.Income) tri {
	if in.Member == "" {
		return yes
	}
	if state, ok := s.state[in.Member]; ok {
		return state
	}
	return maybe(s.r.whose(in))
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
	base   *sum
	brings map[string]*sum
	wages  []string // what is open in the wages of the family, beside that
}

// counted is the family's counted income, whoever turns out to share it; base is
// the total of t.base.
func (t total) counted(base Range, s sharers) Range {
	all := newSum()
	all.add(base)
	all.open.add(t.wages...)
	for _, key := range s.open {
		all.add(t.brought(key).orNothing(inFamily(key)))
	}
	return all.total()
}

func (t total) brought(key string) Range {
	if b, ok := t.brings[key]; ok {
		return b.total()
	}
	return exactly(nothing)
}

// perCapita divides the counted income by those who share it, for every number
// of people it can be: with k of the uncertain members, those who bring least
// give the low end and those who bring most the high end. Where nobody may
// share it nothing is known.
func (t total) perCapita(base Range, s sharers) Range {
	open := names{}
	open.add(base.Open...)
	open.add(t.wages...)
	for _, key := range s.open {
		open.add(t.brought(key).Open...)
		open.add(inFamily(key))
	}
	if s.certain == 0 {
		open.add(t.nobody(s)...)
		return Range{Open: open.sorted()}
	}
	low := lowest(base.Low, t.ends(s, func(r Range) *big.Rat { return r.Low }), s.certain)
	high := negated(lowest(negated(base.High), t.ends(s, func(r Range) *big.Rat { return negated(r.High) }), s.certain))
	return Range{low, high, open.sorted()}.tidy()
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
