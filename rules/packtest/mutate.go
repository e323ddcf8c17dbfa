package packtest

import (
	"bytes"
	"io"
	"io/fs"
	"runtime"
	"slices"
	"sync"
	"time"

	"go.yaml.in/yaml/v4"

	"ruhu/rules"
)

// MutantReport is how the mutants of a pack fared.
type MutantReport struct {
	Mutants    int      // that could be read as packs
	Refused    int      // by the reader of packs, and so none
	Caught     int      // by a test
	Equivalent []Mutant // not caught, and listed with the reason why they change nothing
	Survivors  []Mutant // not caught
	Problems   Problems // of the list of equivalent mutants
}

// Percent is the part of the mutants that is caught, those that change nothing
// left out.
func (r MutantReport) Percent() float64 {
	return 100 * float64(r.Caught) / float64(max(1, r.Mutants-len(r.Equivalent)))
}

// fate is what becomes of a mutant.
type fate int

const (
	survived fate = iota
	caught
	refused
)

// Mutate makes every mutant of the pack and runs its tests on each until one
// fails. Tables that are written again without a change must not be caught: the
// figure would say nothing.
func (s *Suite) Mutate() (MutantReport, error) {
	all, err := mutants(s.tables)
	if err != nil {
		return MutantReport{}, err
	}
	fates := s.hunt(all)
	r := s.count(all, fates)
	controls, err := unchanged(s.tables)
	if err != nil {
		return MutantReport{}, err
	}
	for i, f := range s.hunt(controls) {
		if f != survived {
			r.Problems.add(controls[i].place, "control")
		}
	}
	return r, nil
}

// hunt finds out what becomes of each mutant, on all processors.
func (s *Suite) hunt(all []Mutant) []fate {
	fates := make([]fate, len(all))
	work := make(chan int)
	var group sync.WaitGroup
	for range runtime.NumCPU() {
		group.Go(func() {
			h := hunter{suite: s, order: slices.Clone(s.cases)}
			for i := range work {
				fates[i] = h.hunt(all[i])
			}
		})
	}
	for i := range all {
		work <- i
	}
	close(work)
	group.Wait()
	return fates
}

func (s *Suite) count(all []Mutant, fates []fate) MutantReport {
	var r MutantReport
	listed := map[string]bool{}
	for i, m := range all {
		known := slices.ContainsFunc(s.suite.equivalent, func(e exception) bool { return e.name == m.Name })
		switch {
		case fates[i] == refused:
			r.Refused++
		case fates[i] == caught:
			r.Caught++
		case known:
			r.Equivalent = append(r.Equivalent, m)
			listed[m.Name] = true
		default:
			r.Survivors = append(r.Survivors, m)
		}
	}
	for _, e := range s.suite.equivalent {
		if !listed[e.name] {
			r.Problems.add(e.place, "not_equivalent", e.name)
		}
	}
	r.Mutants = len(all) - r.Refused
	return r
}

// hunter runs tests on mutants, those first that caught one before.
type hunter struct {
	suite *Suite
	order []testCase
}

func (h *hunter) hunt(m Mutant) fate {
	pack, err := rules.Read(changedFolder{h.suite.folder, m.table, m.data}, h.suite.tables.name)
	if err != nil {
		return refused
	}
	if m.table == tableCalendar && h.pinned(m) {
		return caught
	}
	b := newBench(pack)
	for i := range h.order {
		var problems Problems
		if b.run(&h.order[i], &problems); len(problems) > 0 {
			first := h.order[i]
			copy(h.order[1:i+1], h.order[:i])
			h.order[0] = first
			return caught
		}
	}
	return survived
}

// pinned reports whether a changed calendar differs from what the tests say.
func (h *hunter) pinned(m Mutant) bool {
	var doc yaml.Node
	if err := yaml.Load(m.data, &doc); err != nil || len(doc.Content) == 0 {
		return false
	}
	var problems Problems
	compare(doc.Content[0], h.suite.suite.calendar, &problems)
	return len(problems) > 0
}

// changedFolder is a folder in which one file has other contents.
type changedFolder struct {
	fs.FS
	file string
	data []byte
}

// Open implements fs.FS.
func (c changedFolder) Open(name string) (fs.File, error) {
	if name == c.file {
		return memoryFile{bytes.NewReader(c.data), c}, nil
	}
	return c.FS.Open(name)
}

// memoryFile is the changed file.
type memoryFile struct {
	io.Reader
	changedFolder
}

// Close implements fs.File.
func (memoryFile) Close() error { return nil }

// Stat implements fs.File.
func (f memoryFile) Stat() (fs.FileInfo, error) { return f, nil }

// Name implements fs.FileInfo.
func (f memoryFile) Name() string { return f.file }

// Size implements fs.FileInfo.
func (f memoryFile) Size() int64 { return int64(len(f.data)) }

// Mode implements fs.FileInfo.
func (memoryFile) Mode() fs.FileMode { return 0o444 }

// ModTime implements fs.FileInfo.
func (memoryFile) ModTime() time.Time { return time.Time{} }

// IsDir implements fs.FileInfo.
func (memoryFile) IsDir() bool { return false }

// Sys implements fs.FileInfo.
func (memoryFile) Sys() any { return nil }
