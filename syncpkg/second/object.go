package second

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strings"
)

const (
	maxPayload = 262_144
	maxParents = 64
)

// Judged is an object of a batch and what became of it.
type Judged struct {
	ID   [32]byte
	Code string // of the quarantine; empty when the object is believed
}

// signable returns what is signed or hashed for bytes in a context.
func signable(context string, data []byte) []byte {
	b := binary.BigEndian.AppendUint64(nil, uint64(len(context)))
	b = append(b, context...)
	b = binary.BigEndian.AppendUint64(b, uint64(len(data)))
	return append(b, data...)
}

// readSealed reads what a block holds of one object.
func readSealed(data []byte) (signer, payload, signature []byte, err error) {
	v, err := readCBOR(data)
	if err != nil {
		return nil, nil, nil, err
	}
	f, err := v.tuple("ibb")
	if err != nil {
		return nil, nil, nil, err
	}
	return f[0].s, f[1].s, f[2].s, nil
}

// Judge says of one sealed object under which code it goes into quarantine, empty
// when it is to be believed. The chain is its signer's.
func Judge(sealed []byte, chain [][]byte, anchor [32]byte) (string, error) {
	signer, payload, signature, err := readSealed(sealed)
	if err != nil {
		return "", err
	}
	trusted := map[[32]byte]Holder{}
	if who, err := VerifyChain(chain, anchor); err == nil {
		trusted[who.KeyID()] = who
	}
	return judge(signer, payload, signature, trusted), nil
}

// judge returns the code under which an object goes into quarantine, empty when
// it is to be believed.
func judge(signer, payload, signature []byte, trusted map[[32]byte]Holder) string {
	who, known := trusted[[32]byte(signer)]
	switch {
	case !known:
		return "signer"
	case len(payload) > maxPayload:
		return "form"
	case !ed25519.Verify(who.Key, signable("ruhu object v1", payload), signature):
		return "signature"
	}
	f, err := readPayload(payload)
	if err != nil {
		return "form"
	}
	if !bytes.Equal(f[5].s, signer) {
		return "signature"
	}
	kind, division := string(f[1].s), string(f[2].s)
	if !isDivision(division) || !who.covers(division) {
		return "division"
	}
	if code := mayNot(who, kind, division); code != "" {
		return code
	}
	if readBody(kind, division, string(f[3].s), f[8].s) != nil {
		return "form"
	}
	return ""
}

func readPayload(payload []byte) ([]item, error) {
	v, err := readCBOR(payload)
	if err != nil {
		return nil, err
	}
	f, err := v.record("1tttlittb")
	if err != nil {
		return nil, err
	}
	if f[0].n != 1 {
		return nil, fmt.Errorf("suite %d", f[0].n)
	}
	parents, err := f[4].all('i')
	if err != nil || len(parents) > maxParents || !ascending(parents) {
		return nil, fmt.Errorf("parents")
	}
	return f, nil
}

// ascending says whether strings are sorted by their bytes, each once.
func ascending(items []item) bool {
	for i := 1; i < len(items); i++ {
		if bytes.Compare(items[i-1].s, items[i].s) >= 0 {
			return false
		}
	}
	return true
}

// right is who signs a type of object, and of which places: those inside its
// division, those below it, or its own alone.
type right struct{ roles, where string }

var rights = map[string]right{
	"seed":        {"village township county", "inside"},
	"visit":       {"village township county", "inside"},
	"attachment":  {"village township county", "inside"},
	"declaration": {"village township county", "inside"},
	"link":        {"village township county", "inside"},
	"return":      {"township county", "below"},
	"endorsement": {"township", "below"},
	"decision":    {"county", "below"},
	"receipt":     {"township county", "below"},
	"revocation":  {"township county", "below"},
	"directory":   {"township county", "own"},
	"pack":        {"county", "own"},
}

// mayNot returns the code for what a signer has no business to say.
func mayNot(who Holder, kind, division string) string {
	r, known := rights[kind]
	own := division == who.Division
	switch {
	case !known:
		return "type"
	case !strings.Contains(r.roles, who.Role):
		return "role"
	case r.where == "below" && own, r.where == "own" && !own:
		return "division"
	}
	return ""
}

// hashOf is SHA-256.
func hashOf(data []byte) [32]byte { return sha256.Sum256(data) }
