package survey

// FamilyReasons lists why a member is counted, or not, among those who live
// together.
var FamilyReasons = CodeList{
	{"lives_here", "共同生活", "Lives here"},
	{"minor", "未成年子女", "Minor child"},
	{"student", "在外就读", "Away at school"},
	{"dependent", "不能独立生活的成年子女", "Adult child who cannot live alone"},
	{"migrant", "外出务工", "Away for work"},
	{"hospital", "住院、托养", "In hospital or care"},
	{"split", "已分家另过", "Has a household of their own"},
	{"married_out", "已婚嫁出", "Married away"},
	{"soldier", "服兵役", "In military service"},
	{"prison", "服刑、强制戒毒", "In prison or compulsory rehabilitation"},
	{"missing", "失踪", "Missing"},
	{"religious", "宗教教职，长期离家", "Religious, long away"},
	{"dead", "死亡", "Died"},
	{"other", "其他", "Other"},
}

// MembershipReasons lists how a person comes into a family or leaves it.
var MembershipReasons = CodeList{
	{"birth", "出生", "Born"},
	{"adoption", "收养", "Adopted"},
	{"marriage", "婚嫁", "Marriage"},
	{"moved", "迁移", "Moved"},
	{"returned", "返家", "Came back"},
	{"split", "分户", "Split off"},
	{"army", "参军", "Military service"},
	{"prison", "服刑", "Prison"},
	{"death", "死亡", "Death"},
	{"other", "其他", "Other"},
}

// RegisterTypes lists the kinds of household registration (户口性质).
var RegisterTypes = CodeList{
	{"agricultural", "农业", "Agricultural"},
	{"urban", "非农业", "Non-agricultural"},
	{"resident", "居民", "Resident"},
}

// Politicals lists the political standings (政治面貌) of GB/T 4762 that offices
// here use.
var Politicals = CodeList{
	{"01", "中共党员", "Communist Party member"},
	{"02", "中共预备党员", "Probationary Party member"},
	{"03", "共青团员", "Youth League member"},
	{"13", "群众", "None"},
}

// Educations lists what a member who is not in school completed (文化程度).
var Educations = CodeList{
	{"illiterate", "文盲或半文盲", "None or little"},
	{"primary", "小学", "Primary school"},
	{"junior", "初中", "Junior secondary school"},
	{"senior", "高中、中专", "Senior secondary school"},
	{"college", "大专", "College"},
	{"university", "本科及以上", "University"},
}

// WorkStatuses lists what a member does (就业状况).
var WorkStatuses = CodeList{
	{"farming", "务农", "Farming"},
	{"migrant", "外出务工", "Away for work"},
	{"local", "就近务工", "Working nearby"},
	{"public_post", "公益性岗位", "Public-welfare post"},
	{"employed", "在职", "Employed"},
	{"business", "个体经营", "Own business"},
	{"unemployed", "失业", "Out of work"},
	{"student", "在校", "In school"},
	{"preschool", "学龄前", "Before school"},
	{"retired", "年老、退休", "Old or retired"},
	{"none", "不能就业", "Cannot work"},
}

// InsuranceKinds lists the kinds of basic medical insurance.
var InsuranceKinds = CodeList{
	{"resident", "城乡居民医保", "Residents'"},
	{"employee", "职工医保", "Employees'"},
	{"both", "居民和职工医保都有", "Both"},
	{"none", "未参保", "None"},
}

// InsurancePayers lists who pays a member's own part of the insurance.
var InsurancePayers = CodeList{
	{"self", "本人", "The member"},
	{"subsidised", "财政补贴", "Subsidised"},
	{"civil_affairs", "民政资助", "Civil affairs"},
	{"other", "其他", "Others"},
}

// PensionKinds lists the kinds of pension insurance.
var PensionKinds = CodeList{
	{"resident", "城乡居民养老保险", "Residents'"},
	{"employee", "职工养老保险", "Employees'"},
	{"none", "未参保", "None"},
}
