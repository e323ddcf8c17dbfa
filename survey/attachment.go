package survey

// AttachmentKinds lists what a photo or paper of a household shows.
var AttachmentKinds = CodeList{
	{"visit", "入户现场", "The visit"},
	{"housing", "住房、生活条件", "Housing and living conditions"},
	{"person", "家庭成员", "Members"},
	{"certificate", "证件", "Cards and certificates"},
	{"bill", "票据、诊断证明", "Bills and medical papers"},
	{"form", "签字的表格", "Signed forms"},
	{"other", "其他", "Other"},
}
