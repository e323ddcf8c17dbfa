package packtest

import (
	"io/fs"
	"path"

	"ruhu/rules"
)

// Suite is a pack with its tests, ready to run.
type Suite struct {
	folder fs.FS
	pack   *rules.Pack
	tables tables
	suite  *suite
	cases  []testCase
}

// Load reads an embedded pack by its id, or the pack in a folder, and its tests.
// The error is one of the pack, or says everything in the tests that cannot be
// read.
func Load(ref string) (*Suite, error) {
	folder, err := rules.Folder(ref)
	if err != nil {
		return nil, err
	}
	name := path.Base(ref)
	s := &Suite{folder: folder}
	if s.pack, err = rules.Read(folder, name); err != nil {
		return nil, err
	}
	if s.tables, err = readTables(folder, name); err != nil {
		return nil, err
	}
	if s.suite, err = readSuite(folder, name); err != nil {
		return nil, err
	}
	s.cases, err = s.suite.layOut(s.pack)
	return s, err
}

// Report is how the tests of a pack went.
type Report struct {
	Pack     rules.PackRef
	Tests    int // entries of the test files, without the values of the calendar
	Cases    int // households assessed, and overlays tried
	Added    int // households assessed beside those, around limits and dates of the rules
	Coverage []Count
	Problems Problems // empty when everything passes and every part is exercised
}

// Count is how many parts of one kind the tests exercise, without those that
// can never be reached.
type Count struct {
	Kind    string `json:"kind"` // state row window edge comparison clause calendar
	Covered int    `json:"covered"`
	Total   int    `json:"total"`
}

// Run runs all tests and looks for parts of the pack that none exercises.
func (s *Suite) Run() Report {
	info := s.pack.Info()
	report := Report{
		Pack:  rules.PackRef{ID: info.ID, Version: info.Version, SHA256: info.SHA256},
		Tests: len(s.suite.entries), Cases: len(s.cases),
	}
	b, c := newBench(s.pack), newCoverage(s.pack, s.tables)
	d := &deriver{bench: b, cover: c, problems: &report.Problems}
	for i := range s.cases {
		if result := b.run(&s.cases[i], &report.Problems); result != nil {
			c.observe(b, &s.cases[i], *result)
			d.derive(&s.cases[i], *result)
		}
	}
	compare(s.tables.root[tableCalendar], s.suite.calendar, &report.Problems)
	c.pins(s.suite.calendar)
	c.settle(s.suite.unreachable, &report.Problems)
	report.Added = d.added
	report.Coverage = c.counts()
	report.Problems.sort()
	return report
}

func (c *coverage) counts() []Count {
	var all []Count
	for _, kind := range partKinds {
		count := Count{Kind: string(kind)}
		for _, p := range c.parts {
			if p.kind == kind {
				count.Total++
				if p.covered {
					count.Covered++
				}
			}
		}
		all = append(all, count)
	}
	return all
}
