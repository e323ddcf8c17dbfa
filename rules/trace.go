package rules

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/common/types/traits"
)

// trace writes down how an assessment came about, while it does: every line of
// income on both bases, and for every finding the facts and parameters its
// conditions looked at, in the order of looking, and what each condition
// answered. It is canonical JSON in the sense of canonical: the same pack and
// household give the same bytes on every machine and in every language, and its
// hash stands in the receipt. A nil trace writes nothing.
//
// It holds the leaves; Explain computes what stands between them.
type trace struct {
	findings []byte
	steps    []byte // of the finding that is being judged
}

// expect makes room for so many findings.
func (t *trace) expect(findings int) {
	const usual = 256 // bytes of one
	t.findings = make([]byte, 0, usual*findings)
}

// leaf writes a fact or parameter that a condition looked at.
func (t *trace) leaf(name string, v ref.Val) {
	if t == nil {
		return
	}
	t.step()
	t.steps = append(t.steps, '[')
	t.steps = append(quoted(t.steps, name), ',')
	t.steps = append(quoted(t.steps, exactValue(v)), ']')
}

// answer writes what a condition answered.
func (t *trace) answer(a tri) {
	if t == nil {
		return
	}
	t.step()
	t.steps = append(t.steps, '[')
	t.steps = append(quoted(t.steps, a.word()), ']')
}

func (t *trace) step() {
	if len(t.steps) > 0 {
		t.steps = append(t.steps, ',')
	}
}

// finding writes what the steps so far led to.
func (t *trace) finding(f Finding) {
	if t == nil {
		return
	}
	out := t.findings
	if len(out) > 0 {
		out = append(out, ',')
	}
	out = quotedList(append(out, `{"clauses":`...), f.Clauses)
	out = quoted(append(out, `,"code":`...), f.Code)
	out = quotedList(append(out, `,"missing":`...), f.Missing)
	out = quotedList(append(out, `,"review":`...), f.Review)
	out = quoted(append(out, `,"state":`...), string(f.State))
	out = append(append(append(out, `,"steps":[`...), t.steps...), ']')
	out = quoted(append(out, `,"subject":`...), f.Subject)
	t.findings, t.steps = append(out, '}'), t.steps[:0]
}

// document returns the whole trace.
func (t *trace) document(in Incomes) []byte {
	out := append([]byte(`{"findings":[`), t.findings...)
	out = tracedBasis(append(out, `],"income":{"dibao":`...), in.Dibao)
	out = tracedBasis(append(out, `,"poverty":`...), in.Poverty)
	return append(out, `}}`...)
}

func tracedBasis(out []byte, b Basis) []byte {
	out = quoted(append(out, `{"counted":`...), exactRange(b.Counted))
	out = append(out, `,"lines":[`...)
	for i, line := range b.Lines {
		if i > 0 {
			out = append(out, ',')
		}
		out = quotedList(append(out, `{"clauses":`...), line.Clauses)
		out = quoted(append(out, `,"counted":`...), exactRange(line.Counted))
		out = quoted(append(out, `,"key":`...), line.Key)
		out = quotedList(append(out, `,"missing":`...), line.Missing)
		out = strconv.AppendBool(append(out, `,"practice":`...), line.Practice)
		out = append(quoted(append(out, `,"treatment":`...), string(line.Treatment)), '}')
	}
	out = quoted(append(out, `],"members":`...), exactCount(b))
	out = quotedList(append(out, `,"missing":`...), b.Missing)
	return append(quoted(append(out, `,"per_capita":`...), exactRange(b.PerCapita)), '}')
}

// exactCount writes how many share an income.
func exactCount(b Basis) string {
	switch {
	case b.Members != nil:
		return strconv.Itoa(*b.Members)
	case b.MembersRange != nil:
		return fmt.Sprintf("%d..%d", b.MembersRange.Low, b.MembersRange.High)
	}
	return unknownText
}

// unknownText stands in a trace for what is not known.
const unknownText = "?"

// exactRange writes an amount of fen without loss: "320000", "961/3",
// "640000/3..280000", "0..?".
func exactRange(r Range) string {
	if r.Exact() {
		return r.Low.RatString()
	}
	low, high := unknownText, unknownText
	if r.Low != nil {
		low = r.Low.RatString()
	}
	if r.High != nil {
		high = r.High.RatString()
	}
	return low + ".." + high
}

// exactValue writes a value of a condition without loss.
func exactValue(v ref.Val) string {
	switch v := v.(type) {
	case types.String:
		return string(v)
	case types.Bool:
		return strconv.FormatBool(bool(v))
	case types.Int:
		return strconv.FormatInt(int64(v), 10)
	case money:
		return exactRange(v.Range)
	case wholeNumber:
		return exactRange(between(big.NewRat(v.low, 1), big.NewRat(v.high, 1)))
	case multiple:
		return exactRange(v.Range)
	case numbers:
		return exactNumbers(v.list, v.unset)
	case ages:
		return exactNumbers(v.span, v.unset)
	case *types.Unknown:
		return unknownText
	case traits.Lister:
		return exactList(v)
	}
	return fmt.Sprint(v.Value())
}

func exactNumbers(list []int64, unset bool) string {
	if unset {
		return unknownText
	}
	return strings.Trim(fmt.Sprint(list), "[]")
}

func exactList(list traits.Lister) string {
	s := ""
	for it := list.Iterator(); it.HasNext() == types.True; {
		if s != "" {
			s += " "
		}
		s += exactValue(it.Next())
	}
	return s
}
