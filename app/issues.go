package app

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"

	"ruhu/assets/text"
	"ruhu/rules"
	"ruhu/store"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// Issue is one issue of the county's overlays: a signed object that goes down to
// every office. It holds all overlays that are to count, not what changed.
type Issue struct {
	ID       object.ID
	Serial   uint64
	Claimed  string // RFC 3339, the county's word
	Author   string
	Overlays []Overlay
	InForce  bool
	// Err says why the issue cannot be laid over the pack of this program; it is
	// rules.Faults where an overlay does not fit.
	Err error
}

// Issues returns the county's issues for the pack of the workspace, the newest
// first. The one with the highest serial that fits is in force; of two with one
// serial, which a county's copied disk could sign, the one whose id sorts first.
// So the set of issues decides and not their order: an old stick brings no old
// policy back.
func (w *Workspace) Issues(ctx context.Context) ([]Issue, error) {
	base, err := rules.Load(w.packID)
	if err != nil {
		return nil, text.Fail("app.pack_gone", w.packID).Because(err)
	}
	issues, _, err := w.issues(ctx, base)
	return issues, err
}

// issues judges each issue, and returns the pack under the one in force, nil
// without one.
func (w *Workspace) issues(ctx context.Context, base *rules.Pack) (issues []Issue, inForce *rules.Pack, err error) {
	for o, err := range w.Store.Objects(ctx, store.ObjectFilter{Types: []object.Type{object.Pack}, Subject: w.packID}) {
		if err != nil {
			return nil, nil, fmt.Errorf("read issues of overlays: %w", err)
		}
		body, err := syncpkg.ReadPack(o)
		issues = append(issues, Issue{ID: o.ID, Serial: body.Serial, Claimed: o.Claimed, Author: o.Author, Overlays: overlaysOf(body), Err: err})
	}
	slices.SortFunc(issues, func(a, b Issue) int {
		return cmp.Or(cmp.Compare(b.Serial, a.Serial), slices.Compare(a.ID[:], b.ID[:]))
	})
	for i := range issues {
		if issues[i].Err != nil {
			continue
		}
		laid, err := lay(base, issues[i].Overlays)
		issues[i].Err = err
		if err == nil && inForce == nil {
			issues[i].InForce, inForce = true, laid
		}
	}
	return issues, inForce, nil
}

func overlaysOf(body syncpkg.PackBody) []Overlay {
	overlays := make([]Overlay, len(body.Overlays))
	for i, o := range body.Overlays {
		overlays[i] = Overlay{Name: o.Name, YAML: string(o.YAML)}
	}
	return overlays
}

// RefreshPack lays what is in force over the pack again, after something came.
func (w *Workspace) RefreshPack(ctx context.Context) error {
	base, err := rules.Load(w.packID)
	if err != nil {
		return text.Fail("app.pack_gone", w.packID).Because(err)
	}
	issues, laid, err := w.issues(ctx, base)
	if err != nil {
		return err
	}
	if laid != nil {
		i := slices.IndexFunc(issues, func(i Issue) bool { return i.InForce })
		w.Pack, w.overlays = laid, issues[i].Overlays
		return nil
	}
	value, err := w.Store.Setting(settingOverlays)
	if err != nil {
		return fmt.Errorf("read setting %s: %w", settingOverlays, err)
	}
	if w.overlays, err = decodeOverlays(value); err != nil {
		return err
	}
	w.Pack, err = lay(base, w.overlays)
	return err
}

// IssueOverlays signs the next issue of the county's overlays: all that are to
// count from now on, in the order in which they are laid over the pack. They
// count here at once and elsewhere when the issue arrives. The error is
// rules.Faults where one does not fit; then nothing was signed.
func (w *Workspace) IssueOverlays(ctx context.Context, overlays []Overlay) (Issue, error) {
	if w.Role != syncpkg.County {
		return Issue{}, text.Fail("app.not_county")
	}
	base, err := rules.Load(w.packID)
	if err != nil {
		return Issue{}, text.Fail("app.pack_gone", w.packID).Because(err)
	}
	if _, err := lay(base, overlays); err != nil {
		return Issue{}, err
	}
	before, _, err := w.issues(ctx, base)
	if err != nil {
		return Issue{}, err
	}
	body := syncpkg.PackBody{Serial: 1, Pack: w.packID, Overlays: []syncpkg.PackOverlay{}}
	if len(before) > 0 {
		body.Serial = before[0].Serial + 1
	}
	for _, o := range overlays {
		body.Overlays = append(body.Overlays, syncpkg.PackOverlay{Name: o.Name, YAML: []byte(o.YAML)})
	}
	o, err := w.signIssue(body)
	if err != nil {
		return Issue{}, err
	}
	err = w.Store.Update(ctx, func(tx *store.Tx) error {
		if _, err := tx.AddObject(o, ""); err != nil {
			return err
		}
		return w.AuditIn(tx, AuditIssued, body.Pack, strconv.FormatUint(body.Serial, 10))
	})
	if err != nil {
		return Issue{}, err
	}
	issue := Issue{ID: o.ID, Serial: body.Serial, Claimed: o.Claimed, Author: o.Author, Overlays: overlays, InForce: true}
	return issue, w.RefreshPack(ctx)
}

// signIssue signs an issue that every reader will accept.
func (w *Workspace) signIssue(body syncpkg.PackBody) (object.Object, error) {
	raw, err := object.Encode(body)
	if err != nil {
		return object.Object{}, fmt.Errorf("encode overlays: %w", err)
	}
	o, err := w.Sign(object.Header{Type: object.Pack, Division: w.Division, Subject: body.Pack, Body: raw})
	if err != nil {
		return o, text.Fail("app.overlays_too_large").Because(err)
	}
	if _, err := syncpkg.ReadPack(o); err != nil {
		return o, text.Fail("app.overlays_too_large").Because(err)
	}
	return o, nil
}
