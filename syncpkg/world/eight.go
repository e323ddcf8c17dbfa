package world

import (
	"fmt"
	"slices"

	"ruhu/syncpkg/object"
)

// Eight makes eight batches for a county that depend on each other in every way:
// batches that follow on, a copied disk that sends under the same number, a
// conflict, a township that carries, alters and leaves manifests out, and a stolen
// laptop with its revocation. It returns the county's device, into which
// they are to be taken in any order, and the batches.
func Eight(make Maker) (county Device, batches []Batch, err error) {
	var e eight
	for _, division := range []string{County, TownshipCode(0), VillageCode(0, 0), VillageCode(0, 1)} {
		d, err := make(division)
		if err != nil {
			return nil, nil, err
		}
		e.desks = append(e.desks, &desk{Device: d, division: division})
	}
	e.tell()
	return e.desks[0].Device, e.batches, e.err
}

// eight is the making of the eight batches; what fails ends it.
type eight struct {
	desks   []*desk
	batches []Batch
	written int
	err     error
}

func (e *eight) tell() {
	township, village, other := e.desks[1], e.desks[2], e.desks[3]
	first := e.revision(village, "a", object.Seed)
	e.revision(other, "b", object.Seed)
	e.carry(township, e.batch(village)) // 1
	copied := e.copyOf(village)
	e.revision(village, "a", object.Visit, first)
	e.revision(copied, "a", object.Visit, first)
	e.batch(copied)  // 2: number 2, as the next
	e.batch(village) // 3
	e.carry(township, e.batch(other))
	e.revision(township, "a", object.Visit, first)
	e.batch(township) // 5
	e.lying(township) // 6
	e.do(func() error { return township.Revoke(keyOf(other)) })
	e.batch(township) // 7
	e.revision(other, "b", object.Visit)
	e.batch(other) // 8: by the thief
}

func (e *eight) do(step func() error) {
	if e.err == nil {
		e.err = step()
	}
}

func (e *eight) revision(d *desk, household string, kind object.Type, parents ...object.ID) (id object.ID) {
	e.do(func() (err error) {
		division := d.division
		if len(division) < 12 {
			division = VillageCode(0, 0)
		}
		e.written++
		id, err = d.Write(Writing{
			Type: kind, Division: division, Household: "0192e4a0-0000-7000-8000-00000000000" + household,
			Parents: parents, Claimed: d.now(e.written), N: e.written,
		})
		return err
	})
	return id
}

func (e *eight) batch(d *desk) (b Batch) {
	e.do(func() (err error) {
		b, err = d.Export(County, d.now(len(e.batches)))
		e.batches = append(e.batches, b)
		return err
	})
	return b
}

func (e *eight) carry(to *desk, b Batch) {
	e.do(func() error { _, err := to.Import(b); return err })
}

func (e *eight) copyOf(d *desk) *desk {
	c := *d
	e.do(func() (err error) {
		c.Device, err = d.Copy()
		return err
	})
	return &c
}

// lying sends an object that was altered, without any manifest from below.
func (e *eight) lying(d *desk) {
	e.do(func() error {
		b, err := d.Export(County, d.now(6))
		if err != nil {
			return err
		}
		p, err := d.Unpack(b)
		if err != nil {
			return err
		}
		if _, lied := alter(d, &p, Event{}); !lied {
			return fmt.Errorf("nothing to alter")
		}
		p.Inner = slices.Clone(p.Inner[:0])
		b, err = d.Pack(p)
		e.batches = append(e.batches, b)
		return err
	})
}
