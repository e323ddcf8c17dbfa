package demo_test

import (
	"testing"

	"ruhu/app/apptest"
	"ruhu/app/attachment"
)

func TestPhotosOfSomeHomesReachTheCounty(t *testing.T) { eachScene(t, photosReachTheCounty) }

func photosReachTheCounty(t *testing.T, _ scene, r result) {
	w := open(t, r.dir, "county")
	rows, err := w.Store.Households(t.Context())
	apptest.OK(t, err)
	photos := 0
	for _, row := range rows {
		list, err := w.Store.Attachments(t.Context(), row.ID)
		apptest.OK(t, err)
		for _, a := range list {
			_, err := attachment.Picture(w, a, 400)
			apptest.OK(t, err)
			photos++
		}
	}
	if photos != 3 {
		t.Errorf("the county has %d photos", photos)
	}
}
