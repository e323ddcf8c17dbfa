package demo

import "ruhu/survey"

// plan says what the n-th household of the demo is like.
type plan struct {
	name, sex, ethnicity string // of the head, where it matters
	shape                shape
	standing             standing
	ill                  string // one of the family is; see the illnesses
	result               string // what the visit finds; see the results
	unmet                string // education, medical or housing is not guaranteed
	event                string // of survey.EventKinds: what happened this year
	official             bool   // an official is a near relative
	doubt                doubt  // what is not right with the papers
	checks               []survey.Check
}

// What a visit finds its yearly income per person to be.
const (
	below    = "below"     // below the standard in force
	lowest   = "lowest"    // far below it, as of families that receive
	exactly  = "exactly"   // the standard in force, to the fen
	between  = "between"   // above the standard in force, below the proposed one
	near     = "near"      // above the standard, within what the county calls its edge
	above    = "above"     // above all of these
	notAsked = "not_asked" // not known yet: the one who earns is away
)

// What one of a family suffers from, beside what survey.HealthStates names.
const (
	chronic   = "chronic"
	serious   = "serious_illness"
	disabled  = "disabled"
	severe    = "severe"    // disabled of the first or second grade, in need of care
	bedridden = "bedridden" // seriously ill, for long unable to leave the bed
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
type standing struct {
	dibao, class, basis string
	tekun               string
	jdlk                string
	attribute           string // as the registry has it, where that is not what follows from the rest
	stable              bool   // the exit from poverty
}

// standings by what a village would call them.
var (
	registered  = standing{dibao: "none", tekun: "none", jdlk: "active"}
	poor        = standing{dibao: "active", class: "B", tekun: "none", jdlk: "active"}
	poorest     = standing{dibao: "active", class: "A", tekun: "none", jdlk: "active"}
	poorC       = standing{dibao: "active", class: "C", tekun: "none", jdlk: "active"}
	wrongly     = standing{dibao: "active", class: "B", tekun: "none", jdlk: "active", attribute: "general"}
	onDibaoA    = standing{dibao: "active", class: "A", tekun: "none", jdlk: "none"}
	onDibao     = standing{dibao: "active", class: "B", tekun: "none", jdlk: "none"}
	onDibaoC    = standing{dibao: "active", class: "C", tekun: "none", jdlk: "none"}
	alone       = standing{dibao: "active", class: "A", basis: "single", tekun: "none", jdlk: "active"}
	outOfJdlk   = standing{dibao: "none", tekun: "none", jdlk: "exited", stable: true}
	lastOnDibao = standing{dibao: "active", class: "C", tekun: "none", jdlk: "exited", stable: true}
	shaky       = standing{dibao: "active", class: "B", tekun: "none", jdlk: "exited"}
	fellBack    = standing{dibao: "stopped", tekun: "none", jdlk: "relapsed"}
	supported   = standing{dibao: "none", tekun: "active", jdlk: "active"}
	unsupported = standing{dibao: "none", tekun: "stopped", jdlk: "none"}
	ordinary    = standing{dibao: "none", tekun: "none", jdlk: "none"}
)

// on makes a list of one earlier visit.
func on(day survey.Date, level string) []survey.Check {
	return []survey.Check{{Date: day, Level: level}}
}
