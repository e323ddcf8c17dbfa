// Package packtest runs the tests that stand beside a policy pack: households
// with the findings, lines and sums that the policy gives them. It says which
// parts of the pack no test exercises, and makes mutants of a pack to see
// whether its tests notice.
//
// # Files
//
// Tests are YAML files in the folder tests of a pack, read as strictly as its
// tables. They are embedded with the pack and no part of its hash: a test says
// nothing new about a household. All files share their names. A file may hold
//
//	overlays:                      # values of open terms: alone, or with dates as in an overlay
//	  county: {dibao_standard: 300000, item.transfer.dibao: excluded}
//	households:                    # as ruhuctl assess reads them; what is left out was not asked
//	  couple: {members: [{key: m1, in_family: true}], incomes: []}
//	  in_dibao: {based_on: couple, set: {dibao.status: active, members.m1.sex: null}}
//	tests:
//	  - name: a family below the standard is to be included
//	    household: couple          # set, as in households; overlay, a name, several, or values
//	    as_of: 2017-07-01
//	    expect:
//	      dibao.include: met
//	      dibao.continue: undetermined checks dibao_standard        # with all that is missing
//	      subsidy.living m1: {state: met, amount: 0.., review: [], clauses: ["F:三(二)5"]}
//	      line i1: deducted        # on both bases, or on one: line i1 dibao
//	      income dibao: {counted: 640000..840000, per_capita: 640000/3..280000, members: 3}
//	  - {name: the county cannot change it, overlay: {dibao_standard: 0}, refused: out_of_range}
//	boundaries:                    # one fen below the limit, at it, one fen above
//	  - {name: …, household: …, as_of: …, move: incomes.i1.gross_fen, figure: income.dibao.per_capita,
//	     at: 300000, compares: dibao_standard, expect: {dibao.include: [met, not_met, not_met]}}
//	dates:                         # the day before, the day, the day after
//	  - {name: …, household: …, on: 2017-12-31, expect: {dibao.include: [met, met, undetermined dibao_standard]}}
//	values:                        # one place through several values
//	  - {name: …, household: …, as_of: …, vary: jdlk.status, over: [active, null], expect: {…: [met, not_met]}}
//	calendar:                      # values of calendar.yaml that no finding reads
//	  visit_rates.county.percent: 30
//
// Expectations are exact; amounts are fen as integers, fractions, or both ends of
// a range. A limit is written out and not taken from the pack, so that a wrong
// value of the pack shows. An element of a list is found by its key.
//
// # Cases that follow
//
// Beside those, every test is tried around each limit that its rules have and
// around each day on which what it depends on begins or ends: at a limit the
// answer is that of the side to which the comparison counts it, or undetermined
// where the rule says that the text is silent; beside such a day nothing changes.
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
// by one unit, a comparison or a logical operator, a list in a condition or of
// clauses and judgements by one element, a treatment, a flag. It is caught when
// a test fails. One that the reader of packs refuses is no mutant. Survivors that
// change nothing are listed in tests/equivalent.yaml with the reason and counted
// on their own.
package packtest
