package syncpkg_test

import (
	"iter"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// The keys of a county, its township with a stolen laptop and a new one, and two
// laptops of a village.
var (
	countyKey, townKey, newTownKey = object.KeyID{1}, object.KeyID{2}, object.KeyID{3}
	laptop, newLaptop              = object.KeyID{4}, object.KeyID{5}
)

// trial is evidence that is put together piece by piece.
type trial struct {
	syncpkg.Evidence
	next byte
}

func newTrial() *trial {
	device := func(key object.KeyID, division string, issuers ...object.KeyID) syncpkg.Device {
		return syncpkg.Device{Key: key, Division: division, Issuers: issuers}
	}
	return &trial{Evidence: syncpkg.Evidence{
		Own: map[object.KeyID]bool{},
		Devices: map[object.KeyID]syncpkg.Device{
			countyKey:  device(countyKey, countyCode),
			townKey:    device(townKey, townshipCode, countyKey),
			newTownKey: device(newTownKey, townshipCode, countyKey),
			laptop:     device(laptop, villageCode, townKey, countyKey),
			newLaptop:  device(newLaptop, villageCode, townKey, countyKey),
		},
		Manifests: map[syncpkg.BatchID]syncpkg.Manifest{},
	}, next: 100}
}

// sends adds a batch of a key that follows another one.
func (e *trial) sends(key object.KeyID, seq uint64, prev syncpkg.BatchID, objects ...byte) syncpkg.BatchID {
	m := batch(seq, nil, objects, objects...)
	m.Signer, m.Prev = key, prev
	id := m.ID()
	e.Manifests[id] = m
	return id
}

// revokes adds a revocation, and returns its id.
func (e *trial) revokes(by, key object.KeyID, reason string, successor object.KeyID, good []syncpkg.BatchID, replaces ...object.ID) object.ID {
	e.next++
	r := syncpkg.Revoking{
		ID: object.ID{e.next}, Parents: replaces, Signer: by, Division: e.Devices[key].Division,
		Body: syncpkg.RevocationBody{Key: key, Reason: reason, Successor: successor},
	}
	for _, id := range good {
		m := e.Manifests[id]
		r.Body.Good = append(r.Body.Good, syncpkg.LastGood{Epoch: m.Epoch, Stream: m.Stream, Seq: m.Seq, Batch: id})
	}
	e.Revocations = append(e.Revocations, r)
	return r.ID
}

// lists adds a directory.
func (e *trial) lists(by object.KeyID, keys ...object.KeyID) object.ID {
	e.next++
	e.Directories = append(e.Directories, syncpkg.Vouching{ID: object.ID{e.next}, Signer: by, Listed: keys})
	return object.ID{e.next}
}

// counting returns which of the objects 1 to 9 of a key count.
func counting(e syncpkg.Evidence, key object.KeyID) (numbers []byte) {
	s := syncpkg.Judge(e)
	for n := byte(1); n < 10; n++ {
		if s.Counts(key, object.ID{n}) {
			numbers = append(numbers, n)
		}
	}
	return numbers
}

var nobody object.KeyID

func TestWhatCountsOfARevokedKey(t *testing.T) {
	all := []byte{1, 2, 3, 4, 5, 6, 7, 8, 9}
	for name, c := range map[string]struct {
		set  func(e *trial)
		want []byte
	}{
		"all while nobody revoked it": {func(e *trial) { e.sends(laptop, 1, syncpkg.BatchID{}, 1) }, all},
		"what came with the last good batch and those before it": {func(e *trial) {
			one := e.sends(laptop, 1, syncpkg.BatchID{}, 1)
			two := e.sends(laptop, 2, one, 2)
			e.sends(laptop, 3, two, 3)
			e.revokes(townKey, laptop, syncpkg.KeyLost, nobody, []syncpkg.BatchID{two})
		}, []byte{1, 2}},
		"nothing when no batch is good": {func(e *trial) {
			e.sends(laptop, 1, syncpkg.BatchID{}, 1)
			e.revokes(townKey, laptop, syncpkg.KeyLost, nobody, nil)
		}, nil},
		"not another batch of the good number": {func(e *trial) {
			one := e.sends(laptop, 1, syncpkg.BatchID{}, 1)
			two := e.sends(laptop, 2, one, 2)
			e.sends(laptop, 2, one, 3)
			e.revokes(townKey, laptop, syncpkg.KeyCloned, nobody, []syncpkg.BatchID{two})
		}, []byte{1, 2}},
		"both sides of a fork when both are good": {func(e *trial) {
			one := e.sends(laptop, 1, syncpkg.BatchID{}, 1)
			e.revokes(townKey, laptop, syncpkg.KeyCloned, nobody, []syncpkg.BatchID{e.sends(laptop, 2, one, 2), e.sends(laptop, 2, one, 3)})
		}, []byte{1, 2, 3}},
		"what the successor sent again": {func(e *trial) {
			one := e.sends(laptop, 1, syncpkg.BatchID{}, 1)
			e.sends(laptop, 2, one, 2, 4)
			e.sends(newLaptop, 1, one, 2)
			e.revokes(townKey, laptop, syncpkg.KeyRotated, newLaptop, []syncpkg.BatchID{one})
		}, []byte{1, 2}},
		"what the successor's batches lead back to": {func(e *trial) {
			one := e.sends(laptop, 1, syncpkg.BatchID{}, 1)
			two := e.sends(laptop, 2, one, 2)
			e.sends(laptop, 3, two, 3)
			e.sends(newLaptop, 1, two, 4)
			e.revokes(townKey, laptop, syncpkg.KeyRotated, newLaptop, nil)
		}, []byte{1, 2, 4}},
		"what the county acknowledged of a key that was replaced": {func(e *trial) {
			one := e.sends(laptop, 1, syncpkg.BatchID{}, 1)
			two := e.sends(laptop, 2, one, 2)
			e.sends(laptop, 3, two, 3)
			e.Acknowledged = []syncpkg.BatchID{two}
			e.revokes(townKey, laptop, syncpkg.KeyRotated, newLaptop, nil)
		}, []byte{1, 2}},
		"not what the county acknowledged of a key that was stolen": {func(e *trial) {
			e.Acknowledged = []syncpkg.BatchID{e.sends(laptop, 1, syncpkg.BatchID{}, 1)}
			e.revokes(townKey, laptop, syncpkg.KeyLost, nobody, nil)
		}, nil},
		"what the successor of the successor sent": {func(e *trial) {
			third := object.KeyID{6}
			e.Devices[third] = syncpkg.Device{Key: third, Division: villageCode}
			e.sends(third, 1, syncpkg.BatchID{}, 3)
			e.revokes(townKey, laptop, syncpkg.KeyRotated, newLaptop, nil)
			e.revokes(townKey, newLaptop, syncpkg.KeyRotated, third, nil)
		}, []byte{3}},
		"only what was good of a successor that was revoked, too": {func(e *trial) {
			one := e.sends(newLaptop, 1, syncpkg.BatchID{}, 1)
			e.sends(newLaptop, 2, one, 2)
			e.revokes(townKey, laptop, syncpkg.KeyRotated, newLaptop, nil)
			e.revokes(townKey, newLaptop, syncpkg.KeyLost, nobody, []syncpkg.BatchID{one})
		}, []byte{1}},
		"nothing of a successor in another village": {func(e *trial) {
			d := e.Devices[newLaptop]
			d.Division = otherVillage
			e.Devices[newLaptop] = d
			e.sends(newLaptop, 1, syncpkg.BatchID{}, 1)
			e.revokes(townKey, laptop, syncpkg.KeyRotated, newLaptop, nil)
		}, nil},
		"keys that follow each other come to an end": {func(e *trial) {
			e.sends(newLaptop, 1, syncpkg.BatchID{}, 1)
			e.revokes(townKey, laptop, syncpkg.KeyRotated, newLaptop, nil)
			e.revokes(townKey, newLaptop, syncpkg.KeyRotated, laptop, nil)
		}, nil},
		"all at the office whose own key it is": {func(e *trial) {
			e.Own[laptop] = true
			e.revokes(townKey, laptop, syncpkg.KeyLost, nobody, nil)
		}, all},
		"all when the village revokes its neighbour": {func(e *trial) { e.revokes(newLaptop, laptop, syncpkg.KeyLost, nobody, nil) }, all},
		"all when the revocation is about another division": {func(e *trial) {
			e.revokes(townKey, laptop, syncpkg.KeyLost, nobody, nil)
			e.Revocations[0].Division = otherVillage
		}, all},
		"what a later revocation of the office leaves": {func(e *trial) {
			one := e.sends(laptop, 1, syncpkg.BatchID{}, 1)
			first := e.revokes(townKey, laptop, syncpkg.KeyLost, nobody, nil)
			e.revokes(townKey, laptop, syncpkg.KeyLost, nobody, []syncpkg.BatchID{one}, first)
		}, []byte{1}},
		"what all of several revocations leave": {func(e *trial) {
			one := e.sends(laptop, 1, syncpkg.BatchID{}, 1)
			two := e.sends(laptop, 2, one, 2)
			e.revokes(townKey, laptop, syncpkg.KeyLost, nobody, []syncpkg.BatchID{two})
			e.revokes(newTownKey, laptop, syncpkg.KeyLost, nobody, []syncpkg.BatchID{one})
		}, []byte{1}},
		"what the county leaves, whatever the township says": {func(e *trial) {
			one := e.sends(laptop, 1, syncpkg.BatchID{}, 1)
			two := e.sends(laptop, 2, one, 2)
			e.revokes(countyKey, laptop, syncpkg.KeyWithdrawn, nobody, []syncpkg.BatchID{two})
			e.revokes(townKey, laptop, syncpkg.KeyLost, nobody, nil)
		}, []byte{1, 2}},
		"all when the township's key was stolen before it revoked": {func(e *trial) {
			e.lists(countyKey, laptop)
			e.revokes(townKey, laptop, syncpkg.KeyLost, nobody, nil)
			e.revokes(countyKey, townKey, syncpkg.KeyLost, nobody, nil)
		}, all},
		"the township's revocation when it came before the theft": {func(e *trial) {
			e.lists(countyKey, laptop)
			revoked := e.revokes(townKey, laptop, syncpkg.KeyLost, nobody, nil)
			last := e.sends(townKey, 1, syncpkg.BatchID{}, revoked[0])
			e.revokes(countyKey, townKey, syncpkg.KeyLost, nobody, []syncpkg.BatchID{last})
		}, nil},
		"nothing when the key that certified it was stolen": {func(e *trial) { e.revokes(countyKey, townKey, syncpkg.KeyLost, nobody, nil) }, nil},
		"all when the key that certified it was replaced": {func(e *trial) {
			e.revokes(countyKey, townKey, syncpkg.KeyRotated, newTownKey, nil)
		}, all},
		"all when the county lists it after the theft of the township's key": {func(e *trial) {
			e.revokes(countyKey, townKey, syncpkg.KeyLost, nobody, nil)
			e.lists(countyKey, laptop)
		}, all},
		"all when the township's new laptop lists it": {func(e *trial) {
			e.revokes(countyKey, townKey, syncpkg.KeyLost, nobody, nil)
			e.lists(newTownKey, laptop)
		}, all},
		"nothing when only the thief lists it": {func(e *trial) {
			e.revokes(countyKey, townKey, syncpkg.KeyLost, nobody, nil)
			e.lists(townKey, laptop)
		}, nil},
		"nothing when only itself and its neighbour list it": {func(e *trial) {
			e.revokes(countyKey, townKey, syncpkg.KeyLost, nobody, nil)
			e.lists(laptop, laptop)
			e.lists(newLaptop, laptop)
		}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			e := newTrial()
			c.set(e)
			if got := counting(e.Evidence, laptop); !slices.Equal(got, c.want) {
				t.Errorf("%v count, want %v", got, c.want)
			}
		})
	}
}

func TestAKeyThatWasRevokedIsNotWrittenTo(t *testing.T) {
	e := newTrial()
	e.revokes(townKey, laptop, syncpkg.KeyLost, nobody, nil)
	s := syncpkg.Judge(e.Evidence)
	if s.Believed(laptop) || !s.Believed(newLaptop) || !s.Believed(countyKey) || len(s.Revocations(laptop)) != 1 {
		t.Error("the wrong keys are believed")
	}
	if got := s.Doubtful(); !slices.Equal(got, []object.KeyID{laptop}) {
		t.Errorf("doubtful: %v", got)
	}
}

func TestTheManifestsThatTravelProveTheSame(t *testing.T) {
	e := newTrial()
	one := e.sends(laptop, 1, syncpkg.BatchID{}, 1)
	two := e.sends(laptop, 2, one, 2)
	e.sends(laptop, 3, two, 3, 4)
	e.sends(newLaptop, 1, two, 3)
	e.sends(newLaptop, 2, two, 9) // its own
	e.revokes(townKey, laptop, syncpkg.KeyRotated, newLaptop, []syncpkg.BatchID{two})
	signed := func(object.KeyID) iter.Seq[object.ID] {
		return slices.Values([]object.ID{{1}, {2}, {3}, {4}})
	}
	want := counting(e.Evidence, laptop)
	proof := syncpkg.Judge(e.Evidence).Proof(villageCode, signed)
	if len(proof) != 4 {
		t.Errorf("%d manifests travel", len(proof))
	}
	if got := syncpkg.Judge(e.Evidence).Proof(otherVillage, signed); got != nil {
		t.Errorf("to another village %d travel", len(got))
	}
	below := e.Evidence
	below.Manifests = map[syncpkg.BatchID]syncpkg.Manifest{}
	for _, id := range proof {
		below.Manifests[id] = e.Manifests[id]
	}
	got := slices.DeleteFunc(counting(below, laptop), func(n byte) bool { return n == 9 })
	if want = slices.DeleteFunc(want, func(n byte) bool { return n == 9 }); !slices.Equal(got, want) {
		t.Errorf("below %v count, above %v", got, want)
	}
}

func TestTheLastGoodBatchesLeadBackToAll(t *testing.T) {
	e := newTrial()
	one := e.sends(laptop, 1, syncpkg.BatchID{}, 1)
	two := e.sends(laptop, 2, one, 2)
	fork := e.sends(laptop, 2, one, 3)
	late := e.sends(laptop, 5, syncpkg.BatchID{99}, 4) // what lies between never came
	e.sends(newLaptop, 1, late, 5)
	ids := func(good []syncpkg.LastGood) (ids []syncpkg.BatchID) {
		for _, g := range good {
			ids = append(ids, g.Batch)
		}
		return ids
	}
	all := ids(syncpkg.LastGoodOf(laptop, e.Manifests, nil))
	if len(all) != 3 || !slices.Contains(all, two) || !slices.Contains(all, fork) || !slices.Contains(all, late) {
		t.Errorf("the last ones are %v", all)
	}
	e.revokes(townKey, laptop, syncpkg.KeyLost, nobody, all)
	if got := counting(e.Evidence, laptop); !slices.Equal(got, []byte{1, 2, 3, 4}) {
		t.Errorf("%v count", got)
	}
	first := ids(syncpkg.LastGoodOf(laptop, e.Manifests, func(m syncpkg.Manifest) bool { return m.Seq <= 1 }))
	if !slices.Equal(first, []syncpkg.BatchID{one}) {
		t.Errorf("up to the first one: %v", first)
	}
}

func TestJudgingDependsOnTheSetAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := newTrial()
		keys := []object.KeyID{countyKey, townKey, newTownKey, laptop, newLaptop}
		key := rapid.SampledFrom(keys)
		var batches []syncpkg.BatchID
		for n := range rapid.IntRange(0, 8).Draw(t, "batches") {
			var prev syncpkg.BatchID
			if n > 0 {
				prev = rapid.SampledFrom(batches).Draw(t, "prev")
			}
			batches = append(batches, e.sends(key.Draw(t, "signer"), uint64(n+1), prev, byte(rapid.IntRange(1, 9).Draw(t, "object"))))
		}
		reasons := rapid.SampledFrom([]string{syncpkg.KeyLost, syncpkg.KeyCloned, syncpkg.KeyRotated, syncpkg.KeyWithdrawn})
		for range rapid.IntRange(0, 5).Draw(t, "revocations") {
			var good []syncpkg.BatchID
			if len(batches) > 0 {
				good = append(good, rapid.SampledFrom(batches).Draw(t, "good"))
			}
			e.revokes(key.Draw(t, "by"), key.Draw(t, "of"), reasons.Draw(t, "reason"), key.Draw(t, "successor"), good)
		}
		for range rapid.IntRange(0, 2).Draw(t, "directories") {
			e.lists(key.Draw(t, "by"), key.Draw(t, "listed"))
		}
		asked := rapid.Permutation(keys).Draw(t, "asked")
		want := map[object.KeyID][]byte{}
		for _, k := range keys {
			want[k] = counting(e.Evidence, k)
		}
		mixed := e.Evidence
		mixed.Revocations = rapid.Permutation(slices.Concat(e.Revocations, e.Revocations)).Draw(t, "order")
		mixed.Directories = rapid.Permutation(e.Directories).Draw(t, "order")
		mixed.Manifests = maps.Clone(e.Manifests)
		s := syncpkg.Judge(mixed)
		for _, k := range asked {
			for n := byte(1); n < 10; n++ {
				if s.Counts(k, object.ID{n}) != slices.Contains(want[k], n) {
					t.Fatalf("object %d of key %d counts: %t", n, k[0], s.Counts(k, object.ID{n}))
				}
			}
		}
	})
}
