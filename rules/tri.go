package rules

// tri is an answer of three-valued logic: yes, no, or maybe with what is open.
type tri struct {
	state int8
	open  []string
}

var (
	yes = tri{state: 1}
	no  = tri{state: -1}
)

// maybe is an answer that depends on the open points it names, sorted.
func maybe(open ...string) tri { return tri{open: open} }

// word names the answer in traces.
func (t tri) word() string {
	switch {
	case t.yes():
		return "yes"
	case t.no():
		return "no"
	}
	return unknownText
}

func (t tri) yes() bool   { return t.state > 0 }
func (t tri) no() bool    { return t.state < 0 }
func (t tri) maybe() bool { return t.state == 0 }

func (t tri) and(o tri) tri {
	switch {
	case t.no() || o.no():
		return no
	case t.yes():
		return o
	case o.yes():
		return t
	}
	return maybe(union(t.open, o.open)...)
}

func (t tri) or(o tri) tri {
	return t.not().and(o.not()).not()
}

func (t tri) not() tri { return tri{-t.state, t.open} }

// truth turns an answer that is known into one of three.
func truth(b bool) tri {
	if b {
		return yes
	}
	return no
}

// answered turns an answer that may not have been asked into one of three.
func answered(b *bool, path string) tri {
	if b == nil {
		return maybe(path)
	}
	return truth(*b)
}
