package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"ruhu/app"
	"ruhu/assets/text"
)

func (c *command) backup() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "backup --out DIR",
		Short: c.lang.T("ctl.backup.short"),
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.withWorkspace(func(w *app.Workspace) error {
				if err := w.Backup(cmd.Context(), out); err != nil {
					return err
				}
				if c.json {
					return c.printJSON(map[string]string{"backup": out})
				}
				c.say("ctl.backup.done", out)
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&out, "out", "", c.lang.T("ctl.flag.out_dir"))
	if err := cmd.MarkFlagRequired("out"); err != nil {
		panic(fmt.Errorf("flag out: %w", err))
	}
	return cmd
}

func (c *command) restore() *cobra.Command {
	return &cobra.Command{
		Use:   "restore BACKUP DIR",
		Short: c.lang.T("ctl.restore.short", recoveryVar),
		Args:  cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			w, report, err := app.Restore(cmd.Context(), args[0], args[1], c.openRestored)
			if err != nil {
				return err
			}
			defer w.Close()
			epoch, err := app.EpochOf(&w.Store.Reader)
			if err != nil {
				return err
			}
			if err := c.printRestored(report, args[1], epoch); err != nil {
				return err
			}
			if n := len(report.Problems) + len(report.Forged); n > 0 {
				return text.Fail("ctl.restore.damaged", args[0], n, args[1])
			}
			return nil
		},
	}
}

// openRestored opens a workspace with the recovery code when there is one, else
// with the passphrase.
func (c *command) openRestored(dir string) (*app.Workspace, error) {
	if code := os.Getenv(recoveryVar); code != "" {
		return app.OpenWithRecovery(dir, code)
	}
	pass, err := c.passphrase()
	if err != nil {
		return nil, err
	}
	return app.Open(dir, pass)
}

func (c *command) printRestored(report app.Restored, dir string, epoch app.Epoch) error {
	if c.json {
		return c.printJSON(report)
	}
	if !report.Sound() {
		for _, id := range report.Forged {
			c.say("ctl.restore.forged", id)
		}
		return c.printCheck(report.CheckReport)
	}
	c.say("ctl.restore.done", dir, report.Objects, report.Households)
	c.say("ctl.key.epoch", epoch.Text(c.lang))
	return nil
}
