package widgets_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"pgregory.net/rapid"

	"ruhu/app/ui/uitest"
	"ruhu/app/ui/widgets"
)

// em is the width of an ideograph.
func em() float32 { return widgets.NewText("国").MinSize().Width }

func TestTextWrapsAsChineseIsWritten(t *testing.T) {
	show(t, 100)
	for _, c := range []struct {
		name, words string
		ems         float32
		want        []string
	}{
		{"between ideographs", "家庭人均收入", 4, []string{"家庭人均", "收入"}},
		{"not before a comma", "收入低于，差", 4, []string{"收入低", "于，差"}},
		{"not after an opening bracket", "现行标准（拟）", 5, []string{"现行标准", "（拟）"}},
		{"not inside a number", "低于标准 3,210.50 元", 6, []string{"低于标准", "3,210.50 元"}},
		{"at a space between words", "per capita income", 6, []string{"per capita", "income"}},
		{"where it is told to", "一\n二", 4, []string{"一", "二"}},
		{"not before the point of a name", "买买提·吐尔逊江", 3, []string{"买买", "提·吐", "尔逊江"}},
		{"characters beyond U+FFFF", "𬍛𠅤㛃䶮", 2, []string{"𬍛𠅤", "㛃䶮"}},
		{"a word longer than a line", "410699196501010018", 5, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := widgets.NewText(c.words).Wrapped()
			text.Resize(fyne.NewSize(c.ems*em()+1, 100))
			got := lines(text)
			if c.want == nil {
				if len(got) < 2 || strings.Join(got, "") != c.words {
					t.Errorf("lines are %q", got)
				}
			} else if !slices.Equal(got, c.want) {
				t.Errorf("lines are %q, want %q", got, c.want)
			}
			if high := text.MinSize().Height; high < float32(len(got))*em() {
				t.Errorf("height %v for %d lines", high, len(got))
			}
		})
	}
}

func TestWrappingLosesNothingAndFits(t *testing.T) {
	show(t, 100)
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.StringOf(rapid.SampledFrom([]rune("国家庭收，。（）“”·𬍛㛃ab12.,% 元"))).Draw(t, "words")
		ems := rapid.IntRange(3, 12).Draw(t, "ems")
		text := widgets.NewText(words).Wrapped()
		text.Resize(fyne.NewSize(float32(ems)*em(), 100))
		got := lines(text)
		bare := func(s string) string { return strings.ReplaceAll(s, " ", "") }
		if bare(strings.Join(got, "")) != bare(words) {
			t.Fatalf("%q became %q", words, got)
		}
		for _, line := range got {
			if wide := widgets.NewText(line).MinSize().Width; wide > float32(ems)*em()+1 {
				t.Fatalf("line %q is %v wide, has %v", line, wide, float32(ems)*em())
			}
		}
	})
}

func TestElidedTextEndsInAnEllipsisWhereItDoesNotFit(t *testing.T) {
	show(t, 100)
	text := widgets.NewText("买买提·吐尔逊江·阿不都热依木").Elided()
	text.Resize(fyne.NewSize(6*em()+1, 30))
	if got := lines(text); !slices.Equal(got, []string{"买买提·吐…"}) {
		t.Errorf("shows %q", got)
	}
	text.Resize(fyne.NewSize(40*em(), 30))
	if got := lines(text)[0]; got != text.Words() {
		t.Errorf("with room it shows %q", got)
	}
}

func TestRowsFollowTheHeightOfTextThatWraps(t *testing.T) {
	long := widgets.NewText(strings.Repeat("家庭人均收入", 10)).Wrapped()
	below := widgets.NewText("下一行")
	cols := widgets.NewColumns(10, widgets.Fixed(100), widgets.Share(1))
	show(t, 100)
	widgets.NewRows(5, cols.Row(long, widgets.NewText("")), below).Resize(fyne.NewSize(400, 600))
	if got, least := below.Position().Y, long.MinSize().Height+5; got < least || len(lines(long)) < 9 {
		t.Errorf("the next row is at %v, the text of %d lines needs %v", got, len(lines(long)), least)
	}
}

func TestTypeGrowsWhenTheThemeDoes(t *testing.T) {
	text := widgets.NewText("家庭人均收入")
	uitest.Window(t, text, 400, 100)
	normal := text.MinSize()
	uitest.LargeWindow(t, text, 400, 100)
	if large := text.MinSize(); large.Width < normal.Width*1.25 {
		t.Errorf("normal %v, large %v", normal, large)
	}
}
