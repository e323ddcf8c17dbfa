package survey

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// DocumentError says where a household document cannot be read. Line and Column
// count from 1; Column counts characters.
type DocumentError struct {
	Line, Column int
	Path         string // fact path as far as it was reached, may be empty
	Code         string // encoding syntax type unknown_field repeated_field trailing too_deep too_many too_long negative_amount amount_too_large duplicate_key
	Detail       string // the offending name or value, or the bound it exceeds
}

// Args returns what the sentence for this error names: line, column, fact path
// ("/" for the document as a whole) and detail.
func (e *DocumentError) Args() []any {
	path := e.Path
	if path == "" {
		path = "/"
	}
	return []any{e.Line, e.Column, path, e.Detail}
}

// Error implements error, in English for logs; assets/text has the words for
// people under "document." + Code.
func (e *DocumentError) Error() string {
	return fmt.Sprintf("line %d, column %d: %s: %s %s", e.Line, e.Column, e.Path, e.Code, e.Detail)
}

// byteOrderMark is what Windows editors put before UTF-8.
var byteOrderMark = []byte("\ufeff")

// DecodeHousehold reads the JSON of a household, strictly: an unknown,
// misspelled or repeated field is an error with its position, because a field
// that is silently dropped is a fact that is silently lost. A visit document is
// accepted too; its household is returned.
func DecodeHousehold(data []byte) (Household, error) {
	data = bytes.TrimPrefix(data, byteOrderMark)
	var probe struct {
		Household json.RawMessage `json:"household"`
	}
	if json.Unmarshal(data, &probe) == nil && probe.Household != nil {
		var v Visit
		err := decodeStrict(data, &v, toCompute)
		return v.Household, err
	}
	var h Household
	err := decodeStrict(data, &h, toCompute)
	return h, err
}

// DecodeVisit reads the JSON of a visit as strictly as DecodeHousehold, but
// leaves wrong amounts and keys to Check: a draft opens with whatever was typed.
func DecodeVisit(data []byte) (Visit, error) {
	data = bytes.TrimPrefix(data, byteOrderMark)
	var v Visit
	err := decodeStrict(data, &v, toGoOn)
	return v, err
}

func decodeStrict(data []byte, into any, use use) error {
	if err := checkDocument(data, jsonShape(into), use); err != nil {
		return err
	}
	if err := json.Unmarshal(data, into); err != nil {
		return &DocumentError{Line: 1, Column: 1, Code: "syntax", Detail: err.Error()}
	}
	return nil
}
