package transfer

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"ruhu/app/exchange"
	"ruhu/app/ui/widgets"
	"ruhu/assets"
	"ruhu/store"
	"ruhu/survey"
	"ruhu/syncpkg/object"
)

// quarantinePage shows the records that were not believed, by reason.
func (t *Transfer) quarantinePage() fyne.CanvasObject {
	page := widgets.NewRows(14, widgets.NewSectionTitle(t.t("part.quarantine"), t.t("quarantine_hint")))
	if len(t.state.quarantined) == 0 {
		page.Add(widgets.NewCard("", widgets.NewMuted(t.t("no_quarantine")).Wrapped()))
		return page
	}
	byReason := map[string][]store.Quarantine{}
	for _, q := range t.state.quarantined {
		byReason[q.Reason] = append(byReason[q.Reason], q)
	}
	var reasons []string
	for reason := range byReason {
		reasons = append(reasons, reason)
	}
	slices.Sort(reasons)
	for _, reason := range reasons {
		page.Add(t.quarantineCard(reason, byReason[reason]))
	}
	return page
}

// quarantineColumns are the number of a record, what it claims to be, and when it
// came.
var quarantineColumns = widgets.NewReflow(620, 2,
	widgets.NewColumns(16, widgets.Fixed(190), widgets.Share(1), widgets.Fixed(104)).AlignTop(),
	widgets.NewColumns(16, widgets.Share(1)), widgets.NewColumns(16, widgets.Share(1), widgets.Fixed(104)))

func (t *Transfer) quarantineCard(reason string, records []store.Quarantine) fyne.CanvasObject {
	list := widgets.NewRows(6)
	for i, q := range records {
		if i == mostRows {
			list.Add(widgets.NewMuted(t.t("more", len(records)-i)))
			break
		}
		list.Add(quarantineColumns.Row(widgets.NewText(exchange.Short(q.Sealed.ID())), widgets.NewMuted(t.claims(q)).Wrapped(),
			widgets.NewCaption(q.ReceivedAt.Local().Format("2006-01-02"))))
	}
	title := widgets.NewFlow(10, widgets.NewStrong(t.t("code."+reason)), widgets.NewStatusTag(t.t("objects", len(records)), widgets.ToneWarn))
	return widgets.NewCard("", title, widgets.NewText(t.because(reason)).Wrapped(), widgets.NewRule(), list)
}

// claims says what a record says of itself, as far as it can be read, and who
// signed it, as far as that is known. None of it is proven.
func (t *Transfer) claims(q store.Quarantine) string {
	var parts []string
	if o, err := object.Trusted(q.Sealed); err == nil && survey.DivisionRole(o.Division) != "" {
		parts = append(parts, t.kind(o.Type), assets.DivisionName(o.Division))
	}
	name := t.t("unknown_signer", q.Sealed.Signer.String()[:12])
	for _, d := range t.state.keys {
		if d.KeyID == q.Sealed.Signer {
			name = d.Name
		}
	}
	return strings.Join(append(parts, t.t("signer", name)), "  ")
}

// kind names a type of object; a later version may have others.
func (t *Transfer) kind(kind object.Type) string {
	if key := "object." + string(kind); t.env.Lang.Has(key) {
		return t.env.T(key)
	}
	return t.t("other_kind")
}
