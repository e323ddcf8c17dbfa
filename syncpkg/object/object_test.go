package object_test

import (
	"bytes"
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"slices"
	"testing"

	"ruhu/survey"
	"ruhu/syncpkg/object"
)

var key = ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, ed25519.SeedSize))

func public() ed25519.PublicKey { return key.Public().(ed25519.PublicKey) }

func sample() object.Header {
	return object.Header{
		Type: object.Visit, Division: "410621105201", Subject: "0192", Claimed: "2017-03-05T09:30:00+08:00",
		Author: "张秀英", Parents: []object.ID{{2}, {1}, {2}}, Body: []byte{0xa0},
	}
}

func signed(t testing.TB, h object.Header) object.Object {
	t.Helper()
	o, err := object.Sign(key, h)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// sealed signs any bytes.
func sealed(payload []byte) object.Sealed {
	return object.Sealed{
		Signer: object.KeyIDOf(public()), Payload: payload,
		Signature: ed25519.Sign(key, object.Signable("ruhu object v1", payload)),
	}
}

func TestAnObjectReadsBackAsSigned(t *testing.T) {
	o := signed(t, sample())
	got, err := object.Verify(o.Sealed, public())
	if err != nil {
		t.Fatal(err)
	}
	if got.ID != o.ID || got.Author != "张秀英" || got.Suite != object.Suite || got.Signer != object.KeyIDOf(public()) {
		t.Fatalf("%+v", got)
	}
	if !slices.Equal(got.Parents, []object.ID{{1}, {2}}) {
		t.Fatalf("parents %v are not in the one order", got.Parents)
	}
	trusted, err := object.Trusted(o.Sealed)
	if err != nil || trusted.ID != o.ID {
		t.Fatalf("%v %v", trusted.ID, err)
	}
}

func TestASetOfParentsHasOneForm(t *testing.T) {
	none, empty := sample(), sample()
	none.Parents, empty.Parents = nil, []object.ID{}
	if signed(t, none).ID != signed(t, empty).ID {
		t.Fatal("no parents have two forms")
	}
	turned := sample()
	turned.Parents = []object.ID{{1}, {2}}
	if signed(t, sample()).ID != signed(t, turned).ID {
		t.Fatal("two parents have two forms")
	}
}

func TestEveryFlippedByteOfAnObjectIsRefused(t *testing.T) {
	good, err := object.Encode(signed(t, sample()).Sealed)
	if err != nil {
		t.Fatal(err)
	}
	for i := range good {
		damaged := bytes.Clone(good)
		damaged[i] ^= 1 << (i % 8)
		var s object.Sealed
		if object.Decode(damaged, &s) != nil {
			continue
		}
		if _, err := object.Verify(s, public()); err == nil {
			t.Fatalf("byte %d: accepted", i)
		}
	}
}

func TestWhatASignatureDoesNotMakeAnObject(t *testing.T) {
	encode := func(change func(*object.Header)) []byte {
		h := sample()
		h.Suite, h.Signer, h.Parents = object.Suite, object.KeyIDOf(public()), []object.ID{}
		change(&h)
		b, err := object.Encode(h)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	good := encode(func(*object.Header) {})
	if _, err := object.Verify(sealed(good), public()); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		payload []byte
		want    error
	}{
		"another suite":         {encode(func(h *object.Header) { h.Suite = 2 }), object.ErrSuite},
		"another signer within": {encode(func(h *object.Header) { h.Signer[0] ^= 1 }), object.ErrSignature},
		"parents that are null": {encode(func(h *object.Header) { h.Parents = nil }), object.ErrForm},
		"a body that is null":   {encode(func(h *object.Header) { h.Body = nil }), object.ErrForm},
		"parents out of order":  {encode(func(h *object.Header) { h.Parents = []object.ID{{2}, {1}} }), object.ErrForm},
		"a parent twice":        {encode(func(h *object.Header) { h.Parents = []object.ID{{1}, {1}} }), object.ErrForm},
		"too many parents":      {encode(func(h *object.Header) { h.Parents = manyParents(65) }), object.ErrForm},
		"a key unknown":         {append(append([]byte{good[0] + 1}, good[1:]...), 0x0a, 0x01), object.ErrForm},
		"a key twice":           {append(append([]byte{good[0] + 1}, good[1:]...), 0x01, 0x01), object.ErrForm},
		"bytes after it":        {append(bytes.Clone(good), 0), object.ErrForm},
		"a number written long": {append([]byte{good[0], 0x01, 0x18, 0x01}, good[3:]...), object.ErrForm},
		"a map without end":     {append(append([]byte{0xbf}, good[1:]...), 0xff), object.ErrForm},
		"a tag":                 {append([]byte{0xc0}, good...), object.ErrForm},
		"nothing":               {nil, object.ErrForm},
		"more than the limit":   {make([]byte, object.MaxPayload+1), object.ErrTooLarge},
		"an id of 31 bytes":     {bytes.Replace(encode(func(h *object.Header) { h.Parents = []object.ID{{1}} }), append([]byte{0x58, 0x20, 0x01}, make([]byte, 31)...), append([]byte{0x58, 0x1f, 0x01}, make([]byte, 30)...), 1), object.ErrForm},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := object.Verify(sealed(c.payload), public()); !errors.Is(err, c.want) {
				t.Fatalf("got %v, want %v", err, c.want)
			}
		})
	}
}

func manyParents(n int) []object.ID {
	all := make([]object.ID, n)
	for i := range all {
		all[i] = object.ID{byte(i >> 8), byte(i)}
	}
	return all
}

func TestTooMuchIsNotSigned(t *testing.T) {
	for name, change := range map[string]func(*object.Header){
		"body":    func(h *object.Header) { h.Body = make([]byte, object.MaxPayload) },
		"parents": func(h *object.Header) { h.Parents = manyParents(65) },
	} {
		h := sample()
		change(&h)
		if _, err := object.Sign(key, h); !errors.Is(err, object.ErrTooLarge) {
			t.Fatalf("%s: %v", name, err)
		}
	}
}

func TestContextAndPayloadCannotBeShifted(t *testing.T) {
	if bytes.Equal(object.Signable("ab", []byte("c")), object.Signable("a", []byte("bc"))) {
		t.Fatal("two pairs give the same bytes")
	}
}

func TestIDsAreReadBack(t *testing.T) {
	id := signed(t, sample()).ID
	got, err := object.ParseID(id.String())
	if err != nil || got != id {
		t.Fatalf("%v %v", got, err)
	}
	for _, s := range []string{"", "xy", id.String()[2:], id.String() + "00"} {
		if _, err := object.ParseID(s); err == nil {
			t.Fatalf("%q accepted", s)
		}
	}
	if len(object.KeyIDOf(public()).String()) != 64 {
		t.Fatal("key id")
	}
}

// TestUnknownAndNoneStayApart guards the difference between not asked (null)
// and asked, none ([]), which CBOR options can erase.
func TestUnknownAndNoneStayApart(t *testing.T) {
	for name, h := range map[string]survey.Household{"not asked": {}, "none": {Incomes: []survey.Income{}}} {
		raw, err := object.Encode(survey.Seed{Household: h})
		if err != nil {
			t.Fatal(err)
		}
		var back survey.Seed
		if err := object.Decode(raw, &back); err != nil {
			t.Fatal(err)
		}
		if (back.Household.Incomes == nil) != (h.Incomes == nil) {
			t.Fatalf("%s became another", name)
		}
	}
}

// TestTheFormIsPinned fails when the bytes of an object change: then every
// object in the world has another id.
func TestTheFormIsPinned(t *testing.T) {
	o := signed(t, sample())
	const want = "23328c2c"
	if got := o.ID.String(); got[:8] != want {
		t.Fatalf("id %s, bytes %s", got, hex.EncodeToString(o.Sealed.Payload))
	}
}

func FuzzVerify(f *testing.F) {
	f.Add(signed(f, sample()).Sealed.Payload)
	f.Add([]byte{0xf6})
	f.Fuzz(func(t *testing.T, payload []byte) {
		s := sealed(payload)
		o, err := object.Verify(s, public())
		if err != nil {
			return
		}
		again, err := object.Encode(o.Header)
		if err != nil || !bytes.Equal(again, payload) {
			t.Fatalf("accepted bytes have another form: %v", err)
		}
	})
}

func FuzzDecode(f *testing.F) {
	good, err := object.Encode(signed(f, sample()).Sealed)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Fuzz(func(t *testing.T, data []byte) {
		var s object.Sealed
		if object.Decode(data, &s) != nil {
			return
		}
		if again, err := object.Encode(s); err != nil || !bytes.Equal(again, data) {
			t.Fatalf("accepted bytes have another form: %v", err)
		}
	})
}

func BenchmarkVerify(b *testing.B) {
	h := sample()
	h.Body = append([]byte{0x59, 0x08, 0x00}, make([]byte, 2048)...)
	s := signed(b, h).Sealed
	b.ReportAllocs()
	for b.Loop() {
		if _, err := object.Verify(s, public()); err != nil {
			b.Fatal(err)
		}
	}
}
