package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ruhu/app"
	"ruhu/assets/text"
	"ruhu/store"
)

// Where secrets come from that are neither the passphrase nor an argument.
const (
	newPassphraseVar = "RUHU_NEW_PASSPHRASE"
	recoveryVar      = "RUHU_RECOVERY_CODE"
)

func (c *command) operator() *cobra.Command {
	return c.group("operator", "ctl.operator.short", c.operatorAdd(), c.operatorList(), c.operatorRemove())
}

func (c *command) operatorAdd() *cobra.Command {
	var o store.Operator
	var file string
	cmd := &cobra.Command{
		Use:   "add --name NAME [--unit UNIT] [--post POST] [--new-passphrase-file FILE]",
		Short: c.lang.T("ctl.operator.add"),
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			fresh, err := secret(file, newPassphraseVar, "--new-passphrase-file")
			if err != nil {
				return err
			}
			return c.withWorkspace(func(w *app.Workspace) error {
				added, err := w.AddOperator(cmd.Context(), o, fresh)
				if err != nil {
					return err
				}
				if c.json {
					return c.printJSON(added)
				}
				c.say("ctl.operator.added", added.Name)
				c.warnOfWeak(fresh)
				return nil
			})
		},
	}
	operatorFlags(cmd, c, &o)
	newPassphraseFlag(cmd, c, &file)
	return cmd
}

func (c *command) operatorList() *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: c.lang.T("ctl.operator.list"),
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return c.withWorkspace(func(w *app.Workspace) error {
				list, err := w.Store.Operators()
				if err != nil {
					return err
				}
				if c.json {
					return c.printJSON(list)
				}
				var rows [][]string
				for _, o := range list {
					state := ""
					if o.Gone {
						state = c.lang.T("ctl.operator.gone")
					}
					rows = append(rows, []string{o.ID, o.Name, strings.TrimSpace(o.Unit + " " + o.Post), state})
				}
				c.table(rows)
				return nil
			})
		},
	}
}

func (c *command) operatorRemove() *cobra.Command {
	return &cobra.Command{
		Use:   "remove ID",
		Short: c.lang.T("ctl.operator.remove"),
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.withWorkspace(func(w *app.Workspace) error {
				list, err := w.Store.Operators()
				if err != nil {
					return err
				}
				i := slices.IndexFunc(list, func(o store.Operator) bool { return o.ID == args[0] })
				if i < 0 {
					return text.Fail("ctl.operator.unknown", args[0])
				}
				code, err := w.RemoveOperator(cmd.Context(), list[i])
				if err != nil {
					return err
				}
				return c.printRecovery(code)
			})
		},
	}
}

// changePassphrase sets a new passphrase for who unlocks the workspace, with the
// old one or with the recovery code.
func (c *command) changePassphrase() *cobra.Command {
	var file, recoveryFile string
	var recovered bool
	cmd := &cobra.Command{
		Use:   "passphrase [--new-passphrase-file FILE] [--recovery [--recovery-file FILE]]",
		Short: c.lang.T("ctl.passphrase.short"),
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			fresh, err := secret(file, newPassphraseVar, "--new-passphrase-file")
			if err != nil {
				return err
			}
			change := func(w *app.Workspace) error {
				if err := w.ChangePassphrase(cmd.Context(), fresh); err != nil {
					return err
				}
				c.say("ctl.passphrase.changed", w.Store.Operator().Name)
				c.warnOfWeak(fresh)
				return nil
			}
			if recovered || recoveryFile != "" {
				return c.withRecovery(recoveryFile, change)
			}
			return c.withWorkspace(change)
		},
	}
	newPassphraseFlag(cmd, c, &file)
	cmd.Flags().BoolVar(&recovered, "recovery", false, c.lang.T("ctl.flag.recovery", recoveryVar))
	cmd.Flags().StringVar(&recoveryFile, "recovery-file", "", c.lang.T("ctl.flag.recovery_file"))
	return cmd
}

// withRecovery opens the workspace with its recovery code.
func (c *command) withRecovery(file string, work func(*app.Workspace) error) error {
	if c.workspace == "" {
		return usageError{fmt.Errorf("--workspace DIR")}
	}
	code, err := secret(file, recoveryVar, "--recovery-file")
	if err != nil {
		return err
	}
	w, err := app.OpenWithRecovery(c.workspace, string(code))
	if err != nil {
		return err
	}
	return closing(w, work)
}

// recovery replaces the recovery code, or makes one at the county for a workspace
// whose secrets were lost.
func (c *command) recovery() *cobra.Command {
	var keyFile, out string
	cmd := &cobra.Command{
		Use:   "recovery [--key FILE --out FILE]",
		Short: c.lang.T("ctl.recovery.short"),
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if (keyFile == "") != (out == "") {
				return usageError{fmt.Errorf("--key FILE --out FILE")}
			}
			return c.withWorkspace(func(w *app.Workspace) error {
				if keyFile == "" {
					code, err := w.NewRecoveryCode(cmd.Context())
					if err != nil {
						return err
					}
					return c.printRecovery(code)
				}
				code, err := w.Recover(cmd.Context(), keyFile, out)
				if err != nil {
					return err
				}
				if !c.json {
					c.say("ctl.recovery.written", out)
				}
				return c.printRecovery(code)
			})
		},
	}
	cmd.Flags().StringVar(&keyFile, "key", "", c.lang.T("ctl.flag.key_file"))
	cmd.Flags().StringVar(&out, "out", "", c.lang.T("ctl.flag.out"))
	return cmd
}

func (c *command) printRecovery(code string) error {
	if c.json {
		return c.printJSON(map[string]string{"recovery_code": code})
	}
	c.say("ctl.init.recovery", code)
	return nil
}

func newPassphraseFlag(cmd *cobra.Command, c *command, file *string) {
	cmd.Flags().StringVar(file, "new-passphrase-file", "", c.lang.T("ctl.flag.new_passphrase", newPassphraseVar))
}

func (c *command) warnOfWeak(passphrase []byte) {
	if len([]rune(string(passphrase))) < app.GoodPassphrase {
		c.say("ctl.init.weak", app.GoodPassphrase)
	}
}
