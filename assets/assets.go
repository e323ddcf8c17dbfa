// Package assets holds what is embedded in the program: fonts, the icon and the
// table of division codes. Sentences are in its package text. It imports
// nothing of the project.
package assets

import _ "embed"

//go:embed fonts/NotoSansSC-Regular.ttf
var notoSansRegular []byte

//go:embed fonts/NotoSansSC-Bold.ttf
var notoSansBold []byte

//go:embed fonts/HanaMinB.ttf.zst
var hanaMinB []byte

//go:embed icon.png
var icon []byte

// Icon returns the icon of the program as a PNG of 512 by 512 pixels: a house
// with a check mark. Callers must not change it.
func Icon() []byte { return icon }

// Regular returns Noto Sans SC Regular as a static TrueType font. Callers must
// not change it.
func Regular() []byte { return notoSansRegular }

// Bold returns Noto Sans SC Bold as a static TrueType font. Callers must not
// change it.
func Bold() []byte { return notoSansBold }

// RareGlyphs returns HanaMinB, which has the ideographs of CJK Extensions B to
// F, as a TrueType font compressed with zstd. It is 30 MB when unpacked: unpack
// it only for a name that the other fonts cannot write.
func RareGlyphs() []byte { return hanaMinB }
