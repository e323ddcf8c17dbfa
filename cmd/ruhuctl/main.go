// Ruhuctl does the work of ruhu without a window: making and enrolling
// workspaces, taking in rosters, assessing households, exchanging signed
// batches, printing.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"ruhu/assets/text"
	"ruhu/store"
)

// Exit codes.
const (
	exitDone       = 0
	exitRefused    = 1 // refused or wrong; stderr says why, a line each
	exitUsage      = 2
	exitWithPoints = 3 // done, with points to look at
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// errPoints makes a command that did its work exit with 3.
var errPoints = errors.New("done, with points to look at")

// usageError is an error in how the command was called.
type usageError struct{ error }

// command is what all subcommands share: where to write and the global flags.
type command struct {
	out, err       io.Writer
	lang           text.Lang
	langFlag       string
	json           bool
	workspace      string
	passphraseFile string
}

// kdf is the cost of the passphrases of new workspaces; tests lower it.
var kdf store.KDF

// run executes one command line and returns its exit code.
func run(args []string, stdout, stderr io.Writer) int {
	c := &command{out: stdout, err: stderr, lang: text.Zh}
	if lang, ok := langOf(args); ok {
		c.lang = lang // help and usage errors speak it too
	}
	root := c.root()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.Execute()
	var usage usageError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errPoints):
		return exitWithPoints
	case errors.As(err, &usage), strings.HasPrefix(err.Error(), "unknown command"):
		fmt.Fprintln(stderr, c.lang.T("ctl.usage", err.Error(), root.Name()))
		return exitUsage
	}
	for _, line := range c.lang.Explain(err) {
		fmt.Fprintln(stderr, line)
	}
	return exitRefused
}

// langOf finds the language before the flags are parsed.
func langOf(args []string) (text.Lang, bool) {
	for i, a := range args {
		if value, ok := strings.CutPrefix(a, "--lang="); ok {
			return text.ParseLang(value)
		}
		if a == "--lang" && i+1 < len(args) {
			return text.ParseLang(args[i+1])
		}
	}
	return "", false
}

func (c *command) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "ruhuctl",
		Short:         c.lang.T("ctl.short"),
		SilenceErrors: true,
		SilenceUsage:  true,
		PersistentPreRunE: func(*cobra.Command, []string) error {
			lang, ok := text.ParseLang(c.langFlag)
			if !ok {
				return usageError{fmt.Errorf("--lang: %q", c.langFlag)}
			}
			c.lang = lang
			return nil
		},
	}
	flags := root.PersistentFlags()
	flags.StringVar(&c.langFlag, "lang", string(c.lang), c.lang.T("ctl.flag.lang"))
	flags.BoolVar(&c.json, "json", false, c.lang.T("ctl.flag.json"))
	flags.StringVarP(&c.workspace, "workspace", "w", "", c.lang.T("ctl.flag.workspace"))
	flags.StringVar(&c.passphraseFile, "passphrase-file", "", c.lang.T("ctl.flag.passphrase_file"))
	root.AddCommand(
		c.demo(), c.initialise(), c.assess(), c.pack(), c.roster(), c.household(),
		c.key(), c.batch(), c.print(), c.check(),
	)
	markUsageErrors(root)
	return root
}

// markUsageErrors makes wrong flags and arguments of every command exit with 2.
func markUsageErrors(cmd *cobra.Command) {
	cmd.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	if args := cmd.Args; args != nil {
		cmd.Args = func(cmd *cobra.Command, a []string) error {
			if err := args(cmd, a); err != nil {
				return usageError{err}
			}
			return nil
		}
	}
	for _, sub := range cmd.Commands() {
		markUsageErrors(sub)
	}
}

// group makes a command that only holds others; called alone it is a usage
// error that lists them.
func (c *command) group(use, shortKey string, subs ...*cobra.Command) *cobra.Command {
	g := &cobra.Command{
		Use:   use,
		Short: c.lang.T(shortKey),
		Args:  cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			var names []string
			for _, s := range cmd.Commands() {
				names = append(names, s.Name())
			}
			return usageError{fmt.Errorf("%s %s", cmd.CommandPath(), strings.Join(names, "|"))}
		},
	}
	g.AddCommand(subs...)
	return g
}

// say writes one line of the command's output.
func (c *command) say(key string, args ...any) {
	fmt.Fprintln(c.out, c.lang.T(key, args...))
}
