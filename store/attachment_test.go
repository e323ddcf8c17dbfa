package store_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"strings"
	"testing"

	"ruhu/store"
	"ruhu/syncpkg/object"
)

func photo(size int) (store.Blob, []byte) {
	content := make([]byte, size)
	for i := range content {
		content[i] = byte(i + i>>8 + i>>18)
	}
	return store.Blob{Hash: sha256.Sum256(content), Size: uint64(size)}, content
}

func attached(t testing.TB, village, household string, b store.Blob) object.Object {
	t.Helper()
	return signFor(t, village, object.Attachment, household, object.AttachmentBody{
		Name: "残疾证.jpg", Media: "image/jpeg", Kind: "certificate", Size: b.Size, SHA256: b.Hash,
	})
}

func put(t testing.TB, s *store.Store, b store.Blob, content []byte) {
	t.Helper()
	update(t, s, func(tx *store.Tx) error { return tx.PutBlob(b, bytes.NewReader(content)) })
}

func contentOf(t testing.TB, s *store.Store, b store.Blob) []byte {
	t.Helper()
	r, err := s.OpenBlob(b)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestAContentIsReadAsItWasKept(t *testing.T) {
	s := newStore(t)
	for _, size := range []int{1, 256<<10 - 1, 256 << 10, 256<<10 + 1, 3 << 20} {
		b, content := photo(size)
		put(t, s, b, content)
		update(t, s, func(tx *store.Tx) error { return tx.PutBlob(b, nil) }) // it is here already
		if !bytes.Equal(contentOf(t, s, b), content) {
			t.Errorf("%d bytes came back as others", size)
		}
	}
	other, _ := photo(7)
	if _, err := s.OpenBlob(other); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("what was never kept gives %v", err)
	}
	intact(t, s)
}

func TestAnotherContentThanAnnouncedIsNotKept(t *testing.T) {
	b, content := photo(300 << 10)
	for name, wrong := range map[string][]byte{
		"shorter":           content[:len(content)-1],
		"longer":            append(bytes.Clone(content), 0),
		"with another byte": append([]byte{content[0] + 1}, content[1:]...),
		"none":              nil,
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			err := s.Update(ctx, func(tx *store.Tx) error { return tx.PutBlob(b, bytes.NewReader(wrong)) })
			if !errors.Is(err, store.ErrContent) {
				t.Fatalf("got %v", err)
			}
			if has, err := s.HasBlob(b); has || err != nil {
				t.Fatalf("kept: %v, %v", has, err)
			}
		})
	}
	err := newStore(t).Update(ctx, func(tx *store.Tx) error { return tx.PutBlob(store.Blob{}, bytes.NewReader(nil)) })
	if !errors.Is(err, store.ErrContent) {
		t.Errorf("nothing at all gives %v", err)
	}
}

func TestAnAttachmentIsListedAndItsContentMayComeBeforeOrAfter(t *testing.T) {
	for _, first := range []string{"the object", "the content"} {
		t.Run(first+" first", func(t *testing.T) {
			s := newStore(t)
			b, content := photo(1000)
			o := attached(t, "410621105201", "h1", b)
			add(t, s, seed(t, household("h1", "张国强")))
			if first == "the content" {
				put(t, s, b, content)
			}
			add(t, s, o)
			if first == "the object" {
				list, err := s.Attachments(ctx, "h1")
				if err != nil || len(list) != 1 || list[0].Here {
					t.Fatalf("%+v, %v", list, err)
				}
				if wants, err := s.WantsBlob(b); !wants || err != nil {
					t.Fatalf("nobody asks for it: %v", err)
				}
				if _, ok, err := s.BlobOf(o.ID); ok || err != nil {
					t.Fatalf("there before it came: %v", err)
				}
				intact(t, s)
				put(t, s, b, content)
			}
			list, err := s.Attachments(ctx, "h1")
			if err != nil || len(list) != 1 || !list[0].Here || list[0].Body.Name != "残疾证.jpg" || list[0].ID != o.ID || list[0].Blob() != b {
				t.Fatalf("%+v, %v", list, err)
			}
			if wants, err := s.WantsBlob(b); wants || err != nil {
				t.Errorf("it is asked for and here: %v", err)
			}
			if got, ok, err := s.BlobOf(o.ID); got != b || !ok || err != nil {
				t.Errorf("%+v, %v, %v", got, ok, err)
			}
			intact(t, s)
		})
	}
}

func TestAnotherVillagesAttachmentIsNoMatterOfTheHousehold(t *testing.T) {
	s := newStore(t)
	b, content := photo(10)
	add(t, s, seed(t, household("h1", "张国强")), attached(t, "410621105202", "h1", b))
	put(t, s, b, content)
	if list, err := s.Attachments(ctx, "h1"); err != nil || len(list) != 0 {
		t.Fatalf("%+v, %v", list, err)
	}
	intact(t, s)
}

func TestAnAttachmentOfARevokedKeyIsNotListedAndItsContentStays(t *testing.T) {
	s := newStore(t)
	b, content := photo(10)
	o := attached(t, "410621105201", "h1", b)
	add(t, s, seed(t, household("h1", "张国强")), o)
	put(t, s, b, content)
	update(t, s, func(tx *store.Tx) error { return tx.SetRevoked([]object.ID{o.ID}) })
	if list, err := s.Attachments(ctx, "h1"); err != nil || len(list) != 0 {
		t.Fatalf("%+v, %v", list, err)
	}
	update(t, s, func(tx *store.Tx) error { return tx.DropStrayBlobs() })
	intact(t, s)
	update(t, s, func(tx *store.Tx) error { return tx.SetRevoked(nil) })
	if list, err := s.Attachments(ctx, "h1"); err != nil || len(list) != 1 || !list[0].Here {
		t.Fatalf("%+v, %v", list, err)
	}
}

func TestWhatNobodyAskedForIsDropped(t *testing.T) {
	s := newStore(t)
	wanted, content := photo(10)
	stray, other := photo(20)
	add(t, s, attached(t, "410621105201", "h1", wanted))
	put(t, s, wanted, content)
	put(t, s, stray, other)
	update(t, s, func(tx *store.Tx) error { return tx.DropStrayBlobs() })
	for b, want := range map[store.Blob]bool{wanted: true, stray: false} {
		if has, err := s.HasBlob(b); has != want || err != nil {
			t.Errorf("%d bytes: %v, %v", b.Size, has, err)
		}
	}
	intact(t, s)
}

func TestABodyOfAnAttachmentThatCannotBeUsedIsRefused(t *testing.T) {
	b, _ := photo(1)
	for name, o := range map[string]object.Object{
		"that is no body":       sign(t, object.Attachment, "h1", map[string]int{"x": 1}),
		"of no bytes":           sign(t, object.Attachment, "h1", object.AttachmentBody{}),
		"of nobody's household": attached(t, "410621105201", "", b),
	} {
		t.Run(name, func(t *testing.T) {
			err := newStore(t).Update(ctx, func(tx *store.Tx) error {
				_, err := tx.AddObject(o, "b")
				return err
			})
			if !errors.Is(err, store.ErrBody) {
				t.Errorf("got %v", err)
			}
		})
	}
}

// TestAChunkCannotBeTakenForAnother changes what is sealed behind the store's
// back: reading must find it, and so must the check.
func TestAChunkCannotBeTakenForAnother(t *testing.T) {
	for name, tamper := range map[string]string{
		"a byte of it":          "UPDATE blob_chunk SET sealed = CAST(substr(sealed, 1, 100) || x'0000000000' || substr(sealed, 106) AS BLOB) WHERE n = 1",
		"another of its chunks": "UPDATE blob_chunk SET sealed = (SELECT sealed FROM blob_chunk b WHERE b.n = 0 AND b.hash = blob_chunk.hash) WHERE n = 1",
		"another content's":     "UPDATE blob_chunk SET sealed = (SELECT sealed FROM blob_chunk b WHERE b.n = 1 AND b.hash <> blob_chunk.hash) WHERE n = 1",
		"a chunk gone":          "DELETE FROM blob_chunk WHERE n = 1",
		"an end gone":           "UPDATE blob SET size = 262144",
		"hardly a chunk":        "UPDATE blob_chunk SET sealed = x'00'",
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			b, content := photo(600 << 10)
			other, more := photo(600<<10 + 1)
			add(t, s, attached(t, "410621105201", "h1", b), attached(t, "410621105201", "h1", other))
			put(t, s, b, content)
			put(t, s, other, more)
			intact(t, s)
			if err := s.Tamper(tamper); err != nil {
				t.Fatal(err)
			}
			if r, err := s.OpenBlob(b); err == nil {
				if _, err := io.ReadAll(r); !errors.Is(err, store.ErrDamaged) || key(err) != "store.attachment_damaged" {
					t.Errorf("reading gives %v", err)
				}
			} else if !errors.Is(err, store.ErrNotFound) {
				t.Error(err)
			}
			report, err := s.Check(ctx)
			if err != nil || len(report.Problems) == 0 || report.Problems[0].Code != "attachment" || !strings.Contains(report.Problems[0].Detail, "bytes") {
				t.Errorf("%+v, %v", report.Problems, err)
			}
		})
	}
}

func TestCheckComparesAttachmentsWithTheirObjectsAndRebuildPutsThemRight(t *testing.T) {
	b, content := photo(10)
	for name, tamper := range map[string]string{
		"another household": "UPDATE attachment SET household = 'h9'",
		"none":              "DELETE FROM attachment",
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			add(t, s, seed(t, household("h1", "张国强")), attached(t, "410621105201", "h1", b))
			put(t, s, b, content)
			if err := s.Tamper(tamper); err != nil {
				t.Fatal(err)
			}
			report, err := s.Check(ctx)
			if err != nil || len(report.Problems) != 1 || report.Problems[0].Code != "attachment" {
				t.Errorf("%+v, %v", report.Problems, err)
			}
			update(t, s, func(tx *store.Tx) error { return tx.Rebuild() })
			intact(t, s)
		})
	}
}

func TestACheckOfLargeContentsCanBeGivenUp(t *testing.T) {
	s := newStore(t)
	b, content := photo(10)
	put(t, s, b, content)
	given, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := s.Check(given); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
