package syncpkg_test

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"slices"
	"testing"

	"ruhu/assets/text"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// rawObject signs any bytes as an object.
func rawObject(id *syncpkg.Identity, payload []byte) object.Object {
	s := object.Sealed{Signer: object.KeyIDOf(id.Key().Public().(ed25519.PublicKey)), Payload: payload}
	s.Signature = ed25519.Sign(id.Key(), object.Signable("ruhu object v1", payload))
	return object.Object{ID: s.ID(), Sealed: s}
}

func TestABadObjectIsQuarantinedWhileTheRestGoesIn(t *testing.T) {
	o := newOffices(t)
	forged := visit(t, o.village, villageCode, 7)
	forged.Sealed.Signature = bytes.Clone(forged.Sealed.Signature)
	forged.Sealed.Signature[3] ^= 1
	header := object.Header{Type: object.Visit, Division: villageCode, Subject: "h", Body: []byte{0xf6}}
	with := func(change func(*object.Header)) object.Header { h := header; change(&h); return h }
	cases := map[string]struct {
		bad  object.Object
		code string
		want error
	}{
		"a signature that does not fit": {forged, "signature", syncpkg.ErrSignature},
		"another village's household":   {visit(t, o.village, otherVillage, 1), "division", syncpkg.ErrDivision},
		"the township's own matter":     {visit(t, o.village, townshipCode, 1), "division", syncpkg.ErrDivision},
		"no division":                   {sign(t, o.village, with(func(h *object.Header) { h.Division = "" })), "division", syncpkg.ErrDivision},
		"a place inside the village that is no division": {
			sign(t, o.village, with(func(h *object.Header) { h.Division += "1" })), "division", syncpkg.ErrDivision,
		},
		"a receipt by a village":           {sign(t, o.village, with(func(h *object.Header) { h.Type = object.Receipt })), "role", syncpkg.ErrRole},
		"a type unknown":                   {sign(t, o.village, with(func(h *object.Header) { h.Type = "wish" })), "type", syncpkg.ErrType},
		"bytes that are no object, signed": {rawObject(o.village, []byte{0xf6, 0xf6}), "form", syncpkg.ErrForm},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			good := visits(t, o.village, villageCode, 2)
			all := []object.Object{good[0], c.bad, good[1]}
			file, _ := write(t, o.village, spec([]*syncpkg.Identity{o.county}, all))
			got, err := readAll(file, o.county)
			ok(t, err)
			if !sameObjects(got.objects, good) {
				t.Fatal("the rest did not go in")
			}
			if len(got.bad) != 1 || got.bad[0].ID != c.bad.Sealed.ID() || got.bad[0].Code() != c.code {
				t.Fatalf("quarantined %v", got.bad)
			}
			wantErr(t, got.bad[0], c.want)
			if !bytes.Equal(got.bad[0].Sealed.Payload, c.bad.Sealed.Payload) {
				t.Fatal("the bytes in quarantine are others")
			}
			if key := "syncpkg.quarantine." + c.code; !text.Zh.Has(key) || !text.En.Has(key) {
				t.Fatalf("no sentence %s", key)
			}
		})
	}
}

// TestObjectsOfASignerWithoutChainAreQuarantined drops the chain that a
// township's batch must carry for its village's objects.
func TestObjectsOfASignerWithoutChainAreQuarantined(t *testing.T) {
	o := newOffices(t)
	carried := visits(t, o.village, villageCode, 2)
	own := visits(t, o.township, townshipCode, 1)
	s := spec([]*syncpkg.Identity{o.county}, slices.Concat(carried, own))
	s.Chains = [][][]byte{o.village.Chain()}
	file, _ := write(t, o.township, s)
	far := newOffices(t)
	for name, certs := range map[string]any{
		"none":                     [][][]byte{},
		"one of another county":    [][][]byte{far.village.Chain()},
		"one that is no chain":     [][][]byte{{[]byte("certificate")}},
		"one that breaks off":      [][][]byte{o.village.Chain()[:2]},
		"one in the wrong order":   [][][]byte{{o.village.Chain()[1], o.village.Chain()[0], o.village.Chain()[2]}},
		"one without the township": [][][]byte{{o.village.Chain()[0], o.village.Chain()[2]}},
	} {
		t.Run(name, func(t *testing.T) {
			f := forge(t, file, o.township)
			payload, err := object.Encode(certs)
			ok(t, err)
			f.find(kindCerts).payload = payload
			f.resign(func(m *syncpkg.Manifest) { m.Certs = sha256.Sum256(payload) })
			f.end()
			got, err := readAll(f.file(o.county), o.county)
			ok(t, err)
			if !sameObjects(got.objects, own) || len(got.bad) != 2 || got.bad[0].Code() != "signer" {
				t.Fatalf("%d objects, quarantined %v", len(got.objects), got.bad)
			}
		})
	}
	t.Run("and with it they go in", func(t *testing.T) {
		got, err := readAll(file, o.county)
		ok(t, err)
		if len(got.objects) != 3 {
			t.Fatalf("%d objects", len(got.objects))
		}
	})
}

func TestATownshipCarriesItsVillagesManifests(t *testing.T) {
	o := newOffices(t)
	objects := visits(t, o.village, villageCode, 2)
	up, sent := write(t, o.village, spec([]*syncpkg.Identity{o.township}, objects))
	b, err := syncpkg.OpenBatch(bytes.NewReader(up), o.township)
	ok(t, err)
	s := spec([]*syncpkg.Identity{o.county}, objects)
	s.Chains, s.Inner = b.Chains(), []syncpkg.SignedManifest{b.SignedManifest()}
	file, _ := write(t, o.township, s)

	t.Run("the county verifies the village's own signature", func(t *testing.T) {
		b, err := syncpkg.OpenBatch(bytes.NewReader(file), o.county)
		ok(t, err)
		inner := b.Inner()
		if len(inner) != 1 || inner[0].Err != nil || inner[0].Manifest.ID() != sent.ID() || inner[0].Signer.Division != villageCode {
			t.Fatalf("inner %+v", inner)
		}
		if c, ok := b.Certificate(objects[0].Signer); !ok || c.Name != "东关 张秀英" {
			t.Fatalf("certificate %+v", c)
		}
		if !slices.Equal(slices.Collect(inner[0].Manifest.Objects()), slices.Collect(idsOf(objects))) {
			t.Fatal("the village's manifest lists other objects")
		}
	})
	t.Run("a manifest that somebody exchanged on the way refuses the batch", func(t *testing.T) {
		f := forge(t, file, o.township)
		other, err := object.Encode(syncpkg.SignedManifest{Manifest: f.find(kindManifest).payload, Signature: make([]byte, 64)})
		ok(t, err)
		f.find(kindInner).payload = other
		f.end()
		_, err = readAll(f.file(o.county), o.county)
		wantErr(t, err, syncpkg.ErrMalformed)
	})
	t.Run("a manifest that the township altered is not authentic", func(t *testing.T) {
		f := forge(t, file, o.township)
		var signed syncpkg.SignedManifest
		ok(t, object.Decode(f.find(kindInner).payload, &signed))
		var m syncpkg.Manifest
		ok(t, object.Decode(signed.Manifest, &m))
		m.Created = "2016-01-01T00:00:00Z"
		signed.Manifest, err = object.Encode(m)
		ok(t, err)
		payload, err := object.Encode(signed)
		ok(t, err)
		f.find(kindInner).payload = payload
		f.resign(func(m *syncpkg.Manifest) { m.Inner[0] = sha256.Sum256(payload) })
		f.end()
		b, err := syncpkg.OpenBatch(bytes.NewReader(f.file(o.county)), o.county)
		ok(t, err)
		got, err := drain(b)
		ok(t, err)
		if len(b.Inner()) != 1 || len(got.objects) != 2 {
			t.Fatalf("%d manifests from below, %+v", len(b.Inner()), got)
		}
		wantErr(t, b.Inner()[0].Err, syncpkg.ErrSignature)
	})
}
