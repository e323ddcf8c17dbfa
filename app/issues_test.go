package app_test

import (
	"errors"
	"strconv"
	"strings"
	"testing"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/rules"
	"ruhu/store"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// rate is an overlay that sets the employment cost rate.
func rate(percent int) app.Overlay {
	return app.Overlay{Name: "county.yaml", YAML: strings.Replace(settles, "value: 20", "value: "+strconv.Itoa(percent), 1)}
}

// rateOf returns the rate that counts in a workspace, empty while none is set.
func rateOf(w *app.Workspace) string {
	p, _ := w.Pack.Parameter("employment_cost_rate")
	window, ok := p.At(w.Today())
	if !ok {
		return ""
	}
	return window.Value
}

// issue signs an issue of overlays at a county, whether or not it fits.
func issue(t *testing.T, county *app.Workspace, serial uint64, overlays ...app.Overlay) object.Object {
	t.Helper()
	body := syncpkg.PackBody{Serial: serial, Pack: apptest.Pack, Overlays: []syncpkg.PackOverlay{}}
	for _, o := range overlays {
		body.Overlays = append(body.Overlays, syncpkg.PackOverlay{Name: o.Name, YAML: []byte(o.YAML)})
	}
	raw, err := object.Encode(body)
	apptest.OK(t, err)
	o, err := county.Sign(object.Header{Type: object.Pack, Division: apptest.County, Subject: apptest.Pack, Body: raw})
	apptest.OK(t, err)
	return o
}

// arrive puts objects into a workspace as an import does.
func arrive(t *testing.T, w *app.Workspace, objects ...object.Object) {
	t.Helper()
	for _, o := range objects {
		apptest.OK(t, w.Store.Update(t.Context(), func(tx *store.Tx) error {
			_, err := tx.AddObject(o, "batch")
			return err
		}))
	}
	apptest.OK(t, w.RefreshPack(t.Context()))
}

func TestTheNewestIssueThatFitsCountsWhateverTheOrder(t *testing.T) {
	county := apptest.Create(t, apptest.County)
	first, second := issue(t, county, 1, rate(20)), issue(t, county, 2, rate(30))
	unfit := issue(t, county, 3, app.Overlay{Name: "new.yaml", YAML: "extends: elsewhere\n"})
	for _, c := range []struct {
		name    string
		objects []object.Object
		rate    string
	}{
		{"one issue", []object.Object{first}, "20"},
		{"an old stick comes after the new one", []object.Object{second, first}, "30"},
		{"the newest does not fit this program", []object.Object{unfit, first, second}, "30"},
		{"the county withdrew all", []object.Object{issue(t, county, 4), second}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := apptest.Create(t, apptest.Village)
			arrive(t, w, c.objects...)
			if got := rateOf(w); got != c.rate {
				t.Errorf("the rate is %q, want %q", got, c.rate)
			}
			again := apptest.Copy(t, w)
			if got := rateOf(again); got != c.rate {
				t.Errorf("opened again, the rate is %q", got)
			}
		})
	}
}

func TestAnIssueThatDoesNotFitIsShownWithItsFaults(t *testing.T) {
	county, w := apptest.Create(t, apptest.County), apptest.Create(t, apptest.Village)
	arrive(t, w, issue(t, county, 1, rate(20)), issue(t, county, 2, app.Overlay{Name: "new.yaml", YAML: "extends: elsewhere\n"}))
	issues, err := w.Issues(t.Context())
	apptest.OK(t, err)
	var faults rules.Faults
	if len(issues) != 2 || issues[0].Serial != 2 || !errors.As(issues[0].Err, &faults) || issues[0].InForce || !issues[1].InForce {
		t.Errorf("the issues are %+v", issues)
	}
}

func TestTwoIssuesOfOneNumberGiveOneAnswerEverywhere(t *testing.T) {
	county := apptest.Create(t, apptest.County)
	one, other := issue(t, county, 1, rate(20)), issue(t, county, 1, rate(30))
	a, b := apptest.Create(t, apptest.Village), apptest.Create(t, apptest.OtherVillage)
	arrive(t, a, one, other)
	arrive(t, b, other, one)
	if rateOf(a) != rateOf(b) {
		t.Errorf("one village counts with %s, the other with %s", rateOf(a), rateOf(b))
	}
}

func TestTheCountyIssuesOverlays(t *testing.T) {
	p := apptest.Params(apptest.County)
	p.Overlays = []app.Overlay{rate(10)}
	county, _, err := app.Create(t.Context(), t.TempDir(), p)
	apptest.OK(t, err)
	defer county.Close()
	if rateOf(county) != "10" {
		t.Fatalf("the rate at first is %q", rateOf(county))
	}
	for serial, percent := range []int{20, 30} {
		issued, err := county.IssueOverlays(t.Context(), []app.Overlay{rate(percent)})
		apptest.OK(t, err)
		if issued.Serial != uint64(serial)+1 || rateOf(county) != strconv.Itoa(percent) {
			t.Errorf("issue %d, rate %s", issued.Serial, rateOf(county))
		}
	}
	apptest.Sound(t, county)
}

func TestWhatCannotBeIssuedIsNotSigned(t *testing.T) {
	county := apptest.Create(t, apptest.County)
	_, err := county.IssueOverlays(t.Context(), []app.Overlay{{Name: "a.yaml", YAML: "extends: elsewhere\n"}})
	var faults rules.Faults
	if !errors.As(err, &faults) {
		t.Errorf("an overlay that does not fit: %v", err)
	}
	_, err = county.IssueOverlays(t.Context(), []app.Overlay{{Name: "a.yaml", YAML: settles + strings.Repeat("# 说明\n", 40_000)}})
	apptest.Says(t, err, "app.overlays_too_large")
	_, err = apptest.Create(t, apptest.Township).IssueOverlays(t.Context(), nil)
	apptest.Says(t, err, "app.not_county")
	if n := apptest.Counts(t, county).Objects; n != 0 {
		t.Errorf("%d objects were signed", n)
	}
}
