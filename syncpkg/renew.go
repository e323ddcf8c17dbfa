package syncpkg

import "slices"

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
