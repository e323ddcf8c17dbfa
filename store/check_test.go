package store_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ruhu/assets/text"
	"ruhu/store"
)

func TestCheckFindsWhatIsNotAsItShouldBe(t *testing.T) {
	tests := map[string]struct {
		code   string
		tamper []string
	}{
		"a changed line of the list":         {"household", []string{"UPDATE household SET members = 9 WHERE id = 'h1'"}},
		"a missing line of the list":         {"household", []string{"DELETE FROM household WHERE id = 'h1'"}},
		"a line without objects":             {"household", []string{"UPDATE household SET id = 'ghost' WHERE id = 'h1'"}},
		"a changed revision":                 {"revision", []string{"UPDATE revision SET day = '2018-01-01'"}},
		"a missing revision":                 {"revision", []string{"DELETE FROM revision"}},
		"an object whose subject changed":    {"object", []string{"DROP TRIGGER object_never_changes", "UPDATE object SET subject = 'h9'"}},
		"an object whose bytes changed":      {"object", []string{"DROP TRIGGER object_never_changes", "UPDATE object SET payload = x'a0'"}},
		"an object that is gone":             {"reference", []string{"PRAGMA foreign_keys = 0", "DROP TRIGGER object_is_never_deleted", "DELETE FROM object"}},
		"a changed line of the audit trail":  {"audit", []string{"DROP TRIGGER audit_never_changes", "UPDATE audit SET subject = 'h2' WHERE ordinal = 2"}},
		"a line left out of the audit trail": {"audit", []string{"DROP TRIGGER audit_is_never_deleted", "DELETE FROM audit WHERE ordinal = 2"}},
		"an object that became another":      {"object", []string{"DROP TRIGGER object_never_changes", "UPDATE object SET payload = CAST(payload || 'x' AS BLOB)"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			h := household("h1", "张国强")
			root := seed(t, h)
			add(t, s, root, visited(t, h, "v1", "2017-05-16", root.ID))
			for _, action := range []string{"opened", "saw", "printed"} {
				update(t, s, func(tx *store.Tx) error {
					return tx.AddAudit(store.AuditEntry{At: noon, Action: action, Subject: "h1"})
				})
			}
			intact(t, s)
			if err := s.Tamper(test.tamper...); err != nil {
				t.Fatal(err)
			}
			report, err := s.Check(ctx)
			if err != nil {
				t.Fatal(err)
			}
			found := map[string]bool{}
			for _, p := range report.Problems {
				found[p.Code] = true
				for _, lang := range []text.Lang{text.Zh, text.En} {
					if said := p.Text(lang); strings.HasPrefix(said, "store.") || strings.Contains(said, "%!") || !strings.Contains(said, p.Subject) {
						t.Errorf("it says %q of %+v", said, p)
					}
				}
			}
			if !found[test.code] {
				t.Errorf("no problem %s in %+v", test.code, report.Problems)
			}
		})
	}
}

func TestACheckCountsWhatIsIntactAndTellsPrograms(t *testing.T) {
	s := newStore(t)
	root := seed(t, household("h1", "张国强"))
	add(t, s, root, seed(t, household("h2", "李四")))
	report, err := s.Check(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := json.Marshal(report); err != nil || string(got) != `{"objects":2,"households":2,"problems":[]}` {
		t.Errorf("%s, %v", got, err)
	}
	if err := s.Tamper("DROP TRIGGER object_never_changes", "UPDATE object SET payload = x'a0' WHERE subject = 'h1'"); err != nil {
		t.Fatal(err)
	}
	report, err = s.Check(ctx)
	if err != nil || report.Objects != 1 || report.Households != 1 {
		t.Fatalf("%+v, %v", report, err)
	}
	if p := report.Problems[0]; p.Code != "object" || p.Subject != root.ID.String() || p.Detail == "" {
		t.Errorf("%+v", p)
	}
	if got, err := json.Marshal(report.Problems[0]); err != nil || !strings.HasPrefix(string(got), `{"code":"object","subject":"`) {
		t.Errorf("%s, %v", got, err)
	}
}

func TestRebuildPutsProjectionsRight(t *testing.T) {
	s := newStore(t)
	add(t, s, seed(t, household("h1", "张国强")), seed(t, household("h2", "李四")))
	if err := s.Tamper("UPDATE household SET members = 9", "DELETE FROM revision"); err != nil {
		t.Fatal(err)
	}
	update(t, s, func(tx *store.Tx) error { return tx.Rebuild() })
	intact(t, s)
	if report, err := s.Check(ctx); err != nil || report.Objects != 2 || report.Households != 2 {
		t.Errorf("%+v, %v", report, err)
	}
}

func TestABlockOfTheDatabaseThatRottedIsReported(t *testing.T) {
	dir, _ := newFolder(t)
	s := open(t, dir)
	for n := range 30 {
		add(t, s, seed(t, household(fmt.Sprintf("h%d", n), "张国强", "李四", "王五")))
	}
	s.Close()
	path := filepath.Join(dir, "data.db")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	silent := 0
	for at := 1 << 12; at < len(data); at += 1 << 12 { // block 0 is refused when opening
		rotten := append([]byte(nil), data...)
		rotten[at+100] ^= 1
		if err := os.WriteFile(path, rotten, 0o600); err != nil {
			t.Fatal(err)
		}
		if !damaged(dir) {
			silent++
		}
	}
	if silent > len(data)>>12/10 { // pages on the free list carry nothing
		t.Errorf("%d of %d rotten blocks went unnoticed", silent, len(data)>>12)
	}
}

// damaged reports whether opening or checking the workspace says so.
func damaged(dir string) bool {
	s, err := store.Open(dir, passphrase)
	if err != nil {
		return key(err) != ""
	}
	defer s.Close()
	report, err := s.Check(ctx)
	return key(err) == "store.damaged" || len(report.Problems) > 0
}
