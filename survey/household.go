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

	Register Register  `json:"register"` // the registered household (户籍户)
	Contacts []Contact `json:"contacts"` // others to call
	Bank     Bank      `json:"bank"`

	Members []Member `json:"members"`

	Dibao Dibao `json:"dibao"`
	Tekun Tekun `json:"tekun"`
	Jdlk  Jdlk  `json:"jdlk"`

	Incomes  []Income  `json:"incomes"`
	Expenses []Expense `json:"expenses"`
	Housing  Housing   `json:"housing"`
	Living   Living    `json:"living"`
	Land     []Land    `json:"land"`
	Assets   []Asset   `json:"assets"`
	Obligors []Obligor `json:"obligors"`

	Guarantees               Guarantees    `json:"guarantees"`
	Water                    string        `json:"water"`                      // 饮水安全: see GuaranteeStates
	DevelopmentAbility       *bool         `json:"development_ability"`        // 开发能力
	DevelopmentAbilityReason string        `json:"development_ability_reason"` // why they have it or not
	SelfReliance             SelfReliance  `json:"self_reliance"`
	Events                   []Event       `json:"events"`     // 突发事件
	Assistance               []Assistance  `json:"assistance"` // 已获救助帮扶
	Relatives                []Relative    `json:"relatives"`  // 干部近亲属
	EconomicCheck            EconomicCheck `json:"economic_check"`
	Checks                   []Check       `json:"checks"` // earlier completed visits
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

// Income returns the income line with the given key.
func (h Household) Income(key string) (Income, bool) {
	for _, in := range h.Incomes {
		if in.Key == key {
			return in, true
		}
	}
	return Income{}, false
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
