package syncpkg

import (
	"errors"

	"ruhu/assets/text"
)

// Reasons for which a file is refused as a whole. Each is wrapped in a
// text.Error whose sentence is for people.
var (
	ErrNotBatch    = errors.New("not a ruhu batch")
	ErrNewer       = errors.New("format is newer than this program")
	ErrDamaged     = errors.New("damaged in transport")
	ErrTruncated   = errors.New("ends too early")
	ErrUnreadable  = errors.New("the medium cannot be read")
	ErrNotForUs    = errors.New("not addressed to this workspace")
	ErrNotEnrolled = errors.New("this workspace is not enrolled")
	ErrUntrusted   = errors.New("certificate does not lead to the county's root key")
	ErrSignature   = errors.New("signature does not fit")
	ErrMalformed   = errors.New("put together wrongly")
	ErrTooLarge    = errors.New("larger than the format allows")
	ErrRepeated    = errors.New("batch was received before")
	ErrForked      = errors.New("two different batches carry the same number")
)

// Reasons for which an enrolment step is refused.
var (
	ErrRequest  = errors.New("request cannot be used")
	ErrApproval = errors.New("approval cannot be used")
	ErrRole     = errors.New("role cannot enrol or do this")
	ErrDivision = errors.New("outside the division")
	ErrName     = errors.New("name cannot be used")
)

// Reasons for which one object is put into quarantine, besides ErrSignature,
// ErrUntrusted, ErrRole and ErrDivision.
var (
	ErrForm    = errors.New("object is not in the permitted form")
	ErrType    = errors.New("object is of a type this program does not know")
	ErrRevoked = errors.New("key of the signer was revoked")
)

// fail gives a cause the sentence under the key.
func fail(cause error, key string, args ...any) error {
	return text.Fail("syncpkg."+key, args...).Because(cause)
}
