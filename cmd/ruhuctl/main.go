// Ruhuctl does the work of ruhu without a window: making and enrolling
// workspaces, taking in rosters, assessing households, exchanging signed
// batches, printing.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"

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

// workError is an error of the work itself. Every other error is one of usage:
// the library that reads the command line makes those.
type workError struct{ error }

// Unwrap returns the error of the work.
func (e workError) Unwrap() error { return e.error }

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
	out := &output{w: stdout}
	c := &command{out: out, err: &output{w: stderr}, lang: text.Zh}
	if lang, ok := langOf(args); ok {
		c.lang = lang // help and usage errors speak it too
	}
	root := c.root()
	root.SetArgs(args)
	root.SetOut(c.out)
	root.SetErr(c.err)
	used, err := root.ExecuteC()
	if err == nil && out.err != nil {
		err = workError{text.Fail("ctl.output").Because(out.err)}
	}
	return c.conclude(used, err)
}

// conclude says what went wrong, if anything, and returns the exit code.
func (c *command) conclude(used *cobra.Command, err error) int {
	var worked workError
	var usage usageError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errPoints):
		return exitWithPoints
	case !errors.As(err, &worked) || errors.As(err, &usage):
		fmt.Fprintln(c.err, c.lang.T("ctl.usage", err.Error(), used.UseLine()))
		return exitUsage
	}
	for _, line := range c.lang.Explain(worked.error) {
		fmt.Fprintln(c.err, line)
	}
	return exitRefused
}

// output writes for a terminal or a file: it remembers that writing failed, and
// lets no control character through by which a name could act on the terminal.
type output struct {
	w   io.Writer
	err error
}

// Write implements io.Writer.
func (o *output) Write(p []byte) (int, error) {
	clean := bytes.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return '?'
		}
		return r
	}, p)
	if _, err := o.w.Write(clean); err != nil {
		o.err = err
		return 0, err
	}
	return len(p), nil
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
		// Suggestions would take several lines of the one that a cause has.
		DisableSuggestions: true,
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
		c.demo(), c.initialise(), c.assess(), c.pack(), c.roster(), c.household(), c.cases(), c.attachment(),
		c.key(), c.batch(), c.conflict(), c.print(), c.check(),
		c.operator(), c.changePassphrase(), c.recovery(), c.audit(), c.backup(), c.restore(),
	)
	root.SetUsageTemplate(c.usageTemplate())
	root.CompletionOptions.HiddenDefaultCmd = true
	root.SetHelpCommand(&cobra.Command{Hidden: true})
	prepare(root, c.lang)
	return root
}

// prepare gives every command its --help, and tells the errors of its work from
// those of usage.
func prepare(cmd *cobra.Command, lang text.Lang) {
	// Declared here and not by the library when it runs, because before that it
	// takes the next flag for the value of --help.
	cmd.Flags().BoolP("help", "h", false, lang.T("ctl.flag.help"))
	cmd.DisableFlagsInUseLine = true // the lines name what matters themselves
	if work := cmd.RunE; work != nil {
		cmd.RunE = func(cmd *cobra.Command, args []string) error {
			if err := work(cmd, args); err != nil {
				return workError{err}
			}
			return nil
		}
	}
	for _, sub := range cmd.Commands() {
		prepare(sub, lang)
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
