package exchange_test

import (
	"testing"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/app/exchange"
)

// rate is an overlay that sets the employment cost rate.
func rate(percent string) app.Overlay {
	return app.Overlay{Name: "county.yaml", YAML: "extends: hebi-2017\nissuer: 浚县民政局\nparameters:\n  employment_cost_rate:\n" +
		"    - {from: 2017-01-01, value: " + percent + ", unit: percent, document: 示例〔2017〕1号, authority: county}\n"}
}

func countsWith(t *testing.T, w *app.Workspace, percent string) {
	t.Helper()
	p, _ := w.Pack.Parameter("employment_cost_rate")
	if window, ok := p.At(w.Today()); !ok || window.Value != percent {
		t.Errorf("the %s counts with %q, want %s", w.Role, window.Value, percent)
	}
}

// TestTheCountysOverlaysGoDownToEveryVillage carries two issues down by files, the
// older one last: an old stick brings no old policy back.
func TestTheCountysOverlaysGoDownToEveryVillage(t *testing.T) {
	o, _ := seeded(t, 1)
	_, err := o.County.IssueOverlays(t.Context(), []app.Overlay{rate("20")})
	apptest.OK(t, err)
	old := apptest.Export(t, o.County, apptest.Township)
	apptest.Import(t, o.Township, old)
	countsWith(t, o.Township, "20")
	oldDown := apptest.Export(t, o.Township, apptest.Village)

	_, err = o.County.IssueOverlays(t.Context(), []app.Overlay{rate("30")})
	apptest.OK(t, err)
	apptest.Send(t, o.County, apptest.Township, o.Township)
	apptest.Send(t, o.Township, apptest.Village, o.Village)
	countsWith(t, o.Village, "30")
	apptest.Import(t, o.Village, oldDown)
	countsWith(t, o.Village, "30")
	countsWith(t, o.Township, "30")
	issues, err := o.Village.Issues(t.Context())
	apptest.OK(t, err)
	if len(issues) != 2 || issues[0].Serial != 2 || !issues[0].InForce {
		t.Errorf("the village knows %+v", issues)
	}
	if n := pending(t, o.Village); n != 0 {
		t.Errorf("%d records go up, though nothing was recorded", n)
	}
	if gaps, err := exchange.Gaps(o.Township); err != nil || len(gaps) > 0 {
		t.Errorf("gaps %v, %v", gaps, err)
	}
}
