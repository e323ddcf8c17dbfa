package demo

import "slices"

// surnames are common ones of the Central Plains, and some that are read
// otherwise than the character usually is.
var surnames = []string{
	"张", "王", "李", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "朱", "胡", "郭", "何", "高", "林", "罗",
	"郑", "梁", "谢", "宋", "唐", "许", "韩", "冯", "邓", "曹", "彭", "曾", "肖", "田", "董", "单", "仇", "查", "解", "尉迟",
}

var huiSurnames = []string{"马", "白", "丁", "沙", "海", "穆", "金", "买"}

// generation holds the given names that were usual for people born before a
// year.
type generation struct {
	before       int
	male, female []string
}

var generations = []generation{
	{
		1952,
		[]string{"德顺", "永福", "长海", "广田", "金生", "全喜", "根有", "玉山", "庆云", "清河", "文彬", "麦成"},
		[]string{"桂兰", "秀英", "玉珍", "素芹", "凤英", "月娥", "香菊", "荣花", "改花", "秀莲", "桂枝", "兰芝"},
	},
	{
		1970,
		[]string{"国强", "建军", "保国", "新社", "红军", "志刚", "铁柱", "春生", "天顺", "建设", "运来", "合林"},
		[]string{"爱莲", "秀芹", "春梅", "凤霞", "翠萍", "巧云", "喜凤", "瑞芳", "淑贞", "金枝", "二妮", "秋菊"},
	},
	{
		1988,
		[]string{"海涛", "文斌", "小军", "志伟", "永亮", "建波", "海龙", "庆伟", "利民", "红涛", "卫东", "国辉"},
		[]string{"丽娟", "海霞", "小燕", "慧敏", "艳丽", "利红", "俊霞", "晓丽", "红梅", "彩霞", "素丽", "玉玲"},
	},
	{
		2004,
		[]string{"鹏飞", "俊杰", "浩", "帅", "明明", "亚辉", "志豪", "晓东", "旭阳", "世杰", "文博", "佳伟"},
		[]string{"静怡", "雨婷", "晓雪", "梦瑶", "亚楠", "文静", "佳丽", "莹莹", "甜甜", "雪娇", "慧娟", "倩倩"},
	},
	{
		9999,
		[]string{"子轩", "浩然", "宇航", "梓豪", "一鸣", "俊熙", "奕辰", "家乐", "博文", "子墨", "嘉诚", "昊天"},
		[]string{"梓涵", "雨欣", "欣怡", "诗涵", "可馨", "梦琪", "紫萱", "佳琪", "语嫣", "思彤", "若曦", "一诺"},
	},
}

var tujiaSurnames = []string{"向", "覃", "田", "谭", "冉", "彭", "牟", "黄", "杨", "廖"}

var uyghurNames = generation{
	male:   []string{"吐尔逊", "艾合买提", "艾力", "玉素甫", "库尔班", "阿不都拉", "伊力亚斯", "木拉提", "依明江"},
	female: []string{"帕提古丽", "古丽娜尔", "热依汗", "米娜瓦尔", "阿孜古丽", "祖丽菲娅", "迪丽努尔", "麦丽开"},
}

// namesOf returns the given names usual for somebody of a people born in a year.
func namesOf(ethnicity, sex string, born int) []string {
	g := uyghurNames
	if ethnicity != uyghur {
		i := slices.IndexFunc(generations, func(g generation) bool { return born < g.before })
		g = generations[i]
	}
	if sex == "male" {
		return g.male
	}
	return g.female
}
