//go:build race

package rules_test

// metamorphicHouseholds is small here: a race needs no ten thousand households.
const metamorphicHouseholds = 200
