package syncpkg

import (
	"github.com/google/uuid"

	"ruhu/survey"
	"ruhu/syncpkg/object"
)

// DeclarationBody is the body of an object of type declaration (近亲属备案): the
// near relatives of an official who are in the programmes. Its subject is a
// UUID of its own; a later declaration with the same subject replaces it.
type DeclarationBody struct {
	Declarant string      `cbor:"1,keyasint"`
	Unit      string      `cbor:"2,keyasint"`
	Post      string      `cbor:"3,keyasint"`
	Relatives []Relative  `cbor:"4,keyasint"` // empty: none
	Day       survey.Date `cbor:"5,keyasint"` // on which it was declared
}

// Relative is one near relative.
type Relative struct {
	_         struct{} `cbor:",toarray"`
	Name      string
	Relation  string // to the declarant, a code of survey.Relations
	Household string // id; empty when it is not known here
	Note      string
}

// maxRelatives bounds one declaration.
const maxRelatives = 100

func (b DeclarationBody) check(h object.Header) error {
	if id, err := uuid.Parse(h.Subject); err != nil || id.String() != h.Subject {
		return wrong("subject %q", h.Subject)
	}
	if b.Relatives == nil || len(b.Relatives) > maxRelatives {
		return wrong("%d relatives", len(b.Relatives))
	}
	for _, r := range b.Relatives {
		if err := r.check(); err != nil {
			return err
		}
	}
	return firstWrong(
		line("declarant", b.Declarant, 1, MaxName),
		line("unit", b.Unit, 0, maxLabelText),
		line("post", b.Post, 0, maxLabelText),
		realDay("day", b.Day),
	)
}

// maxLabelText bounds the name of a unit or post, in characters.
const maxLabelText = 128

func (r Relative) check() error {
	if !survey.Relations.Has(r.Relation) {
		return wrong("relation %q", r.Relation)
	}
	return firstWrong(
		line("name", r.Name, 1, MaxName),
		line("household", r.Household, 0, MaxName),
		words("note", r.Note, 0, MaxComment),
	)
}

// ReadDeclaration reads the body of an authentic declaration.
func ReadDeclaration(o object.Object) (DeclarationBody, error) {
	return readBody[DeclarationBody](object.Declaration, o)
}
