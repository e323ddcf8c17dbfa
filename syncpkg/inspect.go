package syncpkg

import (
	"errors"
	"io"

	"ruhu/syncpkg/object"
)

// Inspection is what can be said about a batch that was read to its end.
type Inspection struct {
	ID       BatchID
	Manifest Manifest
	Signer   Certificate
	Inner    []InnerManifest
	Types    map[object.Type]int // authentic objects by type
	Bad      []*BadObject        // objects for quarantine
}

// Inspect reads a whole batch, keeps nothing of its objects and says what is in
// it. An error refuses the batch.
func Inspect(r io.Reader, id *Identity) (Inspection, error) {
	b, err := OpenBatch(r, id)
	if err != nil {
		return Inspection{}, err
	}
	report := Inspection{
		ID: b.signed.ID(), Manifest: b.manifest, Signer: b.signer, Inner: b.inner, Types: map[object.Type]int{},
	}
	for {
		o, err := b.Next()
		var bad *BadObject
		switch {
		case err == io.EOF:
			return report, nil
		case errors.As(err, &bad):
			report.Bad = append(report.Bad, bad)
		case err != nil:
			return Inspection{}, err
		default:
			report.Types[o.Type]++
		}
	}
}
