package exchange

import (
	"context"

	"ruhu/app"
	"ruhu/syncpkg"
)

// LastReceipt returns the county's word on the batches of this workspace: of its
// receipts the one that reaches furthest.
func LastReceipt(ctx context.Context, w *app.Workspace) (last syncpkg.Receipt, found bool, err error) {
	own, enrolled := w.Identity.Certificate()
	anchor, _ := w.Identity.Anchor()
	if !enrolled || w.Role == syncpkg.County {
		return last, false, nil
	}
	receipts, err := Receipts(ctx, w)
	if err != nil {
		return last, false, err
	}
	for _, r := range receipts {
		if r.By == anchor && r.Signer == own.KeyID && (!found || reaches(r, last)) {
			last, found = r, true
		}
	}
	return last, found, nil
}

// reaches reports whether a receipt reaches at least as far as another.
func reaches(a, b syncpkg.Receipt) bool {
	if a.Epoch != b.Epoch {
		return a.Epoch > b.Epoch
	}
	return a.Seq >= b.Seq
}
