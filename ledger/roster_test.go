package ledger_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// township is a roster as a township keeps it: title and unit merged above, a
// heading of two lines, village, number and size merged over each household,
// words for everything, a total, a note and a signature line below.
func township() sheet {
	return sheet{
		name: "2017年",
		rows: [][]any{
			{"浚县小河镇农村低保暨建档立卡对象花名册"},
			{"填报单位：小河镇人民政府", nil, nil, nil, nil, nil, nil, "2017年5月16日"},
			{"户编号", "行政村", "村民小组", "家庭人口", "家庭成员情况", nil, nil, nil, nil, nil, nil, "残疾情况", nil, "享受低保情况", "贫困户属性", "脱贫状态", "主要致贫原因", "联系电话", "备注", "人均纯收入"},
			{nil, nil, nil, nil, "姓  名", "与户主关系", "性别", "身份证号码\n(18位)", "出生日期", "民族", "健康状况", "残疾证号", "等级"},
			{"0001", "小河村", 3, 2, "张国强", "户主", "男", "410699195001010010", "1950.01.01", "汉", "长期慢性病,残疾", "41069919500101001042", nil, "A类", "低保贫困户", "已脱贫", "因病、缺劳动力", 13900000001, "五保？", 2100.5},
			{nil, nil, nil, nil, "李秀英", "妻", "女", id("19530412", 2), 19461, "汉族", "健康", nil, nil, nil, nil, nil, nil, nil},
			{},
			{"0002", "小河村", "5组", 3, "刘·阿依古丽", "本人", "女", "＇41069919620409002０", nil, "02", "多病", nil, "肢体二级", "否", "一般贫困户", "未脱贫", "因学", nil},
			{nil, nil, nil, nil, "陈䶮", "长子", nil, id("20010301", 1), nil, nil, nil, nil, nil},
			{nil, nil, nil, nil, "陈𫖳", "之女", nil, "未上户口", "2017年3月2日", nil, nil, nil, nil},
			{"合计", nil, nil, 5},
			{"注：1.本表一式三份。2.残疾以残疾人证为准。"},
			{"填表人：李四", nil, nil, nil, "审核人：王五", nil, nil, "联系电话：13900000002"},
		},
		merges: []string{
			"A1:T1", "A2:G2", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:K3", "L3:M3", "N3:N4", "O3:O4", "P3:P4", "Q3:Q4", "R3:R4", "S3:S4", "T3:T4",
			"A5:A6", "B5:B6", "C5:C6", "D5:D6", "N5:N6", "O5:O6", "P5:P6", "Q5:Q6", "R5:R6",
			"A8:A10", "B8:B10", "C8:C10", "D8:D10", "N8:N10",
			"A12:T12",
		},
	}
}

// The golden file is all that was found, read by a person once.
func TestATownshipsRosterIsReadAsItIsKept(t *testing.T) {
	written, err := json.Marshal(read(t, book(t, township())))
	must(t, err)
	var roster any
	must(t, json.Unmarshal(written, &roster))
	got, err := json.MarshalIndent(withoutBlanks(roster), "", " ")
	must(t, err)
	golden := filepath.Join("testdata", "township.json")
	if *update {
		must(t, os.WriteFile(golden, append(got, '\n'), 0o644))
	}
	want, err := os.ReadFile(golden)
	must(t, err)
	if string(got)+"\n" != string(want) {
		t.Errorf("the roster differs from %s; got:\n%s", golden, got)
	}
}

// withoutBlanks leaves out the fields of which nothing was found. A list that is
// empty is an answer.
func withoutBlanks(v any) any {
	switch v := v.(type) {
	case []any:
		for i := range v {
			v[i] = withoutBlanks(v[i])
		}
	case map[string]any:
		for name, value := range v {
			value = withoutBlanks(value)
			v[name] = value
			if fields, ok := value.(map[string]any); value == nil || value == "" || ok && len(fields) == 0 {
				delete(v, name)
			}
		}
	}
	return v
}

func TestReadingIsRepeatable(t *testing.T) {
	path := book(t, township())
	first, err := json.Marshal(read(t, path))
	must(t, err)
	for range 5 {
		again, err := json.Marshal(read(t, path))
		must(t, err)
		if string(again) != string(first) {
			t.Fatalf("two readings differ:\n%s\n%s", first, again)
		}
	}
}
