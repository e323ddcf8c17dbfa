package object

import (
	"bytes"
	"fmt"

	"github.com/fxamacker/cbor/v2"
)

// maxNesting bounds how deep signed structures nest.
const maxNesting = 16

var (
	encoding    = must(cbor.CoreDetEncOptions().EncMode())
	withoutNull = must(nothingNull().EncMode())
	decoding    = must(cbor.DecOptions{
		DupMapKey:         cbor.DupMapKeyEnforcedAPF,
		IndefLength:       cbor.IndefLengthForbidden,
		ExtraReturnErrors: cbor.ExtraDecErrorUnknownField,
		TagsMd:            cbor.TagsForbidden,
		UTF8:              cbor.UTF8RejectInvalid,
		MaxNestedLevels:   maxNesting,
		MaxArrayElements:  1 << 18,
	}.DecMode())
)

// nothingNull writes null nowhere: a list that was null when read gives other
// bytes when it is written again.
func nothingNull() cbor.EncOptions {
	o := cbor.CoreDetEncOptions()
	o.NilContainers = cbor.NilContainerAsEmpty
	return o
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// Encode writes a value as deterministic CBOR (RFC 8949 4.2.1).
func Encode(v any) ([]byte, error) {
	return encoding.Marshal(v)
}

// Decode reads deterministic CBOR strictly: unknown or repeated keys, tags,
// indefinite lengths and any byte that Encode would not have written give an
// error that wraps ErrForm. Null stands in household documents for what was not
// asked; where it has no meaning, DecodeFull is to be used.
func Decode(data []byte, into any) error { return decode(data, into, encoding) }

// DecodeFull is Decode for what the format defines itself: null is refused, too.
func DecodeFull(data []byte, into any) error { return decode(data, into, withoutNull) }

func decode(data []byte, into any, writing cbor.EncMode) error {
	if err := decoding.Unmarshal(data, into); err != nil {
		return fmt.Errorf("%w: %w", ErrForm, err)
	}
	again, err := writing.Marshal(into)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrForm, err)
	}
	if !bytes.Equal(again, data) {
		return ErrForm
	}
	return nil
}
