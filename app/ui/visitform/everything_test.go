package visitform_test

import "ruhu/survey"

func number(n int) *int { return &n }

// everything is a visit in which every question of the form was answered.
func everything(v *survey.Visit) {
	answered(v)
	h := &v.Household
	h.Phone, h.Address, h.RegisteredVillage = "13800000000", "小河镇西郭渡村 3组 17号", "410621105202"
	h.Register = survey.Register{Number: "410699001", Head: "张国富", Address: "小河镇东郭渡村 1组", Type: "agricultural"}
	h.Contacts = []survey.Contact{{Name: "刘福", Relation: "邻居", Phone: "13900000000"}}
	h.Bank = survey.Bank{Name: "浚县农商银行小河支行", Holder: "张国强", Account: "9999990000000000006", Type: "card", Agent: "李桂兰"}
	h.Incomes = h.Incomes[:2]
	h.Incomes[0] = survey.Income{Key: "i1", Item: "wage.local", Member: "m1", GrossFen: fen(7000), FromPovertyProject: no(), Source: "declared", Note: "镇上砖厂"}
	h.Incomes[1].Member, h.Incomes[1].Note = "m2", "玉米 6 亩"
	h.Expenses = h.Expenses[:1]
	h.Expenses[0].AidFen, h.Expenses[0].Receipts, h.Expenses[0].Note = fen(200), yes(), "住院两次"
	h.Housing = survey.Housing{
		Tenure: "built", Structure: "brick_wood", AreaM2: number(72), Rooms: number(3), Built: number(1989), Danger: "C",
		OnlyHome: yes(), Owner: "张国强", Certificate: "浚房字 1989-017",
	}
	h.Living = survey.Living{Power: yes(), Road: no(), Toilet: no()}
	h.Land = []survey.Land{{Key: "l1", Item: "irrigated", TenthMu: number(62), Transfer: "out", RentFen: fen(1200)}}
	h.Assets = []survey.Asset{{
		Key: "a1", Item: "vehicle.farm", Quantity: number(1), ValueFen: fen(2600), Owner: "张国强", Number: "豫F00000", Acquired: "2012-05",
		ForDisabled: no(), Note: "三轮",
	}}
	h.Obligors = []survey.Obligor{{
		Key: "o1", Name: "张丽", Relation: "32", IDNumber: "410699198203040028", Unit: "滑县，务农", People: number(4), IncomeFen: fen(38000),
		Supported: number(2), Basis: "agreement", DueFen: fen(1200), PaidFen: fen(600), Unable: "子女上学",
	}}
	h.Relatives = []survey.Relative{{
		Key: "r1", Member: "m2", Official: "李建国", Unit: "西郭渡村委会", Post: "会计", Relation: "兄", Record: "2017-12", Date: "2017-04-20",
	}}
	h.Guarantees.Food, h.Guarantees.Clothing = "met", "met"
	h.DevelopmentAbilityReason = "有一名弱劳动力"
	h.SelfReliance = survey.SelfReliance{
		Industry: "partial", IndustryReason: "年老，只能种口粮田", Employment: "no", EmploymentReason: "照护母亲", Relocation: "not_needed", RelocationReason: "住房可修缮",
	}
	h.Events = []survey.Event{{Key: "v1", Kind: "illness", Date: "2016-11-03", LossFen: fen(9000), Referred: "2016-11-20", Note: "张王氏脑梗住院"}}
	h.Assistance = []survey.Assistance{{Key: "s1", Programme: "temporary", Member: "m3", Event: "v1", Date: "2016-12-01", AmountFen: fen(1500), From: "小河镇民政所"}}
	h.EconomicCheck = survey.EconomicCheck{Status: "clear", Date: "2017-05-10", Source: "浚县核对中心", Number: "2017-0512"}
	h.Checks = []survey.Check{{Date: "2017-01-15", Level: "village"}}
	everyStanding(h)
	everyDetail(&h.Members[2])
}

func everyStanding(h *survey.Household) {
	h.Dibao = survey.Dibao{
		Status: "active", Basis: "whole", Class: "B", ClassReason: "有重病人", ClassSince: "2016-10", Since: "2015-07", Until: "2017-12", StopReason: "收入提高",
		Number: "410621000123", MonthlyFen: fen(360), SupplementFen: fen(60), BenefitMembers: []string{"m1", "m3"},
	}
	h.Tekun = survey.Tekun{Status: "stopped", Since: "2012-01", Until: "2015-06", Number: "T-017", Care: "home", MonthlyFen: fen(400), Members: []string{"m3"}}
	h.Jdlk = survey.Jdlk{
		Status: "relapsed", Attribute: "dibao", StableExit: no(), Causes: []string{"因病", "缺劳力"}, Members: []string{"m1", "m3"}, Number: "4106210001",
		Since: "2014-11", Exited: "2015-12", ExitPerCapitaFen: fen(3100), Relapsed: "2016-12", RelapseWhy: "突发重病", Measures: []string{"产业扶持", "健康扶贫"},
		Helper: survey.Helper{Name: "赵明", Unit: "浚县水利局", Phone: "13700000000"},
	}
}

// everyDetail answers everything about a member.
func everyDetail(m *survey.Member) {
	born := person(m.Key, m.Name, m.Relation, "female", "2008-03-08")
	born.Reading, born.FormerName, born.NoIDReason, born.RegistryNumber = "zhang wang shi", "王小妮", "遗失补办中", "4106210001-02"
	born.Political = "13"
	born.RegisteredVillage, born.OnRegister = "410621105203", no()
	born.Membership = survey.Membership{FamilyReason: "lives_here", Joined: "1952-10-01", JoinedReason: "marriage", Left: "2016-02-01", LeftReason: "moved"}
	born.Health = []string{"chronic", "serious_illness", "disabled"}
	born.Illness = survey.Illness{Name: "脑梗死", Hospital: "浚县人民医院", Diagnosed: "2016-11-03"}
	born.Disability = &survey.Disability{
		Certificate: born.IDNumber + "42", Category: 4, Grade: 2, ValidUntil: "2025-06-30", NeedsLongTermCare: yes(), Carer: "李桂兰",
		LivingSubsidy: yes(), LivingSince: "2016-01", LivingFen: fen(60), NursingSubsidy: yes(), NursingSince: "2016-01", NursingFen: fen(60),
	}
	born.Schooling, born.School, born.NoSchoolReason, born.Education = "none", "西郭渡小学", "照料家人", "primary"
	born.Work = survey.Work{Status: "migrant", Place: "郑州", Employer: "扶贫车间", Months: number(4)}
	born.Insurance = survey.Insurance{Kind: "resident", PaidBy: "subsidised", OwnFen: fen(150), Pension: "resident"}
	*m = born
}
