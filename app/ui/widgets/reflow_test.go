package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"ruhu/app/ui/uitest"
	"ruhu/app/ui/widgets"
)

func TestARowBreaksWhereThereIsNoRoom(t *testing.T) {
	columns := widgets.NewReflow(400, 6,
		widgets.NewColumns(10, widgets.Share(1), widgets.Fixed(100), widgets.Fixed(100)),
		widgets.NewColumns(10, widgets.Share(1)),
		widgets.NewColumns(10, widgets.Fixed(100), widgets.Share(1)))
	for _, c := range []struct {
		name   string
		width  float32
		lastX  float32
		broken bool
	}{
		{"in one line where it fits", 400, 300, false},
		{"in two lines where it does not", 399, 110, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			first, second, last := widgets.NewText("种植"), widgets.NewText("1"), widgets.NewText("2")
			row := columns.Row(first, second, last)
			uitest.Window(t, widgets.NewRows(0, row), c.width, 200)
			if last.Position().X != c.lastX {
				t.Errorf("the last cell is at %v", last.Position())
			}
			if broken := second.Position().Y >= first.Size().Height; broken != c.broken {
				t.Errorf("the second cell is at %v below %v", second.Position(), first.Size())
			}
			if least := row.MinSize(); least.Height < last.Position().Y+last.Size().Height || least.Width > c.width {
				t.Errorf("the row asks for %v", least)
			}
		})
	}
}

func TestARowIsNoWiderThanWhenItIsBroken(t *testing.T) {
	columns := widgets.NewReflow(400, 6,
		widgets.NewColumns(0, widgets.Fixed(200), widgets.Fixed(200)),
		widgets.NewColumns(0, widgets.Fixed(200)), widgets.NewColumns(0, widgets.Fixed(200)))
	row := columns.Row(widgets.NewText("一"), widgets.NewText("二"))
	row.Resize(fyne.NewSize(500, 100))
	if got := row.MinSize().Width; got != 200 {
		t.Errorf("it asks for %v", got)
	}
}
