package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"ruhu/app/packview"
	"ruhu/rules"
)

func (c *command) packExplain() *cobra.Command {
	var asOf string
	var overlays []string
	cmd := &cobra.Command{
		Use:   "explain ID|DIR [--overlay FILE]... [--as-of DATE]",
		Short: c.lang.T("ctl.pack.explain"),
		Args:  cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			day, err := dayOr(asOf, today())
			if err != nil {
				return err
			}
			p, err := loadPack(args[0], overlays)
			if err != nil {
				return err
			}
			v := packview.Of(p, day, c.lang)
			if c.json {
				return c.printJSON(v)
			}
			c.printPack(v)
			return nil
		},
	}
	cmd.Flags().StringVar(&asOf, "as-of", "", c.lang.T("ctl.flag.as_of"))
	cmd.Flags().StringArrayVar(&overlays, "overlay", nil, c.lang.T("ctl.flag.overlay"))
	return cmd
}

func (c *command) printPack(v packview.View) {
	c.say("ctl.explain.head", v.Title, v.Issuer, v.Document, v.Pack.ID, v.Pack.Version, v.Pack.SHA256, v.AsOf)
	for _, o := range v.Overlays {
		c.say("ctl.explain.overlay", o.Issuer, o.SHA256)
	}
	c.section("ctl.explain.clauses", clauseRows(v))
	for _, group := range packview.Groups {
		c.section("packview.group."+group, c.parameterRows(v, group))
	}
	c.section("ctl.explain.items", c.itemRows(v))
	c.printRules(v)
	for _, name := range packview.Sections {
		c.section("packview.section."+name, entryRows(v.Section(name)))
	}
}

// section writes a title and a table, nothing where the table is empty.
func (c *command) section(title string, rows [][]string) {
	if len(rows) == 0 {
		return
	}
	fmt.Fprintln(c.out)
	c.say("ctl.explain.section", c.lang.T(title))
	c.table(rows)
}

func clauseRows(v packview.View) [][]string {
	var rows [][]string
	for _, cl := range v.Clauses {
		rows = append(rows, []string{cl.ID, cl.Says})
	}
	return rows
}

// parameterRows are the parameters of a group: what is set with its values, what
// is not with what it can be.
func (c *command) parameterRows(v packview.View, group string) [][]string {
	var rows [][]string
	for _, p := range v.In(group) {
		switch group {
		case packview.GroupJudgement:
			rows = append(rows, c.judgementRows(p)...)
		case packview.GroupSet:
			rows = append(rows, c.windowRows(p)...)
		case packview.GroupItem:
			rows = append(rows, []string{p.ID, p.Title, p.By(c.lang), joined(p.Range, p.Row, strings.Join(p.Clauses, " "))})
		default:
			about := joined(p.Unit, p.Range, c.lang.T("packview.kind_of."+string(p.Kind)), p.Row, strings.Join(p.Clauses, " "))
			rows = append(rows, []string{p.ID, p.Title, p.By(c.lang), about})
		}
	}
	return rows
}

// judgementRows are a judgement and what a county wrote for it.
func (c *command) judgementRows(p packview.Parameter) [][]string {
	rows := [][]string{{p.ID, p.Title, strings.Join(p.Clauses, " ")}}
	for _, w := range p.Windows {
		rows = append(rows, []string{"", "", joined(w.Shown, packview.Span(w.From, w.To, c.lang), w.Document)})
	}
	return rows
}

func (c *command) windowRows(p packview.Parameter) [][]string {
	status, by := c.lang.T("packview.status."+p.Status), p.By(c.lang)
	if len(p.Windows) == 0 {
		return [][]string{{p.ID, p.Title, status, by, joined(p.Shown, strings.Join(p.Clauses, " "))}}
	}
	var rows [][]string
	for i, w := range p.Windows {
		about := joined(w.Shown, packview.Span(w.From, w.To, c.lang), w.Document, strings.Join(p.Clauses, " "))
		row := []string{"", "", "", "", about}
		if i == 0 {
			row = []string{p.ID, p.Title, status, by, about}
		}
		rows = append(rows, row)
	}
	return rows
}

// joined joins what is not empty with two spaces.
func joined(parts ...string) string {
	var some []string
	for _, p := range parts {
		if p != "" {
			some = append(some, p)
		}
	}
	return strings.Join(some, "  ")
}

// itemRows are the income items, in one row where both bases have the same.
func (c *command) itemRows(v packview.View) [][]string {
	var rows [][]string
	for _, i := range v.Items {
		if dibao := joined(i.Dibao.Words, i.Dibao.Settlement(c.lang)); i.Dibao.Words == i.Poverty.Words {
			rows = append(rows, []string{i.Item, i.Title, c.lang.T("ctl.explain.both"), dibao})
		} else {
			rows = append(rows, []string{i.Item, i.Title, c.lang.T("ctl.explain.dibao"), dibao},
				[]string{"", "", c.lang.T("ctl.explain.poverty"), joined(i.Poverty.Words, i.Poverty.Settlement(c.lang))})
		}
	}
	if e := v.Employment; e != nil {
		where := ""
		if e.Applies != nil {
			where = c.lang.T("packview.rule.applies", e.Applies.Words)
		}
		rows = append(rows, []string{packview.KindEmployment, c.lang.T("packview.kind.employment_cost"), "", joined(where, strings.Join(e.Clauses, " "))})
	}
	return rows
}

func (c *command) printRules(v packview.View) {
	if len(v.Rules) == 0 {
		return
	}
	fmt.Fprintln(c.out)
	c.say("ctl.explain.section", c.lang.T("ctl.explain.rules"))
	for _, r := range v.Rules {
		c.say("ctl.explain.rule", r.Title, r.Code, c.lang.T("ctl.explain.subject."+r.Subject), strings.Join(r.Clauses, " "))
		c.table(c.ruleRows(r))
	}
}

// ruleRows are the conditions of a rule, each with its name before it.
func (c *command) ruleRows(r rules.Rule) [][]string {
	row := func(name, words string) []string { return []string{c.lang.T("ctl.explain.rule." + name), words} }
	var rows [][]string
	if r.Applies != nil {
		rows = append(rows, row("applies", r.Applies.Words))
	}
	if r.Met != nil {
		rows = append(rows, row("met", r.Met.Words))
	}
	for _, s := range r.Silent {
		words := s.Title
		if s.When != nil {
			words = s.When.Words + " → " + s.Title
		}
		rows = append(rows, row("silent", words))
	}
	if r.Amount != nil {
		rows = append(rows, row("amount", r.Amount.Words))
	}
	if len(r.Review) > 0 {
		rows = append(rows, row("review", packview.Matters(r.Review, c.lang)))
	}
	return rows
}

func entryRows(entries []packview.Entry) [][]string {
	var rows [][]string
	for _, e := range entries {
		rows = append(rows, []string{e.Title, joined(append([]string{e.Words, strings.Join(e.Clauses, " ")}, e.Open...)...)})
	}
	return rows
}
