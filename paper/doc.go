// Package paper makes everything that is printed, as PDF, from its own plain
// view structs: it knows no household, no rule and no database. It is the only
// importer of gofpdf.
//
// Two things must stay true of every page. No character is lost: what the
// embedded font cannot write is drawn as an outline, and what no font has is
// drawn as a box with its code point and named on the paper. And the same view
// gives the same bytes, so that a printed record can be compared.
package paper
