package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"ruhu/app"
	"ruhu/app/exchange"
	"ruhu/assets/text"
)

func (c *command) batch() *cobra.Command {
	return c.group("batch", "ctl.batch.short", c.batchExport(), c.batchInspect(), c.batchVerify(), c.batchImport())
}

func (c *command) batchExport() *cobra.Command {
	var dir, division string
	cmd := &cobra.Command{
		Use:   "export --to DIR [--for CODE]",
		Short: c.lang.T("ctl.batch.export"),
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.withWorkspace(func(w *app.Workspace) error {
				done, err := exchange.Export(cmd.Context(), w, dir, division, nil)
				if err != nil {
					return err
				}
				return c.printExports(done)
			})
		},
	}
	cmd.Flags().StringVar(&dir, "to", "", c.lang.T("ctl.flag.to"))
	cmd.Flags().StringVar(&division, "for", "", c.lang.T("ctl.flag.for"))
	if err := cmd.MarkFlagRequired("to"); err != nil {
		panic(fmt.Errorf("flag to: %w", err))
	}
	return cmd
}

// exportJSON is a written batch for programs.
type exportJSON struct {
	File    string `json:"file"`
	Stream  string `json:"stream"`
	Seq     uint64 `json:"seq"`
	Objects int    `json:"objects"`
}

func (c *command) printExports(done []exchange.Exported) error {
	rows := []exportJSON{}
	for _, e := range done {
		rows = append(rows, exportJSON(e))
	}
	if c.json {
		return c.printJSON(rows)
	}
	for _, e := range rows {
		c.say("ctl.batch.exported", e.File, e.Seq, e.Objects)
	}
	return nil
}

// overFiles makes a command that does something with batch files and reports a
// line a file.
func (c *command) overFiles(use, short string, work func(*cobra.Command, *app.Workspace, []string) error) *cobra.Command {
	return &cobra.Command{
		Use:   use + " FILE...",
		Short: c.lang.T(short),
		Args:  cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.withWorkspace(func(w *app.Workspace) error { return work(cmd, w, args) })
		},
	}
}

func (c *command) batchInspect() *cobra.Command {
	return c.overFiles("inspect", "ctl.batch.inspect", func(cmd *cobra.Command, w *app.Workspace, files []string) error {
		return c.printReports(exchange.Verify(cmd.Context(), w, files, nil), func(r exchange.FileReport) {
			c.say("ctl.batch.inspect_row", r.File, r.Sender.Name, r.Manifest.Stream, r.Manifest.Seq, r.Manifest.Created, r.Objects, r.Inner)
		})
	})
}

func (c *command) batchVerify() *cobra.Command {
	return c.overFiles("verify", "ctl.batch.verify", func(cmd *cobra.Command, w *app.Workspace, files []string) error {
		return c.printReports(exchange.Verify(cmd.Context(), w, files, nil), func(r exchange.FileReport) {
			c.say("ctl.batch.ok", r.File, r.Sender.Name, r.Manifest.Seq, r.Objects)
		})
	})
}

func (c *command) batchImport() *cobra.Command {
	var report string
	cmd := c.overFiles("import [--report FILE.pdf]", "ctl.batch.import", func(cmd *cobra.Command, w *app.Workspace, files []string) error {
		if err := w.KeepBackup(cmd.Context(), app.BackupImport); err != nil {
			return err
		}
		record, err := exchange.RecordOf(w, exchange.Import(cmd.Context(), w, files, nil))
		if err != nil {
			return err
		}
		err = c.printImport(record)
		if report != "" { // after what became of the files was said: it may be impossible to write
			if failed := record.Print(cmd.Context(), w, c.lang, report); failed != nil {
				err = errors.Join(refusals(err), failed)
			}
		}
		return err
	})
	cmd.Flags().StringVar(&report, "report", "", c.lang.T("ctl.flag.report"))
	return cmd
}

// printImport says what became of the files, and what has to be found out.
func (c *command) printImport(record exchange.Record) error {
	err := c.printReports(record.Files, func(r exchange.FileReport) {
		c.say("ctl.batch.imported", r.File, r.Sender.Name, r.Manifest.Seq, r.Added, r.Objects-r.Added, len(r.Quarantined))
		if n := len(r.Manifest.Blobs); n > 0 {
			fmt.Fprintln(c.out, "    "+c.lang.T("exchange.record.contents", n, r.Contents))
		}
	})
	if refusals(err) != nil {
		return err
	}
	if len(record.Gaps) > 0 || record.Conflicts > 0 || slices.ContainsFunc(record.Files, func(r exchange.FileReport) bool { return r.Forked }) {
		err = errPoints
	}
	c.sayGaps(record.Gaps)
	if record.Conflicts > 0 {
		fmt.Fprintln(c.err, c.lang.T("exchange.record.conflicts", record.Conflicts))
	}
	return err
}

// refusals is an error that is more than points to look at.
func refusals(err error) error {
	if errors.Is(err, errPoints) {
		return nil
	}
	return err
}

// sayGaps says which batches from below are missing or contradict each other.
// It is said on stderr, which a program that reads JSON leaves alone.
func (c *command) sayGaps(gaps []exchange.Gap) {
	for _, g := range gaps {
		for _, words := range g.Sentences(c.lang) {
			fmt.Fprintln(c.err, words)
		}
	}
}

// printReports writes a line a file. A refused file makes the exit code 1, an
// object in quarantine 3.
func (c *command) printReports(reports []exchange.FileReport, say func(exchange.FileReport)) error {
	if c.json {
		rows := []exchange.FileJSON{}
		for _, r := range reports {
			rows = append(rows, r.JSON(c.lang))
		}
		if err := c.printJSON(rows); err != nil {
			return err
		}
	}
	var refused []error
	points := false
	for _, r := range reports {
		if r.Err != nil {
			refused = append(refused, text.Fail("ctl.batch.refused", r.File).Because(r.Err))
			continue
		}
		if !c.json {
			say(r)
			if r.Forked {
				fmt.Fprintln(c.out, "    "+c.lang.T("syncpkg.forked", r.Manifest.Seq))
			}
			for _, q := range r.Quarantined {
				c.say("ctl.batch.quarantined", q.ID.String()[:16], c.lang.T("syncpkg.quarantine."+q.Code()))
			}
		}
		points = points || len(r.Quarantined) > 0
	}
	if len(refused) > 0 {
		return errors.Join(refused...)
	}
	if points {
		return errPoints
	}
	return nil
}
