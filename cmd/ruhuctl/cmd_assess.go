package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"ruhu/app"
	"ruhu/assets/text"
	"ruhu/rules"
	"ruhu/survey"
)

// maxDocument bounds a household document that is read from a file.
const maxDocument = 4 << 20

func (c *command) assess() *cobra.Command {
	var pack, asOf string
	var overlays []string
	var show assessView
	cmd := &cobra.Command{
		Use:   "assess --pack ID|DIR --as-of DATE [--overlay FILE]... FILE...",
		Short: c.lang.T("ctl.assess.short"),
		Args:  cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			day, err := dayOf(asOf)
			if err != nil {
				return err
			}
			if show.explain != "" && !slices.Contains(lengths, show.explain) {
				return usageError{fmt.Errorf("--explain: %q", show.explain)}
			}
			p, err := loadPack(pack, overlays)
			if err != nil {
				return err
			}
			return c.assessFiles(p, day, show, args)
		},
	}
	cmd.Flags().StringVar(&pack, "pack", "", c.lang.T("ctl.flag.pack"))
	cmd.Flags().StringVar(&asOf, "as-of", "", c.lang.T("ctl.flag.as_of"))
	cmd.Flags().StringArrayVar(&overlays, "overlay", nil, c.lang.T("ctl.flag.overlay"))
	cmd.Flags().BoolVar(&show.all, "all", false, c.lang.T("ctl.flag.all_findings"))
	cmd.Flags().StringVar(&show.explain, "explain", "", c.lang.T("ctl.flag.explain"))
	cmd.Flags().StringVar(&show.finding, "finding", "", c.lang.T("ctl.flag.finding"))
	for _, name := range []string{"pack", "as-of"} {
		if err := cmd.MarkFlagRequired(name); err != nil {
			panic(fmt.Errorf("flag %s: %w", name, err))
		}
	}
	return cmd
}

// loadPack loads a pack and lays the overlays over it in the order given.
func loadPack(ref string, overlays []string) (*rules.Pack, error) {
	return loadOver(ref, nil, overlays)
}

// loadOver is loadPack with lists of overlays, laid over what lay makes of the
// pack; nil leaves the pack as it is.
func loadOver(ref string, lay func(*rules.Pack) (*rules.Pack, error), overlays ...[]string) (*rules.Pack, error) {
	p, err := rules.Load(ref)
	if err == nil && lay != nil {
		p, err = lay(p)
	}
	if err != nil {
		return nil, err
	}
	for _, path := range slices.Concat(overlays...) {
		data, err := app.ReadSmall(path, maxDocument)
		if err != nil {
			return nil, err
		}
		if p, err = p.WithOverlay(filepath.Base(path), data); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// assessFiles assesses every file, and says for each that cannot be read why;
// one bad file does not hide the others.
func (c *command) assessFiles(p *rules.Pack, day survey.Date, show assessView, paths []string) error {
	var errs []error
	for _, path := range paths {
		h, err := readHousehold(path)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		a := assessed{path, h, p.Assess(h, day, c.lang), nil}
		if err := show.of(p, &a, c.lang); err != nil {
			errs = append(errs, err)
			continue
		}
		if c.json {
			if err := c.printJSON(assessedJSON{path, a.result, a.explained}); err != nil {
				return err
			}
			continue
		}
		c.printAssessment(a, show)
	}
	return errors.Join(errs...)
}

// assessedJSON is an assessment for programs: the result, and the file it is of.
type assessedJSON struct {
	File string `json:"file"`
	rules.Result
	Explanations []rules.Explanation `json:"explanations,omitempty"`
}

func readHousehold(path string) (survey.Household, error) {
	data, err := app.ReadSmall(path, maxDocument)
	if err != nil {
		return survey.Household{}, err
	}
	h, err := survey.DecodeHousehold(data)
	var bad *survey.DocumentError
	if errors.As(err, &bad) {
		return h, text.Fail("ctl.bad_document", path).Because(text.Fail("document."+bad.Code, bad.Args()...))
	}
	return h, err
}
