package exchange

import "testing"

// PutAsideEvery makes imports put verified pieces of so many bytes aside.
func PutAsideEvery(t testing.TB, bytes int) {
	before := pieceBytes
	pieceBytes = bytes
	t.Cleanup(func() { pieceBytes = before })
}
