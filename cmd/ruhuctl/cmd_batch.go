package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"ruhu/app"
	"ruhu/app/exchange"
	"ruhu/assets/text"
	"ruhu/syncpkg"
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
	return c.overFiles("import", "ctl.batch.import", func(cmd *cobra.Command, w *app.Workspace, files []string) error {
		reports := exchange.Import(cmd.Context(), w, files, nil)
		err := c.printReports(reports, func(r exchange.FileReport) {
			c.say("ctl.batch.imported", r.File, r.Sender.Name, r.Manifest.Seq, r.Added, r.Objects-r.Added, len(r.Quarantined))
		})
		if err != nil && !errors.Is(err, errPoints) {
			return err
		}
		gaps, gapErr := exchange.Gaps(w)
		if gapErr != nil {
			return gapErr
		}
		if len(gaps) > 0 || slices.ContainsFunc(reports, func(r exchange.FileReport) bool { return r.Forked }) {
			err = errPoints
		}
		c.sayGaps(gaps)
		return err
	})
}

// sayGaps says which batches from below are missing or contradict each other.
// It is said on stderr, which a program that reads JSON leaves alone.
func (c *command) sayGaps(gaps []exchange.Gap) {
	for _, g := range gaps {
		for _, m := range g.State.Missing {
			fmt.Fprintln(c.err, c.lang.T("ctl.batch.gap", g.Sender.Name, m.From, m.To))
		}
		for _, n := range append(g.State.Forked, g.State.Broken...) {
			fmt.Fprintln(c.err, c.lang.T("ctl.batch.fork", g.Sender.Name, n))
		}
	}
}

// batchJSON is what is said about a batch file, for programs.
type batchJSON struct {
	File        string           `json:"file"`
	OK          bool             `json:"ok"`
	Error       string           `json:"error"`
	Batch       string           `json:"batch"`
	Sender      device           `json:"sender"`
	Stream      string           `json:"stream"`
	Seq         uint64           `json:"seq"`
	Created     string           `json:"created"`
	Objects     int              `json:"objects"`
	Inner       int              `json:"inner_manifests"`
	Added       int              `json:"added"`
	Before      bool             `json:"imported_before"`
	Forked      bool             `json:"forked"` // another batch has its number
	Quarantined []quarantineJSON `json:"quarantined"`
}

type quarantineJSON struct {
	ID     string `json:"id"`
	Reason string `json:"reason"`
}

func (c *command) batchRow(r exchange.FileReport) batchJSON {
	row := batchJSON{File: r.File, OK: r.Err == nil, Quarantined: []quarantineJSON{}}
	if r.Err != nil {
		row.Error = c.lang.Explain(r.Err)[0]
		return row
	}
	row.Batch, row.Sender = r.Batch.String(), deviceJSON(r.Sender)
	row.Stream, row.Seq, row.Created = r.Manifest.Stream, r.Manifest.Seq, r.Manifest.Created
	row.Objects, row.Inner, row.Added = r.Objects, r.Inner, r.Added
	row.Before, row.Forked = r.Before, r.Forked
	for _, q := range r.Quarantined {
		row.Quarantined = append(row.Quarantined, quarantineJSON{q.ID.String(), c.quarantineReason(q)})
	}
	return row
}

func (c *command) quarantineReason(q *syncpkg.BadObject) string {
	return c.lang.T("syncpkg.quarantine." + q.Code())
}

// printReports writes a line a file. A refused file makes the exit code 1, an
// object in quarantine 3.
func (c *command) printReports(reports []exchange.FileReport, say func(exchange.FileReport)) error {
	if c.json {
		rows := []batchJSON{}
		for _, r := range reports {
			rows = append(rows, c.batchRow(r))
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
				c.say("ctl.batch.quarantined", q.ID.String()[:16], c.quarantineReason(q))
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
