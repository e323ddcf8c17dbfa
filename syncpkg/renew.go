package syncpkg

import (
	"slices"

	"ruhu/syncpkg/object"
)

// MustRenew reports whether a receipt shows that somebody else numbers batches in
// this office's name: the county has two different batches of one number in the
// stream, or one that was never written here. A copy of the disk or an old backup
// is in use, and the office opens another epoch.
func (v View) MustRenew(r Receipt) bool {
	if r.By != v.County().KeyID || r.Signer != v.Self.KeyID || r.Epoch != v.Epoch {
		return false
	}
	ours := slices.ContainsFunc(v.Written, func(s Seen) bool { return s.ID == r.Batch })
	return len(r.Forked) > 0 || r.Batch != BatchID{} && !ours
}

// Stranded reports whether batches of this epoch list what does not go up any
// more, because the key that signed it was revoked, and no receipt covers the last
// of them. Should such a batch be lost on the way, nothing after it in the epoch
// would ever be complete, so the office opens another one. Gone is what does not
// count any more.
func (v View) Stranded(stream string, gone map[object.ID]bool) bool {
	if !v.Upward(stream) || !slices.ContainsFunc(v.Carried[stream], func(id object.ID) bool { return gone[id] }) {
		return false
	}
	_, last := v.place(stream)
	return !slices.ContainsFunc(v.Receipts, func(r Receipt) bool { return r.By == v.County().KeyID && r.Batch == last })
}
