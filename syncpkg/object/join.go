package object

import (
	"cmp"
	"slices"
)

// Kinds of link.
const (
	SameHousehold      = "same_household"      // one family that was seeded more than once
	DifferentHousehold = "different_household" // families that only look the same
	SamePerson         = "same_person"         // one person in several households
	DifferentPerson    = "different_person"    // people who only look the same
)

// LinkBody is the body of an object of type link: what a person found about
// households or people that look the same. Nothing is merged by it.
type LinkBody struct {
	Kind    string       `cbor:"1,keyasint"` // SameHousehold, DifferentHousehold, SamePerson or DifferentPerson
	Members []LinkMember `cbor:"2,keyasint"` // two or more, sorted, each once
	Comment string       `cbor:"3,keyasint"`
}

// LinkMember is one household, or one person in it.
type LinkMember struct {
	_         struct{} `cbor:",toarray"`
	Household string   // id
	Member    string   // key in the household; empty for the household itself
}

// CompareLinkMembers orders members by household and key.
func CompareLinkMembers(a, b LinkMember) int {
	return cmp.Or(cmp.Compare(a.Household, b.Household), cmp.Compare(a.Member, b.Member))
}

// joins reports whether a link says that its members are one.
func (b LinkBody) joins() bool { return b.Kind == SameHousehold || b.Kind == SamePerson }

// Statement is a link as an office holds it.
type Statement struct {
	Link
	LinkBody
	Subject string
}

// Effect is what a link does where it is held.
type Effect string

// The effects. But for Counts, the link changes nothing.
const (
	Counts       Effect = "counts"
	Superseded   Effect = "superseded"   // a later link about the same members follows it
	Waiting      Effect = "waiting"      // a household that it names is not here
	Outside      Effect = "outside"      // a household that it names lies outside its signer's division
	Contradicted Effect = "contradicted" // other links say otherwise
)

// Joined is what all links together say.
type Joined struct {
	Effects    map[ID]Effect
	Households [][]string     // one family each, sorted
	People     [][]LinkMember // one person each, sorted

	parents map[LinkMember]LinkMember // towards the one that stands for all that are the same
	apart   map[[2]LinkMember]bool    // pairs of those, sorted
	clash   map[LinkMember]bool       // those of which links contradict each other
}

// Join decides what links do, from nothing but the links and the divisions in
// whose names the heads of each household here were signed. The order in which
// anything arrived does not matter.
//
// A link does nothing while a household it names is not here, and where one lies
// outside its signer's division. Of those about the same members the heads stand;
// where they disagree none does. Where some make one of members whom another
// tells apart, none of these does anything: a person has to settle it.
func Join(links []Statement, divisions map[string][]string) Joined {
	j := Joined{
		Effects: make(map[ID]Effect, len(links)), parents: map[LinkMember]LinkMember{},
		apart: map[[2]LinkMember]bool{}, clash: map[LinkMember]bool{},
	}
	histories := map[string][]Statement{}
	for _, l := range links {
		j.Effects[l.ID] = l.covered(divisions)
		if j.Effects[l.ID] == Counts {
			histories[l.Subject] = append(histories[l.Subject], l)
		}
	}
	var standing []Statement
	for _, history := range histories {
		standing = append(standing, j.latest(history)...)
	}
	j.connect(standing)
	j.separate(standing)
	j.collect()
	return j
}

// covered judges a link by itself.
func (s Statement) covered(divisions map[string][]string) Effect {
	effect := Counts
	for _, m := range s.Members {
		heads, here := divisions[m.Household]
		if !here {
			return Waiting
		}
		if slices.ContainsFunc(heads, func(d string) bool { return !s.reaches(d) }) {
			effect = Outside
		}
	}
	return effect
}

// latest returns the links of one subject that stand: its heads, unless they
// disagree.
func (j *Joined) latest(history []Statement) (heads []Statement) {
	ids := Heads(func(yield func(Link) bool) {
		for _, s := range history {
			if !yield(s.Link) {
				return
			}
		}
	})
	agree := true
	for _, s := range history {
		if !slices.Contains(ids, s.ID) {
			j.Effects[s.ID] = Superseded
			continue
		}
		heads = append(heads, s)
		agree = agree && s.Kind == heads[0].Kind
	}
	if agree {
		return heads
	}
	for _, s := range heads {
		j.Effects[s.ID] = Contradicted
	}
	return nil
}

// root returns the member that stands for all that are the same.
func (j *Joined) root(m LinkMember) LinkMember {
	for {
		parent, has := j.parents[m]
		if !has || parent == m {
			return m
		}
		if above, has := j.parents[parent]; has {
			j.parents[m] = above // shortens the way for the next
		}
		m = parent
	}
}

// connect makes one of the members of each link that says so.
func (j *Joined) connect(standing []Statement) {
	for _, s := range standing {
		if !s.joins() {
			continue
		}
		for _, m := range s.Members {
			a, b := j.root(s.Members[0]), j.root(m)
			if CompareLinkMembers(a, b) > 0 {
				a, b = b, a
			}
			j.parents[a], j.parents[b] = a, a
		}
	}
}

// separate keeps apart what links tell apart. Those that tell apart what others
// make one take effect away from each other.
func (j *Joined) separate(standing []Statement) {
	for _, s := range standing {
		if s.joins() {
			continue
		}
		seen := map[LinkMember]bool{}
		for _, m := range s.Members {
			if root := j.root(m); seen[root] {
				j.clash[root], j.Effects[s.ID] = true, Contradicted
			} else {
				seen[root] = true
			}
		}
	}
	for _, s := range standing {
		switch {
		case s.joins() && j.clash[j.root(s.Members[0])]:
			j.Effects[s.ID] = Contradicted
		case !s.joins() && j.Effects[s.ID] == Counts:
			j.tellApart(s.Members)
		}
	}
}

func (j *Joined) tellApart(members []LinkMember) {
	for i, a := range members {
		for _, b := range members[:i] {
			j.apart[j.pair(a, b)] = true
		}
	}
}

func (j *Joined) pair(a, b LinkMember) [2]LinkMember {
	roots := [2]LinkMember{j.stands(a), j.stands(b)}
	slices.SortFunc(roots[:], CompareLinkMembers)
	return roots
}

// stands returns who stands for a member where links that count say so.
func (j *Joined) stands(m LinkMember) LinkMember {
	if root := j.root(m); !j.clash[root] {
		return root
	}
	return m
}

// collect lists who is one.
func (j *Joined) collect() {
	groups := map[LinkMember][]LinkMember{}
	for m := range j.parents {
		if root := j.root(m); !j.clash[root] {
			groups[root] = append(groups[root], m)
		}
	}
	for _, group := range groups {
		slices.SortFunc(group, CompareLinkMembers)
		if group[0].Member != "" {
			j.People = append(j.People, group)
			continue
		}
		households := make([]string, len(group))
		for i, m := range group {
			households[i] = m.Household
		}
		j.Households = append(j.Households, households)
	}
	slices.SortFunc(j.Households, func(a, b []string) int { return cmp.Compare(a[0], b[0]) })
	slices.SortFunc(j.People, func(a, b []LinkMember) int { return CompareLinkMembers(a[0], b[0]) })
}

// Same reports whether links say that two members are one.
func (j *Joined) Same(a, b LinkMember) bool { return j.stands(a) == j.stands(b) }

// Apart reports whether a link says that two members are not one, or are the same
// as two of which it says so.
func (j *Joined) Apart(a, b LinkMember) bool { return j.apart[j.pair(a, b)] }
