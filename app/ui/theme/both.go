package theme

import "sync"

var (
	normal = sync.OnceValue(func() *Theme { return New(false) })
	large  = sync.OnceValue(func() *Theme { return New(true) })
)

// For returns the theme in normal or large type, always the same two: each new
// one would parse the fonts again.
func For(largeType bool) *Theme {
	if largeType {
		return large()
	}
	return normal()
}
