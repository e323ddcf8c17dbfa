package world

import (
	"fmt"
	"math/rand/v2"
)

// County is the division code of every county that is made up.
const County = "410621"

// Story is all that happens in one county. It depends on its seed alone.
type Story struct {
	Seed      uint64
	Townships int
	Villages  []int // the township of each village
	Events    []Event
	Liar      int // the township that lies; -1 for none
}

// Event is one thing that happens. Which device, file or household it happens to
// is its numbers modulo what there is when it happens, so that a story stays
// playable when events are taken out of it.
type Event struct {
	Do      Deed
	A, B, C uint32
}

// Deed is a kind of event.
type Deed string

// What happens. The weights say how often.
const (
	Found   Deed = "found a household"
	Revise  Deed = "revise a household"
	Settle  Deed = "settle a conflict"
	Up      Deed = "send up"
	Down    Deed = "send down"
	Carry   Deed = "carry a new stick"
	Replay  Deed = "carry an old stick"
	Lose    Deed = "lose a stick"
	Spoil   Deed = "damage a stick"
	Clock   Deed = "set a clock wrong"
	Clone   Deed = "copy a disk"
	Backup  Deed = "back up a disk"
	Restore Deed = "put an old disk back"
	Steal   Deed = "steal a laptop"
	Rotate  Deed = "replace keys"
	Lie     Deed = "lie"
)

var weights = []struct {
	do    Deed
	often int
}{
	{Found, 12},
	{Revise, 18},
	{Settle, 4},
	{Up, 16},
	{Down, 12},
	{Carry, 26},
	{Replay, 6},
	{Lose, 3},
	{Spoil, 2},
	{Clock, 1},
	{Clone, 1},
	{Backup, 2},
	{Restore, 2},
	{Steal, 2},
	{Rotate, 1},
	{Lie, 10},
}

// Size bounds a story.
type Size struct{ Townships, Villages, Events int }

// Tell makes up a story of at most the given size.
func Tell(seed uint64, size Size) Story {
	r := rand.New(rand.NewPCG(seed, 4))
	s := Story{Seed: seed, Townships: 1 + r.IntN(size.Townships), Liar: -1}
	for range 1 + min(r.IntN(size.Villages), r.IntN(size.Villages), r.IntN(size.Villages)) { // small counties are quick, and rare things happen in them, too
		s.Villages = append(s.Villages, r.IntN(s.Townships))
	}
	if r.IntN(2) == 0 {
		s.Liar = r.IntN(s.Townships)
	}
	sum := 0
	for _, w := range weights {
		sum += w.often
	}
	for range size.Events/4 + r.IntN(size.Events*3/4) {
		s.Events = append(s.Events, Event{draw(r.IntN(sum)), r.Uint32(), r.Uint32(), r.Uint32()})
	}
	return s
}

func draw(n int) Deed {
	for _, w := range weights {
		if n -= w.often; n < 0 {
			return w.do
		}
	}
	return Carry
}

// TownshipCode returns the division code of township n.
func TownshipCode(n int) string { return fmt.Sprintf("%s%03d", County, n+101) }

// VillageCode returns the division code of village n of a township.
func VillageCode(township, n int) string { return fmt.Sprintf("%s%03d", TownshipCode(township), n+201) }
