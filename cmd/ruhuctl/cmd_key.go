package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ruhu/app"
	"ruhu/app/exchange"
	"ruhu/assets/text"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

func (c *command) key() *cobra.Command {
	return c.group("key", "ctl.key.short", c.keyEnrol(), c.keyApprove(), c.keyList(), c.keyRevoke(), c.keyRotate())
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
				return c.requested(out, fingerprint, err)
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
				keys, err := exchange.Keys(w)
				if err != nil {
					return err
				}
				epoch, err := app.EpochOf(&w.Store.Reader)
				if err != nil {
					return err
				}
				return c.printKeys(w, keys, epoch)
			})
		},
	}
}

// keyJSON is a key for programs.
type keyJSON struct {
	exchange.DeviceJSON
	Own       bool   `json:"own"`
	Believed  bool   `json:"believed"`
	Revoked   string `json:"revoked"`   // reason, empty while it stands
	Successor string `json:"successor"` // key in whose favour it was revoked
}

func (c *command) printKeys(w *app.Workspace, keys []exchange.Key, epoch app.Epoch) error {
	own, _ := w.Identity.Certificate()
	rows := []keyJSON{}
	for _, k := range keys {
		row := keyJSON{DeviceJSON: exchange.DeviceOf(k.Certificate), Own: k.Own, Believed: k.Believed}
		for _, r := range k.Revoked {
			row.Revoked = r.Body.Reason
			if r.Body.Successor != (object.KeyID{}) {
				row.Successor = r.Body.Successor.String()
			}
		}
		rows = append(rows, row)
		if !c.json {
			c.say("ctl.key.row", row.Role, row.Division, row.Name, row.Fingerprint, row.Key[:16], k.State(c.lang, own.KeyID))
		}
	}
	if c.json {
		return c.printJSON(rows)
	}
	c.say("ctl.key.epoch", epoch.Text(c.lang))
	return nil
}

func (c *command) keyRevoke() *cobra.Command {
	var r exchange.Revoking
	var last uint64
	cmd := &cobra.Command{
		Use:   "revoke KEY --reason lost|cloned|withdrawn [--last NUMBER] [--comment TEXT]",
		Short: c.lang.T("ctl.key.revoke"),
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.withWorkspace(func(w *app.Workspace) error {
				k, err := exchange.FindKey(w, args[0])
				if err != nil {
					return err
				}
				if !slices.Contains([]string{syncpkg.KeyLost, syncpkg.KeyCloned, syncpkg.KeyWithdrawn}, r.Reason) {
					return usageError{fmt.Errorf("--reason: %q", r.Reason)}
				}
				r.Key = k.KeyID
				if cmd.Flags().Changed("last") {
					r.Last = &last
				}
				if err := exchange.Revoke(cmd.Context(), w, r); err != nil {
					return err
				}
				if c.json {
					return c.printJSON(map[string]string{"key": k.KeyID.String(), "reason": r.Reason})
				}
				c.say("ctl.key.revoked", k.Division, k.Name)
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&r.Reason, "reason", "", c.lang.T("ctl.flag.reason"))
	cmd.Flags().Uint64Var(&last, "last", 0, c.lang.T("ctl.flag.last"))
	cmd.Flags().StringVar(&r.Comment, "comment", "", c.lang.T("ctl.flag.comment"))
	if err := cmd.MarkFlagRequired("reason"); err != nil {
		panic(fmt.Errorf("flag reason: %w", err))
	}
	return cmd
}

func (c *command) keyRotate() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "rotate [--out FILE]",
		Short: c.lang.T("ctl.key.rotate"),
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.withWorkspace(func(w *app.Workspace) error {
				if out == "" {
					out = w.Division + exchange.RequestExt
				}
				fingerprint, err := exchange.Rotate(cmd.Context(), w, out)
				return c.requested(out, fingerprint, err)
			})
		},
	}
	cmd.Flags().StringVar(&out, "out", "", c.lang.T("ctl.flag.out"))
	return cmd
}

// requested says that a request was written.
func (c *command) requested(out, fingerprint string, err error) error {
	if err != nil {
		return err
	}
	if c.json {
		return c.printJSON(map[string]string{"request": out, "fingerprint": fingerprint})
	}
	c.say("ctl.key.requested", out, fingerprint)
	return nil
}
