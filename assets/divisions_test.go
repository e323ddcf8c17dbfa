package assets_test

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"ruhu/assets"
)

// table reads one of the division tables as it lies on disk.
func table(t testing.TB, name string) [][]string {
	t.Helper()
	f, err := os.Open("divisions/" + name + ".csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

func TestDivisionCodesAreWholeAndLieInTheirCounties(t *testing.T) {
	for _, tt := range []struct {
		file           string
		digits, county int
		rows           int
	}{
		{"towns_2017", 9, 2, 78}, {"towns_2023", 9, 2, 81}, {"villages_2023", 12, 4, 1433},
	} {
		rows := table(t, tt.file)
		if len(rows) != tt.rows {
			t.Errorf("%s has %d rows, want %d", tt.file, len(rows), tt.rows)
		}
		seen := map[string]bool{}
		for _, row := range rows {
			code := row[0]
			if len(code) != tt.digits || strings.Trim(code, "0123456789") != "" || seen[code] {
				t.Errorf("%s: code %q is not %d digits, or comes twice", tt.file, code, tt.digits)
			}
			seen[code] = true
			if row[1] == "" || !strings.HasPrefix(code, row[tt.county]) || assets.DivisionName(row[tt.county]) == row[tt.county] {
				t.Errorf("%s: %v lies in no county with a name", tt.file, row)
			}
		}
	}
}

// A roster writes a village with its full name, with the short one, or without
// 村 and 社区. Within its township each finds it, unless two villages share it.
func TestEveryVillageIsFoundByItsNames(t *testing.T) {
	shared := map[string]int{}
	bare := func(name string) string {
		for _, suffix := range []string{"民委员会", "居民委员会", "社区", "村"} {
			name = strings.TrimSuffix(name, suffix)
		}
		return name
	}
	for _, row := range table(t, "villages_2023") {
		shared[row[2]+bare(row[1])]++
	}
	for _, row := range table(t, "villages_2023") {
		code, full, town := row[0], row[1], row[2]
		if shared[town+bare(full)] > 1 {
			if _, ok := assets.VillageByName(town, full); ok {
				t.Errorf("%q in %s is two villages, and one was chosen", full, town)
			}
			continue
		}
		for _, name := range []string{full, assets.DivisionName(code), " " + assets.DivisionName(code) + " "} {
			if got, ok := assets.VillageByName(town, name); !ok || got != code {
				t.Errorf("%q in %s is %q, %v; want %s", name, town, got, ok, code)
			}
		}
	}
}

func TestAVillageNameMustBeClear(t *testing.T) {
	tests := []struct {
		name, division, written string
		code                    string
		ok                      bool
	}{
		{"short", "410621105", "小河村", "410621105201", true},
		{"without its suffix", "410621105", "小河", "410621105201", true},
		{"with the committee", "410621105", "小河村委会", "410621105201", true},
		{"in full", "410621105", "小河村民委员会", "410621105201", true},
		{"in full, with the village's own 村", "500236277", "龙桥村村民委员会", "500236277201", true},
		{"without its suffix", "500236277", "龙桥", "500236277201", true},
		{"of two townships, asked in one", "410621105", "东张庄村", "410621105226", true},
		{"of two townships, asked in the county", "410621", "东张庄村", "", false},
		{"unknown", "410621105", "不存在村", "", false},
		{"in another township", "500236117", "小河村", "", false},
		{"empty", "410621105", "", "", false},
		{"nothing but a suffix", "410621105", "村", "", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if code, ok := assets.VillageByName(tt.division, tt.written); code != tt.code || ok != tt.ok {
				t.Errorf("got %q, %v; want %q, %v", code, ok, tt.code, tt.ok)
			}
		})
	}
}

func TestDivisionsAreCalledByShortNames(t *testing.T) {
	for code, want := range map[string]string{
		"410621":       "浚县",
		"410621105":    "小河镇",
		"410621105201": "小河村",
		"410602001001": "西一巷社区",
		"500236277201": "龙桥村",
		"999999":       "999999",
		"":             "",
	} {
		if got := assets.DivisionName(code); got != want {
			t.Errorf("%q is called %q, want %q", code, got, want)
		}
	}
}

func TestADivisionPathNamesWhatIsKnown(t *testing.T) {
	for code, want := range map[string]string{
		"410621105201": "浚县 小河镇 小河村",
		"410621105":    "浚县 小河镇",
		"410621":       "浚县",
		"410621105999": "浚县 小河镇",
		"410699105201": "410699105201",
		"41":           "41",
	} {
		if got := assets.DivisionPath(code); got != want {
			t.Errorf("path of %s is %q, want %q", code, got, want)
		}
	}
}

func BenchmarkVillageByName(b *testing.B) {
	for b.Loop() {
		assets.VillageByName("410621", "小河村")
	}
}
