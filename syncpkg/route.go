package syncpkg

import (
	"slices"

	"ruhu/survey"
	"ruhu/syncpkg/object"
)

// route says where objects of a type travel.
//
// Upward goes what was recorded and said below, until the county has it. Downward
// goes what concerns a village to that village, and to the village alone where it
// is about people: what a whole township may read names nobody's people.
type route struct {
	up     bool // to the county, when no superior signed it
	public bool // about no people: also in a batch that a whole township may read
	inside bool // downward when its division lies in the audience's
	around bool // downward when the audience lies in its division
}

var routes = map[object.Type]route{
	object.Seed:        {up: true, inside: true},
	object.Visit:       {up: true, inside: true},
	object.Attachment:  {up: true, inside: true},
	object.Return:      {up: true, inside: true},
	object.Endorsement: {up: true, inside: true},
	object.Decision:    {up: true, inside: true},
	object.Declaration: {up: true, inside: true},
	object.Linking:     {up: true, inside: true},
	object.Receipt:     {public: true, inside: true},
	object.Directory:   {public: true, inside: true, around: true},
	object.Revocation:  {up: true, public: true, inside: true, around: true},
	object.Pack:        {public: true, around: true},
}

// travels reports whether an object belongs into a batch of the stream.
func (v View) travels(h Held, stream string) bool {
	r := routes[h.Type]
	if v.Upward(stream) {
		return r.up && !h.Acknowledged && !v.isSuperior(h.Signer)
	}
	if survey.DivisionRole(stream) != string(Village) && !r.public {
		return false
	}
	about := h.Division
	if h.Type == object.Directory {
		about = h.Subject // whose devices it lists, which is all that the office covers or a part
	}
	return r.inside && survey.InDivision(about, stream) || r.around && survey.InDivision(stream, about)
}

// isSuperior reports whether a key is of an office above: one of its own chain,
// or one that the office above came to have since.
func (v View) isSuperior(key object.KeyID) bool {
	for _, c := range slices.Concat(v.Superiors, v.Devices) {
		if c.KeyID == key {
			return c.Division != v.Self.Division && survey.InDivision(v.Self.Division, c.Division)
		}
	}
	return false
}
