package app_test

import (
	"crypto/ed25519"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/store"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

func TestSignedInTheNameOfTheOperatorOnTheDayOfTheWorkspace(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	o, err := w.Sign(object.Header{Type: object.Seed, Division: w.Division, Subject: "h"})
	apptest.OK(t, err)
	if o.Author != "王秀英" || !strings.HasPrefix(o.Claimed, string(apptest.Day)+"T") {
		t.Errorf("by %q on %q", o.Author, o.Claimed)
	}
	if _, err := object.Verify(o.Sealed, w.Identity.Key().Public().(ed25519.PublicKey)); err != nil {
		t.Error(err)
	}
}

func TestWhatIsTooLargeIsNotSigned(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	if _, err := w.Sign(object.Header{Type: object.Seed, Body: make([]byte, object.MaxPayload)}); err == nil {
		t.Error("signed")
	}
}

func TestTheNameOfAnOfficeFitsIntoACertificateWhateverPeopleTyped(t *testing.T) {
	for name, tt := range map[string]struct {
		unit, person, want string
	}{
		"unit and person":               {"县民政局", "陈志远", "浚县 县民政局 陈志远"},
		"nothing but the place":         {"", "", "浚县"},
		"a space after the name":        {"县民政局", "陈志远 ", "浚县 县民政局 陈志远"},
		"the wide space of an IME":      {"县民政局　低保中心", "陈志远", "浚县 县民政局 低保中心 陈志远"},
		"only spaces":                   {"　", " ", "浚县"},
		"a tab and a line from a paste": {"县民政局\t低保中心\n", "陈志远", "浚县 县民政局 低保中心 陈志远"},
		"an invisible character":        {"县民政局\u200b", "陈志远\ufeff", "浚县 县民政局 陈志远"},
		"nothing but invisible ones":    {"\u200b", "陈志远", "浚县 陈志远"},
		"a character beyond U+FFFF":     {"县民政局", "王𬍛", "浚县 县民政局 王𬍛"},
		"what is no text":               {"县民政局\xff", "陈志远", "浚县 县民政局\ufffd 陈志远"},
		"longer than fits":              {strings.Repeat("局", 80), "陈志远", "浚县 " + strings.Repeat("局", 61)},
		"cut where a space is":          {strings.Repeat("局", 60), "陈志远", "浚县 " + strings.Repeat("局", 60)},
	} {
		t.Run(name, func(t *testing.T) {
			p := apptest.Params(apptest.County)
			p.Operator = store.Operator{Unit: tt.unit, Name: tt.person}
			w, _, err := app.Create(t.Context(), filepath.Join(t.TempDir(), "w"), p)
			apptest.OK(t, err)
			defer w.Close()
			own, _ := w.Identity.Certificate()
			if got := w.OfficeName(); got != tt.want || own.Name != got || utf8.RuneCountInString(got) > syncpkg.MaxName {
				t.Errorf("%q in the certificate, %q of the workspace, want %q", own.Name, got, tt.want)
			}
		})
	}
}
