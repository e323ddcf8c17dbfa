package demo

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"ruhu/assets/text"
	"ruhu/store"
)

// What the command plays unless it is told otherwise.
const (
	DefaultPack       = "hebi-2017"
	DefaultHouseholds = 60
)

// How many households a demo can have: one to visit and one to leave in each
// village, and no more than its ID numbers and a patient person allow.
const (
	minHouseholds = 4
	maxHouseholds = 5000
)

// Passphrase opens every workspace of the demo.
const Passphrase = "demo"

// seed makes every demo the same, keys and ids left aside.
const seed = 14

// Options of Play. PackID and Households have no default here: a demo of none is
// refused. A zero KDF is the usual cost of a passphrase.
type Options struct {
	PackID     string
	Households int
	KDF        store.KDF
}

// Made is a file or folder that the demo left, and the sentence that says what
// it is.
type Made struct {
	Path string
	Key  string
	Args []any
}

// Play makes the demo in a folder that does not exist yet or is empty. It is
// made beside it first and moved there when all of it is whole.
func Play(ctx context.Context, dir string, o Options) ([]Made, error) {
	where, ok := places[o.PackID]
	if !ok {
		return nil, text.Fail("demo.no_place", o.PackID)
	}
	if o.Households < minHouseholds || o.Households > maxHouseholds {
		return nil, text.Fail("demo.households", o.Households)
	}
	if err := checkEmpty(dir); err != nil {
		return nil, err
	}
	part, err := os.MkdirTemp(filepath.Dir(filepath.Clean(dir)), ".demo-*.part")
	if err != nil {
		return nil, text.Fail("app.cannot_write", dir).Because(err)
	}
	defer os.RemoveAll(part)
	p := newPlay(part, where, o)
	if err := p.all(ctx); err != nil {
		return nil, err
	}
	if err := moveInto(part, dir); err != nil {
		return nil, text.Fail("app.cannot_write", dir).Because(err)
	}
	for i := range p.made {
		p.made[i].Path = filepath.Join(dir, p.made[i].Path)
	}
	return p.made, nil
}

func checkEmpty(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := os.MkdirAll(filepath.Dir(filepath.Clean(dir)), 0o755); err != nil {
			return text.Fail("app.cannot_write", dir).Because(err)
		}
		return nil
	case err != nil:
		return text.Fail("app.cannot_write", dir).Because(err)
	case len(entries) > 0:
		return text.Fail("demo.not_empty", dir)
	}
	return nil
}

// moveInto gives the finished demo its place.
func moveInto(part, dir string) error {
	if err := os.Remove(dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("replace empty folder: %w", err)
	}
	if err := os.Rename(part, dir); err != nil {
		return fmt.Errorf("move demo: %w", err)
	}
	return os.Chmod(dir, 0o755)
}
