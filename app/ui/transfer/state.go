package transfer

import (
	"context"
	"slices"

	"ruhu/app"
	"ruhu/app/conflict"
	"ruhu/app/exchange"
	"ruhu/app/people"
	"ruhu/store"
	"ruhu/survey"
	"ruhu/syncpkg"
)

// state is what the workspace knows of the exchange.
type state struct {
	enrolled    bool
	own         syncpkg.Certificate
	keys        []exchange.Key
	below       []string // divisions to which something can be sent down
	pending     int      // records that the next batch upward carries
	exports     []store.Export
	streams     []exchange.Gap
	quarantined []store.Quarantine
	cases       int // households and people that look the same and were not settled
	issues      []app.Issue
	conflicts   []store.HouseholdRow
	receipt     syncpkg.Receipt // the county's last, where there is one
	answered    bool
	up          string // the stream that leads up; empty for a county
}

func (s *state) read(w *app.Workspace) error {
	ctx := context.Background()
	*s = state{}
	s.own, s.enrolled = w.Identity.Certificate()
	if w.Role != syncpkg.County {
		s.up = w.Division[:survey.CountyDigits]
	}
	for _, step := range []func() error{
		func() (err error) { s.keys, err = exchange.Keys(w); return err },
		func() (err error) { s.below, err = exchange.Below(w); return err },
		func() (err error) { s.pending, err = exchange.Pending(ctx, w); return err },
		func() (err error) { s.exports, err = w.Store.Exports(); return err },
		func() (err error) { s.streams, err = exchange.Received(w); return err },
		func() (err error) { s.quarantined, err = w.Store.Quarantined(); return err },
		func() (err error) { s.issues, err = w.Issues(ctx); return err },
		func() error { return s.readCases(ctx, w) },
		func() (err error) { s.conflicts, err = conflict.List(ctx, w.Store); return err },
		func() (err error) { s.receipt, s.answered, err = exchange.LastReceipt(ctx, w); return err },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (s *state) readCases(ctx context.Context, w *app.Workspace) error {
	found, err := people.Find(ctx, w)
	s.cases = len(found.Cases)
	return err
}

// outstanding is how many of the batches sent up have no receipt yet.
func (s *state) outstanding() (n int) {
	for _, e := range s.exports {
		if e.Stream == s.up && !e.Acknowledged {
			n++
		}
	}
	return n
}

// lastUp returns the batch that was sent up last.
func (s *state) lastUp() (last store.Export, found bool) {
	for _, e := range s.exports {
		if e.Stream == s.up && (!found || e.Epoch > last.Epoch || e.Epoch == last.Epoch && e.Seq > last.Seq) {
			last, found = e, true
		}
	}
	return last, found
}

// gaps are the streams with something wrong.
func (s *state) gaps() []exchange.Gap {
	return slices.DeleteFunc(slices.Clone(s.streams), func(g exchange.Gap) bool { return g.State.Sound() })
}

// unfit is how many of the county's issues above the one in force do not fit.
func (s *state) unfit() (n int) {
	for _, i := range s.issues {
		if i.InForce {
			break
		}
		if i.Err != nil {
			n++
		}
	}
	return n
}
