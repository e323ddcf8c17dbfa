package demo

// plan says what the n-th household of the demo is like.
type plan struct {
	name, sex, ethnicity string // of the head, where it matters
	shape                shape
	standing             standing
	ill                  string // chronic, serious_illness or disabled: one of the family
	result               string // what the visit finds; see the results
}

// What a visit finds its yearly income per person to be.
const (
	below    = "below"     // below the standard in force
	exactly  = "exactly"   // the standard in force, to the fen
	between  = "between"   // above the standard in force, below the proposed one
	above    = "above"     // above both
	notAsked = "not_asked" // not known yet: the one who earns is away
)

// shape is who lives together. Of everybody beside the head it says how many
// there are.
type shape struct {
	low, high     int // age of the head
	spouse        int
	parents       int // 1: the mother, or of a wife her husband's; 2: the father, too
	sons          int // with their wives
	children      int // unmarried
	grandchildren int // without sons: their parents left them behind
}

// standing is what the household receives and how the poverty registry has it.
type standing struct{ dibao, class, tekun, jdlk string }

// standings by what a village would call them.
var (
	registered  = standing{"none", "", "none", "active"}
	poor        = standing{"active", "B", "none", "active"}
	poorest     = standing{"active", "A", "none", "active"}
	onDibao     = standing{"active", "B", "none", "none"}
	onDibaoC    = standing{"active", "C", "none", "none"}
	outOfJdlk   = standing{"none", "", "none", "exited"}
	lastOnDibao = standing{"active", "C", "none", "exited"}
	fellBack    = standing{"stopped", "", "none", "relapsed"}
	supported   = standing{"none", "", "active", "active"}
	unsupported = standing{"none", "", "stopped", "none"}
	ordinary    = standing{"none", "", "none", "none"}
)

// special are the families that programs break: the largest, and names with
// characters beyond U+FFFF, of extension A, outside every old character set, or
// with a point. They come first and are the first to be visited and printed.
var special = []plan{
	{name: "郭天顺", sex: "male", ethnicity: han, shape: shape{low: 60, high: 62, spouse: 1, parents: 2, sons: 2, grandchildren: 4}, standing: registered, ill: "chronic", result: below},
	{name: "王𬍛", sex: "male", ethnicity: han, shape: shape{low: 40, high: 42, spouse: 1, children: 2}, standing: poor, ill: "chronic", result: below},
	{name: "陈𠅤", sex: "male", ethnicity: han, shape: shape{low: 58, high: 60, spouse: 1, sons: 1, grandchildren: 2}, standing: lastOnDibao, ill: "chronic", result: above},
	{name: "张䶮", sex: "male", ethnicity: han, shape: shape{low: 41, high: 43, spouse: 1, parents: 1, children: 2}, standing: registered, result: between},
	{name: "李㛃", sex: "female", ethnicity: han, shape: shape{low: 42, high: 44, parents: 1, children: 2}, standing: onDibao, ill: "chronic", result: exactly},
	{name: "阿依古丽·买买提", sex: "female", ethnicity: uyghur, shape: shape{low: 38, high: 40, spouse: 1, children: 3}, standing: ordinary, result: above},
	{name: "阿卜杜热合曼·买买提依明江", sex: "male", ethnicity: uyghur, shape: shape{low: 34, high: 36, spouse: 1, children: 1}, standing: registered, result: notAsked},
	{name: "马·哈桑", sex: "male", ethnicity: hui, shape: shape{low: 64, high: 66, spouse: 1, grandchildren: 1}, standing: fellBack, ill: "serious_illness", result: below},
	{name: "赵伾", sex: "male", ethnicity: han, shape: shape{low: 68, high: 74}, standing: supported, result: below},
}

// usual go round after the special ones.
var usual = []plan{
	{shape: shape{low: 66, high: 76, spouse: 1}, standing: poorest, ill: "disabled", result: below},
	{shape: shape{low: 38, high: 46, spouse: 1, children: 2}, standing: registered, result: between},
	{sex: "female", shape: shape{low: 72, high: 86}, standing: standing{"active", "B", "none", "exited"}, ill: "chronic", result: above},
	{shape: shape{low: 34, high: 40, spouse: 1, children: 1}, standing: poor, ill: "chronic", result: exactly},
	{shape: shape{low: 58, high: 62, spouse: 1, sons: 1, grandchildren: 1}, standing: outOfJdlk, result: above},
	{shape: shape{low: 62, high: 68, spouse: 1, grandchildren: 1}, standing: standing{"active", "C", "none", "active"}, result: below},
	{shape: shape{low: 58, high: 62, spouse: 1, sons: 2, grandchildren: 2}, standing: fellBack, ill: "serious_illness", result: below},
	{shape: shape{low: 44, high: 50, parents: 1}, standing: poor, ill: "chronic", result: notAsked},
	{shape: shape{low: 40, high: 44, spouse: 1, children: 3}, standing: ordinary, result: above},
	{shape: shape{low: 60, high: 64, spouse: 1, parents: 1, sons: 1, grandchildren: 2}, standing: ordinary, result: exactly},
	{shape: shape{low: 62, high: 84}, standing: supported, result: below},
	{shape: shape{low: 68, high: 72, spouse: 1, children: 1}, standing: poor, ill: "disabled", result: below},
	{shape: shape{low: 60, high: 64, spouse: 1, parents: 1, sons: 2, grandchildren: 2}, standing: registered, result: below},
	{shape: shape{low: 60, high: 64, spouse: 1, parents: 2, sons: 2, grandchildren: 2}, standing: onDibaoC, ill: "chronic", result: between},
	{shape: shape{low: 64, high: 76, spouse: 1}, standing: outOfJdlk, result: above},
	{shape: shape{low: 60, high: 64, spouse: 1, parents: 2, sons: 2, grandchildren: 3}, standing: registered, result: notAsked},
	{shape: shape{low: 63, high: 70}, standing: unsupported, result: above},
}

func planOf(n int) plan {
	if n < len(special) {
		return special[n]
	}
	pl := usual[(n-len(special))%len(usual)]
	pl.ethnicity = han
	if pl.sex == "" {
		pl.sex = "male"
	}
	return pl
}
