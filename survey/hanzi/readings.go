package hanzi

// surnameReadings are the readings of characters that sound differently as a
// surname than where the dictionary meets them first.
var surnameReadings = map[rune]string{
	'单': "shan", '仇': "qiu", '曾': "zeng", '查': "zha", '解': "xie", '区': "ou",
	'朴': "piao", '卜': "bu", '缪': "miao", '薄': "bo", '翟': "zhai", '都': "du",
	'阚': "kan", '乜': "nie", '盖': "ge", '牟': "mu", '佴': "nai", '哈': "ha",
	'秘': "bi", '折': "she", '员': "yun", '覃': "qin", '么': "yao", '祭': "zhai",
	'种': "chong", '召': "shao", '繁': "po", '句': "gou", '洗': "xian", '乐': "yue",
	'黑': "he", '能': "nai", '长': "zhang", '尉': "wei", '冼': "xian", '逄': "pang",
	'隗': "wei", '郗': "xi", '任': "ren", '华': "hua", '应': "ying", '宁': "ning",
}

// compoundSurnames are the surnames of two characters that are not read as the
// dictionary reads their characters.
var compoundSurnames = map[string][2]string{
	"尉迟": {"yu", "chi"}, "万俟": {"mo", "qi"}, "澹台": {"tan", "tai"},
	"单于": {"chan", "yu"}, "长孙": {"zhang", "sun"}, "宰父": {"zai", "fu"},
}

// givenReadings are the readings that given names usually have.
var givenReadings = map[rune]string{
	'长': "chang", '晟': "sheng", '重': "chong", '茜': "qian", '娜': "na", '莎': "sha",
}
