package main

import (
	"strings"

	"github.com/spf13/cobra"

	"ruhu/app"
	"ruhu/assets/text"
)

func (c *command) packSend() *cobra.Command {
	var files []string
	var withdraw bool
	cmd := &cobra.Command{
		Use:   "send --overlay FILE... | --withdraw",
		Short: c.lang.T("ctl.pack.send"),
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.withWorkspace(func(w *app.Workspace) error {
				if (len(files) == 0) != withdraw {
					return text.Fail("ctl.pack.none_named")
				}
				var overlays []app.Overlay
				for _, path := range files {
					o, err := app.ReadOverlay(path)
					if err != nil {
						return err
					}
					overlays = append(overlays, o)
				}
				issue, err := w.IssueOverlays(cmd.Context(), overlays)
				if err != nil {
					return err
				}
				if c.json {
					return c.printJSON(c.issueRow(issue))
				}
				c.say("ctl.pack.sent", issue.Serial, len(issue.Overlays))
				return nil
			})
		},
	}
	cmd.Flags().StringArrayVar(&files, "overlay", nil, c.lang.T("ctl.flag.overlay"))
	cmd.Flags().BoolVar(&withdraw, "withdraw", false, c.lang.T("ctl.flag.withdraw"))
	return cmd
}

func (c *command) packIssued() *cobra.Command {
	return &cobra.Command{
		Use:   "issued",
		Short: c.lang.T("ctl.pack.issued"),
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.withWorkspace(func(w *app.Workspace) error {
				issues, err := w.Issues(cmd.Context())
				if err != nil {
					return err
				}
				return c.printIssues(issues)
			})
		},
	}
}

// printIssues writes a line an issue, and below one that does not fit, why.
func (c *command) printIssues(issues []app.Issue) error {
	rows := []issueJSON{}
	for _, i := range issues {
		rows = append(rows, c.issueRow(i))
	}
	switch {
	case c.json:
		return c.printJSON(rows)
	case len(issues) == 0:
		c.say("ctl.pack.no_issue")
	}
	for _, i := range issues {
		state := c.lang.T("ctl.pack.issue_before")
		switch {
		case i.Err != nil:
			state = c.lang.T("ctl.pack.issue_unfit") + strings.Join(c.lang.Explain(i.Err), " ")
		case i.InForce:
			state = c.lang.T("ctl.pack.issue_in_force")
		}
		c.say("ctl.pack.issue", i.Serial, i.Claimed, i.Author, state)
	}
	return nil
}

// issueJSON is an issue of overlays for programs.
type issueJSON struct {
	Serial   uint64   `json:"serial"`
	ID       string   `json:"id"`
	Claimed  string   `json:"claimed"`
	Author   string   `json:"author"`
	Overlays []string `json:"overlays"` // names of their files
	InForce  bool     `json:"in_force"`
	Errors   []string `json:"errors"` // why it does not fit
}

func (c *command) issueRow(i app.Issue) issueJSON {
	row := issueJSON{Serial: i.Serial, ID: i.ID.String(), Claimed: i.Claimed, Author: i.Author, Overlays: []string{}, InForce: i.InForce, Errors: []string{}}
	for _, o := range i.Overlays {
		row.Overlays = append(row.Overlays, o.Name)
	}
	if i.Err != nil {
		row.Errors = c.lang.Explain(i.Err)
	}
	return row
}
