package syncpkg_test

import (
	"bytes"
	"crypto/sha256"
	"slices"

	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// attached is a batch with the contents of two attachments.
func (m *vectorMaker) attached() *forgery {
	photos := [][]byte{[]byte("not really a photo\n"), []byte("nor this\n")}
	objects := []object.Object{attachmentOf(m.t, m.county, photos[0]), attachmentOf(m.t, m.county, photos[1])}
	s := spec([]*syncpkg.Identity{m.township}, objects)
	s.Stream = townshipCode
	s.Blobs, s.OpenBlob = blobsOf(photos...), openBlobs(photos...)
	file, _ := write(m.t, m.county, s)
	return forge(m.t, file, m.county)
}

// blobs are faults of the contents of attachments and of what the manifest says
// of them.
func (m *vectorMaker) blobs() {
	fine := accepted(believed, believed)
	m.forged("contents of two attachments", fine, m.attached(), func(*forgery) {})
	m.forged("an attachment whose content is not sent", fine, m.attached(), func(f *forgery) {
		f.frames = slices.DeleteFunc(f.frames, func(x frame) bool { return x.kind == kindBlob })
		f.resign(func(s *syncpkg.Manifest) { s.Blobs = []syncpkg.Blob{} })
		f.end()
	})
	m.forged("a content that no attachment names", fine, m.attached(), func(f *forgery) {
		f.setContent([]byte("a photo of somebody else"))
	})
	listed := func(says, reason string, change func(*syncpkg.Manifest)) {
		m.forged(says, refusedIn("manifest", reason), m.attached(), func(f *forgery) { f.resign(change); f.end() })
	}
	listed("contents out of order", "malformed", func(s *syncpkg.Manifest) { slices.Reverse(s.Blobs) })
	listed("a content twice", "malformed", func(s *syncpkg.Manifest) { s.Blobs[1] = s.Blobs[0] })
	listed("a content of no bytes", "malformed", func(s *syncpkg.Manifest) { s.Blobs[0].Size = 0 })
	listed("a content of more than 20 MiB", "too-large", func(s *syncpkg.Manifest) { s.Blobs[0].Size = syncpkg.MaxBlob + 1 })
	listed("contents of more than the batch may hold", "too-large", func(s *syncpkg.Manifest) {
		s.Blobs = nil
		for i := range 77 {
			s.Blobs = append(s.Blobs, syncpkg.Blob{Hash: [32]byte{byte(i)}, Size: syncpkg.MaxBlob})
		}
	})
	m.forged("contents that are null", refusedIn("manifest", "malformed"), m.attached(), func(f *forgery) {
		raw := fieldsOf(m, f.find(kindManifest).payload)
		raw[15] = []byte{0xf6}
		f.resignRaw(raw.bytes())
	})
	changed := func(says, layer, reason string, change func(*forgery)) {
		m.forged(says, refusedIn(layer, reason), m.attached(), func(f *forgery) { change(f); f.end() })
	}
	at := func(f *forgery) int {
		return slices.IndexFunc(f.frames, func(x frame) bool { return x.kind == kindBlob })
	}
	changed("a content with one bit changed", "blob", "malformed", func(f *forgery) {
		f.frames[at(f)].payload = bytes.Clone(f.frames[at(f)].payload)
		f.frames[at(f)].payload[3] ^= 1
	})
	changed("contents in another order than listed", "blob", "malformed", func(f *forgery) {
		i := at(f)
		f.frames[i], f.frames[i+1] = f.frames[i+1], f.frames[i]
	})
	changed("a content too short", "blob", "malformed", func(f *forgery) {
		p := &f.frames[at(f)].payload
		*p = (*p)[:len(*p)-1]
	})
	changed("a content too long", "blob", "malformed", func(f *forgery) {
		p := &f.frames[at(f)].payload
		*p = append(bytes.Clone(*p), 0)
	})
	changed("a content in two frames where one is enough", "blob", "malformed", func(f *forgery) {
		i := at(f)
		p := f.frames[i].payload
		f.frames = slices.Insert(f.frames, i, frame{kindBlob, p[:4]})
		f.frames[i+1].payload = p[4:]
	})
	changed("a content with a frame of no bytes before it", "blob", "malformed", func(f *forgery) {
		f.frames = slices.Insert(f.frames, at(f), frame{kindBlob, nil})
	})
	changed("a content too few", "blob", "malformed", func(f *forgery) { f.frames = slices.Delete(f.frames, at(f), at(f)+1) })
	changed("a content too many", "end", "malformed", func(f *forgery) {
		f.frames = slices.Insert(f.frames, at(f)+2, frame{kindBlob, []byte("more")})
	})
	changed("a content before the objects", "block", "malformed", func(f *forgery) {
		i := at(f)
		f.frames[i-1], f.frames[i] = f.frames[i], f.frames[i-1]
	})
	changed("a content in a frame of a type kept back", "blob", "malformed", func(f *forgery) { f.frames[at(f)].kind = 0x21 })
	f := m.attached()
	plain := f.plain()
	long := bytes.Clone(plain)
	long[len(join(f.frames[:at(f)]))+2] = 0x11
	m.add("batches", "a frame of a content longer than any", refusedIn("blob", "too-large"), long)
	m.add("batches", "an end within a content", refusedIn("blob", "truncated"), plain[:bytes.Index(plain, []byte("not really"))+4])
}

// setContent puts another content in the place of the first.
func (f *forgery) setContent(content []byte) {
	b := f.find(kindBlob)
	b.payload = content
	f.resign(func(s *syncpkg.Manifest) {
		s.Blobs[0] = syncpkg.Blob{Hash: sha256.Sum256(content), Size: uint64(len(content))}
		if bytes.Compare(s.Blobs[0].Hash[:], s.Blobs[1].Hash[:]) > 0 {
			s.Blobs[0], s.Blobs[1] = s.Blobs[1], s.Blobs[0]
			i := slices.IndexFunc(f.frames, func(x frame) bool { return x.kind == kindBlob })
			f.frames[i], f.frames[i+1] = f.frames[i+1], f.frames[i]
		}
	})
	f.end()
}
