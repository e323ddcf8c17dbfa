package syncpkg_test

import (
	"slices"

	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// verified remembers what was verified before, to a whole world.
type verified struct {
	certificates map[string]syncpkg.Certificate
	manifests    map[string]syncpkg.Manifest
	objects      map[string]admitted
}

type admitted struct {
	object.Object
	err error
}

func newVerified() *verified {
	return &verified{map[string]syncpkg.Certificate{}, map[string]syncpkg.Manifest{}, map[string]admitted{}}
}

func (v *verified) chain(chain [][]byte, anchor object.KeyID) (syncpkg.Certificate, error) {
	if len(chain) == 0 {
		return syncpkg.Certificate{}, syncpkg.ErrUntrusted
	}
	key := string(slices.Concat(chain...))
	if c, ok := v.certificates[key]; ok {
		return c, nil
	}
	c, err := syncpkg.VerifyChain(chain, anchor)
	if err == nil {
		v.certificates[key] = c
	}
	return c, err
}

func (v *verified) manifest(s syncpkg.SignedManifest, signer syncpkg.Certificate) (syncpkg.Manifest, error) {
	key := string(s.Signature) + string(s.Manifest)
	if m, ok := v.manifests[key]; ok && m.Signer == signer.KeyID {
		return m, nil
	}
	m, err := s.Verify(signer)
	if err == nil {
		v.manifests[key] = m
	}
	return m, err
}

func (v *verified) admit(s object.Sealed, signer syncpkg.Certificate) (object.Object, error) {
	key := string(signer.KeyID[:]) + string(s.Signature) + string(s.Payload)
	a, ok := v.objects[key]
	if !ok {
		a.Object, a.err = syncpkg.Admit(s, signer)
		v.objects[key] = a
	}
	return a.Object, a.err
}
