package survey

// Sexes lists the sexes of a member.
var Sexes = CodeList{
	{"male", "男", "Male"},
	{"female", "女", "Female"},
}

// Maritals lists the states of marriage of GB/T 2261.2.
var Maritals = CodeList{
	{"10", "未婚", "Never married"},
	{"20", "已婚", "Married"},
	{"21", "初婚", "First marriage"},
	{"22", "再婚", "Remarried"},
	{"23", "复婚", "Remarried to the former spouse"},
	{"30", "丧偶", "Widowed"},
	{"40", "离婚", "Divorced"},
	{"90", "未说明", "Not stated"},
}

// HealthStates lists what can be said of a member's health; several may hold at
// once. A member who was asked and is not "disabled" is not disabled.
var HealthStates = CodeList{
	{"healthy", "健康", "Healthy"},
	{"chronic", "长期慢性病", "Chronic illness"},
	{"serious_illness", "患有大病", "Serious illness"},
	{"disabled", "残疾", "Disabled"},
}

// SelfCares lists how far a member can care for themselves.
var SelfCares = CodeList{
	{"full", "完全自理", "Fully self-caring"},
	{"partial", "部分自理", "Partly self-caring"},
	{"none", "不能自理", "Not self-caring"},
}

// Schoolings lists the kind of school a member attends now.
var Schoolings = CodeList{
	{"none", "不在校", "Not in school"},
	{"preschool", "学前教育", "Preschool"},
	{"primary", "小学", "Primary school"},
	{"junior", "初中", "Junior secondary school"},
	{"senior", "普通高中", "Senior secondary school"},
	{"zhongzhuan", "中专、中职", "Secondary vocational school"},
	{"college", "大专、本科", "College or university"},
}

// Labours lists a member's capacity for work in the words of the poverty
// registry.
var Labours = CodeList{
	{"skilled", "技能劳动力", "Skilled"},
	{"full", "普通劳动力", "Full"},
	{"weak", "弱劳动力或半劳动力", "Weak or half"},
	{"lost", "丧失劳动力", "Lost"},
	{"none", "无劳动力", "None"},
}

// DisabilityCategories lists the categories of the disability certificate; the
// code is its nineteenth digit.
var DisabilityCategories = CodeList{
	{"1", "视力", "Sight"},
	{"2", "听力", "Hearing"},
	{"3", "言语", "Speech"},
	{"4", "肢体", "Physical"},
	{"5", "智力", "Intellectual"},
	{"6", "精神", "Mental"},
	{"7", "多重", "Multiple"},
}

// DisabilityGrades lists the grades of disability, 1 the most severe; the code
// is the twentieth digit of the certificate.
var DisabilityGrades = CodeList{
	{"1", "一级", "Grade 1"},
	{"2", "二级", "Grade 2"},
	{"3", "三级", "Grade 3"},
	{"4", "四级", "Grade 4"},
}

// DibaoStatuses lists a household's standing in 低保.
var DibaoStatuses = CodeList{
	{"none", "未享受", "None"},
	{"active", "在保", "Receiving"},
	{"stopped", "已停保", "Stopped"},
}

// DibaoClasses lists the classes of 低保 households.
var DibaoClasses = CodeList{
	{"A", "A类", "Class A"},
	{"B", "B类", "Class B"},
	{"C", "C类", "Class C"},
}

// TekunStatuses lists a household's standing in 特困供养.
var TekunStatuses = CodeList{
	{"none", "未享受", "None"},
	{"active", "在供养", "Receiving"},
	{"stopped", "已停供", "Stopped"},
}

// JdlkStatuses lists a household's standing in the poverty registry.
var JdlkStatuses = CodeList{
	{"none", "非建档立卡", "Not registered"},
	{"active", "未脱贫", "Registered"},
	{"exited", "已脱贫", "Exited"},
	{"relapsed", "返贫", "Relapsed"},
}

// JdlkAttributes lists the attributes of households in the poverty registry.
var JdlkAttributes = CodeList{
	{"general", "一般贫困户", "General"},
	{"dibao", "低保贫困户", "Dibao"},
	{"tekun", "特困供养贫困户", "Tekun"},
}

// PovertyCauses lists the causes of poverty (致贫原因). No official numbers are
// known for them, so the words themselves are what is stored.
var PovertyCauses = CodeList{
	{"因病", "因病", "Illness"},
	{"因残", "因残", "Disability"},
	{"因学", "因学", "Schooling"},
	{"因灾", "因灾", "Disaster"},
	{"因婚", "因婚", "Marriage"},
	{"缺土地", "缺土地", "Lack of land"},
	{"缺水", "缺水", "Lack of water"},
	{"缺技术", "缺技术", "Lack of skills"},
	{"缺资金", "缺资金", "Lack of money"},
	{"缺劳力", "缺劳力", "Lack of workers"},
	{"交通条件落后", "交通条件落后", "Poor transport"},
	{"自身发展动力不足", "自身发展动力不足", "Lack of own drive"},
	{"其他", "其他", "Other"},
}

// GuaranteeStates says whether one of the guarantees, or safe water, is there.
var GuaranteeStates = CodeList{
	{"met", "有保障", "Met"},
	{"unmet", "无保障", "Unmet"},
	{"unknown", "待核实", "To be checked"},
}

// SelfRelianceStates says whether a way out of poverty works for a household.
var SelfRelianceStates = CodeList{
	{"yes", "能", "Yes"},
	{"partial", "部分能", "Partly"},
	{"no", "不能", "No"},
	{"not_needed", "不需要", "Not needed"},
}

// ResidenceTypes lists the kinds of place a household lives in.
var ResidenceTypes = CodeList{
	{"rural", "农村", "Rural"},
	{"urban", "城镇", "Urban"},
}

// VisitKinds lists the occasions of a visit.
var VisitKinds = CodeList{
	{"campaign", "集中复核", "Campaign"},
	{"periodic", "定期核查", "Periodic"},
	{"application", "申请核查", "Application"},
	{"spot_check", "抽查", "Spot check"},
	{"emergency", "突发事件核查", "Emergency"},
}

// Levels lists the levels of administration that make visits.
var Levels = CodeList{
	{"village", "村", "Village"},
	{"township", "乡镇", "Township"},
	{"county", "县", "County"},
}
