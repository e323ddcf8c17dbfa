package survey

// Household is a whole household (共同生活家庭) as seen on one day.
type Household struct {
	ID                string `json:"id"`                 // UUIDv7
	Village           string `json:"village"`            // 12-digit division code of residence 居住地
	RegisteredVillage string `json:"registered_village"` // 户籍地, empty when not asked
	ResidenceType     string `json:"residence_type"`     // see ResidenceTypes
	Group             string `json:"group"`              // 村民小组, free text
	Address           string `json:"address"`
	Phone             string `json:"phone"`

	Members []Member `json:"members"`

	Dibao Dibao `json:"dibao"`
	Tekun Tekun `json:"tekun"`
	Jdlk  Jdlk  `json:"jdlk"`

	Incomes  []Income  `json:"incomes"`
	Expenses []Expense `json:"expenses"`
	Assets   []Asset   `json:"assets"`
	Obligors []Obligor `json:"obligors"`

	Guarantees         Guarantees   `json:"guarantees"`
	Water              string       `json:"water"`               // 饮水安全: see GuaranteeStates
	DevelopmentAbility *bool        `json:"development_ability"` // 开发能力
	SelfReliance       SelfReliance `json:"self_reliance"`
	Checks             []Check      `json:"checks"` // earlier completed visits
}

// Member is a person of the household.
type Member struct {
	Key        string `json:"key"` // stable within the household: m1, m2, …
	Name       string `json:"name"`
	Relation   string `json:"relation"` // to the head, GB/T 4761; see Relations
	IDNumber   string `json:"id_number"`
	NoIDReason string `json:"no_id_reason"`
	Sex        string `json:"sex"` // male female
	BirthDate  Date   `json:"birth_date"`
	Ethnicity  string `json:"ethnicity"` // GB/T 3304
	Marital    string `json:"marital"`   // GB/T 2261.2

	InFamily *bool `json:"in_family"` // 共同生活: counts in the income denominator

	Health            []string    `json:"health"` // see HealthStates; answered without "disabled" means not disabled
	BedriddenLongTerm *bool       `json:"bedridden_long_term"`
	SelfCare          string      `json:"self_care"` // full partial none
	Disability        *Disability `json:"disability"`
	Schooling         string      `json:"schooling"` // see Schoolings
	Labour            string      `json:"labour"`    // see Labours
	Insured           *bool       `json:"insured"`
}

// Disability is what a member's disability certificate says. Category and Grade
// are 0 when not asked.
type Disability struct {
	Certificate       string `json:"certificate"`
	Category          int    `json:"category"` // 1 视力 2 听力 3 言语 4 肢体 5 智力 6 精神 7 多重
	Grade             int    `json:"grade"`    // 1, the most severe, to 4
	NeedsLongTermCare *bool  `json:"needs_long_term_care"`
}

// Dibao is the household's standing in 低保.
type Dibao struct {
	Status         string   `json:"status"` // none active stopped
	Class          string   `json:"class"`  // A B C
	Since          string   `json:"since"`  // YYYY-MM
	BenefitMembers []string `json:"benefit_members"`
}

// Tekun is the household's standing in 特困供养.
type Tekun struct {
	Status string `json:"status"` // none active stopped
}

// Jdlk is the household's record in the poverty registry (建档立卡).
type Jdlk struct {
	Status     string   `json:"status"`    // none active exited relapsed
	Attribute  string   `json:"attribute"` // general dibao tekun
	StableExit *bool    `json:"stable_exit"`
	Causes     []string `json:"causes"`  // 致贫原因, main cause first
	Members    []string `json:"members"` // nil: as in_family
}

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
	OwnFen       *Fen   `json:"own_fen"` // left to the family
}

// Asset is one thing the family owns.
type Asset struct {
	Key      string `json:"key"`
	Item     string `json:"item"`
	ValueFen *Fen   `json:"value_fen"`
	Note     string `json:"note"`
}

// Obligor is somebody living apart who owes the family support (赡养 抚养 扶养).
type Obligor struct {
	Key      string `json:"key"`
	Name     string `json:"name"`
	Relation string `json:"relation"`
	DueFen   *Fen   `json:"due_fen"`  // 应付, a year
	PaidFen  *Fen   `json:"paid_fen"` // 实付, a year
	Unable   string `json:"unable"`   // why nothing can be asked of this person
}

// Guarantees are the three guarantees (三保障); see GuaranteeStates.
type Guarantees struct {
	Education string `json:"education"`
	Medical   string `json:"medical"`
	Housing   string `json:"housing"`
}

// SelfReliance says whether the family can leave poverty by 转 (employment),
// 扶 (industry) or 搬 (relocation): yes partial no not_needed.
type SelfReliance struct {
	Industry   string `json:"industry"`
	Employment string `json:"employment"`
	Relocation string `json:"relocation"`
}

// Check is an earlier completed visit.
type Check struct {
	Date  Date   `json:"date"`
	Level string `json:"level"` // village township county
}

// Head returns the member whose relation is head of household (户主), and
// whether there is exactly one.
func (h Household) Head() (Member, bool) {
	var head Member
	n := 0
	for _, m := range h.Members {
		if m.Relation == RelationHead {
			head = m
			n++
		}
	}
	return head, n == 1
}

// Member returns the member with the given key.
func (h Household) Member(key string) (Member, bool) {
	for _, m := range h.Members {
		if m.Key == key {
			return m, true
		}
	}
	return Member{}, false
}

// DisplayName is how a household is called on lists and papers: its head's
// name, else its first member's, else its id.
func (h Household) DisplayName() string {
	if head, ok := h.Head(); ok && head.Name != "" {
		return head.Name
	}
	for _, m := range h.Members {
		if m.Name != "" {
			return m.Name
		}
	}
	return h.ID
}
