package vfs

import (
	"encoding/binary"

	"lukechampine.com/adiantum"
	"lukechampine.com/adiantum/hbsh"
)

// blockSize is the unit of encryption and the sector size told to SQLite.
const blockSize = 4096

// blockCipher encrypts the blocks of one open file. It is not safe for
// concurrent use; SQLite uses a file handle from one thread at a time.
type blockCipher struct {
	hbsh  *hbsh.HBSH
	tweak [16]byte // kind of file, block number
}

func newBlockCipher(key Key, kind byte) *blockCipher {
	c := &blockCipher{hbsh: adiantum.New(key[:])}
	c.tweak[0] = kind
	return c
}

// encrypt encrypts whole blocks in place; offset is where they lie in the file.
func (c *blockCipher) encrypt(blocks []byte, offset int64) {
	for ; len(blocks) > 0; blocks, offset = blocks[blockSize:], offset+blockSize {
		c.hbsh.Encrypt(blocks[:blockSize], c.at(offset))
	}
}

// decrypt decrypts whole blocks in place. A block of zeros is a hole that was
// never written; it reads as zeros, as it does without encryption.
func (c *blockCipher) decrypt(blocks []byte, offset int64) {
	for ; len(blocks) > 0; blocks, offset = blocks[blockSize:], offset+blockSize {
		if !isZero(blocks[:blockSize]) {
			c.hbsh.Decrypt(blocks[:blockSize], c.at(offset))
		}
	}
}

func (c *blockCipher) at(offset int64) []byte {
	binary.LittleEndian.PutUint64(c.tweak[8:], uint64(offset/blockSize))
	return c.tweak[:]
}

func isZero(b []byte) bool {
	for _, x := range b {
		if x != 0 {
			return false
		}
	}
	return true
}

// floor and ceil round a file offset to blocks.
func floor(n int64) int64 { return n &^ (blockSize - 1) }
func ceil(n int64) int64  { return floor(n + blockSize - 1) }
