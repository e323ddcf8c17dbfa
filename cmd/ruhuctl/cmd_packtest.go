package main

import (
	"github.com/spf13/cobra"

	"ruhu/rules"
	"ruhu/rules/packtest"
)

// packTestJSON is how the tests of a pack went, for programs.
type packTestJSON struct {
	Pack     rules.PackRef    `json:"pack"`
	Tests    int              `json:"tests"`
	Cases    int              `json:"cases"`
	Added    int              `json:"added"`
	Coverage []packtest.Count `json:"coverage"`
	Problems []string         `json:"problems"`
}

func (c *command) packTest() *cobra.Command {
	return &cobra.Command{
		Use:   "test ID|DIR",
		Short: c.lang.T("ctl.pack.test"),
		Args:  cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			suite, err := packtest.Load(args[0])
			if err != nil {
				return err
			}
			report := suite.Run()
			if err := c.printPackTest(report); err != nil {
				return err
			}
			if len(report.Problems) > 0 {
				return report.Problems
			}
			return nil
		},
	}
}

func (c *command) printPackTest(r packtest.Report) error {
	if c.json {
		problems := []string{}
		if len(r.Problems) > 0 {
			problems = c.lang.Explain(r.Problems)
		}
		return c.printJSON(packTestJSON{r.Pack, r.Tests, r.Cases, r.Added, r.Coverage, problems})
	}
	key := "ctl.pack.test.passed"
	if len(r.Problems) > 0 {
		key = "ctl.pack.test.failed"
	}
	c.say(key, r.Pack.ID, r.Tests, r.Cases, r.Added)
	for _, n := range r.Coverage {
		c.say("ctl.pack.test.count", c.lang.T("packtest.kind."+n.Kind), n.Covered, n.Total)
	}
	return nil
}
