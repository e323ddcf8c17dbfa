package survey

// BenefitBases lists on what basis a benefit unit is in 低保.
var BenefitBases = CodeList{
	{"whole", "整户", "Whole household"},
	{"single", "单人户", "Single person"},
	{"expenditure", "支出型", "By expenditure"},
}

// TekunCares lists how people in 特困供养 are supported.
var TekunCares = CodeList{
	{"home", "分散供养", "At home"},
	{"institution", "集中供养", "In an institution"},
}

// EventKinds lists sudden events (突发事件).
var EventKinds = CodeList{
	{"accident", "意外事故", "Accident"},
	{"illness", "突发重病", "Sudden illness"},
	{"disaster", "自然灾害", "Natural disaster"},
	{"fire", "火灾", "Fire"},
	{"death", "家庭成员死亡", "Death in the family"},
	{"other", "其他", "Other"},
}

// AssistanceProgrammes lists the help a family may already have had.
var AssistanceProgrammes = CodeList{
	{"temporary", "临时救助", "Temporary relief"},
	{"medical", "医疗救助", "Medical relief"},
	{"disaster", "灾害救助", "Disaster relief"},
	{"charity", "慈善救助", "Charity"},
	{"insurance", "资助参保", "Insurance subsidy"},
	{"fund", "救助基金", "Relief fund"},
	{"education", "教育救助", "Education aid"},
	{"housing", "住房救助", "Housing aid"},
	{"industry", "产业扶持", "Industry support"},
	{"employment", "就业帮扶", "Employment support"},
	{"other", "其他", "Other"},
}

// EconomicCheckStates lists how far the check against records has come.
var EconomicCheckStates = CodeList{
	{"requested", "已委托", "Requested"},
	{"clear", "与申报一致", "As declared"},
	{"differs", "与申报不一致", "Differs"},
}
