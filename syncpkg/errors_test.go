package syncpkg_test

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"strings"
	"testing"

	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

func TestABadObjectSaysWhichAndWhy(t *testing.T) {
	o := newOffices(t)
	own, _ := o.village.Certificate()
	elsewhere := visit(t, o.village, otherVillage, 1)
	_, err := syncpkg.Admit(elsewhere.Sealed, own)
	if err == nil || !strings.Contains(err.Error(), elsewhere.ID.String()) || !strings.Contains(err.Error(), syncpkg.ErrDivision.Error()) {
		t.Fatalf("%v", err)
	}
	if code := (&syncpkg.BadObject{Reason: errors.New("something new")}).Code(); code != "form" {
		t.Fatalf("a reason without a code is %q", code)
	}
}

// TestAFullDiskIsToldWhereverItHappens writes a batch in which every kind of
// frame is longer than what the envelope holds back, on disks of every size.
func TestAFullDiskIsToldWhereverItHappens(t *testing.T) {
	o := newOffices(t)
	photo := make([]byte, 200<<10)
	_, err := rand.Read(photo)
	ok(t, err)
	objects := []object.Object{attachmentOf(t, o.village, photo)}
	for i := range 2500 {
		objects = append(objects, sign(t, o.village, object.Header{Type: object.Visit, Division: villageCode, Subject: fmt.Sprint(i)}))
	}
	s := spec([]*syncpkg.Identity{o.township, o.county}, objects)
	s.Blobs, s.OpenBlob = blobsOf(photo), openBlobs(photo)
	up, _ := write(t, o.village, s)
	b, err := syncpkg.OpenBatch(bytes.NewReader(up), o.township)
	ok(t, err)
	s.Recipients = []string{o.county.Recipient()}
	s.Chains, s.Inner = b.Chains(), []syncpkg.SignedManifest{b.SignedManifest()}
	whole, _ := write(t, o.township, s)
	full := errors.New("no space left on device")
	for room := 0; room < len(whole); room += 32 << 10 {
		_, err := syncpkg.WriteBatch(&smallDisk{room: room, err: full}, o.township, s)
		wantErr(t, err, full)
	}
	_, err = syncpkg.WriteBatch(&smallDisk{room: len(whole) - 1, err: full}, o.township, s)
	wantErr(t, err, full)
	if _, err := syncpkg.WriteBatch(&smallDisk{room: len(whole), err: full}, o.township, s); err != nil {
		t.Fatal(err)
	}
}

func TestTheWriterRefusesWhatIsTooLarge(t *testing.T) {
	o := newOffices(t)
	t.Run("an object", func(t *testing.T) {
		large := visit(t, o.village, villageCode, 1)
		large.Sealed.Payload = make([]byte, object.MaxPayload+2000)
		s := spec([]*syncpkg.Identity{o.county}, nil)
		s.Objects = each([]object.Object{large})
		_, err := syncpkg.WriteBatch(&bytes.Buffer{}, o.village, s)
		wantErr(t, err, syncpkg.ErrTooLarge)
	})
	t.Run("manifests from below", func(t *testing.T) {
		up, _ := write(t, o.village, spec([]*syncpkg.Identity{o.township}, visits(t, o.village, villageCode, 1)))
		b, err := syncpkg.OpenBatch(bytes.NewReader(up), o.township)
		ok(t, err)
		signed := b.SignedManifest()
		signed.Signature = make([]byte, 16<<20)
		s := spec([]*syncpkg.Identity{o.county}, nil)
		s.Chains = b.Chains()
		s.Inner = []syncpkg.SignedManifest{signed, signed, signed, signed}
		_, err = syncpkg.WriteBatch(&bytes.Buffer{}, o.township, s)
		wantErr(t, err, syncpkg.ErrTooLarge)
	})
}

// TestManifestsFromBelowAreBoundedTogether lists more of them than all together
// may have bytes, each within its own limit.
func TestManifestsFromBelowAreBoundedTogether(t *testing.T) {
	o := newVectorOffices(t)
	file, _ := write(t, o.township, spec([]*syncpkg.Identity{o.county}, nil))
	f := forge(t, file, o.township)
	payload, err := object.Encode([]any{make([]byte, syncpkg.MaxManifest), []byte{}})
	ok(t, err)
	f.resign(func(m *syncpkg.Manifest) {
		for range 5 {
			m.Inner = append(m.Inner, sha256.Sum256(payload))
		}
	})
	end := f.frames[len(f.frames)-1]
	f.frames = f.frames[:len(f.frames)-1]
	for range 5 {
		f.frames = append(f.frames, frame{kindInner, payload})
	}
	f.frames = append(f.frames, end)
	plain := join(f.frames)
	one, two := firstPlain(t, o, plain), secondPlain(o, plain)
	if one.Reason != "too-large" || two.Reason != "too-large" || two.Layer != "inner" {
		t.Fatalf("the program says %+v, the second reader %+v", one, two)
	}
}

func TestAManifestIsBounded(t *testing.T) {
	o := newVectorOffices(t)
	file, _ := write(t, o.county, spec(nil, visits(t, o.county, villageCode, 1)))
	own, _ := o.county.Certificate()
	ids := func(n int) []byte { return make([]byte, 32*n) }
	for name, change := range map[string]func(*syncpkg.Manifest){
		"in blocks": func(m *syncpkg.Manifest) {
			for len(m.Blocks) <= syncpkg.MaxBlocks {
				m.Blocks = append(m.Blocks, syncpkg.BlockSummary{Objects: ids(1)})
			}
		},
		"in manifests from below": func(m *syncpkg.Manifest) { m.Inner = make([][32]byte, syncpkg.MaxInner+1) },
		"in objects":              func(m *syncpkg.Manifest) { m.Blocks[0].Objects = ids(syncpkg.MaxObjects + 1) },
		"in contents":             func(m *syncpkg.Manifest) { m.Blobs = make([]syncpkg.Blob, syncpkg.MaxBlobs+1) },
		"in bytes":                func(m *syncpkg.Manifest) { m.Blocks[0].Objects = ids(syncpkg.MaxManifest / 32) },
	} {
		t.Run(name, func(t *testing.T) {
			f := forge(t, file, o.county)
			f.resign(func(m *syncpkg.Manifest) { m.Everything.Count = 1 << 40; change(m) })
			f.end()
			raw := f.find(kindManifest).payload
			signed := syncpkg.SignedManifest{Manifest: raw, Signature: ed25519.Sign(o.county.Key(), object.Signable("ruhu manifest v1", raw))}
			_, err := signed.Verify(own)
			wantErr(t, err, syncpkg.ErrTooLarge)
			if two := secondPlain(o, f.plain()); two.Reason != "too-large" || two.Layer != "manifest" {
				t.Fatalf("the second reader says %+v", two)
			}
		})
	}
}

func TestARequestThatSaysWhatCannotBeIsNotApproved(t *testing.T) {
	o := newOffices(t)
	good, _ := o.village.Requested()
	for name, change := range map[string]func(*syncpkg.Request){
		"nothing":          func(r *syncpkg.Request) { *r = syncpkg.Request{} },
		"half a key":       func(r *syncpkg.Request) { r.Key = r.Key[:16] },
		"no recipient":     func(r *syncpkg.Request) { r.Recipient = "" },
		"a name of blanks": func(r *syncpkg.Request) { r.Name = " " },
	} {
		t.Run(name, func(t *testing.T) {
			r := good
			change(&r)
			_, err := o.township.Approve(r)
			wantErr(t, err, syncpkg.ErrRequest)
		})
	}
	wantErr(t, o.village.Accept([]byte("thank you")), syncpkg.ErrApproval)
}

func TestWhatCannotBeEncodedIsNotComposed(t *testing.T) {
	if _, err := syncpkg.Compose(object.Return, villageCode, household, make(chan int)); err == nil {
		t.Fatal("composed")
	}
}

// TestAStoredIdentityIsReadStrictly changes one field of what a workspace keeps
// of an identity in rotation.
func TestAStoredIdentityIsReadStrictly(t *testing.T) {
	o, far := newOffices(t), newOffices(t)
	replaced(t, o.township, o.village)
	_, err := o.village.Rotate("东关 再换")
	ok(t, err)
	stored, err := o.village.Marshal()
	ok(t, err)
	_, err = syncpkg.ParseIdentity(stored)
	ok(t, err)
	type raw = map[int]any
	seed, reading, chain := bytes.Repeat([]byte{1}, 32), fixedKeys[0], o.village.Chain()
	for name, change := range map[string]func(raw){
		"of a newer version":                    func(s raw) { s[1] = 2 },
		"with half a key":                       func(s raw) { s[2] = seed[:16] },
		"with a reading key that is none":       func(s raw) { s[3] = "AGE-SECRET-KEY-1" },
		"with the chain of another key":         func(s raw) { s[7] = o.other.Chain() },
		"with a chain that breaks off":          func(s raw) { s[7] = chain[:1] },
		"with a chain of nothing":               func(s raw) { s[7] = [][]byte{} },
		"with a chain of bytes that are none":   func(s raw) { s[7] = [][]byte{{1}} },
		"with half a new key":                   func(s raw) { s[8] = []any{seed[:16], reading, "东关"} },
		"with a new reading key that is none":   func(s raw) { s[8] = []any{seed, "", "东关"} },
		"with an old reading key that is none":  func(s raw) { s[9] = []any{[]any{"", chain}} },
		"with an old chain of another county's": func(s raw) { s[9] = []any{[]any{reading, far.village.Chain()}} },
		"with a field unknown":                  func(s raw) { s[10] = 1 },
		"larger than any":                       func(s raw) { s[6] = strings.Repeat("a", 2<<20) },
	} {
		t.Run(name, func(t *testing.T) {
			var s raw
			ok(t, object.Decode(stored, &s))
			change(s)
			data, err := object.Encode(s)
			ok(t, err)
			if _, err := syncpkg.ParseIdentity(data); err == nil {
				t.Fatal("read")
			}
		})
	}
}
