package attachment

import (
	"bytes"
	"io"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"ruhu/assets/text"
	"ruhu/store"
	"ruhu/syncpkg"
)

// extensions of the media types that are taken in, the usual one first.
var extensions = map[string][]string{
	"image/jpeg":      {".jpg", ".jpeg"},
	"image/png":       {".png"},
	"image/gif":       {".gif"},
	"image/bmp":       {".bmp"},
	"image/webp":      {".webp"},
	"image/heic":      {".heic"},
	"application/pdf": {".pdf"},
}

// Extensions returns the file extensions of what can be attached, sorted.
func Extensions() (all []string) {
	for _, list := range extensions {
		all = append(all, list...)
	}
	slices.Sort(all)
	return all
}

// sniff returns the media type by the first bytes of a file, empty for one that is
// not taken in, and goes back to its beginning. The name of the file decides
// nothing.
func sniff(f io.ReadSeeker) (string, error) {
	begin := make([]byte, 512)
	n, err := io.ReadFull(f, begin)
	if err != nil && err != io.ErrUnexpectedEOF {
		return "", text.Fail("attachment.unreadable").Because(err)
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return "", text.Fail("attachment.unreadable").Because(err)
	}
	media := mediaOf(begin[:n])
	if extensions[media] == nil {
		return "", nil
	}
	return media, nil
}

// mediaOf tells the media type from the first bytes. The photos of some phones
// are not among those that the standard library knows.
func mediaOf(begin []byte) string {
	if len(begin) >= 12 && string(begin[4:8]) == "ftyp" && bytes.Contains([]byte("heic heix mif1 msf1"), begin[8:12]) {
		return "image/heic"
	}
	return http.DetectContentType(begin)
}

// FileName returns a name for a copy of an attachment: as the operator called it,
// with an extension that says what its content really is. What came with a batch
// may claim to be anything.
func FileName(a store.Attachment, content io.Reader) string {
	begin := make([]byte, 512)
	n, _ := io.ReadFull(content, begin)
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>"|?*`, r) { // nothing that Windows takes in a name
			return '-'
		}
		return r
	}, a.Body.Name)
	known := extensions[mediaOf(begin[:n])]
	if known == nil {
		return name + ".bin"
	}
	if slices.Contains(known, strings.ToLower(filepath.Ext(name))) {
		return name
	}
	return name + known[0]
}

// fitName brings a name into the form that an attachment takes: one line, no path,
// no characters that nobody sees, and no longer than fits with its extension.
func fitName(name string) string {
	clean := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case strings.ContainsRune(`/\:`, r):
			return '-'
		case unicode.In(r, unicode.Cc, unicode.Cf):
			return -1
		}
		return r
	}, name)
	clean = strings.TrimLeft(strings.TrimSpace(clean), ". ")
	ext := []rune(filepath.Ext(clean))
	whole := []rune(clean)
	if len(whole) > syncpkg.MaxAttachmentName && len(ext) < 16 {
		whole = append(whole[:syncpkg.MaxAttachmentName-len(ext)], ext...)
	}
	return strings.TrimSpace(string(whole[:min(len(whole), syncpkg.MaxAttachmentName)]))
}
