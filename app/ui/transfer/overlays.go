package transfer

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ruhu/app"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/widgets"
	"ruhu/syncpkg"
)

// overlaysPage shows the overlays that count and the county's issues of them; a
// county makes the next issue here.
func (t *Transfer) overlaysPage() fyne.CanvasObject {
	page := widgets.NewRows(14, widgets.NewSectionTitle(t.t("part.overlays"), t.t("overlays_hint."+string(t.env.W.Role))))
	if t.state.unfit() > 0 {
		page.Add(widgets.NewFindingCard(widgets.Finding{Tone: widgets.ToneBad, Title: t.t("unfit"), Text: t.t("unfit_do")}))
	}
	if t.env.W.Role == syncpkg.County {
		page.Add(t.draftCard())
	} else {
		page.Add(t.inForceCard())
	}
	page.Add(t.issuesCard())
	return page
}

// inForceCard lists the overlays by which this workspace counts.
func (t *Transfer) inForceCard() fyne.CanvasObject {
	list := widgets.NewRows(6)
	for _, o := range t.env.W.Pack.Overlays() {
		list.Add(widgets.NewRows(1, widgets.NewText(o.Issuer).Wrapped(), widgets.NewCaption(t.t("fingerprint", o.SHA256[:12])).Wrapped()))
	}
	if len(list.Objects) == 0 {
		list.Add(widgets.NewMuted(t.t("no_overlays")).Wrapped())
	}
	policy := widgets.NewSecondaryButton(t.t("to_policy"), func() { t.env.Go(screen.Place{Screen: screen.Policy}) })
	t.begin(policy)
	return widgets.NewCard(t.t("counting_by"), list, widgets.NewBeside(12, policy))
}

// draftCard is the list that the next issue will hold: those that count now, less
// what is taken off, and what is added.
func (t *Transfer) draftCard() fyne.CanvasObject {
	list := widgets.NewRows(6)
	for i, o := range t.draft() {
		take := widgets.NewLinkButton(t.t("take_off"), func() {
			t.next = slices.Delete(slices.Clone(t.draft()), i, i+1)
			t.changed = true
			t.open(partOverlays)
		})
		list.Add(widgets.NewSides(widgets.NewText(o.Name).Wrapped(), take))
	}
	if len(list.Objects) == 0 {
		list.Add(widgets.NewMuted(t.t("no_overlays")).Wrapped())
	}
	add := t.button(!t.changed, t.t("add_overlay"), func() { t.env.ChooseFile(t.addOverlay, ".yaml", ".yml") })
	buttons := []fyne.CanvasObject{add}
	if t.changed {
		buttons = append(buttons, t.button(true, t.t("issue"), t.askIssue),
			widgets.NewSecondaryButton(t.t("discard"), func() { t.discard() }))
	}
	return widgets.NewCard(t.t("next_issue"), list, widgets.NewFlow(12, buttons...))
}

// draft is the list as it stands.
func (t *Transfer) draft() []app.Overlay {
	if t.changed {
		return t.next
	}
	return t.env.W.Overlays()
}

func (t *Transfer) discard() {
	t.next, t.changed = nil, false
	t.open(partOverlays)
}

// addOverlay takes a file into the list, in the place of one of its name.
func (t *Transfer) addOverlay(path string) {
	o, err := app.ReadOverlay(path)
	if err != nil {
		t.env.Fail(err)
		return
	}
	next := slices.DeleteFunc(slices.Clone(t.draft()), func(have app.Overlay) bool { return have.Name == o.Name })
	t.next, t.changed = append(next, o), true
	t.open(partOverlays)
}

// askIssue asks before it signs: from then on everybody below counts by the list.
func (t *Transfer) askIssue() {
	var names []string
	for _, o := range t.draft() {
		names = append(names, o.Name)
	}
	words := t.t("issue_words", strings.Join(names, t.t("comma")))
	if len(names) == 0 {
		words = t.t("issue_none")
	}
	widgets.Ask(t.env.Window, widgets.Question{Title: t.t("issue_title"), Words: words, Yes: t.t("issue_yes"), No: t.t("cancel"), OnYes: t.issue})
}

// issue signs the list.
func (t *Transfer) issue() {
	issued, err := t.env.W.IssueOverlays(context.Background(), t.draft())
	if err != nil {
		t.env.Fail(err)
		return
	}
	t.next, t.changed = nil, false
	t.again(partOverlays)
	t.env.Tell(widgets.ToneOK, t.env.T("ctl.pack.sent", issued.Serial, len(issued.Overlays)))
}

// issueColumns are the number of an issue, what it holds, from whom, and how it
// stands.
var issueColumns = widgets.NewReflow(620, 2,
	widgets.NewColumns(16, widgets.Fixed(84), widgets.Share(3), widgets.Share(2), widgets.Fixed(120)).AlignTop(),
	widgets.NewColumns(16, widgets.Fixed(84), widgets.Share(1)).AlignTop(), widgets.NewColumns(16, widgets.Share(1), widgets.Fixed(120)))

// issuesCard lists the county's issues, the newest first.
func (t *Transfer) issuesCard() fyne.CanvasObject {
	list := widgets.NewRows(7)
	for i, issue := range t.state.issues {
		if i > 0 {
			list.Add(widgets.NewRule())
		}
		holds := widgets.NewRows(2)
		for _, o := range issue.Overlays {
			holds.Add(widgets.NewText(o.Name).Wrapped())
		}
		if len(issue.Overlays) == 0 {
			holds.Add(widgets.NewMuted(t.t("withdrawn")).Wrapped())
		}
		if issue.Err != nil {
			holds.Add(widgets.NewCaption(strings.Join(t.env.Lang.Explain(issue.Err), "\n")).Wrapped().In(widgets.ToneBad.Ink()))
		}
		day, _, _ := strings.Cut(issue.Claimed, "T")
		list.Add(issueColumns.Row(widgets.NewStrong(t.t("serial", issue.Serial)), holds,
			widgets.NewMuted(issue.Author+"  "+day).Wrapped(), container.NewHBox(t.issueState(issue))))
	}
	if len(t.state.issues) == 0 {
		list.Add(widgets.NewMuted(t.t("no_issues")).Wrapped())
	}
	return widgets.NewCard(t.t("issues"), list)
}

func (t *Transfer) issueState(i app.Issue) *widgets.StatusTag {
	switch {
	case i.Err != nil:
		return widgets.NewStatusTag(t.t("does_not_fit"), widgets.ToneBad)
	case i.InForce:
		return widgets.NewStatusTag(t.env.T("ctl.pack.issue_in_force"), widgets.ToneOK)
	}
	return widgets.NewStatusTag(t.env.T("ctl.pack.issue_before"), widgets.ToneQuiet)
}
