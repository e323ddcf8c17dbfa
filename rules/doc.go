// Package rules says what a policy pack says about a household: how each line
// of income counts, the per-capita income on two bases, and findings with their
// clauses. It never decides anything.
//
// # Packs
//
// A pack is a folder of YAML tables for one issuing government, embedded under
// packs/ or read from a folder:
//
//	pack.yaml        who issued it, documents, version
//	clauses.yaml     places in the documents, paraphrased
//	parameters.yaml  values by date, and what nobody has set yet
//	income.yaml      how each income item counts on each basis
//	findings.yaml    the questions, as CEL conditions over named facts
//	calendar.yaml    rechecks, campaign, visit rates, lists and notices; a pack
//	                 need not have it
//
// Every value and row names its clause, or says that it is practice: what every
// office does though the text does not say it. A county settles open terms in
// an overlay; its value supersedes the pack's from its date on, and what the
// policy fixes it cannot touch. What a county writes for a judgement are words to
// be shown: people still judge. Tables are read strictly (see fault.go): every
// fault is reported at once with its position, and numbers are parsed here, so
// that 010 or 1_000 never become something else. Check also reports what only who
// writes a pack must know.
//
// # Ranges
//
// Whatever is open makes an amount a Range instead of a number: an income item
// that nobody has classed, a standard in force beside a proposed one, an answer
// that is missing. A range is sound: however the open points are settled, the
// exact amount lies within it. It carries the names of what is open, fact paths
// (incomes.i1.gross_fen) and parameter ids (item.transfer.dibao), and drops
// them where they make no difference. Amounts are exact rationals; nothing is
// rounded before it is compared.
//
// # Conditions
//
// A condition is CEL with a small vocabulary: && || ! == != in, comparisons,
// at(a, b) for equal amounts, within(age, ages), amounts less another, and money
// times a whole number or a multiple. Money is a type of its own over ranges:
// comparing it with a bare number does not compile, and comparing two ranges
// that overlap is unknown, as is a fact nobody asked. CEL's three-valued logic
// then gives the answer of all ways to settle what is open in one evaluation,
// and the list of what stands in the way. This equals computing at all corners
// where every range occurs once, and stays sound where it does not.
//
// A number that a county sets between two ends is such a range, too; whether it
// equals another is no question then, and is refused when the pack is read. Of a
// list or span of ages that nobody set, only what can never be in it is known to
// be outside. What a county writes as a condition itself is unknown until then;
// about a household it asks for somebody of the family.
//
// A question is about the household or about each member. Facts of members
// belong to the member asked about; any.<code> asks whether a question about
// members is met for some of them. Every fact is worked out at most once for its
// subject, since twenty questions may ask for it.
//
// So a determined finding (met, not_met, not_applicable) never changes when an
// open point is settled (that obligors is null is none, see below), and an
// undetermined one says what to ask or to set.
// Judgements people make (property limit, record check) do not make a finding
// undetermined; they are listed in Review, unless the case surely does not arise
// or an office has set the matter. A case of which the text says nothing is
// undetermined under its name.
//
// # Decisions the text leaves to us
//
//   - Work, business, property and support income counts: that is what the word
//     means. It is marked practice, as are "net of production cost" and "those
//     who live together share".
//   - Farms and businesses alone have production cost. One declared for anything
//     else takes nothing off: nothing but the employment cost comes off a wage.
//   - A grant no clause names is open: counted or not.
//   - 在校 is any school from primary on; a preschool child is not 在校生.
//   - 十三五 is 2016-01-01 to 2020-12-31.
//   - The employment cost (H:三(二)末段) is open between none and all of the wage,
//     for project wages and, while its scope is open, for the other wages of
//     the same family; that it reaches the poverty basis is not said.
//   - That nobody asked about people living apart (obligors is null) leaves
//     nothing open, other than incomes that were not asked. The support a family
//     gets is an income line (transfer.support), which is asked there; what
//     people living apart owe beyond it the texts have no rule for. A line for
//     them stands only where somebody recorded them.
//   - Who is surely not disabled has the grade and category 0, which are on no
//     list, and needs no long-term care; they have no order.
//   - An empty basis of 低保 is the whole family: only another one has to be
//     written.
//   - Members of a household in 特困 are all in it where the record does not say
//     who is, as with the poverty registry.
//   - A household is due from the very day on. Months end with a shorter month;
//     a calendar period is due on the last day of the one after that of the last
//     check. A check without a day may be the last one: it can only put off.
//     Checks after the day asked about are none.
//   - A cost that was not asked may exceed the receipts, so the low end has no
//     bound unless a county settles that losses do not count.
package rules
