package syncpkg_test

import (
	"slices"
	"testing"

	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// TestWhoMaySignWhat goes through every type, every signer and every division
// that could matter: what is not in the table is refused, with the reason given.
func TestWhoMaySignWhat(t *testing.T) {
	o := newOffices(t)
	signers := map[string]*syncpkg.Identity{"county": o.county, "township": o.township, "village": o.village}
	within, outside := []string{countyCode, townshipCode, villageCode}, "410621106001"
	type rule struct {
		by    []string
		where func(division, own string) bool
	}
	inside := func(string, string) bool { return true }
	below := func(division, own string) bool { return division != own }
	itself := func(division, own string) bool { return division == own }
	rules := map[object.Type]rule{
		object.Attachment:  {[]string{"county", "township", "village"}, inside},
		object.Declaration: {[]string{"county", "township", "village"}, inside},
		object.Linking:     {[]string{"county", "township", "village"}, inside},
		object.Return:      {[]string{"county", "township"}, below},
		object.Endorsement: {[]string{"township"}, below},
		object.Decision:    {[]string{"county"}, below},
		object.Receipt:     {[]string{"county", "township"}, below},
		object.Revocation:  {[]string{"county", "township"}, below},
		object.Directory:   {[]string{"county", "township"}, itself},
		object.Pack:        {[]string{"county"}, itself},
	}
	bodies := goodBodies()
	if len(bodies) != len(rules) {
		t.Fatalf("%d bodies, %d rules", len(bodies), len(rules))
	}
	for _, g := range bodies {
		r := rules[g.typ]
		for name, id := range signers {
			own, _ := id.Certificate()
			for _, division := range append(within, outside) {
				subject := g.subject
				if g.typ == object.Directory {
					subject = division
				}
				h, err := syncpkg.Compose(g.typ, division, subject, g.body)
				ok(t, err)
				want := syncpkg.ErrDivision
				switch {
				case division == outside && name != "county" || len(division) < len(own.Division):
				case !slices.Contains(r.by, name):
					want = syncpkg.ErrRole
				case r.where(division, own.Division):
					want = nil
				}
				if _, err := syncpkg.Admit(sign(t, id, h).Sealed, own); want == nil && err != nil {
					t.Errorf("%s by the %s about %s: %v", g.typ, name, division, err)
				} else if want != nil {
					if wantErr(t, err, want); t.Failed() {
						t.Errorf("%s by the %s about %s", g.typ, name, division)
					}
				}
			}
		}
	}
	for _, typ := range []object.Type{object.Seed, object.Visit} {
		for name, id := range signers {
			own, _ := id.Certificate()
			_, err := syncpkg.Admit(sign(t, id, object.Header{Type: typ, Division: villageCode}).Sealed, own)
			if err != nil {
				t.Errorf("%s by the %s: %v", typ, name, err)
			}
		}
	}
}
