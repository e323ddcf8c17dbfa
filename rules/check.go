package rules

import (
	"errors"
	"path"
	"path/filepath"
	"slices"

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

// CheckOverlay is WithOverlay with all faults, warnings too; a nil pack stands
// for the embedded one that the overlay extends. It returns a nil pack where
// WithOverlay would refuse the overlay.
func CheckOverlay(p *Pack, name string, data []byte) (*Pack, Faults) {
	var faults Faults
	s := source{name, &faults}
	top := s.object(s.root(data))
	if p == nil {
		p = s.extended(top)
	}
	if p == nil {
		return nil, faults.placed(map[string][]byte{name: data})
	}
	settled, err := p.WithOverlay(name, data)
	if refused := (Faults{}); errors.As(err, &refused) {
		return nil, refused
	}
	parameters := s.object(top.get("parameters"))
	s.standards(settled, parameters)
	s.yearlySums(settled, parameters)
	return settled, faults.placed(map[string][]byte{name: data})
}

// extended is the embedded pack that an overlay extends, nil where there is none.
func (s source) extended(top object) *Pack {
	var ids []string
	for _, info := range List() {
		ids = append(ids, info.ID)
	}
	extends := top.need("extends")
	id := s.text(extends)
	if id == "" {
		return nil
	}
	if !slices.Contains(ids, id) {
		s.unknown(extends, "unknown_pack", id, ids)
		return nil
	}
	p, err := Load(id)
	if err != nil {
		return nil
	}
	return p
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
	parameters := s.mapping(tables[tableParameters])
	s.standards(r.p, parameters)
	s.yearlySums(r.p, parameters)
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
