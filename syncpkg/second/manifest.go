package second

import (
	"bytes"
	"errors"
	"fmt"

	"filippo.io/age"
)

// Limits of docs/format.md, section 6.
const (
	maxLabel      = 128
	maxRecipients = 128
	maxBlocks     = 65_536
	maxBlobs      = 65_536
	maxInner      = 4096
	maxObjects    = 200_000
	maxBatch      = 3 << 29
	maxBlob       = 20_971_520
)

// Manifest is what a reader needs of a manifest.
type Manifest struct {
	signer     [32]byte
	recipients []string
	certs      [32]byte
	inner      [][32]byte
	blocks     []block
	blobs      []blob
}

type block struct {
	hash      [32]byte
	size, raw uint64
	objects   [][32]byte
}

type blob struct {
	hash [32]byte
	size uint64
}

func (m Manifest) count() uint64 {
	n := 0
	for _, b := range m.blocks {
		n += len(b.objects)
	}
	return uint64(n)
}

// Reasons for which a manifest is refused that are not plain malformation.
var (
	errNewer    = errors.New("newer")
	errTooLarge = errors.New("too-large")
)

// readManifest reads a manifest and checks that it says nothing that cannot be.
func readManifest(raw []byte) (Manifest, error) {
	f, err := manifestFields(raw)
	if err != nil {
		return Manifest{}, err
	}
	if f[0].n != 1 || f[1].n != 1 {
		return Manifest{}, errNewer
	}
	m := Manifest{signer: [32]byte(f[2].s), certs: [32]byte(f[11].s)}
	noPrev := [32]byte(f[6].s) == [32]byte{}
	if f[3].n == 0 || f[5].n == 0 || f[3].n >= 1<<63 || f[5].n >= 1<<63 || !isDivision(string(f[4].s)) || f[5].n > 1 && noPrev {
		return m, fmt.Errorf("epoch %d, stream %q, number %d", f[3].n, f[4].s, f[5].n)
	}
	if len(f[7].s) > maxLabel || len(f[8].s) > maxLabel {
		return m, errTooLarge
	}
	everything, err := f[10].tuple("ui")
	if err != nil {
		return m, err
	}
	for _, step := range []error{m.readRecipients(f[9]), m.readInner(f[12]), m.readBlocks(f[13]), m.readBlobs(f[14]), m.checkSizes()} {
		if step != nil {
			return m, step
		}
	}
	if everything[0].n < m.count() {
		return m, fmt.Errorf("%d objects here, %d in all", m.count(), everything[0].n)
	}
	return m, nil
}

func manifestFields(raw []byte) ([]item, error) {
	v, err := readCBOR(raw)
	if err != nil {
		return nil, err
	}
	return v.record("11iutuittllilll")
}

func (m *Manifest) readRecipients(v item) error {
	all, err := v.all('t')
	switch {
	case err != nil:
		return err
	case len(all) > maxRecipients:
		return errTooLarge
	case len(all) == 0 || !ascending(all):
		return fmt.Errorf("recipients")
	}
	for _, s := range contents(all) {
		if _, err := age.ParseX25519Recipient(string(s)); err != nil {
			return fmt.Errorf("recipient: %w", err)
		}
		m.recipients = append(m.recipients, string(s))
	}
	return nil
}

func (m *Manifest) readInner(v item) error {
	all, err := v.all('i')
	if err != nil {
		return err
	}
	if len(all) > maxInner {
		return errTooLarge
	}
	for _, s := range contents(all) {
		m.inner = append(m.inner, [32]byte(s))
	}
	return nil
}

func (m *Manifest) readBlocks(v item) error {
	all, err := v.all('l')
	if err != nil {
		return err
	}
	if len(all) > maxBlocks {
		return errTooLarge
	}
	for _, e := range all {
		f, err := e.tuple("i44b")
		if err != nil {
			return err
		}
		b := block{hash: [32]byte(f[0].s), size: f[1].n, raw: f[2].n}
		if b.size > maxBlock || b.raw > maxBlock {
			return errTooLarge
		}
		if b.objects, err = cutIDs(f[3].s); err != nil {
			return err
		}
		m.blocks = append(m.blocks, b)
	}
	return nil
}

func (m *Manifest) readBlobs(v item) error {
	all, err := v.all('l')
	if err != nil {
		return err
	}
	if len(all) > maxBlobs {
		return errTooLarge
	}
	var before []byte
	for _, e := range all {
		f, err := e.tuple("iu")
		if err != nil {
			return err
		}
		if f[1].n > maxBlob {
			return errTooLarge
		}
		if f[1].n == 0 || before != nil && bytes.Compare(before, f[0].s) >= 0 {
			return fmt.Errorf("blob %x of %d bytes", f[0].s, f[1].n)
		}
		m.blobs, before = append(m.blobs, blob{[32]byte(f[0].s), f[1].n}), f[0].s
	}
	return nil
}

// checkSizes bounds all blocks and blobs together.
func (m *Manifest) checkSizes() error {
	size := uint64(0)
	for _, b := range m.blocks {
		size += b.size
	}
	for _, b := range m.blobs {
		size += b.size
	}
	if m.count() > maxObjects || size > maxBatch {
		return errTooLarge
	}
	return nil
}

func cutIDs(joined []byte) ([][32]byte, error) {
	if len(joined) == 0 || len(joined)%32 != 0 {
		return nil, fmt.Errorf("%d bytes of ids", len(joined))
	}
	var ids [][32]byte
	for ; len(joined) > 0; joined = joined[32:] {
		ids = append(ids, [32]byte(joined))
	}
	return ids, nil
}
