package syncpkg

import (
	"ruhu/survey"
	"ruhu/syncpkg/object"
)

// MaxComment bounds what people write beside an opinion, in characters.
const MaxComment = 2000

// ReturnBody is the body of an object of type return, with its checks.
type ReturnBody object.ReturnBody

func (b ReturnBody) check(h object.Header) error {
	return firstWrong(onHousehold(h), revisionsNamed(b.Revisions), words("comment", b.Comment, 1, MaxComment))
}

// ReadReturn reads the body of an authentic return.
func ReadReturn(o object.Object) (ReturnBody, error) {
	return readBody[ReturnBody](object.Return, o)
}

// Opinions of an endorsement.
const (
	Agree    = "agree"
	Disagree = "disagree"
	Doubt    = "doubt"
)

// EndorsementBody is the body of an object of type endorsement: a township's
// opinion on revisions of the household that is its subject.
type EndorsementBody struct {
	Revisions []object.ID `cbor:"1,keyasint"` // which ones, sorted, each once
	Opinion   string      `cbor:"2,keyasint"` // Agree, Disagree or Doubt
	Comment   string      `cbor:"3,keyasint"`
	Officer   string      `cbor:"4,keyasint"` // who answers for it
}

func (b EndorsementBody) check(h object.Header) error {
	return firstWrong(
		onHousehold(h),
		revisionsNamed(b.Revisions),
		oneOf("opinion", b.Opinion, Agree, Disagree, Doubt),
		words("comment", b.Comment, 0, MaxComment),
		line("officer", b.Officer, 1, MaxName),
	)
}

// ReadEndorsement reads the body of an authentic endorsement.
func ReadEndorsement(o object.Object) (EndorsementBody, error) {
	return readBody[EndorsementBody](object.Endorsement, o)
}

// Outcomes of a decision.
const (
	Approve = "approve"
	Refuse  = "refuse"
	Stop    = "stop"
	Change  = "change"
)

// DecisionBody is the body of an object of type decision: what a county decided
// for the household that is its subject.
type DecisionBody struct {
	Revisions []object.ID `cbor:"1,keyasint"` // on what grounds, sorted, each once
	Programme string      `cbor:"2,keyasint"` // dibao tekun jdlk
	Outcome   string      `cbor:"3,keyasint"` // Approve, Refuse, Stop or Change
	From      survey.Date `cbor:"4,keyasint"` // first day on which it holds
	Office    string      `cbor:"5,keyasint"` // which office decided
	Comment   string      `cbor:"6,keyasint"`
}

func (b DecisionBody) check(h object.Header) error {
	return firstWrong(
		onHousehold(h),
		revisionsNamed(b.Revisions),
		oneOf("programme", b.Programme, "dibao", "tekun", "jdlk"),
		oneOf("outcome", b.Outcome, Approve, Refuse, Stop, Change),
		realDay("first day", b.From),
		line("office", b.Office, 1, MaxName),
		words("comment", b.Comment, 0, MaxComment),
	)
}

// ReadDecision reads the body of an authentic decision.
func ReadDecision(o object.Object) (DecisionBody, error) {
	return readBody[DecisionBody](object.Decision, o)
}
