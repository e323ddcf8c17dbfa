package rules

import (
	"errors"
	"path"
	"path/filepath"

	"go.yaml.in/yaml/v4"
)

// Check reads an embedded pack by its id, or the pack in a folder, and returns
// every fault: what Load refuses, what only who writes a pack must know, such as
// a clause that nothing cites, and warnings. The pack is nil where Load would
// refuse it.
func Check(ref string) (*Pack, Faults, error) {
	folder, err := Folder(ref)
	if err != nil {
		return nil, nil, err
	}
	r, err := readFolder(folder, filepath.Base(ref))
	if err != nil {
		return nil, nil, err
	}
	loads := len(*r.faults) == 0
	r.check()
	faults := r.placed()
	if !loads {
		return nil, faults, nil
	}
	return r.p, faults, nil
}

// CheckOverlay is WithOverlay with all faults, warnings too. The pack is nil
// where WithOverlay would refuse the overlay.
func (p *Pack) CheckOverlay(name string, data []byte) (*Pack, Faults) {
	settled, err := p.WithOverlay(name, data)
	var faults Faults
	if errors.As(err, &faults) {
		return nil, faults
	}
	s := source{name, &faults}
	s.standards(settled, s.object(s.object(s.root(data)).get("parameters")))
	return settled, faults.placed(map[string][]byte{name: data})
}

// check adds the faults that do not keep a pack from being used.
func (r *reader) check() {
	tables := map[string]*yaml.Node{}
	for file, data := range r.files {
		var known Faults // reported when the table was read
		tables[file] = source{file, &known}.root(data)
	}
	r.checkUse(tables)
	r.checkTerms(tables[tableParameters])
	r.checkReach(tables)
	s := r.in(tableParameters)
	s.standards(r.p, s.mapping(tables[tableParameters]))
}

// in is where faults of a table go.
func (r *reader) in(table string) source { return source{path.Join(r.name, table), r.faults} }

// mapping reads a mapping of which every fault is reported already.
func (s source) mapping(n *yaml.Node) object {
	var known Faults
	o := source{s.file, &known}.object(n)
	o.source = s
	return o
}
