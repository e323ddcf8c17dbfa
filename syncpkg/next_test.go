package syncpkg_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// place is a made-up device.
func place(role syncpkg.Role, division string, n byte) syncpkg.Certificate {
	return syncpkg.Certificate{
		Holder: syncpkg.Holder{Role: role, Division: division, Recipient: fmt.Sprintf("age-%s-%d", division, n)}, KeyID: object.KeyID{n},
	}
}

var (
	theCounty   = place(syncpkg.County, countyCode, 1)
	theTownship = place(syncpkg.Township, townshipCode, 2)
	theVillage  = place(syncpkg.Village, villageCode, 3)
	theOther    = place(syncpkg.Village, otherVillage, 4)
)

// seenBy is what an office knows of the others.
func seenBy(self syncpkg.Certificate) syncpkg.View {
	v := syncpkg.View{Self: self, Epoch: 1}
	for _, c := range []syncpkg.Certificate{theTownship, theCounty} {
		if len(c.Division) < len(self.Division) {
			v.Superiors = append(v.Superiors, c)
		}
	}
	for _, c := range []syncpkg.Certificate{theTownship, theVillage, theOther} {
		if len(c.Division) > len(self.Division) {
			v.Devices = append(v.Devices, c)
		}
	}
	return v
}

func held(n byte, kind object.Type, division string, by syncpkg.Certificate) syncpkg.Held {
	h := syncpkg.Held{ID: object.ID{n}, Type: kind, Division: division, Signer: by.KeyID, Size: 1000}
	if kind == object.Directory {
		h.Subject = division // it lists all devices there
	}
	return h
}

// listing is an office's directory of the devices of a division.
func listing(n byte, division, of string, by syncpkg.Certificate) syncpkg.Held {
	h := held(n, object.Directory, division, by)
	h.Subject = of
	return h
}

func numbers(list []syncpkg.Held) string {
	var s []string
	for _, h := range list {
		s = append(s, fmt.Sprint(h.ID[0]))
	}
	return strings.Join(s, " ")
}

func TestWhatTravelsWhere(t *testing.T) {
	acknowledged := held(2, object.Visit, villageCode, theVillage)
	acknowledged.Acknowledged = true
	things := []syncpkg.Held{
		held(1, object.Seed, villageCode, theVillage), acknowledged,
		held(3, object.Visit, otherVillage, theOther), held(4, object.Return, villageCode, theTownship),
		held(5, object.Return, villageCode, theCounty), held(6, object.Endorsement, otherVillage, theTownship),
		held(7, object.Decision, villageCode, theCounty), held(8, object.Receipt, villageCode, theCounty),
		held(9, object.Receipt, townshipCode, theCounty), held(10, object.Pack, countyCode, theCounty),
		listing(11, townshipCode, townshipCode, theTownship), listing(12, countyCode, townshipCode, theCounty),
		held(13, object.Revocation, townshipCode, theCounty), held(14, object.Revocation, villageCode, theTownship),
		held(15, object.Declaration, townshipCode, theTownship), held(16, object.Linking, villageCode, theVillage),
		held(17, object.Attachment, villageCode, theVillage), held(18, "unheard of", villageCode, theVillage),
		listing(19, countyCode, "410621106", theCounty),
	}
	for name, c := range map[string]struct {
		self   syncpkg.Certificate
		stream string
		want   string
	}{
		"a village sends up what it and its equals said, until the county has it": {theVillage, countyCode, "1 3 16 17"},
		"a township sends up what was said below and by itself":                   {theTownship, countyCode, "1 3 4 6 14 15 16 17"},
		"a township sends a village what concerns it":                             {theTownship, villageCode, "1 2 4 5 7 8 10 11 12 13 14 16 17"},
		"a county sends a village the same":                                       {theCounty, villageCode, "1 2 4 5 7 8 10 11 12 13 14 16 17"},
		"a county tells a township of nobody's people":                            {theCounty, townshipCode, "8 9 10 11 12 13 14"},
	} {
		t.Run(name, func(t *testing.T) {
			v := seenBy(c.self)
			v.Held = things
			got := numbers(syncpkg.NextBatch(v, c.stream).Objects)
			if got != c.want {
				t.Errorf("sends %s\nnot %s", got, c.want)
			}
		})
	}
}

func TestWhoReadsABatch(t *testing.T) {
	for name, c := range map[string]struct {
		self    syncpkg.Certificate
		stream  string
		want    []syncpkg.Certificate
		reached bool
	}{
		"upward everybody above":                  {theVillage, countyCode, []syncpkg.Certificate{theTownship, theCounty}, true},
		"downward the village and those above it": {theCounty, villageCode, []syncpkg.Certificate{theTownship, theVillage}, true},
		"of a township everybody in it":           {theCounty, townshipCode, []syncpkg.Certificate{theTownship, theVillage, theOther}, true},
		"nobody where no device is known":         {theCounty, "410622100200", nil, false},
	} {
		t.Run(name, func(t *testing.T) {
			p := syncpkg.NextBatch(seenBy(c.self), c.stream)
			var want []string
			for _, w := range c.want {
				want = append(want, w.Recipient)
			}
			if !slices.Equal(p.Recipients, want) || p.Reached != c.reached {
				t.Errorf("read by %v, reached %v", p.Recipients, p.Reached)
			}
		})
	}
}

func batchID(n byte) syncpkg.BatchID { return syncpkg.BatchID{n} }

func seenBatch(by syncpkg.Certificate, epoch, seq uint64, id, prev byte) syncpkg.Seen {
	return syncpkg.Seen{
		StreamID: syncpkg.StreamID{Signer: by.KeyID, Epoch: epoch, Stream: countyCode}, Seq: seq, ID: batchID(id), Prev: batchID(prev),
	}
}

func TestNumbersGoOnAndBeginAgainInANewEpoch(t *testing.T) {
	v := seenBy(theVillage)
	v.Held = []syncpkg.Held{held(1, object.Seed, villageCode, theVillage)}
	at := func(v syncpkg.View, seq uint64, prev byte) {
		t.Helper()
		if p := syncpkg.NextBatch(v, countyCode); p.Seq != seq || p.Prev != batchID(prev) {
			t.Errorf("number %d after %v, not %d after %d", p.Seq, p.Prev, seq, prev)
		}
	}
	at(v, 1, 0)
	v.Written = []syncpkg.Seen{seenBatch(theVillage, 1, 2, 12, 11), seenBatch(theVillage, 1, 1, 11, 0)}
	at(v, 3, 12)
	v.Seen = []syncpkg.Seen{seenBatch(theVillage, 1, 7, 17, 16)} // from a copy of the disk
	at(v, 3, 12)
	v.Epoch = 900
	at(v, 1, 17)
}

func TestAnEpochEndsWhenWhatItCarriedDoesNotGoUpAnyMore(t *testing.T) {
	covers := func(by syncpkg.Certificate, last byte) []syncpkg.Receipt {
		return []syncpkg.Receipt{{By: by.KeyID, ReceiptBody: syncpkg.ReceiptBody{Batch: batchID(last)}}}
	}
	for name, c := range map[string]struct {
		stream   string
		gone     byte
		receipts []syncpkg.Receipt
		want     bool
	}{
		"it was carried, and the county has not the last batch": {countyCode, 1, nil, true},
		"the county has only a batch before":                    {countyCode, 1, covers(theCounty, 21), true},
		"a township's word is not enough":                       {countyCode, 1, covers(theTownship, 22), true},
		"the county has all":                                    {countyCode, 1, covers(theCounty, 22), false},
		"it was never carried":                                  {countyCode, 2, nil, false},
		"what went down is not waited for":                      {villageCode, 1, nil, false},
	} {
		t.Run(name, func(t *testing.T) {
			v := seenBy(theTownship)
			v.Written = []syncpkg.Seen{seenBatch(theTownship, 1, 1, 21, 0), seenBatch(theTownship, 1, 2, 22, 21)}
			v.Carried = map[string][]object.ID{countyCode: {{1}}, villageCode: {{1}}}
			v.Receipts = c.receipts
			if got := v.Stranded(c.stream, map[object.ID]bool{{c.gone}: true}); got != c.want {
				t.Errorf("stranded: %v", got)
			}
		})
	}
}

func TestManifestsTravelUntilTheCountyCoversThem(t *testing.T) {
	v := seenBy(theTownship)
	v.Held = []syncpkg.Held{held(1, object.Seed, villageCode, theVillage)}
	v.Seen = []syncpkg.Seen{
		seenBatch(theVillage, 1, 1, 11, 0), seenBatch(theVillage, 1, 2, 12, 11), seenBatch(theVillage, 1, 3, 13, 12),
		seenBatch(theTownship, 1, 1, 21, 0), seenBatch(theVillage, 1, 2, 99, 11), // a fork
	}
	receipt := func(by syncpkg.Certificate) syncpkg.Receipt {
		return syncpkg.Receipt{By: by.KeyID, ReceiptBody: syncpkg.ReceiptBody{
			Signer: theVillage.KeyID, Epoch: 1, Stream: countyCode, Seq: 2, Batch: batchID(12),
		}}
	}
	inner := func() (ids string) {
		for _, s := range syncpkg.NextBatch(v, countyCode).Inner {
			ids += fmt.Sprint(" ", s.ID[0])
		}
		return ids
	}
	if got := inner(); got != " 21 11 12 99 13" {
		t.Errorf("without receipts%s", got)
	}
	v.Receipts = []syncpkg.Receipt{receipt(theTownship)}
	if got := inner(); got != " 21 11 12 99 13" {
		t.Errorf("after a township's receipt%s", got)
	}
	v.Receipts = append(v.Receipts, receipt(theCounty))
	if got := inner(); got != " 21 99 13" {
		t.Errorf("after the county's receipt%s", got)
	}
}

func TestWhatDoesNotFitGoesIntoFurtherBatches(t *testing.T) {
	v := seenBy(theVillage)
	for n := range byte(5) {
		h := held(n+1, object.Visit, villageCode, theVillage)
		h.Size = syncpkg.MaxBatch / 2
		v.Held = append(v.Held, h)
	}
	var all []string
	for n := byte(1); ; n++ {
		p := syncpkg.NextBatch(v, countyCode)
		if p.Seq != uint64(n) || p.Everything.Count != uint64(n) || n > 1 && p.Prev != batchID(n-1) {
			t.Fatalf("batch %d: %+v", n, p)
		}
		all = append(all, numbers(p.Objects))
		if len(p.Rest) == 0 {
			break
		}
		v = v.Continue(p, batchID(n))
	}
	if got := strings.Join(all, ","); got != "1,2,3,4,5" {
		t.Errorf("cut into %s", got)
	}
}

func TestAPlanDependsOnTheSetAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := seenBy(theTownship)
		for n := range byte(rapid.IntRange(0, 8).Draw(t, "batches")) {
			by := rapid.SampledFrom([]syncpkg.Certificate{theVillage, theOther, theTownship}).Draw(t, "by")
			v.Seen = append(v.Seen, seenBatch(by, uint64(rapid.IntRange(1, 3).Draw(t, "epoch")), uint64(n)+1, n+1, n))
		}
		for range rapid.IntRange(0, 4).Draw(t, "receipts") {
			n := byte(rapid.IntRange(1, 8).Draw(t, "covers"))
			by := rapid.SampledFrom([]syncpkg.Certificate{theCounty, theTownship}).Draw(t, "office")
			v.Receipts = append(v.Receipts, syncpkg.Receipt{By: by.KeyID, ReceiptBody: syncpkg.ReceiptBody{
				Signer: theVillage.KeyID, Epoch: 1, Stream: countyCode, Seq: uint64(n), Batch: batchID(n),
			}})
		}
		want := fmt.Sprintf("%+v", syncpkg.NextBatch(v, countyCode))
		v.Seen = rapid.Permutation(slices.Concat(v.Seen, v.Seen)).Draw(t, "order of batches")
		v.Receipts = rapid.Permutation(slices.Concat(v.Receipts, v.Receipts)).Draw(t, "order of receipts")
		if got := fmt.Sprintf("%+v", syncpkg.NextBatch(v, countyCode)); got != want {
			t.Fatalf("another order gives\n%s\nnot\n%s", got, want)
		}
	})
}
