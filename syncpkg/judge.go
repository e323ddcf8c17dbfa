package syncpkg

import (
	"bytes"
	"iter"
	"maps"
	"slices"

	"ruhu/survey"
	"ruhu/syncpkg/object"
)

// Device is who holds a key, as far as judging needs it.
type Device struct {
	Key      object.KeyID
	Division string
	Issuers  []object.KeyID // the keys above it in its chain, nearest first
}

// Revoking is a revocation with what its object says about itself.
type Revoking struct {
	ID       object.ID
	Parents  []object.ID // revocations of this key that it replaces
	Signer   object.KeyID
	Division string
	Body     RevocationBody
}

// Vouching is a directory with the keys whose chains it lists.
type Vouching struct {
	ID     object.ID
	Signer object.KeyID
	Listed []object.KeyID
}

// Evidence is all that says whether what a key signed counts. It is a set:
// neither the order in which its parts came nor how often matters.
type Evidence struct {
	Own         map[object.KeyID]bool // the office's own keys, its former ones included
	Devices     map[object.KeyID]Device
	Revocations []Revoking
	Directories []Vouching
	Manifests   map[BatchID]Manifest
	// Acknowledged are the batches that receipts of the county name.
	Acknowledged []BatchID
}

// Standing says which keys are believed and which objects count. An object of a
// key that was not revoked counts. One of a revoked key counts when it is listed
// in a manifest that is on the way back from one of the last good batches of the
// revocation, or from a batch of a successor of the key, or in such a batch. Of a
// key that was replaced in good order what the county acknowledged is good, too:
// the office that replaced it may not have seen it. The hash of a batch decides,
// never its number or when anything came.
//
// A revocation counts as every object does. Of several for one key those of the
// highest office decide, so that a county can put right what a township revoked
// wrongly; of these the newest, and where several are, what all of them leave.
//
// A key whose chain leads through a revoked one is believed when the revoked key
// was replaced in good order, or when an office above lists it in a directory
// that counts: whoever holds a stolen key can make certificates at any time.
type Standing struct {
	evidence Evidence
	bySigner map[object.KeyID][]BatchID
	keys     map[object.KeyID]*keyStanding
}

// keyStanding is what was found out about one key.
type keyStanding struct {
	deciding []Revoking // empty: the key is not revoked
	vouched  bool       // its chain holds
	good     map[BatchID]bool
	listed   map[object.ID]bool // of a revoked key, what counts; nil until asked for
}

// Judge finds out what stands, from the highest office down.
func Judge(e Evidence) *Standing {
	s := &Standing{evidence: e, bySigner: map[object.KeyID][]BatchID{}, keys: map[object.KeyID]*keyStanding{}}
	for id, m := range e.Manifests {
		s.bySigner[m.Signer] = append(s.bySigner[m.Signer], id)
	}
	return s
}

// Counts reports whether an authentic object of the signer counts. What the own
// office signed always does: its own people must never lose sight of it.
func (s *Standing) Counts(signer object.KeyID, id object.ID) bool {
	if s.evidence.Own[signer] {
		return true
	}
	k := s.key(signer)
	if !k.vouched || len(k.deciding) == 0 {
		return k.vouched
	}
	if k.listed == nil {
		k.listed = s.listed(signer)
	}
	return k.listed[id]
}

// Believed reports whether a key is good for new work: it is not revoked and its
// chain holds. Nothing is encrypted to another one.
func (s *Standing) Believed(key object.KeyID) bool {
	k := s.key(key)
	return k.vouched && len(k.deciding) == 0
}

// Leaves reports whether a batch is one that counts: its signer's key was not
// revoked, or the revocation leaves it. What another one lists nobody waits for.
func (s *Standing) Leaves(m Manifest) bool {
	k := s.key(m.Signer)
	return len(k.deciding) == 0 || k.good[m.ID()]
}

// Revocations returns those that decide about a key, none when it stands.
func (s *Standing) Revocations(key object.KeyID) []Revoking { return s.key(key).deciding }

// Doubtful returns the known keys of which not every object counts, in the order
// of their bytes.
func (s *Standing) Doubtful() []object.KeyID {
	var keys []object.KeyID
	for key := range s.evidence.Devices {
		if !s.Believed(key) && !s.evidence.Own[key] {
			keys = append(keys, key)
		}
	}
	slices.SortFunc(keys, func(a, b object.KeyID) int { return bytes.Compare(a[:], b[:]) })
	return keys
}

// Proof returns, in the order of their ids, the batches whose manifests show that
// objects of revoked keys count: those of the keys inside a division and above
// it. Signed yields the ids of the objects of a key. Who receives the objects
// receives these manifests with them, and so judges them alike.
func (s *Standing) Proof(division string, signed func(object.KeyID) iter.Seq[object.ID]) []BatchID {
	proof := map[BatchID]bool{}
	for key, d := range s.evidence.Devices {
		if !survey.InDivision(d.Division, division) && !survey.InDivision(division, d.Division) {
			continue
		}
		k := s.key(key)
		if len(k.deciding) == 0 {
			continue
		}
		good := s.goodWithSuccessors(key)
		maps.Copy(proof, good)
		for _, successor := range s.successors(key) {
			for _, id := range s.goodOf(successor) {
				if good[s.evidence.Manifests[id].Prev] {
					proof[id] = true // it leads back to them
				}
			}
		}
		s.proveByList(key, signed(key), proof)
	}
	return slices.SortedFunc(maps.Keys(proof), func(a, b BatchID) int { return bytes.Compare(a[:], b[:]) })
}

// proveByList adds for each object that no manifest so far lists the first one of
// a successor that does.
func (s *Standing) proveByList(key object.KeyID, ids iter.Seq[object.ID], proof map[BatchID]bool) {
	open := map[object.ID]bool{}
	for id := range ids {
		open[id] = true
	}
	for id := range s.goodWithSuccessors(key) {
		s.strike(open, id)
	}
	for _, successor := range s.successors(key) {
		batches := s.goodOf(successor)
		slices.SortFunc(batches, func(a, b BatchID) int { return bytes.Compare(a[:], b[:]) })
		for _, id := range batches {
			if s.strike(open, id) {
				proof[id] = true
			}
		}
	}
}

// strike takes what a batch lists out of what is open, and reports whether that
// was anything.
func (s *Standing) strike(open map[object.ID]bool, batch BatchID) (any bool) {
	for id := range s.evidence.Manifests[batch].Objects() {
		any = any || open[id]
		delete(open, id)
	}
	return any
}

// key finds out about a key. It asks only about what offices above it signed, so
// it comes to an end.
func (s *Standing) key(key object.KeyID) *keyStanding {
	if k, done := s.keys[key]; done {
		return k
	}
	k := &keyStanding{vouched: true}
	s.keys[key] = k
	d, known := s.evidence.Devices[key]
	if !known {
		return k
	}
	k.deciding = s.deciding(d)
	k.vouched = s.vouched(d)
	k.good = s.goodBatches(d, k.deciding)
	return k
}

// above reports whether the holder of a key is an office above a device.
func (s *Standing) above(key object.KeyID, d Device) bool {
	office, known := s.evidence.Devices[key]
	return known && office.Division != d.Division && survey.InDivision(d.Division, office.Division)
}

// deciding returns the newest revocations of a device by the highest office.
func (s *Standing) deciding(d Device) []Revoking {
	var highest []Revoking
	length := 0
	for _, r := range s.evidence.Revocations {
		if r.Body.Key != d.Key || r.Division != d.Division || !s.above(r.Signer, d) || !s.Counts(r.Signer, r.ID) {
			continue
		}
		switch n := len(s.evidence.Devices[r.Signer].Division); {
		case length == 0 || n < length:
			length, highest = n, []Revoking{r}
		case n == length:
			highest = append(highest, r)
		}
	}
	replaced := map[object.ID]bool{}
	for _, r := range highest {
		for _, id := range r.Parents {
			replaced[id] = true
		}
	}
	return slices.DeleteFunc(highest, func(r Revoking) bool { return replaced[r.ID] })
}

// vouched reports whether every key above a device that was revoked, and not
// replaced in good order, has somebody else who knows the device.
func (s *Standing) vouched(d Device) bool {
	inOrder := func(issuer object.KeyID) bool {
		return !slices.ContainsFunc(s.key(issuer).deciding, func(r Revoking) bool { return r.Body.Reason != KeyRotated })
	}
	for _, issuer := range d.Issuers {
		if s.above(issuer, d) && !inOrder(issuer) {
			return s.inDirectory(d)
		}
	}
	return true
}

func (s *Standing) inDirectory(d Device) bool {
	return slices.ContainsFunc(s.evidence.Directories, func(v Vouching) bool {
		return slices.Contains(v.Listed, d.Key) && s.above(v.Signer, d) && s.Counts(v.Signer, v.ID)
	})
}

// goodBatches returns the batches of a device that every deciding revocation
// leaves: the last good ones, and those they lead back to.
func (s *Standing) goodBatches(d Device, deciding []Revoking) map[BatchID]bool {
	times := map[BatchID]int{}
	for _, r := range deciding {
		var last []BatchID
		for _, g := range r.Body.Good {
			last = append(last, g.Batch)
		}
		if r.Body.Reason == KeyRotated {
			last = append(last, s.evidence.Acknowledged...)
		}
		for id := range s.wayBack(last) {
			times[id]++
		}
	}
	good := map[BatchID]bool{}
	for id, n := range times {
		if n == len(deciding) && s.evidence.Manifests[id].Signer == d.Key {
			good[id] = true
		}
	}
	return good
}

// wayBack returns the batches named, with all that they name as before them.
func (s *Standing) wayBack(last []BatchID) map[BatchID]bool {
	way := map[BatchID]bool{}
	for _, id := range last {
		for !way[id] {
			m, here := s.evidence.Manifests[id]
			if !here {
				break
			}
			way[id], id = true, m.Prev
		}
	}
	return way
}

// successors returns the keys that follow a key, one after the other, which a
// revocation names as of the same holder.
func (s *Standing) successors(key object.KeyID) (all []object.KeyID) {
	division := s.evidence.Devices[key].Division
	seen := map[object.KeyID]bool{key: true}
	for next := []object.KeyID{key}; len(next) > 0; next = next[1:] {
		for _, r := range s.key(next[0]).deciding {
			successor, known := s.evidence.Devices[r.Body.Successor]
			if !known || seen[successor.Key] || successor.Division != division || !s.key(successor.Key).vouched {
				continue
			}
			seen[successor.Key] = true
			all, next = append(all, successor.Key), append(next, successor.Key)
		}
	}
	return all
}

// goodOf returns the batches of a key that count: all of one that stands.
func (s *Standing) goodOf(key object.KeyID) []BatchID {
	k := s.key(key)
	if len(k.deciding) == 0 {
		return slices.Clone(s.bySigner[key])
	}
	return slices.Collect(maps.Keys(k.good))
}

// goodWithSuccessors returns the good batches of a revoked key, with those that
// the batches of its successors lead back to.
func (s *Standing) goodWithSuccessors(key object.KeyID) map[BatchID]bool {
	good := maps.Clone(s.key(key).good)
	for _, successor := range s.successors(key) {
		for id := range s.wayBack(s.goodOf(successor)) {
			if s.evidence.Manifests[id].Signer == key {
				good[id] = true
			}
		}
	}
	return good
}

// listed returns the objects for which the good batches of a revoked key, and
// those of its successors, answer.
func (s *Standing) listed(key object.KeyID) map[object.ID]bool {
	ids := map[object.ID]bool{}
	good := slices.Collect(maps.Keys(s.goodWithSuccessors(key)))
	for _, successor := range s.successors(key) {
		good = append(good, s.goodOf(successor)...)
	}
	for _, batch := range good {
		for id := range s.evidence.Manifests[batch].Objects() {
			ids[id] = true
		}
	}
	return ids
}

// LastGoodOf returns the last batches of a key among the manifests: those that no
// other of them names as the one before it. Keep says which of them are good; nil
// takes all. It is what a revocation lists when all that came is to count.
func LastGoodOf(key object.KeyID, manifests map[BatchID]Manifest, keep func(Manifest) bool) []LastGood {
	named := map[BatchID]bool{}
	good := map[BatchID]Manifest{}
	for id, m := range manifests {
		if m.Signer == key && (keep == nil || keep(m)) {
			good[id], named[m.Prev] = m, true
		}
	}
	last := []LastGood{}
	for id, m := range good {
		if !named[id] {
			last = append(last, LastGood{Epoch: m.Epoch, Stream: m.Stream, Seq: m.Seq, Batch: id})
		}
	}
	slices.SortFunc(last, compareGood)
	return last
}
