package households

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"ruhu/app/attachment"
	"ruhu/app/ui/screen"
	"ruhu/app/ui/widgets"
	"ruhu/store"
	"ruhu/survey"
)

// attachments lists the photos and papers of a family, with a row to add more.
func (h *Households) attachments(household string) (fyne.CanvasObject, error) {
	list, err := attachment.Of(context.Background(), h.env.W, household)
	if err != nil {
		return nil, err
	}
	columns := widgets.NewColumns(12, widgets.Share(3), widgets.Share(4), widgets.Share(3), widgets.Fixed(132))
	rows := widgets.NewRows(7)
	for _, a := range list {
		rows.Add(columns.Row(
			widgets.NewText(h.code(survey.AttachmentKinds, a.Body.Kind)).Wrapped(), widgets.NewText(a.Body.Name).Wrapped(),
			widgets.NewCaption(h.t("attached", attachment.Size(a.Body.Size), a.Author, dayOf(a.Claimed))).Wrapped(), h.attachmentButtons(a)))
	}
	if len(list) == 0 {
		rows.Add(widgets.NewMuted(h.t("no_attachment")).Wrapped())
	}
	card := widgets.NewCard(h.t("attachments"), rows, widgets.NewRule(), h.attachRow(household))
	card.SetTitle(h.t("attachments"), h.t("attachments_note"))
	return card, nil
}

// attachmentButtons offers what can be done with an attachment, or says that its
// content has not arrived.
func (h *Households) attachmentButtons(a store.Attachment) fyne.CanvasObject {
	if !a.Here {
		return widgets.NewCaption(h.env.T("attachment.awaited"))
	}
	save := widgets.NewLinkButton(h.t("save_copy"), func() {
		h.env.ChooseFolder(func(dir string) { h.saveAttachment(a, dir) })
	})
	if !attachment.CanShow(a) {
		return widgets.NewBeside(8, save)
	}
	return widgets.NewBeside(8, widgets.NewLinkButton(h.t("show_attachment"), func() { h.showAttachment(a) }), save)
}

// attachRow asks what the next attachment shows, and for its file.
func (h *Households) attachRow(household string) fyne.CanvasObject {
	kind := widgets.NewChoiceField(h.env.Lang, survey.AttachmentKinds, nil)
	kind.SetEmpty(h.t("attachment_kind"))
	add := widgets.NewSecondaryButton(h.t("attach"), func() {
		if kind.Code() == "" {
			h.env.Tell(widgets.ToneWarn, h.t("kind_first"))
			kind.Open("")
			return
		}
		h.env.ChooseFile(func(path string) {
			h.attach(attachment.New{Household: household, Kind: kind.Code(), File: path})
		}, attachment.Extensions()...)
	})
	return widgets.NewSides(widgets.Width(240, kind), add)
}

// attach takes a file in and shows the page anew.
func (h *Households) attach(n attachment.New) {
	h.env.Run(screen.Work{What: h.t("attaching"), Safe: h.t("attaching_safe"), Do: func(ctx context.Context, _ func(done, total int64)) error {
		_, err := attachment.Add(ctx, h.env.W, n)
		return err
	}, Done: func(err error) {
		if err != nil {
			h.env.Fail(err)
			return
		}
		h.env.Go(h.Place())
		h.env.Tell(widgets.ToneOK, h.t("attached_done"))
	}})
}

func (h *Households) saveAttachment(a store.Attachment, dir string) {
	path, err := attachment.SaveInto(context.Background(), h.env.W, a, dir)
	if err != nil {
		h.env.Fail(err)
		return
	}
	h.env.Tell(widgets.ToneOK, h.env.T("ctl.attachment.saved", path))
}

// shownSide is how many pixels of a photo are shown at most.
const shownSide = 2000

// showAttachment shows a photo over the window. It is decoded in memory: no copy
// is left on the disk.
func (h *Households) showAttachment(a store.Attachment) {
	picture, err := attachment.Picture(h.env.W, a, shownSide)
	if err != nil {
		h.env.Fail(err)
		return
	}
	shown := canvas.NewImageFromImage(picture)
	shown.FillMode = canvas.ImageFillContain
	h.over(a.Body.Name, shown)
}

// over shows something to look at over the window, until it is closed.
func (h *Households) over(title string, body fyne.CanvasObject) {
	var shut func()
	closing := widgets.NewSecondaryButton(h.t("close"), func() { shut() })
	head := widgets.NewRows(10, widgets.NewSides(widgets.NewTitle(title).Elided(), closing), widgets.NewRule())
	shut = widgets.Over(h.env.Window, 1180, widgets.NewFrame(head, nil, nil, nil, widgets.Inset(0, 8, body)), closing)
}
