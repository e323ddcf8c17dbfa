package syncpkg

import (
	"cmp"
	"encoding/hex"
	"slices"

	"ruhu/syncpkg/object"
)

// Kinds of link.
const (
	SameHousehold   = "same_household"   // one family seeded more than once
	SamePerson      = "same_person"      // one person in several households
	DifferentPerson = "different_person" // people who only look the same
)

// LinkBody is the body of an object of type link: what a person found about
// households or people that look the same. Nothing is merged by it.
type LinkBody struct {
	Kind    string       `cbor:"1,keyasint"` // SameHousehold, SamePerson or DifferentPerson
	Members []LinkMember `cbor:"2,keyasint"` // two or more, sorted, each once
	Comment string       `cbor:"3,keyasint"`
}

// LinkMember is one household, or one person in it.
type LinkMember struct {
	_         struct{} `cbor:",toarray"`
	Household string   // id
	Member    string   // key in the household; empty in a SameHousehold link
}

// maxLinked bounds one link.
const maxLinked = 64

const linkContext = "ruhu link v1"

// CompareLinkMembers orders members by household and key.
func CompareLinkMembers(a, b LinkMember) int {
	return cmp.Or(cmp.Compare(a.Household, b.Household), cmp.Compare(a.Member, b.Member))
}

// LinkSubject returns the subject of links between these members, in whatever
// order they are: what was found about the same ones later follows what was
// found before.
func LinkSubject(members []LinkMember) string {
	sorted := slices.SortedFunc(slices.Values(members), CompareLinkMembers)
	raw, err := object.Encode(slices.Compact(sorted))
	if err != nil {
		return "" // unreachable: plain texts always encode
	}
	hash := hashOf(object.Signable(linkContext, raw))
	return "link/" + hex.EncodeToString(hash[:])
}

func (b LinkBody) check(h object.Header) error {
	if err := firstWrong(
		oneOf("kind", b.Kind, SameHousehold, SamePerson, DifferentPerson),
		words("comment", b.Comment, 0, MaxComment),
	); err != nil {
		return err
	}
	if len(b.Members) < 2 || len(b.Members) > maxLinked || !ascending(b.Members, CompareLinkMembers) {
		return wrong("%d members, or not in order", len(b.Members))
	}
	for _, m := range b.Members {
		person := min(1, len(m.Member))
		if (b.Kind == SameHousehold) != (person == 0) {
			return wrong("member %q of a link of kind %s", m.Member, b.Kind)
		}
		if err := firstWrong(line("household", m.Household, 1, MaxName), line("member", m.Member, person, MaxName)); err != nil {
			return err
		}
	}
	if h.Subject != LinkSubject(b.Members) {
		return wrong("a subject of other members")
	}
	return nil
}

// ReadLink reads the body of an authentic link.
func ReadLink(o object.Object) (LinkBody, error) {
	return readBody[LinkBody](object.Linking, o)
}
