package second

import (
	"bytes"
	"fmt"
)

// Tags of DER.
const (
	tagBoolean   = 0x01
	tagInteger   = 0x02
	tagBits      = 0x03
	tagOctets    = 0x04
	tagOID       = 0x06
	tagUTF8      = 0x0c
	tagPrintable = 0x13
	tagSequence  = 0x30
	tagSet       = 0x31
	tagContext0  = 0xa0
	tagContext3  = 0xa3
)

// part is one element of DER.
type part struct {
	tag  byte
	body []byte
	raw  []byte // head and body
}

// nextPart reads one element with the shortest length and a tag of one byte.
func nextPart(data []byte) (part, []byte, error) {
	if len(data) < 2 || data[0]&0x1f == 0x1f {
		return part{}, nil, fmt.Errorf("DER ends too early")
	}
	size, head := int(data[1]), 2
	if size >= 0x80 {
		long := size - 0x80
		if long == 0 || long > 3 || len(data) < 2+long || data[2] == 0 {
			return part{}, nil, fmt.Errorf("DER length %#02x", data[1])
		}
		size, head = 0, 2+long
		for _, b := range data[2:head] {
			size = size<<8 | int(b)
		}
		if size < 0x80 {
			return part{}, nil, fmt.Errorf("DER length written long")
		}
	}
	if size > len(data)-head {
		return part{}, nil, fmt.Errorf("DER element of %d bytes in %d", size, len(data)-head)
	}
	return part{tag: data[0], body: data[head : head+size], raw: data[:head+size]}, data[head+size:], nil
}

// parts reads elements until the data ends.
func parts(data []byte) ([]part, error) {
	var all []part
	for len(data) > 0 {
		p, rest, err := nextPart(data)
		if err != nil {
			return nil, err
		}
		all, data = append(all, p), rest
	}
	return all, nil
}

// inside reads the parts of an element that must begin with these tags.
func (p part) inside(tags ...byte) ([]part, error) {
	all, err := parts(p.body)
	if err != nil {
		return nil, err
	}
	if len(all) < len(tags) {
		return nil, fmt.Errorf("%d DER elements where %d belong", len(all), len(tags))
	}
	for i, tag := range tags {
		if all[i].tag != tag {
			return nil, fmt.Errorf("DER tag %#02x where %#02x belongs", all[i].tag, tag)
		}
	}
	return all, nil
}

// exactly is inside for elements that hold nothing else.
func (p part) exactly(tags ...byte) ([]part, error) {
	all, err := p.inside(tags...)
	if err == nil && len(all) != len(tags) {
		err = fmt.Errorf("%d DER elements where %d belong", len(all), len(tags))
	}
	return all, err
}

// onePart reads the one element of a tag that fills the data.
func onePart(data []byte, tag byte) (part, error) {
	all, err := (part{body: data}).exactly(tag)
	if err != nil {
		return part{}, err
	}
	return all[0], nil
}

// bits returns the bytes of a bit string without spare bits.
func (p part) bits() ([]byte, error) {
	if p.tag != tagBits || len(p.body) == 0 || p.body[0] != 0 {
		return nil, fmt.Errorf("no bit string of whole bytes")
	}
	return p.body[1:], nil
}

// number returns an integer of one byte.
func (p part) number() (int, error) {
	if p.tag != tagInteger || len(p.body) != 1 || p.body[0] >= 0x80 {
		return 0, fmt.Errorf("no small integer")
	}
	return int(p.body[0]), nil
}

// DER of the object identifiers that the format names.
var (
	oidEd25519     = []byte{0x2b, 0x65, 0x70}                                     // 1.3.101.112
	oidCommonName  = []byte{0x55, 0x04, 0x03}                                     // 2.5.4.3
	oidKeyUsage    = []byte{0x55, 0x1d, 0x0f}                                     // 2.5.29.15
	oidConstraints = []byte{0x55, 0x1d, 0x13}                                     // 2.5.29.19
	oidRequested   = []byte{0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x0e} // 1.2.840.113549.1.9.14
	oidReplaced    = []byte{0x69, 0x84, 0xe4, 0x8b, 0x96, 0x36}                   // 2.25.1283640118
	oidRuhu        = []byte{0x69, 0x84, 0xe4, 0x8b, 0x96, 0x35}                   // 2.25.1283640117
)

// isEd25519 says whether an algorithm is Ed25519, which has no parameters.
func isEd25519(algorithm part) bool {
	inside, err := algorithm.exactly(tagOID)
	return err == nil && algorithm.tag == tagSequence && bytes.Equal(inside[0].body, oidEd25519)
}
