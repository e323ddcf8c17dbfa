package store

import (
	"fmt"

	"golang.org/x/crypto/argon2"
)

// KDF is what deriving a key from a passphrase costs with Argon2id. The zero
// value means DefaultKDF.
type KDF struct {
	Time      uint32 `json:"time"`
	MemoryKiB uint32 `json:"memory_kib"`
	Threads   uint8  `json:"threads"`
}

// DefaultKDF takes a fraction of a second on an old laptop (RFC 9106, second
// recommended option).
var DefaultKDF = KDF{Time: 3, MemoryKiB: 64 << 10, Threads: 4}

// The most a key file may ask for: more is damage or malice, and would hang the
// program before anything else can be said about the file.
const (
	maxKDFTime      = 32
	maxKDFMemoryKiB = 1 << 20
	maxKDFThreads   = 16
)

// check bounds the cost, before it is spent.
func (k KDF) check() error {
	if k.Time < 1 || k.Time > maxKDFTime ||
		k.Threads < 1 || k.Threads > maxKDFThreads ||
		k.MemoryKiB < 8*uint32(k.Threads) || k.MemoryKiB > maxKDFMemoryKiB {
		return fmt.Errorf("cost of key derivation out of bounds: time %d, memory %d KiB, threads %d", k.Time, k.MemoryKiB, k.Threads)
	}
	return nil
}

func (k KDF) derive(passphrase, salt []byte) []byte {
	return argon2.IDKey(passphrase, salt, k.Time, k.MemoryKiB, k.Threads, keySize)
}
