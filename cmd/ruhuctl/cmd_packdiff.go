package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"ruhu/app"
	"ruhu/app/packview"
	"ruhu/app/visit"
	"ruhu/rules"
	"ruhu/survey"
)

// diffFlags say what is compared beside the two packs.
type diffFlags struct {
	asOf               string
	overlays, old, new []string // over both, over the old one, over the new one
}

func (c *command) packDiff() *cobra.Command {
	var flags diffFlags
	cmd := &cobra.Command{
		Use:   "diff OLD NEW [-w DIR | FILE...] [--as-of DATE] [--overlay FILE]...",
		Short: c.lang.T("ctl.pack.diff"),
		Args:  cobra.MinimumNArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if c.workspace == "" {
				return c.diffFiles(flags, args[0], args[1], args[2:])
			}
			if len(args) > 2 {
				return usageError{fmt.Errorf("--workspace, %s", args[2])}
			}
			return c.withWorkspace(func(w *app.Workspace) error { return c.diffWorkspace(cmd, w, flags, args[0], args[1]) })
		},
	}
	cmd.Flags().StringVar(&flags.asOf, "as-of", "", c.lang.T("ctl.flag.as_of"))
	cmd.Flags().StringArrayVar(&flags.overlays, "overlay", nil, c.lang.T("ctl.flag.overlay_both"))
	cmd.Flags().StringArrayVar(&flags.old, "old-overlay", nil, c.lang.T("ctl.flag.overlay_old"))
	cmd.Flags().StringArrayVar(&flags.new, "new-overlay", nil, c.lang.T("ctl.flag.overlay_new"))
	return cmd
}

// compared loads both packs with their overlays; lay lays what else belongs over
// them.
func (c *command) compared(f diffFlags, old, next string, on survey.Date, lay func(*rules.Pack) (*rules.Pack, error)) (*packview.Comparison, error) {
	day, err := dayOr(f.asOf, on)
	if err != nil {
		return nil, err
	}
	before, err := loadOver(old, lay, f.overlays, f.old)
	if err != nil {
		return nil, err
	}
	after, err := loadOver(next, lay, f.overlays, f.new)
	if err != nil {
		return nil, err
	}
	return packview.Compare(before, after, day, c.lang), nil
}

func (c *command) diffFiles(f diffFlags, old, next string, paths []string) error {
	comparison, err := c.compared(f, old, next, today(), nil)
	if err != nil {
		return err
	}
	d := diffOf(comparison)
	var errs []error
	for _, path := range paths {
		h, err := readHousehold(path)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		d.add(comparison, path, h)
	}
	return errors.Join(append(errs, c.printDiff(d, errs == nil))...)
}

func (c *command) diffWorkspace(cmd *cobra.Command, w *app.Workspace, f diffFlags, old, next string) error {
	comparison, err := c.compared(f, old, next, w.Today(), w.LayOverlays)
	if err != nil {
		return err
	}
	rows, err := w.Store.Households(cmd.Context())
	if err != nil {
		return err
	}
	d := diffOf(comparison)
	for _, row := range rows {
		state, err := householdByID(w.Store, row.ID)
		if err != nil {
			return err
		}
		d.add(comparison, row.ID, visit.Current(state))
	}
	return c.printDiff(d, true)
}

// diffJSON is what differs between two packs and for whom.
type diffJSON struct {
	Differences []packview.Difference `json:"differences"`
	Compared    int                   `json:"compared"` // households
	Changed     int                   `json:"changed"`
	Households  []packview.Change     `json:"households"`
}

// diffOf is what differs before any household is looked at.
func diffOf(c *packview.Comparison) diffJSON {
	return diffJSON{Differences: c.Differences, Households: []packview.Change{}}
}

func (d *diffJSON) add(c *packview.Comparison, id string, h survey.Household) {
	d.Compared++
	if change, ok := c.Household(id, h); ok {
		d.Changed++
		d.Households = append(d.Households, change)
	}
}

// printDiff shows the comparison; households that change are points to look at,
// where nothing else went wrong.
func (c *command) printDiff(d diffJSON, sound bool) error {
	if c.json {
		if err := c.printJSON(d); err != nil {
			return err
		}
	} else {
		c.printDifferences(d.Differences)
		for _, h := range d.Households {
			c.printChange(h)
		}
		c.say("ctl.diff.count", d.Compared, d.Changed)
	}
	if d.Changed > 0 && sound {
		return errPoints
	}
	return nil
}

func (c *command) printDifferences(all []packview.Difference) {
	c.say("ctl.explain.section", c.lang.T("ctl.diff.parts", len(all)))
	var rows [][]string
	for _, d := range all {
		kind := c.lang.T("packview.kind." + d.Kind)
		rows = append(rows, []string{kind, d.ID, "-", c.orNone(d.Old)}, []string{"", "", "+", c.orNone(d.New)})
	}
	c.table(rows)
}

// orNone says so where a pack has no such part.
func (c *command) orNone(words string) string {
	if words == "" {
		return c.lang.T("ctl.diff.none")
	}
	return words
}

func (c *command) printChange(h packview.Change) {
	c.say("ctl.diff.household", h.Name, h.Household)
	var rows [][]string
	for _, i := range h.Incomes {
		rows = append(rows, []string{c.lang.T("ctl.explain." + i.Basis), c.lang.T("ctl.diff.change", i.Old.Show(c.lang), i.New.Show(c.lang)) + c.because(i.Because)})
	}
	for _, f := range h.Findings {
		change := c.lang.T("ctl.diff.change", c.state(f.Old), c.state(f.New))
		if f.Old == f.New {
			change = c.lang.T("ctl.diff.amount", c.state(f.New))
		}
		rows = append(rows, []string{joined(f.Who, f.Title, f.Code), change + c.because(f.Because)})
	}
	c.table(rows)
}

func (c *command) state(s rules.State) string {
	if s == "" {
		return c.lang.T("ctl.diff.not_asked")
	}
	return c.lang.T("state." + string(s))
}

// because names the parts that make the change.
func (c *command) because(parts []packview.Difference) string {
	if len(parts) == 0 {
		return ""
	}
	list := ""
	for i, d := range parts {
		if i > 0 {
			list += c.lang.T("rules.list.separator")
		}
		list += c.lang.T("packview.kind."+d.Kind) + " " + d.ID
	}
	return c.lang.T("ctl.diff.because", list)
}
