package main

import (
	"strings"

	"github.com/spf13/cobra"

	"ruhu/app"
	"ruhu/app/conflict"
	"ruhu/assets"
	"ruhu/assets/text"
	"ruhu/survey"
	"ruhu/syncpkg/object"
)

func (c *command) conflict() *cobra.Command {
	return c.group("conflict", "ctl.conflict.short", c.conflictList(), c.conflictShow(), c.conflictResolve())
}

// conflictRowJSON is a household in conflict for programs.
type conflictRowJSON struct {
	ID      string `json:"id"`
	Village string `json:"village"`
	Group   string `json:"group"`
	Head    string `json:"head"`
	Heads   int    `json:"heads"`
}

func (c *command) conflictList() *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: c.lang.T("ctl.conflict.list"),
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.withWorkspace(func(w *app.Workspace) error {
				rows, err := conflict.List(cmd.Context(), w.Store)
				if err != nil {
					return err
				}
				list := []conflictRowJSON{}
				for _, r := range rows {
					list = append(list, conflictRowJSON{r.ID, r.Village, r.Group, r.HeadName, r.Heads})
				}
				return c.printConflicts(list)
			})
		},
	}
}

func (c *command) printConflicts(list []conflictRowJSON) error {
	if c.json {
		if err := c.printJSON(list); err != nil {
			return err
		}
	} else {
		for _, r := range list {
			c.say("ctl.conflict.row", r.ID, assets.DivisionName(r.Village), r.Group, r.Head, r.Heads)
		}
		c.say("ctl.conflict.count", len(list))
	}
	if len(list) > 0 {
		return errPoints
	}
	return nil
}

func (c *command) conflictShow() *cobra.Command {
	var reveal bool
	cmd := &cobra.Command{
		Use:   "show HOUSEHOLD",
		Short: c.lang.T("ctl.conflict.show"),
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.withWorkspace(func(w *app.Workspace) error {
				found, err := c.readConflict(w, args[0])
				if err != nil {
					return err
				}
				found.Revealed = reveal || c.json
				action := app.AuditSaw
				if found.Revealed {
					action = app.AuditRevealed
				}
				if err := w.Audit(cmd.Context(), action, args[0], ""); err != nil {
					return err
				}
				if c.json {
					return c.printJSON(c.conflictJSON(found))
				}
				c.printConflict(found)
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&reveal, "reveal", false, c.lang.T("ctl.flag.reveal"))
	return cmd
}

func (c *command) readConflict(w *app.Workspace, household string) (*conflict.Conflict, error) {
	if _, err := householdByID(w.Store, household); err != nil {
		return nil, err
	}
	return conflict.Read(w.Store, household)
}

func (c *command) conflictResolve() *cobra.Command {
	var choices []string
	var reason string
	cmd := &cobra.Command{
		Use:   "resolve HOUSEHOLD RECORD RECORD… --reason WORDS [--choose PATH=RECORD]…",
		Short: c.lang.T("ctl.conflict.resolve"),
		Long:  c.lang.T("ctl.conflict.resolve_long"),
		Args:  cobra.MinimumNArgs(3),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.withWorkspace(func(w *app.Workspace) error {
				found, err := c.readConflict(w, args[0])
				if err != nil {
					return err
				}
				r, err := resolution(found, args[1:], choices)
				if err != nil {
					return err
				}
				r.Reason = reason
				o, err := conflict.Resolve(cmd.Context(), w, found, r)
				if err != nil {
					return err
				}
				if c.json {
					return c.printJSON(map[string]string{"id": o.ID.String()})
				}
				c.say("ctl.conflict.resolved", o.ID)
				return nil
			})
		},
	}
	cmd.Flags().StringArrayVar(&choices, "choose", nil, c.lang.T("ctl.flag.choose"))
	cmd.Flags().StringVar(&reason, "reason", "", c.lang.T("ctl.flag.conflict_reason"))
	return cmd
}

// resolution reads what was chosen. All records are named, so that one which
// arrived after somebody looked is not settled unseen; the first is the visit
// whose visitors hold.
func resolution(found *conflict.Conflict, records, choices []string) (conflict.Resolution, error) {
	r := conflict.Resolution{Choices: survey.Choices{}}
	named := map[int]bool{}
	for i, prefix := range records {
		record, err := recordOf(found, prefix)
		if err != nil {
			return r, err
		}
		if i == 0 {
			r.Base = record
		}
		named[record] = true
	}
	if len(named) < len(found.Heads) {
		return r, text.Fail("ctl.conflict.all_records", len(found.Heads))
	}
	differences := map[string]bool{}
	for _, d := range found.Differences {
		differences[d.Path] = true
	}
	for _, choice := range choices {
		at := strings.LastIndexByte(choice, '=')
		if at < 0 || !differences[choice[:at]] {
			return r, text.Fail("ctl.conflict.unknown_path", choice)
		}
		record, err := recordOf(found, choice[at+1:])
		if err != nil {
			return r, err
		}
		r.Choices[choice[:at]] = record
	}
	return r, nil
}

// shortID is how many digits of a record's id are shown, and enough to name it.
const shortID = 12

// recordOf finds a record by the beginning of its id.
func recordOf(found *conflict.Conflict, prefix string) (int, error) {
	at := -1
	for i, h := range found.Heads {
		if strings.HasPrefix(h.ID.String(), strings.ToLower(prefix)) {
			if at >= 0 {
				return 0, text.Fail("ctl.conflict.unknown_record", prefix)
			}
			at = i
		}
	}
	if at < 0 || len(prefix) < shortID/2 {
		return 0, text.Fail("ctl.conflict.unknown_record", prefix)
	}
	return at, nil
}

// conflictJSON is a conflict for programs.
type conflictJSON struct {
	Household   string           `json:"household"`
	Records     []recordJSON     `json:"records"`
	Ancestors   []string         `json:"ancestors"`
	Differences []differenceJSON `json:"differences"`
}

type recordJSON struct {
	ID       string           `json:"id"`
	Type     object.Type      `json:"type"`
	Day      survey.Date      `json:"day"`
	Author   string           `json:"author"`
	Visitors []survey.Visitor `json:"visitors"`
	Reason   string           `json:"reason"`
}

type differenceJSON struct {
	Path    string                `json:"path"`
	Kind    survey.DifferenceKind `json:"kind"`
	Class   survey.Class          `json:"class"`
	Name    string                `json:"name"`
	Before  string                `json:"before"`
	Answers []answerJSON          `json:"answers"`
	Offered *string               `json:"offered"` // record, null where somebody must choose
}

type answerJSON struct {
	Record    string `json:"record"`
	CanChoose bool   `json:"can_choose"`
	Value     any    `json:"value"`
	Words     string `json:"words"`
}

func (c *command) conflictJSON(found *conflict.Conflict) conflictJSON {
	out := conflictJSON{Household: found.Household, Records: []recordJSON{}, Ancestors: []string{}, Differences: []differenceJSON{}}
	for _, h := range found.Heads {
		out.Records = append(out.Records, recordJSON{h.ID.String(), h.Type, h.Day, h.Author, h.Visit.Visitors, h.Reason})
	}
	for _, a := range found.Ancestors {
		out.Ancestors = append(out.Ancestors, a.ID.String())
	}
	for _, d := range found.Differences {
		j := differenceJSON{Path: d.Path, Kind: d.Kind, Class: d.Class, Name: found.Name(d, c.lang), Before: found.WordsBefore(d, c.lang)}
		for i, a := range d.Answers {
			j.Answers = append(j.Answers, answerJSON{found.Heads[i].ID.String(), d.CanChoose(i), a.Value, found.Words(d, i, c.lang)})
		}
		if d.Offered != survey.MustChoose {
			id := found.Heads[d.Offered].ID.String()
			j.Offered = &id
		}
		out.Differences = append(out.Differences, j)
	}
	return out
}

func (c *command) printConflict(found *conflict.Conflict) {
	for _, h := range found.Heads {
		c.say("ctl.conflict.record", h.ID.String()[:shortID], found.Title(h, c.lang))
	}
	must := 0
	for _, d := range found.Differences {
		if d.Offered == survey.MustChoose {
			must++
		}
		c.printDifference(found, d)
	}
	c.say("ctl.conflict.differences", len(found.Differences), must)
}

func (c *command) printDifference(found *conflict.Conflict, d survey.Difference) {
	c.say("ctl.conflict.difference", d.Path, found.Name(d, c.lang), c.lang.T("conflict.class."+string(d.Class)))
	rows := [][]string{{c.lang.T("conflict.before"), found.WordsBefore(d, c.lang)}}
	for i, h := range found.Heads {
		words := found.Words(d, i, c.lang)
		if d.Offered == i {
			words = c.lang.T("ctl.conflict.offered", words)
		}
		rows = append(rows, []string{h.ID.String()[:shortID], words})
	}
	c.table(rows)
}
