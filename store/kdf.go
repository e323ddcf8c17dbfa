package store

import (
	"fmt"
	"time"

	"golang.org/x/crypto/argon2"
)

// KDF is what deriving a key from a passphrase costs with Argon2id. The zero
// value means TunedKDF.
type KDF struct {
	Time      uint32 `json:"time"`
	MemoryKiB uint32 `json:"memory_kib"`
	Threads   uint8  `json:"threads"`
}

// LeastKDF is the least that a passphrase costs (RFC 9106, second recommended
// option).
var LeastKDF = KDF{Time: 3, MemoryKiB: 64 << 10, Threads: 4}

// TunedKDF is LeastKDF made dearer until it takes about a second on this
// machine: who tries passphrases pays as much for each as the owner can bear.
func TunedKDF() KDF {
	once := KDF{Time: 1, MemoryKiB: LeastKDF.MemoryKiB, Threads: LeastKDF.Threads}
	begin := time.Now()
	once.derive([]byte("how fast"), make([]byte, saltSize))
	tuned := LeastKDF
	tuned.Time = min(max(uint32(time.Second/max(time.Since(begin), time.Millisecond)), tuned.Time), maxTunedTime)
	return tuned
}

// maxTunedTime keeps a fast machine from making a workspace that an old laptop
// opens for minutes.
const maxTunedTime = 12

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
