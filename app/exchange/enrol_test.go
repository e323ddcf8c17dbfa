package exchange_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/app/exchange"
	"ruhu/syncpkg"
)

// request writes a workspace's request and returns its file.
func request(t testing.TB, w *app.Workspace) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "w"+exchange.RequestExt)
	_, err := exchange.Request(t.Context(), w, path)
	apptest.OK(t, err)
	return path
}

func TestEnrolmentIsTwoFilesAndOneFingerprint(t *testing.T) {
	township, village := apptest.Create(t, apptest.Township), apptest.Create(t, apptest.Village)
	apptest.Enrol(t, apptest.Create(t, apptest.County), township)
	dir := t.TempDir()
	requestFile, approvalFile := filepath.Join(dir, "v"+exchange.RequestExt), filepath.Join(dir, "v"+exchange.ApprovalExt)
	fingerprint, err := exchange.Request(t.Context(), village, requestFile)
	apptest.OK(t, err)
	req, err := exchange.ReadRequest(requestFile)
	apptest.OK(t, err)
	if req.Fingerprint() != fingerprint || req.Division != apptest.Village || req.Name != village.OfficeName() {
		t.Errorf("read %+v with %s, written %s", req, req.Fingerprint(), fingerprint)
	}
	apptest.OK(t, exchange.Approve(t.Context(), township, req, approvalFile))
	reopened := apptest.Copy(t, village) // days later
	own, err := exchange.Accept(t.Context(), reopened, approvalFile)
	apptest.OK(t, err)
	if own.Fingerprint() != fingerprint || own.Role != syncpkg.Village {
		t.Errorf("accepted %+v with %s", own, own.Fingerprint())
	}
	if _, enrolled := apptest.Copy(t, reopened).Identity.Certificate(); !enrolled {
		t.Error("the approval was not saved")
	}
}

func TestDevicesAreOneselfThoseAboveAndThoseOneHasHeardOf(t *testing.T) {
	o := apptest.Enrolled(t)
	tests := []struct {
		w              *app.Workspace
		devices, below []string
	}{
		{o.Village, []string{apptest.Village, apptest.Township, apptest.County}, nil},
		{o.Township, []string{apptest.Township, apptest.County, apptest.Village, apptest.OtherVillage}, []string{apptest.Village, apptest.OtherVillage}},
		{o.County, []string{apptest.County, apptest.Township}, []string{apptest.Township}},
		{apptest.Create(t, apptest.Village), nil, nil},
	}
	for _, tt := range tests {
		devices, err := exchange.Devices(tt.w)
		apptest.OK(t, err)
		var got []string
		for _, d := range devices {
			got = append(got, d.Division)
		}
		below, err := exchange.Below(tt.w)
		apptest.OK(t, err)
		if !slices.Equal(got, tt.devices) || !slices.Equal(below, tt.below) {
			t.Errorf("the %s knows %v, below it %v", tt.w.Role, got, below)
		}
	}
	families := apptest.Families(apptest.Village, 1)
	apptest.Seed(t, o.Village, families...)
	apptest.Send(t, o.Village, "", o.Township)
	apptest.Send(t, o.Township, "", o.County)
	if below, err := exchange.Below(o.County); err != nil || !slices.Equal(below, []string{apptest.Township, apptest.Village}) {
		t.Errorf("the county has heard of %v, %v", below, err)
	}
}

func TestEnrolmentFilesThatCannotBeUsedChangeNothing(t *testing.T) {
	o := apptest.Enrolled(t)
	village := apptest.Create(t, apptest.Village)
	file := request(t, village)
	req, err := exchange.ReadRequest(file)
	apptest.OK(t, err)
	dir := t.TempDir()
	garbage, huge := filepath.Join(dir, "garbage"), filepath.Join(dir, "huge")
	apptest.OK(t, os.WriteFile(garbage, []byte("-----BEGIN NONSENSE-----"), 0o600))
	apptest.OK(t, os.WriteFile(huge, bytes.Repeat([]byte("x"), 4*syncpkg.MaxEnrolFile), 0o600))

	for path, key := range map[string]string{
		filepath.Join(dir, "gone"): "app.cannot_read", dir: "app.no_small_file", huge: "app.no_small_file",
	} {
		_, err := exchange.ReadRequest(path)
		apptest.Says(t, err, key)
		_, err = exchange.Accept(t.Context(), village, path)
		apptest.Says(t, err, key)
	}
	if _, err := exchange.ReadRequest(garbage); !errors.Is(err, syncpkg.ErrRequest) {
		t.Errorf("garbage as a request gives %v", err)
	}
	for _, path := range []string{garbage, file} {
		if _, err := exchange.Accept(t.Context(), village, path); !errors.Is(err, syncpkg.ErrApproval) {
			t.Errorf("%s as an approval gives %v", filepath.Base(path), err)
		}
	}
	approval := filepath.Join(dir, "v"+exchange.ApprovalExt)
	if err := exchange.Approve(t.Context(), o.County, req, approval); !errors.Is(err, syncpkg.ErrRole) {
		t.Errorf("a county enrols a village: %v", err)
	}
	if err := exchange.Approve(t.Context(), apptest.Create(t, apptest.Township), req, approval); !errors.Is(err, syncpkg.ErrNotEnrolled) {
		t.Errorf("a township that is nobody enrols a village: %v", err)
	}
	if _, err := os.Stat(approval); err == nil {
		t.Error("a refused approval was written")
	}
	apptest.OK(t, exchange.Approve(t.Context(), o.Township, req, approval))
	apptest.Says(t, exchange.Approve(t.Context(), o.Township, req, approval), "app.file_exists")
	if _, err := exchange.Accept(t.Context(), o.Other, approval); err == nil {
		t.Error("an approval for somebody else was accepted")
	}
	if _, enrolled := apptest.Copy(t, village).Identity.Certificate(); enrolled {
		t.Error("enrolled by what cannot be used")
	}
}

func TestEnrolmentFilesThatCannotBeWrittenCanBeWrittenElsewhere(t *testing.T) {
	o := apptest.Enrolled(t)
	village := apptest.Create(t, apptest.Village)
	_, err := exchange.Request(t.Context(), village, apptest.Blocked(t, "r.pem"))
	apptest.Says(t, err, "app.cannot_write")
	req, err := exchange.ReadRequest(request(t, village))
	apptest.OK(t, err)
	apptest.Says(t, exchange.Approve(t.Context(), o.Township, req, apptest.Blocked(t, "a.pem")), "app.cannot_write")
	apptest.Enrol(t, o.Township, village)
}
