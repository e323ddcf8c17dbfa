package syncpkg

import (
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
	enrols   Role // whose certificates it signs; empty for none
	below    int  // how many further signers may stand between it and a device
	receipts bool // whether it acknowledges what came from below
}

var powers = map[Role]power{
	County:   {enrols: Township, below: 2, receipts: true},
	Township: {enrols: Village, receipts: true},
	Village:  {},
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

// maySign refuses an object that the holder has no business to sign.
//
// Seeds and visits: anyone, about its own division. A receipt: county and
// township, about a division below its own, so that nobody acknowledges its own
// batches. A county's receipt means the county has it; a township's only that
// it reached the township.
func (h Holder) maySign(o object.Header) error {
	if survey.DivisionRole(o.Division) == "" || !survey.InDivision(o.Division, h.Division) {
		return ErrDivision
	}
	switch o.Type {
	case object.Seed, object.Visit:
		return nil
	case object.Receipt:
		if !powers[h.Role].receipts {
			return ErrRole
		}
		if o.Division == h.Division {
			return ErrDivision
		}
		return nil
	}
	return ErrType
}
