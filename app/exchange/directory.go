package exchange

import (
	"bytes"
	"context"
	"fmt"
	"reflect"
	"slices"

	"ruhu/app"
	"ruhu/store"
	"ruhu/survey"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// makeDirectories lists for those below the devices of their township, as far as
// they are believed. Where there is only one device below, there is nobody to be
// told of.
func makeDirectories(ctx context.Context, w *app.Workspace) error {
	inside, err := below(w)
	if err != nil {
		return err
	}
	count := map[string]int{}
	for _, c := range inside {
		count[listedUnder(w, c.Division)]++
	}
	return w.Store.Update(ctx, func(tx *store.Tx) error {
		for division, n := range count {
			if n < 2 {
				continue
			}
			if err := listDevices(tx, w, division); err != nil {
				return err
			}
		}
		return nil
	})
}

// listedUnder returns the division whose directory a device is in: its township.
func listedUnder(w *app.Workspace, division string) string {
	if w.Role == syncpkg.County {
		return division[:survey.TownshipDigits]
	}
	return w.Division
}

// listDevices signs a directory of the devices of a township, unless the last one
// says the same.
func listDevices(tx *store.Tx, w *app.Workspace, division string) error {
	division = listedUnder(w, division)
	body, err := directoryOf(tx, w, division)
	if err != nil {
		return err
	}
	var parents []object.ID
	var last syncpkg.DirectoryBody
	for o, err := range tx.Objects(tx.Context(), store.ObjectFilter{Types: []object.Type{object.Directory}, Subject: division}) {
		if err != nil {
			return fmt.Errorf("read directories: %w", err)
		}
		if !w.Identity.Owns(o.Signer) {
			continue
		}
		if last, err = syncpkg.ReadDirectory(o); err != nil {
			return err
		}
		parents = []object.ID{o.ID}
	}
	if len(body.Chains) == 0 || reflect.DeepEqual(last.Chains, body.Chains) {
		return nil
	}
	body.Serial = last.Serial + 1
	header, err := syncpkg.Compose(object.Directory, w.Division, division, body)
	if err != nil {
		return err
	}
	header.Parents = parents
	o, err := w.Sign(header)
	if err != nil {
		return err
	}
	_, err = tx.AddObject(o, "")
	return err
}

// replacedDirectories returns the directories that another one follows: they need
// not travel any more. One that does not count, or whose signer does not reach the
// other's division, replaces nothing: no stolen key can stop the county's.
func replacedDirectories(r *store.Reader) (map[object.ID]bool, error) {
	histories := map[string][]object.Link{}
	for o, err := range r.Objects(r.Context(), store.ObjectFilter{Types: []object.Type{object.Directory}}) {
		if err != nil {
			return nil, fmt.Errorf("read directories: %w", err)
		}
		histories[o.Subject] = append(histories[o.Subject], o.Link())
	}
	old := map[object.ID]bool{}
	for _, history := range histories {
		heads := object.Heads(slices.Values(history))
		for _, l := range history {
			old[l.ID] = !slices.Contains(heads, l.ID)
		}
	}
	return old, nil
}

// mostListed is how many chains surely fit into one object. A township has a few
// dozen devices.
const mostListed = 150

// directoryOf collects the chains of the devices of a division that are believed,
// one for each, in the order of their keys.
func directoryOf(tx *store.Tx, w *app.Workspace, division string) (syncpkg.DirectoryBody, error) {
	s, err := standing(&tx.Reader, w)
	if err != nil {
		return syncpkg.DirectoryBody{}, err
	}
	chains, err := w.Chains(&tx.Reader)
	if err != nil {
		return syncpkg.DirectoryBody{}, err
	}
	anchor, _ := w.Identity.Anchor()
	of := map[object.KeyID][][]byte{}
	for _, chain := range chains {
		c, err := syncpkg.VerifyChain(chain, anchor)
		if err != nil || !survey.InDivision(c.Division, division) || !s.Believed(c.KeyID) {
			continue
		}
		if before, known := of[c.KeyID]; !known || slices.CompareFunc(chain, before, bytes.Compare) < 0 {
			of[c.KeyID] = chain
		}
	}
	body := syncpkg.DirectoryBody{Chains: [][][]byte{}}
	for _, chain := range of {
		body.Chains = append(body.Chains, chain)
	}
	slices.SortFunc(body.Chains, func(a, b [][]byte) int { return slices.CompareFunc(a, b, bytes.Compare) })
	body.Chains = body.Chains[:min(len(body.Chains), mostListed)]
	return body, nil
}
