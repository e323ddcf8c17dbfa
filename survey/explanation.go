package survey

import (
	"slices"
	"strings"
)

// Explanation says why a warning may stay: the visitors looked again, and it is
// so. It belongs to the warning of one code at one path.
type Explanation struct {
	Path   string `json:"path"`
	Code   string `json:"code"`
	Reason string `json:"reason"`
}

// ReasonFor returns why a warning may stay, empty where nobody said.
func (v Visit) ReasonFor(p Problem) string {
	if i := v.explanation(p); i >= 0 {
		return v.Explained[i].Reason
	}
	return ""
}

// Explain keeps the reason for a warning; an empty reason takes it back.
func (v *Visit) Explain(p Problem, reason string) {
	explained := slices.Clone(v.Explained)
	if i := v.explanation(p); i >= 0 {
		explained = slices.Delete(explained, i, i+1)
	}
	if strings.TrimSpace(reason) != "" {
		explained = append(explained, Explanation{p.Path, p.Code, reason})
	}
	v.Explained = explained
}

func (v Visit) explanation(p Problem) int {
	return slices.IndexFunc(v.Explained, func(e Explanation) bool { return e.Path == p.Path && e.Code == p.Code })
}
