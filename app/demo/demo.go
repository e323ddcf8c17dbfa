package demo

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"ruhu/app"
	"ruhu/app/exchange"
	"ruhu/app/roster"
	"ruhu/assets/text"
	"ruhu/store"
	"ruhu/survey"
)

// Defaults of Options.
const (
	DefaultPack       = "hebi-2017"
	DefaultHouseholds = 60
)

// Passphrase opens every workspace of the demo.
const Passphrase = "demo"

// today is the day that all demo workspaces believe it is: within the first
// stage of the review.
const today = survey.Date("2017-05-19")

// seedDay is the day of the roster.
const seedDay = survey.Date("2017-04-20")

// seed makes every demo the same, keys and ids left aside.
const seed = 14

// Options of Play; zero values mean the defaults.
type Options struct {
	PackID     string
	Households int
	KDF        store.KDF
}

// Made is a file or folder that the demo left, and the sentence that says what
// it is.
type Made struct {
	Path string
	Key  string
	Args []any
}

// place is where a demo plays.
type place struct {
	county, township string
	villages         [2]string
	unit             string
}

// places by policy pack.
var places = map[string]place{
	"hebi-2017": {county: "410621", township: "410621105", villages: [2]string{"410621105201", "410621105202"}, unit: "小河镇民政所"},
}

// Play makes the demo in a folder that does not exist yet or is empty. It is
// made beside it first and moved there when all of it is whole.
func Play(ctx context.Context, dir string, o Options) ([]Made, error) {
	if o.PackID == "" {
		o.PackID = DefaultPack
	}
	if o.Households == 0 {
		o.Households = DefaultHouseholds
	}
	where, ok := places[o.PackID]
	if !ok {
		return nil, text.Fail("demo.no_place", o.PackID)
	}
	if o.Households < 4 || o.Households > 5000 {
		return nil, text.Fail("demo.households", o.Households)
	}
	if err := checkEmpty(dir); err != nil {
		return nil, err
	}
	part, err := os.MkdirTemp(filepath.Dir(filepath.Clean(dir)), ".demo-*.part")
	if err != nil {
		return nil, text.Fail("app.cannot_write", dir).Because(err)
	}
	defer os.RemoveAll(part)
	p := play{dir: part, where: where, options: o, people: newPeople(seed)}
	if err := p.all(ctx); err != nil {
		return nil, err
	}
	if err := moveInto(part, dir); err != nil {
		return nil, text.Fail("app.cannot_write", dir).Because(err)
	}
	for i := range p.made {
		p.made[i].Path = filepath.Join(dir, p.made[i].Path)
	}
	return p.made, nil
}

func checkEmpty(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := os.MkdirAll(filepath.Dir(filepath.Clean(dir)), 0o755); err != nil {
			return text.Fail("app.cannot_write", dir).Because(err)
		}
		return nil
	case err != nil:
		return text.Fail("app.cannot_write", dir).Because(err)
	case len(entries) > 0:
		return text.Fail("demo.not_empty", dir)
	}
	return nil
}

// moveInto gives the finished demo its place.
func moveInto(part, dir string) error {
	if err := os.Remove(dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("replace empty folder: %w", err)
	}
	if err := os.Rename(part, dir); err != nil {
		return fmt.Errorf("move demo: %w", err)
	}
	return os.Chmod(dir, 0o755)
}

// play is one run of the demo. Paths in made are relative to dir.
type play struct {
	dir     string
	where   place
	options Options
	people  *people
	made    []Made

	county, township *app.Workspace
	villages         [2]*app.Workspace
}

// all plays the chain, step by step.
func (p *play) all(ctx context.Context) error {
	defer p.close()
	for _, step := range []struct {
		name string
		do   func(context.Context) error
	}{
		{"make workspaces", p.workspaces},
		{"enrol", p.enrol},
		{"seed villages", p.seedVillages},
		{"visit", p.visit},
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

func (p *play) workspaces(ctx context.Context) error {
	make := func(folder, role, division string, o store.Operator) (*app.Workspace, error) {
		o.Level = role
		w, _, err := app.Create(ctx, p.path(folder), app.Params{
			Role: role, Division: division, PackID: p.options.PackID, Operator: o,
			Passphrase: []byte(Passphrase), KDF: p.options.KDF, DemoDay: seedDay,
		})
		p.leaves(folder, "demo.made."+role, division)
		return w, err
	}
	var err error
	if p.villages[0], err = make("village-1", "village", p.where.villages[0], store.Operator{Name: "李建民", Unit: "村委会", Post: "主任"}); err != nil {
		return err
	}
	if p.villages[1], err = make("village-2", "village", p.where.villages[1], store.Operator{Name: "赵磊", Unit: "驻村工作队", Post: "第一书记"}); err != nil {
		return err
	}
	if p.township, err = make("township", "township", p.where.township, store.Operator{Name: "周敏", Unit: p.where.unit, Post: "民政专干"}); err != nil {
		return err
	}
	p.county, err = make("county", "county", p.where.county, store.Operator{Name: "陈志远", Unit: "县民政局", Post: "低保中心"})
	return err
}

// enrol makes each device known to the office above it, by files.
func (p *play) enrol(ctx context.Context) error {
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

// seedVillages writes the township's roster as Excel, imports it there, and
// carries each village its households.
func (p *play) seedVillages(ctx context.Context) error {
	file := filepath.Join("sheets", "roster.xlsx")
	if err := p.writeRoster(p.path(file)); err != nil {
		return err
	}
	p.leaves(file, "demo.made.roster")
	report, err := roster.Import(ctx, p.township, p.path(file), "")
	if err != nil {
		return err
	}
	if len(report.Added) != p.options.Households || len(report.Rejected) > 0 {
		return fmt.Errorf("roster: %d of %d households taken, %d rows rejected", len(report.Added), p.options.Households, len(report.Rejected))
	}
	for i, v := range p.villages {
		done, err := exchange.Export(ctx, p.township, p.path("batches", "down"), v.Division)
		if err != nil {
			return err
		}
		if err := p.carry(ctx, done, v); err != nil {
			return err
		}
		p.leaves(p.relative(done[0].File), "demo.made.seeds", i+1)
	}
	return nil
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
			r := exchange.Import(ctx, w, []string{b.File})[0]
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
		done, err := exchange.Export(ctx, v, up, "")
		if err != nil {
			return err
		}
		if err := p.carry(ctx, done, p.township); err != nil {
			return err
		}
		p.leaves(p.relative(done[0].File), "demo.made.up_village", i+1)
	}
	done, err := exchange.Export(ctx, p.township, up, "")
	if err != nil {
		return err
	}
	p.leaves(p.relative(done[0].File), "demo.made.up_township")
	return p.carry(ctx, done, p.county)
}

// sendReceipts carries the county's receipts back to the township and the
// villages.
func (p *play) sendReceipts(ctx context.Context) error {
	done, err := exchange.Export(ctx, p.county, p.path("batches", "down"), "")
	if err != nil {
		return err
	}
	p.leaves(p.relative(done[0].File), "demo.made.receipts")
	return p.carry(ctx, done, p.township, p.villages[0], p.villages[1])
}
