package main

import (
	"github.com/spf13/cobra"

	"ruhu/rules"
)

func (c *command) pack() *cobra.Command {
	return c.group("pack", "ctl.pack.short", c.packList(), c.packCheck(), c.packTest(), c.packExplain(), c.packDiff(), c.packSend(), c.packIssued())
}

// packJSON is a pack of the list for programs.
type packJSON struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	Issuer   string `json:"issuer"`
	Document string `json:"document"`
	Version  string `json:"version"`
	SHA256   string `json:"sha256"`
}

func (c *command) packList() *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: c.lang.T("ctl.pack.list"),
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			packs := []packJSON{}
			for _, p := range rules.List() {
				packs = append(packs, packJSON{p.ID, p.Title.In(c.lang), p.Issuer.In(c.lang), p.Document, p.Version, p.SHA256})
			}
			if c.json {
				return c.printJSON(packs)
			}
			for _, p := range packs {
				c.say("ctl.pack.row", p.ID, p.Version, p.Title, p.Document, p.SHA256)
			}
			return nil
		},
	}
}
