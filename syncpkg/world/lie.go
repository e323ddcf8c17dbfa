package world

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// lie is what a township did to a batch of its own, and what must be seen of it.
type lie struct {
	forged []object.ID                // must not be believed by anybody
	left   map[object.ID]object.KeyID // left out although a manifest of this signer lists it
}

// found fails when a device that took in the batch shows no trace of the lie.
func (l lie) found(r Report, s State) error {
	for _, id := range l.forged {
		if _, held := s.Held[id]; held || s.Bad[id] == "" || !slices.Contains(r.Quarantined, id) {
			return fmt.Errorf("the forged %s was not found", id)
		}
	}
	for id, signer := range l.left {
		if _, held := s.Held[id]; !held && s.Bad[id] == "" && s.Absent[signer] == 0 {
			return fmt.Errorf("nobody sees that %s was left out", id)
		}
	}
	return nil
}

// lie makes the township that lies send the county something else than its
// program would.
func (w *world) lie(e Event) error {
	if w.story.Liar < 0 {
		return nil
	}
	d := w.desks[w.story.Liar+1]
	if int(e.A)%(len(lies)+1) == len(lies) {
		return w.pretendReceipt(d, e)
	}
	honest, err := d.Export(County, d.now(len(w.sticks)))
	if errors.Is(err, ErrNothing) {
		return nil
	}
	if err != nil {
		return err
	}
	p, err := d.Unpack(honest)
	if err != nil {
		return err
	}
	w.note(d, p) // it may come to light with a later batch
	l, lied := lies[int(e.A)%(len(lies)+1)].tell(d, &p, e)
	if !lied {
		return w.put(d, honest, nil)
	}
	return w.tell(d, p, &l)
}

func (w *world) tell(d *desk, p Parcel, l *lie) error {
	b, err := d.Pack(p)
	if err != nil {
		return fmt.Errorf("%s lies: %w", d.division, err)
	}
	return w.put(d, b, l)
}

// victim returns the device below a township that sent last.
func (w *world) victim(d *desk) *desk {
	for _, last := range slices.Backward(w.sent) {
		for _, v := range w.desks {
			if keyOf(v) == last.by && v.division != d.division && strings.HasPrefix(v.division, d.division) {
				return v
			}
		}
	}
	return nil
}

// pretendReceipt tells a village that all it sent has arrived, in a receipt of
// the township's own: only the county's may be believed.
func (w *world) pretendReceipt(d *desk, e Event) error {
	v := w.victim(d)
	if v == nil {
		return nil
	}
	honest, err := d.Export(v.division, d.now(len(w.sticks)))
	if errors.Is(err, ErrNothing) {
		return nil
	}
	if err != nil {
		return err
	}
	p, err := d.Unpack(honest)
	if err != nil {
		return err
	}
	w.note(d, p)
	for _, last := range slices.Backward(w.sent) {
		if last.by != keyOf(v) {
			continue
		}
		r := syncpkg.ReceiptBody{
			Signer: last.by, Epoch: last.epoch, Stream: County, Seq: last.seq, Batch: last.id,
			Missing: []syncpkg.Range{}, Quarantined: []syncpkg.Quarantined{}, Forked: []uint64{},
		}
		body, err := object.Encode(r)
		if err != nil {
			return err
		}
		o, err := object.Sign(d.Identity().Key(), object.Header{Type: object.Receipt, Division: v.division, Subject: r.Subject(), Body: body})
		if err != nil {
			return err
		}
		p.Objects = append(p.Objects, o.Sealed)
		p.Everything.Count++
		if err := w.tell(d, p, &lie{}); err != nil {
			return err
		}
		return w.bring(w.sticks[len(w.sticks)-1], v)
	}
	return w.put(d, honest, nil)
}

// lies are the ways to do it. Each says whether the parcel gave the occasion.
var lies = []struct {
	name string
	tell func(d *desk, p *Parcel, e Event) (lie, bool)
}{
	{"alter an object", alter},
	{"forge an object", forge},
	{"leave an object out", leaveOut},
	{"leave out a village and its manifests", withhold},
	{"alter a village's manifest", alterManifest},
}

// others returns the places of objects that somebody else signed.
func (p *Parcel) others(d *desk) (at []int) {
	for i, o := range p.Objects {
		if o.Signer != keyOf(d) {
			at = append(at, i)
		}
	}
	return at
}

func alter(d *desk, p *Parcel, e Event) (lie, bool) {
	at := p.others(d)
	if len(at) == 0 {
		return lie{}, false
	}
	o := &p.Objects[at[int(e.B)%len(at)]]
	left := p.listed(o.ID())
	var h object.Header
	if err := object.Decode(o.Payload, &h); err != nil {
		return lie{}, false
	}
	h.Author = "somebody else"
	payload, err := object.Encode(h)
	if err != nil {
		return lie{}, false
	}
	o.Payload = payload
	return lie{forged: []object.ID{o.ID()}, left: left}, true
}

// forge signs in somebody else's name with the own key.
func forge(d *desk, p *Parcel, e Event) (lie, bool) {
	at := p.others(d)
	if len(at) == 0 {
		return lie{}, false
	}
	var h object.Header
	if err := object.Decode(p.Objects[at[int(e.B)%len(at)]].Payload, &h); err != nil {
		return lie{}, false
	}
	victim := h.Signer
	h.Author = fmt.Sprint("nobody ", e.C)
	o, err := object.Sign(d.Identity().Key(), h)
	if err != nil {
		return lie{}, false
	}
	h = o.Header
	h.Signer = victim
	if o.Sealed.Payload, err = object.Encode(h); err != nil {
		return lie{}, false
	}
	o.Sealed.Signer = victim
	p.Objects = append(p.Objects, o.Sealed)
	p.Everything.Count++
	return lie{forged: []object.ID{o.Sealed.ID()}}, true
}

// listed returns whose manifests in the parcel list an object: there it must be
// missed when it does not come.
func (p *Parcel) listed(id object.ID) map[object.ID]object.KeyID {
	for _, m := range p.manifests() {
		for o := range m.Objects() {
			if o == id {
				return map[object.ID]object.KeyID{id: m.Signer}
			}
		}
	}
	return nil
}

func (p *Parcel) manifests() []syncpkg.Manifest {
	all := make([]syncpkg.Manifest, len(p.Inner))
	for i, m := range p.Inner {
		if err := object.Decode(m.Manifest, &all[i]); err != nil {
			return nil
		}
	}
	return all
}

func leaveOut(d *desk, p *Parcel, e Event) (lie, bool) {
	at := p.others(d)
	if len(at) == 0 {
		return lie{}, false
	}
	i := at[int(e.B)%len(at)]
	l := lie{left: p.listed(p.Objects[i].ID())}
	p.Objects = slices.Delete(p.Objects, i, i+1)
	if e.C%2 == 0 {
		p.pretend()
	}
	return l, true
}

// pretend says that there never was more than is here.
func (p *Parcel) pretend() {
	p.Everything = syncpkg.InventoryOf(func(yield func(object.ID) bool) {
		for _, o := range p.Objects {
			if !yield(o.ID()) {
				return
			}
		}
	})
}

// withhold leaves no trace at the county, and gains nothing: the village gets no
// receipt, and its next manifest to arrive any way shows the gap.
func withhold(d *desk, p *Parcel, e Event) (lie, bool) {
	at := p.others(d)
	if len(at) == 0 {
		return lie{}, false
	}
	victim := p.Objects[at[int(e.B)%len(at)]].Signer
	p.Objects = slices.DeleteFunc(p.Objects, func(o object.Sealed) bool { return o.Signer == victim })
	manifests := p.manifests()
	var inner []syncpkg.SignedManifest
	for i, m := range manifests {
		if m.Signer != victim {
			inner = append(inner, p.Inner[i])
		}
	}
	p.Inner = inner
	p.pretend()
	return lie{}, true
}

// alterManifest takes an object out of what a village said it had sent.
func alterManifest(d *desk, p *Parcel, e Event) (lie, bool) {
	for i, m := range p.manifests() {
		if m.Signer == keyOf(d) || m.Count() < 2 {
			continue
		}
		b := &m.Blocks[0]
		if b.Count() == 0 {
			continue
		}
		b.Objects = b.Objects[len(object.ID{}):]
		m.Everything.Count--
		raw, err := object.Encode(m)
		if err != nil {
			return lie{}, false
		}
		p.Inner[i].Manifest = raw
		return lie{}, true
	}
	return lie{}, false
}
