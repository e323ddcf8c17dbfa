package packtest

import (
	"regexp"
	"strings"
)

// token is a piece of a condition.
type token struct {
	text   string
	offset int // in bytes
}

var tokenPattern = regexp.MustCompile(`'[^']*'|[A-Za-z_][A-Za-z0-9_.]*|[0-9]+(?:\.[0-9]+)?|<=|>=|==|!=|&&|\|\||[^\s]`)

// tokens cuts a condition into texts, names, numbers, operators and brackets.
// A name has its dots in it.
func tokens(condition string) []token {
	var all []token
	for _, at := range tokenPattern.FindAllStringIndex(condition, -1) {
		all = append(all, token{condition[at[0]:at[1]], at[0]})
	}
	return all
}

// namePattern is what names of facts and parameters look like.
var namePattern = regexp.MustCompile(`^[a-z_][a-z0-9_.]*$`)

// comparison is a comparison of a per-capita income with a limit, in a condition
// of a rule.
type comparison struct {
	figure, operator, limit string
	silent                  bool // it tells a case of which the text says nothing
}

// String returns the comparison with the figure first.
func (c comparison) String() string { return c.figure + " " + c.operator + " " + c.limit }

// mirrored are the comparisons with their sides exchanged.
var mirrored = map[string]string{"<": ">", "<=": ">=", ">": "<", ">=": "<=", "at": "at"}

// comparisons finds the comparisons of money in a condition.
func comparisons(condition string) []comparison {
	var all []comparison
	list := tokens(condition)
	for i, t := range list {
		var left, right string
		operator := t.text
		switch {
		case t.text == "at" && i+1 < len(list) && list[i+1].text == "(":
			left = operand(list[i+2:])
			right = operand(list[min(i+2+len(tokens(left))+1, len(list)):])
		case mirrored[t.text] != "" && t.text != "at":
			left, right = operandBefore(list[:i]), operand(list[i+1:])
		default:
			continue
		}
		switch {
		case basisOfFigure(left) != "":
			all = append(all, comparison{figure: left, operator: operator, limit: right})
		case basisOfFigure(right) != "":
			all = append(all, comparison{figure: right, operator: mirrored[operator], limit: left})
		}
	}
	return all
}

// ends are the tokens at which an operand of a comparison ends.
var ends = map[string]bool{"&&": true, "||": true, "(": true, ")": true, ",": true, "!": true, "?": true, ":": true}

// operand is the text up to where an operand ends.
func operand(list []token) string {
	var words []string
	for _, t := range list {
		if ends[t.text] || mirrored[t.text] != "" {
			break
		}
		words = append(words, t.text)
	}
	return strings.Join(words, " ")
}

func operandBefore(list []token) string {
	begin := len(list)
	for begin > 0 && !ends[list[begin-1].text] && mirrored[list[begin-1].text] == "" {
		begin--
	}
	return operand(list[begin:])
}
