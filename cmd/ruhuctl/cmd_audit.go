package main

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"ruhu/app"
	"ruhu/store"
)

// audit shows the audit trail or writes it to a file.
func (c *command) audit() *cobra.Command {
	var f store.AuditFilter
	var from, to, out string
	cmd := &cobra.Command{
		Use:   "audit [--household ID] [--from DATE] [--to DATE] [--out FILE.xlsx]",
		Short: c.lang.T("ctl.audit.short"),
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := setDays(&f, from, to); err != nil {
				return err
			}
			return c.withWorkspace(func(w *app.Workspace) error {
				lines, err := w.AuditTrail(cmd.Context(), f)
				switch {
				case err != nil:
					return err
				case out != "":
					if err := w.WriteAudit(cmd.Context(), c.lang, lines, out); err != nil {
						return err
					}
					c.say("ctl.audit.written", len(lines), out)
					return nil
				case c.json:
					return c.printJSON(lines)
				}
				c.printAudit(lines)
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&f.Subject, "household", "", c.lang.T("ctl.flag.household_id"))
	cmd.Flags().StringVar(&from, "from", "", c.lang.T("ctl.flag.from_day"))
	cmd.Flags().StringVar(&to, "to", "", c.lang.T("ctl.flag.to_day"))
	cmd.Flags().StringVar(&out, "out", "", c.lang.T("ctl.flag.audit_out"))
	return cmd
}

// setDays narrows the trail to days, both included.
func setDays(f *store.AuditFilter, from, to string) error {
	if from != "" {
		day, err := parseDay("--from", from)
		if err != nil {
			return err
		}
		f.From = day
	}
	if to != "" {
		day, err := parseDay("--to", to)
		if err != nil {
			return err
		}
		f.Until = day.AddDate(0, 0, 1)
	}
	return nil
}

// parseDay reads a day as the moment at which it begins here.
func parseDay(flag, given string) (time.Time, error) {
	day, err := time.ParseInLocation(time.DateOnly, given, time.Local)
	if err != nil {
		return time.Time{}, usageError{fmt.Errorf("%s: %q", flag, given)}
	}
	return day, nil
}

func (c *command) printAudit(lines []app.AuditLine) {
	var rows [][]string
	for _, l := range lines {
		about := l.About
		if about == "" {
			about = l.Subject
		}
		rows = append(rows, []string{l.At.Local().Format("2006-01-02 15:04:05"), l.Who, c.lang.T("audit." + l.Action), about, l.Detail})
	}
	c.table(rows)
}
