package main

import (
	"io"
	"os"
	"path/filepath"
	"testing"
)

// TestDiffExitsWithPointsOnlyWhereHouseholdsChange looks at the code itself: a
// script only sees that a command did not exit with 0.
func TestDiffExitsWithPointsOnlyWhereHouseholdsChange(t *testing.T) {
	dir := t.TempDir()
	household, overlay := filepath.Join(dir, "household.json"), filepath.Join(dir, "county.yaml")
	files := map[string]string{
		household: `{"members":[{"key":"m1","in_family":true}],"dibao":{"status":"none"},"tekun":{"status":"none"},
			"incomes":[{"key":"i1","item":"transfer.elder","member":"m1","gross_fen":310000,"cost_fen":0}]}`,
		overlay: "extends: hebi-2017\nissuer: 示例\nparameters:\n  item.transfer.elder:\n" +
			"    - {from: 2017-01-01, value: excluded, document: 示例, authority: county}\n",
	}
	for file, content := range files {
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	diff := []string{"pack", "diff", "hebi-2017", "hebi-2017", "--as-of", "2017-06-01"}
	tests := []struct {
		name string
		args []string
		want int
	}{
		{"a household changes", []string{"--new-overlay", overlay, household}, exitWithPoints},
		{"the packs are one", []string{household}, exitDone},
		{"the packs differ and nobody is asked about", []string{"--new-overlay", overlay}, exitDone},
		{"a household cannot be read", []string{"--new-overlay", overlay, household, dir}, exitRefused},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := run(append(diff[:len(diff):len(diff)], tt.args...), io.Discard, io.Discard); got != tt.want {
				t.Errorf("exits with %d, want %d", got, tt.want)
			}
		})
	}
	if got := run(diff[:3], io.Discard, io.Discard); got != exitUsage {
		t.Errorf("with one pack it exits with %d", got)
	}
}
