package rules

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"ruhu/assets/text"
)

//go:embed packs
var embedded embed.FS

// embeddedPacks reads the packs of the program once. They are part of it and
// covered by tests.
var embeddedPacks = sync.OnceValues(func() ([]*Pack, error) {
	folders, err := fs.ReadDir(embedded, "packs")
	if err != nil {
		return nil, err
	}
	var packs []*Pack
	for _, f := range folders {
		sub, err := fs.Sub(embedded, path.Join("packs", f.Name()))
		if err != nil {
			return nil, err
		}
		p, err := Read(sub, f.Name())
		if err != nil {
			return nil, err
		}
		packs = append(packs, p)
	}
	return packs, nil
})

// List returns the embedded packs by id.
func List() []PackInfo {
	packs, err := embeddedPacks()
	if err != nil {
		return nil
	}
	infos := make([]PackInfo, len(packs))
	for i, p := range packs {
		infos[i] = p.info
	}
	return infos
}

// Load returns an embedded pack by its id, or reads the pack in a folder. The
// error is Faults where the tables of the pack are wrong.
func Load(ref string) (*Pack, error) {
	packs, err := embeddedPacks()
	if err != nil {
		return nil, fmt.Errorf("read embedded packs: %w", err)
	}
	for _, p := range packs {
		if p.info.ID == ref {
			return p, nil
		}
	}
	folder, err := Folder(ref)
	if err != nil {
		return nil, err
	}
	return Read(folder, filepath.Base(ref))
}

// Folder returns the files of an embedded pack by its id, or of the pack in a
// folder: its tables, and what stands beside them and is no part of its hash,
// such as its tests.
func Folder(ref string) (fs.FS, error) {
	if sub, err := fs.Sub(embedded, path.Join("packs", ref)); err == nil && hasHead(sub) {
		return sub, nil
	}
	info, err := os.Stat(ref)
	if err != nil || !info.IsDir() {
		return nil, text.Fail("rules.load.unknown", ref).Because(err)
	}
	if folder := os.DirFS(ref); hasHead(folder) {
		return folder, nil
	}
	return nil, text.Fail("rules.load.no_pack", ref)
}

func hasHead(folder fs.FS) bool {
	_, err := fs.Stat(folder, tablePack)
	return !errors.Is(err, fs.ErrNotExist)
}

// The tables of a pack.
const (
	tablePack       = "pack.yaml"
	tableClauses    = "clauses.yaml"
	tableParameters = "parameters.yaml"
	tableIncome     = "income.yaml"
	tableFindings   = "findings.yaml"
	tableCalendar   = "calendar.yaml" // a pack need not have it
)

var tables = []string{tablePack, tableClauses, tableParameters, tableIncome, tableFindings, tableCalendar}

// Read reads the pack in a folder; name stands before the file names in faults.
// The error is Faults where its tables are wrong.
func Read(folder fs.FS, name string) (*Pack, error) {
	r, err := readFolder(folder, name)
	if err != nil {
		return nil, err
	}
	if err := r.placed().AsError(); err != nil {
		return nil, err
	}
	return r.p, nil
}

// readFolder reads a pack with its faults.
func readFolder(folder fs.FS, name string) (*reader, error) {
	files, faults, err := readTables(folder, name)
	if err != nil {
		return nil, text.Fail("rules.load.unreadable", name).Because(err)
	}
	r := &reader{name: name, files: files, faults: &faults}
	p := r.pack()
	p.info.SHA256 = hashFiles(files)
	return r, nil
}

// placed returns the faults found so far, in order and with their lines.
func (r *reader) placed() Faults {
	named := map[string][]byte{}
	for file, data := range r.files {
		named[path.Join(r.name, file)] = data
	}
	return r.faults.placed(named)
}

// readTables reads every table. A YAML file that is none is a fault: a
// misspelled table would be silently ignored.
func readTables(folder fs.FS, name string) (map[string][]byte, Faults, error) {
	entries, err := fs.ReadDir(folder, ".")
	if err != nil {
		return nil, nil, err
	}
	var faults Faults
	for _, e := range entries {
		ext := path.Ext(e.Name())
		if (ext == ".yaml" || ext == ".yml") && !slices.Contains(tables, e.Name()) {
			source{path.Join(name, e.Name()), &faults}.fault(nil, "unknown_table", strings.Join(tables, " "))
		}
	}
	files := map[string][]byte{}
	for _, t := range tables {
		data, err := readBounded(folder, t)
		if errors.Is(err, fs.ErrNotExist) {
			if t != tableCalendar {
				source{path.Join(name, t), &faults}.fault(nil, "missing_table")
			}
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		files[t] = data
	}
	return files, faults, nil
}

// readBounded reads a file, and one byte more than a table may have where it
// has more, so that reading it reports the fault.
func readBounded(folder fs.FS, file string) ([]byte, error) {
	f, err := folder.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxTable+1))
}

// hashFiles hashes the sorted paths and contents, each with its length before
// it, so that no two packs give the same bytes.
func hashFiles(files map[string][]byte) string {
	h := sha256.New()
	for _, name := range sortedKeys(files) {
		fmt.Fprintf(h, "%d:%s%d:", len(name), name, len(files[name]))
		h.Write(files[name])
	}
	return hex.EncodeToString(h.Sum(nil))
}
