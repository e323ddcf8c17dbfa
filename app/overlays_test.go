package app_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/rules"
)

const settles = `extends: hebi-2017
issuer: 浚县民政局
parameters:
  employment_cost_rate:
    - {from: 2017-01-01, value: 20, unit: percent, document: 示例〔2017〕1号, authority: county}
`

// overlaid describes a village's workspace with the overlay in a file.
func overlaid(t *testing.T, yaml string) app.Params {
	t.Helper()
	file := filepath.Join(t.TempDir(), "county.yaml")
	apptest.OK(t, os.WriteFile(file, []byte(yaml), 0o600))
	o, err := app.ReadOverlay(file)
	apptest.OK(t, err)
	p := apptest.Params(apptest.Village)
	p.Overlays = []app.Overlay{o}
	return p
}

func TestAWorkspaceKeepsTheOverlaysItTook(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "w")
	made, _, err := app.Create(t.Context(), dir, overlaid(t, settles))
	apptest.OK(t, err)
	apptest.OK(t, made.Close())
	w, err := app.Open(dir, []byte(apptest.Passphrase))
	apptest.OK(t, err)
	defer w.Close()
	overlays := w.Pack.Overlays()
	if len(overlays) != 1 || overlays[0].Issuer != "浚县民政局" || len(overlays[0].SHA256) != 64 {
		t.Errorf("overlays %+v", overlays)
	}
	rate, _ := w.Pack.Parameter("employment_cost_rate")
	if window, ok := rate.At(w.Today()); !ok || window.Value != "20" || window.Document != "示例〔2017〕1号" {
		t.Errorf("the rate is %+v", window)
	}
}

func TestAnOverlayThatDoesNotFitMakesNoWorkspace(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "w")
	_, _, err := app.Create(t.Context(), dir, overlaid(t, "extends: elsewhere\n"+settles[len("extends: hebi-2017\n"):]))
	var faults rules.Faults
	if !errors.As(err, &faults) || faults[0].File != "county.yaml" {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("something was made: %v", err)
	}
}

func TestAnOverlayIsASmallFile(t *testing.T) {
	_, err := app.ReadOverlay(t.TempDir())
	apptest.Says(t, err, "app.no_small_file")
}
