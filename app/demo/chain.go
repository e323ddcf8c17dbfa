package demo

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"ruhu/app"
	"ruhu/app/exchange"
	"ruhu/store"
)

// play is one run of the demo. Paths in made are relative to dir.
type play struct {
	dir      string
	where    place
	options  Options
	people   *people
	families []family
	made     []Made

	county, township *app.Workspace
	villages         [2]*app.Workspace
}

func newPlay(dir string, where place, o Options) *play {
	p := &play{dir: dir, where: where, options: o, people: newPeople(where, seed)}
	for n := range o.Households {
		p.families = append(p.families, p.people.family(n))
	}
	return p
}

// all plays the chain, step by step.
func (p *play) all(ctx context.Context) error {
	defer p.close()
	for _, step := range []struct {
		name string
		do   func(context.Context) error
	}{
		{"write overlays", p.overlays},
		{"make workspaces", p.workspaces},
		{"enrol", p.enrol},
		{"seed villages", p.seedVillages},
		{"visit", p.visit},
		{"photograph", p.photograph},
		{"send up", p.sendUp},
		{"send receipts", p.sendReceipts},
		{"print", p.print},
	} {
		if err := step.do(ctx); err != nil {
			return fmt.Errorf("demo: %s: %w", step.name, err)
		}
	}
	return p.close()
}

func (p *play) path(parts ...string) string {
	return filepath.Join(append([]string{p.dir}, parts...)...)
}

func (p *play) leaves(path, key string, args ...any) {
	p.made = append(p.made, Made{Path: path, Key: key, Args: args})
}

func (p *play) open() []*app.Workspace {
	return []*app.Workspace{p.county, p.township, p.villages[0], p.villages[1]}
}

// close closes what is open; the second call does nothing.
func (p *play) close() error {
	var errs []error
	for _, w := range p.open() {
		if w != nil {
			errs = append(errs, w.Close())
		}
	}
	p.county, p.township, p.villages = nil, nil, [2]*app.Workspace{}
	return errors.Join(errs...)
}

// overlays leaves what the county settled, for whoever wants to assess with it.
func (p *play) overlays(context.Context) error {
	for _, o := range p.where.overlays {
		file := filepath.Join("policy", o.Name)
		p.leaves(file, "demo.made.overlay")
		if err := app.WriteFile(p.path(file), func(w io.Writer) error {
			_, err := io.WriteString(w, o.YAML)
			return err
		}); err != nil {
			return err
		}
	}
	return nil
}

func (p *play) workspaces(ctx context.Context) error {
	var err error
	for i, v := range p.where.villages {
		folder := fmt.Sprintf("village-%d", i+1)
		if p.villages[i], err = p.workspace(ctx, folder, "village", v.division, v.operator); err != nil {
			return err
		}
	}
	if p.township, err = p.workspace(ctx, "township", "township", p.where.township, p.where.townshipOffice); err != nil {
		return err
	}
	p.county, err = p.workspace(ctx, "county", "county", p.where.county, p.where.countyOffice)
	return err
}

func (p *play) workspace(ctx context.Context, folder, role, division string, o store.Operator) (*app.Workspace, error) {
	o.Level = role
	w, _, err := app.Create(ctx, p.path(folder), app.Params{
		Role: role, Division: division, PackID: p.options.PackID, Operator: o,
		Passphrase: []byte(Passphrase), KDF: p.options.KDF, DemoDay: p.where.rosterDay, Overlays: p.where.overlays,
	})
	p.leaves(folder, "demo.made."+role, division)
	return w, err
}

// enrol makes each device known to the office above it, by files.
func (p *play) enrol(ctx context.Context) error {
	p.leaves("keys", "demo.made.keys")
	if err := p.enrolUnder(ctx, p.county, p.township); err != nil {
		return err
	}
	for _, v := range p.villages {
		if err := p.enrolUnder(ctx, p.township, v); err != nil {
			return err
		}
	}
	return nil
}

func (p *play) enrolUnder(ctx context.Context, superior, w *app.Workspace) error {
	request := p.path("keys", w.Division+exchange.RequestExt)
	approval := p.path("keys", w.Division+exchange.ApprovalExt)
	if _, err := exchange.Request(ctx, w, request); err != nil {
		return err
	}
	req, err := exchange.ReadRequest(request)
	if err != nil {
		return err
	}
	if err := exchange.Approve(ctx, superior, req, approval); err != nil {
		return err
	}
	_, err = exchange.Accept(ctx, w, approval)
	return err
}

func (p *play) relative(path string) string {
	rel, err := filepath.Rel(p.dir, path)
	if err != nil {
		return path
	}
	return rel
}

// carry imports batches into workspaces, as a person with a stick would.
func (p *play) carry(ctx context.Context, batches []exchange.Exported, to ...*app.Workspace) error {
	for _, w := range to {
		for _, b := range batches {
			r := exchange.Import(ctx, w, []string{b.File}, nil)[0]
			if r.Err != nil {
				return fmt.Errorf("import %s: %w", filepath.Base(b.File), r.Err)
			}
			if len(r.Quarantined) > 0 {
				return fmt.Errorf("import %s: %w", filepath.Base(b.File), r.Quarantined[0])
			}
		}
	}
	return nil
}

// sendUp carries the visits from the villages to the township and from there to
// the county.
func (p *play) sendUp(ctx context.Context) error {
	up := p.path("batches", "up")
	for i, v := range p.villages {
		done, err := exchange.Export(ctx, v, up, "", nil)
		if err != nil {
			return err
		}
		if err := p.carry(ctx, done, p.township); err != nil {
			return err
		}
		p.leaves(p.relative(done[0].File), "demo.made.up_village", i+1)
	}
	done, err := exchange.Export(ctx, p.township, up, "", nil)
	if err != nil {
		return err
	}
	p.leaves(p.relative(done[0].File), "demo.made.up_township")
	return p.carry(ctx, done, p.county)
}

// sendReceipts carries the county's receipts back to the township and the
// villages.
func (p *play) sendReceipts(ctx context.Context) error {
	done, err := exchange.Export(ctx, p.county, p.path("batches", "down"), "", nil)
	if err != nil {
		return err
	}
	p.leaves(p.relative(done[0].File), "demo.made.receipts")
	return p.carry(ctx, done, p.township, p.villages[0], p.villages[1])
}
