package object

// ReturnBody is the body of an object of type return: a superior sends revisions
// of the household that is its subject back to the village.
type ReturnBody struct {
	Revisions []ID   `cbor:"1,keyasint"` // which ones, sorted, each once
	Comment   string `cbor:"2,keyasint"` // what is to be looked at again
}
