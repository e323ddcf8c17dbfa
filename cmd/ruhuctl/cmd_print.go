package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"ruhu/app"
	"ruhu/app/visit"
)

func (c *command) print() *cobra.Command {
	return c.group("print", "ctl.print.short", c.printVisit(), c.printBlank())
}

func (c *command) printVisit() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "visit ID --out FILE.pdf",
		Short: c.lang.T("ctl.print.visit"),
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.withWorkspace(func(w *app.Workspace) error {
				r, err := visit.Find(cmd.Context(), w.Store, args[0])
				if err != nil {
					return err
				}
				if err := visit.PrintForm(cmd.Context(), w, r, c.lang, out); err != nil {
					return err
				}
				return c.printed(out)
			})
		},
	}
	outFlag(cmd, c, &out)
	return cmd
}

func (c *command) printBlank() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "blank --out FILE.pdf",
		Short: c.lang.T("ctl.print.blank"),
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if err := visit.PrintBlank(c.lang, out); err != nil {
				return err
			}
			return c.printed(out)
		},
	}
	outFlag(cmd, c, &out)
	return cmd
}

func outFlag(cmd *cobra.Command, c *command, out *string) {
	cmd.Flags().StringVar(out, "out", "", c.lang.T("ctl.flag.out"))
	if err := cmd.MarkFlagRequired("out"); err != nil {
		panic(fmt.Errorf("flag out: %w", err))
	}
}

func (c *command) printed(path string) error {
	if c.json {
		return c.printJSON(map[string]string{"file": path})
	}
	c.say("ctl.print.done", path)
	return nil
}
