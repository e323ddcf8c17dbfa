package store_test

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"ruhu/store"
)

func trail(t testing.TB, s *store.Store, f store.AuditFilter) (list []store.AuditEntry) {
	t.Helper()
	for e, err := range s.Audit(ctx, f) {
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, e)
	}
	return list
}

func TestTheAuditTrailIsReadAsItWasWrittenAndNarrowed(t *testing.T) {
	s := newStore(t)
	var want []store.AuditEntry
	for i := range 1100 { // more than are read at once
		e := store.AuditEntry{
			At: noon.Add(time.Duration(i) * 700 * time.Millisecond), Operator: "o1", Action: "saw",
			Subject: fmt.Sprintf("h%d", i%3), Detail: "王𬍛",
		}
		want = append(want, e)
		update(t, s, func(tx *store.Tx) error { return tx.AddAudit(e) })
	}
	all := trail(t, s, store.AuditFilter{})
	if head, err := s.AuditHead(); err != nil || len(all) == 0 || all[len(all)-1].Hash != head {
		t.Errorf("the trail ends with %x, %v", head, err)
	}
	for i := range all {
		want[i].Hash = all[i].Hash // what follows from it, Check shows
	}
	if !reflect.DeepEqual(all, want) {
		t.Errorf("%d lines, want %d", len(all), len(want))
	}
	intact(t, s)
	if got := trail(t, s, store.AuditFilter{Subject: "h1"}); len(got) != 367 || got[0].Subject != "h1" {
		t.Errorf("%d lines of one household", len(got))
	}
	// The 10th line is at a whole second, those around it are not.
	if got := trail(t, s, store.AuditFilter{From: want[10].At, Until: want[12].At}); !reflect.DeepEqual(got, want[10:12]) {
		t.Errorf("between two moments: %+v", got)
	}
	if got := trail(t, s, store.AuditFilter{From: want[11].At, Until: want[20].At}); !reflect.DeepEqual(got, want[11:20]) {
		t.Errorf("between two moments: %+v", got)
	}
}

func TestTheAuditTrailNeitherChangesNorGoes(t *testing.T) {
	s := newStore(t)
	update(t, s, func(tx *store.Tx) error { return tx.AddAudit(store.AuditEntry{At: noon, Action: "saw"}) })
	for _, statement := range []string{"DELETE FROM audit", "UPDATE audit SET action = 'nothing'"} {
		if err := s.Tamper(statement); err == nil {
			t.Errorf("%s was allowed", statement)
		}
	}
}
