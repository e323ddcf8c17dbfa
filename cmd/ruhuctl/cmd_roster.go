package main

import (
	"github.com/spf13/cobra"

	"ruhu/app"
	"ruhu/app/roster"
	"ruhu/ledger"
)

func (c *command) roster() *cobra.Command {
	return c.group("roster", "ctl.roster.short", c.rosterImport())
}

func (c *command) rosterImport() *cobra.Command {
	var headings string
	cmd := &cobra.Command{
		Use:   "import FILE.xlsx",
		Short: c.lang.T("ctl.roster.import"),
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.withWorkspace(func(w *app.Workspace) error {
				if err := w.KeepBackup(cmd.Context(), app.BackupImport); err != nil {
					return err
				}
				report, err := roster.Import(cmd.Context(), w, args[0], headings)
				if err != nil {
					return err
				}
				return c.printRosterReport(report)
			})
		},
	}
	cmd.Flags().StringVar(&headings, "map", "", c.lang.T("ctl.flag.map"))
	return cmd
}

// printRosterReport says what was taken and lists what was not; rows left out
// make the exit code 3.
func (c *command) printRosterReport(r roster.Report) error {
	if c.json {
		if err := c.printJSON(rosterJSON(c, r)); err != nil {
			return err
		}
	} else {
		c.say("ctl.roster.done", len(r.Added), r.Members(), len(r.Already), r.RejectedRows())
		for _, n := range r.Notes {
			c.say("ctl.roster.note", n.Sentence(c.lang))
		}
		for _, s := range r.Already {
			c.say("ctl.roster.already", s.Name, s.Source)
		}
		for _, p := range r.Rejected {
			c.say("ctl.roster.rejected", p.Sentence(c.lang))
		}
	}
	if len(r.Rejected) > 0 {
		return errPoints
	}
	return nil
}

type rowJSON struct {
	File   string `json:"file"`
	Sheet  string `json:"sheet"`
	Row    int    `json:"row"`
	Column string `json:"column"`
	Code   string `json:"code"`
	Reason string `json:"reason"`
}

type seededJSON struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Village string `json:"village"`
	Members int    `json:"members"`
	Source  string `json:"source"`
}

func rosterJSON(c *command, r roster.Report) map[string]any {
	return map[string]any{
		"added": seededRows(r.Added), "already": seededRows(r.Already),
		"rejected": c.rows(r.Rejected), "notes": c.rows(r.Notes),
	}
}

func seededRows(all []roster.Seeded) []seededJSON {
	out := []seededJSON{}
	for _, s := range all {
		out = append(out, seededJSON(s))
	}
	return out
}

func (c *command) rows(all []ledger.RowProblem) []rowJSON {
	out := []rowJSON{}
	for _, p := range all {
		out = append(out, rowJSON{p.File, p.Sheet, p.Row, p.Column, p.Code, p.Sentence(c.lang)})
	}
	return out
}
