package survey

import (
	"encoding/json"
	"strconv"
	"strings"
)

// plain refuses a value that is too long, and where the document is to be
// computed with, an amount or key that no sum may use: a family must not lose
// its food money to a minus sign or a line counted twice.
func (w *walker) plain(s *shape, path string, token json.Token) error {
	if t, ok := token.(string); ok && tooLong(t) {
		return w.fail(path, "too_long", strconv.Itoa(MaxText))
	}
	if w.use != toCompute {
		return nil
	}
	switch t := token.(type) {
	case json.Number:
		return w.amount(s, path, t)
	case string:
		return w.key(s, path, t)
	}
	return nil
}

func (w *walker) amount(s *shape, path string, number json.Number) error {
	n, err := number.Int64()
	switch {
	case !s.amount || err != nil:
		return nil
	case n < 0:
		return w.fail(path, "negative_amount", number.String())
	case Fen(n) > MaxFen:
		return w.fail(path, "amount_too_large", number.String())
	}
	return nil
}

// key refuses the second element of a list with one key. An element without a
// key is for Check to report.
func (w *walker) key(s *shape, path, key string) error {
	if !s.key || key == "" {
		return nil
	}
	element := path[:strings.LastIndexByte(path, '.')]
	list := element[:strings.LastIndexByte(element, '.')+1]
	if w.keys[list+key] {
		return w.fail(path, "duplicate_key", key)
	}
	w.keys[list+key] = true
	return nil
}
