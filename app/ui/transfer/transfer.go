// Package transfer is the screen of the exchange: who this workspace is to the
// others, batches out to the stick and in from it, what came back, and what is
// missing.
package transfer

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ruhu/app/exchange"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/widgets"
	"ruhu/assets"
	"ruhu/store"
	"ruhu/syncpkg"
)

// Transfer is the screen.
type Transfer struct {
	env      *screen.Env
	enrolled bool
	own      syncpkg.Certificate
	devices  []syncpkg.Certificate
	below    []string
	pending  int
	exports  []store.Export
	gaps     []exchange.Gap
	bad      []store.Quarantine

	first   fyne.Focusable
	content fyne.CanvasObject
}

var _ screen.Screen = (*Transfer)(nil)

// New reads the state of the exchange and makes the screen.
func New(env *screen.Env, _ screen.Place) (screen.Screen, error) {
	t := &Transfer{env: env}
	if err := t.read(); err != nil {
		return nil, err
	}
	t.build()
	return t, nil
}

func (t *Transfer) read() error {
	w := t.env.W
	t.own, t.enrolled = w.Identity.Certificate()
	for _, step := range []func() error{
		func() (err error) { t.devices, err = exchange.Devices(w); return err },
		func() (err error) { t.below, err = exchange.Below(w); return err },
		func() (err error) { t.pending, err = exchange.Pending(context.Background(), w); return err },
		func() (err error) { t.exports, err = w.Store.Exports(); return err },
		func() (err error) { t.gaps, err = exchange.Gaps(w); return err },
		func() (err error) { t.bad, err = w.Store.Quarantined(); return err },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// Subtitle implements screen.Screen.
func (t *Transfer) Subtitle() string { return assets.DivisionPath(t.env.W.Division) }

// Content implements screen.Screen.
func (t *Transfer) Content() fyne.CanvasObject { return t.content }

// Status implements screen.Screen.
func (t *Transfer) Status() string { return "" }

// Shortcuts implements screen.Screen.
func (t *Transfer) Shortcuts() []*fyne.MenuItem { return nil }

// Place implements screen.Screen.
func (t *Transfer) Place() screen.Place { return screen.Place{Screen: screen.Transfer} }

// First implements screen.Screen.
func (t *Transfer) First() fyne.Focusable { return t.first }

// Leave implements screen.Screen.
func (t *Transfer) Leave() {}

func (t *Transfer) t(key string, args ...any) string { return t.env.T("transfer."+key, args...) }

func (t *Transfer) build() {
	two := widgets.NewColumns(16, widgets.Share(1), widgets.Share(1)).AlignTop()
	page := widgets.NewRows(16)
	if t.enrolled {
		page.Add(two.Row(t.exportCard(), t.importCard()))
	}
	page.Add(t.enrolCard())
	if t.enrolled {
		if len(t.gaps)+len(t.bad) > 0 {
			page.Add(t.troubleCard())
		}
		page.Add(two.Row(t.sentCard(), t.devicesCard()))
	}
	t.content = container.NewVScroll(widgets.Inset(26, 22, page))
}

// again shows the screen anew after something changed, with the words of what
// happened above it.
func (t *Transfer) again(tone widgets.Tone, lines []string) {
	t.env.Go(screen.Place{Screen: screen.Transfer})
	t.env.Tell(tone, strings.Join(lines, "\n"))
}

// sentCard lists the batches that were written here.
func (t *Transfer) sentCard() fyne.CanvasObject {
	list := widgets.NewRows(7)
	columns := widgets.NewColumns(12, widgets.Fixed(56), widgets.Share(2), widgets.Fixed(92), widgets.Fixed(64), widgets.Share(2))
	for i := len(t.exports) - 1; i >= 0; i-- {
		e := t.exports[i]
		state := widgets.NewStatusTag(t.t("waiting"), widgets.ToneWarn)
		if e.Acknowledged {
			state = widgets.NewStatusTag(t.t("acknowledged"), widgets.ToneOK)
		}
		if e.Stream != t.env.W.Division[:6] || t.env.W.Role == syncpkg.County {
			state = widgets.NewStatusTag(t.t("down"), widgets.ToneQuiet)
		}
		list.Add(columns.Row(widgets.NewText(t.t("number", e.Seq)), widgets.NewText(assets.DivisionName(e.Stream)).Elided(),
			widgets.NewText(e.CreatedAt.Local().Format("2006-01-02")), widgets.NewText(t.t("objects", e.Objects)), container.NewHBox(state)))
	}
	if len(t.exports) == 0 {
		list.Add(widgets.NewMuted(t.t("nothing_sent")).Wrapped())
	}
	return widgets.NewCard(t.t("sent"), list)
}

// devicesCard lists who is known, with the fingerprints that can be compared.
func (t *Transfer) devicesCard() fyne.CanvasObject {
	list := widgets.NewRows(9)
	for _, d := range t.devices {
		list.Add(widgets.NewRows(1,
			widgets.NewFlow(10, widgets.NewText(d.Name), widgets.NewCaption(t.env.T("role."+string(d.Role))+" "+d.Division)),
			widgets.NewCaption(t.t("fingerprint", d.Fingerprint())).Wrapped()))
	}
	return widgets.NewCard(t.t("devices"), list)
}

// troubleCard lists what is missing, contradicts itself or was not believed.
func (t *Transfer) troubleCard() fyne.CanvasObject {
	list := widgets.NewRows(7)
	for _, g := range t.gaps {
		for _, m := range g.State.Missing {
			list.Add(widgets.NewText(t.t("missing", g.Sender.Name, m.From, m.To)).Wrapped().In(widgets.ToneWarn.Ink()))
		}
		for _, n := range append(g.State.Forked, g.State.Broken...) {
			list.Add(widgets.NewText(t.t("forked", g.Sender.Name, n)).Wrapped().In(widgets.ToneBad.Ink()))
		}
	}
	for _, q := range t.bad {
		list.Add(widgets.NewText(t.t("quarantined", q.Sealed.ID().String()[:12], t.env.T("syncpkg.quarantine."+q.Reason))).Wrapped())
	}
	return widgets.NewCard(t.t("trouble"), list)
}
