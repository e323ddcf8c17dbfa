package syncpkg_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/cryptotest"

	"filippo.io/age"

	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
	"ruhu/syncpkg/second"
)

const vectorsDir = "testdata/vectors"

// vector is one file with one fault, or with none, and what every reader must
// say of it.
type vector struct {
	File string `json:"file"`
	Says string `json:"says"` // the fault in words
	verdict
	data []byte
}

// verdict is what a reader says of a vector. Layers, reasons and codes are those
// of docs/format.md.
type verdict struct {
	Verdict     string   `json:"verdict"` // accepted or refused
	Layer       string   `json:"layer,omitempty"`
	Reason      string   `json:"reason,omitempty"`
	Objects     []string `json:"objects,omitempty"` // of each object "believed", or the code of its quarantine
	Inner       []string `json:"inner,omitempty"`   // of each manifest from below "authentic", or why not
	Fingerprint string   `json:"fingerprint,omitempty"`
	Replaces    string   `json:"replaces,omitempty"` // of a request: id of the key in whose place another is asked for
}

func (v verdict) equal(w verdict) bool {
	return v.Verdict == w.Verdict && v.Layer == w.Layer && v.Reason == w.Reason && v.Fingerprint == w.Fingerprint && v.Replaces == w.Replaces &&
		slices.Equal(v.Objects, w.Objects) && slices.Equal(v.Inner, w.Inner)
}

func refusedIn(layer, reason string) verdict {
	return verdict{Verdict: "refused", Layer: layer, Reason: reason}
}

func accepted(objects ...string) verdict { return verdict{Verdict: "accepted", Objects: objects} }

const believed, authentic = "believed", "authentic"

// kinds says of each folder of vectors how its files end and how both readers
// read them.
var kinds = map[string]struct {
	suffix string
	first  func(*testing.T, *vectorOffices, []byte) verdict
	second func(*vectorOffices, []byte) verdict
}{
	"files":     {".ruhu", firstFile, secondFile},
	"batches":   {".plain", firstPlain, secondPlain},
	"chains":    {".cbor", firstChain, secondChain},
	"requests":  {".pem", firstRequest, secondRequest},
	"approvals": {".pem", firstApproval, secondApproval},
}

// vectorOffices are the offices of section 9 of docs/format.md; the county reads.
type vectorOffices struct {
	offices
	key    *age.X25519Identity
	anchor object.KeyID
}

func newVectorOffices(t testing.TB) *vectorOffices {
	o := fixedOffices(t)
	anchor, _ := o.county.Anchor()
	return &vectorOffices{offices: o, key: readingKey(t, o.county), anchor: anchor}
}

// TestEveryVectorGetsItsVerdict judges every file under testdata/vectors with
// both readers. With -update the files and their index are written anew.
func TestEveryVectorGetsItsVerdict(t *testing.T) {
	cryptotest.SetGlobalRandom(t, 4) // envelopes are the same in every run
	o := newVectorOffices(t)
	all := makeVectors(t, o)
	bytes := 0
	for _, v := range all {
		bytes += len(v.data)
	}
	if len(all) < 100 || bytes > 1<<20 {
		t.Fatalf("%d vectors of %d bytes", len(all), bytes)
	}
	if *update {
		writeVectors(t, all)
	}
	t.Run("the files are those that are made", func(t *testing.T) { compareVectors(t, all) })
	for _, v := range all {
		t.Run(v.File, func(t *testing.T) {
			kind := kinds[filepath.Dir(v.File)]
			if got := kind.second(o, v.data); !got.equal(v.verdict) {
				t.Errorf("%s: the second reader says %+v, want %+v", v.Says, got, v.verdict)
			}
			got := kind.first(t, o, v.data)
			got.Layer = v.Layer // the program names no layer; agreeInEveryLayer finds it
			if !got.equal(v.verdict) {
				t.Errorf("%s: the program says %+v, want %+v", v.Says, got, v.verdict)
			}
			if filepath.Dir(v.File) == "batches" {
				agreeInEveryLayer(t, o, v.data)
			}
		})
	}
}

// agreeInEveryLayer cuts a batch behind each frame: both readers must give up at
// the same one, and for the same reason.
func agreeInEveryLayer(t *testing.T, o *vectorOffices, plain []byte) {
	t.Helper()
	for at := 0; at < len(plain); {
		if len(plain)-at < 5 {
			return
		}
		at += 5 + int(plain[at+1])<<24 + int(plain[at+2])<<16 + int(plain[at+3])<<8 + int(plain[at+4])
		if at >= len(plain) {
			return
		}
		one, two := firstPlain(t, o, plain[:at]), secondPlain(o, plain[:at])
		if one.Verdict != two.Verdict || one.Reason != two.Reason {
			t.Errorf("cut at %d: the program says %+v, the second reader %+v", at, one, two)
		}
	}
}

func writeVectors(t *testing.T, all []vector) {
	t.Helper()
	ok(t, os.RemoveAll(vectorsDir))
	for _, v := range all {
		file := filepath.Join(vectorsDir, v.File)
		ok(t, os.MkdirAll(filepath.Dir(file), 0o755))
		ok(t, os.WriteFile(file, v.data, 0o644))
	}
	ok(t, os.WriteFile(filepath.Join(vectorsDir, "index.json"), indexOf(t, all), 0o644))
}

// indexOf writes index.json: the secret reading key of the county, which reads
// everything, its trust anchor, and the vectors, one a line.
func indexOf(t *testing.T, all []vector) []byte {
	t.Helper()
	anchor, _ := fixedOffices(t).county.Anchor()
	var b bytes.Buffer
	fmt.Fprintf(&b, "{\"reader\": %q, \"anchor\": %q, \"vectors\": [\n", fixedKeys[0], anchor)
	for i, v := range all {
		line, err := json.Marshal(v)
		ok(t, err)
		b.Write(line)
		if i < len(all)-1 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
	}
	b.WriteString("]}\n")
	return b.Bytes()
}

// compareVectors wants on disk exactly the files that are made.
func compareVectors(t *testing.T, all []vector) {
	want := map[string][]byte{"index.json": indexOf(t, all)}
	for _, v := range all {
		want[v.File] = v.data
	}
	ok(t, filepath.WalkDir(vectorsDir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, _ := filepath.Rel(vectorsDir, path)
		data, err := os.ReadFile(path)
		ok(t, err)
		if made, found := want[filepath.ToSlash(name)]; !found || !bytes.Equal(made, data) {
			t.Errorf("%s is another one: run the test with -update", name)
		}
		delete(want, filepath.ToSlash(name))
		return nil
	}))
	for name := range want {
		t.Errorf("%s is missing: run the test with -update", name)
	}
}

// vectorMaker collects vectors.
type vectorMaker struct {
	*vectorOffices
	t   *testing.T
	all []vector
}

var notInNames = regexp.MustCompile(`[^a-z0-9]+`)

func (m *vectorMaker) add(kind, says string, want verdict, data []byte) {
	name := strings.Trim(notInNames.ReplaceAllString(strings.ToLower(says), "-"), "-")
	v := vector{File: kind + "/" + name + kinds[kind].suffix, Says: says, verdict: want, data: data}
	if slices.ContainsFunc(m.all, func(w vector) bool { return w.File == v.File }) {
		m.t.Fatalf("two vectors are called %s", v.File)
	}
	m.all = append(m.all, v)
}

func makeVectors(t *testing.T, o *vectorOffices) []vector {
	t.Helper()
	m := &vectorMaker{vectorOffices: o, t: t}
	for _, make := range []func(){m.files, m.headers, m.signatures, m.manifests, m.certs, m.inner, m.blocks, m.objects, m.blobs, m.ends, m.chains, m.requests, m.approvals} {
		make()
	}
	slices.SortFunc(m.all, func(a, b vector) int { return strings.Compare(a.File, b.File) })
	return m.all
}

// reasons are the words of docs/format.md for the errors of the program. The
// first that fits counts.
var reasons = []struct {
	err  error
	word string
}{
	{syncpkg.ErrUntrusted, "untrusted"},
	{syncpkg.ErrNotBatch, "not-batch"},
	{syncpkg.ErrNewer, "newer"},
	{syncpkg.ErrNotForUs, "not-for-us"},
	{syncpkg.ErrTooLarge, "too-large"},
	{syncpkg.ErrSignature, "signature"},
	{syncpkg.ErrMalformed, "malformed"},
	{syncpkg.ErrTruncated, "truncated"},
	{syncpkg.ErrDamaged, "damaged"},
}

func reasonOf(err error) string {
	for _, r := range reasons {
		if errors.Is(err, r.err) {
			return r.word
		}
	}
	return err.Error()
}

func firstFile(t *testing.T, o *vectorOffices, file []byte) verdict {
	b, err := syncpkg.OpenBatch(bytes.NewReader(file), o.county)
	if err != nil {
		return refusedIn("", reasonOf(err))
	}
	v := accepted()
	for _, m := range b.Inner() {
		v.Inner = append(v.Inner, authentic)
		if m.Err != nil {
			v.Inner[len(v.Inner)-1] = reasonOf(m.Err)
		}
	}
	got, err := drain(b)
	if err != nil {
		return refusedIn("", reasonOf(err))
	}
	codes := map[object.ID]string{}
	for _, bad := range got.bad {
		codes[bad.ID] = bad.Code()
	}
	for id := range b.Manifest().Objects() {
		v.Objects = append(v.Objects, orElse(codes[id], believed))
	}
	return v
}

func orElse(s, empty string) string {
	if s == "" {
		return empty
	}
	return s
}

func firstPlain(t *testing.T, o *vectorOffices, plain []byte) verdict {
	return firstFile(t, o, encrypt(t, plain, o.county.Recipient()))
}

func secondFile(o *vectorOffices, file []byte) verdict {
	return secondVerdict(second.ReadFile(file, o.key, o.anchor))
}

func secondPlain(o *vectorOffices, plain []byte) verdict {
	return secondVerdict(second.ReadPlain(plain, o.county.Recipient(), o.anchor))
}

func secondVerdict(b second.Batch, err error) verdict {
	var refused *second.Refusal
	if errors.As(err, &refused) {
		return refusedIn(refused.Layer, refused.Reason)
	}
	v := accepted()
	for _, reason := range b.Inner {
		v.Inner = append(v.Inner, orElse(reason, authentic))
	}
	for _, judged := range b.Objects {
		v.Objects = append(v.Objects, orElse(judged.Code, believed))
	}
	return v
}

func firstChain(t *testing.T, o *vectorOffices, data []byte) verdict {
	var chain [][]byte
	ok(t, object.Decode(data, &chain))
	c, err := syncpkg.VerifyChain(chain, o.anchor)
	if err != nil {
		return refusedIn("", reasonOf(err))
	}
	return verdict{Verdict: "accepted", Fingerprint: c.Fingerprint()}
}

func secondChain(o *vectorOffices, data []byte) verdict {
	chain, err := second.ReadChain(data)
	if err != nil {
		return refusedIn("chain", "malformed")
	}
	return heldBy(second.VerifyChain(chain, o.anchor))("chain", "untrusted")
}

// heldBy gives the verdict on a holder, with layer and reason for an error.
func heldBy(h second.Holder, err error) func(layer, reason string) verdict {
	return func(layer, reason string) verdict {
		if err != nil {
			return refusedIn(layer, reason)
		}
		return verdict{Verdict: "accepted", Fingerprint: h.Fingerprint()}
	}
}

func firstRequest(t *testing.T, _ *vectorOffices, file []byte) verdict {
	r, err := syncpkg.ParseRequest(file)
	if err != nil {
		wantErr(t, err, syncpkg.ErrRequest)
		return refusedIn("", "request")
	}
	return verdict{Verdict: "accepted", Fingerprint: r.Fingerprint(), Replaces: unlessZeros(r.Replaces)}
}

func unlessZeros(id [32]byte) string {
	if id == [32]byte{} {
		return ""
	}
	return object.KeyID(id).String()
}

func secondRequest(_ *vectorOffices, file []byte) verdict {
	r, err := second.ReadRequest(file)
	v := heldBy(r.Holder, err)("request", "request")
	if err == nil {
		v.Replaces = unlessZeros(r.Replaces)
	}
	return v
}

func firstApproval(t *testing.T, _ *vectorOffices, file []byte) verdict {
	a, err := syncpkg.ParseApproval(file)
	if err != nil {
		wantErr(t, err, syncpkg.ErrApproval)
		return refusedIn("", "approval")
	}
	return verdict{Verdict: "accepted", Fingerprint: a.Certificate.Fingerprint()}
}

func secondApproval(_ *vectorOffices, file []byte) verdict {
	h, _, err := second.ReadApproval(file)
	return heldBy(h, err)("approval", "approval")
}
