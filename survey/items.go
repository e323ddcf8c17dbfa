package survey

import "strings"

// IncomeItems lists what an income line can be, in the order of the form. The
// part before the point is the kind, see IncomeKinds.
var IncomeItems = CodeList{
	{"wage.migrant", "外出务工", "Migrant wages"},
	{"wage.local", "就近务工", "Local wages"},
	{"wage.public_post", "公益性岗位", "Public-welfare post"},
	{"wage.village_post", "村干部补贴", "Village post allowance"},
	{"wage.other", "其他劳动报酬", "Other pay for work"},
	{"farm.crop", "种植", "Crops"},
	{"farm.livestock", "养殖", "Livestock"},
	{"farm.forestry", "林果", "Forestry and fruit"},
	{"business.other", "其他经营", "Other business"},
	{"property.interest", "利息", "Interest"},
	{"property.land", "土地流转金", "Land transfer fees"},
	{"property.rent", "房屋等租金", "Rent"},
	{"property.dividend", "分红、资产收益", "Dividends"},
	{"property.compensation", "征地等补偿", "Compensation"},
	{"property.sale", "变卖财产", "Sale of property"},
	{"pension.base_central", "中央基础养老金", "Central base pension"},
	{"pension.base_local", "地方基础养老金", "Local base pension"},
	{"pension.personal", "个人账户养老金", "Personal-account pension"},
	{"pension.employee", "职工养老金", "Employee pension"},
	{"honour.allowance", "荣誉津贴", "Honour allowance"},
	{"honour.fuxu", "抚恤补助", "Bereavement and disability pension"},
	{"honour.preferential", "优待金", "Preferential payment"},
	{"student.living", "在校生生活津贴", "Student living allowance"},
	{"student.hardship", "在校生困难补助", "Student hardship grant"},
	{"transfer.dibao", "低保金", "Dibao payment"},
	{"transfer.tekun", "特困供养金", "Tekun payment"},
	{"transfer.supplement", "分类重点救助金", "Category supplement"},
	{"transfer.disability", "残疾人两项补贴", "Disability subsidies"},
	{"transfer.elder", "高龄津贴", "Old-age allowance"},
	{"transfer.relief", "临时、医疗救助", "Temporary or medical relief"},
	{"transfer.agriculture", "农业补贴", "Farm subsidies"},
	{"transfer.eco", "退耕还林、公益林补贴", "Ecological subsidies"},
	{"transfer.family_planning", "计生奖扶", "Family-planning reward"},
	{"transfer.other", "其他政府补助", "Other state grants"},
	{"transfer.support", "赡养抚养扶养费", "Family support"},
	{"transfer.gift", "亲友赠送、捐赠", "Gifts and donations"},
}

// IncomeKinds names the headings under which income items stand.
var IncomeKinds = CodeList{
	{"wage", "工资性收入", "Wages"},
	{"farm", "经营净收入", "Farming"},
	{"business", "经营净收入", "Business"},
	{"property", "财产净收入", "Property"},
	{"pension", "养老金", "Pensions"},
	{"honour", "优抚", "Honour payments"},
	{"student", "学生资助", "Student aid"},
	{"transfer", "转移净收入", "Transfers"},
}

// ItemKind returns the heading of an income or expense item: "wage" of
// "wage.local".
func ItemKind(item string) string {
	kind, _, _ := strings.Cut(item, ".")
	return kind
}

// HasCost reports whether an income item has production cost. It is asked for
// those items and taken off them alone.
func HasCost(item string) bool {
	kind := ItemKind(item)
	return kind == "farm" || kind == "business"
}

// CostNotTaken reports whether a line of income has a cost that nothing takes
// off, because its item has none.
func CostNotTaken(in Income) bool {
	return IncomeItems.Has(in.Item) && !HasCost(in.Item) && in.CostFen != nil && *in.CostFen > 0
}

// ExpenseItems lists what a line of rigid spending can be.
var ExpenseItems = CodeList{
	{"medical", "医疗", "Medical"},
	{"medical.out_of_catalogue", "医保目录外医疗", "Medical, outside the catalogue"},
	{"education.zhongzhuan", "中专、中职教育", "Secondary vocational education"},
	{"education.college", "大专、本科教育", "Higher education"},
	{"education.other", "其他教育", "Other education"},
	{"care", "照料护理", "Care"},
	{"housing", "住房修缮", "Housing repair"},
	{"disaster", "灾害损失", "Disaster loss"},
	{"other", "其他", "Other"},
}

// IncomeSources says how an amount was found.
var IncomeSources = CodeList{
	{"declared", "本人申报", "Declared"},
	{"checked", "信息核对", "Checked against records"},
	{"neighbours", "邻里访问", "Neighbours"},
	{"receipt", "票据", "Receipts"},
	{"estimated", "推算", "Estimated"},
}

// AssetItems lists what the form asks about property.
var AssetItems = CodeList{
	{"house", "住房", "House"},
	{"house.commercial", "商品房、门面", "Flat or shop"},
	{"vehicle.motorcycle", "摩托车", "Motorcycle"},
	{"vehicle.car", "轿车", "Car"},
	{"vehicle.truck", "货车", "Truck"},
	{"vehicle.farm", "农用车", "Farm vehicle"},
	{"machine", "大型农机", "Large farm machine"},
	{"deposit", "存款、理财", "Savings"},
	{"securities", "股票、债券、基金", "Securities"},
	{"insurance", "商业保险", "Commercial insurance"},
	{"business", "企业、个体经营", "Business"},
	{"livestock", "大牲畜", "Large livestock"},
	{"other", "其他", "Other"},
}
