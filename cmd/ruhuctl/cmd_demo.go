package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"ruhu/app/demo"
)

func (c *command) demo() *cobra.Command {
	var out string
	var o demo.Options
	cmd := &cobra.Command{
		Use:   "demo --out DIR [--pack ID] [--households N]",
		Short: c.lang.T("ctl.demo.short"),
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if out == "" || o.PackID == "" {
				return usageError{fmt.Errorf("--out %q --pack %q", out, o.PackID)}
			}
			o.KDF = kdf
			made, err := demo.Play(cmd.Context(), out, o)
			if err != nil {
				return err
			}
			rows := []map[string]string{}
			for _, m := range made {
				rows = append(rows, map[string]string{"path": m.Path, "what": c.lang.T(m.Key, m.Args...)})
			}
			if c.json {
				return c.printJSON(rows)
			}
			for _, r := range rows {
				c.say("ctl.demo.made", r["path"], r["what"])
			}
			c.say("ctl.demo.passphrase")
			return nil
		},
	}
	cmd.Flags().StringVar(&out, "out", "", c.lang.T("ctl.flag.out_dir"))
	if err := cmd.MarkFlagRequired("out"); err != nil {
		panic(fmt.Errorf("flag out: %w", err))
	}
	cmd.Flags().StringVar(&o.PackID, "pack", demo.DefaultPack, c.lang.T("ctl.flag.pack"))
	cmd.Flags().IntVar(&o.Households, "households", demo.DefaultHouseholds, c.lang.T("ctl.flag.households"))
	return cmd
}
