package paper_test

import (
	"fmt"

	"ruhu/paper"
)

func yes() *bool { b := true; return &b }

func no() *bool { b := false; return &b }

// motherMore is what else was recorded of a member whom the policy asks much
// about.
const motherMore = "张王氏：女；汉族；丧偶；不能自理；病种 脑梗死；确诊医院 浚县人民医院；残疾人证号 41069919380312002742；需长期照护 是；照护人 李䶮；参加医疗保险 是"

// zhangForm is an ordinary visit: four people, one of them at school, and an
// answer that depends on a standard still open.
func zhangForm() paper.VisitForm {
	return paper.VisitForm{
		Number: "0192-7F3A", Place: "鹤壁市 浚县 小河镇 西郭渡村 3组",
		Campaign: "2017年集中复核", Level: "乡镇级", TimesYear: "1", Date: "2017-05-16",
		Head: "张国强", Phone: "13800000000", People: "4 人", Address: "小河镇西郭渡村 3组 17号", Registered: "同住址",
		Contacts: "刘福（邻居） 13900000000", Bank: "浚县农商银行小河支行；户名 张国强；账号 9999990000000000006",
		DibaoMore: "整户；保障对象 张国强、张王氏；起始月 2015-07；停保月 2016-12；停保原因 收入提高", TekunMore: "分散供养；停供月 2014-01",
		JdlkMore: "户编号 4106210001；识别月 2014-11；帮扶责任人 赵明；帮扶单位 浚县水利局",
		Land:     "水浇地、6.2 亩、流转出、租金（元/年） 1,200.00", Events: "2016-11-03；突发重病；张王氏脑梗住院",
		Assistance: "2016-12-01；临时救助；张王氏；1,500.00 元；小河镇民政所", EconomicCheck: "与申报一致；2017-05-10；浚县核对中心",
		Checks: "2017-01-15 村",
		Dibao:  "未享受", Tekun: "否", Jdlk: "在册（一般贫困户）", Causes: "因病；缺劳力",
		Members: []paper.FormMember{
			{"张国强", "410699196501010018", "本人", "1965.01", "慢性病/弱", yes(), "", ""},
			{"张王氏", "410699193803120027", "母亲", "1938.03", "肢体二级/无", yes(), "", motherMore},
			{"李䶮", "410699196802020045", "妻", "1968.02", "健康/有", yes(), "", ""},
			{"张小东", "410699199807070031", "子", "1998.07", "健康/在校", no(), "在校", ""},
		},
		Incomes: []paper.FormIncome{
			{"就近务工", "张国强", "7,000.00", "", "7,000.00", "7,000.00", ""},
			{"种植（玉米）", "全家", "4,600.00", "1,800.00", "2,800.00", "2,800.00", "惯例：减成本"},
			{"中央基础养老金", "张王氏", "960.00", "", "不计入", "不计入", "H:三(二)末段"},
			{"抚恤补助", "张王氏", "1,200.00", "", "不计入", "1,200.00", "H:三(二)末段"},
			{"赡养费", "张丽", "应1,200 实600", "", "600.00 至 1,200.00", "600.00 至 1,200.00", "县里未定"},
		},
		Total: paper.FormTotal{
			Declared: "14,360.00", Cost: "1,800.00", Dibao: "10,400.00 至 11,000.00", Poverty: "11,600.00 至 12,200.00",
			PeopleDibao: "4 人", PeoplePoverty: "4 人", PerCapitaDibao: "2,600.00 至 2,750.00", PerCapitaPoverty: "2,900.00 至 3,050.00",
		},
		Expenses: []paper.FormExpense{
			{"医疗", "张国强", "9,000.00", "5,000.00", "800.00", "3,200.00", "慢性病"},
			{"大专、本科教育", "张小东", "4,800.00", "", "", "4,800.00", "普通大专学费"},
		},
		Obligors:     []paper.FormObligor{{"张丽", "女", "1,200.00", "600.00", "外嫁邻县，本人务农"}},
		Housing:      "砖木 3 间 72㎡，1989 年建，危房等级 C，唯一住房",
		Assets:       "农用三轮车 1 辆；存款申报 2,000.00；无商品房、门面",
		Guarantees:   "义务教育 已保障　基本医疗 未解决　住房安全 未解决（C 级）　饮水 安全",
		SelfReliance: "产业：否（年龄、疾病）　就业：部分（公益性岗位）　搬迁：不需要",
		Changes:      "人口：无变化　收入：务工减少 2,400.00　财产：无　突发事件：无",
		Relatives:    "核查人员 王秀英 与本户有近亲属关系（备案第 12 号）",
		Calculation: []string{
			"低保口径：计入 10,400.00 至 11,000.00 元 ÷ 4 人 ＝ 人均 2,600.00 至 2,750.00 元。",
			"扶贫口径：计入 11,600.00 至 12,200.00 元 ÷ 4 人 ＝ 人均 2,900.00 至 3,050.00 元。",
			"低保标准 3,000.00 元（现行）至 3,210.00 元（拟）。",
		},
		Findings: []paper.FormFinding{
			{"低保 应纳入", "条件已满足", "人均收入低于标准，财产、核对待审。", "H:三(二)一"},
		},
		OfMembers: []paper.FormOfMember{{"张王氏", "重度残疾人护理补贴：待补充；重点救助对象：老年人：是", "H:三(五) H:二(三)"}},
		NotMet:    "转入特困、贫困户属性",
		Missing:   []string{"就业成本的扣除办法（县里未定）"},
		Review:    []string{"财产限额", "经济状况核对"},
		Visitors:  []paper.FormVisitor{{"李建民", "小河镇", "民政所"}, {"王秀英", "驻村工作队", ""}},
		Pack:      "hebi-2017", PackVersion: "1", AssessedOn: "2017-05-18", Receipt: "D8A8 1C73（重算一致）",
		Fingerprint: "7F3A 91C2 0D4E 55B1", QR: "RUHU:V:01927F3A-91C2-7D4E-8000-55B1A0C3E2F4:7F3A91C20D4E55B1",
	}
}

// twelveForm is a large family as it comes: twelve people, long and rare names,
// fifteen lines of income.
func twelveForm() paper.VisitForm {
	f := zhangForm()
	f.Head, f.People = "阿卜杜热合曼·买买提依明江", "12 人"
	f.Members = []paper.FormMember{
		{f.Head, "500299197501010010", "本人", "1975.01", "慢性病/弱", yes(), "", ""},
		{"买买提依明江·图尔荪", "500299194503020011", "父亲", "1945.03", "肢体二级/无", yes(), "", ""},
		{"㛃𬍛", "500299194807150022", "母亲", "1948.07", "健康/无", yes(), "", ""},
		{"李𠅤", "500299197705060043", "妻", "1977.05", "健康/有", no(), "外出务工，电话核实", ""},
		{"王𨭎", "500299198001010054", "弟", "1980.01", "大病/丧失", yes(), "", ""},
		{"欧阳䶮", "500299198212120065", "弟媳", "1982.12", "健康/有", yes(), "", ""},
		{"司马𫖮娜", "500299199509090086", "儿媳", "1995.09", "健康/有", yes(), "", ""},
		{"热孜万古丽·阿卜杜热合曼", "500299199911110087", "女", "1999.11", "健康/在校", no(), "在校", ""},
		{"古丽巴哈尔·阿卜杜热合曼", "500299200201010108", "女", "2002.01", "健康/在校", yes(), "", ""},
		{"迪力夏提·阿卜杜热合曼", "500299199404040119", "子", "1994.04", "健康/有", no(), "外出务工，电话核实", ""},
		{"王小明", "500299201404040130", "孙子", "2014.04", "健康/无", yes(), "", ""},
		{"王小红", "500299201606060141", "孙女", "2016.06", "健康/无", yes(), "", ""},
	}
	f.Incomes = nil
	for _, member := range []string{"李𠅤", "迪力夏提·阿卜杜热合曼", "欧阳䶮"} {
		f.Incomes = append(f.Incomes,
			paper.FormIncome{"外出务工", member, "31,200.00", "", "31,200.00", "31,200.00", ""},
			paper.FormIncome{"种植（玉米）", "全家", "4,600.00", "1,800.00", "2,800.00", "2,800.00", "惯例：减成本"},
			paper.FormIncome{"退耕还林、公益林补贴", "全家", "1,250.00", "", "1,250.00", "1,250.00", "F:三(三)1"},
			paper.FormIncome{"中央基础养老金", "买买提依明江·图尔荪", "960.00", "", "不计入", "不计入", "H:三(二)末段"},
			paper.FormIncome{"抚恤补助", "㛃𬍛", "1,200.00", "", "不计入", "1,200.00", "H:三(二)末段"},
		)
	}
	return f
}

// largeForm is the household that breaks tables: twelve people with long and
// rare names, thirty lines of income, long texts everywhere.
func largeForm() paper.VisitForm {
	f := zhangForm()
	f.Place = "新疆维吾尔自治区 和田地区 墨玉县 阿克萨拉依乡 托格拉克阿塔木村（原古勒巴格三村） 第二村民小组"
	f.Head = "阿卜杜热合曼·买买提依明江·图尔荪托合提"
	f.Address = "阿克萨拉依乡托格拉克阿塔木村第二村民小组国道三一五线以南一千二百米水渠东侧第四排第七户（原老村委会大院后面），门前有两棵桑树，从小学西墙外的土路进去。"
	f.Causes = "因病；因残；因学；缺土地；缺水；缺技术；缺资金；缺劳力；交通条件落后；自身发展动力不足"
	f.Jdlk = "在册（低保贫困户），2015年识别，2016年返贫"
	names := []string{
		f.Head, "买买提依明江·图尔荪", "㛃𬍛", "李𠅤", "王𨭎", "欧阳䶮", "司马𫖮娜",
		"热孜万古丽·阿卜杜热合曼", "古丽巴哈尔·阿卜杜热合曼", "迪力夏提·阿卜杜热合曼", "𪚥𪚥", "单于𱁬",
	}
	f.Members, f.Incomes = nil, nil
	for i, name := range names {
		f.Members = append(f.Members, paper.FormMember{
			Name: name, ID: fmt.Sprintf("5002991975010100%02d", i+10), Relation: "子的配偶", Birth: "1975.01",
			Health: "长期慢性病、肢体二级、智力三级/丧失劳动能力", Met: no(), MetNote: "在新疆生产建设兵团务工，电话核实，春节返乡后补见",
		})
		for _, item := range []string{"外出务工", "退耕还林、公益林补贴", "养殖"} {
			f.Incomes = append(f.Incomes, paper.FormIncome{
				Item: item, Member: name, Declared: "1,234,567.89", Cost: "123,456.78",
				Dibao: "1,111,111.11 至 1,234,567.89", Poverty: "1,111,111.11", Clause: "F:三(三)1；F:三(三)2；县里未定",
			})
		}
	}
	f.Visitors = append(f.Visitors, paper.FormVisitor{"㛃𨭎·买买提", "墨玉县民政和人力资源社会保障服务中心", "社会救助股股长"})
	return f
}
