package syncpkg_test

import (
	"errors"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"ruhu/assets/text"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// revision is an object as the pure functions see it; no signature is needed.
func revision(subject string, n byte, parents ...byte) object.Object {
	o := object.Object{Header: object.Header{Subject: subject}, ID: object.ID{n}}
	for _, p := range parents {
		o.Parents = append(o.Parents, object.ID{p})
	}
	return o
}

// elsewhere is a revision in the name of another division.
func elsewhere(subject string, n byte, parents ...byte) object.Object {
	o := revision(subject, n, parents...)
	o.Division = otherVillage
	return o
}

// above is a revision in the name of a village, signed by its township.
func above(subject string, n byte, parents ...byte) object.Object {
	o := elsewhere(subject, n, parents...)
	o.Reach = townshipCode
	return o
}

// at gives a revision the division in whose name it was signed.
func at(division string, o object.Object) object.Object {
	o.Division = division
	return o
}

func headNumbers(objects ...object.Object) map[string][]byte {
	numbers := map[string][]byte{}
	for subject, ids := range syncpkg.Heads(slices.Values(objects)) {
		for _, id := range ids {
			numbers[subject] = append(numbers[subject], id[0])
		}
	}
	return numbers
}

func TestHeads(t *testing.T) {
	for name, c := range map[string]struct {
		set  []object.Object
		want map[string][]byte
	}{
		"nothing has none":                                    {nil, map[string][]byte{}},
		"a seed is its own head":                              {[]object.Object{revision("a", 1)}, map[string][]byte{"a": {1}}},
		"a visit follows its seed":                            {[]object.Object{revision("a", 1), revision("a", 2, 1)}, map[string][]byte{"a": {2}}},
		"two visits after one seed conflict":                  {[]object.Object{revision("a", 1), revision("a", 3, 1), revision("a", 2, 1)}, map[string][]byte{"a": {2, 3}}},
		"a revision naming both ends it":                      {[]object.Object{revision("a", 2, 1), revision("a", 3, 1), revision("a", 4, 2, 3)}, map[string][]byte{"a": {4}}},
		"households do not mix":                               {[]object.Object{revision("a", 1), revision("b", 2, 1)}, map[string][]byte{"a": {1}, "b": {2}}},
		"a parent that is not here yet is no head":            {[]object.Object{revision("a", 2, 1)}, map[string][]byte{"a": {2}}},
		"a late parent does not come back as a head":          {[]object.Object{revision("a", 2, 1), revision("a", 1)}, map[string][]byte{"a": {2}}},
		"another village's revision supersedes nothing":       {[]object.Object{revision("a", 1), elsewhere("a", 2, 1)}, map[string][]byte{"a": {1, 2}}},
		"a stranger's revision naming both ends only its own": {[]object.Object{revision("a", 1), elsewhere("a", 2), elsewhere("a", 3, 1, 2)}, map[string][]byte{"a": {1, 3}}},
		"the township's revision follows both villages'":      {[]object.Object{at(villageCode, revision("a", 1)), elsewhere("a", 2), above("a", 3, 1, 2)}, map[string][]byte{"a": {3}}},
		"not what lies in another township":                   {[]object.Object{at("410622100200", revision("a", 1)), elsewhere("a", 2), above("a", 3, 1, 2)}, map[string][]byte{"a": {1, 3}}},
		"what it does not name stays a head":                  {[]object.Object{at(villageCode, revision("a", 1)), elsewhere("a", 2), above("a", 3, 2)}, map[string][]byte{"a": {1, 3}}},
		"the same object twice is one":                        {[]object.Object{revision("a", 1), revision("a", 1)}, map[string][]byte{"a": {1}}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := headNumbers(c.set...); !reflect.DeepEqual(got, c.want) {
				t.Fatalf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestHeadsDependOnTheSetAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 30).Draw(t, "objects")
		set := make([]object.Object, n)
		for i := range set {
			var parents []byte
			for range rapid.IntRange(0, min(3, i)).Draw(t, "parents") {
				parents = append(parents, byte(rapid.IntRange(0, i-1).Draw(t, "parent")))
			}
			set[i] = revision(rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "subject"), byte(i), parents...)
			set[i].Division = rapid.SampledFrom([]string{villageCode, otherVillage}).Draw(t, "division")
			set[i].Reach = rapid.SampledFrom([]string{"", townshipCode}).Draw(t, "reach")
		}
		want := headNumbers(set...)
		mixed := rapid.Permutation(slices.Concat(set, set[:n/2])).Draw(t, "order")
		if got := headNumbers(mixed...); !reflect.DeepEqual(got, want) {
			t.Fatalf("in another order %v, not %v", got, want)
		}
		if len(want) == 0 {
			t.Fatal("a set without heads")
		}
	})
}

func TestAnInventoryMeasuresASet(t *testing.T) {
	a, b := object.ID{1}, object.ID{2}
	of := func(ids ...object.ID) syncpkg.Inventory { return syncpkg.InventoryOf(slices.Values(ids)) }
	if of(a, b) != of(b, a, a) || of(a, b).Count != 2 {
		t.Fatal("order or repetition matters")
	}
	if of(a) == of(b) || of(a) == of() {
		t.Fatal("different sets measure the same")
	}
}

// batch is the manifest of a stream's batch with the given objects.
func batch(seq uint64, prev *syncpkg.Manifest, everything []byte, objects ...byte) syncpkg.Manifest {
	ids := func(numbers []byte) []object.ID {
		all := make([]object.ID, len(numbers))
		for i, n := range numbers {
			all[i] = object.ID{n}
		}
		return all
	}
	m := syncpkg.Manifest{
		Version: 1, Suite: 1, Signer: object.KeyID{9}, Epoch: 1, Stream: countyCode, Seq: seq,
		Everything: syncpkg.InventoryOf(slices.Values(ids(everything))),
	}
	if prev != nil {
		m.Prev = prev.ID()
	}
	var b syncpkg.BlockSummary
	for _, id := range ids(objects) {
		b.Objects = append(b.Objects, id[:]...)
	}
	if len(objects) > 0 {
		m.Blocks = []syncpkg.BlockSummary{b}
	}
	return m
}

func TestGaps(t *testing.T) {
	one := batch(1, nil, []byte{1}, 1)
	two := batch(2, &one, []byte{1, 2}, 2)
	three := batch(3, &two, []byte{1, 2, 3}, 3)
	fork := batch(2, &one, []byte{1, 4}, 4)
	stray := batch(3, &fork, []byte{1, 4}, 4)
	far := batch(1<<60, &three, []byte{1, 2, 3}, 3)
	for name, c := range map[string]struct {
		set  []syncpkg.Manifest
		want syncpkg.StreamState
	}{
		"a whole stream is sound":            {[]syncpkg.Manifest{three, one, two}, syncpkg.StreamState{Highest: 3}},
		"the first one lost":                 {[]syncpkg.Manifest{two}, syncpkg.StreamState{Highest: 2, Missing: []syncpkg.Range{{From: 1, To: 1}}}},
		"one lost in between":                {[]syncpkg.Manifest{one, three}, syncpkg.StreamState{Highest: 3, Missing: []syncpkg.Range{{From: 2, To: 2}}}},
		"a number from nowhere is one range": {[]syncpkg.Manifest{one, far}, syncpkg.StreamState{Highest: 1 << 60, Missing: []syncpkg.Range{{From: 2, To: 1<<60 - 1}}}},
		"the same one twice":                 {[]syncpkg.Manifest{one, two, one}, syncpkg.StreamState{Highest: 2, Repeated: []uint64{1}}},
		"two with one number":                {[]syncpkg.Manifest{one, two, fork}, syncpkg.StreamState{Highest: 2, Forked: []uint64{2}}},
		"one that follows another":           {[]syncpkg.Manifest{one, two, stray}, syncpkg.StreamState{Highest: 3, Broken: []uint64{3}}},
		"one that follows one of two":        {[]syncpkg.Manifest{one, two, fork, three}, syncpkg.StreamState{Highest: 3, Forked: []uint64{2}}},
	} {
		t.Run(name, func(t *testing.T) {
			c.want.StreamID = one.StreamID()
			backwards := slices.Clone(c.set)
			slices.Reverse(backwards)
			for _, set := range [][]syncpkg.Manifest{c.set, backwards} {
				got := syncpkg.Gaps(slices.Values(set))
				if !reflect.DeepEqual(got, []syncpkg.StreamState{c.want}) {
					t.Fatalf("got %+v\nwant %+v", got, c.want)
				}
				sound := c.want.Missing == nil && c.want.Forked == nil && c.want.Broken == nil
				if got[0].Sound() != sound {
					t.Fatalf("sound: %t", got[0].Sound())
				}
			}
		})
	}
}

func TestTheFirstBatchOfAnEpochFollowsTheLastOfTheEpochBefore(t *testing.T) {
	last := batch(1, nil, []byte{1}, 1)
	next := batch(1, &last, []byte{2}, 2)
	next.Epoch, next.Signer = 7, object.KeyID{3} // after a rotation, under another key
	for name, c := range map[string]struct {
		set  []syncpkg.Manifest
		lost syncpkg.BatchID
	}{
		"which is here":        {[]syncpkg.Manifest{next, last}, syncpkg.BatchID{}},
		"which never came":     {[]syncpkg.Manifest{next}, last.ID()},
		"where there was none": {[]syncpkg.Manifest{last}, syncpkg.BatchID{}},
	} {
		t.Run(name, func(t *testing.T) {
			for _, s := range syncpkg.Gaps(slices.Values(c.set)) {
				want := syncpkg.BatchID{}
				if s.Epoch == 7 {
					want = c.lost
				}
				if s.Lost != want || s.Sound() != (want == syncpkg.BatchID{}) {
					t.Errorf("epoch %d: lost %s", s.Epoch, s.Lost)
				}
			}
		})
	}
}

func TestStreamsAreJudgedApart(t *testing.T) {
	one := batch(1, nil, nil)
	otherEpoch, otherStream, otherSigner := one, one, one
	otherEpoch.Epoch, otherStream.Stream, otherSigner.Signer = 2, townshipCode, object.KeyID{1}
	got := syncpkg.Gaps(slices.Values([]syncpkg.Manifest{one, otherEpoch, otherStream, otherSigner}))
	if len(got) != 4 || got[0].Signer != otherSigner.Signer || !slices.ContainsFunc(got, syncpkg.StreamState.Sound) {
		t.Fatalf("%+v", got)
	}
}

func TestABatchIsComparedWithThoseKnown(t *testing.T) {
	one := batch(1, nil, []byte{1}, 1)
	two, fork := batch(2, &one, []byte{1, 2}, 2), batch(2, &one, []byte{1, 3}, 3)
	known := slices.Values([]syncpkg.Manifest{one, two})
	ok(t, syncpkg.CheckStream(known, batch(3, &two, []byte{1, 2}, 1)))
	both := slices.Values([]syncpkg.Manifest{one, fork, two})
	wantErr(t, syncpkg.CheckStream(both, two), syncpkg.ErrRepeated) // that it is forked was said before
	for want, m := range map[error]syncpkg.Manifest{syncpkg.ErrRepeated: two, syncpkg.ErrForked: fork} {
		err := syncpkg.CheckStream(known, m)
		wantErr(t, err, want)
		var said *text.Error
		if !errors.As(err, &said) || !text.Zh.Has(said.Key) {
			t.Fatalf("no sentence for %v", err)
		}
	}
}
