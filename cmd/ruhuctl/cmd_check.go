package main

import (
	"context"

	"github.com/spf13/cobra"

	"ruhu/app"
	"ruhu/assets/text"
	"ruhu/store"
)

func (c *command) check() *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: c.lang.T("ctl.check.short"),
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.withWorkspace(func(w *app.Workspace) error { return c.checkWorkspace(cmd.Context(), w) })
		},
	}
}

// checkWorkspace says what is damaged and what is intact. Damage is refused with
// what to do next.
func (c *command) checkWorkspace(ctx context.Context, w *app.Workspace) error {
	report, err := w.Store.Check(ctx)
	if err != nil {
		return err
	}
	if err := c.printCheck(report); err != nil {
		return err
	}
	if n := len(report.Problems); n > 0 {
		return text.Fail("ctl.check.damaged", n, w.Store.Dir())
	}
	return nil
}

func (c *command) printCheck(report store.CheckReport) error {
	if c.json {
		return c.printJSON(report)
	}
	said := map[string]bool{} // one sentence stands for all places in the file
	for _, p := range report.Problems {
		if sentence := p.Text(c.lang); !said[sentence] {
			said[sentence] = true
			c.say("ctl.check.problem", sentence)
		}
	}
	if len(said) > 0 {
		c.say("ctl.check.intact", report.Objects)
	} else {
		c.say("ctl.check.sound", report.Objects, report.Households)
	}
	return nil
}
