package main

import (
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"ruhu/app"
	"ruhu/app/exchange"
	"ruhu/assets/text"
)

func (c *command) key() *cobra.Command {
	return c.group("key", "ctl.key.short", c.keyEnrol(), c.keyApprove(), c.keyList())
}

func (c *command) keyEnrol() *cobra.Command {
	var out, approval string
	cmd := &cobra.Command{
		Use:   "enrol [--out FILE] | --approval FILE",
		Short: c.lang.T("ctl.key.enrol"),
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.withWorkspace(func(w *app.Workspace) error {
				if approval != "" {
					return c.acceptApproval(cmd, w, approval)
				}
				if out == "" {
					out = w.Division + exchange.RequestExt
				}
				fingerprint, err := exchange.Request(cmd.Context(), w, out)
				if err != nil {
					return err
				}
				if c.json {
					return c.printJSON(map[string]string{"request": out, "fingerprint": fingerprint})
				}
				c.say("ctl.key.requested", out, fingerprint)
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&out, "out", "", c.lang.T("ctl.flag.out"))
	cmd.Flags().StringVar(&approval, "approval", "", c.lang.T("ctl.flag.approval"))
	return cmd
}

func (c *command) acceptApproval(cmd *cobra.Command, w *app.Workspace, path string) error {
	own, err := exchange.Accept(cmd.Context(), w, path)
	if err != nil {
		return err
	}
	if c.json {
		return c.printJSON(exchange.DeviceOf(own))
	}
	c.say("ctl.key.accepted", own.Division, own.Name, own.Fingerprint())
	return nil
}

func (c *command) keyApprove() *cobra.Command {
	var out, fingerprint string
	cmd := &cobra.Command{
		Use:   "approve REQUEST --fingerprint \"1234 …\" [--out FILE]",
		Short: c.lang.T("ctl.key.approve"),
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.withWorkspace(func(w *app.Workspace) error {
				req, err := exchange.ReadRequest(args[0])
				if err != nil {
					return err
				}
				if strings.Join(strings.Fields(fingerprint), " ") != req.Fingerprint() {
					return text.Fail("ctl.key.compare", req.Division, req.Name, req.Fingerprint())
				}
				if out == "" {
					out = strings.TrimSuffix(args[0], exchange.RequestExt)
					out = filepath.Clean(strings.TrimSuffix(out, filepath.Ext(out)) + exchange.ApprovalExt)
				}
				if err := exchange.Approve(cmd.Context(), w, req, out); err != nil {
					return err
				}
				if c.json {
					return c.printJSON(map[string]string{"approval": out, "fingerprint": req.Fingerprint(), "division": req.Division})
				}
				c.say("ctl.key.approved", req.Division, req.Name, req.Role, req.Fingerprint(), out)
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&fingerprint, "fingerprint", "", c.lang.T("ctl.flag.fingerprint"))
	cmd.Flags().StringVar(&out, "out", "", c.lang.T("ctl.flag.out"))
	return cmd
}

func (c *command) keyList() *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: c.lang.T("ctl.key.list"),
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return c.withWorkspace(func(w *app.Workspace) error {
				devices, err := exchange.Devices(w)
				if err != nil {
					return err
				}
				rows := []exchange.DeviceJSON{}
				for _, d := range devices {
					rows = append(rows, exchange.DeviceOf(d))
				}
				if c.json {
					return c.printJSON(rows)
				}
				for _, d := range rows {
					c.say("ctl.key.row", d.Role, d.Division, d.Name, d.Fingerprint)
				}
				return nil
			})
		},
	}
}
