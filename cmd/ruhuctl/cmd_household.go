package main

import (
	"encoding/json"
	"errors"

	"github.com/spf13/cobra"

	"ruhu/app"
	"ruhu/app/visit"
	"ruhu/assets"
	"ruhu/assets/text"
	"ruhu/store"
	"ruhu/survey"
	"ruhu/syncpkg/object"
)

func (c *command) household() *cobra.Command {
	return c.group("household", "ctl.household.short", c.householdList(), c.householdShow(), c.householdExport(), c.householdReturn())
}

func (c *command) householdList() *cobra.Command {
	var filter string
	cmd := &cobra.Command{
		Use:   "list",
		Short: c.lang.T("ctl.household.list"),
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.withWorkspace(func(w *app.Workspace) error {
				rows, err := w.Store.Households(cmd.Context())
				if err != nil {
					return err
				}
				return c.printHouseholds(rows, filter)
			})
		},
	}
	cmd.Flags().StringVar(&filter, "filter", "", c.lang.T("ctl.flag.filter"))
	return cmd
}

// householdJSON is a line of the list for programs.
type householdJSON struct {
	ID        string      `json:"id"`
	Village   string      `json:"village"`
	Group     string      `json:"group"`
	Head      string      `json:"head"`
	Members   int         `json:"members"`
	Dibao     string      `json:"dibao"`
	Tekun     string      `json:"tekun"`
	Jdlk      string      `json:"jdlk"`
	Visits    int         `json:"visits"`
	LastVisit survey.Date `json:"last_visit"`
	Heads     int         `json:"heads"`
	Draft     string      `json:"draft"`
	Linked    int         `json:"linked"`   // further records of the same household that this line stands for
	Returned  int         `json:"returned"` // returns that are not answered yet
}

func (c *command) printHouseholds(rows []store.HouseholdRow, filter string) error {
	list := []householdJSON{}
	finds := app.Finder(filter, c.lang)
	for _, r := range rows {
		if finds(r) {
			list = append(list, householdJSON{r.ID, r.Village, r.Group, r.HeadName, r.Members, r.Dibao, r.Tekun, r.Jdlk, r.Visits, r.LastVisit, r.Heads, r.DraftVisit, r.Linked, r.Returned})
		}
	}
	if c.json {
		return c.printJSON(list)
	}
	for _, h := range list {
		c.say("ctl.household.row", h.ID, assets.DivisionName(h.Village), h.Group, h.Head, h.Members,
			c.orNotAsked(survey.DibaoStatuses.Text(h.Dibao, string(c.lang))), c.orNotAsked(survey.JdlkStatuses.Text(h.Jdlk, string(c.lang))), h.Visits, h.LastVisit)
	}
	c.say("ctl.household.count", len(list), len(rows))
	return nil
}

// orNotAsked says so where nothing was answered.
func (c *command) orNotAsked(words string) string {
	if words == "" {
		return c.lang.T("ctl.not_asked")
	}
	return words
}

// historyJSON is a household with its history for programs.
type historyJSON struct {
	Household survey.Household `json:"household"`
	Heads     []string         `json:"heads"`
	Revisions []revisionJSON   `json:"revisions"`
	Draft     json.RawMessage  `json:"draft"` // the visit being recorded, null without one
	Returns   []returnJSON     `json:"returns"`
	Same      []string         `json:"same"` // ids of other records of the same household
}

type revisionJSON struct {
	ID       string      `json:"id"`
	Type     object.Type `json:"type"`
	Parents  []string    `json:"parents"`
	Signer   string      `json:"signer"`
	Author   string      `json:"author"`
	Visit    string      `json:"visit"`
	Day      survey.Date `json:"day"`
	Level    string      `json:"level"`
	Batch    string      `json:"batch"`
	Accepted bool        `json:"accepted"`
}

type returnJSON struct {
	ID        string   `json:"id"`
	Revisions []string `json:"revisions"`
	Comment   string   `json:"comment"`
	Author    string   `json:"author"`
	Claimed   string   `json:"claimed"`
	Open      bool     `json:"open"`
}

func (c *command) householdShow() *cobra.Command {
	return &cobra.Command{
		Use:   "show ID",
		Short: c.lang.T("ctl.household.show"),
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.withWorkspace(func(w *app.Workspace) error {
				history, err := history(w.Store, args[0])
				if err != nil {
					return err
				}
				if err := w.Saw(cmd.Context(), args[0]); err != nil {
					return err
				}
				if c.json {
					return c.printJSON(history)
				}
				c.printHistory(w, history)
				return c.printSame(w.Store, history.Same)
			})
		},
	}
}

func history(s *store.Store, id string) (historyJSON, error) {
	state, err := householdByID(s, id)
	if err != nil {
		return historyJSON{}, err
	}
	out := historyJSON{Household: visit.Current(state), Heads: hexIDs(state.Heads), Revisions: []revisionJSON{}, Draft: json.RawMessage("null"), Returns: []returnJSON{}, Same: []string{}}
	for _, r := range state.Revisions {
		out.Revisions = append(out.Revisions, revisionJSON{
			r.ID.String(), r.Type, hexIDs(r.Parents), r.Signer.String(), r.Author, r.VisitID, r.Day, r.Level, r.Batch, r.Accepted,
		})
	}
	for _, r := range state.Returns {
		out.Returns = append(out.Returns, returnJSON{r.ID.String(), hexIDs(r.Revisions), r.Comment, r.Author, r.Claimed, r.Open})
	}
	for _, other := range state.Others {
		out.Same = append(out.Same, other.Doc.ID)
	}
	drafts, err := s.Drafts()
	if err != nil {
		return historyJSON{}, err
	}
	for _, d := range drafts {
		if d.Household == id {
			out.Draft = d.Doc
		}
	}
	return out, nil
}

func householdByID(s *store.Store, id string) (store.HouseholdState, error) {
	state, err := s.Household(id)
	if errors.Is(err, store.ErrNotFound) {
		return state, text.Fail("ctl.household.unknown", id).Because(err)
	}
	return state, err
}

func hexIDs(ids []object.ID) []string {
	out := []string{}
	for _, id := range ids {
		out = append(out, id.String())
	}
	return out
}

func (c *command) printHistory(w *app.Workspace, h historyJSON) {
	lang := string(c.lang)
	c.say("ctl.household.title", h.Household.DisplayName(), assets.DivisionPath(h.Household.Village), h.Household.Group)
	for _, m := range h.Household.Members {
		c.say("ctl.household.member", m.Name, survey.Relations.Text(m.Relation, lang), m.BirthDate, survey.MaskedID(m.IDNumber))
	}
	for _, r := range h.Revisions {
		c.say("ctl.household.revision", r.Day, c.lang.T("object."+string(r.Type)), r.Author, r.ID)
	}
	for _, r := range h.Returns {
		key := "ctl.household.answered"
		if r.Open {
			key = "ctl.household.sent_back"
		}
		c.say(key, r.Author, r.Claimed, r.Comment)
	}
	if len(h.Heads) > 1 {
		c.say("ctl.household.conflict", len(h.Heads))
	}
	c.printFindings(assessed{household: h.Household, result: w.Pack.Assess(h.Household, w.Today(), c.lang)}, assessView{})
}

// printSame names the other records of a household that links say are the same.
func (c *command) printSame(s *store.Store, ids []string) error {
	for _, id := range ids {
		other, err := s.Household(id)
		if err != nil {
			return err
		}
		visits := map[string]bool{}
		for _, r := range other.Revisions {
			if r.VisitID != "" {
				visits[r.VisitID] = true
			}
		}
		c.say("ctl.household.same_family", id, other.Doc.DisplayName(), len(visits))
	}
	return nil
}

func (c *command) householdReturn() *cobra.Command {
	var comment string
	cmd := &cobra.Command{
		Use:   "return ID --comment TEXT",
		Short: c.lang.T("ctl.household.return"),
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.withWorkspace(func(w *app.Workspace) error {
				if err := visit.Return(cmd.Context(), w, args[0], comment); err != nil {
					return err
				}
				c.say("ctl.household.returned")
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&comment, "comment", "", c.lang.T("ctl.household.flag_comment"))
	return cmd
}

func (c *command) householdExport() *cobra.Command {
	return &cobra.Command{
		Use:   "export ID",
		Short: c.lang.T("ctl.household.export"),
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.withWorkspace(func(w *app.Workspace) error {
				state, err := householdByID(w.Store, args[0])
				if err != nil {
					return err
				}
				if err := w.Audit(cmd.Context(), app.AuditExported, args[0], "json"); err != nil {
					return err
				}
				return c.printJSON(visit.Current(state))
			})
		},
	}
}
