package rules

// FactNames returns the names of all facts that conditions or figures can have.
func FactNames() []string {
	var names []string
	for _, f := range factList {
		names = append(names, f.name)
	}
	return names
}
