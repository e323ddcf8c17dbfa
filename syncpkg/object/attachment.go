package object

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
