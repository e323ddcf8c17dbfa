package app

import (
	"context"
	"encoding/hex"
	"fmt"
	"slices"
	"time"

	"ruhu/assets/text"
	"ruhu/ledger"
	"ruhu/store"
)

// Actions of the audit trail; the words for people are under "audit." and the
// action.
const (
	AuditOpened     = "opened"     // the workspace was unlocked
	AuditSaw        = "saw"        // the page of a household was opened
	AuditAttached   = "attached"   // a photo or paper of a household was added
	AuditEdited     = "edited"     // a visit was typed into; once each time it is opened
	AuditFinished   = "finished"   // a visit was signed
	AuditSettled    = "settled"    // the records of a household in conflict became one
	AuditReturned   = "returned"   // the records of a household were sent back to the village
	AuditCase       = "case"       // somebody said whether households or people are the same
	AuditDiscarded  = "discarded"  // a draft was thrown away
	AuditRevealed   = "revealed"   // numbers of a household were shown in full
	AuditPrinted    = "printed"    // a form of a household or a report was written as PDF
	AuditIssued     = "issued"     // the county's overlays were signed
	AuditExported   = "exported"   // a batch or a document left the workspace
	AuditImported   = "imported"   // a batch or a roster was taken in
	AuditOperators  = "operators"  // somebody was let in, or their access ended
	AuditPassphrase = "passphrase" // somebody changed their own passphrase
	AuditRecovery   = "recovery"   // a recovery code was made
	AuditKeys       = "keys"       // a device was enrolled, approved, revoked or given other keys
	AuditBackedUp   = "backed_up"  // a copy of the workspace was written
	AuditRestored   = "restored"   // the workspace comes from a backup
	AuditAudited    = "audited"    // the audit trail itself was written to a file
)

// Audit adds a line to the audit trail, in the name of the operator, now.
func (w *Workspace) Audit(ctx context.Context, action, subject, detail string) error {
	return w.Store.Update(ctx, func(tx *store.Tx) error { return w.AuditIn(tx, action, subject, detail) })
}

// AuditIn is Audit in the transaction of what was done.
func (w *Workspace) AuditIn(tx *store.Tx, action, subject, detail string) error {
	return tx.AddAudit(store.AuditEntry{
		At: w.Now(), Operator: w.Store.Operator().ID, Action: action, Subject: subject, Detail: detail,
	})
}

// Saw notes that a household was looked at, once each time the workspace is
// opened: who goes through a list a second time saw nothing else.
func (w *Workspace) Saw(ctx context.Context, household string) error {
	if w.seen[household] {
		return nil
	}
	if err := w.Audit(ctx, AuditSaw, household, ""); err != nil {
		return err
	}
	if w.seen == nil {
		w.seen = map[string]bool{}
	}
	w.seen[household] = true
	return nil
}

// AuditLine is a line of the audit trail for people to read.
type AuditLine struct {
	At      time.Time `json:"at"`
	Who     string    `json:"who"`     // name of the operator
	Action  string    `json:"action"`  // code
	Subject string    `json:"subject"` // household id or file
	About   string    `json:"about"`   // head of the household, as the list shows it
	Detail  string    `json:"detail"`
}

// AuditTrail returns the audit trail in the order in which it was written.
func (w *Workspace) AuditTrail(ctx context.Context, f store.AuditFilter) ([]AuditLine, error) {
	operators, err := w.Store.Operators()
	if err != nil {
		return nil, err
	}
	names := map[string]string{}
	for _, o := range operators {
		names[o.ID] = o.Name
	}
	heads := map[string]string{}
	for _, read := range []func(context.Context) ([]store.HouseholdRow, error){w.Store.Households, w.Store.Duplicates} {
		households, err := read(ctx)
		if err != nil {
			return nil, err
		}
		for _, h := range households {
			heads[h.ID] = h.HeadName
		}
	}
	lines := []AuditLine{}
	for e, err := range w.Store.Audit(ctx, f) {
		if err != nil {
			return nil, err
		}
		lines = append(lines, AuditLine{
			At: e.At, Who: names[e.Operator], Action: e.Action, Subject: e.Subject, About: heads[e.Subject], Detail: e.Detail,
		})
	}
	return lines, nil
}

// WriteAudit writes an audit trail as a workbook, and that it was written into
// the trail. Its title has the mark of the last line: with it on paper, no line
// before can be changed or left out unseen.
func (w *Workspace) WriteAudit(ctx context.Context, lang text.Lang, lines []AuditLine, path string) error {
	head, err := w.Store.AuditHead()
	if err != nil {
		return err
	}
	t := ledger.Table{Sheet: lang.T("audit.sheet"), Title: lang.T("audit.title", w.Division, hex.EncodeToString(head[:8]))}
	for i, name := range []string{"at", "who", "action", "about", "subject", "detail"} {
		t.Columns = append(t.Columns, ledger.Column{Heading: lang.T("audit.column." + name), Width: []float64{20, 14, 24, 14, 40, 40}[i]})
	}
	for _, l := range lines {
		t.Rows = append(t.Rows, []string{
			l.At.Local().Format("2006-01-02 15:04:05"), l.Who, lang.T("audit." + l.Action), l.About, l.Subject, l.Detail,
		})
	}
	if err := ledger.WriteTable(path, t); err != nil {
		return err
	}
	return w.Audit(ctx, AuditAudited, "", fmt.Sprint(len(lines)))
}

// LatestAudit returns the last lines of the trail, the latest first.
func (w *Workspace) LatestAudit(ctx context.Context, n int) ([]AuditLine, error) {
	all, err := w.AuditTrail(ctx, store.AuditFilter{})
	if err != nil {
		return nil, err
	}
	slices.Reverse(all)
	return all[:min(n, len(all))], nil
}
