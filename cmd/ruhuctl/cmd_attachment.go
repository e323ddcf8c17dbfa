package main

import (
	"context"
	"os"

	"github.com/spf13/cobra"

	"ruhu/app"
	"ruhu/app/attachment"
	"ruhu/store"
	"ruhu/survey"
)

func (c *command) attachment() *cobra.Command {
	return c.group("attachment", "ctl.attachment.short", c.attachmentAdd(), c.attachmentList(), c.attachmentSave())
}

func (c *command) attachmentAdd() *cobra.Command {
	var n attachment.New
	cmd := &cobra.Command{
		Use:   "add HOUSEHOLD FILE...",
		Short: c.lang.T("ctl.attachment.add"),
		Args:  cobra.MinimumNArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.withWorkspace(func(w *app.Workspace) error {
				if _, err := householdByID(w.Store, args[0]); err != nil {
					return err
				}
				for _, file := range args[1:] {
					n.Household, n.File = args[0], file
					o, err := attachment.Add(cmd.Context(), w, n)
					if err != nil {
						return err
					}
					c.say("ctl.attachment.added", o.ID, file)
				}
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&n.Kind, "kind", "other", c.lang.T("ctl.flag.attachment_kind"))
	cmd.Flags().StringVar(&n.Name, "name", "", c.lang.T("ctl.flag.attachment_name"))
	cmd.Flags().StringVar(&n.Visit, "visit", "", c.lang.T("ctl.flag.attachment_visit"))
	return cmd
}

// attachmentJSON is an attachment for programs.
type attachmentJSON struct {
	ID      string `json:"id"`
	Kind    string `json:"kind"`
	Name    string `json:"name"`
	Media   string `json:"media"`
	Size    uint64 `json:"size"` // bytes
	Visit   string `json:"visit"`
	Author  string `json:"author"`
	Claimed string `json:"claimed"`
	Here    bool   `json:"here"` // the content has arrived
}

func (c *command) attachmentList() *cobra.Command {
	return &cobra.Command{
		Use:   "list HOUSEHOLD",
		Short: c.lang.T("ctl.attachment.list"),
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.withWorkspace(func(w *app.Workspace) error {
				if _, err := householdByID(w.Store, args[0]); err != nil {
					return err
				}
				list, err := attachment.Of(cmd.Context(), w, args[0])
				if err != nil {
					return err
				}
				return c.printAttachments(list)
			})
		},
	}
}

func (c *command) printAttachments(list []store.Attachment) error {
	rows := []attachmentJSON{}
	for _, a := range list {
		rows = append(rows, attachmentJSON{a.ID.String(), a.Body.Kind, a.Body.Name, a.Body.Media, a.Body.Size, a.Body.Visit, a.Author, a.Claimed, a.Here})
	}
	if c.json {
		return c.printJSON(rows)
	}
	for _, r := range rows {
		c.say("ctl.attachment.row", r.ID[:12], survey.AttachmentKinds.Text(r.Kind, string(c.lang)), r.Name, attachment.Size(r.Size), r.Author, c.arrived(r.Here))
	}
	c.say("ctl.attachment.count", len(rows))
	return nil
}

// arrived says so where the content has not.
func (c *command) arrived(here bool) string {
	if here {
		return ""
	}
	return c.lang.T("attachment.awaited")
}

func (c *command) attachmentSave() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "save HOUSEHOLD ATTACHMENT",
		Short: c.lang.T("ctl.attachment.save"),
		Args:  cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.withWorkspace(func(w *app.Workspace) error {
				if _, err := householdByID(w.Store, args[0]); err != nil {
					return err
				}
				a, err := attachment.Find(cmd.Context(), w, args[0], args[1])
				if err != nil {
					return err
				}
				path, err := saveTo(cmd.Context(), w, a, out)
				if err != nil {
					return err
				}
				c.say("ctl.attachment.saved", path)
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&out, "out", ".", c.lang.T("ctl.flag.attachment_out"))
	return cmd
}

// saveTo saves to a file, or into a folder, and returns the path.
func saveTo(ctx context.Context, w *app.Workspace, a store.Attachment, out string) (string, error) {
	if info, err := os.Stat(out); err == nil && info.IsDir() {
		return attachment.SaveInto(ctx, w, a, out)
	}
	return out, attachment.Save(ctx, w, a, out)
}
