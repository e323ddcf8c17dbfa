package syncpkg

import (
	"bytes"
	"crypto/x509"
	"encoding/pem"
	"fmt"
)

// Approval is a superior's answer to a request: the new certificate, and the
// chain above it up to the county's root.
type Approval struct {
	Certificate Certificate
	Root        Certificate // its key becomes the trust anchor; compare its fingerprint
	Chain       [][]byte
}

// Approve answers a request with an approval file. Compare the fingerprint
// first. A county approves townships, a township its villages.
func (id *Identity) Approve(req Request) ([]byte, error) {
	issuer, err := id.issuer()
	if err != nil {
		return nil, err
	}
	if err := req.check(); err != nil {
		return nil, fail(fmt.Errorf("%w: %w", ErrRequest, err), "request_unreadable")
	}
	if err := id.own.mayEnrol(req.Holder); err != nil {
		return nil, fail(err, "approve_refused", req.Name, req.Division, id.own.Name, id.own.Division)
	}
	if req.Key.Equal(id.own.Key) {
		return nil, fail(ErrRequest, "approve_self")
	}
	der, err := issue(req.Holder, issuer, id.signing)
	if err != nil {
		return nil, err
	}
	// One block for the whole chain, so that it arrives whole or not at all.
	chain := bytes.Join(append([][]byte{der}, id.chain...), nil)
	return pem.EncodeToMemory(&pem.Block{Type: approvalBlock, Bytes: chain}), nil
}

// ParseApproval reads an approval file. Its root is what the file says it is:
// before Accept, people compare the root's fingerprint with the county's.
func ParseApproval(data []byte) (Approval, error) {
	a, err := readApproval(data)
	if err != nil {
		return Approval{}, fail(fmt.Errorf("%w: %w", ErrApproval, err), "approval_unreadable")
	}
	return a, nil
}

func readApproval(data []byte) (Approval, error) {
	der, err := onlyBlock(data, approvalBlock)
	if err != nil {
		return Approval{}, err
	}
	certificates, err := x509.ParseCertificates(der)
	if err != nil {
		return Approval{}, fmt.Errorf("%w: %w", ErrMalformed, err)
	}
	chain := make([][]byte, len(certificates))
	for i, c := range certificates {
		chain[i] = c.Raw
	}
	anchor, err := rootKey(chain)
	if err != nil {
		return Approval{}, err
	}
	own, err := VerifyChain(chain, anchor)
	if err != nil {
		return Approval{}, err
	}
	root, err := VerifyChain(chain[len(chain)-1:], anchor)
	if err != nil {
		return Approval{}, err
	}
	return Approval{Certificate: own, Root: root, Chain: chain}, nil
}

// Accept takes an approval of this identity's own last request. The first one
// fixes the county's root as trust anchor; a later one must lead to the same.
func (id *Identity) Accept(approval []byte) error {
	a, err := ParseApproval(approval)
	if err != nil {
		return err
	}
	want, asked := id.Requested()
	switch {
	case !asked:
		return fail(fmt.Errorf("%w: nothing was requested", ErrApproval), "approval_unasked")
	case a.Certificate.Fingerprint() != want.Fingerprint():
		return fail(fmt.Errorf("%w: it answers another request", ErrApproval), "approval_other", a.Certificate.Name)
	case id.chain != nil && a.Root.KeyID != id.anchor:
		return fail(fmt.Errorf("%w: %w", ErrApproval, ErrUntrusted), "approval_root")
	}
	if id.next != nil {
		return id.rotate(a)
	}
	return id.adopt(a.Chain)
}
