// Package people finds households and people that look the same and lets people
// settle whether they are. Nothing is ever merged: a signed link says what was
// found, and what it does follows from all links together.
package people

import (
	"context"

	"ruhu/app"
	"ruhu/store"
	"ruhu/syncpkg/object"
)

// Kinds of case.
const (
	Household = "household" // two households that seem to be one family
	Person    = "person"    // two people in two households who seem to be one
)

// States of a case.
const (
	Open         = "open"         // nobody said anything about it yet
	Confirmed    = "confirmed"    // it is one person, whom two households still claim: one of them is to be corrected
	Contradicted = "contradicted" // links contradict each other, so none of them does anything
)

// How two people look the same.
const (
	ByNumber = "number" // one ID number
	ByName   = "name"   // one name and birth date
)

// Case is something for people to settle.
type Case struct {
	ID        string // in hexadecimal; a link about it has the subject "link/" and this
	Kind      string
	State     string
	By        string // ByNumber or ByName, of people
	Sides     []Side // two, or as many as a link names
	Shared    int    // people whom both households have, of households
	Identical bool   // both households have the very same people
}

// Side is one of those that look the same.
type Side struct {
	object.LinkMember
	Row    store.HouseholdRow
	Person store.Person // of people
}

// Members returns what a link about the case names.
func (c Case) Members() []object.LinkMember {
	members := make([]object.LinkMember, len(c.Sides))
	for i, s := range c.Sides {
		members[i] = s.LinkMember
	}
	return members
}

// Idle is a link that does nothing here, and why: it waits for a household, or
// names one outside its signer's division.
type Idle struct {
	object.Statement
	Effect object.Effect
}

// Found is everything there is to settle within what a workspace holds.
type Found struct {
	Cases []Case // households first, then people, each by where they live
	Idle  []Idle
}

// Identical returns the open cases of households with the very same people, as
// they come about when two laptops take in one roster.
func (f Found) Identical() (cases []Case) {
	for _, c := range f.Cases {
		if c.Identical && c.State == Open {
			cases = append(cases, c)
		}
	}
	return cases
}

// Find looks for cases.
func Find(ctx context.Context, w *app.Workspace) (Found, error) {
	alike, err := w.Store.Lookalikes(ctx)
	if err != nil {
		return Found{}, err
	}
	links, joined, err := w.Store.Links(ctx)
	if err != nil {
		return Found{}, err
	}
	if len(alike)+len(links) == 0 {
		return Found{}, nil
	}
	rows, err := rowsOf(ctx, w.Store)
	if err != nil {
		return Found{}, err
	}
	return find(alike, rows, links, joined), nil
}

// rowsOf returns the line of every household, by id.
func rowsOf(ctx context.Context, s *store.Store) (map[string]store.HouseholdRow, error) {
	rows := map[string]store.HouseholdRow{}
	for _, read := range []func(context.Context) ([]store.HouseholdRow, error){s.Households, s.Duplicates} {
		list, err := read(ctx)
		if err != nil {
			return nil, err
		}
		for _, row := range list {
			rows[row.ID] = row
		}
	}
	return rows, nil
}
