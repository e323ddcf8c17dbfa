package app

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"

	"ruhu/assets/text"
	"ruhu/rules"
)

// Overlay is a document by which an office settles open terms of the policy, as
// the workspace took it. Every assessment of the workspace follows it.
type Overlay struct {
	Name string `json:"name"` // of its file
	YAML string `json:"yaml"`
}

// maxOverlay bounds the file of an overlay.
const maxOverlay = 1 << 20

// ReadOverlay reads the file of an overlay. Whether it fits a pack Create says.
func ReadOverlay(path string) (Overlay, error) {
	data, err := ReadSmall(path, maxOverlay)
	if err != nil {
		return Overlay{}, err
	}
	return Overlay{Name: filepath.Base(path), YAML: string(data)}, nil
}

// loadPack loads a pack with overlays, laid over it in their order. The error is
// rules.Faults where one of them does not fit.
func loadPack(id string, overlays []Overlay) (*rules.Pack, error) {
	p, err := rules.Load(id)
	if err != nil {
		return nil, text.Fail("app.pack_gone", id).Because(err)
	}
	return lay(p, overlays)
}

func lay(p *rules.Pack, overlays []Overlay) (_ *rules.Pack, err error) {
	for _, o := range overlays {
		if p, err = p.WithOverlay(o.Name, []byte(o.YAML)); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// Overlays returns the overlays that count in the workspace, in the order in
// which they are laid over its pack.
func (w *Workspace) Overlays() []Overlay { return slices.Clone(w.overlays) }

// LayOverlays lays the overlays that count in the workspace over another edition
// of its pack, and leaves every other pack as it is. The error is rules.Faults
// where one does not fit.
func (w *Workspace) LayOverlays(p *rules.Pack) (*rules.Pack, error) {
	if p.Info().ID != w.Pack.Info().ID {
		return p, nil
	}
	return lay(p, w.overlays)
}

func encodeOverlays(overlays []Overlay) (string, error) {
	if len(overlays) == 0 {
		return "", nil
	}
	data, err := json.Marshal(overlays)
	if err != nil {
		return "", fmt.Errorf("encode overlays: %w", err)
	}
	return string(data), nil
}

func decodeOverlays(s string) (overlays []Overlay, err error) {
	if s == "" {
		return nil, nil
	}
	if err := json.Unmarshal([]byte(s), &overlays); err != nil {
		return nil, fmt.Errorf("decode overlays: %w", err)
	}
	return overlays, nil
}
