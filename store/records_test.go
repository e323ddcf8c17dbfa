package store_test

import (
	"errors"
	"reflect"
	"slices"
	"testing"
	"time"

	"ruhu/store"
	"ruhu/syncpkg/object"
)

var noon = time.Date(2017, 5, 16, 12, 0, 0, 123456789, time.UTC)

func TestSettingsAreKept(t *testing.T) {
	dir, _ := newFolder(t)
	s := open(t, dir)
	for _, value := range []string{"zh", "en", ""} {
		update(t, s, func(tx *store.Tx) error { return tx.SetSetting("language", value) })
		if got, err := s.Setting("language"); got != value || err != nil {
			t.Errorf("got %q, %v", got, err)
		}
	}
	update(t, s, func(tx *store.Tx) error { return tx.SetSetting("role", "village") })
	s.Close()
	s = open(t, dir)
	if got, err := s.Setting("role"); got != "village" || err != nil {
		t.Errorf("got %q, %v", got, err)
	}
	if got, err := s.Setting("never set"); got != "" || err != nil {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestDraftsAreKeptAsTheyWere(t *testing.T) {
	s := newStore(t)
	a := store.Draft{VisitID: "v1", Household: "h1", Parents: []object.ID{{1}, {2}}, Doc: []byte(`{"a":1}`), Cursor: "members/m1.name", SavedAt: noon}
	b := store.Draft{VisitID: "v2", Household: "h2", Doc: []byte(`{}`), SavedAt: noon.Add(time.Second)}
	update(t, s, func(tx *store.Tx) error { return errors.Join(tx.SaveDraft(a), tx.SaveDraft(b)) })
	a.Doc, a.Cursor, a.SavedAt = []byte(`{"a":2}`), "incomes/i1", noon.Add(2*time.Second)
	update(t, s, func(tx *store.Tx) error { return tx.SaveDraft(a) })
	if got, err := s.Drafts(); err != nil || !reflect.DeepEqual(got, []store.Draft{a, b}) {
		t.Errorf("%+v, %v", got, err)
	}
	update(t, s, func(tx *store.Tx) error { return tx.DeleteDraft("v1") })
	if _, err := s.Draft("v1"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("got %v", err)
	}
	if got, err := s.Draft("v2"); err != nil || !reflect.DeepEqual(got, b) {
		t.Errorf("%+v, %v", got, err)
	}
	if err := s.Update(ctx, func(tx *store.Tx) error { return tx.SaveDraft(store.Draft{}) }); err == nil {
		t.Error("a draft without a visit id was saved")
	}
}

func TestAChangeThatFailsLeavesNothing(t *testing.T) {
	s := newStore(t)
	reason := errors.New("changed my mind")
	err := s.Update(ctx, func(tx *store.Tx) error {
		if err := tx.SaveDraft(store.Draft{VisitID: "v1"}); err != nil {
			return err
		}
		if d, err := tx.Draft("v1"); err != nil || d.VisitID != "v1" {
			t.Errorf("the transaction does not see what it wrote: %+v %v", d, err)
		}
		return reason
	})
	if !errors.Is(err, reason) {
		t.Errorf("got %v", err)
	}
	if _, err := s.Draft("v1"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("got %v", err)
	}
}

func TestCertificatesAreReplacedByKey(t *testing.T) {
	s := newStore(t)
	c := store.Certificate{KeyID: object.KeyID{1}, Role: "village", Division: "410621105201", Chain: [][]byte{{1, 2}, {3}}, Source: "a.ruhu"}
	d := store.Certificate{KeyID: object.KeyID{2}, Role: "county", Division: "410621", Chain: [][]byte{{4}}}
	update(t, s, func(tx *store.Tx) error { return errors.Join(tx.PutCertificate(c), tx.PutCertificate(d)) })
	later, first := c, c
	later.Chain, later.Source = [][]byte{{2, 1}, {3}}, "b.ruhu"
	first.Chain, first.Source = [][]byte{{0, 9}, {3}}, "c.ruhu"
	for _, other := range []store.Certificate{later, first, c} {
		update(t, s, func(tx *store.Tx) error { return tx.PutCertificate(other) })
	}
	c = first
	if got, err := s.Certificates(); err != nil || !reflect.DeepEqual(got, []store.Certificate{d, c}) {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestManifestsAreKeptOnceAndForksBesideEachOther(t *testing.T) {
	s := newStore(t)
	m := store.Manifest{
		Signer: object.KeyID{1}, Epoch: 2, Stream: "up", Seq: 3, Hash: [32]byte{4}, Prev: [32]byte{5},
		Bytes: []byte{6}, Signature: []byte{7}, Objects: 8, ReceivedAt: noon, File: "a.ruhu",
	}
	fork, next, other := m, m, m
	fork.Hash = [32]byte{44}
	next.Seq = 4
	other.Signer, other.Stream, other.Epoch = object.KeyID{2}, "down", 9
	update(t, s, func(tx *store.Tx) error {
		for n, each := range []store.Manifest{next, m, fork, other, m} {
			added, err := tx.AddManifest(each)
			if err != nil || added != (n < 4) {
				t.Errorf("manifest %d: added is %v, %v", n, added, err)
			}
		}
		return nil
	})
	epoch := uint64(9)
	for name, test := range map[string]struct {
		filter store.ManifestFilter
		want   []store.Manifest
	}{
		"all":       {store.ManifestFilter{}, []store.Manifest{m, fork, next, other}},
		"by signer": {store.ManifestFilter{Signer: &m.Signer}, []store.Manifest{m, fork, next}},
		"by stream": {store.ManifestFilter{Stream: "down"}, []store.Manifest{other}},
		"by epoch":  {store.ManifestFilter{Epoch: &epoch}, []store.Manifest{other}},
		"nothing":   {store.ManifestFilter{Signer: &m.Signer, Epoch: &epoch}, nil},
	} {
		if got, err := s.Manifests(test.filter); err != nil || !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
	m.Seq = 1 << 63
	if err := s.Update(ctx, func(tx *store.Tx) error { _, err := tx.AddManifest(m); return err }); err == nil {
		t.Error("a number beyond SQLite's was stored")
	}
}

func TestAReceiptAcknowledgesTheObjectsOfAllEarlierExports(t *testing.T) {
	s := newStore(t)
	objects := []object.Object{raw(t, "a", "1", nil), raw(t, "a", "2", nil), raw(t, "a", "3", nil), raw(t, "a", "4", nil)}
	add(t, s, objects...)
	ids := func(n ...int) (list []object.ID) {
		for _, i := range n {
			list = append(list, objects[i].ID)
		}
		return list
	}
	first := store.Export{Epoch: 1, Stream: "up", Seq: 1, Hash: [32]byte{1}, CreatedAt: noon, File: "1.ruhu", Objects: 1}
	second := store.Export{Epoch: 1, Stream: "up", Seq: 2, Hash: [32]byte{2}, CreatedAt: noon, File: "2.ruhu", Objects: 2}
	third := store.Export{Epoch: 1, Stream: "up", Seq: 3, Hash: [32]byte{3}, CreatedAt: noon, File: "3.ruhu", Objects: 3}
	aside := store.Export{Epoch: 1, Stream: "aside", Seq: 1, CreatedAt: noon, Objects: 1}
	update(t, s, func(tx *store.Tx) error {
		return errors.Join(tx.AddExport(first, ids(0)), tx.AddExport(second, ids(0, 1)), tx.AddExport(third, ids(0, 1, 2)), tx.AddExport(aside, ids(3)))
	})
	for _, step := range []struct {
		name   string
		epoch  uint64
		stream string
		seq    uint64
		hash   [32]byte
		except []object.ID
		open   []object.ID
	}{
		{"another batch under the number", 1, "up", 2, third.Hash, nil, ids(0, 1, 2, 3)},
		{"a number never written", 1, "up", 9, second.Hash, nil, ids(0, 1, 2, 3)},
		{"a number beyond SQLite's", 1, "up", 1 << 63, second.Hash, nil, ids(0, 1, 2, 3)},
		{"another epoch", 2, "up", 2, second.Hash, nil, ids(0, 1, 2, 3)},
		{"an epoch beyond SQLite's", 1 << 63, "up", 2, second.Hash, nil, ids(0, 1, 2, 3)},
		{"another stream", 1, "aside", 2, second.Hash, nil, ids(0, 1, 2, 3)},
		{"an object that was not believed", 1, "up", 2, second.Hash, ids(1), ids(1, 2, 3)},
		{"the same again, believed now", 1, "up", 2, second.Hash, nil, ids(2, 3)},
		{"what was acknowledged stays so", 1, "up", 2, second.Hash, ids(0, 1), ids(2, 3)},
	} {
		update(t, s, func(tx *store.Tx) error {
			return tx.Acknowledge(step.epoch, step.stream, step.seq, step.hash, step.except)
		})
		var open []object.ID
		for o, err := range s.Objects(ctx, store.ObjectFilter{Unacknowledged: true}) {
			if err != nil {
				t.Fatal(err)
			}
			open = append(open, o.ID)
		}
		if !slices.Equal(open, step.open) {
			t.Errorf("%s: %d objects are unacknowledged, want %d", step.name, len(open), len(step.open))
		}
	}
	first.Acknowledged, second.Acknowledged = true, true
	if got, err := s.Exports(); err != nil || !reflect.DeepEqual(got, []store.Export{aside, first, second, third}) {
		t.Errorf("%+v, %v", got, err)
	}
	for name, change := range map[string]func(*store.Tx) error{
		"a number beyond SQLite's": func(tx *store.Tx) error {
			return tx.AddExport(store.Export{Epoch: 1 << 63, Stream: "up", Seq: 1, CreatedAt: noon}, nil)
		},
		"the same number twice": func(tx *store.Tx) error { return tx.AddExport(third, nil) },
		"an object not stored": func(tx *store.Tx) error {
			return tx.AddExport(store.Export{Epoch: 1, Stream: "up", Seq: 4, CreatedAt: noon}, []object.ID{{1}})
		},
	} {
		if err := s.Update(ctx, change); err == nil {
			t.Errorf("%s went through", name)
		}
	}
}

func TestQuarantineKeepsAnObjectUntilItIsAccepted(t *testing.T) {
	s := newStore(t)
	good, bad := raw(t, "a", "1", nil), raw(t, "a", "2", nil).Sealed
	bad.Signature = []byte{1}
	a := store.Quarantine{Sealed: good.Sealed, Batch: "b1", Reason: "sync.no_certificate", Detail: "x", ReceivedAt: noon}
	b := store.Quarantine{Sealed: bad, Batch: "b1", Reason: "sync.signature", ReceivedAt: noon}
	update(t, s, func(tx *store.Tx) error {
		return errors.Join(tx.AddQuarantine(a), tx.AddQuarantine(b), tx.AddQuarantine(a))
	})
	if got, err := s.Quarantined(); err != nil || !reflect.DeepEqual(got, []store.Quarantine{a, b}) {
		t.Errorf("%+v, %v", got, err)
	}
	add(t, s, good)
	if got, err := s.Quarantined(); err != nil || !reflect.DeepEqual(got, []store.Quarantine{b}) {
		t.Errorf("%+v, %v", got, err)
	}
	if c, err := s.Counts(); err != nil || c.Quarantined != 1 {
		t.Errorf("%+v, %v", c, err)
	}
}
