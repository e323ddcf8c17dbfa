package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"ruhu/app"
	"ruhu/assets/text"
	"ruhu/rules"
)

func (c *command) packCheck() *cobra.Command {
	return &cobra.Command{
		Use:   "check FOLDER|ID|OVERLAY.yaml...",
		Short: c.lang.T("ctl.pack.check"),
		Args:  cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			checked, err := checkAll(args)
			if err != nil {
				return err
			}
			if c.json {
				if err := c.printJSON(c.checkedList(checked)); err != nil {
					return err
				}
			} else {
				c.printChecked(checked)
			}
			if wrong := wrongOnes(checked); wrong != "" {
				return text.Fail("ctl.pack.check.refused", wrong)
			}
			return nil
		},
	}
}

// checkedPack is a pack or overlay with its faults.
type checkedPack struct {
	name   string // as given
	faults rules.Faults
}

// checkAll checks packs and overlays in the order given. An overlay lies over the
// pack named before it, with the overlays between, or over the embedded pack that
// it extends. Over a pack with errors nothing can be said of an overlay.
func checkAll(names []string) ([]checkedPack, error) {
	var all []checkedPack
	var over *rules.Pack
	refused := false
	for _, name := range names {
		if !isOverlay(name) {
			p, faults, err := rules.Check(name)
			if err != nil {
				return nil, err
			}
			over, refused = p, p == nil
			all = append(all, checkedPack{name, faults})
			continue
		}
		if refused {
			continue
		}
		data, err := app.ReadSmall(name, maxDocument)
		if err != nil {
			return nil, err
		}
		settled, faults := rules.CheckOverlay(over, filepath.Base(name), data)
		if over != nil && settled != nil {
			over = settled
		}
		all = append(all, checkedPack{name, faults})
	}
	return all, nil
}

// isOverlay tells the file of an overlay from the folder or id of a pack.
func isOverlay(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	info, err := os.Stat(name)
	return (ext == ".yaml" || ext == ".yml") && (err != nil || !info.IsDir())
}

func (c *command) printChecked(checked []checkedPack) {
	for _, f := range checked {
		for _, fault := range f.faults {
			fmt.Fprint(c.out, fault.Show(c.lang))
		}
		errs := len(f.faults.Errors())
		c.say("ctl.pack.check.count", f.name, errs, len(f.faults)-errs)
	}
}

// wrongOnes names those with errors, empty for none.
func wrongOnes(checked []checkedPack) string {
	var names []string
	for _, f := range checked {
		if len(f.faults.Errors()) > 0 {
			names = append(names, f.name)
		}
	}
	return strings.Join(names, " ")
}

// checkedJSON is a checked pack or overlay for programs.
type checkedJSON struct {
	Name     string      `json:"name"`
	Errors   int         `json:"errors"`
	Warnings int         `json:"warnings"`
	Faults   []faultJSON `json:"faults"`
}

type faultJSON struct {
	File       string `json:"file"`
	Line       int    `json:"line"`
	Column     int    `json:"column"` // in characters, from 1
	Code       string `json:"code"`
	Severity   string `json:"severity"` // error warning
	Message    string `json:"message"`
	Suggestion string `json:"suggestion"`
	Near       string `json:"near"` // what may have been meant, empty where nothing is near
	Excerpt    string `json:"excerpt"`
}

func (c *command) checkedList(checked []checkedPack) []checkedJSON {
	var list []checkedJSON
	for _, p := range checked {
		errs := len(p.faults.Errors())
		one := checkedJSON{p.name, errs, len(p.faults) - errs, []faultJSON{}}
		for _, f := range p.faults {
			severity := "error"
			if f.Warning {
				severity = "warning"
			}
			one.Faults = append(one.Faults, faultJSON{
				f.File, f.Line, f.Column, f.Code, severity, f.Message(c.lang), f.Suggestion(c.lang), f.Near, f.Excerpt,
			})
		}
		list = append(list, one)
	}
	return list
}
