// Package crash shows tests what a power cut, a failing disk or a full one does
// to databases on package vfs. A Recorder notes what is written and builds the
// states in which a power cut at any moment could leave the files; Faults makes
// operations fail.
package crash

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"ruhu/store/vfs"
)

// sector is the unit in which a torn write is scattered.
const sector = 512

// Recorder notes every change of the files in one folder.
type Recorder struct {
	mu    sync.Mutex
	start map[string][]byte
	ops   []op
}

// op is a change, or an acknowledgement: a promise to a person that something
// is saved.
type op struct {
	kind   vfs.OpKind
	file   string
	offset int64
	data   []byte
	acked  int
}

const acknowledge vfs.OpKind = "acknowledge"

// NewRecorder starts from the named files as they are in the folder; those that
// do not exist yet may be left out.
func NewRecorder(dir string, files ...string) (*Recorder, error) {
	r := &Recorder{start: map[string][]byte{}}
	for _, name := range files {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return nil, fmt.Errorf("record %s: %w", name, err)
		}
		r.start[name] = data
	}
	return r, nil
}

// Watch notes a change. Give it to vfs.Watched.
func (r *Recorder) Watch(o vfs.Op) int {
	if o.Kind == vfs.Read {
		return 0
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.ops = append(r.ops, op{kind: o.Kind, file: filepath.Base(o.File), offset: o.Offset, data: slices.Clone(o.Data)})
	return 0
}

// Acknowledge notes that everything up to n is promised to be on the disk.
func (r *Recorder) Acknowledge(n int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.ops = append(r.ops, op{kind: acknowledge, acked: n})
}

// State is what a power cut could leave.
type State struct {
	Files        map[string][]byte
	Acknowledged int // the last promise made before the power cut
}

// Write puts the files of the state into a folder.
func (s State) Write(dir string) error {
	for name, data := range s.Files {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			return fmt.Errorf("write crash state: %w", err)
		}
	}
	return nil
}

// survivors are the ways in which writes that were not synced survive.
var survivors = []func(*rand.Rand, []byte, []op) []byte{
	none, some, allButTheLastTorn, scattered,
}

// States goes through the recording and yields, after each change, one state
// for each way in which the writes that were not yet synced may have survived:
// none of them; any of them in whole; all, the last one cut at any byte; any
// sectors of each. Promises of the recording that were made before its start
// count as 0.
func (r *Recorder) States(rng *rand.Rand) iter.Seq[State] {
	return func(yield func(State) bool) {
		d := newDisk(r.start)
		for _, o := range r.ops {
			d.apply(o)
			for _, survive := range survivors {
				if !yield(State{Files: d.after(rng, survive), Acknowledged: d.acked}) {
					return
				}
			}
		}
	}
}

// disk is what is certainly on it, and what was written since.
type disk struct {
	durable map[string][]byte
	pending map[string][]op
	acked   int
}

func newDisk(start map[string][]byte) *disk {
	d := &disk{durable: map[string][]byte{}, pending: map[string][]op{}}
	for name, data := range start {
		d.durable[name] = data
	}
	return d
}

func (d *disk) apply(o op) {
	switch o.kind {
	case acknowledge:
		d.acked = o.acked
	case vfs.Delete:
		delete(d.durable, o.file)
		delete(d.pending, o.file)
	case vfs.Sync:
		content := slices.Clone(d.durable[o.file])
		for _, p := range d.pending[o.file] {
			content = p.on(content)
		}
		d.durable[o.file] = content
		delete(d.pending, o.file)
	default:
		d.pending[o.file] = append(d.pending[o.file], o)
	}
}

func (d *disk) after(rng *rand.Rand, survive func(*rand.Rand, []byte, []op) []byte) map[string][]byte {
	files := map[string][]byte{}
	for name, content := range d.durable {
		files[name] = content
	}
	for name, pending := range d.pending {
		files[name] = survive(rng, slices.Clone(d.durable[name]), pending)
	}
	return files
}

// on applies a write or truncation to the content of a file.
func (o op) on(content []byte) []byte {
	if o.kind == vfs.Truncate {
		if o.offset < int64(len(content)) {
			return content[:o.offset]
		}
		return content
	}
	if end := int(o.offset) + len(o.data); end > len(content) {
		content = append(content, make([]byte, end-len(content))...)
	}
	copy(content[o.offset:], o.data)
	return content
}

func none(_ *rand.Rand, content []byte, _ []op) []byte { return content }

func some(rng *rand.Rand, content []byte, pending []op) []byte {
	for _, p := range pending {
		if rng.IntN(2) == 0 {
			content = p.on(content)
		}
	}
	return content
}

func allButTheLastTorn(rng *rand.Rand, content []byte, pending []op) []byte {
	for i, p := range pending {
		if i == len(pending)-1 && p.kind == vfs.Write {
			p.data = p.data[:rng.IntN(len(p.data)+1)]
		}
		content = p.on(content)
	}
	return content
}

func scattered(rng *rand.Rand, content []byte, pending []op) []byte {
	for _, p := range pending {
		if p.kind == vfs.Truncate {
			content = p.on(content)
			continue
		}
		for at := 0; at < len(p.data); at += sector {
			piece := op{kind: vfs.Write, offset: p.offset + int64(at), data: p.data[at:min(at+sector, len(p.data))]}
			if rng.IntN(2) == 0 {
				content = piece.on(content)
			}
		}
	}
	return content
}
