package demo

import (
	"ruhu/store"
	"ruhu/survey"
)

// hebi is the demo of 鹤壁: two villages of 浚县 in the first stage of the
// review.
var hebi = place{
	county: "410621", township: "410621105",
	villages: [2]village{
		{
			division:  "410621105201",
			operator:  store.Operator{Name: "李建民", Unit: "小河村村委会", Post: "主任"},
			colleague: survey.Visitor{Name: "王秀英", Unit: "驻小河村工作队", Post: "队员", Level: "village"},
		},
		{
			division:  "410621105202",
			operator:  store.Operator{Name: "赵磊", Unit: "驻埽头村工作队", Post: "第一书记"},
			colleague: survey.Visitor{Name: "郑秋霞", Unit: "埽头村村委会", Post: "文书", Level: "village"},
		},
	},
	townshipOffice: store.Operator{Name: "周敏", Unit: "小河镇民政所", Post: "民政专干"},
	countyOffice:   store.Operator{Name: "陈志远", Unit: "浚县民政局", Post: "低保中心主任"},

	rosterDay: "2017-04-20", firstVisit: "2017-05-09", today: "2017-05-19",
	idDivision: "410699", ethnicity: han, towns: []string{"郑州市", "江苏昆山", "广东东莞", "北京市"},
	fields: fields{item: "irrigated", gross: 180, cost: 85, rent: 70},
	incomes: map[string][2]int{
		lowest: {1100, 1500}, below: {1500, 2500}, exactly: {3000, 3000}, between: {3040, 3160}, above: {3600, 6200},
	},
	grants: grants{
		basePension: 840, localPension: 120, elderFrom: 80, elder: 600, tekun: 3900, veteran: 1260,
		hardship: 3000, boarder: 1250, nursing: 720, dibao: map[string]int{"A": 1920, "B": 1440, "C": 1200},
	},
	special: hebiSpecial, usual: hebiUsual,
	checks: [][]survey.Check{
		{},
		on("2017-02-16", "village"),
		{{Date: "2017-01-12", Level: "township"}, {Date: "2017-04-10", Level: "village"}},
		on("2016-10-09", "township"),
	},
}

// hebiSpecial are the families that programs break: the largest, and names with
// characters beyond U+FFFF, of extension A, outside every old character set, or
// with a point. They come first and are the first to be visited and printed.
var hebiSpecial = []plan{
	{name: "郭天顺", shape: shape{low: 60, high: 62, spouse: 1, parents: 2, sons: 2, grandchildren: 4}, standing: registered, ill: chronic, result: below},
	{name: "王𬍛", shape: shape{low: 40, high: 42, spouse: 1, children: 2}, standing: poor, ill: chronic, result: below, doubt: outOfSchool},
	{name: "陈𠅤", shape: shape{low: 58, high: 60, spouse: 1, sons: 1, grandchildren: 2}, standing: lastOnDibao, ill: chronic, result: above},
	{name: "张䶮", shape: shape{low: 41, high: 43, spouse: 1, parents: 1, children: 2}, standing: registered, result: between},
	{name: "李㛃", sex: "female", shape: shape{low: 42, high: 44, parents: 1, children: 2}, standing: onDibao, ill: chronic, result: exactly, unmet: "housing"},
	{name: "阿依古丽·买买提", sex: "female", ethnicity: uyghur, shape: shape{low: 38, high: 40, spouse: 1, children: 3}, standing: ordinary, result: above},
	{name: "阿卜杜热合曼·买买提依明江", ethnicity: uyghur, shape: shape{low: 34, high: 36, spouse: 1, children: 1}, standing: registered, result: notAsked},
	{name: "马·哈桑", ethnicity: hui, shape: shape{low: 64, high: 66, spouse: 1, grandchildren: 1}, standing: fellBack, ill: serious, result: below, event: "illness"},
	{name: "赵伾", shape: shape{low: 68, high: 74}, standing: supported, result: below},
}

var hebiUsual = []plan{
	{shape: shape{low: 66, high: 76, spouse: 1}, standing: poorest, ill: disabled, result: below},
	{shape: shape{low: 68, high: 72, spouse: 1}, standing: registered, ill: chronic, result: below},
	{shape: shape{low: 38, high: 46, spouse: 1, children: 2}, standing: registered, result: between},
	{sex: "female", shape: shape{low: 72, high: 86}, standing: shaky, ill: chronic, result: above},
	{shape: shape{low: 34, high: 40, spouse: 1, children: 1}, standing: poor, ill: chronic, result: exactly, official: true},
	{shape: shape{low: 58, high: 62, spouse: 1, sons: 1, grandchildren: 1}, standing: outOfJdlk, result: above},
	{shape: shape{low: 62, high: 68, spouse: 1, grandchildren: 1}, standing: poorC, result: below, event: "fire", doubt: carOfAPoor},
	{shape: shape{low: 58, high: 62, spouse: 1, sons: 2, grandchildren: 2}, standing: fellBack, ill: serious, result: below},
	{shape: shape{low: 44, high: 50, parents: 1}, standing: poor, ill: chronic, result: notAsked},
	{shape: shape{low: 46, high: 50, spouse: 1, children: 1}, standing: wrongly, ill: chronic, result: below},
	{shape: shape{low: 40, high: 44, spouse: 1, children: 3}, standing: ordinary, result: above},
	{shape: shape{low: 60, high: 64, spouse: 1, parents: 1, sons: 1, grandchildren: 2}, standing: ordinary, result: exactly},
	{shape: shape{low: 62, high: 84}, standing: supported, result: below},
	{shape: shape{low: 68, high: 72, spouse: 1, children: 1}, standing: poor, ill: severe, result: below, doubt: certificateOfAnother},
	{shape: shape{low: 60, high: 64, spouse: 1, parents: 1, sons: 2, grandchildren: 2}, standing: registered, result: below},
	{shape: shape{low: 60, high: 64, spouse: 1, parents: 2, sons: 2, grandchildren: 2}, standing: onDibaoC, ill: chronic, result: between},
	{shape: shape{low: 64, high: 76, spouse: 1}, standing: outOfJdlk, result: above, official: true},
	{shape: shape{low: 60, high: 64, spouse: 1, parents: 2, sons: 2, grandchildren: 3}, standing: registered, result: notAsked},
	{shape: shape{low: 63, high: 70}, standing: unsupported, result: above},
	{shape: shape{low: 70, high: 74, spouse: 1}, standing: registered, ill: bedridden, result: below},
	{shape: shape{low: 36, high: 40, spouse: 1, children: 2}, standing: onDibao, ill: serious, result: below, unmet: "medical"},
	{shape: shape{low: 50, high: 56, spouse: 1, children: 1}, standing: registered, result: below, doubt: twiceInsured},
	{sex: "female", shape: shape{low: 64, high: 70, grandchildren: 2}, standing: poorest, ill: chronic, result: below, unmet: "education"},
}
