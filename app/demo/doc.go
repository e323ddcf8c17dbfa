// Package demo plays the whole chain on made-up data: a township seeds two
// villages from its roster, the villages visit, the township merges, the county
// verifies and its receipts come back. Nothing outside this package and tests
// makes up data.
package demo
