package syncpkg

import (
	"regexp"
	"strings"

	"ruhu/survey"
	"ruhu/syncpkg/object"
)

// AttachmentBody is the body of an object of type attachment, with its checks.
type AttachmentBody object.AttachmentBody

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
