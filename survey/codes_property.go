package survey

// HousingTenures lists how the family has its home.
var HousingTenures = CodeList{
	{"built", "自建", "Built"},
	{"bought", "购买", "Bought"},
	{"rented", "租住", "Rented"},
	{"borrowed", "借住", "Borrowed"},
	{"public", "公房", "Public"},
	{"resettled", "搬迁安置", "Resettled"},
}

// HousingStructures lists what a home is built of.
var HousingStructures = CodeList{
	{"concrete", "钢混", "Concrete"},
	{"brick_concrete", "砖混", "Brick and concrete"},
	{"brick_wood", "砖木", "Brick and wood"},
	{"earth_wood", "土木", "Earth and wood"},
	{"thatch", "竹草", "Bamboo and thatch"},
	{"other", "其他", "Other"},
}

// HousingDangers lists the grades of dangerous buildings, D the worst.
var HousingDangers = CodeList{
	{"A", "A级", "Grade A"},
	{"B", "B级", "Grade B"},
	{"C", "C级", "Grade C"},
	{"D", "D级", "Grade D"},
}

// LandItems lists the kinds of land.
var LandItems = CodeList{
	{"paddy", "水田", "Paddy"},
	{"irrigated", "水浇地", "Irrigated"},
	{"dry", "旱地", "Dry"},
	{"forest", "林地", "Forest"},
	{"orchard", "林果", "Orchard"},
	{"returned", "退耕还林", "Returned to forest"},
	{"water", "水面", "Water"},
}

// LandTransfers says who works a piece of land.
var LandTransfers = CodeList{
	{"own", "自种", "Worked by the family"},
	{"out", "流转出", "Given out"},
	{"in", "流转入", "Taken in"},
	{"idle", "撂荒", "Idle"},
}

// SupportBases lists what the support of an obligor rests on.
var SupportBases = CodeList{
	{"ruling", "判决、调解书", "Ruling"},
	{"agreement", "协议", "Agreement"},
	{"formula", "按公式核算", "Formula"},
	{"actual", "按实际支付", "As paid"},
}

// BankAccountTypes lists the kinds of account.
var BankAccountTypes = CodeList{
	{"card", "卡", "Card"},
	{"passbook", "存折、一卡通", "Passbook"},
}
