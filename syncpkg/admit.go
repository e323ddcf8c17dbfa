package syncpkg

import (
	"errors"
	"fmt"

	"ruhu/syncpkg/object"
)

// BadObject is an object that is not to be believed, inside a batch that
// otherwise is. It goes into quarantine with its reason; a later version of the
// program, or a certificate that comes later, may judge the same bytes anew
// with Admit.
type BadObject struct {
	ID     object.ID
	Sealed object.Sealed
	Reason error // one of the reasons for quarantine, see Code
}

// Error implements error.
func (b *BadObject) Error() string { return fmt.Sprintf("object %s: %v", b.ID, b.Reason) }

// Unwrap returns the reason.
func (b *BadObject) Unwrap() error { return b.Reason }

// CodeSigner is the reason of an object whose signer's certificate was not known:
// the one that another certificate can end.
const CodeSigner = "signer"

// codes name the reasons in receipts. They are part of the format.
var codes = []struct {
	reason error
	code   string
}{
	{ErrUntrusted, CodeSigner},
	{ErrSignature, "signature"},
	{ErrForm, "form"},
	{ErrType, "type"},
	{ErrRole, "role"},
	{ErrDivision, "division"},
	{ErrRevoked, "revoked"},
}

// Code returns the short name of the reason, as receipts carry it: signer
// signature form type role division revoked. The sentence for people is under
// "syncpkg.quarantine." and the code.
func (b *BadObject) Code() string {
	for _, c := range codes {
		if errors.Is(b.Reason, c.reason) {
			return c.code
		}
	}
	return "form"
}

// Admit judges an object by its signer's certificate, which must come from
// VerifyChain: signature first, then form, then whether this signer may say
// this about this division, then the body of every type but seed and visit.
// Parents, the claimed time and whether the key was revoked are not judged. The
// error is a *BadObject.
func Admit(s object.Sealed, signer Certificate) (object.Object, error) {
	o, err := object.Verify(s, signer.Key)
	if err == nil {
		err = signer.admits(o.Header)
	} else {
		err = reasonOf(err)
	}
	if err != nil {
		return object.Object{}, &BadObject{ID: s.ID(), Sealed: s, Reason: quarantine(err)}
	}
	o.Reach = signer.Division
	return o, nil
}

// admits refuses an object that the signer may not sign, or whose body says what
// cannot be.
func (h Holder) admits(o object.Header) error {
	if err := h.maySign(o); err != nil {
		return err
	}
	if check, has := bodies[o.Type]; has {
		return check(o)
	}
	return nil
}

// reasonOf gives an error of package object its reason.
func reasonOf(err error) error {
	if errors.Is(err, object.ErrSignature) {
		return fmt.Errorf("%w: %w", ErrSignature, err)
	}
	return fmt.Errorf("%w: %w", ErrForm, err)
}

// quarantine gives a reason its sentence.
func quarantine(reason error) error {
	b := BadObject{Reason: reason}
	return fail(reason, "quarantine."+b.Code())
}

// admit opens one sealed object of a block. That it is the one in the manifest
// is a matter of the batch, all else of the object alone.
func (b *BatchReader) admit(sealed []byte, want object.ID) (object.Object, error) {
	var s object.Sealed
	if err := object.DecodeFull(sealed, &s); err != nil {
		return object.Object{}, malformed(err)
	}
	if s.ID() != want {
		return object.Object{}, malformed(fmt.Errorf("object %s where the manifest lists %s", s.ID(), want))
	}
	return b.Admit(s)
}

// Admit judges an object by the certificates that the batch carries, as Next does.
func (b *BatchReader) Admit(s object.Sealed) (object.Object, error) {
	signer, ok := b.trusted[s.Signer]
	if !ok {
		reason := fmt.Errorf("%w: no certificate of %s", ErrUntrusted, s.Signer)
		return object.Object{}, &BadObject{ID: s.ID(), Sealed: s, Reason: quarantine(reason)}
	}
	return Admit(s, signer)
}
