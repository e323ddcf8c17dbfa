package syncpkg

import (
	"ruhu/survey"
	"ruhu/syncpkg/object"
)

// DirectoryBody is the body of an object of type directory: the certificate
// chains that an office hands on to those below it. Its division is the signer's
// own, its subject the division whose devices it lists: that one or one inside
// it. What was listed once stays listed; the serial tells people the newest.
type DirectoryBody struct {
	Serial uint64     `cbor:"1,keyasint"` // from 1
	Chains [][][]byte `cbor:"2,keyasint"` // each is verified by whoever uses it
}

// maxChains bounds one directory; its bytes are bounded as every object's.
const maxChains = 512

func (b DirectoryBody) check(h object.Header) error {
	if b.Serial == 0 || b.Chains == nil || len(b.Chains) > maxChains || survey.DivisionRole(h.Subject) == "" || !survey.InDivision(h.Subject, h.Division) {
		return wrong("directory %d of %q with %d chains", b.Serial, h.Subject, len(b.Chains))
	}
	for _, chain := range b.Chains {
		if len(chain) == 0 || len(chain) > MaxChain {
			return wrong("a chain of %d certificates", len(chain))
		}
		for _, der := range chain {
			if len(der) == 0 || len(der) > MaxCertificate {
				return wrong("a certificate of %d bytes", len(der))
			}
		}
	}
	return nil
}

// ReadDirectory reads the body of an authentic directory.
func ReadDirectory(o object.Object) (DirectoryBody, error) {
	return readBody[DirectoryBody](object.Directory, o)
}
