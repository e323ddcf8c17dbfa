package exchange_test

import (
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ruhu/app"
	"ruhu/app/apptest"
	"ruhu/survey"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
	"ruhu/syncpkg/world"
)

var (
	oneWorld   = flag.Uint64("seed", 0, "play only the world with this number, in the simulation")
	worldCount = flag.Uint64("worlds", 50, "how many worlds the simulation plays through real workspaces")
)

// smallCounty is the largest county that is played.
var smallCounty = world.Size{Townships: 2, Villages: 4, Events: 50}

// town keeps one workspace of every office that can occur, enrolled once. Each
// world gets copies.
type town map[string]*app.Workspace

func buildTown(t *testing.T) town {
	t.Helper()
	offices := town{}
	offices[world.County] = apptest.Create(t, world.County)
	for n := range smallCounty.Townships {
		township := world.TownshipCode(n)
		offices[township] = apptest.Create(t, township)
		apptest.Enrol(t, offices[world.County], offices[township])
		for m := range smallCounty.Villages {
			village := world.VillageCode(n, m)
			for desk := range 2 {
				w := apptest.Create(t, village)
				apptest.Enrol(t, offices[township], w)
				offices[place(village, desk)] = w
			}
		}
	}
	return offices
}

func place(division string, desk int) string {
	if desk%2 == 0 {
		return division
	}
	return division + " 2"
}

// maker gives out copies whose clocks are up to ten years off.
func (o town) maker(t *testing.T, seed uint64) world.Maker {
	taken := map[string]int{}
	return func(division string) (world.Device, error) {
		desk := taken[division]
		taken[division]++
		dir := filepath.Join(t.TempDir(), "w")
		if err := os.CopyFS(dir, os.DirFS(o[place(division, desk)].Store.Dir())); err != nil {
			return nil, err
		}
		w, err := app.Open(dir, []byte(apptest.Passphrase))
		if err != nil {
			return nil, err
		}
		t.Cleanup(func() { w.Close() })
		year := 2007 + (seed+uint64(len(taken)))*7%20
		return simDevice{t, w}, w.SetDemoDay(t.Context(), survey.Date(fmt.Sprintf("%d-05-16", year)))
	}
}

// TestNothingIsLostOrInventedInAnyWorldOfRealWorkspaces plays what
// syncpkg/simulation_test.go plays, with workspaces and files. A seed that fails
// is played again with go test ./app/exchange -run AnyWorld -seed N.
func TestNothingIsLostOrInventedInAnyWorldOfRealWorkspaces(t *testing.T) {
	offices := buildTown(t)
	first, last := uint64(1), *worldCount
	if testing.Short() {
		last = min(last, 3)
	}
	if *oneWorld > 0 {
		first, last = *oneWorld, *oneWorld
	}
	for seed := first; seed <= last; seed++ {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			apptest.OK(t, world.Play(world.Tell(seed, smallCounty), offices.maker(t, seed)))
		})
	}
}

// TestTwoHundredOrdersOfEightBatchesGiveOneState takes the batches of which
// syncpkg tries all 40,320 orders into real workspaces.
func TestTwoHundredOrdersOfEightBatchesGiveOneState(t *testing.T) {
	orders := 200
	if testing.Short() {
		orders = 10
	}
	offices := buildTown(t)
	county, batches, err := world.Eight(offices.maker(t, 1))
	apptest.OK(t, err)
	fresh, states := county.(simDevice).w, map[string][]int{}
	random := rand.New(rand.NewPCG(8, 40320))
	for n := range orders {
		t.Run(fmt.Sprint("order ", n), func(t *testing.T) {
			order := random.Perm(len(batches))
			d := simDevice{t, apptest.Copy(t, fresh)}
			for _, i := range order {
				_, err := d.Import(batches[i])
				apptest.OK(t, err)
			}
			if n%20 == 0 {
				apptest.Sound(t, d.w)
			}
			states[d.everything()] = order
		})
	}
	if len(states) != 1 {
		t.Errorf("%d states, by the orders %v", len(states), slices.Collect(maps.Values(states)))
	}
}

// everything is what a county holds and acknowledges.
func (d simDevice) everything() string {
	d.t.Helper()
	_, err := d.Export(world.TownshipCode(0), "")
	apptest.OK(d.t, err)
	s, err := d.State()
	apptest.OK(d.t, err)
	for id, o := range s.Held {
		if o.Type == object.Receipt || o.Type == object.Directory { // they name when they were signed; what receipts say follows
			delete(s.Held, id)
		}
	}
	slices.SortFunc(s.Receipts, func(a, b syncpkg.ReceiptBody) int { return strings.Compare(a.Subject(), b.Subject()) })
	return s.Digest() + fmt.Sprint(s.Receipts)
}
