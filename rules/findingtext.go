package rules

import (
	"strconv"
	"strings"

	"cel.dev/cel-go/common/types"

	"ruhu/assets/text"
)

// figureAmount is the figure for the finding's own amount.
const figureAmount = "amount"

// text is the sentence of a verdict: whom it is about, the figures, what is
// missing, and what people still review.
func (rule *findingRule) text(f *facts, v verdict, out Finding) string {
	l := f.reckoning.lang
	key := "rules.finding." + rule.texts + "." + v.sentence
	if never := key + ".never"; l.Has(never) && f.neverChecked() {
		key = never
	}
	main := l.T(key)
	if strings.Contains(main, "%") {
		main = l.T(key, rule.args(f, out)...)
	}
	switch {
	case v.state == NotApplicable:
		return main
	case v.unclear:
		return l.T("rules.finding.unclear", main, f.names(v.missing))
	case v.sentence == "undetermined":
		return l.T("rules.finding.missing", main, f.names(v.missing))
	case len(out.Review) == 0:
		return l.T("rules.finding.plain", main)
	}
	return l.T("rules.finding.review", main, f.names(out.Review))
}

// args are what the sentence names: first the member, where it is about one,
// then the figures in their order.
func (rule *findingRule) args(f *facts, out Finding) []any {
	var args []any
	if f.member != nil {
		args = append(args, f.member.Name)
	}
	for _, name := range rule.figures {
		if name == figureAmount {
			args = append(args, showAmount(out.Amount, f.reckoning.lang))
			continue
		}
		args = append(args, f.show(name))
	}
	return args
}

// showAmount writes a finding's amount, of which nothing is known where it has
// none.
func showAmount(r *Range, l text.Lang) string {
	if r == nil {
		return Range{}.Show(l)
	}
	return r.Show(l)
}

// show writes a fact or parameter for people.
func (f *facts) show(name string) string {
	l := f.reckoning.lang
	if t, option := f.reckoning.pack.termOf(name); t != nil && (option == "" || !t.isSet(f.reckoning.on)) {
		return t.Show(f.reckoning.on, l)
	}
	switch v := f.value(name).(type) {
	case money:
		return v.Show(l)
	case types.Int:
		return strconv.FormatInt(int64(v), 10)
	case types.Bool:
		return l.T("rules.value." + strconv.FormatBool(bool(v)))
	case types.String:
		if v == "" {
			return l.T("rules.value.never")
		}
		return codeWords(name, string(v), l)
	}
	return l.T("rules.range.unknown")
}

// codeWords writes an answer from a list of codes.
func codeWords(name, code string, l text.Lang) string {
	if i, ok := factPlaces[name]; ok {
		return factList[i].codes.Text(code, string(l))
	}
	return code
}

// mostNames is how many names a sentence holds; the finding itself lists all.
const mostNames = 4

// names writes a list of fact paths and parameter ids for people.
func (f *facts) names(missing []string) string {
	l := f.reckoning.lang
	words := make([]string, min(mostNames, len(missing)))
	for i := range words {
		words[i] = f.reckoning.pack.MissingText(missing[i], *f.household(), l)
	}
	list := strings.Join(words, l.T("rules.list.separator"))
	if len(missing) > mostNames {
		return l.T("rules.list.more", list, len(missing))
	}
	return list
}

// itemPrefix begins the ids of the terms that settle whether an item counts.
const itemPrefix = "item."

func itemTerm(item string) string { return itemPrefix + item }
