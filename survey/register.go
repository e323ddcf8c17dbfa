package survey

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
