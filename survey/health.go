package survey

// Illness is a member's serious or chronic illness as the papers say.
type Illness struct {
	Name      string `json:"name"`     // 病种
	Hospital  string `json:"hospital"` // 确诊医院
	Diagnosed Date   `json:"diagnosed"`
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
	LivingSince       string `json:"living_since"`    // YYYY-MM
	LivingFen         *Fen   `json:"living_fen"`      // a month
	NursingSubsidy    *bool  `json:"nursing_subsidy"` // receives 重度残疾人护理补贴
	NursingSince      string `json:"nursing_since"`   // YYYY-MM
	NursingFen        *Fen   `json:"nursing_fen"`     // a month
}

// Recorded reports whether a disability is on record, with a certificate or
// without.
func (d *Disability) Recorded() bool {
	return d != nil && (d.Certificate != "" || d.Category != 0 || d.Grade != 0)
}
