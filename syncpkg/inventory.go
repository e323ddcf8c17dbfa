package syncpkg

import (
	"bytes"
	"crypto/sha256"
	"iter"
	"slices"

	"ruhu/syncpkg/object"
)

const inventoryContext = "ruhu inventory v1"

// Inventory is the measure of a set of objects. Two sets with the same
// inventory are the same set.
type Inventory struct {
	_     struct{} `cbor:",toarray"`
	Count uint64
	Root  [32]byte // SHA-256 over the sorted ids
}

// InventoryOf measures a set of objects; order and repetition do not matter.
func InventoryOf(ids iter.Seq[object.ID]) Inventory {
	sorted := slices.SortedFunc(ids, func(a, b object.ID) int { return bytes.Compare(a[:], b[:]) })
	sorted = slices.Compact(sorted)
	all := make([]byte, 0, len(sorted)*len(object.ID{}))
	for _, id := range sorted {
		all = append(all, id[:]...)
	}
	return Inventory{Count: uint64(len(sorted)), Root: sha256.Sum256(object.Signable(inventoryContext, all))}
}
