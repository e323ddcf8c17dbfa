package exchange_test

import (
	"errors"
	"path/filepath"
	"slices"
	"testing"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/app/exchange"
)

func TestNumbersGoOnAfterAWriteThatFailed(t *testing.T) {
	o, families := seeded(t, 1)
	apptest.Visit(t, o.Village, families[0].ID)
	dir := t.TempDir()
	var seqs []uint64
	for range 3 {
		before := inventory(t, o.Village)
		_, err := exchange.Export(t.Context(), o.Village, apptest.Blocked(t, "stick"), "", nil)
		apptest.Says(t, err, "app.cannot_write")
		if after := inventory(t, o.Village); after != before {
			t.Errorf("a write that failed changed %+v to %+v", before, after)
		}
		seqs = append(seqs, export(t, o.Village, dir, "").Seq)
	}
	if !slices.Equal(seqs, []uint64{1, 2, 3}) || len(apptest.Files(t, dir)) != 3 {
		t.Errorf("numbers %v, files %v", seqs, apptest.Files(t, dir))
	}
}

func TestAFileThatIsThereIsNotOverwritten(t *testing.T) {
	o, families := seeded(t, 1)
	apptest.Visit(t, o.Village, families[0].ID)
	dir, copied := t.TempDir(), apptest.Copy(t, o.Village)
	e := export(t, o.Village, dir, "")
	before := inventory(t, copied)
	_, err := exchange.Export(t.Context(), copied, dir, "", nil)
	apptest.Says(t, err, "exchange.file_exists")
	if after := inventory(t, copied); after != before || len(apptest.Files(t, dir)) != 1 {
		t.Errorf("before %+v, after %+v, files %v", before, after, apptest.Files(t, dir))
	}
	if r := exchange.Verify(t.Context(), o.Township, []string{e.File}, nil)[0]; r.Err != nil || r.Objects != 1 {
		t.Errorf("the file that was there: %+v", r)
	}
	if got := export(t, copied, t.TempDir(), ""); got.Seq != e.Seq || filepath.Base(got.File) != filepath.Base(e.File) {
		t.Errorf("elsewhere it is %+v", got)
	}
}

func TestWhereThereIsNobodyNothingIsSent(t *testing.T) {
	o, _ := seeded(t, 1)
	stranger := apptest.Create(t, apptest.Village)
	apptest.Export(t, o.Township, apptest.OtherVillage) // the township's devices
	tests := []struct {
		name     string
		w        *app.Workspace
		division string
		key      string
	}{
		{"a workspace that is not enrolled", stranger, "", "exchange.not_enrolled"},
		{"a village that has only what it was given", o.Village, "", "exchange.nothing"},
		{"a township with nothing for the village", o.Township, apptest.OtherVillage, "exchange.nothing"},
		{"its own division", o.Township, apptest.Township, "exchange.not_below"},
		{"a division beside it", o.Village, apptest.OtherVillage, "exchange.not_below"},
		{"a division of another county", o.County, "410622105", "exchange.not_below"},
		{"no division", o.County, "小河村", "exchange.not_below"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "stick")
			_, err := exchange.Export(t.Context(), tt.w, dir, tt.division, nil)
			apptest.Says(t, err, tt.key)
			if errors.Is(err, exchange.ErrNothing) != (tt.key == "exchange.nothing") {
				t.Errorf("got %v", err)
			}
		})
	}
	apptest.Seed(t, o.Township, apptest.Family("410621105203", 50, "赵伾"))
	_, err := exchange.Export(t.Context(), o.Township, t.TempDir(), "410621105203", nil)
	apptest.Says(t, err, "exchange.nobody_there")
}

func TestAVillageGetsNobodyElsesPeople(t *testing.T) {
	o, families := seeded(t, 1)
	apptest.Seed(t, o.Township, apptest.Family(apptest.OtherVillage, 20, "王𬍛"))
	apptest.Visit(t, o.Village, families[0].ID)
	apptest.Send(t, o.Village, "", o.Township)
	apptest.Send(t, o.Township, "", o.County)
	receiptsHome(t, o.County, o.Township, o.Village)
	apptest.Send(t, o.Township, apptest.OtherVillage, o.Other)
	apptest.Send(t, o.Township, apptest.Village, o.Village)
	for _, w := range []*app.Workspace{o.Village, o.Other} {
		for _, row := range apptest.Holding(t, w) {
			if row.Village != w.Division {
				t.Errorf("village %s has %s of %s", w.Division, row.HeadName, row.Village)
			}
		}
	}
}
