// Package second is a second reader of what ruhu's offices exchange, written
// from docs/format.md alone. It shares no code with package syncpkg, and only
// tests import it: where the two give different verdicts on the same bytes, one
// of them or the text is wrong.
//
// It is small rather than fast. It keeps a whole batch in memory, writes
// nothing, and says of everything it refuses in which layer and why.
package second
