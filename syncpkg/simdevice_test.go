package syncpkg_test

import (
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"

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

// export is a batch that was written here.
type export struct {
	syncpkg.Seen
	ids []object.ID
}

// parcel is a batch file without its envelope.
type parcel struct {
	signed  syncpkg.SignedManifest
	chain   [][]byte
	chains  [][][]byte
	inner   []syncpkg.SignedManifest
	objects []object.Sealed
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

// verified remembers what was verified before, to a whole world.
type verified struct {
	certificates map[string]syncpkg.Certificate
	manifests    map[string]syncpkg.Manifest
	objects      map[string]admitted
}

type admitted struct {
	object.Object
	err error
}

func newVerified() *verified {
	return &verified{map[string]syncpkg.Certificate{}, map[string]syncpkg.Manifest{}, map[string]admitted{}}
}

func (v *verified) chain(chain [][]byte, anchor object.KeyID) (syncpkg.Certificate, error) {
	if len(chain) == 0 {
		return syncpkg.Certificate{}, syncpkg.ErrUntrusted
	}
	key := string(slices.Concat(chain...))
	if c, ok := v.certificates[key]; ok {
		return c, nil
	}
	c, err := syncpkg.VerifyChain(chain, anchor)
	if err == nil {
		v.certificates[key] = c
	}
	return c, err
}

func (v *verified) manifest(s syncpkg.SignedManifest, signer syncpkg.Certificate) (syncpkg.Manifest, error) {
	key := string(s.Signature) + string(s.Manifest)
	if m, ok := v.manifests[key]; ok && m.Signer == signer.KeyID {
		return m, nil
	}
	m, err := s.Verify(signer)
	if err == nil {
		v.manifests[key] = m
	}
	return m, err
}

func (v *verified) admit(s object.Sealed, signer syncpkg.Certificate) (object.Object, error) {
	key := string(signer.KeyID[:]) + string(s.Signature) + string(s.Payload)
	a, ok := v.objects[key]
	if !ok {
		a.Object, a.err = syncpkg.Admit(s, signer)
		v.objects[key] = a
	}
	return a.Object, a.err
}

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

// judge looks again at what could not be believed so far, and at whom to believe.
func (l *simDevice) judge() {
	for _, s := range l.waiting {
		if c, err := l.seen.chain(l.chains[s.Signer], l.anchor()); err == nil {
			if o, err := l.seen.admit(s, c); err == nil {
				l.add(o)
			}
		}
	}
	e := syncpkg.Evidence{Own: map[object.KeyID]bool{l.own().KeyID: true}, Devices: map[object.KeyID]syncpkg.Device{}}
	for _, f := range l.id.Former() {
		e.Own[f.KeyID] = true
	}
	for _, o := range l.objects {
		if o.Type == object.Revocation {
			body, _ := syncpkg.ReadRevocation(o)
			e.Revocations = append(e.Revocations, syncpkg.Revoking{ID: o.ID, Parents: o.Parents, Signer: o.Signer, Division: o.Division, Body: body})
		}
	}
	if l.standing = nil; len(e.Revocations) == 0 {
		return
	}
	e.Manifests = l.all()
	for key, chain := range l.chains {
		c, _ := l.seen.chain(chain, l.anchor())
		d := syncpkg.Device{Key: key, Division: c.Division}
		for above := chain[1:]; len(above) > 0; above = above[1:] {
			c, _ := l.seen.chain(above, l.anchor())
			d.Issuers = append(d.Issuers, c.KeyID)
		}
		e.Devices[key] = d
	}
	l.standing = syncpkg.Judge(e)
}

// Revoke revokes the key of a lost laptop: what came of it counts, no more.
func (l *simDevice) Revoke(key object.KeyID) error {
	return l.revoke(key, syncpkg.KeyLost, object.KeyID{})
}

// Rotate replaces the keys by a request and an approval, as files would.
func (l *simDevice) Rotate(above world.Device) error {
	boss, old := above.(*simDevice), l.own()
	if boss.chains[old.KeyID] == nil {
		return world.ErrNothing
	}
	stored, err := l.id.Marshal()
	if err != nil {
		return err
	}
	id, err := syncpkg.ParseIdentity(stored) // other worlds have the old one
	if err != nil {
		return err
	}
	file, err := id.Rotate(old.Name)
	if err != nil {
		return err
	}
	request, err := syncpkg.ParseRequest(file)
	if err != nil {
		return err
	}
	approval, err := boss.id.Approve(request)
	if err != nil {
		return err
	}
	if err := id.Accept(approval); err != nil {
		return err
	}
	l.id, l.superiors = id, id.Superiors()
	l.readers = append(slices.Clone(l.readers), id.Recipient())
	l.chains[l.own().KeyID], boss.chains[l.own().KeyID] = id.Chain(), id.Chain()
	if err := l.NewEpoch(); err != nil {
		return err
	}
	return boss.revoke(old.KeyID, syncpkg.KeyRotated, l.own().KeyID)
}

func (l *simDevice) revoke(key object.KeyID, reason string, successor object.KeyID) error {
	c, err := l.seen.chain(l.chains[key], l.anchor())
	if err != nil {
		return world.ErrNothing
	}
	h, err := syncpkg.Compose(object.Revocation, c.Division, key.String(), syncpkg.RevocationBody{
		Key: key, Reason: reason, Successor: successor, Good: syncpkg.LastGoodOf(key, l.all(), nil),
	})
	if err != nil {
		return err
	}
	o, err := l.sign(h)
	l.add(o)
	l.judge()
	return errors.Join(err, l.renew())
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

// view is what the device knows, for the decision what it sends.
func (l *simDevice) view(stream string) syncpkg.View {
	v := syncpkg.View{Self: l.own(), Superiors: l.superiors, Epoch: l.epoch, Carried: map[string][]object.ID{}, Receipts: l.heard}
	for _, c := range l.devices() {
		if c.KeyID != v.Self.KeyID && !slices.ContainsFunc(v.Superiors, func(s syncpkg.Certificate) bool { return s.KeyID == c.KeyID }) {
			v.Devices = append(v.Devices, c)
		}
	}
	for _, f := range l.id.Former() {
		v.Former = append(v.Former, f.KeyID)
	}
	for o := range l.inOrder() {
		h := syncpkg.Held{ID: o.ID, Type: o.Type, Division: o.Division, Subject: o.Subject, Signer: o.Signer, Size: 1, Acknowledged: l.done[o.ID]}
		if l.fault == tellsNeighbours && !v.Upward(stream) {
			h.Division = stream
		}
		if l.fault == skipsTheUnsent && v.Upward(stream) && l.sent(o.ID) || l.fault == losesOne && o.ID[0] < 8 {
			continue
		}
		v.Held = append(v.Held, h)
	}
	for id, m := range l.all() {
		v.Seen = append(v.Seen, syncpkg.Seen{StreamID: m.StreamID(), Seq: m.Seq, ID: id, Prev: m.Prev})
	}
	if l.standing != nil {
		v.Distrusted = map[object.KeyID]bool{}
		for key := range l.chains {
			v.Distrusted[key] = !l.standing.Believed(key)
		}
		if !v.Upward(stream) {
			for _, id := range l.standing.Proof(stream, l.signedBy) {
				m, _ := l.read(l.manifests[id])
				v.Proof = append(v.Proof, m.Seen())
			}
		}
	}
	for _, e := range l.exports {
		v.Written = append(v.Written, e.Seen)
		if e.Epoch == l.epoch {
			v.Carried[e.Stream] = append(v.Carried[e.Stream], e.ids...)
		}
	}
	return v
}

func (l *simDevice) signedBy(key object.KeyID) iter.Seq[object.ID] {
	return func(yield func(object.ID) bool) {
		for _, id := range l.order {
			if l.objects[id].Signer == key && !yield(id) {
				return
			}
		}
	}
}

func (l *simDevice) sent(id object.ID) bool {
	return slices.ContainsFunc(l.exports, func(e export) bool { return e.Stream == world.County && slices.Contains(e.ids, id) })
}

func (l *simDevice) Export(stream, created string) (world.Batch, error) {
	if l.own().Role == syncpkg.County {
		if err := l.acknowledge(created); err != nil {
			return nil, err
		}
	}
	plan := syncpkg.NextBatch(l.view(stream), stream)
	if plan.Empty() || !plan.Reached {
		return nil, world.ErrNothing
	}
	p := world.Parcel{
		Stream: plan.Stream, Epoch: plan.Epoch, Seq: plan.Seq, Prev: plan.Prev, Created: created,
		Recipients: readers(plan.Recipients, l.id.Recipient()), Everything: plan.Everything,
	}
	e := export{}
	for _, h := range plan.Objects {
		p.Objects = append(p.Objects, l.objects[h.ID].Sealed)
		e.ids = append(e.ids, h.ID)
	}
	for _, s := range plan.Inner {
		p.Inner = append(p.Inner, l.manifests[s.ID])
	}
	b, err := l.Pack(p)
	if err != nil {
		return nil, err
	}
	signed := b.(*parcel).signed
	e.Seen = syncpkg.Seen{StreamID: syncpkg.StreamID{Signer: l.own().KeyID, Epoch: p.Epoch, Stream: p.Stream}, Seq: p.Seq, ID: signed.ID(), Prev: p.Prev}
	l.manifests[e.ID] = signed
	l.exports = append(slices.Clone(l.exports), e)
	return b, nil
}

// readers lists a writer beside those for whom it writes.
func readers(recipients []string, own string) []string {
	all := append(slices.Clone(recipients), own)
	slices.Sort(all)
	return slices.Compact(all)
}

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

// acknowledge signs the receipts that say something new.
func (l *simDevice) acknowledge(created string) error {
	all := l.all()
	for _, s := range syncpkg.Gaps(maps.Values(all)) {
		sender, err := l.seen.chain(l.chains[s.Signer], l.anchor())
		if err != nil || s.Stream != world.County || sender.Division == l.own().Division {
			continue
		}
		r := syncpkg.Acknowledge(s.StreamID, maps.Values(all), l.verdict)
		var parents []object.ID
		same := false
		for o := range l.inOrder() {
			if o.Type == object.Receipt && o.Subject == r.Subject() {
				parents = []object.ID{o.ID}
				last, _ := syncpkg.ReadReceipt(o)
				same = fmt.Sprint(last) == fmt.Sprint(r)
			}
		}
		if same {
			continue
		}
		body, err := object.Encode(r)
		if err != nil {
			return err
		}
		o, err := l.sign(object.Header{Type: object.Receipt, Division: sender.Division, Subject: r.Subject(), Parents: parents, Claimed: created, Body: body})
		if err != nil {
			return err
		}
		l.add(o)
		l.receipts = append(l.receipts, r)
	}
	return nil
}

func (l *simDevice) verdict(id object.ID) syncpkg.Verdict {
	if o, held := l.objects[id]; held && !l.counts(o) {
		return syncpkg.Verdict{Quarantine: "revoked"}
	} else if held || l.fault == receiptTooEarly {
		return syncpkg.Verdict{Held: true}
	}
	return syncpkg.Verdict{Quarantine: l.bad[id]}
}

func (l *simDevice) Import(b world.Batch) (world.Report, error) {
	var report world.Report
	p := b.(*parcel)
	sender, err := l.seen.chain(p.chain, l.anchor())
	if err != nil {
		return report, err
	}
	m, err := l.seen.manifest(p.signed, sender)
	if err != nil {
		return report, err
	}
	if !slices.ContainsFunc(l.readers, func(r string) bool { return slices.Contains(m.Recipients, r) }) && l.fault != readsForOthers {
		return report, syncpkg.ErrNotForUs
	}
	if !slices.Equal(slices.Collect(m.Objects()), idsOfSealed(p.objects)) && l.fault != believesBatch {
		if l.fault == keepsRefused {
			l.bad[p.objects[0].ID()] = "form"
		}
		return report, syncpkg.ErrMalformed
	}
	report.Forked = errors.Is(syncpkg.CheckStream(maps.Values(l.all()), m), syncpkg.ErrForked)
	trusted := map[object.KeyID]syncpkg.Certificate{sender.KeyID: sender}
	l.chains[sender.KeyID] = p.chain
	for _, chain := range p.chains {
		if c, err := l.seen.chain(chain, l.anchor()); err == nil {
			trusted[c.KeyID], l.chains[c.KeyID] = c, chain
		}
	}
	l.manifests[p.signed.ID()] = p.signed
	for _, s := range p.inner {
		var m syncpkg.Manifest
		if object.Decode(s.Manifest, &m) != nil {
			continue
		}
		if _, err := l.seen.manifest(s, trusted[m.Signer]); err == nil || l.fault == believesManifest {
			l.manifests[s.ID()] = s
		}
	}
	var received []object.Object
	for _, s := range p.objects {
		o, err := l.seen.admit(s, trusted[s.Signer])
		if l.fault == believesForged {
			o, err = object.Trusted(s)
		}
		if err != nil {
			var bad *syncpkg.BadObject
			errors.As(err, &bad)
			report.Quarantined = append(report.Quarantined, bad.ID)
			if _, held := l.objects[bad.ID]; !held {
				l.bad[bad.ID] = bad.Code()
				l.waiting[bad.ID] = s
			}
			continue
		}
		if l.add(o) {
			report.Added++
		}
		if o.Type == object.Receipt {
			received = append(received, o)
		}
	}
	l.judge()
	for _, o := range received {
		l.heed(o)
	}
	return report, l.renew()
}

// heed takes a receipt.
func (l *simDevice) heed(o object.Object) {
	body, err := syncpkg.ReadReceipt(o)
	if err != nil {
		return
	}
	r := syncpkg.Receipt{ReceiptBody: body, By: o.Signer}
	l.heard = append(l.heard, r)
	v := l.view(r.Stream)
	if l.fault == believesTownship {
		r.By = v.County().KeyID
	}
	if !v.Acknowledges(r) {
		return
	}
	not := map[object.ID]bool{}
	for _, q := range r.Quarantined {
		not[q.ID] = true
	}
	covered := func(e export) bool { return e.StreamID == r.StreamID() && e.Seq <= r.Seq }
	mine := slices.ContainsFunc(l.exports, func(e export) bool { return covered(e) && e.ID == r.Batch })
	for _, e := range l.exports {
		for _, id := range e.ids {
			if mine && covered(e) && !not[id] {
				l.done[id] = true
			}
		}
	}
	if v.MustRenew(r) && l.fault != staysInEpoch {
		*l.epochs++
		l.epoch += uint64(*l.epochs)
	}
}

// renew opens another epoch when what this one has carried does not count any more.
func (l *simDevice) renew() error {
	gone := map[object.ID]bool{}
	for id, o := range l.objects {
		gone[id] = !l.counts(o)
	}
	if l.standing == nil || !l.view(world.County).Stranded(world.County, gone) {
		return nil
	}
	return l.NewEpoch()
}

// NewEpoch opens the next epoch, another one than any copy of this disk will.
func (l *simDevice) NewEpoch() error {
	*l.epochs++
	l.epoch += uint64(*l.epochs)
	return nil
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

func (l *simDevice) Unpack(b world.Batch) (world.Parcel, error) {
	p := b.(*parcel)
	var m syncpkg.Manifest
	err := object.Decode(p.signed.Manifest, &m)
	return world.Parcel{
		ID: p.signed.ID(), Stream: m.Stream, Epoch: m.Epoch, Seq: m.Seq, Prev: m.Prev, Created: m.Created, Recipients: m.Recipients,
		Everything: m.Everything, Objects: slices.Clone(p.objects), Inner: slices.Clone(p.inner), Chains: p.chains,
	}, err
}

func (l *simDevice) Pack(p world.Parcel) (world.Batch, error) {
	m := syncpkg.Manifest{
		Version: 1, Suite: 1, Signer: l.own().KeyID, Epoch: p.Epoch, Stream: p.Stream, Seq: p.Seq, Prev: p.Prev, Created: p.Created,
		Recipients: p.Recipients, Everything: p.Everything, Inner: [][32]byte{}, Blocks: []syncpkg.BlockSummary{}, Blobs: []syncpkg.Blob{},
	}
	if len(p.Objects) > 0 {
		var block syncpkg.BlockSummary
		for _, id := range idsOfSealed(p.Objects) {
			block.Objects = append(block.Objects, id[:]...)
		}
		m.Blocks = append(m.Blocks, block)
	}
	raw, err := object.Encode(m)
	if err != nil {
		return nil, err
	}
	signature := object.Signable("ruhu manifest v1", raw)
	b := &parcel{chain: l.id.Chain(), inner: p.Inner, objects: p.Objects}
	b.signed = syncpkg.SignedManifest{Manifest: raw, Signature: signBytes(l.id, signature)}
	for _, key := range slices.SortedFunc(maps.Keys(l.chains), func(a, b object.KeyID) int { return strings.Compare(string(a[:]), string(b[:])) }) {
		b.chains = append(b.chains, l.chains[key])
	}
	return b, nil
}

func (l *simDevice) Damage(b world.Batch, at uint32) (world.Batch, error) {
	p := *b.(*parcel)
	if len(p.objects) == 0 || at%2 == 0 {
		p.signed.Manifest = slices.Clone(p.signed.Manifest)
		p.signed.Manifest[int(at/2)%len(p.signed.Manifest)] ^= 1
		return &p, nil
	}
	p.objects = slices.Clone(p.objects)
	o := &p.objects[int(at/2)%len(p.objects)]
	o.Payload = slices.Clone(o.Payload)
	o.Payload[int(at/4)%len(o.Payload)] ^= 1
	return &p, nil
}

func idsOfSealed(objects []object.Sealed) []object.ID {
	ids := make([]object.ID, len(objects))
	for i, o := range objects {
		ids[i] = o.ID()
	}
	return ids
}
