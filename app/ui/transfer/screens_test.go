package transfer_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/app/exchange"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/theme"
	"ruhu/app/ui/transfer"
	"ruhu/app/ui/uitest"
	"ruhu/app/ui/widgets"
	"ruhu/assets/text"
	"ruhu/store"
	"ruhu/survey"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// longName is as long as a name in a certificate gets.
const longName = "阿卜杜热合曼·买买提依明江·图尔荪托合提"

// crowded is a township with many villages, of which most have gaps, and records
// in quarantine.
func crowded(t *testing.T) *app.Workspace {
	t.Helper()
	o := apptest.Enrolled(t)
	for i := range 14 {
		p := apptest.Params(fmt.Sprintf("4106211052%02d", 3+i))
		p.Operator.Name, p.Operator.Unit = longName, "托格拉克阿塔木村驻村工作队和村民委员会"
		village, _, err := app.Create(t.Context(), filepath.Join(t.TempDir(), "w"), p)
		apptest.OK(t, err)
		apptest.Enrol(t, o.Township, village)
		if i > 2 {
			arrived(t, o.Township, village, i)
		}
		apptest.OK(t, village.Close())
	}
	foreign := apptest.Family(apptest.OtherVillage, 50, "外村人")
	raw, err := object.Encode(survey.Seed{Household: foreign})
	apptest.OK(t, err)
	for i := range 5 {
		bad, err := o.Village.Sign(object.Header{Type: object.Seed, Division: foreign.Village, Subject: fmt.Sprint(foreign.ID, i), Body: raw})
		apptest.OK(t, err)
		apptest.OK(t, o.Township.Store.Update(t.Context(), func(tx *store.Tx) error {
			return tx.AddQuarantine(store.Quarantine{Sealed: bad.Sealed, Reason: []string{"division", "signature"}[i%2], ReceivedAt: o.Township.Now()})
		}))
	}
	return o.Township
}

// arrived lets manifests of a device arrive with holes between them.
func arrived(t *testing.T, w, device *app.Workspace, holes int) {
	t.Helper()
	own, _ := device.Identity.Certificate()
	apptest.OK(t, w.Store.Update(t.Context(), func(tx *store.Tx) error {
		for i := range holes {
			m := syncpkg.Manifest{Version: 1, Suite: 1, Signer: own.KeyID, Epoch: 1, Stream: apptest.County, Seq: uint64(3*i + 2)}
			raw, err := object.Encode(m)
			if err != nil {
				return err
			}
			if _, err := tx.AddManifest(store.Manifest{Signer: m.Signer, Epoch: m.Epoch, Stream: m.Stream, Seq: m.Seq, Hash: m.ID(), Bytes: raw}); err != nil {
				return err
			}
		}
		return nil
	}))
}

// TestPartsOfACrowdedOfficeFit shows a township with many villages in both languages,
// in a small window and in large type.
func TestPartsOfACrowdedOfficeFit(t *testing.T) {
	w := crowded(t)
	for _, c := range []struct {
		name   string
		lang   text.Lang
		width  float32
		window func(testing.TB, fyne.CanvasObject, float32, float32) fyne.Window
	}{
		{"", text.Zh, 1366, uitest.Window}, {"-english-small", text.En, 1024, uitest.Window}, {"-large-small", text.Zh, 1024, uitest.LargeWindow},
	} {
		for _, part := range []string{"batches", "received", "quarantine", "keys"} {
			d := uitest.NewDesk(t, w)
			d.Env.Lang = c.lang
			window := c.window(t, widgets.NewText(""), c.width, 640)
			s, err := transfer.New(d.Env, screen.Place{Screen: screen.Transfer, Filter: part})
			apptest.OK(t, err)
			window.SetContent(widgets.NewFrame(nil, nil, widgets.NewSide(132, theme.Rail, widgets.NewText("")), nil, s.Content()))
			uitest.Settle(window)
			uitest.Save(t, window, "exchange-crowded-"+part+c.name)
			if wide := s.Content().MinSize().Width; wide > c.width-132 {
				t.Errorf("%s%s needs %.0f pixels", part, c.name, wide)
			}
		}
	}
}

func TestWhatIsMissingFromBelowStandsFirst(t *testing.T) {
	d := show(t, crowded(t), "received")
	shows(t, d, words("gaps_in", 11), words("missing_tag"), words("none_came"), words("missing", "1、3–4、6–7", 8))
}

func TestQuarantineIsShownByReason(t *testing.T) {
	d := show(t, crowded(t), "quarantine")
	shows(t, d, words("code.division"), words("code.signature"), words("objects", 3), text.Zh.T("syncpkg.quarantine.division"))
}

func TestAnImportReportFits(t *testing.T) {
	o := apptest.Enrolled(t)
	apptest.Seed(t, o.Township, apptest.Families(apptest.Village, 4)...)
	file := apptest.Export(t, o.Township, "")
	d := show(t, o.County, "batches")
	d.File = filepath.Dir(file)
	d.Press(t, words("import_folder"))
	uitest.Settle(d.Window)
	uitest.Save(t, d.Window, "exchange-report")
	d.Press(t, words("back"))
	_, err := exchange.Export(t.Context(), o.Township, t.TempDir(), "", nil)
	apptest.OK(t, err)
	up := show(t, o.Township, "batches")
	up.Press(t, words("export_up"))
	uitest.Settle(up.Window)
	uitest.Save(t, up.Window, "exchange-wrote")
}
