package syncpkg_test

import (
	"errors"
	"slices"

	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
	"ruhu/syncpkg/world"
)

// judge looks again at what could not be believed so far, and at whom to believe.
func (l *simDevice) judge() {
	for _, s := range l.waiting {
		if c, err := l.seen.chain(l.chains[s.Signer], l.anchor()); err == nil {
			if o, err := l.seen.admit(s, c); err == nil {
				l.add(o)
			}
		}
	}
	e := syncpkg.Evidence{Own: map[object.KeyID]bool{l.own().KeyID: true}, Devices: map[object.KeyID]syncpkg.Device{}}
	for _, f := range l.id.Former() {
		e.Own[f.KeyID] = true
	}
	for _, o := range l.objects {
		if o.Type == object.Revocation {
			body, _ := syncpkg.ReadRevocation(o)
			e.Revocations = append(e.Revocations, syncpkg.Revoking{ID: o.ID, Parents: o.Parents, Signer: o.Signer, Division: o.Division, Body: body})
		}
	}
	if l.standing = nil; len(e.Revocations) == 0 {
		return
	}
	e.Manifests = l.all()
	for key, chain := range l.chains {
		c, _ := l.seen.chain(chain, l.anchor())
		d := syncpkg.Device{Key: key, Division: c.Division}
		for above := chain[1:]; len(above) > 0; above = above[1:] {
			c, _ := l.seen.chain(above, l.anchor())
			d.Issuers = append(d.Issuers, c.KeyID)
		}
		e.Devices[key] = d
	}
	l.standing = syncpkg.Judge(e)
}

// Revoke revokes the key of a lost laptop: what came of it counts, no more.
func (l *simDevice) Revoke(key object.KeyID) error {
	return l.revoke(key, syncpkg.KeyLost, object.KeyID{})
}

// Rotate replaces the keys by a request and an approval, as files would.
func (l *simDevice) Rotate(above world.Device) error {
	boss, old := above.(*simDevice), l.own()
	if boss.chains[old.KeyID] == nil {
		return world.ErrNothing
	}
	stored, err := l.id.Marshal()
	if err != nil {
		return err
	}
	id, err := syncpkg.ParseIdentity(stored) // other worlds have the old one
	if err != nil {
		return err
	}
	file, err := id.Rotate(old.Name)
	if err != nil {
		return err
	}
	request, err := syncpkg.ParseRequest(file)
	if err != nil {
		return err
	}
	approval, err := boss.id.Approve(request)
	if err != nil {
		return err
	}
	if err := id.Accept(approval); err != nil {
		return err
	}
	l.id, l.superiors = id, id.Superiors()
	l.readers = append(slices.Clone(l.readers), id.Recipient())
	l.chains[l.own().KeyID], boss.chains[l.own().KeyID] = id.Chain(), id.Chain()
	if err := l.NewEpoch(); err != nil {
		return err
	}
	return boss.revoke(old.KeyID, syncpkg.KeyRotated, l.own().KeyID)
}

func (l *simDevice) revoke(key object.KeyID, reason string, successor object.KeyID) error {
	c, err := l.seen.chain(l.chains[key], l.anchor())
	if err != nil {
		return world.ErrNothing
	}
	h, err := syncpkg.Compose(object.Revocation, c.Division, key.String(), syncpkg.RevocationBody{
		Key: key, Reason: reason, Successor: successor, Good: syncpkg.LastGoodOf(key, l.all(), nil),
	})
	if err != nil {
		return err
	}
	o, err := l.sign(h)
	l.add(o)
	l.judge()
	return errors.Join(err, l.renew())
}

// renew opens another epoch when what this one has carried does not count any more.
func (l *simDevice) renew() error {
	gone := map[object.ID]bool{}
	for id, o := range l.objects {
		gone[id] = !l.counts(o)
	}
	if l.standing == nil || !l.view(world.County).Stranded(world.County, gone) {
		return nil
	}
	return l.NewEpoch()
}

// NewEpoch opens the next epoch, another one than any copy of this disk will.
func (l *simDevice) NewEpoch() error {
	*l.epochs++
	l.epoch += uint64(*l.epochs)
	return nil
}
