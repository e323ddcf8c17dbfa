package syncpkg_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"ruhu/syncpkg"
)

func TestEnrolmentByFiles(t *testing.T) {
	o := newOffices(t)
	root, _ := o.county.Certificate()
	for _, c := range []struct {
		id       *syncpkg.Identity
		role     syncpkg.Role
		division string
		above    []string
	}{
		{o.county, syncpkg.County, countyCode, nil},
		{o.township, syncpkg.Township, townshipCode, []string{countyCode}},
		{o.village, syncpkg.Village, villageCode, []string{townshipCode, countyCode}},
	} {
		t.Run("a "+string(c.role)+" knows itself, its superiors and the root", func(t *testing.T) {
			own, enrolled := c.id.Certificate()
			anchor, _ := c.id.Anchor()
			if !enrolled || own.Role != c.role || own.Division != c.division || own.Recipient != c.id.Recipient() || anchor != root.KeyID {
				t.Fatalf("own %+v, anchor %s", own, anchor)
			}
			var above []string
			for _, s := range c.id.Superiors() {
				above = append(above, s.Division)
			}
			if !slices.Equal(above, c.above) {
				t.Fatalf("superiors %v", above)
			}
			got, err := syncpkg.VerifyChain(c.id.Chain(), anchor)
			ok(t, err)
			if got.Fingerprint() != own.Fingerprint() {
				t.Fatal("the chain is another's")
			}
		})
	}
}

func TestAFingerprintIsReadAloudAndCoversEverything(t *testing.T) {
	id := newIdentity(t)
	fingerprint := func(role syncpkg.Role, division, name string) string {
		file, err := id.Request(role, division, name)
		ok(t, err)
		r, err := syncpkg.ParseRequest(file)
		ok(t, err)
		return r.Fingerprint()
	}
	first := fingerprint(syncpkg.Village, villageCode, "东关")
	if !regexp.MustCompile(`^(\d{4} ){5}\d{4}$`).MatchString(first) {
		t.Fatalf("fingerprint %q", first)
	}
	if first != fingerprint(syncpkg.Village, villageCode, "东关") {
		t.Fatal("the same request has two fingerprints")
	}
	for _, other := range []string{
		fingerprint(syncpkg.Village, villageCode, "西关"), fingerprint(syncpkg.Village, otherVillage, "东关"),
		fingerprint(syncpkg.Township, townshipCode, "东关"),
	} {
		if other == first {
			t.Fatal("two requests have one fingerprint")
		}
	}
	certificate, _ := newOffices(t).village.Certificate()
	if certificate.Fingerprint() == first {
		t.Fatal("two keys have one fingerprint")
	}
}

func TestRequestAndCertificateHaveTheSameFingerprint(t *testing.T) {
	o := newOffices(t)
	request, asked := o.village.Requested()
	certificate, _ := o.village.Certificate()
	if !asked || request.Fingerprint() != certificate.Fingerprint() {
		t.Fatal("fingerprints differ")
	}
}

func TestFilesSurviveMailAndNotepad(t *testing.T) {
	o, id := newOffices(t), newIdentity(t)
	file, err := id.Request(syncpkg.Village, villageCode, "东关 二号机")
	ok(t, err)
	mangled := "\ufeff您好：\r\n" + strings.ReplaceAll(string(file), "\n", "\r\n") + "\r\n谢谢\r\n"
	request, err := syncpkg.ParseRequest([]byte(mangled))
	ok(t, err)
	approval, err := o.township.Approve(request)
	ok(t, err)
	ok(t, id.Accept([]byte(strings.ReplaceAll(string(approval), "\n", "\r\n"))))
}

func TestApprovingTwiceGivesTheSame(t *testing.T) {
	o := newOffices(t)
	request, _ := o.village.Requested()
	first, err := o.township.Approve(request)
	ok(t, err)
	second, err := o.township.Approve(request)
	ok(t, err)
	if string(first) != string(second) {
		t.Fatal("two approvals differ")
	}
	ok(t, o.village.Accept(first))
}

func TestWhoMayApproveWhom(t *testing.T) {
	o := newOffices(t)
	for name, c := range map[string]struct {
		superior *syncpkg.Identity
		role     syncpkg.Role
		division string
		want     error
	}{
		"a county a township elsewhere":   {o.county, syncpkg.Township, "410622105", syncpkg.ErrDivision},
		"a county a village":              {o.county, syncpkg.Village, villageCode, syncpkg.ErrRole},
		"a township a village elsewhere":  {o.township, syncpkg.Village, "410621106001", syncpkg.ErrDivision},
		"a township a township":           {o.township, syncpkg.Township, "410621106", syncpkg.ErrRole},
		"a village a village":             {o.village, syncpkg.Village, villageCode, syncpkg.ErrRole},
		"somebody not enrolled a village": {newIdentity(t), syncpkg.Village, villageCode, syncpkg.ErrNotEnrolled},
		"a township a village of its own": {o.township, syncpkg.Village, otherVillage, nil},
		"a county a township of its own":  {o.county, syncpkg.Township, "410621106", nil},
	} {
		t.Run(name, func(t *testing.T) {
			file, err := newIdentity(t).Request(c.role, c.division, "某单位")
			ok(t, err)
			request, err := syncpkg.ParseRequest(file)
			ok(t, err)
			_, err = c.superior.Approve(request)
			if c.want == nil {
				ok(t, err)
				return
			}
			wantErr(t, err, c.want)
		})
	}
}

func TestWhatCannotBeRequested(t *testing.T) {
	for name, c := range map[string]struct {
		role           syncpkg.Role
		division, name string
		want           error
	}{
		"to be a county":                {syncpkg.County, countyCode, "县", syncpkg.ErrRole},
		"a village with a short code":   {syncpkg.Village, townshipCode, "村", syncpkg.ErrDivision},
		"a role unknown":                {"province", "41", "省", syncpkg.ErrDivision},
		"letters for a division":        {syncpkg.Township, "41062110x", "镇", syncpkg.ErrDivision},
		"no name":                       {syncpkg.Village, villageCode, "", syncpkg.ErrName},
		"a name of 65 characters":       {syncpkg.Village, villageCode, strings.Repeat("村", 65), syncpkg.ErrName},
		"a name with a line break":      {syncpkg.Village, villageCode, "村\n长", syncpkg.ErrName},
		"a name that turns the writing": {syncpkg.Village, villageCode, "村\u202e长", syncpkg.ErrName},
		"a name with a blank before":    {syncpkg.Village, villageCode, " 村", syncpkg.ErrName},
		"a name that is no text":        {syncpkg.Village, villageCode, "\xff", syncpkg.ErrName},
	} {
		t.Run(name, func(t *testing.T) {
			id := newIdentity(t)
			_, err := id.Request(c.role, c.division, c.name)
			wantErr(t, err, c.want)
			if _, asked := id.Requested(); asked {
				t.Fatal("a refused request was kept")
			}
		})
	}
}

func TestARootStaysWhatItIs(t *testing.T) {
	o := newOffices(t)
	wantErr(t, o.county.MakeRoot("410622", "淇县民政局"), syncpkg.ErrRole)
	wantErr(t, o.village.MakeRoot(countyCode, "县"), syncpkg.ErrRole)
	_, err := o.county.Request(syncpkg.Township, townshipCode, "镇")
	wantErr(t, err, syncpkg.ErrRole)
	wantErr(t, newIdentity(t).MakeRoot(townshipCode, "县"), syncpkg.ErrDivision)
}

func TestAcceptTakesOnlyTheAnswerToItsOwnRequest(t *testing.T) {
	o := newOffices(t)
	approve := func(superior, id *syncpkg.Identity, name string) []byte {
		file, err := id.Request(syncpkg.Village, villageCode, name)
		ok(t, err)
		request, err := syncpkg.ParseRequest(file)
		ok(t, err)
		approval, err := superior.Approve(request)
		ok(t, err)
		return approval
	}
	t.Run("not one for another key", func(t *testing.T) {
		id := newIdentity(t)
		approve(o.township, id, "甲")
		wantErr(t, id.Accept(approve(o.township, newIdentity(t), "甲")), syncpkg.ErrApproval)
	})
	t.Run("not one for an earlier request", func(t *testing.T) {
		id := newIdentity(t)
		early := approve(o.township, id, "甲")
		approve(o.township, id, "乙")
		wantErr(t, id.Accept(early), syncpkg.ErrApproval)
	})
	t.Run("not one nobody asked for", func(t *testing.T) {
		wantErr(t, newIdentity(t).Accept(approve(o.township, newIdentity(t), "甲")), syncpkg.ErrApproval)
	})
	t.Run("not one of another county once the root is fixed", func(t *testing.T) {
		id, far := newIdentity(t), newOffices(t)
		ok(t, id.Accept(approve(o.township, id, "甲")))
		before, _ := id.Anchor()
		wantErr(t, id.Accept(approve(far.township, id, "甲")), syncpkg.ErrApproval)
		if after, _ := id.Anchor(); after != before {
			t.Fatal("the anchor moved")
		}
	})
	t.Run("but a second one of the same county", func(t *testing.T) {
		id := newIdentity(t)
		ok(t, id.Accept(approve(o.township, id, "甲")))
		ok(t, id.Accept(approve(o.township, id, "甲 新办公室")))
		if own, _ := id.Certificate(); own.Name != "甲 新办公室" {
			t.Fatalf("name %q", own.Name)
		}
	})
}

func TestNobodyApprovesItself(t *testing.T) {
	o := newOffices(t)
	file, err := o.township.Request(syncpkg.Village, villageCode, "东关")
	ok(t, err)
	request, err := syncpkg.ParseRequest(file)
	ok(t, err)
	_, err = o.township.Approve(request)
	wantErr(t, err, syncpkg.ErrRequest)
}

func TestAnApprovalShowsTheRootBeforeItIsAccepted(t *testing.T) {
	o := newOffices(t)
	request, _ := o.village.Requested()
	file, err := o.township.Approve(request)
	ok(t, err)
	a, err := syncpkg.ParseApproval(file)
	ok(t, err)
	root, _ := o.county.Certificate()
	if a.Root.Fingerprint() != root.Fingerprint() || a.Certificate.Name != request.Name {
		t.Fatalf("approval %+v", a)
	}
}

func TestAnIdentityIsKeptWithItsChain(t *testing.T) {
	o := newOffices(t)
	for name, id := range map[string]*syncpkg.Identity{"fresh": newIdentity(t), "root": o.county, "village": o.village} {
		t.Run(name, func(t *testing.T) {
			stored, err := id.Marshal()
			ok(t, err)
			again, err := syncpkg.ParseIdentity(stored)
			ok(t, err)
			second, err := again.Marshal()
			ok(t, err)
			if string(stored) != string(second) {
				t.Fatal("the identity changed")
			}
			a, _ := id.Certificate()
			b, _ := again.Certificate()
			if string(a.DER) != string(b.DER) || id.Recipient() != again.Recipient() {
				t.Fatal("the certificate changed")
			}
		})
	}
	t.Run("a request outlives a restart", func(t *testing.T) {
		id := newIdentity(t)
		file, err := id.Request(syncpkg.Village, villageCode, "东关 二号机")
		ok(t, err)
		stored, err := id.Marshal()
		ok(t, err)
		id, err = syncpkg.ParseIdentity(stored)
		ok(t, err)
		request, err := syncpkg.ParseRequest(file)
		ok(t, err)
		approval, err := o.township.Approve(request)
		ok(t, err)
		ok(t, id.Accept(approval))
	})
	t.Run("with another's chain it is refused", func(t *testing.T) {
		stored, err := o.village.Marshal()
		ok(t, err)
		alien, err := o.other.Marshal()
		ok(t, err)
		// Both begin with version and signing seed: 1 map head, 2 + 2 + 2 + 32 bytes.
		mixed := slices.Concat(stored[:37], alien[37:])
		if _, err := syncpkg.ParseIdentity(mixed); err == nil {
			t.Fatal("accepted")
		}
	})
}
