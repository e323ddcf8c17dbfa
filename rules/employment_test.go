package rules_test

// employment has the cases of the employment cost; the last line is looked at.
var employment = []line{
	{
		name: "a project wage of a dibao family counts between nothing and all of it", fields: []string{active, project},
		dibao: `[0 10000 open employment_cost_rate]`, poverty: `[0 10000 open employment_cost_rate employment_cost_reach]`,
	},
	{
		name: "a set rate is deducted", fields: []string{active, project}, settled: []string{"employment_cost_rate: 20"},
		dibao: `[8000 8000 deducted]`, poverty: `[8000 10000 open employment_cost_reach]`,
	},
	{
		name: "a county may let the rate reach both bases", fields: []string{active, project},
		settled: []string{"employment_cost_rate: 20", "employment_cost_reach: both"},
		dibao:   `[8000 8000 deducted]`, poverty: `[8000 8000 deducted]`,
	},
	{
		name: "a county may keep the rate to the dibao basis", fields: []string{active, project},
		settled: []string{"employment_cost_rate: 20", "employment_cost_reach: dibao"},
		dibao:   `[8000 8000 deducted]`, poverty: `[10000 10000 counted]`,
	},
	{
		name: "a rate of a third is exact", fields: []string{active, income("wage.local", `,"gross_fen":1,"from_poverty_project":true`)},
		settled: []string{"employment_cost_rate: 33"},
		dibao:   `[67/100 67/100 deducted]`, poverty: `[67/100 1 open employment_cost_reach]`,
	},
	{
		name: "a family not in dibao has no employment cost", fields: []string{project},
		dibao: `[10000 10000 counted]`, poverty: `[10000 10000 counted]`,
	},
	{
		name: "whether in dibao was not asked", fields: []string{`"dibao":{}`, project}, settled: []string{"employment_cost_rate: 20"},
		dibao:   `[8000 10000 open dibao.status]`,
		poverty: `[8000 10000 open dibao.status employment_cost_reach]`,
	},
	{
		name:   "whether the wage is from a project was not asked",
		fields: []string{active, income("wage.local", `,"gross_fen":10000`)}, settled: []string{"employment_cost_rate: 20", "employment_cost_reach: both"},
		dibao:   `[8000 10000 open incomes.i1.from_poverty_project]`,
		poverty: `[8000 10000 open incomes.i1.from_poverty_project]`,
	},
	{
		name: "a rate of nothing needs no answer", fields: []string{active, income("wage.local", `,"gross_fen":100`)},
		settled: []string{"employment_cost_rate: 0"}, dibao: counted, poverty: counted,
	},
	{
		name:   "a wage from elsewhere in a family without a project has no cost",
		fields: []string{active, income("wage.local", `,"gross_fen":100,"from_poverty_project":false`)},
		dibao:  counted, poverty: counted,
	},
	{
		name: "another wage beside a project wage waits for the scope", fields: []string{active, twoWages},
		settled: []string{"employment_cost_rate: 20", "employment_cost_reach: dibao"},
		dibao:   `[80 100 open employment_cost_scope]`, poverty: counted,
	},
	{
		name: "all wages of the family", fields: []string{active, twoWages},
		settled: []string{"employment_cost_rate: 20", "employment_cost_reach: dibao", "employment_cost_scope: all_wages"},
		dibao:   `[80 80 deducted]`, poverty: counted,
	},
	{
		name: "only wages of the project", fields: []string{active, twoWages},
		settled: []string{"employment_cost_rate: 20", "employment_cost_scope: project_wages"},
		dibao:   counted, poverty: counted,
	},
	{
		name:   "a project wage of somebody not sharing does not reach the family's other wages",
		fields: []string{active, twoWages, `"members":[{"key":"m1","in_family":true},{"key":"m2","in_family":false}]`},
		dibao:  counted, poverty: counted,
	},
	{
		name: "the cost is taken off wages only",
		fields: []string{active, `"incomes":[{"key":"i1","item":"wage.local","member":"m1","gross_fen":1,"from_poverty_project":true},
			{"key":"i2","item":"property.rent","member":"m1","gross_fen":100,"from_poverty_project":true}]`},
		dibao: counted, poverty: counted,
	},
}

const twoWages = `"incomes":[{"key":"i1","item":"wage.public_post","member":"m2","gross_fen":500,"from_poverty_project":true},
	{"key":"i2","item":"wage.local","member":"m1","gross_fen":100,"from_poverty_project":false}]`
