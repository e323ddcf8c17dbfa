package survey

// Work is what a member works at.
type Work struct {
	Status   string `json:"status"`   // see WorkStatuses
	Place    string `json:"place"`    // 务工地
	Employer string `json:"employer"` // 务工企业 or project
	Months   *int   `json:"months"`   // of the accounting year, 0 to 12
}

// Insurance is a member's insurance beside Insured.
type Insurance struct {
	Kind    string `json:"kind"`    // see InsuranceKinds
	PaidBy  string `json:"paid_by"` // who pays the own part; see InsurancePayers
	OwnFen  *Fen   `json:"own_fen"` // the own part, a year
	Pension string `json:"pension"` // see PensionKinds
}
