package demo

import (
	"fmt"
	"math/rand/v2"

	"ruhu/survey"
)

// idDivision is unassigned: no number made with it is anyone's.
const idDivision = "410699"

// baseYear is the year in which the demo plays; ages are counted from it.
const baseYear = 2017

var surnames = []string{
	"张", "王", "李", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "马", "朱", "胡", "郭", "何", "高", "林", "罗",
	"郑", "梁", "谢", "宋", "唐", "许", "韩", "冯", "邓", "曹", "彭", "曾", "肖", "田", "董", "单", "仇", "查", "解", "尉迟",
}

var givenNames = map[string][]string{
	"male": {
		"国强", "建民", "志刚", "永福", "德顺", "长海", "铁柱", "保国", "文斌", "小军", "金生", "全喜", "海涛", "俊杰", "子轩", "浩然",
		"玉山", "广田", "春生", "新社", "红军", "天佑", "宗保", "家旺", "根有",
	},
	"female": {
		"秀英", "桂兰", "玉珍", "春梅", "爱莲", "凤霞", "小燕", "丽娟", "海霞", "雨欣", "梓涵", "改花", "金枝", "素芹", "巧云", "月娥",
		"翠萍", "香菊", "二妮", "静怡", "慧敏", "荣花", "喜凤", "瑞芳", "淑贞",
	},
}

// unusual are names that programs break: characters beyond U+FFFF, of extension
// A, with a middle dot, or outside every old character set.
var unusual = []struct{ name, sex, ethnicity string }{
	{"阿依古丽·买买提", "female", "05"},
	{"张䶮", "male", "01"},
	{"李㛃", "female", "01"},
	{"王𬍛", "male", "01"},
	{"陈𠅤", "male", "01"},
	{"赵伾", "male", "01"},
	{"马·哈桑", "male", "03"},
	{"阿卜杜热合曼·买买提依明江", "male", "05"},
}

// people makes names, birth dates and ID numbers, the same ones for one seed.
type people struct {
	rng  *rand.Rand
	next int // sequence for ID numbers
}

func newPeople(seed uint64) *people {
	return &people{rng: rand.New(rand.NewPCG(seed, 2017))}
}

func (p *people) pick(from []string) string { return from[p.rng.IntN(len(from))] }

func (p *people) chance(percent int) bool { return p.rng.IntN(100) < percent }

// between returns a number from low to high, both possible.
func (p *people) between(low, high int) int { return low + p.rng.IntN(high-low+1) }

// person makes one member of the given age in 2017.
func (p *people) person(surname, sex string, age int, relation string) survey.Member {
	return p.named(surname+p.pick(givenNames[sex]), sex, "01", age, relation)
}

func (p *people) named(name, sex, ethnicity string, age int, relation string) survey.Member {
	born := fmt.Sprintf("%04d%02d%02d", baseYear-age, p.between(1, 4), p.between(1, 28))
	return survey.Member{
		Name: name, Sex: sex, Relation: relation, Ethnicity: ethnicity,
		IDNumber:  p.idNumber(born, sex),
		BirthDate: survey.Date(born[:4] + "-" + born[4:6] + "-" + born[6:]),
		InFamily:  yes(), Marital: marital(age), Insured: yes(),
		Schooling: schooling(age), Labour: labour(age), Health: []string{"healthy"}, SelfCare: "full",
	}
}

// idNumber makes a number with a right check digit that belongs to nobody.
func (p *people) idNumber(born, sex string) string {
	p.next++
	sequence := p.next % 500 * 2
	if sex == "male" {
		sequence++
	}
	return survey.CompleteIDNumber(fmt.Sprintf("%s%s%03d", idDivision, born, sequence))
}

func marital(age int) string {
	switch {
	case age < 22:
		return "10"
	case age > 72:
		return "30"
	}
	return "20"
}

func schooling(age int) string {
	switch {
	case age < 3:
		return "none"
	case age < 6:
		return "preschool"
	case age < 12:
		return "primary"
	case age < 15:
		return "junior"
	case age < 18:
		return "senior"
	}
	return "none"
}

func labour(age int) string {
	switch {
	case age < 16 || age > 74:
		return "none"
	case age > 59:
		return "weak"
	}
	return "full"
}

func yes() *bool { v := true; return &v }

func no() *bool { v := false; return &v }

func fen(yuan int) *survey.Fen { v := survey.Fen(yuan * 100); return &v }
