package attachment_test

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/app/attachment"
	"ruhu/assets/text"
	"ruhu/store"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// jpegOf is a photo of noise, about so many bytes large.
func jpegOf(t testing.TB, side int) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, side, side))
	seed := uint32(1)
	for i := range img.Pix {
		seed = seed*1664525 + 1013904223
		img.Pix[i] = byte(seed >> 24)
	}
	img.Set(0, 0, color.White)
	var b bytes.Buffer
	apptest.OK(t, jpeg.Encode(&b, img, nil))
	return b.Bytes()
}

func fileOf(t testing.TB, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	apptest.OK(t, os.WriteFile(path, content, 0o600))
	return path
}

// family makes a village with one household.
func family(t testing.TB) (*app.Workspace, string) {
	t.Helper()
	w := apptest.Create(t, apptest.Village)
	h := apptest.Family(apptest.Village, 1, "张国强")
	apptest.Seed(t, w, h)
	return w, h.ID
}

func add(t testing.TB, w *app.Workspace, household, path string) object.Object {
	t.Helper()
	o, err := attachment.Add(t.Context(), w, attachment.New{Household: household, Kind: "certificate", File: path})
	apptest.OK(t, err)
	return o
}

func listed(t testing.TB, w *app.Workspace, household string) []store.Attachment {
	t.Helper()
	list, err := w.Store.Attachments(t.Context(), household)
	apptest.OK(t, err)
	return list
}

// saved returns what a saved copy holds.
func saved(t testing.TB, w *app.Workspace, a store.Attachment) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "copy")
	apptest.OK(t, attachment.Save(t.Context(), w, a, path))
	got, err := os.ReadFile(path)
	apptest.OK(t, err)
	return got
}

func TestAPhotoIsKeptSignedAndSavedAsItWas(t *testing.T) {
	w, household := family(t)
	photo := jpegOf(t, 800)
	if len(photo) < 300<<10 {
		t.Fatalf("a photo of %d bytes has but one chunk", len(photo))
	}
	path := fileOf(t, "残疾证.jpg", photo)
	o := add(t, w, household, path)
	list := listed(t, w, household)
	if len(list) != 1 || list[0].ID != o.ID || !list[0].Here || list[0].Body.Media != "image/jpeg" || list[0].Body.Name != "残疾证.jpg" || list[0].Author != "王秀英" {
		t.Fatalf("%+v", list)
	}
	if !bytes.Equal(saved(t, w, list[0]), photo) {
		t.Fatal("another photo came out")
	}
	if _, err := os.Stat(path); err != nil {
		t.Fatal("the file itself is gone")
	}
	if _, err := syncpkg.ReadAttachment(o); err != nil {
		t.Fatal(err)
	}
	found, err := attachment.Find(t.Context(), w, household, o.ID.String()[:8])
	apptest.OK(t, err)
	if found.ID != o.ID {
		t.Fatalf("found %s", found.ID)
	}
	err = attachment.Save(t.Context(), w, list[0], path)
	apptest.Says(t, err, "app.file_exists")
	trail, err := w.AuditTrail(t.Context(), store.AuditFilter{Subject: household})
	apptest.OK(t, err)
	if len(trail) != 2 || trail[0].Action != app.AuditAttached || trail[1].Action != app.AuditExported || trail[1].Detail != o.ID.String() {
		t.Errorf("the audit trail says %+v", trail)
	}
	apptest.Sound(t, w)
}

// TestNoPhotoLiesOpenInTheWorkspace looks for the bytes of a photo and its name
// in every file of the workspace.
func TestNoPhotoLiesOpenInTheWorkspace(t *testing.T) {
	w, household := family(t)
	photo := jpegOf(t, 800)
	add(t, w, household, fileOf(t, "李家沟残疾证.jpg", photo))
	dir := apptest.CopyFiles(t, w)
	for _, name := range apptest.Files(t, dir) {
		data, err := os.ReadFile(filepath.Join(dir, name))
		apptest.OK(t, err)
		for _, open := range [][]byte{photo[1000:1032], []byte("李家沟残疾证")} {
			if bytes.Contains(data, open) {
				t.Errorf("%s holds %q", name, open)
			}
		}
	}
}

func TestWhatCannotBeAttachedIsSaidAndNothingIsKept(t *testing.T) {
	w, household := family(t)
	photo := fileOf(t, "a.jpg", jpegOf(t, 10))
	huge := filepath.Join(t.TempDir(), "huge.jpg")
	f, err := os.Create(huge)
	apptest.OK(t, err)
	apptest.OK(t, f.Truncate(syncpkg.MaxBlob+1))
	apptest.OK(t, f.Close())
	for name, c := range map[string]struct {
		new  attachment.New
		says string
	}{
		"a kind nobody knows":        {attachment.New{Household: household, Kind: "cat", File: photo}, "attachment.unknown_kind"},
		"a file that is not there":   {attachment.New{Household: household, Kind: "bill", File: photo + "x"}, "app.cannot_read"},
		"a folder":                   {attachment.New{Household: household, Kind: "bill", File: t.TempDir()}, "exchange.not_a_file"},
		"an empty file":              {attachment.New{Household: household, Kind: "bill", File: fileOf(t, "b.jpg", nil)}, "attachment.size"},
		"a file too large":           {attachment.New{Household: household, Kind: "bill", File: huge}, "attachment.size"},
		"a program called a photo":   {attachment.New{Household: household, Kind: "bill", File: fileOf(t, "c.jpg", []byte("MZ\x90\x00 and so on"))}, "attachment.unusable"},
		"a name with nothing in it":  {attachment.New{Household: household, Kind: "bill", Name: "...", File: photo}, "attachment.unusable"},
		"a visit that cannot be one": {attachment.New{Household: household, Kind: "bill", Visit: strings.Repeat("v", 65), File: photo}, "attachment.unusable"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := attachment.Add(t.Context(), w, c.new)
			apptest.Says(t, err, c.says)
			if len(listed(t, w, household)) != 0 {
				t.Error("something was kept")
			}
		})
	}
	if _, err := attachment.Add(t.Context(), w, attachment.New{Household: "nobody", Kind: "bill", File: photo}); err == nil {
		t.Error("attached to nobody")
	}
	_, err = attachment.Find(t.Context(), w, household, "")
	apptest.Says(t, err, "attachment.unknown")
	apptest.Sound(t, w)
}

func TestNamesFitWhateverTheFileIsCalled(t *testing.T) {
	w, household := family(t)
	photo := jpegOf(t, 10)
	for given, want := range map[string]string{
		"残疾证 第1页.jpg":                     "残疾证 第1页.jpg",
		"  a\tb .jpg ":                    "a b .jpg",
		`C:\照片\张国强.jpg`:                   "C--照片-张国强.jpg",
		".hidden.jpg":                     "hidden.jpg",
		"a\u202egpj.jpg":                  "agpj.jpg",
		strings.Repeat("字", 200) + ".jpg": strings.Repeat("字", 124) + ".jpg",
	} {
		o, err := attachment.Add(t.Context(), w, attachment.New{Household: household, Kind: "other", Name: given, File: fileOf(t, "x.jpg", photo)})
		apptest.OK(t, err)
		body, err := syncpkg.ReadAttachment(o)
		apptest.OK(t, err)
		if body.Name != want || utf8.RuneCountInString(body.Name) > syncpkg.MaxAttachmentName {
			t.Errorf("%q became %q, want %q", given, body.Name, want)
		}
	}
}

func TestTheMediaTypeIsWhatTheBytesSay(t *testing.T) {
	w, household := family(t)
	for want, begin := range map[string]string{
		"image/png":       "\x89PNG\r\n\x1a\n",
		"image/gif":       "GIF89a",
		"image/bmp":       "BM",
		"image/webp":      "RIFF\x00\x00\x00\x00WEBPVP8 ",
		"image/heic":      "\x00\x00\x00\x18ftypheic\x00\x00",
		"application/pdf": "%PDF-1.4",
	} {
		o := add(t, w, household, fileOf(t, "photo.jpg", []byte(begin+" and more")))
		body, err := syncpkg.ReadAttachment(o)
		apptest.OK(t, err)
		if body.Media != want {
			t.Errorf("%q is taken for %s", begin, body.Media)
		}
	}
}

func TestACopyIsNamedByWhatItReallyIs(t *testing.T) {
	for given, want := range map[string]string{
		"a.jpg": "a.jpg", "a.JPEG": "a.JPEG", "a": "a.jpg", "a.exe": "a.exe.jpg", `a<b>|"?*.jpg`: "a-b-----.jpg",
	} {
		a := store.Attachment{Body: object.AttachmentBody{Name: given}}
		if got := attachment.FileName(a, bytes.NewReader(jpegOf(t, 10))); got != want {
			t.Errorf("%q is saved as %q, want %q", given, got, want)
		}
	}
	program := store.Attachment{Body: object.AttachmentBody{Name: "a.jpg", Media: "image/jpeg"}}
	if got := attachment.FileName(program, strings.NewReader("MZ\x90\x00")); got != "a.jpg.bin" {
		t.Errorf("a program is saved as %q", got)
	}
	for _, ext := range attachment.Extensions() {
		if !strings.HasPrefix(ext, ".") {
			t.Errorf("extension %q", ext)
		}
	}
}

func TestContentThatHasNotArrivedIsSaidSo(t *testing.T) {
	w, household := family(t)
	h, err := syncpkg.Compose(object.Attachment, apptest.Village, household, syncpkg.AttachmentBody{
		Name: "a.jpg", Media: "image/jpeg", Kind: "bill", Size: 3, SHA256: [32]byte{1},
	})
	apptest.OK(t, err)
	o, err := w.Sign(h)
	apptest.OK(t, err)
	apptest.OK(t, w.Store.Update(t.Context(), func(tx *store.Tx) error {
		_, err := tx.AddObject(o, "")
		return err
	}))
	a, err := attachment.Find(t.Context(), w, household, o.ID.String())
	apptest.OK(t, err)
	err = attachment.Save(t.Context(), w, a, filepath.Join(t.TempDir(), "a.jpg"))
	apptest.Says(t, err, "attachment.not_here")
	if !text.Zh.Has("attachment.not_here") || a.Here {
		t.Error(a.Here)
	}
	if _, err := attachment.Open(w, a); err == nil {
		t.Error("opened")
	}
}

func TestAFamilySeededTwiceHasTheAttachmentsOfBoth(t *testing.T) {
	w, one := family(t)
	second := apptest.Family(apptest.Village, 1, "张国强")
	apptest.Seed(t, w, second)
	first, other := add(t, w, one, fileOf(t, "a.jpg", jpegOf(t, 10))), add(t, w, second.ID, fileOf(t, "b.jpg", jpegOf(t, 12)))
	apptest.LinkHouseholds(t, w, one, second.ID)
	for _, household := range []string{one, second.ID} {
		list, err := attachment.Of(t.Context(), w, household)
		apptest.OK(t, err)
		if len(list) != 2 {
			t.Errorf("%d attachments", len(list))
		}
		for _, o := range []object.Object{first, other} {
			_, err := attachment.Find(t.Context(), w, household, o.ID.String())
			apptest.OK(t, err)
		}
	}
}
