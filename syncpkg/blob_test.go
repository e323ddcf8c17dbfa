package syncpkg_test

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"runtime"
	"slices"
	"testing"

	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// attachmentOf is an attachment whose content this is.
func attachmentOf(t testing.TB, id *syncpkg.Identity, content []byte) object.Object {
	t.Helper()
	body := goodAttachment()
	body.Size, body.SHA256 = uint64(len(content)), sha256.Sum256(content)
	h, err := syncpkg.Compose(object.Attachment, villageCode, household, body)
	ok(t, err)
	return sign(t, id, h)
}

func blobsOf(contents ...[]byte) (blobs []syncpkg.Blob) {
	for _, c := range contents {
		blobs = append(blobs, syncpkg.Blob{Hash: sha256.Sum256(c), Size: uint64(len(c))})
	}
	return blobs
}

func openBlobs(contents ...[]byte) func(syncpkg.Blob) (io.Reader, error) {
	return func(b syncpkg.Blob) (io.Reader, error) {
		for _, c := range contents {
			if sha256.Sum256(c) == b.Hash {
				return bytes.NewReader(c), nil
			}
		}
		return nil, errors.New("no such blob")
	}
}

// contentOf is n bytes that differ by the seed.
func contentOf(n int, seed byte) []byte {
	c := bytes.Repeat([]byte{seed}, n)
	for i := range c {
		c[i] += byte(i>>12) + byte(i>>20)
	}
	return c
}

func blobSpec(t testing.TB, o offices, contents ...[]byte) syncpkg.BatchSpec {
	t.Helper()
	var objects []object.Object
	for _, c := range contents {
		objects = append(objects, attachmentOf(t, o.village, c))
	}
	s := spec([]*syncpkg.Identity{o.county}, objects)
	s.Blobs, s.OpenBlob = blobsOf(contents...), openBlobs(contents...)
	return s
}

// taking reads a batch to its end and returns the blobs it brought.
func taking(t testing.TB, file []byte, id *syncpkg.Identity) (map[[32]byte][]byte, error) {
	t.Helper()
	b, err := syncpkg.OpenBatch(bytes.NewReader(file), id)
	if err != nil {
		return nil, err
	}
	got := map[[32]byte][]byte{}
	b.TakeBlobs(func(blob syncpkg.Blob, r io.Reader) error {
		content, err := io.ReadAll(r)
		got[blob.Hash] = content
		return err
	})
	_, err = drain(b)
	return got, err
}

func TestBlobsReadBackAsWritten(t *testing.T) {
	o := newOffices(t)
	contents := [][]byte{
		contentOf(1, 1), contentOf(syncpkg.MaxPiece-1, 2), contentOf(syncpkg.MaxPiece, 3), contentOf(syncpkg.MaxPiece+1, 4), contentOf(3*syncpkg.MaxPiece, 5),
	}
	s := blobSpec(t, o, contents...)
	s.Blobs = append(s.Blobs, s.Blobs[0]) // two attachments with one content
	file, m := write(t, o.village, s)
	if len(m.Blobs) != len(contents) {
		t.Fatalf("%d blobs listed", len(m.Blobs))
	}
	got, err := taking(t, file, o.county)
	ok(t, err)
	for _, c := range contents {
		if !bytes.Equal(got[sha256.Sum256(c)], c) {
			t.Fatalf("a blob of %d bytes came as another", len(c))
		}
	}
	t.Run("and are verified when nobody takes them", func(t *testing.T) {
		read, err := readAll(file, o.county)
		ok(t, err)
		if len(read.objects) != len(contents) {
			t.Fatalf("%d objects", len(read.objects))
		}
	})
	t.Run("and what is left unread is passed over", func(t *testing.T) {
		b, err := syncpkg.OpenBatch(bytes.NewReader(file), o.county)
		ok(t, err)
		taken := 0
		b.TakeBlobs(func(_ syncpkg.Blob, r io.Reader) error {
			taken++
			_, err := io.ReadFull(r, make([]byte, 1))
			return err
		})
		_, err = drain(b)
		ok(t, err)
		if taken != len(contents) {
			t.Fatalf("%d blobs taken", taken)
		}
	})
	t.Run("and who cannot keep one says so", func(t *testing.T) {
		b, err := syncpkg.OpenBatch(bytes.NewReader(file), o.county)
		ok(t, err)
		full := errors.New("disk is full")
		b.TakeBlobs(func(syncpkg.Blob, io.Reader) error { return full })
		if _, err = drain(b); err != full {
			t.Fatalf("got %v", err)
		}
		if _, err = b.Next(); err != full {
			t.Fatalf("and then %v", err)
		}
	})
}

func TestABlobThatIsNotTheOneListedIsRefused(t *testing.T) {
	o := newOffices(t)
	content := contentOf(2*syncpkg.MaxPiece+100, 1)
	file, _ := write(t, o.village, blobSpec(t, o, content))
	pieces := func(f *forgery) (at []int) {
		for i := range f.frames {
			if f.frames[i].kind == kindBlob {
				at = append(at, i)
			}
		}
		return at
	}
	for name, c := range map[string]struct {
		forge func(f *forgery)
		want  error
	}{
		"another byte in it":    {func(f *forgery) { f.frames[pieces(f)[1]].payload[7] ^= 1 }, syncpkg.ErrMalformed},
		"a byte less":           {func(f *forgery) { p := &f.frames[pieces(f)[2]]; p.payload = p.payload[1:] }, syncpkg.ErrMalformed},
		"a frame less":          {func(f *forgery) { at := pieces(f)[2]; f.frames = slices.Delete(f.frames, at, at+1) }, syncpkg.ErrMalformed},
		"a frame that is short": {func(f *forgery) { p := &f.frames[pieces(f)[0]]; p.payload = p.payload[1:] }, syncpkg.ErrMalformed},
		"a frame too long": {func(f *forgery) {
			p := &f.frames[pieces(f)[0]]
			p.payload = append(slices.Clone(p.payload), 0)
		}, syncpkg.ErrTooLarge},
		"a frame cut in two": {func(f *forgery) {
			at := pieces(f)[0]
			whole := f.frames[at].payload
			f.frames = slices.Insert(f.frames, at+1, frame{kindBlob, whole[100:]})
			f.frames[at].payload = whole[:100]
		}, syncpkg.ErrMalformed},
		"frames in another order": {func(f *forgery) {
			at := pieces(f)
			f.frames[at[0]].payload, f.frames[at[1]].payload = f.frames[at[1]].payload, f.frames[at[0]].payload
		}, syncpkg.ErrMalformed},
	} {
		t.Run(name, func(t *testing.T) {
			f := forge(t, file, o.village)
			c.forge(f)
			f.end()
			got, err := taking(t, f.file(o.county), o.county)
			wantErr(t, err, c.want)
			for _, g := range got {
				if len(g) == len(content) {
					t.Fatal("all of it was given out")
				}
			}
			_, err = readAll(f.file(o.county), o.county)
			wantErr(t, err, c.want)
		})
	}
}

func TestContentThatChangedSinceItWasSignedIsNotSent(t *testing.T) {
	o := newOffices(t)
	content := contentOf(100, 1)
	for name, other := range map[string][]byte{"shorter": content[:99], "another": contentOf(100, 2)} {
		t.Run(name, func(t *testing.T) {
			s := blobSpec(t, o, content)
			s.OpenBlob = func(syncpkg.Blob) (io.Reader, error) { return bytes.NewReader(other), nil }
			if _, err := syncpkg.WriteBatch(io.Discard, o.village, s); err == nil {
				t.Fatal("sent")
			}
		})
	}
	t.Run("gone", func(t *testing.T) {
		gone := errors.New("gone")
		s := blobSpec(t, o, content)
		s.OpenBlob = func(syncpkg.Blob) (io.Reader, error) { return nil, gone }
		_, err := syncpkg.WriteBatch(io.Discard, o.village, s)
		wantErr(t, err, gone)
	})
}

// endless is content without end that is nowhere in memory.
type endless byte

func (e endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(e)
	}
	return len(p), nil
}

// TestBlobsTakeNoMoreMemoryThanAFewPieces writes and reads 200 MiB of photos at
// once and looks how much memory is in use.
func TestBlobsTakeNoMoreMemoryThanAFewPieces(t *testing.T) {
	o := newOffices(t)
	s := spec([]*syncpkg.Identity{o.county}, nil)
	photo := map[[32]byte]endless{}
	for n := range endless(10) {
		sum := sha256.New()
		_, err := io.CopyN(sum, n, syncpkg.MaxBlob)
		ok(t, err)
		hash := [32]byte(sum.Sum(nil))
		photo[hash] = n
		s.Blobs = append(s.Blobs, syncpkg.Blob{Hash: hash, Size: syncpkg.MaxBlob})
	}
	s.OpenBlob = func(b syncpkg.Blob) (io.Reader, error) { return photo[b.Hash], nil }
	runtime.GC()
	var before, now runtime.MemStats
	runtime.ReadMemStats(&before)
	most := uint64(0)
	r, w := io.Pipe()
	go func() {
		_, err := syncpkg.WriteBatch(w, o.village, s)
		w.CloseWithError(err)
	}()
	b, err := syncpkg.OpenBatch(r, o.county)
	ok(t, err)
	b.TakeBlobs(func(_ syncpkg.Blob, r io.Reader) error {
		for {
			_, err := io.CopyN(io.Discard, r, syncpkg.MaxPiece)
			runtime.ReadMemStats(&now)
			most = max(most, now.HeapInuse)
			if err == io.EOF {
				return nil
			}
			if err != nil {
				return err
			}
		}
	})
	_, err = drain(b)
	ok(t, err)
	t.Logf("%d KiB more in use than before", (most-before.HeapInuse)>>10)
	if most > before.HeapInuse+40<<20 {
		t.Fatalf("%d bytes in use for 200 MiB", most-before.HeapInuse)
	}
}
