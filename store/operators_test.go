package store_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"ruhu/store"
)

var colleague = store.Operator{Name: "李建民", Unit: "小河村", Post: "村主任", Level: "village"}

// opens reports who a passphrase unlocks the workspace for, empty for nobody.
func opens(t testing.TB, dir, passphrase string) string {
	t.Helper()
	s, err := store.Open(dir, []byte(passphrase))
	if err != nil {
		mustFail(t, err, "store.wrong_passphrase", store.ErrWrongPassphrase)
		return ""
	}
	defer s.Close()
	return s.Operator().Name
}

func TestEachOperatorUnlocksWithAPassphraseOfTheirOwn(t *testing.T) {
	dir, code := newFolder(t)
	s := open(t, dir)
	added, err := s.AddOperator(colleague, []byte("his own"))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.ChangePassphrase([]byte("hers")); err != nil {
		t.Fatal(err)
	}
	list, err := s.Operators()
	if err != nil || len(list) != 2 || list[0].Name != operator.Name || list[1] != added || added.ID == "" || added.Gone {
		t.Errorf("%+v, %v", list, err)
	}
	s.Close()
	for passphrase, want := range map[string]string{"his own": colleague.Name, "hers": operator.Name, "麦子 and rice": "", "": ""} {
		if got := opens(t, dir, passphrase); got != want {
			t.Errorf("%q opens for %q, want %q", passphrase, got, want)
		}
	}
	if s, err = store.OpenWithRecovery(dir, code); err != nil {
		t.Fatal(err)
	}
	s.Close()
}

func TestAnOperatorWhoLeftUnlocksNothingAndKeepsTheName(t *testing.T) {
	dir, code := newFolder(t)
	s := open(t, dir)
	added, err := s.AddOperator(colleague, []byte("his own"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err = s.RemoveOperator(s.Operator().ID); key(err) != "store.operator_self" {
		t.Errorf("removing oneself gives %v", err)
	}
	next, err := s.RemoveOperator(added.ID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.RemoveOperator(added.ID); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("removed twice: %v", err)
	}
	if list, err := s.Operators(); err != nil || len(list) != 2 || !list[1].Gone || list[1].Name != colleague.Name {
		t.Errorf("%+v, %v", list, err)
	}
	s.Close()
	if opens(t, dir, "his own") != "" || opens(t, dir, string(passphrase)) != operator.Name {
		t.Error("the wrong one can still unlock")
	}
	_, err = store.OpenWithRecovery(dir, code)
	mustFail(t, err, "store.recovery_wrong", store.ErrRecoveryCode)
	if s, err = store.OpenWithRecovery(dir, next); err != nil {
		t.Fatal(err)
	}
	s.Close()
}

func TestAnOperatorThatCannotBeAddedLeavesNothing(t *testing.T) {
	s := newStore(t)
	if _, err := s.AddOperator(store.Operator{}, []byte("x")); key(err) != "store.operator_name" {
		t.Errorf("nobody as an operator gives %v", err)
	}
	_, err := s.AddOperator(colleague, nil)
	mustFail(t, err, "store.empty_passphrase", store.ErrWrongPassphrase)
	if list, err := s.Operators(); err != nil || len(list) != 1 {
		t.Errorf("%+v, %v", list, err)
	}
}

func TestANewRecoveryCodeReplacesTheOneBefore(t *testing.T) {
	dir, code := newFolder(t)
	s := open(t, dir)
	next, err := s.NewRecoveryCode()
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	_, err = store.OpenWithRecovery(dir, code)
	mustFail(t, err, "store.recovery_wrong", store.ErrRecoveryCode)
	if s, err = store.OpenWithRecovery(dir, next); err != nil {
		t.Fatal(err)
	}
	s.Close()
}

// office encrypts for itself and opens what was encrypted for it.
type office byte

func (o office) seal(key []byte) ([]byte, error) { return append([]byte{byte(o)}, key...), nil }

func (o office) open(sealed []byte) ([]byte, error) {
	if sealed[0] != byte(o) {
		return nil, errors.New("another office")
	}
	return sealed[1:], nil
}

func TestTheOfficeHelpsWhoForgotEverySecret(t *testing.T) {
	const county, stranger office = 1, 2
	dir, _ := newFolder(t)
	path := filepath.Join(dir, "key")
	_, _, err := store.RecoverForOffice(contents(t, path), "key", county.open)
	mustFail(t, err, "store.office_other", store.ErrKeyFile)

	s := open(t, dir)
	if err := errors.Join(s.SetOffice("stranger", stranger.seal), s.SetOffice("county", county.seal)); err != nil {
		t.Fatal(err)
	}
	before := contents(t, path)
	if err := s.SetOffice("county", stranger.seal); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(before, contents(t, path)) {
		t.Error("the same office was written twice")
	}
	if err := s.SetOffice("", county.seal); err == nil {
		t.Error("an office without a name was set")
	}
	s.Close()

	_, _, err = store.RecoverForOffice(before, "key", stranger.open)
	mustFail(t, err, "store.office_other", store.ErrKeyFile)
	recovered, code, err := store.RecoverForOffice(before, "key", county.open)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, recovered, 0o600); err != nil {
		t.Fatal(err)
	}
	if s, err = store.OpenWithRecovery(dir, code); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if s.Operator().Name != operator.Name {
		t.Errorf("opened for %q", s.Operator().Name)
	}
}

func contents(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
