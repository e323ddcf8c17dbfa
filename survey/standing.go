package survey

// Dibao is the standing in 低保 of the benefit unit (保障户). The unit may be one
// person of a family that stays whole (分户): Basis is then "single" and
// BenefitMembers holds that one. An empty Basis is the ordinary case, "whole":
// it is an answer and nothing that was not asked.
type Dibao struct {
	Status         string   `json:"status"` // none active stopped
	Basis          string   `json:"basis"`  // see BenefitBases
	Class          string   `json:"class"`  // A B C
	ClassReason    string   `json:"class_reason"`
	ClassSince     string   `json:"class_since"` // YYYY-MM
	Since          string   `json:"since"`       // YYYY-MM
	Until          string   `json:"until"`       // YYYY-MM, the last month, where stopped
	StopReason     string   `json:"stop_reason"`
	Number         string   `json:"number"` // 低保证号
	MonthlyFen     *Fen     `json:"monthly_fen"`
	SupplementFen  *Fen     `json:"supplement_fen"` // 分类重点救助金, a month
	BenefitMembers []string `json:"benefit_members"`
}

// Tekun is the household's standing in 特困供养.
type Tekun struct {
	Status     string   `json:"status"` // none active stopped
	Since      string   `json:"since"`  // YYYY-MM
	Until      string   `json:"until"`  // YYYY-MM, the last month, where stopped
	Number     string   `json:"number"` // 供养证号
	Care       string   `json:"care"`   // see TekunCares
	MonthlyFen *Fen     `json:"monthly_fen"`
	Members    []string `json:"members"` // who is supported
}

// Jdlk is the household's record in the poverty registry (建档立卡).
type Jdlk struct {
	Status           string   `json:"status"`    // none active exited relapsed
	Attribute        string   `json:"attribute"` // general dibao tekun
	StableExit       *bool    `json:"stable_exit"`
	Causes           []string `json:"causes"`              // 致贫原因, main cause first
	Members          []string `json:"members"`             // nil: as in_family
	Number           string   `json:"number"`              // 户编号
	Since            string   `json:"since"`               // YYYY-MM
	Exited           string   `json:"exited"`              // YYYY-MM of 脱贫
	ExitPerCapitaFen *Fen     `json:"exit_per_capita_fen"` // a year, as the registry had it at 脱贫
	Relapsed         string   `json:"relapsed"`            // YYYY-MM of 返贫
	RelapseWhy       string   `json:"relapse_why"`
	Measures         []string `json:"measures"` // 帮扶措施, in words
	Helper           Helper   `json:"helper"`
}

// Helper is who is responsible for helping a registered household (帮扶责任人).
type Helper struct {
	Name  string `json:"name"`
	Unit  string `json:"unit"`
	Phone string `json:"phone"`
}
