// Package store keeps a workspace: a folder with one encrypted SQLite database
// (data.db), the file that holds its wrapped key (key) and copies (backup/).
//
// Three kinds of data are kept apart. Objects are signed, append-only and the
// truth that travels between offices. Local records are drafts, settings,
// operators, certificates and what was exchanged. Projections (the list of
// households, their revisions) are computed from the objects as they arrive
// and can be computed again: Check does so and compares.
//
// Every change happens in Update, in one transaction that is on the disk when
// Update returns. Nothing leaves the machine readable: database, write-ahead
// log and journal are encrypted below SQLite by package vfs.
package store
