package second

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"unicode/utf8"
)

// The major types of CBOR that the format uses.
const (
	number = 0
	binstr = 2
	text   = 3
	list   = 4
	keyed  = 5
)

const (
	maxLevels   = 16
	maxElements = 262_144
)

// item is one CBOR item.
type item struct {
	kind  byte
	n     uint64 // of a number
	s     []byte // of bytes and text
	items []item // of a list; of a map, keys and values in turn
	raw   []byte // of a list: as it was written
}

// readCBOR reads one item of core deterministic encoding that fills the data.
func readCBOR(data []byte) (item, error) {
	v, rest, err := nextItem(data, maxLevels)
	if err == nil && len(rest) > 0 {
		err = fmt.Errorf("%d bytes after the CBOR item", len(rest))
	}
	return v, err
}

func nextItem(data []byte, levels int) (item, []byte, error) {
	kind, n, rest, err := itemHead(data)
	if err != nil {
		return item{}, nil, err
	}
	v := item{kind: kind, n: n}
	switch kind {
	case number:
		return v, rest, nil
	case binstr, text:
		if n > uint64(len(rest)) {
			return v, nil, fmt.Errorf("a string of %d bytes in %d", n, len(rest))
		}
		v.s, rest = rest[:n], rest[n:]
		if kind == text && !utf8.Valid(v.s) {
			return v, nil, fmt.Errorf("text that is not UTF-8")
		}
		return v, rest, nil
	case list, keyed:
		if levels == 0 || n > maxElements {
			return v, nil, fmt.Errorf("%d elements, %d levels left", n, levels)
		}
		rest, err = v.fill(rest, levels-1)
		v.raw = data[:len(data)-len(rest)]
		return v, rest, err
	}
	return v, nil, fmt.Errorf("CBOR major type %d has no place in the format", kind)
}

// itemHead reads major type and argument, which must be as short as it can be.
func itemHead(data []byte) (kind byte, n uint64, rest []byte, err error) {
	if len(data) == 0 {
		return 0, 0, nil, fmt.Errorf("CBOR ends too early")
	}
	kind, short, rest := data[0]>>5, data[0]&0x1f, data[1:]
	if short < 24 {
		return kind, uint64(short), rest, nil
	}
	size := 1 << (short - 24)
	if short > 27 || len(rest) < size {
		return 0, 0, nil, fmt.Errorf("CBOR head %#02x", data[0])
	}
	var long [8]byte
	copy(long[8-size:], rest)
	n = binary.BigEndian.Uint64(long[:])
	if least := map[int]uint64{1: 24, 2: 1 << 8, 4: 1 << 16, 8: 1 << 32}[size]; n < least {
		return 0, 0, nil, fmt.Errorf("%d written in %d bytes", n, size)
	}
	return kind, n, rest[size:], nil
}

// fill reads the elements of a list, or the keys and values of a map, whose keys
// must come in the order of their bytes.
func (v *item) fill(rest []byte, levels int) ([]byte, error) {
	var before []byte
	for range v.n {
		if v.kind == keyed {
			key, after, err := nextItem(rest, levels)
			if err != nil {
				return nil, err
			}
			written := rest[:len(rest)-len(after)]
			if before != nil && bytes.Compare(before, written) >= 0 {
				return nil, fmt.Errorf("keys of a map out of order")
			}
			v.items, rest, before = append(v.items, key), after, written
		}
		e, after, err := nextItem(rest, levels)
		if err != nil {
			return nil, err
		}
		v.items, rest = append(v.items, e), after
	}
	return rest, nil
}

// A shape says with a letter each what the fields of a record are.
//
//	u  number                 b  bytes        l  list
//	4  number below 2^32      i  32 bytes     t  text
//	1  number below 2^8
func (v item) fits(letter rune) bool {
	switch letter {
	case 'u':
		return v.kind == number
	case '4':
		return v.kind == number && v.n < 1<<32
	case '1':
		return v.kind == number && v.n < 1<<8
	case 'b':
		return v.kind == binstr
	case 'i':
		return v.kind == binstr && len(v.s) == 32
	case 't':
		return v.kind == text
	}
	return letter == 'l' && v.kind == list
}

// tuple returns the elements of a list of this shape.
func (v item) tuple(shape string) ([]item, error) {
	if v.kind != list || len(v.items) != len(shape) {
		return nil, fmt.Errorf("no list of %d elements", len(shape))
	}
	return v.items, check(v.items, shape)
}

// record returns the values of a map with the keys 1, 2, 3 … of this shape.
func (v item) record(shape string) ([]item, error) {
	if v.kind != keyed || len(v.items) != 2*len(shape) {
		return nil, fmt.Errorf("no map of %d keys", len(shape))
	}
	values := make([]item, len(shape))
	for i := range values {
		if key := v.items[2*i]; key.kind != number || key.n != uint64(i+1) {
			return nil, fmt.Errorf("another key where %d belongs", i+1)
		}
		values[i] = v.items[2*i+1]
	}
	return values, check(values, shape)
}

// all returns the elements of a list that are each of the kind of the letter.
func (v item) all(letter rune) ([]item, error) {
	if v.kind != list {
		return nil, fmt.Errorf("no list")
	}
	for i, e := range v.items {
		if !e.fits(letter) {
			return nil, fmt.Errorf("element %d is of another kind", i)
		}
	}
	return v.items, nil
}

func check(values []item, shape string) error {
	for i, letter := range shape {
		if !values[i].fits(letter) {
			return fmt.Errorf("field %d is of another kind", i+1)
		}
	}
	return nil
}

// contents returns those of byte strings or texts.
func contents(items []item) [][]byte {
	all := make([][]byte, len(items))
	for i, e := range items {
		all[i] = e.s
	}
	return all
}
