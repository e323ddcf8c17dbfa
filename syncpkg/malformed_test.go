package syncpkg_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"iter"
	"runtime"
	"slices"
	"testing"

	"github.com/klauspost/compress/zstd"

	"ruhu/assets/text"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// TestWhatNoHonestProgramWritesIsRefused takes a good batch apart, changes one
// thing, and makes all the rest fit again.
func TestWhatNoHonestProgramWritesIsRefused(t *testing.T) {
	o := newOffices(t)
	good, _ := write(t, o.village, spec([]*syncpkg.Identity{o.county}, visits(t, o.village, villageCode, 3)))
	manifest := func(change func(*syncpkg.Manifest)) func(*forgery) {
		return func(f *forgery) { f.resign(change); f.end() }
	}
	cases := map[string]struct {
		forge func(*forgery)
		want  error
	}{
		"another magic":               {func(f *forgery) { f.frames[0].payload = []byte("ZIPF\x01\x01") }, syncpkg.ErrNotBatch},
		"a short header":              {func(f *forgery) { f.frames[0].payload = []byte("RUHU\x01") }, syncpkg.ErrNotBatch},
		"a newer version":             {func(f *forgery) { f.frames[0].payload = []byte("RUHU\x02\x01") }, syncpkg.ErrNewer},
		"another suite":               {func(f *forgery) { f.frames[0].payload = []byte("RUHU\x01\x02") }, syncpkg.ErrNewer},
		"no end":                      {func(f *forgery) { f.frames = f.frames[:len(f.frames)-1] }, syncpkg.ErrTruncated},
		"a frame after the end":       {func(f *forgery) { f.frames = append(f.frames, frame{kindBlock, nil}) }, syncpkg.ErrMalformed},
		"frames in another order":     {func(f *forgery) { f.frames[3], f.frames[4] = f.frames[4], f.frames[3]; f.end() }, syncpkg.ErrMalformed},
		"an unknown frame":            {func(f *forgery) { f.frames[3].kind = 0x20; f.end() }, syncpkg.ErrMalformed},
		"a frame twice":               {func(f *forgery) { f.frames = slices.Insert(f.frames, 3, f.frames[3]); f.end() }, syncpkg.ErrMalformed},
		"an end of another batch":     {func(f *forgery) { f.resign(func(m *syncpkg.Manifest) { m.App = "x" }) }, syncpkg.ErrMalformed},
		"an end that is no list":      {func(f *forgery) { f.find(kindEnd).payload = []byte{0xf6} }, syncpkg.ErrMalformed},
		"a manifest nobody signed":    {func(f *forgery) { f.find(kindManifest).payload[5] ^= 1 }, syncpkg.ErrSignature},
		"a signature that is no list": {func(f *forgery) { f.find(kindSigs).payload = []byte{0x01}; f.end() }, syncpkg.ErrMalformed},
		"a manifest with a key unknown": {func(f *forgery) {
			raw := f.find(kindManifest).payload
			f.resignRaw(append(append([]byte{0xb0}, raw[1:]...), 0x18, 0x63, 0x01))
		}, syncpkg.ErrMalformed},
		"a manifest signed by its signer in another's name": {manifest(func(m *syncpkg.Manifest) { m.Signer[0] ^= 1 }), syncpkg.ErrSignature},
		"a manifest of a newer version":                     {manifest(func(m *syncpkg.Manifest) { m.Version = 2 }), syncpkg.ErrNewer},
		"epoch nought":                                      {manifest(func(m *syncpkg.Manifest) { m.Epoch = 0 }), syncpkg.ErrMalformed},
		"an epoch that no database keeps":                   {manifest(func(m *syncpkg.Manifest) { m.Epoch = 1 << 63 }), syncpkg.ErrMalformed},
		"a number that no database keeps":                   {manifest(func(m *syncpkg.Manifest) { m.Seq = 1 << 63 }), syncpkg.ErrMalformed},
		"number nought":                                     {manifest(func(m *syncpkg.Manifest) { m.Seq = 0 }), syncpkg.ErrMalformed},
		"a second batch after none":                         {manifest(func(m *syncpkg.Manifest) { m.Seq = 2 }), syncpkg.ErrMalformed},
		"an audience that is no division":                   {manifest(func(m *syncpkg.Manifest) { m.Stream = "41062" }), syncpkg.ErrMalformed},
		"a long text":                                       {manifest(func(m *syncpkg.Manifest) { m.App = string(make([]byte, 1000)) }), syncpkg.ErrTooLarge},
		"recipients out of order":                           {manifest(func(m *syncpkg.Manifest) { slices.Reverse(m.Recipients) }), syncpkg.ErrMalformed},
		"a recipient twice":                                 {manifest(func(m *syncpkg.Manifest) { m.Recipients = append(m.Recipients, m.Recipients[1]) }), syncpkg.ErrMalformed},
		"a recipient that is none":                          {manifest(func(m *syncpkg.Manifest) { m.Recipients[0] = "age1" }), syncpkg.ErrMalformed},
		"too many recipients":                               {manifest(func(m *syncpkg.Manifest) { m.Recipients = make([]string, 129) }), syncpkg.ErrTooLarge},
		"no recipients":                                     {manifest(func(m *syncpkg.Manifest) { m.Recipients = nil }), syncpkg.ErrMalformed},
		"null for a list":                                   {manifest(func(m *syncpkg.Manifest) { m.Inner = nil }), syncpkg.ErrMalformed},
		"more objects than ever":                            {manifest(func(m *syncpkg.Manifest) { m.Everything.Count = 2 }), syncpkg.ErrMalformed},
		"other certificates":                                {manifest(func(m *syncpkg.Manifest) { m.Certs[0] ^= 1 }), syncpkg.ErrMalformed},
		"an inner manifest too few":                         {manifest(func(m *syncpkg.Manifest) { m.Inner = append(m.Inner, [32]byte{}) }), syncpkg.ErrMalformed},
		"another block":                                     {manifest(func(m *syncpkg.Manifest) { m.Blocks[0].Hash[0] ^= 1 }), syncpkg.ErrMalformed},
		"a block of another length":                         {manifest(func(m *syncpkg.Manifest) { m.Blocks[0].Raw++ }), syncpkg.ErrMalformed},
		"a block beyond the limit":                          {manifest(func(m *syncpkg.Manifest) { m.Blocks[0].Raw = syncpkg.MaxBlock + 1 }), syncpkg.ErrTooLarge},
		"a block with an object less":                       {manifest(func(m *syncpkg.Manifest) { m.Blocks[0].Objects = m.Blocks[0].Objects[32:] }), syncpkg.ErrMalformed},
		"a block with half an id":                           {manifest(func(m *syncpkg.Manifest) { m.Blocks[0].Objects = m.Blocks[0].Objects[16:] }), syncpkg.ErrMalformed},
		"a block without objects":                           {manifest(func(m *syncpkg.Manifest) { m.Blocks[0].Objects = nil }), syncpkg.ErrMalformed},
		"an object that is not the one listed":              {manifest(func(m *syncpkg.Manifest) { m.Blocks[0].Objects[40] ^= 1 }), syncpkg.ErrMalformed},
		"null for the blobs":                                {manifest(func(m *syncpkg.Manifest) { m.Blobs = nil }), syncpkg.ErrMalformed},
		"a blob without a byte":                             {manifest(func(m *syncpkg.Manifest) { m.Blobs = []syncpkg.Blob{{Size: 0}} }), syncpkg.ErrMalformed},
		"a blob beyond the limit":                           {manifest(func(m *syncpkg.Manifest) { m.Blobs = []syncpkg.Blob{{Size: syncpkg.MaxBlob + 1}} }), syncpkg.ErrTooLarge},
		"more blobs than a batch holds": {manifest(func(m *syncpkg.Manifest) {
			for n := range 77 {
				m.Blobs = append(m.Blobs, syncpkg.Blob{Hash: [32]byte{byte(n)}, Size: syncpkg.MaxBlob})
			}
		}), syncpkg.ErrTooLarge},
		"a blob twice":           {manifest(func(m *syncpkg.Manifest) { m.Blobs = []syncpkg.Blob{{Size: 1}, {Size: 1}} }), syncpkg.ErrMalformed},
		"a blob too few":         {manifest(func(m *syncpkg.Manifest) { m.Blobs = []syncpkg.Blob{{Size: 1}} }), syncpkg.ErrMalformed},
		"a blob nobody listed":   {func(f *forgery) { f.frames = slices.Insert(f.frames, 5, frame{kindBlob, []byte{1}}); f.end() }, syncpkg.ErrMalformed},
		"a block too few":        {func(f *forgery) { f.frames = slices.Delete(f.frames, 4, 5); f.end() }, syncpkg.ErrMalformed},
		"a block not compressed": {func(f *forgery) { f.setBlock([]byte("plain"), func(*syncpkg.BlockSummary) {}); f.end() }, syncpkg.ErrMalformed},
		"a block that explodes":  {func(f *forgery) { f.setBlock(compress(make([]byte, 64<<20)), func(*syncpkg.BlockSummary) {}); f.end() }, syncpkg.ErrMalformed},
		"an object longer than its block": {func(f *forgery) {
			f.setBlock(compress([]byte{0xff, 0xff, 0xff, 0xff, 1}), func(b *syncpkg.BlockSummary) { b.Raw, b.Objects = 5, b.Objects[:32] })
			f.end()
		}, syncpkg.ErrMalformed},
		"bytes left over in a block": {func(f *forgery) {
			f.setBlock(compress([]byte{0, 0}), func(b *syncpkg.BlockSummary) { b.Raw, b.Objects = 2, b.Objects[:32] })
			f.end()
		}, syncpkg.ErrMalformed},
		"an object that is none": {func(f *forgery) {
			f.setBlock(compress([]byte{0, 0, 0, 1, 0xf6}), func(b *syncpkg.BlockSummary) { b.Raw, b.Objects = 5, b.Objects[:32] })
			f.end()
		}, syncpkg.ErrMalformed},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			f := forge(t, good, o.village)
			c.forge(f)
			_, err := readAll(f.file(o.county), o.county)
			wantErr(t, err, c.want)
			var said *text.Error
			if !errors.As(err, &said) || !text.Zh.Has(said.Key) {
				t.Fatalf("no sentence for %v", err)
			}
		})
	}
	t.Run("and unchanged it is read", func(t *testing.T) {
		f := forge(t, good, o.village)
		f.resign(func(*syncpkg.Manifest) {})
		f.end()
		_, err := readAll(f.file(o.county), o.county)
		ok(t, err)
	})
}

func compress(raw []byte) []byte {
	w, err := zstd.NewWriter(nil)
	if err != nil {
		panic(err)
	}
	return w.EncodeAll(raw, nil)
}

func TestABatchPassedOnToSomebodyElseIsRefused(t *testing.T) {
	o := newOffices(t)
	file, _ := write(t, o.village, spec([]*syncpkg.Identity{o.township}, visits(t, o.village, villageCode, 1)))
	again := encrypt(t, decrypt(t, file, o.township), o.other.Recipient())
	_, err := readAll(again, o.other)
	wantErr(t, err, syncpkg.ErrNotForUs)
}

func TestAChainOfAnotherSignerDoesNotFitTheManifest(t *testing.T) {
	o := newOffices(t)
	file, _ := write(t, o.village, spec([]*syncpkg.Identity{o.county}, nil))
	f := forge(t, file, o.village)
	f.signer = o.other // its key and chain are genuine, the manifest names the village
	f.resign(func(*syncpkg.Manifest) {})
	f.end()
	_, err := readAll(f.file(o.county), o.county)
	wantErr(t, err, syncpkg.ErrSignature)
}

// TestALengthIsNoReasonToSetMemoryAside claims four gigabytes in every frame.
func TestALengthIsNoReasonToSetMemoryAside(t *testing.T) {
	o := newOffices(t)
	good, _ := write(t, o.village, spec([]*syncpkg.Identity{o.county}, visits(t, o.village, villageCode, 1)))
	frames := framesOf(decrypt(t, good, o.village))
	for i, f := range frames {
		for size, want := range map[uint32]error{1<<32 - 1: syncpkg.ErrTooLarge, 65 << 20: syncpkg.ErrTooLarge, 16 << 20: nil} {
			plain := append(join(frames[:i]), f.kind)
			plain = append(binary.BigEndian.AppendUint32(plain, size), f.payload...)
			file := encrypt(t, plain, o.county.Recipient())
			err := frugally(t, func() error { _, err := readAll(file, o.county); return err })
			if want != nil && !errors.Is(err, want) || err == nil {
				t.Fatalf("frame %#02x of %d bytes: %v", f.kind, size, err)
			}
		}
	}
}

// frugally runs what must not set aside more than a few megabytes.
func frugally(t *testing.T, do func() error) error {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	err := do()
	runtime.ReadMemStats(&after)
	if got := after.TotalAlloc - before.TotalAlloc; got > 8<<20 {
		t.Fatalf("%d bytes set aside", got)
	}
	return err
}

func TestABlockThatExplodesIsStoppedInTime(t *testing.T) {
	o := newOffices(t)
	good, _ := write(t, o.village, spec([]*syncpkg.Identity{o.county}, visits(t, o.village, villageCode, 1)))
	f := forge(t, good, o.village)
	f.setBlock(compress(make([]byte, 64<<20)), func(*syncpkg.BlockSummary) {})
	f.end()
	file := f.file(o.county)
	wantErr(t, frugally(t, func() error { _, err := readAll(file, o.county); return err }), syncpkg.ErrMalformed)
}

func TestObjectsThatChangeWhileTheyAreWrittenGiveNoBatch(t *testing.T) {
	o := newOffices(t)
	three := visits(t, o.village, villageCode, 3)
	for name, second := range map[string][]object.Object{"fewer": nil, "others": three[1:]} {
		t.Run(name, func(t *testing.T) {
			s := spec([]*syncpkg.Identity{o.county}, three)
			s.Objects = changing(three, second)
			var file bytes.Buffer
			_, err := syncpkg.WriteBatch(&file, o.village, s)
			if err == nil {
				t.Fatal("written")
			}
			if _, err := readAll(file.Bytes(), o.county); err == nil {
				t.Fatal("what was written is a batch")
			}
		})
	}
	t.Run("more", func(t *testing.T) {
		s := spec([]*syncpkg.Identity{o.county}, three)
		s.Objects = changing(nil, three)
		if _, err := syncpkg.WriteBatch(io.Discard, o.village, s); err == nil {
			t.Fatal("written")
		}
	})
	t.Run("a store that fails", func(t *testing.T) {
		broken := errors.New("disk")
		s := spec([]*syncpkg.Identity{o.county}, three)
		s.Objects = func(yield func(object.Object, error) bool) { yield(object.Object{}, broken) }
		_, err := syncpkg.WriteBatch(io.Discard, o.village, s)
		wantErr(t, err, broken)
	})
}

// changing yields other objects from the second time on.
func changing(first, later []object.Object) iter.Seq2[object.Object, error] {
	now := first
	return func(yield func(object.Object, error) bool) {
		each(now)(yield)
		now = later
	}
}

func TestADiskThatIsFullGivesAnError(t *testing.T) {
	o := newOffices(t)
	full := errors.New("no space left on device")
	for _, room := range []int{0, 100, 5000, 70_000} {
		_, err := syncpkg.WriteBatch(&smallDisk{room: room, err: full}, o.village, spec(nil, visits(t, o.village, villageCode, 100)))
		wantErr(t, err, full)
	}
}

type smallDisk struct {
	room int
	err  error
}

func (d *smallDisk) Write(p []byte) (int, error) {
	if d.room -= len(p); d.room < 0 {
		return 0, d.err
	}
	return len(p), nil
}

func TestTooLargeAnObjectIsNotSigned(t *testing.T) {
	_, err := object.Sign(newIdentity(t).Key(), object.Header{Body: make([]byte, object.MaxPayload)})
	wantErr(t, err, object.ErrTooLarge)
}

func TestTheWriterRefusesWhatNobodyCouldRead(t *testing.T) {
	o := newOffices(t)
	foreign := visits(t, o.other, otherVillage, 1)
	cases := map[string]struct {
		change func(*syncpkg.BatchSpec)
		want   error
	}{
		"no number":                  {func(s *syncpkg.BatchSpec) { s.Seq = 0 }, syncpkg.ErrMalformed},
		"no audience":                {func(s *syncpkg.BatchSpec) { s.Stream = "" }, syncpkg.ErrMalformed},
		"a reader that is none":      {func(s *syncpkg.BatchSpec) { s.Recipients = []string{"bob"} }, syncpkg.ErrMalformed},
		"a signer without chain":     {func(s *syncpkg.BatchSpec) { s.Objects = each(foreign) }, syncpkg.ErrUntrusted},
		"an inventory too small":     {func(s *syncpkg.BatchSpec) { s.Everything = syncpkg.Inventory{} }, syncpkg.ErrMalformed},
		"a chain that leads nowhere": {func(s *syncpkg.BatchSpec) { s.Chains = [][][]byte{{{1}}} }, syncpkg.ErrUntrusted},
		"an inner manifest that is none": {func(s *syncpkg.BatchSpec) {
			s.Inner = []syncpkg.SignedManifest{{Manifest: []byte{1}, Signature: []byte{2}}}
		}, syncpkg.ErrMalformed},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			s := spec([]*syncpkg.Identity{o.county}, visits(t, o.village, villageCode, 1))
			c.change(&s)
			var file bytes.Buffer
			_, err := syncpkg.WriteBatch(&file, o.village, s)
			wantErr(t, err, c.want)
			if file.Len() != 0 {
				t.Fatal("something was written")
			}
		})
	}
}
