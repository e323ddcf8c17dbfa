package syncpkg_test

import (
	"fmt"
	"iter"
	"maps"
	"slices"

	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
	"ruhu/syncpkg/world"
)

// simDevice is a device without disk, envelope and window: the decisions of the
// exchange over plain data. What it verified once it believes from then on, so
// that thousands of worlds can be played.
type simDevice struct {
	id        *syncpkg.Identity
	superiors []syncpkg.Certificate
	readers   []string // recipients that it is or was
	seen      *verified
	fault     fault
	epoch     uint64
	epochs    *int        // opened so far in the whole world
	order     []object.ID // of arrival
	objects   map[object.ID]object.Object
	bad       map[object.ID]string
	waiting   map[object.ID]object.Sealed // in quarantine: a certificate may still come
	standing  *syncpkg.Standing           // nil while nobody's key is revoked
	done      map[object.ID]bool          // acknowledged by the county
	chains    map[object.KeyID][][]byte
	manifests map[syncpkg.BatchID]syncpkg.SignedManifest
	exports   []export
	heard     []syncpkg.Receipt
	receipts  []syncpkg.ReceiptBody
}

// fault is a bug planted on purpose, to see that the world finds it.
type fault string

const (
	losesOne         fault = "an export forgets one object for ever"
	skipsTheUnsent   fault = "an export carries only what none before it carried"
	believesForged   fault = "a forged object is believed"
	believesManifest fault = "a manifest from below is believed unseen"
	believesTownship fault = "a township's receipt ends resending"
	believesBatch    fault = "a batch is taken in whatever its manifest lists"
	receiptTooEarly  fault = "a receipt covers what did not come"
	readsForOthers   fault = "a batch for others is taken in"
	keepsRefused     fault = "something of a refused batch stays"
	staysInEpoch     fault = "a copied disk goes on as if it were the only one"
	believesRevoked  fault = "what a revoked key signs counts"
	lastOneWins      fault = "the last revision to come is the head"
	tellsNeighbours  fault = "a village gets another village's people"
)

func newSimDevice(id *syncpkg.Identity, above []syncpkg.Certificate, seen *verified, epochs *int, f fault) *simDevice {
	l := &simDevice{
		id: id, superiors: above, readers: []string{id.Recipient()}, seen: seen, fault: f, epoch: 1, epochs: epochs,
		objects: map[object.ID]object.Object{}, bad: map[object.ID]string{}, waiting: map[object.ID]object.Sealed{}, done: map[object.ID]bool{},
		chains: map[object.KeyID][][]byte{}, manifests: map[syncpkg.BatchID]syncpkg.SignedManifest{},
	}
	for chain := id.Chain(); len(chain) > 0; chain = chain[1:] {
		c, _ := l.seen.chain(chain, l.anchor())
		l.chains[c.KeyID] = chain
	}
	return l
}

func (l *simDevice) own() syncpkg.Certificate {
	c, _ := l.id.Certificate()
	return c
}

func (l *simDevice) anchor() object.KeyID {
	a, _ := l.id.Anchor()
	return a
}

func (l *simDevice) Identity() *syncpkg.Identity { return l.id }

func (l *simDevice) Copy() (world.Device, error) {
	c := *l
	c.order, c.receipts = slices.Clone(l.order), slices.Clone(l.receipts)
	c.objects, c.bad, c.waiting, c.done = maps.Clone(l.objects), maps.Clone(l.bad), maps.Clone(l.waiting), maps.Clone(l.done)
	c.exports, c.heard = slices.Clone(l.exports), slices.Clone(l.heard)
	c.chains, c.manifests = maps.Clone(l.chains), maps.Clone(l.manifests)
	return &c, nil
}

func (l *simDevice) Write(w world.Writing) (object.ID, error) {
	o, err := l.sign(object.Header{
		Type: w.Type, Division: w.Division, Subject: w.Household, Parents: w.Parents, Claimed: w.Claimed,
		Author: "张秀英", Body: fmt.Append(nil, w.N),
	})
	l.add(o)
	return o.ID, err
}

func (l *simDevice) sign(h object.Header) (object.Object, error) {
	o, err := object.Sign(l.id.Key(), h)
	o.Reach = l.own().Division
	return o, err
}

func (l *simDevice) add(o object.Object) bool {
	if _, here := l.objects[o.ID]; here {
		return false
	}
	l.objects[o.ID] = o
	l.order = append(l.order, o.ID)
	delete(l.bad, o.ID)
	delete(l.waiting, o.ID)
	return true
}

// counts reports whether an object that is here counts, as what a revoked key
// signed may not.
func (l *simDevice) counts(o object.Object) bool {
	return l.standing == nil || l.fault == believesRevoked || l.standing.Counts(o.Signer, o.ID)
}

// inOrder yields what counts in the order of arrival.
func (l *simDevice) inOrder() iter.Seq[object.Object] {
	return func(yield func(object.Object) bool) {
		for _, id := range l.order {
			if o := l.objects[id]; l.counts(o) && !yield(o) {
				return
			}
		}
	}
}

func (l *simDevice) heads() map[string][]object.ID {
	if l.fault == lastOneWins {
		last := map[string][]object.ID{}
		for o := range l.inOrder() {
			last[o.Subject] = []object.ID{o.ID}
		}
		return last
	}
	return syncpkg.Heads(func(yield func(object.Object) bool) {
		for o := range l.inOrder() {
			if (o.Type == object.Seed || o.Type == object.Visit) && !yield(o) {
				return
			}
		}
	})
}

func (l *simDevice) Heads(household string) ([]object.ID, error) { return l.heads()[household], nil }

func (l *simDevice) devices() (all []syncpkg.Certificate) {
	for _, chain := range l.chains {
		if c, err := l.seen.chain(chain, l.anchor()); err == nil {
			all = append(all, c)
		}
	}
	return all
}

// all returns the manifests that came or were made here.
func (l *simDevice) all() map[syncpkg.BatchID]syncpkg.Manifest {
	all := map[syncpkg.BatchID]syncpkg.Manifest{}
	for id, s := range l.manifests {
		if m, err := l.read(s); err == nil {
			all[id] = m
		}
	}
	return all
}

func (l *simDevice) read(s syncpkg.SignedManifest) (syncpkg.Manifest, error) {
	var m syncpkg.Manifest
	if m, ok := l.seen.manifests[string(s.Signature)+string(s.Manifest)]; ok {
		return m, nil
	}
	if err := object.Decode(s.Manifest, &m); err != nil {
		return m, err
	}
	c, err := l.seen.chain(l.chains[m.Signer], l.anchor())
	if err != nil {
		return m, err
	}
	return l.seen.manifest(s, c)
}

func (l *simDevice) State() (world.State, error) {
	held, bad := map[object.ID]object.Object{}, maps.Clone(l.bad)
	for id, o := range l.objects {
		if l.counts(o) {
			held[id] = o
		} else {
			bad[id] = "revoked"
		}
	}
	s := world.State{Held: held, Bad: bad, Heads: l.heads(), Receipts: l.receipts, Absent: map[object.KeyID]int{}}
	if l.own().Role != syncpkg.County {
		for _, h := range l.view(world.County).ToSend(world.County) {
			s.Pending = append(s.Pending, h.ID)
		}
	}
	s.Batches = slices.Collect(maps.Keys(l.manifests))
	for id := range l.done {
		s.Acknowledged = append(s.Acknowledged, id)
	}
	all := l.all()
	for _, g := range syncpkg.Gaps(maps.Values(all)) {
		if g.Stream == world.County {
			s.Gaps = append(s.Gaps, g)
			s.Absent[g.Signer] += len(syncpkg.Absent(g.StreamID, maps.Values(all), func(id object.ID) bool { return l.verdict(id) != syncpkg.Verdict{} }))
		}
	}
	return s, nil
}
