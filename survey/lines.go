package survey

// Income is one line of income, a total for the accounting year (12 months to
// the visit).
type Income struct {
	Key                string `json:"key"`
	Item               string `json:"item"`   // see IncomeItems
	Member             string `json:"member"` // key, empty for the whole family
	GrossFen           *Fen   `json:"gross_fen"`
	CostFen            *Fen   `json:"cost_fen"`
	FromPovertyProject *bool  `json:"from_poverty_project"`
	Source             string `json:"source"` // see IncomeSources
	Note               string `json:"note"`
}

// Expense is one line of rigid spending (刚性支出) in the accounting year.
type Expense struct {
	Key          string `json:"key"`
	Item         string `json:"item"` // see ExpenseItems
	Member       string `json:"member"`
	TotalFen     *Fen   `json:"total_fen"`
	InsuranceFen *Fen   `json:"insurance_fen"` // paid by basic insurance
	CriticalFen  *Fen   `json:"critical_fen"`  // paid by critical-illness insurance
	AidFen       *Fen   `json:"aid_fen"`
	OwnFen       *Fen   `json:"own_fen"`  // left to the family
	Receipts     *bool  `json:"receipts"` // receipts were seen
	Note         string `json:"note"`
}
