package syncpkg

import (
	"bytes"
	"cmp"
	"slices"

	"ruhu/survey"
	"ruhu/syncpkg/object"
)

// Plan is the next batch of a stream. An empty one is not written.
type Plan struct {
	Stream     string
	Epoch      uint64
	Seq        uint64
	Prev       BatchID
	Objects    []Held      // in the order of the batch
	Contents   []object.ID // attachments among them whose content goes along
	Everything Inventory   // all that the stream has carried in this epoch, this batch included
	Inner      []Seen      // batches whose manifests it carries on
	Recipients []string    // readers besides the writer
	Reached    bool        // somebody in the audience can read it
	Rest       []Held      // what found no place: see Continue
	Forwards   bool        // a batch from below is among Inner
}

// Empty reports whether the plan has nothing to say. A batch from below is to be
// forwarded even when the county has all that was in it, from another laptop or
// out of an epoch before: without its manifest there is no receipt for it.
func (p Plan) Empty() bool { return len(p.Objects) == 0 && !p.Forwards }

// NextBatch decides what the next batch of a stream holds.
func NextBatch(v View, stream string) Plan {
	p := Plan{Stream: stream, Epoch: v.Epoch}
	p.Seq, p.Prev = v.place(stream)
	p.Objects, p.Rest = fit(v.ToSend(stream), func(h Held) int64 { return v.content(h, stream) })
	if v.told(p.Objects, stream) {
		p.Objects = nil
	}
	for _, h := range p.Objects {
		if v.content(h, stream) > 0 {
			p.Contents = append(p.Contents, h.ID)
		}
	}
	p.Everything = InventoryOf(func(yield func(object.ID) bool) {
		for _, id := range v.Carried[stream] {
			if !yield(id) {
				return
			}
		}
		for _, h := range p.Objects {
			if !yield(h.ID) {
				return
			}
		}
	})
	p.Recipients, p.Reached = v.readers(stream)
	p.Inner = v.Proof
	if v.Upward(stream) {
		p.Inner = v.uncovered(stream)
		p.Forwards = slices.ContainsFunc(p.Inner, func(s Seen) bool { return s.Signer != v.Self.KeyID })
	}
	return p
}

// told reports whether there is nothing to say but directories that the stream has
// carried before: nobody carries a stick for those.
func (v View) told(objects []Held, stream string) bool {
	return !slices.ContainsFunc(objects, func(h Held) bool {
		return h.Type != object.Directory || !slices.Contains(v.Carried[stream], h.ID)
	})
}

// ToSend returns what belongs into batches of a stream: upward all that no receipt
// covers yet, downward all that is the audience's business.
func (v View) ToSend(stream string) []Held {
	var all []Held
	for _, h := range v.Held {
		if v.travels(h, stream) {
			all = append(all, h)
		}
	}
	return all
}

// Continue returns the view after a planned batch was written, holding only what
// found no place in it.
func (v View) Continue(p Plan, id BatchID) View {
	written := Seen{StreamID: StreamID{Signer: v.Self.KeyID, Epoch: p.Epoch, Stream: p.Stream}, Seq: p.Seq, ID: id, Prev: p.Prev}
	v.Seen = append(slices.Clone(v.Seen), written)
	v.Written = append(slices.Clone(v.Written), written)
	carried := slices.Clone(v.Carried[p.Stream])
	for _, h := range p.Objects {
		carried = append(carried, h.ID)
	}
	v.Carried = map[string][]object.ID{p.Stream: carried}
	v.Held = p.Rest
	return v
}

// place returns the next number of a stream and the batch before it. The first
// of an epoch names the last one known of an epoch before.
func (v View) place(stream string) (seq uint64, prev BatchID) {
	last := Seen{}
	for _, s := range v.Written {
		if s.Stream == stream && s.Epoch == v.Epoch && (s.Seq > last.Seq) {
			last = s
		}
	}
	if last.Seq > 0 {
		return last.Seq + 1, last.ID
	}
	for _, s := range slices.Concat(v.Seen, v.Written) {
		if s.Signer == v.Self.KeyID && s.Stream == stream && s.Epoch < v.Epoch && compareSeen(s, last) > 0 {
			last = s
		}
	}
	return 1, last.ID
}

func compareSeen(a, b Seen) int {
	return cmp.Or(bytes.Compare(a.Signer[:], b.Signer[:]), cmp.Compare(a.Epoch, b.Epoch), cmp.Compare(a.Stream, b.Stream),
		cmp.Compare(a.Seq, b.Seq), bytes.Compare(a.ID[:], b.ID[:]))
}

// batchBytes bounds what is put into one batch before compression, which hardly
// ever makes anything larger.
const batchBytes = MaxBatch / 100 * 99

// fit cuts off what one batch cannot hold, the contents of attachments included.
func fit(all []Held, content func(Held) int64) (in, rest []Held) {
	size, contents := int64(0), 0
	for n, h := range all {
		more := content(h)
		if size += h.Size + more; more > 0 {
			contents++
		}
		if n == MaxObjects || n > 0 && (size > batchBytes || contents > MaxBlobs) {
			return all[:n], all[n:]
		}
	}
	return all, nil
}

// content returns how many bytes of an attachment's content go with it. A village
// with one laptop has the content of what that laptop signed.
func (v View) content(h Held, stream string) int64 {
	if h.Content == 0 || v.Upward(stream) {
		return h.Content
	}
	for _, d := range v.Devices {
		if survey.InDivision(d.Division, stream) && d.KeyID != h.Signer {
			return h.Content
		}
	}
	return 0
}

// uncovered returns the batches from below, and the office's own earlier ones,
// that no receipt covers: with their manifests the county sees what was sent even
// where a stick was lost on the way.
func (v View) uncovered(stream string) []Seen {
	covered := v.Covered(stream)
	var all []Seen
	for _, s := range v.Seen {
		if s.Stream == stream && !covered[s.ID] {
			all = append(all, s)
		}
	}
	slices.SortFunc(all, compareSeen)
	return slices.Compact(all)
}

// readers are the readers of a batch besides its writer: upward everybody above;
// downward the devices of the audience and everybody above them. Nothing is
// encrypted to a key that was revoked.
func (v View) readers(stream string) (recipients []string, reached bool) {
	upward := v.Upward(stream)
	for _, c := range slices.Concat(v.Superiors, v.Devices) {
		above := survey.InDivision(v.Self.Division, c.Division) && c.Division != v.Self.Division
		in := survey.InDivision(c.Division, stream)
		if v.Distrusted[c.KeyID] || !above && (upward || !in && !survey.InDivision(stream, c.Division)) {
			continue
		}
		recipients = append(recipients, c.Recipient)
		reached = reached || in
	}
	return recipients, reached || upward
}
