package survey

// Visit is one verification visit (入户核查): the household as recorded that
// day, who came, and whom they met.
type Visit struct {
	ID        string        `json:"id"` // UUIDv7
	Household Household     `json:"household"`
	Kind      string        `json:"kind"`     // see VisitKinds
	Level     string        `json:"level"`    // whose visit it counts as: village township county
	Started   string        `json:"started"`  // RFC 3339, as the device claims
	Finished  string        `json:"finished"` // empty while a draft
	Visitors  []Visitor     `json:"visitors"`
	Met       []Meeting     `json:"met"`
	Explained []Explanation `json:"explained"` // why warnings may stay
	Note      string        `json:"note"`
}

// Visitor is one of the people who came (核查人员).
type Visitor struct {
	Name     string `json:"name"`
	Unit     string `json:"unit"`
	Post     string `json:"post"`
	Level    string `json:"level"`    // village township county
	Operator string `json:"operator"` // uuid of the operator record, empty for a guest
}

// Meeting says whether one member was met (见面), and why not.
type Meeting struct {
	Member   string `json:"member"`
	InPerson *bool  `json:"in_person"`
	Reason   string `json:"reason"` // why this member was not met
}

// VisitRevision is the body of a signed visit object: the finished visit, the
// assessment shown when it was finished, and why an earlier one was corrected.
type VisitRevision struct {
	Visit      Visit  `json:"visit"`
	Assessment []byte `json:"assessment"` // the JSON of `ruhuctl assess`
	Reason     string `json:"reason"`     // why a finished visit was corrected, or a conflict settled like this
}

// Seed is the body of a signed household seed: the household as first taken
// from a roster.
type Seed struct {
	Household Household `json:"household"`
	Source    string    `json:"source"` // file, sheet and row it came from
}

// Day returns the day of the visit: when it was finished, else when it started.
func (v Visit) Day() Date {
	for _, t := range []string{v.Finished, v.Started} {
		if len(t) >= len("2006-01-02") {
			return Date(t[:len("2006-01-02")])
		}
	}
	return ""
}

// MeetingWith returns what is recorded about meeting a member.
func (v Visit) MeetingWith(member string) (Meeting, bool) {
	for _, m := range v.Met {
		if m.Member == member {
			return m, true
		}
	}
	return Meeting{}, false
}
