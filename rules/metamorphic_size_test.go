//go:build !race

package rules_test

// metamorphicHouseholds is over how many random households the relations hold,
// for each pack.
const metamorphicHouseholds = 10_000
