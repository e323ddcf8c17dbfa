package syncpkg_test

import (
	"reflect"
	"slices"
	"testing"

	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

func TestAcknowledge(t *testing.T) {
	one := batch(1, nil, []byte{1, 2}, 1, 2)
	two := batch(2, &one, []byte{1, 2, 3}, 1, 2, 3) // repeats what was not acknowledged
	three := batch(3, &two, []byte{1, 2, 3, 4}, 4)  // does not
	fork := batch(2, &one, []byte{1, 2, 4}, 1, 2, 4)
	held := func(numbers ...byte) map[object.ID]syncpkg.Verdict {
		v := map[object.ID]syncpkg.Verdict{}
		for _, n := range numbers {
			v[object.ID{n}] = syncpkg.Verdict{Held: true}
		}
		return v
	}
	bad := held(1, 2)
	bad[object.ID{3}] = syncpkg.Verdict{Quarantine: "division"}
	for name, c := range map[string]struct {
		seen     []syncpkg.Manifest
		verdicts map[object.ID]syncpkg.Verdict
		seq      uint64
		count    uint64
		missing  []syncpkg.Range
		bad      int
		forked   []uint64
	}{
		"nothing seen":                          {nil, nil, 0, 0, []syncpkg.Range{}, 0, nil},
		"all seen and here":                     {[]syncpkg.Manifest{three, one, two}, held(1, 2, 3, 4), 3, 4, []syncpkg.Range{}, 0, nil},
		"a lost batch that a later one repeats": {[]syncpkg.Manifest{two}, held(1, 2, 3), 2, 3, []syncpkg.Range{{From: 1, To: 1}}, 0, nil},
		"a lost batch that nothing repeats":     {[]syncpkg.Manifest{one, three}, held(1, 2, 4), 1, 3, []syncpkg.Range{{From: 2, To: 2}}, 0, nil},
		"an object that the carrier withheld":   {[]syncpkg.Manifest{one, two}, held(1, 2), 1, 2, []syncpkg.Range{}, 0, nil},
		"an object in quarantine":               {[]syncpkg.Manifest{one, two}, bad, 2, 2, []syncpkg.Range{}, 1, nil},
		"a fork acknowledges neither":           {[]syncpkg.Manifest{one, two, fork}, held(1, 2, 3, 4), 1, 4, []syncpkg.Range{}, 0, []uint64{2}},
	} {
		t.Run(name, func(t *testing.T) {
			got := syncpkg.Acknowledge(one.StreamID(), slices.Values(c.seen), func(id object.ID) syncpkg.Verdict { return c.verdicts[id] })
			if got.Seq != c.seq || got.Accepted.Count != c.count || !slices.Equal(got.Missing, c.missing) || len(got.Quarantined) != c.bad || !slices.Equal(got.Forked, c.forked) {
				t.Fatalf("got %+v", got)
			}
			if (got.Seq == 0) != (got.Batch == syncpkg.BatchID{}) {
				t.Fatalf("batch %s for number %d", got.Batch, got.Seq)
			}
		})
	}
}

func TestAReceiptThatCannotListWhatIsNotBelievedAcknowledgesNothing(t *testing.T) {
	for more, want := range []uint64{1, 0} {
		m := batch(1, nil, nil)
		var ids []object.ID
		for n := range syncpkg.MaxQuarantined + more {
			ids = append(ids, object.ID{byte(n >> 8), byte(n)})
			m.Blocks = append(m.Blocks, syncpkg.BlockSummary{Objects: slices.Clone(ids[n][:])})
		}
		m.Everything = syncpkg.InventoryOf(slices.Values(ids))
		got := syncpkg.Acknowledge(m.StreamID(), slices.Values([]syncpkg.Manifest{m}), func(object.ID) syncpkg.Verdict {
			return syncpkg.Verdict{Quarantine: "signer"}
		})
		if got.Seq != want || len(got.Quarantined) != syncpkg.MaxQuarantined {
			t.Errorf("%d more than fit: up to %d, %d listed", more, got.Seq, len(got.Quarantined))
		}
	}
}

func TestAReceiptTravelsAsAnObject(t *testing.T) {
	o := newOffices(t)
	file, sent := write(t, o.village, spec([]*syncpkg.Identity{o.county}, visits(t, o.village, villageCode, 2)))
	got, err := readAll(file, o.county)
	ok(t, err)
	here := map[object.ID]bool{}
	for _, o := range got.objects {
		here[o.ID] = true
	}
	body := syncpkg.Acknowledge(sent.StreamID(), slices.Values([]syncpkg.Manifest{sent}), func(id object.ID) syncpkg.Verdict {
		return syncpkg.Verdict{Held: here[id]}
	})
	raw, err := object.Encode(body)
	ok(t, err)
	header := object.Header{Type: object.Receipt, Division: villageCode, Subject: body.Subject(), Body: raw}
	receipt := sign(t, o.county, header)
	s := spec([]*syncpkg.Identity{o.village}, []object.Object{receipt})
	s.Stream = villageCode
	down, _ := write(t, o.county, s)
	back, err := readAll(down, o.village)
	ok(t, err)
	read, err := syncpkg.ReadReceipt(back.objects[0])
	ok(t, err)
	if !reflect.DeepEqual(read, body) || read.Seq != 1 || read.Batch != sent.ID() || read.Accepted != sent.Everything || read.StreamID() != sent.StreamID() {
		t.Fatalf("receipt %+v", read)
	}
	for name, change := range map[string]func(*object.Header){
		"of another type":       func(h *object.Header) { h.Type = object.Visit },
		"about another stream":  func(h *object.Header) { h.Subject = "x" },
		"whose body is no body": func(h *object.Header) { h.Body = []byte{0xf6} },
		"whose body goes on":    func(h *object.Header) { h.Body = append(slices.Clone(raw), 0) },
	} {
		t.Run("not one "+name, func(t *testing.T) {
			h := header
			change(&h)
			if _, err := syncpkg.ReadReceipt(sign(t, o.county, h)); err == nil {
				t.Fatal("accepted")
			}
		})
	}
}
