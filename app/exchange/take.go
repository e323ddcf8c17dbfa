package exchange

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"

	"ruhu/app"
	"ruhu/store"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// show makes everything that a verified batch brought visible, in one
// transaction. Certificates come first: they may release what is in quarantine.
func (i *importing) show(tx *store.Tx) error {
	i.report.Objects = i.known
	for _, step := range []func(*store.Tx) error{i.certificates, i.keepContents, i.objects, i.manifests, i.trust, i.tidy, i.audit} {
		if err := step(tx); err != nil {
			return err
		}
	}
	return nil
}

func (i *importing) audit(tx *store.Tx) error {
	return i.w.AuditIn(tx, app.AuditImported, filepath.Base(i.report.File), strconv.Itoa(i.report.Added))
}

// tidy clears what was put aside for the batch. Contents that nobody asks for are
// those of a batch that was given up, or of one that may still go on.
func (i *importing) tidy(tx *store.Tx) error {
	others, err := tx.Unstage(i.report.Batch)
	if err != nil || others || len(i.batch.Manifest().Blobs) == 0 {
		return err
	}
	return tx.DropStrayBlobs()
}

// objects takes in what was put aside, and then what was read since.
func (i *importing) objects(tx *store.Tx) error {
	for s, err := range tx.Staged(i.report.Batch) {
		if err != nil {
			return err
		}
		if err := i.object(tx, s); err != nil {
			return err
		}
	}
	for _, s := range i.piece {
		if err := i.object(tx, s); err != nil {
			return err
		}
	}
	return nil
}

func (i *importing) object(tx *store.Tx, s store.Staged) error {
	var o object.Object
	var err error
	if s.Bad {
		o, err = i.batch.Admit(s.Sealed)
	} else if o, err = object.Trusted(s.Sealed); err == nil {
		o.Reach = s.Reach
	}
	var bad *syncpkg.BadObject
	if errors.As(err, &bad) {
		return i.quarantine(tx, bad)
	}
	if err != nil {
		return fmt.Errorf("read staged object: %w", err)
	}
	added, bad, err := i.take(tx, o, i.report.Batch.String())
	switch {
	case err != nil:
		return err
	case bad != nil:
		return i.quarantine(tx, bad)
	}
	i.report.Objects++
	if added {
		i.report.Added++
	}
	return nil
}

// take adds an object and does what it asks for. Bad says why its body cannot be
// used.
func (i *importing) take(tx *store.Tx, o object.Object, batch string) (added bool, bad *syncpkg.BadObject, err error) {
	added, err = tx.AddObject(o, batch)
	if errors.Is(err, store.ErrBody) {
		return false, &syncpkg.BadObject{ID: o.ID, Sealed: o.Sealed, Reason: fmt.Errorf("%w: %w", syncpkg.ErrForm, err)}, nil
	}
	if err != nil || !added {
		return added, nil, err
	}
	switch o.Type {
	case object.Receipt:
		err = i.acknowledge(tx, o)
	case object.Pack:
		i.issue = true
	}
	return true, nil, err
}

// acknowledge marks what the county has when its receipt is for this workspace,
// and for the very batch that was written here under its number: after a restored
// backup the number may stand for another one, of which the county has nothing.
func (i *importing) acknowledge(tx *store.Tx, o object.Object) error {
	body, err := syncpkg.ReadReceipt(o)
	if err != nil {
		return err
	}
	v, err := office(i.w, &tx.Reader)
	if err != nil || !v.Acknowledges(syncpkg.Receipt{ReceiptBody: body, By: o.Signer}) {
		return err
	}
	var disbelieved []object.ID
	for _, q := range body.Quarantined {
		disbelieved = append(disbelieved, q.ID)
	}
	return tx.Acknowledge(body.Epoch, body.Stream, body.Seq, body.Batch, disbelieved)
}

func (i *importing) quarantine(tx *store.Tx, bad *syncpkg.BadObject) error {
	// The report names it; the bytes, of which there may be many, stay in the store.
	i.report.Quarantined = append(i.report.Quarantined, &syncpkg.BadObject{ID: bad.ID, Reason: bad.Reason})
	return tx.AddQuarantine(store.Quarantine{
		Sealed: bad.Sealed, Batch: i.report.Batch.String(), Reason: bad.Code(), Detail: bad.Error(), ReceivedAt: i.w.Now(),
	})
}

// trust learns who is to be believed now and judges again what that changes: what
// is in quarantine because its signer was not known, and what revoked keys signed.
// The order in which an object and what speaks for or against it come must not
// matter.
func (i *importing) trust(tx *store.Tx) error {
	for {
		if err := learn(tx, i.w, filepath.Base(i.report.File)); err != nil {
			return err
		}
		// What is released may be a directory, which releases more.
		released := i.report.Released
		if err := i.release(tx); err != nil {
			return err
		}
		if i.report.Released == released {
			break
		}
	}
	if err := judge(tx, i.w); err != nil {
		return err
	}
	return i.report.setApart(tx)
}

// release judges again what is in quarantine because its signer was not known, and
// is by now.
func (i *importing) release(tx *store.Tx) error {
	page, err := tx.Rejudgeable(syncpkg.CodeSigner)
	if err != nil || len(page) == 0 {
		return err
	}
	certificates, err := certified(&tx.Reader, i.w)
	if err != nil {
		return err
	}
	signers := map[object.KeyID]syncpkg.Certificate{}
	for _, c := range certificates {
		signers[c.KeyID] = c
	}
	for len(page) > 0 {
		for _, q := range page {
			if err := i.judgeAgain(tx, q, signers[q.Sealed.Signer]); err != nil {
				return err
			}
		}
		if page, err = tx.Rejudgeable(syncpkg.CodeSigner); err != nil {
			return err
		}
	}
	return nil
}

func (i *importing) judgeAgain(tx *store.Tx, q store.Quarantine, signer syncpkg.Certificate) error {
	o, err := syncpkg.Admit(q.Sealed, signer)
	var bad *syncpkg.BadObject
	if err == nil {
		_, bad, err = i.take(tx, o, q.Batch)
	} else if errors.As(err, &bad) {
		err = nil
	}
	switch {
	case err != nil:
		return err
	case bad != nil:
		return tx.Requarantine(q, bad.Code(), bad.Error())
	}
	i.report.Released++
	i.report.Quarantined = slices.DeleteFunc(i.report.Quarantined, func(b *syncpkg.BadObject) bool { return b.ID == o.ID })
	return tx.Release(q)
}

// certificates keeps the chains of everybody who signed something in the batch.
func (i *importing) certificates(tx *store.Tx) error {
	anchor, _ := i.w.Identity.Anchor()
	for _, chain := range i.batch.Chains() {
		c, err := syncpkg.VerifyChain(chain, anchor)
		if err != nil {
			return err
		}
		if err := tx.PutCertificate(certificateRecord(c, chain, filepath.Base(i.report.File))); err != nil {
			return err
		}
	}
	return nil
}

// manifests keeps the batch's own manifest and the authentic ones it carries:
// with them a missing or forked batch is found.
func (i *importing) manifests(tx *store.Tx) error {
	file := filepath.Base(i.report.File)
	if _, err := tx.AddManifest(manifestRecord(i.w, i.batch.Manifest(), i.batch.SignedManifest(), file)); err != nil {
		return err
	}
	for _, m := range i.batch.Inner() {
		if m.Err != nil {
			continue
		}
		if _, err := tx.AddManifest(manifestRecord(i.w, m.Manifest, m.Signed, file)); err != nil {
			return err
		}
	}
	return nil
}
