package syncpkg_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"ruhu/survey"
	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

const household = "0192e4a0-0000-7000-8000-000000000001"

// good is a body of one type with the header it fits.
type good struct {
	typ      object.Type
	division string
	subject  string
	body     any
}

var (
	firstRevision  = object.ID{1}
	secondRevision = object.ID{2}
	pair           = []syncpkg.LinkMember{{Household: "a", Member: "m1"}, {Household: "b", Member: "m2"}}
	twins          = []syncpkg.LinkMember{{Household: "a"}, {Household: "b"}}
	lostKey        = object.KeyID{7}
)

func goodAttachment() syncpkg.AttachmentBody {
	return syncpkg.AttachmentBody{
		Visit: "0192e4a0-0000-7000-8000-000000000002", Name: "残疾证 第1页.jpg", Media: "image/jpeg", Kind: "certificate", Size: 20 << 20, SHA256: [32]byte{1},
	}
}

func goodReturn() syncpkg.ReturnBody {
	return syncpkg.ReturnBody{Revisions: []object.ID{firstRevision, secondRevision}, Comment: "务工收入请重新核对。\n并补照片。"}
}

func goodEndorsement() syncpkg.EndorsementBody {
	return syncpkg.EndorsementBody{Revisions: []object.ID{firstRevision}, Opinion: syncpkg.Doubt, Comment: "", Officer: "李建国"}
}

func goodDecision() syncpkg.DecisionBody {
	return syncpkg.DecisionBody{
		Revisions: []object.ID{firstRevision}, Programme: "dibao", Outcome: syncpkg.Approve, From: "2017-07-01", Office: "浚县民政局",
	}
}

func goodDeclaration() syncpkg.DeclarationBody {
	return syncpkg.DeclarationBody{
		Declarant: "王志远", Unit: "东关村", Post: "村主任", Day: "2017-03-05",
		Relatives: []syncpkg.Relative{{Name: "王桂兰", Relation: "51", Household: household, Note: "母亲"}},
	}
}

func goodLink() syncpkg.LinkBody {
	return syncpkg.LinkBody{Kind: object.SamePerson, Members: pair, Comment: "再婚后未迁户口"}
}

func goodReceipt() syncpkg.ReceiptBody {
	return syncpkg.ReceiptBody{
		Signer: lostKey, Epoch: 1, Stream: countyCode, Seq: 3, Batch: syncpkg.BatchID{3},
		Missing: []syncpkg.Range{}, Quarantined: []syncpkg.Quarantined{{ID: firstRevision, Reason: "division"}},
		Forked: []uint64{2},
	}
}

func goodDirectory() syncpkg.DirectoryBody {
	return syncpkg.DirectoryBody{Serial: 1, Chains: [][][]byte{{{1}, {2}}}}
}

func goodRevocation() syncpkg.RevocationBody {
	return syncpkg.RevocationBody{
		Key: lostKey, Reason: syncpkg.KeyLost, Comment: "在集市上被盗",
		Good: []syncpkg.LastGood{{Epoch: 1, Stream: countyCode, Seq: 3, Batch: syncpkg.BatchID{3}}, {Epoch: 2, Stream: countyCode, Seq: 1, Batch: syncpkg.BatchID{4}}},
	}
}

func goodPack() syncpkg.PackBody {
	return syncpkg.PackBody{Serial: 2, Pack: "hebi-2017", Overlays: []syncpkg.PackOverlay{{Name: "浚县.yaml", YAML: []byte("extends: hebi-2017\n")}}}
}

func goodBodies() []good {
	return []good{
		{object.Attachment, villageCode, household, goodAttachment()},
		{object.Return, villageCode, household, goodReturn()},
		{object.Endorsement, villageCode, household, goodEndorsement()},
		{object.Decision, villageCode, household, goodDecision()},
		{object.Declaration, villageCode, household, goodDeclaration()},
		{object.Linking, townshipCode, syncpkg.LinkSubject(pair), goodLink()},
		{object.Receipt, villageCode, goodReceipt().Subject(), goodReceipt()},
		{object.Directory, townshipCode, townshipCode, goodDirectory()},
		{object.Revocation, villageCode, lostKey.String(), goodRevocation()},
		{object.Pack, countyCode, "hebi-2017", goodPack()},
	}
}

func goodHeaders(t testing.TB) []object.Header {
	t.Helper()
	var all []object.Header
	for _, g := range goodBodies() {
		h, err := syncpkg.Compose(g.typ, g.division, g.subject, g.body)
		ok(t, err)
		all = append(all, h)
	}
	return all
}

// readAny reads the body of an object of any type but seed and visit.
func readAny(o object.Object) (any, error) {
	switch o.Type {
	case object.Attachment:
		return syncpkg.ReadAttachment(o)
	case object.Return:
		return syncpkg.ReadReturn(o)
	case object.Endorsement:
		return syncpkg.ReadEndorsement(o)
	case object.Decision:
		return syncpkg.ReadDecision(o)
	case object.Declaration:
		return syncpkg.ReadDeclaration(o)
	case object.Linking:
		return syncpkg.ReadLink(o)
	case object.Receipt:
		return syncpkg.ReadReceipt(o)
	case object.Directory:
		return syncpkg.ReadDirectory(o)
	case object.Revocation:
		return syncpkg.ReadRevocation(o)
	case object.Pack:
		return syncpkg.ReadPack(o)
	}
	return nil, syncpkg.ErrType
}

func TestEveryBodyReadsBackAsWritten(t *testing.T) {
	for _, g := range goodBodies() {
		t.Run(string(g.typ), func(t *testing.T) {
			h, err := syncpkg.Compose(g.typ, g.division, g.subject, g.body)
			ok(t, err)
			got, err := readAny(object.Object{Header: h})
			ok(t, err)
			if !reflect.DeepEqual(got, g.body) {
				t.Fatalf("got %+v\nwant %+v", got, g.body)
			}
			h.Type = object.Visit
			if _, err := syncpkg.Compose(h.Type, h.Division, h.Subject, g.body); err == nil {
				t.Fatal("a visit has no such body")
			}
		})
	}
}

// change returns the good body of a type with one thing changed.
func change[B any](body B, change func(*B)) B {
	change(&body)
	return body
}

// faultyBodies are, of each type and under what is wrong with it, bodies with one
// fault beside the header of the good one.
func faultyBodies() map[object.Type]map[string]any {
	long := strings.Repeat("字", syncpkg.MaxComment+1)
	attachment := func(f func(*syncpkg.AttachmentBody)) any { return change(goodAttachment(), f) }
	returned := func(f func(*syncpkg.ReturnBody)) any { return change(goodReturn(), f) }
	endorsement := func(f func(*syncpkg.EndorsementBody)) any { return change(goodEndorsement(), f) }
	decision := func(f func(*syncpkg.DecisionBody)) any { return change(goodDecision(), f) }
	declaration := func(f func(*syncpkg.DeclarationBody)) any { return change(goodDeclaration(), f) }
	relative := func(f func(*syncpkg.Relative)) any {
		return declaration(func(b *syncpkg.DeclarationBody) { f(&b.Relatives[0]) })
	}
	link := func(f func(*syncpkg.LinkBody)) any { return change(goodLink(), f) }
	receipt := func(f func(*syncpkg.ReceiptBody)) any { return change(goodReceipt(), f) }
	directory := func(f func(*syncpkg.DirectoryBody)) any { return change(goodDirectory(), f) }
	revocation := func(f func(*syncpkg.RevocationBody)) any { return change(goodRevocation(), f) }
	pack := func(f func(*syncpkg.PackBody)) any { return change(goodPack(), f) }
	return map[object.Type]map[string]any{
		object.Attachment: {
			"without a name":            attachment(func(b *syncpkg.AttachmentBody) { b.Name = "" }),
			"with a name too long":      attachment(func(b *syncpkg.AttachmentBody) { b.Name = long[:3*129] }),
			"whose name is a path":      attachment(func(b *syncpkg.AttachmentBody) { b.Name = "../a.jpg" }),
			"whose name has a folder":   attachment(func(b *syncpkg.AttachmentBody) { b.Name = `c\a.jpg` }),
			"whose name is hidden":      attachment(func(b *syncpkg.AttachmentBody) { b.Name = ".a.jpg" }),
			"whose name has a drive":    attachment(func(b *syncpkg.AttachmentBody) { b.Name = "c:a.jpg" }),
			"whose name turns around":   attachment(func(b *syncpkg.AttachmentBody) { b.Name = "a\u202egpj.exe" }),
			"whose name has a new line": attachment(func(b *syncpkg.AttachmentBody) { b.Name = "a\nb" }),
			"of no media type":          attachment(func(b *syncpkg.AttachmentBody) { b.Media = "JPEG" }),
			"of no kind":                attachment(func(b *syncpkg.AttachmentBody) { b.Kind = "cat" }),
			"without a byte":            attachment(func(b *syncpkg.AttachmentBody) { b.Size = 0 }),
			"beyond the limit":          attachment(func(b *syncpkg.AttachmentBody) { b.Size = syncpkg.MaxBlob + 1 }),
		},
		object.Return: {
			"of nothing":              returned(func(b *syncpkg.ReturnBody) { b.Revisions = []object.ID{} }),
			"of null":                 returned(func(b *syncpkg.ReturnBody) { b.Revisions = nil }),
			"out of order":            returned(func(b *syncpkg.ReturnBody) { b.Revisions = []object.ID{secondRevision, firstRevision} }),
			"of one thing twice":      returned(func(b *syncpkg.ReturnBody) { b.Revisions = []object.ID{firstRevision, firstRevision} }),
			"of too many":             returned(func(b *syncpkg.ReturnBody) { b.Revisions = manyRevisions(65) }),
			"without a word":          returned(func(b *syncpkg.ReturnBody) { b.Comment = "" }),
			"with too many words":     returned(func(b *syncpkg.ReturnBody) { b.Comment = long }),
			"with control characters": returned(func(b *syncpkg.ReturnBody) { b.Comment = "a\x07" }),
		},
		object.Endorsement: {
			"of nothing":          endorsement(func(b *syncpkg.EndorsementBody) { b.Revisions = nil }),
			"without an opinion":  endorsement(func(b *syncpkg.EndorsementBody) { b.Opinion = "" }),
			"by nobody":           endorsement(func(b *syncpkg.EndorsementBody) { b.Officer = "" }),
			"with too many words": endorsement(func(b *syncpkg.EndorsementBody) { b.Comment = long }),
		},
		object.Decision: {
			"on nothing":              decision(func(b *syncpkg.DecisionBody) { b.Revisions = nil }),
			"on no programme":         decision(func(b *syncpkg.DecisionBody) { b.Programme = "wubao" }),
			"without an outcome":      decision(func(b *syncpkg.DecisionBody) { b.Outcome = "maybe" }),
			"from a day that is none": decision(func(b *syncpkg.DecisionBody) { b.From = "2017-02-30" }),
			"by no office":            decision(func(b *syncpkg.DecisionBody) { b.Office = " " }),
			"with too many words":     decision(func(b *syncpkg.DecisionBody) { b.Comment = long }),
		},
		object.Declaration: {
			"by nobody":                declaration(func(b *syncpkg.DeclarationBody) { b.Declarant = "" }),
			"on no day":                declaration(func(b *syncpkg.DeclarationBody) { b.Day = "" }),
			"with null for relatives":  declaration(func(b *syncpkg.DeclarationBody) { b.Relatives = nil }),
			"with too many relatives":  declaration(func(b *syncpkg.DeclarationBody) { b.Relatives = make([]syncpkg.Relative, 101) }),
			"with a relative unnamed":  relative(func(r *syncpkg.Relative) { r.Name = "" }),
			"with a relation unknown":  relative(func(r *syncpkg.Relative) { r.Relation = "x" }),
			"with a note too long":     relative(func(r *syncpkg.Relative) { r.Note = long }),
			"with a unit of two lines": declaration(func(b *syncpkg.DeclarationBody) { b.Unit = "a\nb" }),
		},
		object.Linking: {
			"of no kind":   link(func(b *syncpkg.LinkBody) { b.Kind = "" }),
			"of one alone": link(func(b *syncpkg.LinkBody) { b.Members = pair[:1] }),
			"out of order": link(func(b *syncpkg.LinkBody) { b.Members = []syncpkg.LinkMember{pair[1], pair[0]} }),
			"of one twice": link(func(b *syncpkg.LinkBody) { b.Members = []syncpkg.LinkMember{pair[0], pair[0]} }),
			"of a household that is a blank": link(func(b *syncpkg.LinkBody) {
				b.Members = []syncpkg.LinkMember{{Household: " ", Member: "m1"}, pair[1]}
			}),
			"of people without their keys":      link(func(b *syncpkg.LinkBody) { b.Members = twins }),
			"of households with keys of people": link(func(b *syncpkg.LinkBody) { b.Kind = object.SameHousehold }),
			"of families with keys of people":   link(func(b *syncpkg.LinkBody) { b.Kind = object.DifferentHousehold }),
			"of others than its subject says":   link(func(b *syncpkg.LinkBody) { b.Members = []syncpkg.LinkMember{pair[0], {Household: "c", Member: "m2"}} }),
			"with too many words":               link(func(b *syncpkg.LinkBody) { b.Comment = long }),
		},
		object.Receipt: {
			"of epoch nought":                    receipt(func(b *syncpkg.ReceiptBody) { b.Epoch = 0 }),
			"of no stream":                       receipt(func(b *syncpkg.ReceiptBody) { b.Stream = "x" }),
			"of another stream":                  receipt(func(b *syncpkg.ReceiptBody) { b.Epoch = 2 }),
			"with null for forked":               receipt(func(b *syncpkg.ReceiptBody) { b.Forked = nil }),
			"with a fork twice":                  receipt(func(b *syncpkg.ReceiptBody) { b.Forked = []uint64{2, 2} }),
			"with null for missing":              receipt(func(b *syncpkg.ReceiptBody) { b.Missing = nil }),
			"of number nought with a batch":      receipt(func(b *syncpkg.ReceiptBody) { b.Seq = 0 }),
			"of a number without a batch":        receipt(func(b *syncpkg.ReceiptBody) { b.Batch = syncpkg.BatchID{} }),
			"with a run from nought":             receipt(func(b *syncpkg.ReceiptBody) { b.Missing = []syncpkg.Range{{From: 0, To: 1}} }),
			"with a run backwards":               receipt(func(b *syncpkg.ReceiptBody) { b.Missing = []syncpkg.Range{{From: 3, To: 2}} }),
			"with a run without end":             receipt(func(b *syncpkg.ReceiptBody) { b.Missing = []syncpkg.Range{{From: 3, To: 1<<64 - 1}} }),
			"with runs out of order":             receipt(func(b *syncpkg.ReceiptBody) { b.Missing = []syncpkg.Range{{From: 5, To: 6}, {From: 1, To: 2}} }),
			"with one run in two":                receipt(func(b *syncpkg.ReceiptBody) { b.Missing = []syncpkg.Range{{From: 1, To: 2}, {From: 3, To: 4}} }),
			"with an object in quarantine twice": receipt(func(b *syncpkg.ReceiptBody) { b.Quarantined = append(b.Quarantined, b.Quarantined[0]) }),
			"with null for quarantined":          receipt(func(b *syncpkg.ReceiptBody) { b.Quarantined = nil }),
			"with forks out of order":            receipt(func(b *syncpkg.ReceiptBody) { b.Forked = []uint64{2, 1} }),
			"with 65 forks": receipt(func(b *syncpkg.ReceiptBody) {
				for i := range uint64(65) {
					b.Forked = append(b.Forked, i)
				}
			}),
		},
		object.Directory: {
			"without a number":            directory(func(b *syncpkg.DirectoryBody) { b.Serial = 0 }),
			"with null for chains":        directory(func(b *syncpkg.DirectoryBody) { b.Chains = nil }),
			"with an empty chain":         directory(func(b *syncpkg.DirectoryBody) { b.Chains = [][][]byte{{}} }),
			"with a chain too long":       directory(func(b *syncpkg.DirectoryBody) { b.Chains = [][][]byte{{{1}, {1}, {1}, {1}, {1}}} }),
			"with an empty certificate":   directory(func(b *syncpkg.DirectoryBody) { b.Chains = [][][]byte{{{}}} }),
			"with a certificate too long": directory(func(b *syncpkg.DirectoryBody) { b.Chains = [][][]byte{{make([]byte, 4097)}} }),
		},
		object.Revocation: {
			"of another key than its subject": revocation(func(b *syncpkg.RevocationBody) { b.Key[0]++ }),
			"without a reason":                revocation(func(b *syncpkg.RevocationBody) { b.Reason = "" }),
			"of a key that follows itself":    revocation(func(b *syncpkg.RevocationBody) { b.Successor = b.Key }),
			"by rotation without a new key":   revocation(func(b *syncpkg.RevocationBody) { b.Reason = syncpkg.KeyRotated }),
			"with null for good":              revocation(func(b *syncpkg.RevocationBody) { b.Good = nil }),
			"with a last batch twice": revocation(func(b *syncpkg.RevocationBody) {
				b.Good = []syncpkg.LastGood{b.Good[0], b.Good[0]}
			}),
			"with streams out of order": revocation(func(b *syncpkg.RevocationBody) { b.Good = []syncpkg.LastGood{b.Good[1], b.Good[0]} }),
			"with a last batch that is none": revocation(func(b *syncpkg.RevocationBody) {
				b.Good = []syncpkg.LastGood{change(b.Good[0], func(g *syncpkg.LastGood) { g.Batch = syncpkg.BatchID{} })}
			}),
			"with a last batch of no stream": revocation(func(b *syncpkg.RevocationBody) {
				b.Good = []syncpkg.LastGood{change(b.Good[0], func(g *syncpkg.LastGood) { g.Stream = "" })}
			}),
			"with a comment that has no end": revocation(func(b *syncpkg.RevocationBody) { b.Comment = long }),
			"with a last batch of epoch none": revocation(func(b *syncpkg.RevocationBody) {
				b.Good = []syncpkg.LastGood{change(b.Good[0], func(g *syncpkg.LastGood) { g.Epoch = 0 })}
			}),
		},
		object.Pack: {
			"without a number":          pack(func(b *syncpkg.PackBody) { b.Serial = 0 }),
			"of another pack":           pack(func(b *syncpkg.PackBody) { b.Pack = "fengjie-2017" }),
			"with null for overlays":    pack(func(b *syncpkg.PackBody) { b.Overlays = nil }),
			"with too many overlays":    pack(func(b *syncpkg.PackBody) { b.Overlays = make([]syncpkg.PackOverlay, 17) }),
			"with an overlay of null":   pack(func(b *syncpkg.PackBody) { b.Overlays[0].YAML = nil }),
			"with an overlay unnamed":   pack(func(b *syncpkg.PackBody) { b.Overlays[0].Name = "" }),
			"of a pack without an id":   pack(func(b *syncpkg.PackBody) { b.Pack = "" }),
			"that is no map":            []int{1},
			"with more than the format": map[int]any{1: 2, 2: "hebi-2017", 3: []any{}, 4: 1},
		},
	}
}

func TestABodyThatSaysWhatCannotBeIsRefused(t *testing.T) {
	for typ, cases := range faultyBodies() {
		for name, body := range cases {
			t.Run(fmt.Sprintf("%s %s", typ, name), func(t *testing.T) {
				for _, g := range goodBodies() {
					if g.typ != typ {
						continue
					}
					_, err := syncpkg.Compose(typ, g.division, g.subject, body)
					wantErr(t, err, syncpkg.ErrForm)
				}
			})
		}
	}
}

func manyRevisions(n int) []object.ID {
	ids := make([]object.ID, n)
	for i := range ids {
		ids[i] = object.ID{byte(i)}
	}
	return ids
}

func TestASubjectMustFitTheBody(t *testing.T) {
	for _, g := range goodBodies() {
		for _, subject := range []string{"", "a\nb"} {
			_, err := syncpkg.Compose(g.typ, g.division, subject, g.body)
			if wantErr(t, err, syncpkg.ErrForm); t.Failed() {
				t.Fatalf("%s about %q", g.typ, subject)
			}
		}
	}
}

func TestTheSubjectOfALinkDoesNotDependOnTheOrderOfItsMembers(t *testing.T) {
	if syncpkg.LinkSubject(pair) != syncpkg.LinkSubject([]syncpkg.LinkMember{pair[1], pair[0], pair[1]}) {
		t.Fatal("another subject in another order")
	}
	if syncpkg.LinkSubject(pair) == syncpkg.LinkSubject(twins) {
		t.Fatal("other members, the same subject")
	}
	_, err := syncpkg.Compose(object.Linking, townshipCode, syncpkg.LinkSubject(twins), syncpkg.LinkBody{Kind: object.SameHousehold, Members: twins})
	ok(t, err)
}

func TestABodyThatCannotBeIsQuarantinedWhileTheRestGoesIn(t *testing.T) {
	o := newOffices(t)
	bad := sign(t, o.village, object.Header{Type: object.Attachment, Division: villageCode, Subject: household, Body: []byte{0xa0}})
	fine, err := syncpkg.Compose(object.Attachment, villageCode, household, goodAttachment())
	ok(t, err)
	kept := sign(t, o.village, fine)
	file, _ := write(t, o.village, spec([]*syncpkg.Identity{o.county}, []object.Object{bad, kept}))
	got, err := readAll(file, o.county)
	ok(t, err)
	if !sameObjects(got.objects, []object.Object{kept}) || len(got.bad) != 1 || got.bad[0].Code() != "form" {
		t.Fatalf("%d objects, quarantined %v", len(got.objects), got.bad)
	}
}

func TestEveryKindOfAttachmentHasItsWords(t *testing.T) {
	for _, k := range survey.AttachmentKinds {
		if k.Zh == "" || k.En == "" {
			t.Errorf("%q", k.Code)
		}
	}
}
