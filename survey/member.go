package survey

// Member is a person of the household.
type Member struct {
	Key            string `json:"key"` // stable within the household: m1, m2, …
	Name           string `json:"name"`
	Reading        string `json:"reading"`     // pinyin, where the name is read otherwise than usual: shan xiong
	FormerName     string `json:"former_name"` // 曾用名
	Relation       string `json:"relation"`    // to the head, GB/T 4761; see Relations
	IDNumber       string `json:"id_number"`
	NoIDReason     string `json:"no_id_reason"`
	RegistryNumber string `json:"registry_number"` // 人编号 in the poverty registry
	Sex            string `json:"sex"`             // male female
	BirthDate      Date   `json:"birth_date"`
	Ethnicity      string `json:"ethnicity"` // GB/T 3304
	Marital        string `json:"marital"`   // GB/T 2261.2
	Political      string `json:"political"` // 政治面貌, GB/T 4762; see Politicals

	RegisteredVillage string `json:"registered_village"` // 户籍地, where it is not the household's
	OnRegister        *bool  `json:"on_register"`        // on the household's own 户口簿

	InFamily   *bool      `json:"in_family"` // 共同生活: counts in the income denominator
	Membership Membership `json:"membership"`

	Health            []string    `json:"health"` // see HealthStates; answered without "disabled" means not disabled
	Illness           Illness     `json:"illness"`
	BedriddenLongTerm *bool       `json:"bedridden_long_term"`
	SelfCare          string      `json:"self_care"` // full partial none
	Disability        *Disability `json:"disability"`
	Schooling         string      `json:"schooling"`        // the school attended now; see Schoolings
	School            string      `json:"school"`           // its name
	NoSchoolReason    string      `json:"no_school_reason"` // why a child of school age is not in school
	Education         string      `json:"education"`        // what was completed, of who is not in school; see Educations
	Labour            string      `json:"labour"`           // see Labours
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
