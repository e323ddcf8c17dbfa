package app_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/assets/text"
)

func writes(content string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, content)
		return err
	}
}

func holds(t *testing.T, path, want string) {
	t.Helper()
	got, err := os.ReadFile(path)
	apptest.OK(t, err)
	if string(got) != want {
		t.Errorf("%s holds %d bytes: %.20q", filepath.Base(path), len(got), got)
	}
}

func TestAFileIsWrittenWholeAndReplacesTheOneBefore(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "一", "二", "表.pdf")
	long := strings.Repeat("长", 100_000)
	for _, content := range []string{"before", long, ""} {
		apptest.OK(t, app.WriteFile(path, writes(content)))
		holds(t, path, content)
	}
	if files := apptest.Files(t, dir); !slices.Equal(files, []string{"一/二/表.pdf"}) {
		t.Errorf("the folder holds %v", files)
	}
}

func TestAFileHasItsNameOnlyWhenItIsPublished(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "batch.ruhu")
	apptest.OK(t, app.WritePart(path, writes("whole")))
	if files := apptest.Files(t, dir); !slices.Equal(files, []string{filepath.Base(app.PartName(path))}) {
		t.Fatalf("before Publish: %v", files)
	}
	holds(t, app.PartName(path), "whole")
	apptest.OK(t, app.Publish(path))
	if files := apptest.Files(t, dir); !slices.Equal(files, []string{"batch.ruhu"}) {
		t.Errorf("after Publish: %v", files)
	}
	if err := app.Publish(path); err == nil {
		t.Error("published what was not written")
	}
	holds(t, path, "whole")
}

func TestAFileThatCannotHaveItsNameLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "batch.ruhu")
	apptest.OK(t, app.WritePart(path, writes("whole")))
	apptest.OK(t, os.MkdirAll(filepath.Join(path, "in the way"), 0o700))
	apptest.Says(t, app.Publish(path), "app.cannot_write")
	if files := apptest.Files(t, dir); len(files) > 0 {
		t.Errorf("the folder holds %v", files)
	}
}

func TestAFailureLeavesThePreviousFileAndNothingElse(t *testing.T) {
	broken := errors.New("the stick was pulled out")
	tests := []struct {
		name string
		err  error
		key  string
	}{
		{"a writer that fails", broken, "app.cannot_write"},
		{"a disk that is full", &os.PathError{Op: "write", Err: syscall.ENOSPC}, "app.disk_full"},
		{"an error that has its own sentence", text.Fail("exchange.nothing").Because(broken), "exchange.nothing"},
	}
	for _, tt := range tests {
		for _, write := range []func(string, func(io.Writer) error) error{app.WriteFile, app.WritePart} {
			t.Run(tt.name, func(t *testing.T) {
				dir := t.TempDir()
				path := filepath.Join(dir, "表.pdf")
				apptest.OK(t, app.WriteFile(path, writes("before")))
				err := write(path, func(w io.Writer) error {
					apptest.OK(t, writes(strings.Repeat("half", 10_000))(w))
					return tt.err
				})
				apptest.Says(t, err, tt.key)
				if !errors.Is(err, tt.err) {
					t.Errorf("the cause is lost: %v", err)
				}
				holds(t, path, "before")
				if files := apptest.Files(t, dir); len(files) != 1 {
					t.Errorf("left behind: %v", files)
				}
			})
		}
	}
}

func TestWhereNothingCanBeWrittenNothingIs(t *testing.T) {
	folder := t.TempDir()
	apptest.OK(t, os.WriteFile(filepath.Join(folder, "照片.jpg"), nil, 0o600))
	for name, path := range map[string]string{
		"what should be its folder is a file": apptest.Blocked(t, "表.pdf"),
		"a folder has its name":               folder,
	} {
		t.Run(name, func(t *testing.T) {
			apptest.Says(t, app.WriteFile(path, writes("x")), "app.cannot_write")
			if _, err := os.Stat(app.PartName(path)); err == nil {
				t.Error("the temporary file is left behind")
			}
		})
	}
	if files := apptest.Files(t, folder); !slices.Equal(files, []string{"照片.jpg"}) {
		t.Errorf("the folder in the way holds %v", files)
	}
}

func TestANewFileIsWrittenOverNothing(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "approval.pem")
	apptest.OK(t, app.WriteNew(path, writes("first")))
	apptest.Says(t, app.WriteNew(path, writes("second")), "app.file_exists")
	apptest.Says(t, app.WriteNew(dir, writes("second")), "app.file_exists")
	dangling := filepath.Join(dir, "dangling")
	apptest.OK(t, os.Symlink(filepath.Join(dir, "elsewhere"), dangling))
	apptest.Says(t, app.WriteNew(dangling, writes("second")), "app.file_exists")
	holds(t, path, "first")
}

func TestAFileIsWrittenOverOneOfItsOwnKindOnly(t *testing.T) {
	kind := []byte("%PDF-")
	dir := t.TempDir()
	form := filepath.Join(dir, "form.pdf")
	for _, content := range []string{"%PDF-1", "%PDF-2"} {
		apptest.OK(t, app.WriteOver(form, kind, writes(content)))
		holds(t, form, content)
	}
	for name, before := range map[string]string{"another kind": "照片", "shorter than the kind": "%P", "empty": ""} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(dir, name)
			apptest.OK(t, os.WriteFile(path, []byte(before), 0o600))
			apptest.Says(t, app.WriteOver(path, kind, writes("%PDF-3")), "app.file_exists")
			holds(t, path, before)
		})
	}
	apptest.Says(t, app.WriteOver(dir, kind, writes("x")), "app.file_exists")
	apptest.Says(t, app.WriteOver(apptest.Blocked(t, "x"), kind, writes("x")), "app.cannot_write")
}

func TestASmallFileIsReadWholeOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "request.pem")
	for size, key := range map[int]string{0: "", 1023: "", 1024: "", 1025: "app.no_small_file"} {
		apptest.OK(t, os.WriteFile(path, make([]byte, size), 0o600))
		data, err := app.ReadSmall(path, 1024)
		switch {
		case key != "":
			apptest.Says(t, err, key)
		case err != nil || len(data) != size:
			t.Errorf("%d of %d bytes, %v", len(data), size, err)
		}
	}
	_, err := app.ReadSmall(dir, 1024)
	apptest.Says(t, err, "app.no_small_file")
	_, err = app.ReadSmall(filepath.Join(dir, "gone"), 1024)
	apptest.Says(t, err, "app.cannot_read")
}
