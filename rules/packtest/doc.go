// Package packtest runs the tests that stand beside a policy pack: households
// with the findings, lines and sums that the policy gives them. It says which
// parts of the pack no test exercises, and makes mutants of a pack to see
// whether its tests notice.
//
// # Files
//
// Tests are YAML files in the folder tests of a pack, read as strictly as its
// tables. They are embedded with the pack and no part of its hash: a test says
// nothing new about a household. A file may hold
//
//	overlays    values of open terms, by a name
//	households  documents by a name, whole or based on another with changes
//	tests       a household, a day, and what is expected; or an overlay that
//	            is to be refused
//	boundaries  an amount moved so that a figure stands one fen below a limit, at
//	            it, and one fen above
//	dates       the day before, the day, the day after
//	values      one place of a household through several values
//	calendar    values of calendar.yaml that no finding reads
//
// Expectations are exact: undetermined is followed by what is missing, amounts
// are fen as integers, fractions, or both ends of a range. A limit of a boundary
// is written out and not taken from the pack, so that a wrong value of the pack
// shows.
//
// # Coverage
//
// A rule needs an expected met and an expected not_met; an income item an
// expected line on each basis; a window of a parameter and a span of a row an
// expectation within, and a dates entry at each edge; a comparison of money a
// boundaries entry; a cited clause and a value of the calendar an expectation
// that holds it. What can never be reached is listed in tests/unreachable.yaml
// with the reason; that it is reached after all is a failure, too.
//
// # Mutants
//
// A mutant is the pack with one node of its tables changed: a number or a date
// by one unit, a comparison or a logical operator, a treatment, a flag. It is
// caught when a test fails. One that the reader of packs refuses is no mutant.
// Survivors that change nothing are listed in tests/equivalent.yaml with the
// reason and counted on their own.
package packtest
