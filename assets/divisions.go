package assets

import (
	"embed"
	"encoding/csv"
	"slices"
	"strings"
	"sync"
)

//go:embed divisions/*.csv
var divisionFiles embed.FS

// counties are the county-level divisions the program knows by name.
var counties = map[string]string{
	"410602": "鹤山区", "410603": "山城区", "410611": "淇滨区", "410621": "浚县",
	"410622": "淇县", "410671": "鹤壁经济技术开发区", "500236": "奉节县",
}

var divisionNames = sync.OnceValue(func() map[string]string {
	names := make(map[string]string, 1600)
	for code, name := range counties {
		names[code] = name
	}
	for _, file := range []string{"towns_2017", "towns_2023", "villages_2023"} {
		for _, row := range divisionRows(file) {
			names[row[0]] = shortDivisionName(row[1])
		}
	}
	return names
})

// divisionRows reads one of the embedded tables without its heading. They are
// part of the program and covered by a test.
func divisionRows(file string) [][]string {
	f, err := divisionFiles.Open("divisions/" + file + ".csv")
	if err != nil {
		panic(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		panic(err)
	}
	return rows[1:]
}

// shortDivisionName drops the suffixes that people leave out: 小河村民委员会 is
// 小河村, 龙桥村村民委员会 is 龙桥村, 东巷社区居民委员会 is 东巷社区.
func shortDivisionName(name string) string {
	if s, ok := strings.CutSuffix(name, "村民委员会"); ok && strings.HasSuffix(s, "村") {
		return s
	}
	if s, ok := strings.CutSuffix(name, "民委员会"); ok && strings.HasSuffix(s, "村") {
		return s
	}
	if s, ok := strings.CutSuffix(name, "居民委员会"); ok {
		return s
	}
	return name
}

// DivisionName returns the short name of a county, township or village by its
// 6-, 9- or 12-digit code, or the code itself where it is not known. 2023 names
// win where a code changed its name.
func DivisionName(code string) string {
	if name, ok := divisionNames()[code]; ok {
		return name
	}
	return code
}

// DivisionPath returns the names from county to the place itself, without those
// that are not known: 浚县 小河镇 小河村.
func DivisionPath(code string) string {
	var parts []string
	for _, digits := range []int{6, 9, 12} {
		if len(code) < digits {
			break
		}
		if name, ok := divisionNames()[code[:digits]]; ok {
			parts = append(parts, name)
		}
	}
	if len(parts) == 0 {
		return code
	}
	return strings.Join(parts, " ")
}

// Villages returns the codes of all villages the program knows, in the order of
// the codes.
func Villages() []string {
	var codes []string
	for _, row := range divisionRows("villages_2023") {
		codes = append(codes, row[0])
	}
	slices.Sort(codes)
	return codes
}

// villagesByName holds the codes of all villages that share a name, apart from
// its suffix.
var villagesByName = sync.OnceValue(func() map[string][]string {
	villages := map[string][]string{}
	for code, name := range divisionNames() {
		if len(code) == 12 {
			villages[bareVillageName(name)] = append(villages[bareVillageName(name)], code)
		}
	}
	return villages
})

// VillageByName finds the village of a township or county by the name that a
// roster gives it, with or without 村, 社区 or a full suffix. Two villages of one
// name within the division are not ok.
func VillageByName(division, name string) (code string, ok bool) {
	for _, c := range villagesByName()[bareVillageName(name)] {
		if !strings.HasPrefix(c, division) {
			continue
		}
		if code != "" {
			return "", false
		}
		code = c
	}
	return code, code != ""
}

// SameVillage reports whether two names are written for one village; no name
// fits every village.
func SameVillage(name, other string) bool {
	return name == "" || bareVillageName(name) == bareVillageName(other)
}

func bareVillageName(name string) string {
	name = shortDivisionName(strings.TrimSpace(name))
	for _, suffix := range []string{"村委会", "居委会", "社区", "村"} {
		if s, ok := strings.CutSuffix(name, suffix); ok && s != "" {
			return s
		}
	}
	return name
}
