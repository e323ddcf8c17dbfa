package syncpkg

import (
	"slices"

	"ruhu/survey"
	"ruhu/syncpkg/object"
)

// Role is the level of an office or device. It fixes the length of its division
// code: county 6, township 9, village 12 digits.
type Role string

// The roles, from the root down.
const (
	County   Role = "county"
	Township Role = "township"
	Village  Role = "village"
)

// power is what a role may do.
type power struct {
	enrols Role // whose certificates it signs; empty for none
	below  int  // how many further signers may stand between it and a device
}

var powers = map[Role]power{
	County:   {enrols: Township, below: 2},
	Township: {enrols: Village},
	Village:  {},
}

// place is where the division of an object lies, seen from its signer's own.
type place uint8

const (
	within place = iota // its own or below it
	below               // below its own
	own                 // its own
)

// right is who may sign a type of object, and about which divisions.
type right struct {
	roles []Role
	where place
}

var (
	anyone    = []Role{County, Township, Village}
	superiors = []Role{County, Township}
)

// rights of the signers. Nobody acknowledges, returns, endorses, decides or
// revokes what is its own.
var rights = map[object.Type]right{
	object.Seed:        {anyone, within},
	object.Visit:       {anyone, within},
	object.Attachment:  {anyone, within},
	object.Declaration: {anyone, within},
	object.Linking:     {anyone, within},
	object.Return:      {superiors, below},
	object.Endorsement: {[]Role{Township}, below},
	object.Decision:    {[]Role{County}, below},
	object.Receipt:     {superiors, below},
	object.Revocation:  {superiors, below},
	object.Directory:   {superiors, own},
	object.Pack:        {[]Role{County}, own},
}

// fits reports whether a division code has the length of the role.
func (r Role) fits(division string) bool {
	_, known := powers[r]
	return known && survey.DivisionRole(division) == string(r)
}

// mayEnrol refuses a certificate that the holder may not sign: one of another
// role than the next below, or of a division that is not inside its own.
func (h Holder) mayEnrol(below Holder) error {
	if powers[h.Role].enrols != below.Role {
		return ErrRole
	}
	if !survey.InDivision(below.Division, h.Division) {
		return ErrDivision
	}
	return nil
}

// maySign refuses an object that the holder has no business to sign: outside its
// division, of a type unknown, not its role's, or not where the type belongs.
func (h Holder) maySign(o object.Header) error {
	if survey.DivisionRole(o.Division) == "" || !survey.InDivision(o.Division, h.Division) {
		return ErrDivision
	}
	r, known := rights[o.Type]
	switch {
	case !known:
		return ErrType
	case !slices.Contains(r.roles, h.Role):
		return ErrRole
	case r.where == below && o.Division == h.Division, r.where == own && o.Division != h.Division:
		return ErrDivision
	}
	return nil
}
