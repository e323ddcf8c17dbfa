package households_test

import (
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"ruhu/app/apptest"
	"ruhu/app/attachment"
	"ruhu/app/ui/households"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/uitest"
	"ruhu/app/ui/widgets"
	"ruhu/assets/text"
)

// house is a file with a picture of a house.
func house(t *testing.T) string {
	t.Helper()
	picture := image.NewRGBA(image.Rect(0, 0, 400, 300))
	for x := range 400 {
		for y := range 300 {
			at := color.RGBA{R: 190, G: 215, B: 240, A: 255}
			if y > 120 && x > 80 && x < 320 || y > 40 && y <= 120 && x > 60+(120-y) && x < 340-(120-y) {
				at = color.RGBA{R: 170, G: uint8(90 + y/8), B: 70, A: 255}
			}
			picture.Set(x, y, at)
		}
	}
	path := filepath.Join(t.TempDir(), "堂屋正面.png")
	f, err := os.Create(path)
	apptest.OK(t, err)
	apptest.OK(t, png.Encode(f, picture))
	apptest.OK(t, f.Close())
	return path
}

func TestAPhotoIsAttachedShownAndSavedOnTheHouseholdPage(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	family := apptest.Family(apptest.Village, 1, "张国强", "王𬍛")
	apptest.Seed(t, w, family)
	d := uitest.NewDesk(t, w)
	place := screen.Place{Screen: screen.Households, Household: family.ID}
	d.Show(t, households.New, place)
	if !uitest.Shows(d.Window, words("no_attachment")) {
		t.Error("nothing says that there are no attachments")
	}

	d.File = house(t)
	d.Press(t, words("attach"))
	if !d.Heard(words("kind_first")) || len(d.Places) > 0 {
		t.Fatalf("without a kind it says %q", d.Said)
	}
	for _, over := range d.Window.Canvas().Overlays().List() {
		over.Hide()
	}
	uitest.All[*widgets.ChoiceField](d.Window)[0].SetCode("housing")
	d.Press(t, words("attach"))
	if !d.Heard(words("attached_done")) || len(d.Places) != 1 || d.Places[0].Household != family.ID {
		t.Fatalf("it says %q and goes to %v", d.Said, d.Places)
	}

	d.Show(t, households.New, place)
	if !uitest.Shows(d.Window, "堂屋正面.png") || uitest.Shows(d.Window, words("no_attachment")) {
		t.Error("the attachment is not on the page")
	}
	d.File = t.TempDir()
	d.Press(t, words("save_copy"))
	if _, err := os.Stat(filepath.Join(d.File, "堂屋正面.png")); err != nil || !d.Heard("没有加密") {
		t.Errorf("%v; it says %q", err, d.Said)
	}
	end(d)
	uitest.Save(t, d.Window, "household-attachments")
	d.Press(t, words("show_attachment"))
	pictures := 0
	for _, o := range uitest.All[*canvas.Image](d.Window) {
		if o.Image != nil && o.Image.Bounds().Dx() == 400 {
			pictures++
		}
	}
	if pictures != 1 {
		t.Errorf("%d pictures are shown", pictures)
	}
	uitest.Save(t, d.Window, "household-photo")
}

// TestAttachmentsInLargeTypeAndEnglish is for looking at.
func TestAttachmentsInLargeTypeAndEnglish(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	family := apptest.Family(apptest.Village, 1, "张国强")
	apptest.Seed(t, w, family)
	_, err := attachment.Add(t.Context(), w, attachment.New{Household: family.ID, Kind: "housing", File: house(t)})
	apptest.OK(t, err)
	d := uitest.NewDesk(t, w)
	d.Env.Lang = text.En
	s, err := households.New(d.Env, screen.Place{Screen: screen.Households, Household: family.ID})
	apptest.OK(t, err)
	d.Window = uitest.LargeWindow(t, s.Content(), 1366, 768)
	end(d)
	if !uitest.Shows(d.Window, "Housing and living conditions") {
		t.Error("what it shows is cut short")
	}
	uitest.Save(t, d.Window, "household-attachments-large")
}

// end scrolls the page to its end.
func end(d *uitest.Desk) {
	for _, s := range uitest.All[*container.Scroll](d.Window) {
		s.ScrollToBottom()
	}
}

func TestWhatCannotBeShownSaysSo(t *testing.T) {
	w := apptest.Create(t, apptest.Village)
	family := apptest.Family(apptest.Village, 1, "张国强")
	apptest.Seed(t, w, family)
	file := filepath.Join(t.TempDir(), "half.gif")
	apptest.OK(t, os.WriteFile(file, []byte("GIF89a and nothing more"), 0o600))
	paper := filepath.Join(t.TempDir(), "paper.pdf")
	apptest.OK(t, os.WriteFile(paper, []byte("%PDF-1.4"), 0o600))
	for _, f := range []string{file, paper} {
		_, err := attachment.Add(t.Context(), w, attachment.New{Household: family.ID, Kind: "bill", File: f})
		apptest.OK(t, err)
	}
	d := uitest.NewDesk(t, w)
	d.Show(t, households.New, screen.Place{Screen: screen.Households, Household: family.ID})
	buttons := 0
	for _, b := range uitest.All[*widgets.Button](d.Window) {
		if b.Words() == words("show_attachment") {
			buttons++
		}
	}
	if buttons != 1 {
		t.Errorf("%d attachments offer to be shown; a PDF cannot be", buttons)
	}
	d.Press(t, words("show_attachment"))
	if !d.Heard(text.Zh.T("attachment.cannot_show", "half.gif")) {
		t.Errorf("it says %q", d.Said)
	}
}
