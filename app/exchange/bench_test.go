package exchange_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/app/exchange"
	"ruhu/store"
	"ruhu/survey"
	"ruhu/syncpkg/object"
)

// visited puts finished visits of families of four into a workspace, as large as
// real ones and quicker than typing.
func visited(b *testing.B, w *app.Workspace, count int) {
	b.Helper()
	assessment := fmt.Sprintf("%02000d", 0)
	apptest.OK(b, w.Store.Update(b.Context(), func(tx *store.Tx) error {
		for n := range count {
			h := apptest.Family(apptest.Village, 4*n, "张国强", "李桂兰", "张小军", "张小燕")
			v := survey.Visit{ID: h.ID, Household: h, Kind: "campaign", Level: "township", Finished: "2017-05-16T10:00:00+08:00"}
			body, err := object.Encode(survey.VisitRevision{Visit: v, Assessment: []byte(assessment)})
			if err != nil {
				return err
			}
			o, err := w.Sign(object.Header{Type: object.Visit, Division: h.Village, Subject: h.ID, Body: body})
			if err != nil {
				return err
			}
			if _, err := tx.AddObject(o, ""); err != nil {
				return err
			}
		}
		return nil
	}))
}

func BenchmarkExport1000Visits(b *testing.B) {
	o := apptest.Enrolled(b)
	visited(b, o.Village, 1000)
	n := 0
	for b.Loop() {
		n++
		if e := export(b, o.Village, filepath.Join(b.TempDir(), fmt.Sprint(n)), ""); e.Objects != 1000 {
			b.Fatalf("%+v", e)
		}
	}
}

func BenchmarkImport1000Visits(b *testing.B) {
	o := apptest.Enrolled(b)
	visited(b, o.Village, 1000)
	file := apptest.Export(b, o.Village, "")
	for b.Loop() {
		b.StopTimer()
		w := apptest.Copy(b, o.County)
		b.StartTimer()
		if r := exchange.Import(b.Context(), w, []string{file}, nil)[0]; r.Err != nil || r.Added != 1000 {
			b.Fatalf("%+v", r)
		}
	}
}

func BenchmarkVerify1000Visits(b *testing.B) {
	o := apptest.Enrolled(b)
	visited(b, o.Village, 1000)
	file := apptest.Export(b, o.Village, "")
	for b.Loop() {
		if r := exchange.Verify(b.Context(), o.County, []string{file}, nil)[0]; r.Err != nil || r.Objects != 1000 {
			b.Fatalf("%+v", r)
		}
	}
}
