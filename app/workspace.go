// Package app opens, locks and closes a workspace: the encrypted store of one
// laptop together with its policy pack and its identity in the exchange. What is
// done with a workspace lives beside it: app/visit, app/roster, app/exchange and
// the other folders here.
package app

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"ruhu/assets/text"
	"ruhu/rules"
	"ruhu/store"
	"ruhu/survey"
	"ruhu/syncpkg"
)

// Version is the version of the program, written into batches and papers.
const Version = "0.1.0-dev"

// The names of the settings a workspace keeps.
const (
	settingRole     = "role"
	settingDivision = "division"
	settingPack     = "pack"
	settingOverlays = "overlays"
	settingIdentity = "identity"
	settingDemoDay  = "demo_day"
	settingLang     = "language"
	settingLarge    = "large_type"
)

// GoodPassphrase is the least number of characters a passphrase should have.
const GoodPassphrase = 8

// Workspace is an open workspace. It is used from one goroutine at a time,
// except for the read methods of Store, and for BackUpIfDue, which touches
// nothing but Store and the clock.
type Workspace struct {
	Store    *store.Store
	Pack     *rules.Pack // with the overlays that count
	Identity *syncpkg.Identity
	Role     syncpkg.Role
	Division string // 6, 9 or 12 digits, as the role demands

	packID   string
	overlays []Overlay // those laid over Pack
	clock    func() time.Time
	demoDay  survey.Date
	seen     map[string]bool // households looked at since the workspace was opened
	keeping  sync.Mutex      // held while a backup is written into the workspace
}

// Params says what a new workspace is.
type Params struct {
	Role       string
	Division   string
	PackID     string
	Overlays   []Overlay // in the order in which they are laid over the pack
	Operator   store.Operator
	Passphrase []byte
	KDF        store.KDF   // zero for the default cost
	DemoDay    survey.Date // the day a demo workspace believes it is; empty for the real one
}

// Create makes a workspace in a folder that does not exist yet or is empty, and
// returns it open, with the recovery code that is shown this once.
func Create(ctx context.Context, dir string, p Params) (*Workspace, string, error) {
	if err := p.check(); err != nil {
		return nil, "", err
	}
	identity, err := syncpkg.NewIdentity()
	if err != nil {
		return nil, "", fmt.Errorf("make identity: %w", err)
	}
	if p.Role == string(syncpkg.County) {
		if err := identity.MakeRoot(p.Division, officeName(p.Division, p.Operator)); err != nil {
			return nil, "", fmt.Errorf("make county root: %w", err)
		}
	}
	secret, err := encodeIdentity(identity)
	if err != nil {
		return nil, "", err
	}
	overlays, err := encodeOverlays(p.Overlays)
	if err != nil {
		return nil, "", err
	}
	if err := ctx.Err(); err != nil {
		return nil, "", err
	}
	s, recovery, err := store.Create(dir, p.Operator, p.Passphrase, store.Options{KDF: p.KDF, Settings: map[string]string{
		settingRole: p.Role, settingDivision: p.Division, settingPack: p.PackID,
		settingOverlays: overlays, settingIdentity: secret, settingDemoDay: string(p.DemoDay),
		settingMachine: machineHash(machine()),
	}})
	if err != nil {
		return nil, "", err
	}
	w, err := load(s)
	return w, recovery, err
}

// check refuses what could never work, before anything is written.
func (p Params) check() error {
	if survey.DivisionRole(p.Division) != p.Role || p.Role == "" {
		return text.Fail("app.role_division", p.Role, p.Division)
	}
	info, ok := packOf(p.PackID)
	if !ok {
		// A pack in a folder could change under the workspace without a word.
		return text.Fail("app.unknown_pack", p.PackID, strings.Join(packIDs(), " "))
	}
	if !slices.ContainsFunc(info.Divisions, func(d string) bool { return survey.InDivision(p.Division, d) }) {
		return text.Fail("app.not_for_division", p.PackID, p.Division)
	}
	if len(p.Passphrase) == 0 {
		return text.Fail("app.no_passphrase")
	}
	_, err := loadPack(p.PackID, p.Overlays)
	return err
}

// packOf returns an embedded pack.
func packOf(id string) (rules.PackInfo, bool) {
	for _, info := range rules.List() {
		if info.ID == id {
			return info, true
		}
	}
	return rules.PackInfo{}, false
}

func packIDs() []string {
	var ids []string
	for _, info := range rules.List() {
		ids = append(ids, info.ID)
	}
	return ids
}

// Open opens a workspace with an operator's passphrase.
func Open(dir string, passphrase []byte) (*Workspace, error) {
	s, err := store.Open(dir, passphrase)
	if err != nil {
		return nil, err
	}
	return unlocked(s, "")
}

// OpenWithRecovery opens a workspace with the recovery code shown at its
// creation.
func OpenWithRecovery(dir, code string) (*Workspace, error) {
	s, err := store.OpenWithRecovery(dir, code)
	if err != nil {
		return nil, err
	}
	return unlocked(s, "recovery")
}

// unlocked loads a workspace and notes that somebody unlocked it, and how.
func unlocked(s *store.Store, how string) (*Workspace, error) {
	w, err := load(s)
	if err != nil {
		return nil, err
	}
	if err := w.Audit(context.Background(), AuditOpened, "", how); err != nil {
		s.Close()
		return nil, err
	}
	return w, nil
}

// load reads what the workspace is from its settings. It closes the store when
// it fails.
func load(s *store.Store) (*Workspace, error) {
	w := &Workspace{Store: s, clock: time.Now}
	if err := w.load(); err != nil {
		s.Close()
		return nil, err
	}
	return w, nil
}

func (w *Workspace) load() error {
	values := map[string]string{}
	for _, key := range []string{settingRole, settingDivision, settingPack, settingIdentity, settingDemoDay} {
		value, err := w.Store.Setting(key)
		if err != nil {
			return fmt.Errorf("read setting %s: %w", key, err)
		}
		values[key] = value
	}
	w.Role = syncpkg.Role(values[settingRole])
	w.Division = values[settingDivision]
	w.demoDay = survey.Date(values[settingDemoDay])
	w.packID = values[settingPack]
	if err := w.RefreshPack(context.Background()); err != nil {
		return err
	}
	var err error
	if w.Identity, err = decodeIdentity(values[settingIdentity]); err != nil {
		return text.Fail("app.identity_damaged").Because(err)
	}
	if err := w.settle(machineHash(machine())); err != nil {
		return err
	}
	return w.EntrustKey()
}

// Close closes the workspace. What was saved stays saved.
func (w *Workspace) Close() error {
	return w.Store.Close()
}

// Now returns the time as this workspace believes it to be: the device clock, or
// the demo's day at the device's time of day.
func (w *Workspace) Now() time.Time {
	now := w.clock()
	if day, err := w.demoDay.Time(); err == nil {
		return time.Date(day.Year(), day.Month(), day.Day(), now.Hour(), now.Minute(), now.Second(), 0, now.Location())
	}
	return now
}

// Today returns the day of Now.
func (w *Workspace) Today() survey.Date { return survey.DateOf(w.Now()) }

// IsDemo reports whether the workspace plays on a fixed day.
func (w *Workspace) IsDemo() bool { return w.demoDay.Valid() }

// SetDemoDay makes a demo workspace believe that it is another day. Only
// app/demo plays with time.
func (w *Workspace) SetDemoDay(ctx context.Context, day survey.Date) error {
	err := w.Store.Update(ctx, func(tx *store.Tx) error { return tx.SetSetting(settingDemoDay, string(day)) })
	if err == nil {
		w.demoDay = day
	}
	return err
}

// Display is how the operator wants to read the screens.
type Display struct {
	Lang      text.Lang
	LargeType bool
}

// Display returns the saved choice, Chinese in normal type at first.
func (w *Workspace) Display() Display {
	d := Display{Lang: text.Zh}
	if value, err := w.Store.Setting(settingLang); err == nil {
		if lang, ok := text.ParseLang(value); ok {
			d.Lang = lang
		}
	}
	value, err := w.Store.Setting(settingLarge)
	d.LargeType = err == nil && value == "yes"
	return d
}

// SetDisplay saves the choice.
func (w *Workspace) SetDisplay(ctx context.Context, d Display) error {
	large := ""
	if d.LargeType {
		large = "yes"
	}
	return w.Store.Update(ctx, func(tx *store.Tx) error {
		if err := tx.SetSetting(settingLang, string(d.Lang)); err != nil {
			return err
		}
		return tx.SetSetting(settingLarge, large)
	})
}
