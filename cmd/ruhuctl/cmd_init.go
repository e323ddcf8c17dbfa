package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"ruhu/app"
	"ruhu/assets"
	"ruhu/store"
)

func (c *command) initialise() *cobra.Command {
	var p app.Params
	var overlays []string
	cmd := &cobra.Command{
		Use:   "init --role village|township|county --division CODE --pack ID [--overlay FILE]... DIR",
		Short: c.lang.T("ctl.init.short"),
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			pass, err := c.passphrase()
			if err != nil {
				return err
			}
			p.Passphrase, p.KDF = pass, kdf
			p.Operator.Level = p.Role
			for _, path := range overlays {
				o, err := app.ReadOverlay(path)
				if err != nil {
					return err
				}
				p.Overlays = append(p.Overlays, o)
			}
			w, recovery, err := app.Create(cmd.Context(), args[0], p)
			if err != nil {
				return err
			}
			if err := w.Close(); err != nil {
				return err
			}
			if c.json {
				return c.printJSON(map[string]string{"workspace": args[0], "recovery_code": recovery})
			}
			c.say("ctl.init.done", args[0], assets.DivisionPath(p.Division))
			c.say("ctl.init.recovery", recovery)
			c.warnOfWeak(pass)
			return nil
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&p.Role, "role", "", "village|township|county")
	flags.StringVar(&p.Division, "division", "", c.lang.T("ctl.flag.division"))
	flags.StringVar(&p.PackID, "pack", "", c.lang.T("ctl.flag.pack"))
	flags.StringArrayVar(&overlays, "overlay", nil, c.lang.T("ctl.flag.overlay"))
	operatorFlags(cmd, c, &p.Operator)
	for _, name := range []string{"role", "division", "pack"} {
		if err := cmd.MarkFlagRequired(name); err != nil {
			panic(fmt.Errorf("flag %s: %w", name, err))
		}
	}
	return cmd
}

// operatorFlags say who works with the workspace.
func operatorFlags(cmd *cobra.Command, c *command, o *store.Operator) {
	cmd.Flags().StringVar(&o.Name, "name", "", c.lang.T("ctl.flag.name"))
	cmd.Flags().StringVar(&o.Unit, "unit", "", c.lang.T("ctl.flag.unit"))
	cmd.Flags().StringVar(&o.Post, "post", "", c.lang.T("ctl.flag.post"))
}
