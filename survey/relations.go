package survey

import (
	"strings"
	"sync"
)

// RelationHead is the GB/T 4761 code of the head of household (户主).
const RelationHead = "02"

// Relations lists the relations to the head of household of GB/T 4761-2008.
var Relations = CodeList{
	{"01", "本人", "Self"},
	{RelationHead, "户主", "Head of household"},
	{"10", "配偶", "Spouse"},
	{"11", "夫", "Husband"},
	{"12", "妻", "Wife"},
	{"20", "子", "Son"},
	{"21", "独生子", "Only son"},
	{"22", "长子", "Eldest son"},
	{"23", "次子", "Second son"},
	{"24", "三子", "Third son"},
	{"25", "四子", "Fourth son"},
	{"26", "五子", "Fifth son"},
	{"27", "养子或继子", "Adopted son or stepson"},
	{"28", "女婿", "Son-in-law"},
	{"29", "其他儿子", "Other son"},
	{"30", "女", "Daughter"},
	{"31", "独生女", "Only daughter"},
	{"32", "长女", "Eldest daughter"},
	{"33", "次女", "Second daughter"},
	{"34", "三女", "Third daughter"},
	{"35", "四女", "Fourth daughter"},
	{"36", "五女", "Fifth daughter"},
	{"37", "养女或继女", "Adopted daughter or stepdaughter"},
	{"38", "儿媳", "Daughter-in-law"},
	{"39", "其他女儿", "Other daughter"},
	{"40", "孙子女或外孙子女", "Grandchild"},
	{"41", "孙子", "Son's son"},
	{"42", "孙女", "Son's daughter"},
	{"43", "外孙子", "Daughter's son"},
	{"44", "外孙女", "Daughter's daughter"},
	{"45", "孙媳或外孙媳", "Grandson's wife"},
	{"46", "孙女婿或外孙女婿", "Granddaughter's husband"},
	{"47", "曾孙子", "Great-grandson"},
	{"48", "曾孙女", "Great-granddaughter"},
	{"49", "其他孙辈", "Other grandchild"},
	{"50", "父母", "Parent"},
	{"51", "父亲", "Father"},
	{"52", "母亲", "Mother"},
	{"53", "公公", "Husband's father"},
	{"54", "婆婆", "Husband's mother"},
	{"55", "岳父", "Wife's father"},
	{"56", "岳母", "Wife's mother"},
	{"57", "继父或养父", "Stepfather or adoptive father"},
	{"58", "继母或养母", "Stepmother or adoptive mother"},
	{"59", "其他父母关系", "Other parent"},
	{"60", "祖父母或外祖父母", "Grandparent"},
	{"61", "祖父", "Father's father"},
	{"62", "祖母", "Father's mother"},
	{"63", "外祖父", "Mother's father"},
	{"64", "外祖母", "Mother's mother"},
	{"65", "配偶的祖父母或外祖父母", "Spouse's grandparent"},
	{"66", "曾祖父", "Great-grandfather"},
	{"67", "曾祖母", "Great-grandmother"},
	{"68", "配偶的曾祖父母", "Spouse's great-grandparent"},
	{"69", "其他祖父母关系", "Other grandparent"},
	{"70", "兄弟姐妹", "Sibling"},
	{"71", "兄", "Elder brother"},
	{"72", "嫂", "Elder brother's wife"},
	{"73", "弟", "Younger brother"},
	{"74", "弟媳", "Younger brother's wife"},
	{"75", "姐", "Elder sister"},
	{"76", "姐夫", "Elder sister's husband"},
	{"77", "妹", "Younger sister"},
	{"78", "妹夫", "Younger sister's husband"},
	{"79", "其他兄弟姐妹", "Other sibling"},
	{"80", "其他", "Other"},
	{"81", "伯父", "Father's elder brother"},
	{"82", "伯母", "Father's elder brother's wife"},
	{"83", "叔父", "Father's younger brother"},
	{"84", "婶母", "Father's younger brother's wife"},
	{"85", "舅父", "Mother's brother"},
	{"86", "舅母", "Mother's brother's wife"},
	{"87", "姨夫", "Mother's sister's husband"},
	{"88", "姨母", "Mother's sister"},
	{"89", "姑父", "Father's sister's husband"},
	{"90", "姑母", "Father's sister"},
	{"91", "堂兄弟姐妹", "Cousin on the father's side"},
	{"92", "表兄弟姐妹", "Other cousin"},
	{"93", "侄子", "Brother's son"},
	{"94", "侄女", "Brother's daughter"},
	{"95", "外甥", "Sister's son"},
	{"96", "外甥女", "Sister's daughter"},
	{"97", "其他亲属", "Other relative"},
	{"99", "非亲属", "Not related"},
}

// relationAliases are the other words that rosters use, by code. Words that mean
// two relations, such as 媳妇, are left out on purpose.
var relationAliases = map[string]string{
	RelationHead: "本人 01 户主本人 户主(本人) 本户户主",
	"10":         "爱人 老伴 夫妻",
	"11":         "丈夫 老公",
	"12":         "妻子 老婆",
	"20":         "儿子",
	"21":         "独子",
	"22":         "大儿子 大儿",
	"23":         "二子 二儿子 二儿",
	"24":         "三儿子 三儿",
	"25":         "四儿子",
	"26":         "五儿子",
	"27":         "养子 继子",
	"30":         "女儿",
	"31":         "独女",
	"32":         "大女儿 大女",
	"33":         "二女 二女儿",
	"34":         "三女儿",
	"35":         "四女儿",
	"36":         "五女儿",
	"37":         "养女 继女",
	"38":         "儿媳妇 长媳 大儿媳 次媳 二儿媳",
	"40":         "孙子女 外孙子女",
	"41":         "孙 孙儿 长孙 次孙",
	"42":         "长孙女 次孙女",
	"43":         "外孙",
	"45":         "孙媳 孙媳妇 外孙媳 外孙媳妇",
	"46":         "孙女婿 外孙女婿",
	"47":         "曾孙 重孙 重孙子",
	"48":         "重孙女",
	"51":         "父 爸爸",
	"52":         "母 妈妈",
	"55":         "丈人",
	"56":         "丈母娘",
	"57":         "继父 养父",
	"58":         "继母 养母",
	"60":         "祖父母 外祖父母",
	"61":         "爷爷",
	"62":         "奶奶",
	"63":         "外公 姥爷",
	"64":         "外婆 姥姥",
	"70":         "兄妹 姐弟 姐妹 兄弟",
	"71":         "哥哥 哥 大哥 二哥",
	"72":         "嫂子 嫂嫂",
	"73":         "弟弟",
	"74":         "弟妹 弟媳妇",
	"75":         "姐姐",
	"77":         "妹妹",
	"79":         "兄弟媳妇",
	"81":         "伯伯 大伯",
	"83":         "叔叔 叔",
	"84":         "婶婶 婶子",
	"85":         "舅舅",
	"86":         "舅妈",
	"87":         "姨父",
	"88":         "姨妈 姨",
	"89":         "姑夫",
	"90":         "姑姑 姑妈 姑",
	"93":         "侄儿 侄",
	"95":         "外甥子",
	"97":         "亲属 叔伯",
	"99":         "非亲属关系 无亲属关系",
}

var relationNames = sync.OnceValue(func() map[string]string {
	names := map[string]string{}
	for _, r := range Relations {
		names[r.Zh] = r.Code
		names[r.Code] = r.Code
	}
	for code, words := range relationAliases {
		for _, w := range strings.Fields(words) {
			names[w] = code
		}
	}
	return names
})

// RelationByName reads the relation to the head as rosters write it: the words
// of GB/T 4761, those of the poverty registry (之子, 之儿媳), what people say
// (儿子, 老伴), or the two-digit code. 本人 (01) in such a column is the head. A word
// that may mean two relations is not ok.
func RelationByName(s string) (code string, ok bool) {
	s = FoldName(s)
	if code, ok = relationNames()[s]; ok {
		return code, true
	}
	for _, prefix := range []string{"户主之", "户主的", "户主", "之"} {
		if rest, cut := strings.CutPrefix(s, prefix); cut {
			code, ok = relationNames()[rest]
			return code, ok
		}
	}
	return "", false
}

// RelationSex returns the sex that a relation implies, "male" or "female", or
// "" where it implies none.
func RelationSex(code string) string {
	switch {
	case code == "":
		return ""
	case strings.Contains(" 11 41 43 46 47 51 53 55 57 61 63 66 71 73 76 78 81 83 85 87 89 93 95 ", " "+code+" "):
		return "male"
	case strings.Contains(" 12 42 44 45 48 52 54 56 58 62 64 67 72 74 75 77 82 84 86 88 90 94 96 ", " "+code+" "):
		return "female"
	case len(code) == 2 && code[0] == '2':
		return "male"
	case len(code) == 2 && code[0] == '3':
		return "female"
	}
	return ""
}

// IsSpouse reports whether a relation is that of the head's husband or wife.
func IsSpouse(code string) bool {
	return code == "10" || code == "11" || code == "12"
}
