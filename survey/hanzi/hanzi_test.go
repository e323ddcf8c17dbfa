package hanzi_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"ruhu/survey/hanzi"
)

func TestNamesAreReadAsTheirOwnersRead(t *testing.T) {
	tests := []struct{ name, pinyin, initials string }{
		{"张国强", "zhangguoqiang", "zgq"},
		{"单国强", "shanguoqiang", "sgq"},
		{"仇英", "qiuying", "qy"},
		{"曾小雨", "zengxiaoyu", "zxy"},
		{"查良镛", "zhaliangyong", "zly"},
		{"解放", "xiefang", "xf"},
		{"区志强", "ouzhiqiang", "ozq"},
		{"朴正浩", "piaozhenghao", "pzh"},
		{"尉迟恭", "yuchigong", "ycg"},
		{"尉健行", "weijianxing", "wjx"},
		{"万俟卨", "moqixie", "mqx"},
		{"万里", "wanli", "wl"},
		{"吕秀英", "lvxiuying", "lxy"},
		{"李长海", "lichanghai", "lch"},
		{"小单", "xiaodan", "xd"},
		{"刘·阿依古丽", "liuayiguli", "layg" + "l"},
		{"刘•阿依古丽", "liuayiguli", "laygl"},
		{"陈䶮", "chenyan", "cy"},
		{"张𠮷", "zhang𠮷", "z𠮷"},
		{"王 Ａ Tom", "wangatom", "watom"},
		{"", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := hanzi.Pinyin(tt.name); got != tt.pinyin {
				t.Errorf("Pinyin(%q) = %q, want %q", tt.name, got, tt.pinyin)
			}
			if got := hanzi.Initials(tt.name); got != tt.initials {
				t.Errorf("Initials(%q) = %q, want %q", tt.name, got, tt.initials)
			}
		})
	}
}

func TestAFilterFindsAName(t *testing.T) {
	tests := []struct {
		name, query string
		want        bool
	}{
		{"张国强", "", true},
		{"张国强", "张", true},
		{"张国强", "国强", true},
		{"张国强", "强国", false},
		{"张国强", "zhangg", true},
		{"张国强", "ZhangGuo", true},
		{"张国强", "zhang guo", true},
		{"张国强", "ｚｇ", true},
		{"张国强", "zgq", true},
		{"张国强", "gq", false},
		{"张国强", "li", false},
		{"单国强", "shan", true},
		{"单国强", "dan", true},
		{"单国强", "dgq", true},
		{"牟其中", "mou", true},
		{"刘·阿依古丽", "刘阿依", true},
		{"刘·阿依古丽", "刘．阿依", true},
		{"刘．阿依古丽", "刘•阿依", true},
		{"刘·阿依古丽", "laygl", true},
		{"刘·阿依古丽", "ayiguli", true},
		{"刘•阿依古丽", "ayi guli", true},
		{"刘·阿依古丽", "aygl", true},
		{"刘·阿依古丽", "yigu", false},
		{"买买提·艾力·吐尔逊", "tuerxun", true},
		{"买买提·艾力·吐尔逊", "al", true},
		{"买买提·", "mmt", true},
		{"阿依·单", "dan", true},
		{"张𠮷", "𠮷", true},
		{"张𠮷", "zhang𠮷", true},
		{"张国强", "qiang zgq", false},
	}
	for _, tt := range tests {
		t.Run(tt.name+" by "+tt.query, func(t *testing.T) {
			if got := hanzi.Match(hanzi.SearchKey(tt.name, ""), tt.query); got != tt.want {
				t.Errorf("Match(SearchKey(%q), %q) = %v, want %v", tt.name, tt.query, got, tt.want)
			}
		})
	}
}

func TestSearchKeyHasNamePinyinAndInitials(t *testing.T) {
	tests := []struct{ name, own, want string }{
		{"张国强", "", "张国强 zhangguoqiang zgq"},
		{"单·国强", "", "单国强 shanguoqiang sgq danguoqiang dgq guoqiang gq"},
		{"乐天", "le tian", "乐天 letian lt yuetian yt"},
		{"乐天", "Lè", "乐天 letian lt yuetian yt"},
		{"乐天", "Yuè Tiān", "乐天 yuetian yt letian lt"},
		{"", "", ""},
		{"", "shan", " shan s"},
	}
	for _, tt := range tests {
		if got := hanzi.SearchKey(tt.name, tt.own); got != tt.want {
			t.Errorf("SearchKey(%q, %q) = %q, want %q", tt.name, tt.own, got, tt.want)
		}
	}
}

func TestANameIsFoundAsTheFamilyReadsIt(t *testing.T) {
	tests := []struct {
		name, own, query string
		want             bool
	}{
		{"盖志强", "gai zhi qiang", "gaizhi", true},
		{"盖志强", "gai zhi qiang", "gai zq", false},
		{"盖志强", "gai zhi qiang", "gzq", true},
		{"盖志强", "gai zhi qiang", "ge", true},
		{"盖志强", "", "ge", true},
		{"任盈", "Rèn", "renying", true},
		{"任盈", "rènyíng", "renying", true},
		{"吕不韦", "Lǚ Bùwéi", "lvbuwei", true},
		{"吕不韦", "Lu\u0308\u030c Bu\u0300wei", "lvbuwei", true},
		{"单雄", "ｃｈａｎ", "chanx", true},
		{"单雄", "chan", "shan", true},
		{"单雄", "123", "shan", true},
	}
	for _, tt := range tests {
		t.Run(tt.name+" "+tt.own+" by "+tt.query, func(t *testing.T) {
			if got := hanzi.Match(hanzi.SearchKey(tt.name, tt.own), tt.query); got != tt.want {
				t.Errorf("Match(SearchKey(%q, %q), %q) = %v, want %v", tt.name, tt.own, tt.query, got, tt.want)
			}
		})
	}
}

// A name is found by every way of typing it that the package promises, and its
// initials count characters, not bytes.
func TestEveryNameIsFoundByItsOwnReadings(t *testing.T) {
	name := rapid.StringOfN(rapid.SampledFrom([]rune("张王单仇曾国强长·•䶮㼆𫖳𠮷伾aZ吕")), 1, 8, -1)
	rapid.Check(t, func(t *rapid.T) {
		n := name.Draw(t, "name")
		key := hanzi.SearchKey(n, "")
		for _, query := range []string{n, hanzi.Pinyin(n), hanzi.Initials(n), strings.ToUpper(hanzi.Pinyin(n))} {
			if !hanzi.Match(key, query) {
				t.Fatalf("%q (key %q) is not found by %q", n, key, query)
			}
		}
		letters := strings.NewReplacer("·", "", "•", "").Replace(n)
		if got, want := utf8.RuneCountInString(hanzi.Initials(n)), utf8.RuneCountInString(letters); got != want {
			t.Fatalf("initials of %q have %d letters, want %d", n, got, want)
		}
	})
}

func FuzzSearchKey(f *testing.F) {
	f.Add("刘·阿依古丽", "")
	f.Add("单国强", "Shàn Guó")
	f.Add("张𠮷 Tom", "\u0308")
	f.Fuzz(func(t *testing.T, name, own string) {
		key := hanzi.SearchKey(name, own)
		if utf8.ValidString(name) && !hanzi.Match(key, name) {
			t.Fatalf("%q (%q) is not found by itself in %q", name, own, key)
		}
		if !hanzi.Match(key, hanzi.Pinyin(name)) || !hanzi.Match(key, hanzi.Initials(name)) {
			t.Fatalf("%q (%q) is not found as it is read in %q", name, own, key)
		}
	})
}

func BenchmarkMatch20000Names(b *testing.B) {
	keys := make([]string, 20_000)
	for i := range keys {
		keys[i] = hanzi.SearchKey(string([]rune("张王李单仇")[i%5])+"国强"+string(rune(0x4e00+i)), "")
	}
	for _, query := range []string{"强", "wangguoqiang", "lgq", "ｗａｎｇ"} {
		b.Run(query, func(b *testing.B) {
			for b.Loop() {
				for _, k := range keys {
					hanzi.Match(k, query)
				}
			}
		})
	}
}

func BenchmarkSearchKey(b *testing.B) {
	for b.Loop() {
		hanzi.SearchKey("单国强", "")
	}
}
