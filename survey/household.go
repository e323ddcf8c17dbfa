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

// Member is a person of the household.
type Member struct {
	Key        string `json:"key"` // stable within the household: m1, m2, …
	Name       string `json:"name"`
	Reading    string `json:"reading"`     // pinyin, where the name is read otherwise than usual: shan xiong
	FormerName string `json:"former_name"` // 曾用名
	Relation   string `json:"relation"`    // to the head, GB/T 4761; see Relations
	IDNumber   string `json:"id_number"`
	NoIDReason string `json:"no_id_reason"`
	Sex        string `json:"sex"` // male female
	BirthDate  Date   `json:"birth_date"`
	Ethnicity  string `json:"ethnicity"` // GB/T 3304
	Marital    string `json:"marital"`   // GB/T 2261.2

	RegisteredVillage string `json:"registered_village"` // 户籍地, where it is not the household's
	OnRegister        *bool  `json:"on_register"`        // on the household's own 户口簿

	InFamily   *bool      `json:"in_family"` // 共同生活: counts in the income denominator
	Membership Membership `json:"membership"`

	Health            []string    `json:"health"` // see HealthStates; answered without "disabled" means not disabled
	Illness           Illness     `json:"illness"`
	BedriddenLongTerm *bool       `json:"bedridden_long_term"`
	SelfCare          string      `json:"self_care"` // full partial none
	Disability        *Disability `json:"disability"`
	Schooling         string      `json:"schooling"` // the school attended now; see Schoolings
	School            string      `json:"school"`    // its name
	Education         string      `json:"education"` // what was completed, of who is not in school; see Educations
	Labour            string      `json:"labour"`    // see Labours
	Work              Work        `json:"work"`
	Insured           *bool       `json:"insured"` // in basic medical insurance this year
	Insurance         Insurance   `json:"insurance"`
}

// Membership says since when and why a member belongs to the family that lives
// together, or no longer does. Reasons are codes of MembershipReasons and
// FamilyReasons.
type Membership struct {
	FamilyReason string `json:"family_reason"` // why the member is counted, or not, in the family
	Joined       Date   `json:"joined"`
	JoinedReason string `json:"joined_reason"`
	Left         Date   `json:"left"`
	LeftReason   string `json:"left_reason"`
}

// Illness is a member's serious or chronic illness as the papers say.
type Illness struct {
	Name      string `json:"name"`     // 病种
	Hospital  string `json:"hospital"` // 确诊医院
	Diagnosed Date   `json:"diagnosed"`
}

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

// Disability is what a member's disability certificate says. Category and Grade
// are 0 when not asked.
type Disability struct {
	Certificate       string `json:"certificate"`
	Category          int    `json:"category"` // 1 视力 2 听力 3 言语 4 肢体 5 智力 6 精神 7 多重
	Grade             int    `json:"grade"`    // 1, the most severe, to 4
	ValidUntil        Date   `json:"valid_until"`
	NeedsLongTermCare *bool  `json:"needs_long_term_care"`
	Carer             string `json:"carer"`           // who cares
	LivingSubsidy     *bool  `json:"living_subsidy"`  // receives 困难残疾人生活补贴
	NursingSubsidy    *bool  `json:"nursing_subsidy"` // receives 重度残疾人护理补贴
}

// Register is the registered household (户籍户), which need not be the family
// that lives together.
type Register struct {
	Number  string `json:"number"` // 户号
	Head    string `json:"head"`   // name of the head on the 户口簿
	Address string `json:"address"`
	Type    string `json:"type"` // see RegisterTypes
}

// Contact is somebody to call about the household.
type Contact struct {
	Name     string `json:"name"`
	Relation string `json:"relation"` // in words: 邻居, 女儿
	Phone    string `json:"phone"`
}

// Bank is the account that payments go to.
type Bank struct {
	Name    string `json:"name"`    // 开户行
	Holder  string `json:"holder"`  // 户名
	Account string `json:"account"` // 账号
	Type    string `json:"type"`    // see BankAccountTypes
	Agent   string `json:"agent"`   // 代领人
}

// Dibao is the standing in 低保 of the benefit unit (保障户). The unit may be one
// person of a family that stays whole (分户): Basis is then "single" and
// BenefitMembers holds that one.
type Dibao struct {
	Status         string   `json:"status"` // none active stopped
	Basis          string   `json:"basis"`  // see BenefitBases
	Class          string   `json:"class"`  // A B C
	ClassReason    string   `json:"class_reason"`
	Since          string   `json:"since"`  // YYYY-MM
	Until          string   `json:"until"`  // YYYY-MM, the last month, where stopped
	Number         string   `json:"number"` // 低保证号
	MonthlyFen     *Fen     `json:"monthly_fen"`
	SupplementFen  *Fen     `json:"supplement_fen"` // 分类重点救助金, a month
	BenefitMembers []string `json:"benefit_members"`
}

// Tekun is the household's standing in 特困供养.
type Tekun struct {
	Status  string   `json:"status"`  // none active stopped
	Since   string   `json:"since"`   // YYYY-MM
	Care    string   `json:"care"`    // see TekunCares
	Members []string `json:"members"` // who is supported
}

// Jdlk is the household's record in the poverty registry (建档立卡).
type Jdlk struct {
	Status     string   `json:"status"`    // none active exited relapsed
	Attribute  string   `json:"attribute"` // general dibao tekun
	StableExit *bool    `json:"stable_exit"`
	Causes     []string `json:"causes"`   // 致贫原因, main cause first
	Members    []string `json:"members"`  // nil: as in_family
	Number     string   `json:"number"`   // 户编号
	Since      string   `json:"since"`    // YYYY-MM
	Exited     string   `json:"exited"`   // YYYY-MM of 脱贫
	Relapsed   string   `json:"relapsed"` // YYYY-MM of 返贫
	RelapseWhy string   `json:"relapse_why"`
	Measures   []string `json:"measures"` // 帮扶措施, in words
	Helper     Helper   `json:"helper"`
}

// Helper is who is responsible for helping a registered household (帮扶责任人).
type Helper struct {
	Name  string `json:"name"`
	Unit  string `json:"unit"`
	Phone string `json:"phone"`
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

// Housing is where the family lives.
type Housing struct {
	Tenure    string `json:"tenure"`    // see HousingTenures
	Structure string `json:"structure"` // see HousingStructures
	AreaM2    *int   `json:"area_m2"`
	Rooms     *int   `json:"rooms"`
	Built     *int   `json:"built"`  // year
	Danger    string `json:"danger"` // 危房等级 A B C D
	OnlyHome  *bool  `json:"only_home"`
	Owner     string `json:"owner"`
}

// Land is a piece of land the family works or gave away to be worked.
type Land struct {
	Key      string `json:"key"`
	Item     string `json:"item"`     // see LandItems
	TenthMu  *int   `json:"tenth_mu"` // area in tenths of a mu
	Transfer string `json:"transfer"` // see LandTransfers
	RentFen  *Fen   `json:"rent_fen"` // a year, received or paid
}

// Asset is one thing the family owns.
type Asset struct {
	Key         string `json:"key"`
	Item        string `json:"item"`
	Quantity    *int   `json:"quantity"`
	ValueFen    *Fen   `json:"value_fen"`
	Owner       string `json:"owner"`        // in whose name
	Number      string `json:"number"`       // plate or certificate
	Acquired    string `json:"acquired"`     // YYYY or YYYY-MM
	ForDisabled *bool  `json:"for_disabled"` // 残疾人代步
	Note        string `json:"note"`
}

// Obligor is somebody living apart who owes the family support (赡养 抚养 扶养).
type Obligor struct {
	Key       string `json:"key"`
	Name      string `json:"name"`
	Relation  string `json:"relation"`
	IDNumber  string `json:"id_number"`
	Unit      string `json:"unit"`       // 单位、职务
	People    *int   `json:"people"`     // 其家庭人口
	IncomeFen *Fen   `json:"income_fen"` // 其家庭年收入
	Supported *int   `json:"supported"`  // 被赡养人数
	Basis     string `json:"basis"`      // see SupportBases
	DueFen    *Fen   `json:"due_fen"`    // 应付, a year
	PaidFen   *Fen   `json:"paid_fen"`   // 实付, a year
	Unable    string `json:"unable"`     // why nothing can be asked of this person
}

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

// Event is something sudden that put the family in difficulty (突发事件).
type Event struct {
	Key      string `json:"key"`
	Kind     string `json:"kind"` // see EventKinds
	Date     Date   `json:"date"`
	LossFen  *Fen   `json:"loss_fen"`
	Referred Date   `json:"referred"` // when help was asked for them
	Note     string `json:"note"`
}

// Assistance is help that the family or one member already had.
type Assistance struct {
	Key       string `json:"key"`
	Programme string `json:"programme"` // see AssistanceProgrammes
	Member    string `json:"member"`    // key, empty for the family
	Event     string `json:"event"`     // key of the event it is for, empty for none
	Date      Date   `json:"date"`
	AmountFen *Fen   `json:"amount_fen"`
	From      string `json:"from"` // who gave it
}

// Relative is an official who is a near relative of a member (近亲属备案).
type Relative struct {
	Key      string `json:"key"`
	Member   string `json:"member"`   // key, empty for the family
	Official string `json:"official"` // name
	Unit     string `json:"unit"`
	Post     string `json:"post"`
	Relation string `json:"relation"` // in words, as the declaration has it
	Record   string `json:"record"`   // 备案号
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
