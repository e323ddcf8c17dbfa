package survey

// Guarantees are the three guarantees (三保障) and food and clothing (两不愁); see
// GuaranteeStates.
type Guarantees struct {
	Education string `json:"education"`
	Medical   string `json:"medical"`
	Housing   string `json:"housing"`
	Food      string `json:"food"`
	Clothing  string `json:"clothing"`
}

// SelfReliance says whether the family can leave poverty by 转 (employment),
// 扶 (industry) or 搬 (relocation), and why not: yes partial no not_needed.
type SelfReliance struct {
	Industry         string `json:"industry"`
	IndustryReason   string `json:"industry_reason"`
	Employment       string `json:"employment"`
	EmploymentReason string `json:"employment_reason"`
	Relocation       string `json:"relocation"`
	RelocationReason string `json:"relocation_reason"`
}
