package syncpkg_test

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"testing"
	"testing/iotest"

	"ruhu/assets/text"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

func TestABatchReadsBackAsWritten(t *testing.T) {
	o := newOffices(t)
	objects := visits(t, o.village, villageCode, 700) // several blocks
	file, written := write(t, o.village, spec([]*syncpkg.Identity{o.township, o.county}, objects))
	for name, reader := range map[string]*syncpkg.Identity{"township": o.township, "county": o.county, "the writer itself": o.village} {
		t.Run(name, func(t *testing.T) {
			b, err := syncpkg.OpenBatch(bytes.NewReader(file), reader)
			ok(t, err)
			if b.Manifest().ID() != written.ID() || b.SignedManifest().ID() != written.ID() {
				t.Fatal("the manifest read is not the one written")
			}
			if len(b.Manifest().Blocks) < 2 {
				t.Fatal("want several blocks")
			}
			if b.Signer().Name != "东关 张秀英" || b.Signer().Role != syncpkg.Village {
				t.Fatalf("signer %+v", b.Signer())
			}
			got, err := drain(b)
			ok(t, err)
			if !sameObjects(got.objects, objects) || len(got.bad) != 0 {
				t.Fatal("the objects read are not those written")
			}
			if _, err := b.Next(); err != io.EOF {
				t.Fatalf("after the end: %v", err)
			}
		})
	}
}

func TestTheLargestObjectFits(t *testing.T) {
	o := newOffices(t)
	large := sign(t, o.village, object.Header{Type: object.Visit, Division: villageCode, Subject: "h", Body: make([]byte, object.MaxPayload-300)})
	objects := []object.Object{visit(t, o.village, villageCode, 1), large, visit(t, o.village, villageCode, 2)}
	file, _ := write(t, o.village, spec([]*syncpkg.Identity{o.county}, objects))
	got, err := readAll(file, o.county)
	ok(t, err)
	if !sameObjects(got.objects, objects) {
		t.Fatal("the objects read are not those written")
	}
}

func TestAnEmptyBatchIsABatch(t *testing.T) {
	o := newOffices(t)
	s := spec([]*syncpkg.Identity{o.county}, nil)
	s.Objects = nil
	file, _ := write(t, o.village, s)
	got, err := readAll(file, o.county)
	ok(t, err)
	if len(got.objects) != 0 {
		t.Fatal("objects out of nothing")
	}
}

func TestBytesAreReadOneByOneAsWell(t *testing.T) {
	o := newOffices(t)
	objects := visits(t, o.village, villageCode, 2)
	file, _ := write(t, o.village, spec([]*syncpkg.Identity{o.county}, objects))
	b, err := syncpkg.OpenBatch(iotest.OneByteReader(bytes.NewReader(file)), o.county)
	ok(t, err)
	got, err := drain(b)
	ok(t, err)
	if !sameObjects(got.objects, objects) {
		t.Fatal("the objects read are not those written")
	}
}

func TestWhatFollowsTheEndIsRefused(t *testing.T) {
	o := newOffices(t)
	file, _ := write(t, o.village, spec([]*syncpkg.Identity{o.county}, visits(t, o.village, villageCode, 1)))
	refused(t, len(file), append(file, 0), o.county, []error{syncpkg.ErrDamaged})
}

// refused wants one of the reasons, and a sentence for it in both languages.
func refused(t *testing.T, at int, file []byte, id *syncpkg.Identity, reasons []error) {
	t.Helper()
	_, err := readAll(file, id)
	for _, want := range reasons {
		if errors.Is(err, want) {
			var said *text.Error
			if !errors.As(err, &said) || !text.Zh.Has(said.Key) || !text.En.Has(said.Key) {
				t.Fatalf("at %d: no sentence for %v", at, err)
			}
			return
		}
	}
	t.Fatalf("at %d: got %v", at, err)
}

func TestAStickPulledOutIsNotADamagedBatch(t *testing.T) {
	o := newOffices(t)
	file, _ := write(t, o.village, spec([]*syncpkg.Identity{o.county}, visits(t, o.village, villageCode, 100)))
	gone := errors.New("input/output error")
	for _, n := range []int{0, 10, 300, len(file) / 2} {
		b, err := syncpkg.OpenBatch(io.MultiReader(bytes.NewReader(file[:n]), iotest.ErrReader(gone)), o.county)
		if err == nil {
			_, err = drain(b)
		}
		wantErr(t, err, syncpkg.ErrUnreadable)
		wantErr(t, err, gone)
	}
}

func TestOtherFilesAreNotBatches(t *testing.T) {
	o := newOffices(t)
	for name, data := range map[string]string{"a workbook": "PK\x03\x04 and so on, longer than the intro", "a short text": "hello"} {
		t.Run(name, func(t *testing.T) {
			_, err := readAll([]byte(data), o.county)
			wantErr(t, err, syncpkg.ErrNotBatch)
		})
	}
	_, err := readAll(nil, o.county)
	wantErr(t, err, syncpkg.ErrTruncated)
}

func TestABatchForOthersCannotBeRead(t *testing.T) {
	o := newOffices(t)
	file, _ := write(t, o.village, spec([]*syncpkg.Identity{o.county}, visits(t, o.village, villageCode, 1)))
	_, err := readAll(file, o.other)
	wantErr(t, err, syncpkg.ErrNotForUs)
}

func TestAnotherCountyIsNotTrusted(t *testing.T) {
	o, far := newOffices(t), newOffices(t)
	file, _ := write(t, far.village, spec([]*syncpkg.Identity{o.county}, visits(t, far.village, villageCode, 1)))
	_, err := readAll(file, o.county)
	wantErr(t, err, syncpkg.ErrUntrusted)
}

func TestNobodyExchangesBeforeEnrolment(t *testing.T) {
	o, nobody := newOffices(t), newIdentity(t)
	_, err := syncpkg.WriteBatch(io.Discard, nobody, spec([]*syncpkg.Identity{o.county}, nil))
	wantErr(t, err, syncpkg.ErrNotEnrolled)
	_, err = readAll(nil, nobody)
	wantErr(t, err, syncpkg.ErrNotEnrolled)
}

// TestBlocksOfAnEarlierReadingAreProvenAllTheSame reads a batch whose first blocks
// were read before and are passed over.
func TestBlocksOfAnEarlierReadingAreProvenAllTheSame(t *testing.T) {
	o := newOffices(t)
	objects := visits(t, o.village, villageCode, 700)
	file, written := write(t, o.village, spec([]*syncpkg.Identity{o.county}, objects))
	frames := framesOf(decrypt(t, file, o.county))
	if len(written.Blocks) < 2 {
		t.Fatalf("%d blocks", len(written.Blocks))
	}
	skipping := func(file []byte, blocks int) (contents, error) {
		b, err := syncpkg.OpenBatch(bytes.NewReader(file), o.county)
		ok(t, err)
		b.Skip(blocks)
		got, err := drain(b)
		if opened, left := b.Opened(); err == nil && (opened != len(written.Blocks) || left > 0) {
			t.Fatalf("%d blocks opened, %d objects left", opened, left)
		}
		return got, err
	}
	passed := 0
	for blocks := range len(written.Blocks) + 2 {
		got, err := skipping(file, blocks)
		ok(t, err)
		if !sameObjects(got.objects, objects[passed:]) {
			t.Fatalf("%d blocks passed over: %d objects, want %d", blocks, len(got.objects), len(objects)-passed)
		}
		if blocks < len(written.Blocks) {
			passed += written.Blocks[blocks].Count()
		}
	}
	for i, f := range frames {
		if f.kind != kindBlock {
			continue
		}
		damaged := slices.Clone(frames)
		damaged[i].payload = bytes.Clone(f.payload)
		damaged[i].payload[7] ^= 1
		_, err := skipping(encrypt(t, join(damaged), o.county.Recipient()), len(written.Blocks))
		wantErr(t, err, syncpkg.ErrMalformed)
		_, err = skipping(encrypt(t, join(frames[:i]), o.county.Recipient()), len(written.Blocks))
		wantErr(t, err, syncpkg.ErrTruncated)
	}
}

func TestASecretIsReadByItsHolderAlone(t *testing.T) {
	o := newOffices(t)
	county, _ := o.county.Certificate()
	sealed, err := syncpkg.SealFor(county, []byte("a key"))
	ok(t, err)
	got, err := o.county.Unseal(sealed)
	ok(t, err)
	if string(got) != "a key" {
		t.Fatalf("%q", got)
	}
	if _, err := o.village.Unseal(sealed); err == nil {
		t.Error("somebody else read it")
	}
	if _, err := o.county.Unseal(sealed[:len(sealed)-1]); err == nil {
		t.Error("half of it was read")
	}
	county.Recipient = "age1"
	if _, err := syncpkg.SealFor(county, []byte("a key")); err == nil {
		t.Error("sealed for nobody")
	}
	county, _ = o.county.Certificate()
	long, err := syncpkg.SealFor(county, make([]byte, 1<<20))
	ok(t, err)
	if _, err := o.county.Unseal(long); err == nil {
		t.Error("a secret without end was read")
	}
}
