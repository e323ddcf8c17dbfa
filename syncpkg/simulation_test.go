package syncpkg_test

import (
	"crypto/ed25519"
	"flag"
	"fmt"
	"testing"
	"testing/cryptotest"

	"ruhu/survey"
	"ruhu/syncpkg"
	"ruhu/syncpkg/world"
)

var (
	oneWorld   = flag.Uint64("seed", 0, "play only the world with this number, in the simulations")
	worldCount = flag.Int("worlds", 5000, "how many worlds the simulations play on the pure functions")
)

func signBytes(id *syncpkg.Identity, b []byte) []byte { return ed25519.Sign(id.Key(), b) }

// staff keeps the identities of one county, enrolled once for all worlds: a
// world of a seed is the same in every process, whichever were played before.
type staff struct {
	t     testing.TB
	made  map[string]*syncpkg.Identity
	above map[*syncpkg.Identity][]syncpkg.Certificate
}

// identity returns number n of the identities of a division.
func (s *staff) identity(division string, n int) *syncpkg.Identity {
	key := fmt.Sprint(division, " ", n)
	if id, ok := s.made[key]; ok {
		return id
	}
	id := newIdentity(s.t)
	s.made[key] = id
	defer func() { s.above[id] = id.Superiors() }()
	switch role := syncpkg.Role(survey.DivisionRole(division)); role {
	case syncpkg.County:
		ok(s.t, id.MakeRoot(division, "民政局"))
	case syncpkg.Township:
		enrol(s.t, s.identity(world.County, 0), id, role, division, key)
	case syncpkg.Village:
		enrol(s.t, s.identity(division[:9], 0), id, role, division, key)
	}
	return id
}

// recruit enrols everybody who can occur in a story, in a fixed order.
func recruit(t *testing.T) *staff {
	t.Helper()
	cryptotest.SetGlobalRandom(t, 1<<63) // no world has these keys
	s := &staff{t: t, made: map[string]*syncpkg.Identity{}, above: map[*syncpkg.Identity][]syncpkg.Certificate{}}
	for township := range county.Townships {
		for village := range county.Villages {
			for n := range desks {
				s.identity(world.VillageCode(township, village), n)
			}
		}
	}
	return s
}

// county is the largest county that is played.
var county = world.Size{Townships: 3, Villages: 20, Events: 140}

// desks is how many devices a division can have in one world.
const desks = 3

func (s *staff) maker(f fault) world.Maker {
	seen, epochs, taken, offices := newVerified(), new(int), map[string]int{}, map[string]*simDevice{}
	return func(division string) (world.Device, error) {
		if taken[division] == desks {
			return nil, world.ErrNothing // the key of a stolen laptop is never given out again
		}
		id := s.identity(division, taken[division])
		taken[division]++
		d := newSimDevice(id, s.above[id], seen, epochs, f)
		offices[division] = d
		if above := offices[division[:len(division)-3]]; above != nil {
			above.chains[d.own().KeyID] = id.Chain() // it approved the device
		}
		return d, nil
	}
}

// TestNothingIsLostOrInventedInAnyWorld plays counties with lost, repeated, old
// and damaged sticks, copied and restored disks, wrong clocks and a township
// that lies. A seed that fails is played again with
// go test ./syncpkg -run AnyWorld -seed N.
func TestNothingIsLostOrInventedInAnyWorld(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine and much work: the race detector learns nothing from it")
	}
	staff := recruit(t)
	first, last := uint64(1), uint64(*worldCount)
	if *oneWorld > 0 {
		first, last = *oneWorld, *oneWorld
	}
	for seed := first; seed <= last; seed++ {
		cryptotest.SetGlobalRandom(t, seed) // keys are replaced
		ok(t, world.Play(world.Tell(seed, sizeOf(seed)), staff.maker("")))
	}
}

// sizeOf makes every fifth county a large one: much goes wrong in small ones as
// well, and sooner.
func sizeOf(seed uint64) world.Size {
	if seed%5 == 0 {
		return county
	}
	return world.Size{Townships: 3, Villages: 6, Events: 40}
}

// TestPlantedBugsAreFound breaks the program on purpose: a simulation that never
// fails proves nothing.
func TestPlantedBugsAreFound(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine and much work: the race detector learns nothing from it")
	}
	const worlds = 200
	staff := recruit(t)
	for _, f := range []fault{
		losesOne, skipsTheUnsent, believesForged, believesManifest, believesTownship, believesBatch,
		receiptTooEarly, staysInEpoch, believesRevoked, readsForOthers, keepsRefused, lastOneWins, tellsNeighbours,
	} {
		t.Run(string(f), func(t *testing.T) {
			for seed := range uint64(worlds) {
				if err := world.Play(world.Tell(seed, county), staff.maker(f)); err != nil {
					t.Log(err)
					return
				}
			}
			t.Errorf("%d worlds did not notice", worlds)
		})
	}
}
