package ledger

// The words that rosters use, by the code they mean. Words that may mean two
// things are left out on purpose.

var sexWords = map[string]string{"男": "male", "女": "female", "男性": "male", "女性": "female", "1": "male", "2": "female"}

var yesNoWords = map[string]bool{
	"是": true, "有": true, "√": true, "✓": true, "已参保": true, "参保": true, "已参加": true, "参加": true, "Y": true, "y": true,
	"城乡居民医保": true, "城乡居民基本医疗保险": true, "居民医保": true, "新农合": true, "城镇职工基本医疗保险": true, "职工医保": true,
	"否": false, "无": false, "×": false, "未参保": false, "未参加": false, "没有": false, "N": false, "n": false,
}

var noWords = map[string]bool{"否": true, "无": true, "×": true, "没有": true, "/": true, "-": true, "非残疾": true, "不残疾": true}

var selfCareWords = map[string]string{
	"完全自理": "full", "全自理": "full", "能自理": "full", "自理": "full", "有自理能力": "full",
	"部分自理": "partial", "半自理": "partial", "半失能": "partial", "半护理": "partial",
	"不能自理": "none", "完全不能自理": "none", "完全失能": "none", "全失能": "none", "失能": "none", "无自理能力": "none",
}

var labourWords = map[string]string{
	"技能劳动力": "skilled",
	"普通劳动力": "full", "正常劳动力": "full", "有劳动能力": "full", "有劳动力": "full", "完全劳动能力": "full", "有": "full", "强": "full",
	"弱劳动力或半劳动力": "weak", "弱劳动力": "weak", "半劳动力": "weak", "弱劳力": "weak", "半劳力": "weak",
	"部分丧失": "weak", "部分丧失劳动力": "weak", "部分丧失劳动能力": "weak", "部分劳动能力": "weak", "弱": "weak",
	"丧失劳动力": "lost", "丧失劳动能力": "lost", "完全丧失": "lost", "完全丧失劳动能力": "lost", "完全丧失劳动力": "lost", "丧失": "lost",
	"无劳动力": "none", "无劳动能力": "none", "无": "none",
}

var schoolingWords = map[string]string{
	"不在校": "none", "非在校生": "none", "未在校": "none", "无": "none", "否": "none", "学龄前儿童": "none", "未上学": "none", "已毕业": "none",
	"学前教育": "preschool", "幼儿园": "preschool", "学前班": "preschool",
	"小学": "primary", "小学在读": "primary",
	"初中": "junior", "七年级": "junior", "八年级": "junior", "九年级": "junior", "初一": "junior", "初二": "junior", "初三": "junior",
	"高中": "senior", "普通高中": "senior", "普通高中一年级": "senior", "普通高中二年级": "senior", "普通高中三年级": "senior",
	"高一": "senior", "高二": "senior", "高三": "senior",
	"中专": "zhongzhuan", "中职": "zhongzhuan", "中专、中职": "zhongzhuan", "技校": "zhongzhuan", "职高": "zhongzhuan",
	"中职一年级": "zhongzhuan", "中职二年级": "zhongzhuan", "中职三年级": "zhongzhuan",
	"大专": "college", "本科": "college", "大学": "college", "大专、本科": "college", "高职": "college", "高职高专": "college",
	"高职高专一年级": "college", "高职高专二年级": "college", "高职高专三年级": "college",
	"本科一年级": "college", "本科二年级": "college", "本科三年级": "college", "本科四年级": "college", "本科五年级": "college",
}

var healthWords = map[string]string{
	"健康": "healthy", "良好": "healthy", "健康或良好": "healthy", "正常": "healthy",
	"慢性病": "chronic", "长期慢性病": "chronic", "患有长期慢性病": "chronic", "有慢性病": "chronic", "患慢性病": "chronic", "患有慢性病": "chronic",
	"大病": "serious_illness", "患有大病": "serious_illness", "患大病": "serious_illness", "重病": "serious_illness", "重大疾病": "serious_illness",
	"残疾": "disabled", "残疾人": "disabled",
}

// numbered is a word and the number it stands for.
type numbered struct {
	word   string
	number int
}

var categoryWords = []numbered{
	{"多重", 7}, {"视力", 1}, {"听力", 2}, {"言语", 3}, {"肢体", 4}, {"智力", 5}, {"精神", 6},
}

var gradeWords = []numbered{
	{"一级", 1},
	{"二级", 2},
	{"三级", 3},
	{"四级", 4},
	{"1级", 1},
	{"2级", 2},
	{"3级", 3},
	{"4级", 4},
	{"壹级", 1},
	{"贰级", 2},
	{"叁级", 3},
	{"肆级", 4},
}

// dibaoWords, tekunWords and jdlkWords give the standing in each programme.
var dibaoWords = map[string]string{
	"是": "active", "有": "active", "√": "active", "✓": "active", "低保": "active", "低保户": "active", "农村低保": "active",
	"在保": "active", "享受": "active", "已享受": "active", "享受低保": "active", "低保对象": "active",
	"A": "active", "B": "active", "C": "active", "A类": "active", "B类": "active", "C类": "active",
	"A类低保": "active", "B类低保": "active", "C类低保": "active", "低保A类": "active", "低保B类": "active", "低保C类": "active",
	"一类": "active", "二类": "active", "三类": "active",
	"否": "none", "无": "none", "×": "none", "非低保": "none", "非低保户": "none", "未享受": "none", "不享受": "none", "没有": "none",
	"停保": "stopped", "已停保": "stopped", "退保": "stopped", "已退保": "stopped", "取消": "stopped",
}

var tekunWords = map[string]string{
	"是": "active", "有": "active", "√": "active", "✓": "active", "特困": "active", "五保": "active", "五保户": "active", "特困供养": "active",
	"特困人员": "active", "集中供养": "active", "分散供养": "active", "在供养": "active", "分散": "active", "集中": "active",
	"否": "none", "无": "none", "×": "none", "非特困": "none", "没有": "none", "未享受": "none",
	"停供": "stopped", "已停供": "stopped",
}

var jdlkWords = map[string]string{
	"是": "active", "有": "active", "√": "active", "✓": "active", "建档立卡": "active", "建档立卡户": "active", "建档立卡贫困户": "active",
	"贫困户": "active", "未脱贫": "active", "在册": "active", "在册贫困户": "active", "未脱贫户": "active",
	"否": "none", "无": "none", "×": "none", "非建档立卡": "none", "非建档立卡户": "none", "非贫困户": "none", "一般农户": "none", "没有": "none",
	"脱贫": "exited", "已脱贫": "exited", "脱贫户": "exited", "已脱贫户": "exited", "稳定脱贫": "exited",
	"返贫": "relapsed", "返贫户": "relapsed", "脱贫返贫": "relapsed",
}

// attributeWords give the attribute in the poverty registry.
var attributeWords = map[string]string{
	"一般贫困户": "general", "一般": "general", "一般脱贫户": "general",
	"低保贫困户": "dibao", "低保户": "dibao", "低保": "dibao", "低保脱贫户": "dibao",
	"五保贫困户": "tekun", "五保户": "tekun", "五保": "tekun", "特困": "tekun", "特困户": "tekun",
	"特困供养贫困户": "tekun", "特困供养脱贫户": "tekun", "特困贫困户": "tekun",
}

// causeWords give the causes of poverty that are written in other words.
var causeWords = map[string]string{
	"因病致贫": "因病", "疾病": "因病", "因残致贫": "因残", "残疾": "因残", "因学致贫": "因学", "因灾致贫": "因灾",
	"缺劳动力": "缺劳力", "缺少劳动力": "缺劳力", "缺少劳力": "缺劳力", "缺乏劳动力": "缺劳力",
	"缺少技术": "缺技术", "缺乏技术": "缺技术", "缺少资金": "缺资金", "缺乏资金": "缺资金", "缺少土地": "缺土地",
	"其它": "其他", "交通落后": "交通条件落后", "自身动力不足": "自身发展动力不足", "发展动力不足": "自身发展动力不足", "内生动力不足": "自身发展动力不足",
}
