// Package ledger reads and writes the Excel ledgers of townships and offices. It
// is the only importer of excelize.
//
// What is read comes from outside and is bounded: size of the file, of what is
// packed in it, rows, columns and merged ranges. Nothing that a spreadsheet has
// destroyed is guessed back: it is listed with sheet, row, column and reason.
package ledger
