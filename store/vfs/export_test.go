package vfs

import sqlite3 "modernc.org/sqlite/lib"

// ClaimingPowersafeOverwrite lets SQLite believe what encryption makes untrue,
// to show that the crash tests would notice.
func ClaimingPowersafeOverwrite(m *Mount) {
	m.claims |= sqlite3.SQLITE_IOCAP_POWERSAFE_OVERWRITE
}

// OpenFiles returns how many files are known.
func OpenFiles() int {
	files.RLock()
	defer files.RUnlock()
	return len(files.at)
}

// Mounts returns how many keys are known.
func Mounts() int {
	mounts.RLock()
	defer mounts.RUnlock()
	return len(mounts.byID) + len(mounts.watched)
}
