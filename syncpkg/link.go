package syncpkg

import (
	"encoding/hex"
	"slices"

	"ruhu/syncpkg/object"
)

// LinkBody is the body of an object of type link, with its checks.
type LinkBody object.LinkBody

// LinkMember is one household, or one person in it.
type LinkMember = object.LinkMember

// maxLinked bounds one link.
const maxLinked = 64

const linkContext = "ruhu link v1"

// LinkSubject returns the subject of links between these members, in whatever
// order they are: what was found about the same ones later follows what was
// found before.
func LinkSubject(members []LinkMember) string {
	sorted := slices.SortedFunc(slices.Values(members), object.CompareLinkMembers)
	raw, err := object.Encode(slices.Compact(sorted))
	if err != nil {
		return "" // unreachable: plain texts always encode
	}
	hash := hashOf(object.Signable(linkContext, raw))
	return "link/" + hex.EncodeToString(hash[:])
}

func (b LinkBody) check(h object.Header) error {
	if err := firstWrong(
		oneOf("kind", b.Kind, object.SameHousehold, object.DifferentHousehold, object.SamePerson, object.DifferentPerson),
		words("comment", b.Comment, 0, MaxComment),
	); err != nil {
		return err
	}
	if len(b.Members) < 2 || len(b.Members) > maxLinked || !ascending(b.Members, object.CompareLinkMembers) {
		return wrong("%d members, or not in order", len(b.Members))
	}
	ofHouseholds := b.Kind == object.SameHousehold || b.Kind == object.DifferentHousehold
	for _, m := range b.Members {
		person := min(1, len(m.Member))
		if ofHouseholds != (person == 0) {
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
