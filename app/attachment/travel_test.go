package attachment_test

import (
	"bytes"
	"io"
	"os"
	"testing"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/app/exchange"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// visited makes enrolled offices whose village has one household with a photo.
func visited(t testing.TB) (o apptest.Offices, household string, photo []byte) {
	t.Helper()
	o = apptest.Enrolled(t)
	h := apptest.Family(apptest.Village, 1, "张国强")
	apptest.Seed(t, o.Township, h)
	apptest.Send(t, o.Township, apptest.Village, o.Village)
	photo = jpegOf(t, 800)
	add(t, o.Village, h.ID, fileOf(t, "a.jpg", photo))
	return o, h.ID, photo
}

// holds fails the test unless an office has the photo of the household.
func holds(t testing.TB, w *app.Workspace, household string, photo []byte) {
	t.Helper()
	list := listed(t, w, household)
	if len(list) != 1 || !list[0].Here || !bytes.Equal(saved(t, w, list[0]), photo) {
		t.Fatalf("the %s has %+v", w.Role, list)
	}
	apptest.Sound(t, w)
}

func TestAPhotoTravelsUpWithTheBatches(t *testing.T) {
	o, household, photo := visited(t)
	apptest.Send(t, o.Village, "", o.Township)
	holds(t, o.Township, household, photo)
	apptest.Send(t, o.Township, "", o.County)
	holds(t, o.County, household, photo)
	apptest.Send(t, o.County, "", o.Township, o.Village)
	for _, w := range []*app.Workspace{o.Village, o.Township} {
		if _, err := exchange.Export(t.Context(), w, t.TempDir(), "", nil); err == nil {
			t.Errorf("the %s sends again what the county has", w.Role)
		}
	}
}

func TestAPhotoTravelsDownToTheVillagesOtherLaptopAlone(t *testing.T) {
	o, household, photo := visited(t)
	second := apptest.Create(t, apptest.Village)
	apptest.Send(t, o.Village, "", o.Township)
	size := func() int64 {
		info, err := os.Stat(apptest.Export(t, o.Township, apptest.Village))
		apptest.OK(t, err)
		return info.Size()
	}
	if n := size(); n > int64(len(photo)) {
		t.Errorf("%d bytes go to the village that has the photo", n)
	}
	apptest.Enrol(t, o.Township, second)
	if n := size(); n < int64(len(photo)) {
		t.Errorf("%d bytes go to the laptop that has not", n)
	}
	apptest.Send(t, o.Township, apptest.Village, second)
	holds(t, second, household, photo)
	if list := listed(t, o.Other, household); len(list) != 0 {
		t.Errorf("another village has %+v", list)
	}
}

func TestImportingTwiceAddsNothingAndVerifyingKeepsNothing(t *testing.T) {
	o, household, photo := visited(t)
	file := apptest.Export(t, o.Village, "")
	for _, r := range exchange.Verify(t.Context(), o.Township, []string{file}, nil) {
		apptest.OK(t, r.Err)
	}
	if list := listed(t, o.Township, household); len(list) != 0 {
		t.Fatalf("verifying kept %+v", list)
	}
	for n, want := range []int{1, 0} {
		r := exchange.Import(t.Context(), o.Township, []string{file}, nil)[0]
		apptest.OK(t, r.Err)
		if r.Contents != want || r.Before != (n == 1) {
			t.Errorf("time %d: %d contents, before %v", n+1, r.Contents, r.Before)
		}
	}
	holds(t, o.Township, household, photo)
}

// withheld is what a township makes of a village's batch when it passes on all
// but the contents of attachments.
func withheld(t testing.TB, township, county *app.Workspace, file string) string {
	t.Helper()
	f, err := os.Open(file)
	apptest.OK(t, err)
	defer f.Close()
	b, err := syncpkg.OpenBatch(f, township.Identity)
	apptest.OK(t, err)
	var objects []object.Object
	for {
		o, err := b.Next()
		if err == io.EOF {
			break
		}
		apptest.OK(t, err)
		objects = append(objects, o)
	}
	var out bytes.Buffer
	_, err = syncpkg.WriteBatch(&out, township.Identity, syncpkg.BatchSpec{
		Stream: apptest.County, Epoch: 1, Seq: 1, Recipients: []string{county.Identity.Recipient()},
		Everything: syncpkg.InventoryOf(b.Manifest().Objects()), Chains: b.Chains(), Inner: []syncpkg.SignedManifest{b.SignedManifest()},
		Objects: func(yield func(object.Object, error) bool) {
			for _, o := range objects {
				if !yield(o, nil) {
					return
				}
			}
		},
	})
	apptest.OK(t, err)
	return fileOf(t, "withheld.ruhu", out.Bytes())
}

// TestAPhotoThatTheTownshipWithholdsIsSentAgain lets a township pass on the
// object without the content: the county's receipt asks for it, and the village
// sends both until the county has them.
func TestAPhotoThatTheTownshipWithholdsIsSentAgain(t *testing.T) {
	o, household, photo := visited(t)
	sent := listed(t, o.Village, household)[0]
	apptest.Import(t, o.County, withheld(t, o.Township, o.County, apptest.Export(t, o.Village, "")))
	if got := listed(t, o.County, household); len(got) != 0 { // the household itself is the township's to send
		t.Fatalf("the county has %+v", got)
	}
	apptest.Send(t, o.County, "", o.Village)
	receipts, err := exchange.Receipts(t.Context(), o.Village)
	apptest.OK(t, err)
	named := false
	for _, r := range receipts {
		for _, q := range r.Quarantined {
			named = named || q.ID == sent.ID && q.Reason == syncpkg.ContentMissing
		}
	}
	if !named {
		t.Fatalf("no receipt asks for the content: %+v", receipts)
	}
	apptest.Send(t, o.Village, "", o.Township)
	apptest.Send(t, o.Township, "", o.County)
	holds(t, o.County, household, photo)
	apptest.Send(t, o.County, "", o.Village)
	if n, err := exchange.Pending(t.Context(), o.Village); n != 0 || err != nil {
		t.Fatalf("%d are sent again, %v", n, err)
	}
}
