// Package syncpkg carries signed objects between village, township and county
// without a network: who may sign (certificates under the county's root key),
// what a batch file looks like (docs/format.md), and what a set of objects and
// manifests means (gaps, forks, heads, receipts).
//
// It keeps nothing and knows no database: batches are written from an iterator
// and read one object at a time, and what is learned from sets is computed by
// pure functions. The clock of a device decides nothing here.
package syncpkg
