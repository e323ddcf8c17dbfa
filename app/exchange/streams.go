// Package exchange carries signed objects between workspaces: enrolment by
// files, batches onto the stick and off it, and the county's receipts.
//
// A village and a township send up to the county, cumulatively until its receipt
// comes back. A superior sends down to one village or one township. Each of
// these is a stream with numbers of its own.
package exchange

import (
	"fmt"
	"slices"

	"ruhu/app"
	"ruhu/store"
	"ruhu/survey"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// county returns the division code of the workspace's county.
func county(w *app.Workspace) string { return w.Division[:survey.CountyDigits] }

// upward reports whether a stream leads up to the county's office.
func upward(w *app.Workspace, stream string) bool {
	return w.Role != syncpkg.County && stream == county(w)
}

// manifests returns the manifests that came here or were made here.
func manifests(w *app.Workspace, f store.ManifestFilter) ([]syncpkg.Manifest, error) {
	records, err := w.Store.Manifests(f)
	if err != nil {
		return nil, fmt.Errorf("read manifests: %w", err)
	}
	all := make([]syncpkg.Manifest, len(records))
	for i, r := range records {
		if err := object.Decode(r.Bytes, &all[i]); err != nil {
			return nil, fmt.Errorf("read manifest of batch %d: %w", r.Seq, err)
		}
	}
	return all, nil
}

func manifestRecord(w *app.Workspace, m syncpkg.Manifest, signed syncpkg.SignedManifest, file string) store.Manifest {
	return store.Manifest{
		Signer: m.Signer, Epoch: m.Epoch, Stream: m.Stream, Seq: m.Seq,
		Hash: signed.ID(), Prev: m.Prev, Bytes: signed.Manifest, Signature: signed.Signature,
		Objects: m.Count(), ReceivedAt: w.Now(), File: file,
	}
}

// Gap is what is known of a stream from below, and what is wrong with it.
type Gap struct {
	Sender syncpkg.Certificate
	State  syncpkg.StreamState
	Absent int // objects that its batches list and that never came
	Void   int // the same of batches that a revocation does not leave: they would not count
}

// Gaps returns the streams that lead up from below in which batches or objects are
// missing, or batches contradict each other.
func Gaps(w *app.Workspace) ([]Gap, error) {
	all, err := Received(w)
	return slices.DeleteFunc(all, func(g Gap) bool { return g.State.Sound() && g.Absent+g.Void == 0 }), err
}

// Received returns the streams that lead up from below, those in good order too.
// What an office below sends further down comes here by chance, if at all.
func Received(w *app.Workspace) ([]Gap, error) {
	all, err := manifests(w, store.ManifestFilter{})
	if err != nil {
		return nil, err
	}
	senders, err := below(w)
	if err != nil {
		return nil, err
	}
	var streams []Gap
	for _, state := range syncpkg.Gaps(slices.Values(all)) {
		if sender, ok := senders[state.Signer]; ok && state.Stream == county(w) {
			streams = append(streams, Gap{Sender: sender, State: state})
		}
	}
	return streams, countAbsent(w, streams, all)
}

// countAbsent counts what the batches of each stream list and what never came. An
// office below does not hand on what a revoked key signed and does not count, so
// that is told apart from what was left out.
func countAbsent(w *app.Workspace, streams []Gap, all []syncpkg.Manifest) error {
	here, err := arrived(w)
	if err != nil {
		return err
	}
	s, err := standing(&w.Store.Reader, w)
	if err != nil {
		return err
	}
	left := slices.DeleteFunc(slices.Clone(all), func(m syncpkg.Manifest) bool { return !s.Leaves(m) })
	for i, g := range streams {
		streams[i].Absent = len(syncpkg.Absent(g.State.StreamID, slices.Values(left), here))
		streams[i].Void = len(syncpkg.Absent(g.State.StreamID, slices.Values(all), here)) - streams[i].Absent
	}
	return nil
}

// arrived says of an object whether it is here, believed or not.
func arrived(w *app.Workspace) (func(object.ID) bool, error) {
	here, err := w.Store.ObjectIDs(w.Store.Context())
	if err != nil {
		return nil, err
	}
	quarantined, err := w.Store.Quarantined()
	if err != nil {
		return nil, fmt.Errorf("read quarantine: %w", err)
	}
	for _, q := range quarantined {
		here[q.Sealed.ID()] = true
	}
	return func(id object.ID) bool { return here[id] }, nil
}

// below returns the certificates of the devices inside the workspace's division,
// the workspace itself left out.
func below(w *app.Workspace) (map[object.KeyID]syncpkg.Certificate, error) {
	devices, err := Devices(w)
	if err != nil {
		return nil, err
	}
	inside := map[object.KeyID]syncpkg.Certificate{}
	for _, d := range devices {
		if d.Division != w.Division && survey.InDivision(d.Division, w.Division) {
			inside[d.KeyID] = d
		}
	}
	return inside, nil
}
