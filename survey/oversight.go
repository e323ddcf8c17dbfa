package survey

// Relative is an official who is a near relative of a member (近亲属备案).
type Relative struct {
	Key      string `json:"key"`
	Member   string `json:"member"`   // key, empty for the family
	Official string `json:"official"` // name
	Unit     string `json:"unit"`
	Post     string `json:"post"`
	Relation string `json:"relation"` // in words, as the declaration has it
	Record   string `json:"record"`   // 备案号
	Date     Date   `json:"date"`     // of the record
}

// EconomicCheck is the check of the family against other offices' records
// (经济状况核对).
type EconomicCheck struct {
	Status string `json:"status"` // see EconomicCheckStates
	Date   Date   `json:"date"`
	Source string `json:"source"` // who checked
	Number string `json:"number"` // 核对报告号
}

// Check is an earlier completed visit.
type Check struct {
	Date  Date   `json:"date"`
	Level string `json:"level"` // village township county
}
