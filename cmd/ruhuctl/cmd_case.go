package main

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"ruhu/app"
	"ruhu/app/people"
	"ruhu/assets"
	"ruhu/assets/text"
	"ruhu/survey"
)

func (c *command) cases() *cobra.Command {
	return c.group("case", "ctl.case.short", c.caseList(), c.caseSettle())
}

func (c *command) caseList() *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: c.lang.T("ctl.case.list"),
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.withWorkspace(func(w *app.Workspace) error {
				found, err := people.Find(cmd.Context(), w)
				if err != nil {
					return err
				}
				if c.json {
					return c.printJSON(casesOf(found))
				}
				c.printCases(found)
				return nil
			})
		},
	}
}

// casesJSON is what there is to settle for programs.
type casesJSON struct {
	Cases []caseJSON `json:"cases"`
	Idle  []idleJSON `json:"idle"` // findings that do nothing here
}

type caseJSON struct {
	ID        string     `json:"id"`
	Kind      string     `json:"kind"`      // household person
	State     string     `json:"state"`     // open confirmed contradicted
	By        string     `json:"by"`        // number name, of people
	Shared    int        `json:"shared"`    // people in both, of households
	Identical bool       `json:"identical"` // the very same people, of households
	Sides     []sideJSON `json:"sides"`
}

type sideJSON struct {
	Household string `json:"household"`
	Village   string `json:"village"`
	Head      string `json:"head"`
	Member    string `json:"member"`
	Name      string `json:"name"`
}

type idleJSON struct {
	Link   string `json:"link"`
	Kind   string `json:"kind"`
	Effect string `json:"effect"` // waiting outside
}

func casesOf(found people.Found) casesJSON {
	out := casesJSON{Cases: []caseJSON{}, Idle: []idleJSON{}}
	for _, k := range found.Cases {
		one := caseJSON{k.ID, k.Kind, k.State, k.By, k.Shared, k.Identical, nil}
		for _, s := range k.Sides {
			one.Sides = append(one.Sides, sideJSON{s.Household, s.Row.Village, s.Row.HeadName, s.Member, s.Person.Name})
		}
		out.Cases = append(out.Cases, one)
	}
	for _, i := range found.Idle {
		out.Idle = append(out.Idle, idleJSON{i.ID.String(), i.Kind, string(i.Effect)})
	}
	return out
}

// shownOfCase is how much of the id of a case is shown, and enough to name it.
const shownOfCase = 12

func (c *command) printCases(found people.Found) {
	for _, k := range found.Cases {
		c.say("ctl.case.row", k.ID[:shownOfCase], c.lang.T("people.kind."+k.Kind), c.lang.T("people.state."+k.State), c.alike(k))
		for _, s := range k.Sides {
			village := assets.DivisionName(s.Row.Village)
			if k.Kind == people.Household {
				c.say("ctl.case.side_household", s.Household, village, s.Row.Group, s.Row.HeadName, s.Row.Members, s.Row.Visits)
			} else {
				c.say("ctl.case.side_person", s.Household, village, s.Row.Group, s.Row.HeadName, s.Person.Name, survey.MaskedID(s.Person.Number))
			}
		}
	}
	for _, i := range found.Idle {
		c.say("ctl.case.idle", i.ID.String()[:shownOfCase], c.lang.T("people.said."+i.Kind), c.lang.T("people.idle."+string(i.Effect)))
	}
	c.say("ctl.case.count", len(found.Cases), len(found.Identical()))
}

// alike says how the sides of a case look the same.
func (c *command) alike(k people.Case) string {
	switch {
	case k.Identical:
		return c.lang.T("ctl.case.identical", k.Shared)
	case k.Shared > 0:
		return c.lang.T("ctl.case.shared", k.Shared)
	case k.By != "":
		return c.lang.T("people.by." + k.By)
	}
	return ""
}

func (c *command) caseSettle() *cobra.Command {
	var as, comment string
	var identical bool
	cmd := &cobra.Command{
		Use:   "settle [ID --as same|different | --identical]",
		Short: c.lang.T("ctl.case.settle"),
		Args:  cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if identical == (len(args) == 1) || identical == (as != "") || as != "" && as != "same" && as != "different" {
				return usageError{errors.New("ID --as same|different, --identical")}
			}
			return c.withWorkspace(func(w *app.Workspace) error {
				cases, err := casesToSettle(cmd.Context(), w, args)
				if err != nil {
					return err
				}
				if err := people.Settle(cmd.Context(), w, cases, identical || as == "same", comment); err != nil {
					return err
				}
				c.say("ctl.case.settled", len(cases))
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&as, "as", "", c.lang.T("ctl.case.flag_as"))
	cmd.Flags().StringVar(&comment, "comment", "", c.lang.T("ctl.case.flag_comment"))
	cmd.Flags().BoolVar(&identical, "identical", false, c.lang.T("ctl.case.flag_identical"))
	return cmd
}

// casesToSettle returns the case that is named by its id or the beginning of it,
// else all of households with the very same people.
func casesToSettle(ctx context.Context, w *app.Workspace, args []string) ([]people.Case, error) {
	found, err := people.Find(ctx, w)
	if err != nil {
		return nil, err
	}
	if len(args) == 0 {
		if len(found.Identical()) == 0 {
			return nil, text.Fail("ctl.case.none_identical")
		}
		return found.Identical(), nil
	}
	var named []people.Case
	for _, k := range found.Cases {
		if strings.HasPrefix(k.ID, args[0]) && args[0] != "" {
			named = append(named, k)
		}
	}
	switch len(named) {
	case 0:
		return nil, text.Fail("people.unknown_case", args[0])
	case 1:
		return named, nil
	}
	return nil, text.Fail("people.ambiguous_case", args[0])
}
