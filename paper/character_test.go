package paper_test

import (
	"bytes"
	"fmt"
	"os/exec"
	"strings"
	"testing"

	"ruhu/assets/text"
)

// TestDrawnCharacters pins the outlines of characters beyond the embedded font:
// from Noto Sans SC, from the rare font, a tick box and a code point. The text
// in front, with its place and colour, is the layout's.
func TestDrawnCharacters(t *testing.T) {
	f := zhangForm()
	f.Head = "𬍛𨭎☑\uE123"
	drawn := readPDF(t, printed(t, text.Zh, f)).pages[0].drawn
	var got strings.Builder
	for _, r := range f.Head {
		_, path, _ := strings.Cut(drawn[string(r)], " cm\n")
		fmt.Fprintf(&got, "%U\n%s", r, path)
	}
	golden(t, "drawn.txt", got.String())
}

func TestEveryCharacterHasItsGlyph(t *testing.T) {
	for name, f := range forms() {
		file := readPDF(t, printed(t, text.Zh, f))
		tables := file.glyphs(t)
		for _, page := range file.pages {
			for _, line := range page.texts {
				for _, r := range line.shown {
					if table := tables[line.font]; r > 0xFFFF || table[2*r] == 0 && table[2*r+1] == 0 {
						t.Errorf("%s: %q shows %U, for which font %s has no glyph", name, line.text, r, line.font)
					}
				}
			}
		}
	}
}

func TestRareNamesPrintAsTheyAre(t *testing.T) {
	for _, name := range []string{"㛃", "李䶮", "𬍛", "李𠅤明", "王𨭎", "𪚥𪚥", "㛃𨭎·买买提", "阿卜杜热合曼·买买提依明江", "a𬍛b"} {
		f := zhangForm()
		f.Head, f.Visitors[0].Name = name, name
		data := printed(t, text.Zh, f)
		got := readPDF(t, data)
		if n := strings.Count(got.all(), name); n < 3 { // field, running head, visitor
			t.Errorf("%s stands on the paper %d times", name, n)
		}
		if strings.Contains(got.all(), "U+") {
			t.Errorf("%s is reported as missing", name)
		}
		if found, ok := pdftotext(t, data); ok && !strings.Contains(found, name) {
			t.Errorf("pdftotext does not find %s", name)
		}
	}
}

// pdftotext asks another program what it reads, where there is one.
func pdftotext(t *testing.T, data []byte) (string, bool) {
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		return "", false
	}
	cmd := exec.CommandContext(t.Context(), program, "-", "-")
	cmd.Stdin = bytes.NewReader(data)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("pdftotext: %v", err)
	}
	return string(out), true
}

func TestCharactersWithoutAnyGlyphAreBoxedAndNamed(t *testing.T) {
	f := zhangForm()
	f.Head, f.Note = "王\uE123", "笑脸😀，生僻\U000323AF"
	got := readPDF(t, printed(t, text.Zh, f)).all()
	for _, want := range []string{"王\uE123", "笑脸😀", "U+E123 U+1F600 U+323AF"} {
		if !strings.Contains(got, want) {
			t.Errorf("the paper does not say %q", want)
		}
	}
}

func TestInvisibleCharactersDoNotDisturb(t *testing.T) {
	f := zhangForm()
	f.Head = "\u202E张\u200B国\x00强\uFE0F\u2066"
	f.Address = "甲\t乙\u00A0丙\r\n丁\u2028戊"
	file := readPDF(t, printed(t, text.Zh, f))
	got := file.all()
	for _, want := range []string{"张国强", "甲 乙 丙丁戊"} {
		if !strings.Contains(got, want) {
			t.Errorf("the paper does not say %q", want)
		}
	}
	if i := strings.IndexFunc(got, func(r rune) bool { return r < ' ' || r >= 0x2028 && r <= 0x206F }); i >= 0 {
		t.Errorf("the paper holds %q", got[i:i+3])
	}
}
