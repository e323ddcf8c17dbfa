package exchange_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ruhu/app/apptest"
	"ruhu/app/exchange"
	"ruhu/assets/text"
	"ruhu/survey"
	"ruhu/syncpkg/object"
)

// TestARecordOfAnImportSaysWhatBecameOfEachFile takes in, at the county, a batch
// with a record that is not to be believed, one from before, and a torn one.
func TestARecordOfAnImportSaysWhatBecameOfEachFile(t *testing.T) {
	o, families := seeded(t, 1)
	apptest.Visit(t, o.Village, families[0].ID)
	before := apptest.Export(t, o.Village, "")
	apptest.Import(t, o.County, before)
	foreign := apptest.Family(apptest.OtherVillage, 50, "外村人")
	put(t, o.Village, object.Header{Type: object.Seed, Division: foreign.Village, Subject: foreign.ID}, survey.Seed{Household: foreign})
	lost := apptest.Export(t, o.Village, "")
	apptest.OK(t, os.Remove(lost))
	apart := apptest.Export(t, o.Village, "")
	torn := filepath.Join(t.TempDir(), "torn.ruhu")
	apptest.OK(t, os.WriteFile(torn, []byte("age-encryption.org/v1\n"), 0o600))

	record, err := exchange.RecordOf(o.County, exchange.Import(t.Context(), o.County, []string{before, apart, torn}, nil))
	apptest.OK(t, err)
	var states []string
	for _, f := range record.Files {
		states = append(states, f.State())
	}
	if want := []string{exchange.StateBefore, exchange.StateApart, exchange.StateRefused}; !slices.Equal(states, want) {
		t.Errorf("the states are %q, want %q", states, want)
	}
	if got := record.Summary(text.Zh); !strings.Contains(got, "收下 1 个，以前收过 1 个，拒收 1 个；新增 0 件，隔离 1 件") {
		t.Errorf("the summary is %q", got)
	}

	path := filepath.Join(t.TempDir(), "report.json")
	apptest.OK(t, record.Save(text.Zh, path))
	data, err := os.ReadFile(path)
	apptest.OK(t, err)
	var saved exchange.RecordJSON
	apptest.OK(t, json.Unmarshal(data, &saved))
	if saved.Office == "" || saved.Division != apptest.County || len(saved.Files) != 3 || len(saved.Files[1].Quarantined) != 1 || saved.Files[2].OK || saved.Files[2].Error == "" {
		t.Errorf("the file says %+v", saved)
	}
	apptest.Says(t, record.Save(text.Zh, path), "app.file_exists")

	paper := record.Paper(text.En)
	if len(paper.Files) != 3 || paper.Files[1].Apart != "1" || len(paper.Apart) != 1 || paper.Files[2].Say == "" {
		t.Errorf("the paper says %+v", paper)
	}
	pdf := filepath.Join(t.TempDir(), "report.pdf")
	apptest.OK(t, record.Print(t.Context(), o.County, text.Zh, pdf))
	apptest.OK(t, record.Print(t.Context(), o.County, text.Zh, pdf))
}
