package syncpkg_test

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"testing"

	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

const (
	countyCode   = "410621"
	townshipCode = "410621105"
	villageCode  = "410621105201"
	otherVillage = "410621105202"
	created      = "2017-03-05T09:30:00+08:00"
)

// offices is one county with a township and two of its villages.
type offices struct {
	county, township, village, other *syncpkg.Identity
}

// fixedKeys are reading keys for tests whose bytes must not change from run to
// run. They protect nothing.
var fixedKeys = []string{
	"AGE-SECRET-KEY-1J7H3AT3FVEZAQLTWXSUHUY9YP8MT4N5CDYNPD3U3AKGZZ95DPVTQQ5U8TK",
	"AGE-SECRET-KEY-1UQ4UGL8HEEHFKUYNQ3L0S9ZFF3NJMXP4VQCX55HUMG7Z4LDQXSLQN9VE6F",
	"AGE-SECRET-KEY-1DWQJCHD375M5J839UW3EL9J5MNPUJ9ZKSLKAW3C62T2SZAGEG63QAL8F45",
	"AGE-SECRET-KEY-1EZ6AU9YK3AEUWC2EVPTCAMYJ4SJHTHF5S9VHTHLFG57LHFXRM26Q0TWXPY",
}

// fixedIdentity has the signing seed of 32 bytes n+1 and reading key n.
func fixedIdentity(t testing.TB, n int) *syncpkg.Identity {
	t.Helper()
	return seeded(t, byte(n+1), n)
}

// seeded has a signing seed of 32 such bytes and one of the fixed reading keys.
func seeded(t testing.TB, seed byte, reading int) *syncpkg.Identity {
	t.Helper()
	stored, err := object.Encode(map[int]any{
		1: 1, 2: bytes.Repeat([]byte{seed}, 32), 3: fixedKeys[reading], 4: "", 5: "", 6: "", 7: nil,
	})
	ok(t, err)
	id, err := syncpkg.ParseIdentity(stored)
	ok(t, err)
	return id
}

// fixedOffices are the same in every process, as fuzzing needs it.
func fixedOffices(t testing.TB) offices {
	t.Helper()
	return enrolled(t, offices{fixedIdentity(t, 0), fixedIdentity(t, 1), fixedIdentity(t, 2), fixedIdentity(t, 3)})
}

func newIdentity(t testing.TB) *syncpkg.Identity {
	t.Helper()
	id, err := syncpkg.NewIdentity()
	ok(t, err)
	return id
}

func newOffices(t testing.TB) offices {
	t.Helper()
	return enrolled(t, offices{newIdentity(t), newIdentity(t), newIdentity(t), newIdentity(t)})
}

func enrolled(t testing.TB, o offices) offices {
	t.Helper()
	ok(t, o.county.MakeRoot(countyCode, "浚县民政局"))
	enrol(t, o.county, o.township, syncpkg.Township, townshipCode, "卫溪街道")
	enrol(t, o.township, o.village, syncpkg.Village, villageCode, "东关 张秀英")
	enrol(t, o.township, o.other, syncpkg.Village, otherVillage, "西关 李建国")
	return o
}

func enrol(t testing.TB, superior, id *syncpkg.Identity, role syncpkg.Role, division, name string) {
	t.Helper()
	file, err := id.Request(role, division, name)
	ok(t, err)
	request, err := syncpkg.ParseRequest(file)
	ok(t, err)
	approval, err := superior.Approve(request)
	ok(t, err)
	ok(t, id.Accept(approval))
}

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wantErr(t testing.TB, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("got error %v, want %v", err, want)
	}
}

// sign makes an object that the identity may or may not have the right to sign.
func sign(t testing.TB, id *syncpkg.Identity, h object.Header) object.Object {
	t.Helper()
	if h.Claimed == "" {
		h.Claimed, h.Author = created, "张秀英"
	}
	o, err := object.Sign(id.Key(), h)
	ok(t, err)
	return o
}

func visit(t testing.TB, id *syncpkg.Identity, division string, n int) object.Object {
	t.Helper()
	// A body that does not compress much, as long as a visit's.
	var body []byte
	for i := range 40 {
		sum := sha256.Sum256(fmt.Appendf(nil, "%d/%d", n, i))
		body = append(body, sum[:]...)
	}
	return sign(t, id, object.Header{
		Type: object.Visit, Division: division, Subject: fmt.Sprintf("household-%d", n), Body: body,
	})
}

func visits(t testing.TB, id *syncpkg.Identity, division string, n int) []object.Object {
	t.Helper()
	all := make([]object.Object, n)
	for i := range all {
		all[i] = visit(t, id, division, i)
	}
	return all
}

func each(objects []object.Object) iter.Seq2[object.Object, error] {
	return func(yield func(object.Object, error) bool) {
		for _, o := range objects {
			if !yield(o, nil) {
				return
			}
		}
	}
}

func idsOf(objects []object.Object) iter.Seq[object.ID] {
	return func(yield func(object.ID) bool) {
		for _, o := range objects {
			if !yield(o.ID) {
				return
			}
		}
	}
}

// spec is the first batch of a village to its township and county.
func spec(to []*syncpkg.Identity, objects []object.Object) syncpkg.BatchSpec {
	s := syncpkg.BatchSpec{
		Stream: countyCode, Epoch: 1, Seq: 1, Created: created, App: "ruhu test",
		Objects: each(objects), Everything: syncpkg.InventoryOf(idsOf(objects)),
	}
	for _, id := range to {
		s.Recipients = append(s.Recipients, id.Recipient())
	}
	return s
}

func write(t testing.TB, id *syncpkg.Identity, s syncpkg.BatchSpec) ([]byte, syncpkg.Manifest) {
	t.Helper()
	var file bytes.Buffer
	m, err := syncpkg.WriteBatch(&file, id, s)
	ok(t, err)
	return file.Bytes(), m
}

// contents is what a batch gave when it was read to its end.
type contents struct {
	objects []object.Object
	bad     []*syncpkg.BadObject
}

// readAll reads a batch to its end or to what refuses it.
func readAll(file []byte, id *syncpkg.Identity) (contents, error) {
	b, err := syncpkg.OpenBatch(bytes.NewReader(file), id)
	if err != nil {
		return contents{}, err
	}
	return drain(b)
}

func drain(b *syncpkg.BatchReader) (contents, error) {
	var c contents
	for {
		o, err := b.Next()
		var bad *syncpkg.BadObject
		switch {
		case err == io.EOF:
			return c, nil
		case errors.As(err, &bad):
			c.bad = append(c.bad, bad)
		case err != nil:
			return contents{}, err
		default:
			c.objects = append(c.objects, o)
		}
	}
}

func sameObjects(a, b []object.Object) bool {
	return slices.EqualFunc(a, b, func(x, y object.Object) bool {
		return x.ID == y.ID && bytes.Equal(x.Sealed.Payload, y.Sealed.Payload) && bytes.Equal(x.Body, y.Body)
	})
}
