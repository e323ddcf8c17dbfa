package syncpkg

import "ruhu/syncpkg/object"

// PackBody is the body of an object of type pack: the overlays that a county
// lays over a policy pack. Of one pack the body with the highest serial counts.
// Its subject is the id of the pack, its division the county's own.
type PackBody struct {
	Serial   uint64        `cbor:"1,keyasint"` // from 1
	Pack     string        `cbor:"2,keyasint"` // id of the pack, such as hebi-2017
	Overlays []PackOverlay `cbor:"3,keyasint"` // in the order in which they are laid over; empty: none any more
}

// PackOverlay is one overlay as the county wrote it.
type PackOverlay struct {
	_    struct{} `cbor:",toarray"`
	Name string   // of its file, for people
	YAML []byte   // its exact bytes
}

// maxOverlays bounds one pack object; its bytes are bounded as every object's.
const maxOverlays = 16

func (b PackBody) check(h object.Header) error {
	if b.Serial == 0 || b.Overlays == nil || len(b.Overlays) > maxOverlays {
		return wrong("number %d with %d overlays", b.Serial, len(b.Overlays))
	}
	if h.Subject != b.Pack {
		return wrong("a subject that is another pack")
	}
	for _, o := range b.Overlays {
		if err := line("name", o.Name, 1, maxLabelText); err != nil {
			return err
		}
	}
	return line("pack", b.Pack, 1, MaxName)
}

// ReadPack reads the body of an authentic pack object.
func ReadPack(o object.Object) (PackBody, error) {
	return readBody[PackBody](object.Pack, o)
}
