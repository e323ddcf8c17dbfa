package demo

import (
	_ "embed"

	"ruhu/app"
	"ruhu/store"
	"ruhu/survey"
)

// fengjieOverlay is what a county might settle. It is made up, and says so where
// it names its document.
//
//go:embed fengjie.yaml
var fengjieOverlay string

// fengjie is the demo of 奉节: two villages of a township of 土家族, in the weeks
// after the document came.
var fengjie = place{
	county: "500236", township: "500236277",
	villages: [2]village{
		{
			division:  "500236277201",
			operator:  store.Operator{Name: "向国平", Unit: "龙桥村村委会", Post: "主任"},
			colleague: survey.Visitor{Name: "黄晓玲", Unit: "驻龙桥村工作队", Post: "队员", Level: "village"},
		},
		{
			division:  "500236277203",
			operator:  store.Operator{Name: "程浩", Unit: "驻阳坝村工作队", Post: "第一书记"},
			colleague: survey.Visitor{Name: "覃春梅", Unit: "阳坝村村委会", Post: "文书", Level: "village"},
		},
	},
	townshipOffice: store.Operator{Name: "冉启芳", Unit: "龙桥土家族乡民政和社会事务办公室", Post: "民政专干"},
	countyOffice:   store.Operator{Name: "谭兴国", Unit: "奉节县民政局", Post: "社会救助科科长"},

	rosterDay: "2017-06-12", firstVisit: "2017-06-22", today: "2017-07-03",
	overlays:   []app.Overlay{{Name: "county.yaml", YAML: fengjieOverlay}},
	idDivision: "500299", ethnicity: tujia, towns: []string{"重庆万州", "重庆主城", "广东东莞", "浙江温州"},
	fields: fields{item: "dry", gross: 130, cost: 50, rent: 35, orchard: true},
	incomes: map[string][2]int{
		lowest: {1300, 1900}, below: {1900, 2900}, exactly: {3600, 3600}, near: {3800, 5000}, above: {6000, 9000},
	},
	grants: grants{
		basePension: 840, localPension: 300, elderFrom: 80, elder: 600, tekun: 6000, veteran: 1440,
		hardship: 3000, boarder: 1250, nursing: 720, supplement: 600, dibao: map[string]int{"A": 3000, "B": 2400, "C": 1800},
	},
	special: fengjieSpecial, usual: fengjieUsual,
	checks: [][]survey.Check{
		on("2017-04-25", "township"), on("2017-01-20", "township"), on("2016-12-20", "village"), on("2017-03-10", "township"),
	},
}

// fengjieSpecial are the largest family, a name beyond U+FFFF, and one family
// for each thing the document of 奉节 says and that of 鹤壁 does not. They come
// first and are the first to be visited and printed.
var fengjieSpecial = []plan{
	{name: "谭正德", shape: shape{low: 60, high: 62, spouse: 1, parents: 2, sons: 2, grandchildren: 4}, standing: registered, ill: chronic, result: below},
	{name: "冉𬍛", shape: shape{low: 62, high: 64, spouse: 1, children: 1}, standing: registered, ill: severe, result: near},
	{name: "向䶮", shape: shape{low: 72, high: 74, spouse: 1, children: 1}, standing: poorest, ill: severe, result: below, checks: on("2016-06-15", "township")},
	{name: "覃光明", shape: shape{low: 44, high: 46, spouse: 1, children: 1}, standing: ordinary, ill: serious, result: near, event: "illness"},
	{name: "黄仁贵", ethnicity: han, shape: shape{low: 40, high: 42, spouse: 1, children: 2}, standing: onDibao, ill: chronic, result: below, unmet: "housing"},
	{name: "田玉兰", sex: "female", shape: shape{low: 56, high: 58, spouse: 1, sons: 1, grandchildren: 1}, standing: lastOnDibao, result: above, checks: on("2017-03-10", "township")},
	{name: "彭𠅤", shape: shape{low: 58, high: 60, spouse: 1, grandchildren: 1}, standing: fellBack, ill: serious, result: below, event: "disaster"},
	{name: "马·哈桑", ethnicity: hui, shape: shape{low: 36, high: 38, spouse: 1, children: 2}, standing: registered, result: notAsked},
}

var fengjieUsual = []plan{
	{shape: shape{low: 68, high: 78, spouse: 1}, standing: poorest, ill: disabled, result: below, checks: on("2017-01-20", "township")},
	{shape: shape{low: 28, high: 30, spouse: 1, children: 2}, standing: poor, ill: chronic, result: below, checks: on("2016-12-20", "township")},
	{shape: shape{low: 60, high: 64, spouse: 1, parents: 1}, standing: registered, ill: bedridden, result: near},
	{shape: shape{low: 58, high: 62, spouse: 1, sons: 1, grandchildren: 1}, standing: outOfJdlk, result: above},
	{ethnicity: han, shape: shape{low: 46, high: 52, spouse: 1, children: 1}, standing: onDibaoC, ill: serious, result: exactly},
	{shape: shape{low: 62, high: 68, spouse: 1, grandchildren: 1}, standing: poorC, result: below, checks: on("2017-05-02", "township"), doubt: carOfAPoor},
	{shape: shape{low: 68, high: 74}, standing: supported, result: below},
	{shape: shape{low: 40, high: 44, spouse: 1, children: 2}, standing: registered, result: below, unmet: "medical", event: "accident"},
	{shape: shape{low: 66, high: 70, spouse: 1, children: 1}, standing: alone, ill: severe, result: near, checks: on("2016-06-20", "township")},
	{shape: shape{low: 42, high: 46, spouse: 1, children: 3}, standing: ordinary, result: above},
	{sex: "female", shape: shape{low: 64, high: 72, grandchildren: 2}, standing: onDibao, ill: chronic, result: below, unmet: "education"},
	{shape: shape{low: 58, high: 62, spouse: 1, sons: 1, grandchildren: 2}, standing: shaky, ill: chronic, result: above},
	{ethnicity: han, shape: shape{low: 36, high: 42, spouse: 1, parents: 1, children: 1}, standing: poor, ill: chronic, result: notAsked},
	{shape: shape{low: 50, high: 56, spouse: 1, children: 1}, standing: ordinary, ill: serious, result: near, doubt: certificateOfAnother},
	{shape: shape{low: 60, high: 66, spouse: 1, sons: 1, grandchildren: 2}, standing: fellBack, ill: chronic, result: below},
	{shape: shape{low: 74, high: 84, spouse: 1}, standing: onDibaoA, ill: chronic, result: below, official: true},
	{shape: shape{low: 60, high: 64, spouse: 1, parents: 2, sons: 2, grandchildren: 2}, standing: registered, ill: disabled, result: above, doubt: outOfSchool},
	{shape: shape{low: 62, high: 70}, standing: unsupported, result: near},
	{shape: shape{low: 38, high: 44, spouse: 1, children: 2}, standing: wrongly, ill: chronic, result: below, doubt: twiceInsured},
	{ethnicity: han, shape: shape{low: 54, high: 60, spouse: 1, parents: 1, sons: 1, grandchildren: 1}, standing: onDibao, result: above},
}
