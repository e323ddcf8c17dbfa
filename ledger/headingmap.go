package ledger

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"ruhu/assets/text"
)

const maxHeadingMap = 1 << 20

// ReadHeadingMap reads a YAML file that says which heading means which field,
// one "heading: field" a line; the field "ignore" leaves a column out. Fields
// that do not exist are a text.Error that lists those that do.
func ReadHeadingMap(path string) (map[string]string, error) {
	data, err := readBounded(path, maxHeadingMap)
	if err != nil {
		return nil, err
	}
	var m map[string]string
	if err := yaml.Unmarshal(data, &m); err != nil {
		return nil, text.Fail("ledger.map_unreadable", filepath.Base(path)).Because(err)
	}
	return m, checkHeadingMap(m)
}

// checkHeadingMap refuses fields that do not exist.
func checkHeadingMap(m map[string]string) error {
	for _, heading := range slices.Sorted(maps.Keys(m)) {
		if !isField(m[heading]) {
			return text.Fail("ledger.map_field", heading, m[heading], fieldList())
		}
	}
	return nil
}

func fieldList() string {
	var names []string
	for f := range headingAliases {
		names = append(names, string(f))
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}
