package syncpkg_test

import (
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"

	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
	"ruhu/syncpkg/world"
)

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
