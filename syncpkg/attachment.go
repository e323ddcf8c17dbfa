package syncpkg

import (
	"regexp"
	"strings"

	"ruhu/survey"
	"ruhu/syncpkg/object"
)

// AttachmentBody is the body of an object of type attachment: a photo or paper
// of the household that is its subject. The bytes themselves travel as a blob.
type AttachmentBody struct {
	Visit  string   `cbor:"1,keyasint"` // id of the visit it belongs to; empty for none
	Name   string   `cbor:"2,keyasint"` // as the operator calls it, not a path
	Media  string   `cbor:"3,keyasint"` // media type, such as image/jpeg
	Kind   string   `cbor:"4,keyasint"` // what it shows, a code of survey.AttachmentKinds
	Size   uint64   `cbor:"5,keyasint"` // bytes
	SHA256 [32]byte `cbor:"6,keyasint"` // of the bytes
}

// MaxAttachmentName bounds the name of an attachment, in characters.
const MaxAttachmentName = 128

// mediaType is the form of a media type without parameters, in lower case.
var mediaType = regexp.MustCompile(`^[a-z0-9][a-z0-9.+-]{0,30}/[a-z0-9][a-z0-9.+-]{0,62}$`)

func (b AttachmentBody) check(h object.Header) error {
	err := firstWrong(
		onHousehold(h),
		line("visit", b.Visit, 0, MaxName),
		line("name", b.Name, 1, MaxAttachmentName),
	)
	switch {
	case err != nil:
		return err
	case strings.ContainsAny(b.Name, `/\:`) || strings.HasPrefix(b.Name, "."):
		return wrong("a name that is a path")
	case !mediaType.MatchString(b.Media):
		return wrong("media type %q", b.Media)
	case !survey.AttachmentKinds.Has(b.Kind):
		return wrong("kind %q", b.Kind)
	case b.Size == 0 || b.Size > MaxBlob:
		return wrong("%d bytes", b.Size)
	}
	return nil
}

// ReadAttachment reads the body of an authentic attachment.
func ReadAttachment(o object.Object) (AttachmentBody, error) {
	return readBody[AttachmentBody](object.Attachment, o)
}
