package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"ruhu/assets/text"
	"ruhu/store"
	"ruhu/store/vfs"
	"ruhu/store/vfs/crash"
	"ruhu/syncpkg/object"
)

func TestAWorkspaceOpensForItsOperator(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "deep", "village")
	if store.Exists(dir) {
		t.Error("a workspace exists before it is created")
	}
	s, code, err := store.Create(dir, operator, passphrase, cheap)
	if err != nil {
		t.Fatal(err)
	}
	created := s.Operator()
	if s.Dir() != dir || created.ID == "" || created.Name != operator.Name || len(code) != 34 {
		t.Errorf("%q, %+v, %q", s.Dir(), created, code)
	}
	if err := errors.Join(s.Close(), s.Close()); err != nil {
		t.Error(err)
	}
	if got := names(t, dir); !slices.Equal(got, []string{"backup", "data.db", "key", "lock"}) {
		t.Errorf("the folder holds %v", got)
	}
	if !store.Exists(dir) {
		t.Error("the workspace does not exist")
	}
	if got := open(t, dir).Operator(); got != created {
		t.Errorf("opened for %+v, created for %+v", got, created)
	}
}

func TestAWorkspaceHasItsSettingsFromTheMomentItHasAName(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "w")
	options := cheap
	options.Settings = map[string]string{"role": "village", "division": "410621105201"}
	saves := 0
	s, _, err := store.CreateWatched(dir, operator, passphrase, options, func(op vfs.Op) int {
		if filepath.Dir(op.File) == dir && op.Kind == vfs.Write {
			saves++
		}
		return 0
	})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if saves > 0 {
		t.Errorf("the folder had its name and %d writes were still to come", saves)
	}
	for key, want := range options.Settings {
		if got, err := s.Setting(key); err != nil || got != want {
			t.Errorf("%s: %q, %v", key, got, err)
		}
	}
}

func TestOnlyTheOwnerMayReadTheFiles(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such modes")
	}
	dir, _ := newFolder(t)
	s := open(t, dir)
	add(t, s, seed(t, household("h1", "张国强")))
	copied := filepath.Join(t.TempDir(), "copy")
	if err := s.Backup(ctx, copied, nil); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{
		filepath.Join(dir, "data.db"), filepath.Join(dir, "data.db-wal"), filepath.Join(dir, "data.db-shm"),
		filepath.Join(dir, "key"), filepath.Join(dir, "lock"), filepath.Join(copied, "data.db"), filepath.Join(copied, "key"),
	} {
		info, err := os.Stat(path)
		if err != nil {
			t.Error(err)
		} else if info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %o", filepath.Base(path), info.Mode().Perm())
		}
	}
}

func TestAWorkspaceIsCreatedInAnEmptyFolderAndNoOther(t *testing.T) {
	dir := t.TempDir()
	s, _, err := store.Create(dir, operator, passphrase, cheap)
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	before := everything(t, dir)
	_, _, err = store.Create(dir, operator, passphrase, cheap)
	mustFail(t, err, "store.exists", store.ErrExists)
	if !bytes.Equal(before, everything(t, dir)) {
		t.Error("the refusal changed the folder")
	}
}

func TestCreateThatFailsLeavesNothing(t *testing.T) {
	t.Run("empty passphrase", func(t *testing.T) {
		parent := t.TempDir()
		_, _, err := store.Create(filepath.Join(parent, "w"), operator, nil, cheap)
		mustFail(t, err, "store.empty_passphrase", store.ErrWrongPassphrase)
		if left := names(t, parent); len(left) > 0 {
			t.Errorf("left %v", left)
		}
	})
	t.Run("cost out of bounds", func(t *testing.T) {
		parent := t.TempDir()
		_, _, err := store.Create(filepath.Join(parent, "w"), operator, passphrase, store.Options{KDF: store.KDF{Time: 1, MemoryKiB: 1 << 30, Threads: 1}})
		if left := names(t, parent); err == nil || len(left) > 0 {
			t.Errorf("%v, left %v", err, left)
		}
	})
	t.Run("operations of the disk", func(t *testing.T) {
		failed := 0
		for n := 1; ; n += 5 {
			parent := t.TempDir()
			fault := &crash.FailNth{N: n, Code: crash.CodeFull, Sticky: true}
			s, _, err := store.CreateWatched(filepath.Join(parent, "w"), operator, passphrase, cheap, fault.Watch)
			if err == nil {
				s.Close()
				if fault.Seen() < n {
					break
				}
				continue
			}
			failed++
			if left := names(t, parent); len(left) > 0 {
				t.Fatalf("operation %d failed with %v and left %v", n, err, left)
			}
		}
		if failed < 5 {
			t.Errorf("only %d operations failed", failed)
		}
	})
}

func TestOpenRefusesWithTheReason(t *testing.T) {
	plain := append([]byte("SQLite format 3\x00"), make([]byte, 8192)...)
	other, _ := newFolder(t)
	otherDatabase, err := os.ReadFile(filepath.Join(other, "data.db"))
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]struct {
		file    string
		content []byte // nil removes the file
		key     string
		want    error
	}{
		"a folder without a database":          {"data.db", nil, "store.no_workspace", store.ErrNoWorkspace},
		"a folder without a key":               {"key", nil, "store.key_missing", store.ErrKeyFile},
		"a readable database":                  {"data.db", plain, "store.foreign_database", store.ErrDatabase},
		"the database of another workspace":    {"data.db", otherDatabase, "store.foreign_database", store.ErrDatabase},
		"an empty database":                    {"data.db", []byte{}, "store.foreign_database", store.ErrDatabase},
		"a database cut short":                 {"data.db", otherDatabase[:len(otherDatabase)/2], "store.foreign_database", store.ErrDatabase},
		"a few bytes for a database":           {"data.db", []byte("hello"), "store.foreign_database", store.ErrDatabase},
		"garbage for a database":               {"data.db", bytes.Repeat([]byte("garbage!"), 4096), "store.foreign_database", store.ErrDatabase},
		"zeros for a database":                 {"data.db", make([]byte, 32768), "store.foreign_database", store.ErrDatabase},
		"an empty key file":                    {"key", []byte{}, "store.key_foreign", store.ErrKeyFile},
		"a text for a key file":                {"key", []byte("shopping list"), "store.key_foreign", store.ErrKeyFile},
		"a huge key file":                      {"key", bytes.Repeat([]byte(`"ruhu-key"`), 10000), "store.key_foreign", store.ErrKeyFile},
		"a key file of which a part is missed": {"key", []byte(`{"format":"ruhu-key","sha256":"`), "store.key_damaged", store.ErrKeyFile},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			dir, _ := newFolder(t)
			path := filepath.Join(dir, test.file)
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
			if test.content != nil {
				if err := os.WriteFile(path, test.content, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			before := names(t, dir)
			_, err := store.Open(dir, passphrase)
			mustFail(t, err, test.key, test.want)
			if after := names(t, dir); !slices.Equal(before, after) {
				t.Errorf("the folder holds %v, held %v", after, before)
			}
			if data, _ := os.ReadFile(path); !bytes.Equal(data, test.content) {
				t.Error("the refusal changed the file")
			}
		})
	}
}

func TestADatabaseCutShortIsRefusedUntouched(t *testing.T) {
	dir, _ := newFolder(t)
	path := filepath.Join(dir, "data.db")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range []int{1, 511, 4095, 4096, 4097, len(whole) / 2, len(whole) - 4096} {
		if err := os.WriteFile(path, whole[:size], 0o600); err != nil {
			t.Fatal(err)
		}
		before := names(t, dir)
		s, err := store.Open(dir, passphrase)
		if err == nil {
			s.Close()
			t.Errorf("%d of %d bytes are a workspace", size, len(whole))
			continue
		}
		if after := names(t, dir); key(err) == "" || !slices.Equal(before, after) {
			t.Errorf("%d of %d bytes: %v, the folder holds %v, held %v", size, len(whole), err, after, before)
		}
	}
}

func TestAWrongPassphraseOpensNothing(t *testing.T) {
	dir, _ := newFolder(t)
	for _, wrong := range []string{"", "麦子 and ric", "麦子 and rice ", "麦子 AND RICE"} {
		_, err := store.Open(dir, []byte(wrong))
		mustFail(t, err, "store.wrong_passphrase", store.ErrWrongPassphrase)
	}
	open(t, dir) // the refusals let go of the lock
}

func TestADatabaseOfANewerVersionIsRefusedUntouched(t *testing.T) {
	dir, _ := newFolder(t)
	s := open(t, dir)
	if err := s.Tamper("PRAGMA user_version = 9999", "CREATE TABLE from_the_future (x INTEGER) STRICT"); err != nil {
		t.Fatal(err)
	}
	s.Close()
	before, _ := os.ReadFile(filepath.Join(dir, "data.db"))
	_, err := store.Open(dir, passphrase)
	mustFail(t, err, "store.newer_version", store.ErrNewerVersion)
	if after, _ := os.ReadFile(filepath.Join(dir, "data.db")); !bytes.Equal(before, after) {
		t.Error("the refusal changed the database")
	}
}

func TestADatabaseOfAnotherProgramIsRefusedEvenUnderOurKey(t *testing.T) {
	dir, _ := newFolder(t)
	s := open(t, dir)
	if err := s.Tamper("PRAGMA application_id = 1"); err != nil {
		t.Fatal(err)
	}
	s.Close()
	_, err := store.Open(dir, passphrase)
	mustFail(t, err, "store.foreign_database", store.ErrDatabase)
}

func TestASecondProgramIsToldWhoHoldsTheWorkspace(t *testing.T) {
	dir, code := newFolder(t)
	s := open(t, dir)
	host, _ := os.Hostname()
	_, err := store.Open(dir, passphrase)
	mustFail(t, err, "store.locked_by", store.ErrLocked)
	said := text.En.Explain(err)[0]
	if !strings.Contains(said, host) || !strings.Contains(said, time.Now().Format("2006-01-02")) {
		t.Errorf("it says %q", said)
	}
	_, err = store.OpenWithRecovery(dir, code)
	mustFail(t, err, "store.locked_by", store.ErrLocked)
	s.Close()
	open(t, dir)
}

func TestALockThatSaysNothingStillHolds(t *testing.T) {
	dir, _ := newFolder(t)
	open(t, dir)
	if err := os.WriteFile(filepath.Join(dir, "lock"), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := store.Open(dir, passphrase)
	mustFail(t, err, "store.locked", store.ErrLocked)
}

func TestWhatWasSavedIsThereAfterTheProgramIsKilled(t *testing.T) {
	dir, _ := newFolder(t)
	s := open(t, dir)
	o := seed(t, household("h1", "张国强"))
	update(t, s, func(tx *store.Tx) error {
		_, err := tx.AddObject(o, "")
		return errors.Join(err, tx.SaveDraft(store.Draft{VisitID: "v1", Household: "h1", Doc: []byte(`{"note":"半句"}`), Cursor: "incomes/i1"}))
	})
	again := open(t, copyFolder(t, dir))
	draft, err := again.Draft("v1")
	if err != nil || string(draft.Doc) != `{"note":"半句"}` || draft.Cursor != "incomes/i1" {
		t.Errorf("draft %+v, %v", draft, err)
	}
	if has, err := again.HasObject(o.ID); !has || err != nil {
		t.Errorf("object: %v %v", has, err)
	}
	intact(t, again)
}

func TestNothingOfAThousandHouseholdsIsReadableInAnyFile(t *testing.T) {
	dir, _ := newFolder(t)
	s := open(t, dir)
	// What all names and numbers begin with stands for every one of them.
	const name, number = "诸葛不可见", "410699"
	var objects []object.Object
	for n := range 1000 {
		h := household(fmt.Sprintf("h%d", n), name+fmt.Sprint(n))
		h.Members[0].IDNumber = fmt.Sprintf("%s19500101%04d", number, n)
		objects = append(objects, seed(t, h))
	}
	add(t, s, objects...)
	update(t, s, func(tx *store.Tx) error {
		return errors.Join(tx.SaveDraft(store.Draft{VisitID: "v1", Household: "h1", Doc: []byte(name + number)}), tx.SetSetting("note", name),
			tx.AddAudit(store.AuditEntry{At: noon, Action: "saw", Subject: "h1", Detail: name}))
	})
	if err := s.Backup(ctx, filepath.Join(dir, "backup", "1"), nil); err != nil {
		t.Fatal(err)
	}
	for _, state := range []string{"open", "closed"} {
		data := everything(t, dir)
		if len(data) < 1<<20 {
			t.Fatalf("%s: the folder holds %d bytes", state, len(data))
		}
		for _, marker := range []string{name, number, "zhugebukejian", operator.Name, operator.Unit, "SQLite format"} {
			if bytes.Contains(data, []byte(marker)) {
				t.Errorf("%s: %q is readable", state, marker)
			}
		}
		s.Close()
	}
}

// everything returns the bytes of all files below a folder.
func everything(t testing.TB, dir string) (all []byte) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		all = append(all, data...)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestABackupIsAWorkspaceOfItsOwn(t *testing.T) {
	dir, code := newFolder(t)
	s := open(t, dir)
	add(t, s, seed(t, household("h1", "张国强")))
	copied := filepath.Join(dir, "backup", "2017-05-16")
	if err := s.Backup(ctx, copied, map[string]string{"role": "a backup"}); err != nil {
		t.Fatal(err)
	}
	if role, err := s.Setting("role"); err != nil || role == "a backup" {
		t.Errorf("the workspace itself is %q, %v", role, err)
	}
	if bytes.Contains(everything(t, copied), []byte("张国强")) {
		t.Error("the backup is readable")
	}
	mustFail(t, s.Backup(ctx, copied, nil), "store.backup_exists", store.ErrExists)
	restored, err := store.OpenWithRecovery(copied, code)
	if err != nil {
		t.Fatal(err)
	}
	defer restored.Close()
	intact(t, restored)
	if state, err := restored.Household("h1"); err != nil || state.Doc.DisplayName() != "张国强" {
		t.Errorf("%+v, %v", state, err)
	}
	if role, err := restored.Setting("role"); err != nil || role != "a backup" {
		t.Errorf("the backup is %q, %v", role, err)
	}
}

func TestRestoringReadsTheBackupAndNoMore(t *testing.T) {
	dir, _ := newFolder(t)
	s := open(t, dir)
	add(t, s, seed(t, household("h1", "张国强")))
	kept, target := filepath.Join(t.TempDir(), "kept"), filepath.Join(t.TempDir(), "new", "place")
	if err := s.Backup(ctx, kept, nil); err != nil {
		t.Fatal(err)
	}
	before := everything(t, kept)
	if err := store.Restore(kept, target); err != nil {
		t.Fatal(err)
	}
	restored := open(t, target)
	if state, err := restored.Household("h1"); err != nil || state.Doc.DisplayName() != "张国强" {
		t.Errorf("%+v, %v", state, err)
	}
	add(t, restored, seed(t, household("h2", "李四")))
	if !bytes.Equal(everything(t, kept), before) {
		t.Error("the backup was changed")
	}
	mustFail(t, store.Restore(kept, target), "store.exists", store.ErrExists)
	mustFail(t, store.Restore(t.TempDir(), filepath.Join(t.TempDir(), "x")), "store.no_workspace", store.ErrNoWorkspace)
	copied := filepath.Join(t.TempDir(), "w") // of a workspace that is open: its log holds the last changes
	if err := store.Restore(target, copied); err != nil {
		t.Fatal(err)
	}
	again := open(t, copied)
	if _, err := again.Household("h2"); err != nil {
		t.Error(err)
	}
}
