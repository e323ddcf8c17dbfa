package survey

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
