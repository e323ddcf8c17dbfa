package store_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ruhu/store"
)

func TestEveryByteOfTheKeyFileChangedIsRefusedOrHarmless(t *testing.T) {
	dir, _ := newFolder(t)
	s := open(t, dir)
	if err := s.SetOffice("county", office(1).seal); err != nil {
		t.Fatal(err)
	}
	s.Close()
	path := filepath.Join(dir, "key")
	whole := contents(t, path)
	refused := 0
	for at := range whole {
		for _, flip := range []byte{0x01, 0x20, 0x80, 0xff} {
			changed := bytes.Clone(whole)
			changed[at] ^= flip
			if err := os.WriteFile(path, changed, 0o600); err != nil {
				t.Fatal(err)
			}
			s, err := store.Open(dir, passphrase)
			if err == nil {
				s.Close() // a name in another case: the same file to every reader
				continue
			}
			refused++
			if !errors.Is(err, store.ErrKeyFile) || key(err) == "" {
				t.Fatalf("byte %d changed by %#x gives %v", at, flip, err)
			}
		}
	}
	if refused < 3*len(whole) {
		t.Errorf("only %d of %d changes were refused", refused, 4*len(whole))
	}
}

// rewriteKey changes the body of a key file and makes the checksum fit again.
func rewriteKey(t *testing.T, dir string, change func(body map[string]any)) {
	t.Helper()
	path := filepath.Join(dir, "key")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var file map[string]any
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	change(file["body"].(map[string]any))
	body, err := json.Marshal(file["body"])
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(body)
	file["sha256"] = hex.EncodeToString(sum[:])
	if data, err = json.Marshal(file); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestAKeyFileThatWasMadeUpIsRefused(t *testing.T) {
	slot := func(body map[string]any, n int) map[string]any { return body["slots"].([]any)[n].(map[string]any) }
	cost := func(name string, value float64) func(map[string]any) {
		return func(body map[string]any) { slot(body, 0)["argon2id"].(map[string]any)[name] = value }
	}
	tests := map[string]struct {
		change func(body map[string]any)
		key    string
	}{
		"newer version":               {func(b map[string]any) { b["version"] = 2; b["future"] = true }, "store.newer_version"},
		"version zero":                {func(b map[string]any) { b["version"] = 0 }, "store.key_damaged"},
		"a terabyte of memory":        {cost("memory_kib", 1<<30), "store.key_damaged"},
		"hours of time":               {cost("time", 1<<31), "store.key_damaged"},
		"hundreds of threads":         {cost("threads", 255), "store.key_damaged"},
		"no threads":                  {cost("threads", 0), "store.key_damaged"},
		"other cost":                  {cost("time", 2), "store.wrong_passphrase"},
		"no cost":                     {func(b map[string]any) { slot(b, 0)["argon2id"] = nil }, "store.key_damaged"},
		"a short nonce":               {func(b map[string]any) { slot(b, 0)["nonce"] = "AAAA" }, "store.key_damaged"},
		"another kind":                {func(b map[string]any) { slot(b, 0)["kind"] = "fingerprint" }, "store.key_damaged"},
		"another operator":            {func(b map[string]any) { slot(b, 0)["operator"] = "x" }, "store.wrong_passphrase"},
		"no slots":                    {func(b map[string]any) { b["slots"] = []any{} }, "store.key_damaged"},
		"more slots than people":      {func(b map[string]any) { s := slot(b, 1); b["slots"] = []any{}; fill(b, s, 65) }, "store.key_damaged"},
		"a field nobody knows":        {func(b map[string]any) { b["hint"] = "wheat" }, "store.key_damaged"},
		"the recovery slot alone":     {func(b map[string]any) { b["slots"] = b["slots"].([]any)[1:] }, "store.wrong_passphrase"},
		"a recovery slot as if typed": {func(b map[string]any) { slot(b, 1)["kind"] = "passphrase" }, "store.key_damaged"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			dir, _ := newFolder(t)
			rewriteKey(t, dir, test.change)
			if _, err := store.Open(dir, passphrase); key(err) != test.key {
				t.Errorf("got %q (%v), want %q", key(err), err, test.key)
			}
		})
	}
}

func fill(body map[string]any, slot map[string]any, n int) {
	for range n {
		body["slots"] = append(body["slots"].([]any), slot)
	}
}

func TestTheRecoveryCodeOpensTheWorkspaceHoweverItIsTyped(t *testing.T) {
	dir, code := newFolder(t)
	for name, typed := range map[string]string{
		"as shown":              code,
		"in small letters":      strings.ToLower(code),
		"without separators":    strings.ReplaceAll(code, "-", ""),
		"with spaces":           "  " + strings.ReplaceAll(code, "-", " ") + "\n",
		"O for 0 and l for 1":   strings.NewReplacer("0", "O", "1", "l").Replace(code),
		"in full-width letters": strings.Map(widen, code),
	} {
		t.Run(name, func(t *testing.T) {
			s, err := store.OpenWithRecovery(dir, typed)
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			if s.Operator().Name != operator.Name {
				t.Errorf("opened for %+v", s.Operator())
			}
		})
	}
}

func widen(r rune) rune { return r - '!' + '！' }

func TestAMistypedRecoveryCodeIsToldFromAForeignOne(t *testing.T) {
	dir, code := newFolder(t)
	_, foreign := newFolder(t)
	_, err := store.OpenWithRecovery(dir, foreign)
	mustFail(t, err, "store.recovery_wrong", store.ErrRecoveryCode)
	for _, typed := range []string{"", "A", code[1:], code + "0", "U" + code[1:]} {
		_, err := store.OpenWithRecovery(dir, typed)
		mustFail(t, err, "store.recovery_typo", store.ErrRecoveryCode)
	}
	missed := 0
	for n, r := range code {
		if r == '-' {
			continue
		}
		next := "23456789ABCDEFGHJKMNPQRSTVWXYZ2"
		at := strings.IndexRune(next, r) + 1
		_, err := store.OpenWithRecovery(dir, code[:n]+next[at:at+1]+code[n+1:])
		if !errors.Is(err, store.ErrRecoveryCode) {
			t.Fatalf("one wrong character at %d gives %v", n, err)
		}
		if key(err) != "store.recovery_typo" {
			missed++
		}
	}
	if missed > 2 { // one in 1024 passes the checksum by chance
		t.Errorf("%d of 28 typing errors were not seen", missed)
	}
}

func TestAChangedPassphraseReplacesTheOldOne(t *testing.T) {
	dir, code := newFolder(t)
	s, err := store.OpenWithRecovery(dir, code)
	if err != nil {
		t.Fatal(err)
	}
	mustFail(t, s.ChangePassphrase(nil), "store.empty_passphrase", store.ErrWrongPassphrase)
	if err := s.ChangePassphrase([]byte("new")); err != nil {
		t.Fatal(err)
	}
	s.Close()
	_, err = store.Open(dir, passphrase)
	mustFail(t, err, "store.wrong_passphrase", store.ErrWrongPassphrase)
	for range 2 {
		s, err := store.Open(dir, []byte("new"))
		if err != nil {
			t.Fatal(err)
		}
		s.Close()
	}
	if s, err = store.OpenWithRecovery(dir, code); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if got := names(t, dir); len(got) != 4 {
		t.Errorf("the folder holds %v", got)
	}
}

func TestAPassphraseCostsAtLeast64MiB(t *testing.T) {
	for _, k := range []store.KDF{store.LeastKDF, store.TunedKDF()} {
		if k.MemoryKiB < 64<<10 || k.Time < 3 || k.Time > 12 {
			t.Errorf("%+v", k)
		}
	}
}

func FuzzOpenWithAnyKeyFile(f *testing.F) {
	dir, _ := newFolder(f)
	path := filepath.Join(dir, "key")
	whole, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add([]byte(`{"format":"ruhu-key","sha256":"","body":{"version":1}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := store.Open(dir, passphrase)
		if err == nil {
			s.Close()
		} else if key(err) == "" {
			t.Errorf("no sentence for %v", err)
		}
	})
}
