package exchange_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/app/exchange"
	"ruhu/assets/text"
	"ruhu/store"
	"ruhu/survey"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
	"ruhu/syncpkg/world"
)

// simDevice is a real workspace, with real files between it and the others.
type simDevice struct {
	t testing.TB
	w *app.Workspace
}

func (d simDevice) Identity() *syncpkg.Identity { return d.w.Identity }

func (d simDevice) Copy() (world.Device, error) {
	return simDevice{d.t, apptest.Copy(d.t, d.w)}, nil
}

func (d simDevice) NewEpoch() error {
	return d.w.Store.Update(d.t.Context(), func(tx *store.Tx) error { return app.OpenEpoch(tx, app.EpochRestored) })
}

func (d simDevice) Write(w world.Writing) (object.ID, error) {
	h := apptest.Family(w.Division, w.N, fmt.Sprint("张", w.N))
	h.ID = w.Household
	var body any = survey.Seed{Household: h, Source: "test"}
	if w.Type == object.Visit {
		id := fmt.Sprintf("0192e4a0-0000-7000-9000-%012d", w.N)
		body = survey.VisitRevision{Visit: survey.Visit{ID: id, Household: h, Kind: "campaign", Level: "township", Finished: w.Claimed}}
	}
	raw, err := object.Encode(body)
	if err != nil {
		return object.ID{}, err
	}
	o, err := d.w.Sign(object.Header{Type: w.Type, Division: w.Division, Subject: w.Household, Parents: w.Parents, Body: raw})
	if err != nil {
		return o.ID, err
	}
	return o.ID, d.w.Store.Update(d.t.Context(), func(tx *store.Tx) error {
		_, err := tx.AddObject(o, "")
		return err
	})
}

func (d simDevice) Heads(household string) ([]object.ID, error) {
	state, err := d.w.Store.Household(household)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	return state.Heads, err
}

func (d simDevice) Export(stream, _ string) (world.Batch, error) {
	done, err := exchange.Export(d.t.Context(), d.w, d.t.TempDir(), stream, nil)
	var said *text.Error
	if errors.Is(err, exchange.ErrNothing) || errors.As(err, &said) && said.Key == "exchange.nobody_there" {
		return nil, world.ErrNothing
	}
	if err != nil {
		return nil, err
	}
	if len(done) != 1 {
		return nil, fmt.Errorf("%d batches were written", len(done))
	}
	return done[0].File, nil
}

func (d simDevice) Import(b world.Batch) (world.Report, error) {
	r := exchange.Import(d.t.Context(), d.w, []string{b.(string)}, nil)[0]
	report := world.Report{Added: r.Added, Forked: r.Forked}
	for _, q := range r.Quarantined {
		report.Quarantined = append(report.Quarantined, q.ID)
	}
	return report, r.Err
}

func (d simDevice) State() (world.State, error) {
	s := world.State{
		Held: map[object.ID]object.Object{}, Bad: map[object.ID]string{}, Heads: map[string][]object.ID{},
		Absent: map[object.KeyID]int{},
	}
	for _, read := range []func(context.Context, *world.State) error{d.objects, d.sending, d.receiving} {
		if err := read(d.t.Context(), &s); err != nil {
			return s, err
		}
	}
	return s, nil
}

// objects reads what is here, what is not believed, and the heads that the
// projections name.
func (d simDevice) objects(ctx context.Context, s *world.State) error {
	devices, err := exchange.Devices(d.w)
	if err != nil {
		return err
	}
	reach := map[object.KeyID]string{}
	for _, c := range devices {
		reach[c.KeyID] = c.Division
	}
	for o, err := range d.w.Store.Objects(ctx, store.ObjectFilter{}) {
		if err != nil {
			return err
		}
		o.Reach = reach[o.Signer]
		s.Held[o.ID] = o
		if o.Type == object.Seed && s.Heads[o.Subject] == nil {
			if s.Heads[o.Subject], err = d.Heads(o.Subject); err != nil {
				return err
			}
		}
	}
	bad, err := d.w.Store.Quarantined()
	for _, q := range bad {
		s.Bad[q.Sealed.ID()] = q.Reason
	}
	return err
}

// sending reads what goes up and what is done with.
func (d simDevice) sending(ctx context.Context, s *world.State) error {
	if d.w.Role == syncpkg.County {
		return nil
	}
	v, err := exchange.View(ctx, d.w, world.County)
	if err != nil {
		return err
	}
	for _, h := range v.ToSend(world.County) {
		s.Pending = append(s.Pending, h.ID)
	}
	held, err := d.w.Store.Held(ctx, store.HeldFilter{})
	for _, h := range held {
		if h.Acknowledged {
			s.Acknowledged = append(s.Acknowledged, h.ID)
		}
	}
	return err
}

// receiving reads what is known of the batches that came.
func (d simDevice) receiving(ctx context.Context, s *world.State) error {
	manifests, err := d.w.Store.Manifests(store.ManifestFilter{Bare: true})
	if err != nil {
		return err
	}
	for _, m := range manifests {
		s.Batches = append(s.Batches, m.Hash)
	}
	receipts, err := exchange.Receipts(ctx, d.w)
	if err != nil {
		return err
	}
	own, _ := d.w.Identity.Certificate()
	for _, r := range receipts {
		if r.By == own.KeyID {
			s.Receipts = append(s.Receipts, r.ReceiptBody)
		}
	}
	gaps, err := exchange.Gaps(d.w)
	for _, g := range gaps {
		s.Gaps = append(s.Gaps, g.State)
		s.Absent[g.State.Signer] += g.Absent + g.Void
	}
	return err
}

func (d simDevice) Revoke(key object.KeyID) error {
	err := exchange.Revoke(d.t.Context(), d.w, exchange.Revoking{Key: key, Reason: syncpkg.KeyLost})
	var said *text.Error
	if errors.As(err, &said) && said.Key == "exchange.revoke_not_below" {
		return world.ErrNothing
	}
	return err
}

func (d simDevice) Rotate(above world.Device) error {
	boss, dir := above.(simDevice).w, d.t.TempDir()
	request, approval := filepath.Join(dir, "a"+exchange.RequestExt), filepath.Join(dir, "a"+exchange.ApprovalExt)
	if _, err := exchange.Rotate(d.t.Context(), d.w, request); err != nil {
		return err
	}
	read, err := exchange.ReadRequest(request)
	if err != nil {
		return err
	}
	err = exchange.Approve(d.t.Context(), boss, read, approval)
	if said := (*text.Error)(nil); errors.As(err, &said) && said.Key == "exchange.replaces_unknown" {
		return world.ErrNothing
	}
	if err != nil {
		return err
	}
	_, err = exchange.Accept(d.t.Context(), d.w, approval)
	return err
}

func (d simDevice) Unpack(b world.Batch) (world.Parcel, error) {
	var p world.Parcel
	data, err := os.ReadFile(b.(string))
	if err != nil {
		return p, err
	}
	r, err := syncpkg.OpenBatch(bytes.NewReader(data), d.w.Identity)
	if err != nil {
		return p, err
	}
	m := r.Manifest()
	p = world.Parcel{
		ID: m.ID(), Stream: m.Stream, Epoch: m.Epoch, Seq: m.Seq, Prev: m.Prev, Created: m.Created,
		Recipients: m.Recipients, Everything: m.Everything, Chains: r.Chains(),
	}
	for _, inner := range r.Inner() {
		p.Inner = append(p.Inner, inner.Signed)
	}
	for {
		o, err := r.Next()
		var bad *syncpkg.BadObject
		switch {
		case err == io.EOF:
			return p, nil
		case errors.As(err, &bad):
			p.Objects = append(p.Objects, bad.Sealed)
		case err != nil:
			return p, err
		default:
			p.Objects = append(p.Objects, o.Sealed)
		}
	}
}

func (d simDevice) Pack(p world.Parcel) (world.Batch, error) {
	var file bytes.Buffer
	_, err := syncpkg.WriteBatch(&file, d.w.Identity, syncpkg.BatchSpec{
		Stream: p.Stream, Epoch: p.Epoch, Seq: p.Seq, Prev: p.Prev, Created: p.Created, App: "a liar's",
		Recipients: p.Recipients, Everything: p.Everything, Inner: p.Inner, Chains: p.Chains,
		Objects: func(yield func(object.Object, error) bool) {
			for _, s := range p.Objects {
				if !yield(object.Object{Sealed: s, ID: s.ID()}, nil) {
					return
				}
			}
		},
	})
	if err != nil {
		return nil, err
	}
	return d.file(file.Bytes())
}

func (d simDevice) Damage(b world.Batch, at uint32) (world.Batch, error) {
	data, err := os.ReadFile(b.(string))
	if err != nil {
		return nil, err
	}
	data = slices.Clone(data)
	data[int(at)%len(data)] ^= 1 << (at % 8)
	return d.file(data)
}

func (d simDevice) file(data []byte) (world.Batch, error) {
	path := filepath.Join(d.t.TempDir(), "b"+exchange.BatchExt)
	return path, os.WriteFile(path, data, 0o600)
}
