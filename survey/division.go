package survey

import "strings"

// Division code lengths: county 6, township 9, village 12 digits.
const (
	CountyDigits   = 6
	TownshipDigits = 9
	VillageDigits  = 12
)

// DivisionRole returns whose code this is by its length: "county", "township"
// or "village"; empty when it is no division code.
func DivisionRole(code string) string {
	if !allDigits(code) {
		return ""
	}
	switch len(code) {
	case CountyDigits:
		return "county"
	case TownshipDigits:
		return "township"
	case VillageDigits:
		return "village"
	}
	return ""
}

// InDivision reports whether a place lies within a division: a division
// contains itself and every longer code that starts with it.
func InDivision(place, division string) bool {
	return division != "" && strings.HasPrefix(place, division)
}
