package paper_test

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// A reader of the PDFs this package writes, sharing no code with it: pages,
// texts with their places, ruled boxes, and the characters the embedded fonts
// have a glyph for.

// pdfText is one piece of text, in points from the lower left corner.
type pdfText struct {
	x, y, size float64
	font       string
	text       string // what a search finds: the actual text of its span
	shown      string // what the font shows
	turned     bool
}

// pdfBox is a stroked rectangle, in points.
type pdfBox struct{ x, y, width, height float64 }

type pdfPage struct {
	texts  []pdfText
	boxes  []pdfBox
	filled [][]pdfBox        // squares filled in one go, in their own units
	drawn  map[string]string // how a character of a span is drawn
}

// all returns the text of a page in the order it was drawn.
func (p pdfPage) all() string {
	var b strings.Builder
	for _, t := range p.texts {
		b.WriteString(t.text)
	}
	return b.String()
}

type pdfFile struct {
	objects map[int][]byte
	pages   []pdfPage
}

// all returns the text of all pages.
func (f pdfFile) all() string {
	var b strings.Builder
	for _, p := range f.pages {
		b.WriteString(p.all())
	}
	return b.String()
}

var (
	refs     = regexp.MustCompile(`(\d+) 0 R`)
	contents = regexp.MustCompile(`/Contents (\d+) 0 R`)
)

// readPDF reads a file by its cross-reference table.
func readPDF(t testing.TB, data []byte) pdfFile {
	t.Helper()
	if !bytes.HasPrefix(data, []byte("%PDF-1.")) || !bytes.HasSuffix(bytes.TrimSpace(data), []byte("%%EOF")) {
		t.Fatalf("no PDF header or trailer in %d bytes", len(data))
	}
	f := pdfFile{objects: map[int][]byte{}}
	tail := string(data[bytes.LastIndex(data, []byte("startxref"))+len("startxref"):])
	start, err := strconv.Atoi(strings.Fields(tail)[0])
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(data[start:]), "\n")
	count, err := strconv.Atoi(strings.Fields(lines[1])[1])
	if err != nil {
		t.Fatal(err)
	}
	for n := 1; n < count; n++ {
		at, err := strconv.Atoi(lines[2+n][:10])
		if err != nil || !bytes.HasPrefix(data[at:], fmt.Appendf(nil, "%d 0 obj", n)) {
			t.Fatalf("cross-reference of object %d is wrong", n)
		}
		f.objects[n] = data[at:]
	}
	kids := string(f.objects[1])
	kids = kids[:strings.Index(kids, "endobj")]
	kids = kids[strings.Index(kids, "/Kids"):]
	for _, ref := range refs.FindAllStringSubmatch(kids, -1) {
		page := string(f.object(t, ref[1]))
		content := contents.FindStringSubmatch(page)[1]
		f.pages = append(f.pages, readContent(t, f.stream(t, content)))
	}
	return f
}

func (f pdfFile) object(t testing.TB, ref string) []byte {
	n, err := strconv.Atoi(ref)
	if err != nil {
		t.Fatal(err)
	}
	body := f.objects[n]
	return body[:bytes.Index(body, []byte("endobj"))]
}

var length = regexp.MustCompile(`/Length (\d+)`)

func (f pdfFile) stream(t testing.TB, ref string) []byte {
	n, err := strconv.Atoi(ref)
	if err != nil {
		t.Fatal(err)
	}
	body := f.objects[n]
	at := bytes.Index(body, []byte("stream\n")) + len("stream\n")
	size, err := strconv.Atoi(string(length.FindSubmatch(body[:at])[1]))
	if err != nil {
		t.Fatal(err)
	}
	r, err := zlib.NewReader(bytes.NewReader(body[at : at+size]))
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

var (
	fontRefs   = regexp.MustCompile(`/F(\w+) (\d+) 0 R`)
	descendant = regexp.MustCompile(`/DescendantFonts \[(\d+) 0 R\]`)
	cidToGID   = regexp.MustCompile(`/CIDToGIDMap (\d+) 0 R`)
)

// glyphs returns for each font the table from character to glyph.
func (f pdfFile) glyphs(t testing.TB) map[string][]byte {
	tables := map[string][]byte{}
	for n := range f.objects {
		body := f.object(t, strconv.Itoa(n))
		at := bytes.Index(body, []byte("/Font <<"))
		if at < 0 {
			continue
		}
		for _, m := range fontRefs.FindAllSubmatch(body[at:], -1) {
			font := f.object(t, string(m[2]))
			cid := f.object(t, string(descendant.FindSubmatch(font)[1]))
			tables["F"+string(m[1])] = f.stream(t, string(cidToGID.FindSubmatch(cid)[1]))
		}
	}
	return tables
}

// contentReader walks over the operators of a page.
type contentReader struct {
	t      testing.TB
	page   pdfPage
	stack  []string // operands
	boxes  []pdfBox // not stroked yet
	font   string
	size   float64
	x, y   float64
	turned []bool
	actual string // of the open span
	spans  bool
	path   string // drawn in the open span
}

func readContent(t testing.TB, data []byte) pdfPage {
	r := &contentReader{t: t, turned: []bool{false}, page: pdfPage{drawn: map[string]string{}}}
	for len(data) > 0 {
		var token string
		token, data = nextToken(t, data)
		if token == "" {
			continue
		}
		if isOperand(token) {
			r.stack = append(r.stack, token)
			continue
		}
		if r.spans {
			r.path += strings.Join(append(r.stack, token), " ") + "\n"
		}
		r.operator(token)
		r.stack = nil
	}
	return r.page
}

func isOperand(token string) bool {
	return strings.ContainsAny(token[:1], "-+.0123456789(/<")
}

// nextToken cuts one token off: a literal string keeps its opening bracket, so
// does a dictionary.
func nextToken(t testing.TB, data []byte) (string, []byte) {
	switch {
	case strings.ContainsRune(" \n\r\t", rune(data[0])):
		return "", data[1:]
	case data[0] == '(':
		return literal(t, data)
	case bytes.HasPrefix(data, []byte("<<")):
		end := bytes.Index(data, []byte(">>")) + 2
		return string(data[:end]), data[end:]
	}
	end := 1
	for end < len(data) && !strings.ContainsRune(" \n\r\t(", rune(data[end])) && !bytes.HasPrefix(data[end:], []byte("<<")) {
		end++
	}
	return string(data[:end]), data[end:]
}

func literal(t testing.TB, data []byte) (string, []byte) {
	out := []byte{'('}
	for i := 1; i < len(data); i++ {
		switch c := data[i]; c {
		case ')':
			return string(out), data[i+1:]
		case '\\':
			i++
			if data[i] == 'r' {
				out = append(out, '\r')
			} else {
				out = append(out, data[i])
			}
		default:
			out = append(out, c)
		}
	}
	t.Fatal("a string has no end")
	return "", nil
}

var actualText = regexp.MustCompile(`/ActualText <FEFF([0-9A-F]*)>`)

func (r *contentReader) operator(op string) {
	switch op {
	case "q":
		r.turned = append(r.turned, r.turned[len(r.turned)-1])
	case "Q":
		r.turned = r.turned[:len(r.turned)-1]
	case "cm":
		if m := r.numbers(6); m[1] != 0 {
			r.turned[len(r.turned)-1] = true
		}
	case "Tf":
		r.font = strings.TrimPrefix(r.stack[0], "/")
		r.size = r.numbers(1)[0]
	case "Td":
		at := r.numbers(2)
		r.x, r.y = at[0], at[1]
	case "re":
		n := r.numbers(4)
		r.boxes = append(r.boxes, pdfBox{n[0], n[1] + min(n[3], 0), n[2], max(n[3], -n[3])})
	case "S", "f":
		if op == "S" && len(r.turned) == 1 {
			r.page.boxes = append(r.page.boxes, r.boxes...)
		}
		if op == "f" {
			r.page.filled = append(r.page.filled, r.boxes)
		}
		r.boxes = nil
	case "BDC":
		digits := actualText.FindStringSubmatch(strings.Join(r.stack, " "))
		raw, err := hex.DecodeString(digits[1])
		if err != nil {
			r.t.Fatal(err)
		}
		r.actual, r.spans, r.path = fromUTF16(raw), true, ""
	case "EMC":
		r.spans = false
		r.page.drawn[r.actual] = r.path
	case "Tj":
		shown := fromUTF16([]byte(r.stack[0][1:]))
		text := shown
		if r.spans {
			text = r.actual
		}
		r.page.texts = append(r.page.texts, pdfText{r.x, r.y, r.size, r.font, text, shown, r.turned[len(r.turned)-1]})
	}
}

func (r *contentReader) numbers(n int) []float64 {
	var out []float64
	for _, s := range r.stack[len(r.stack)-n:] {
		v, err := strconv.ParseFloat(s, 64)
		if err != nil {
			r.t.Fatal(err)
		}
		out = append(out, v)
	}
	return out
}

func fromUTF16(b []byte) string {
	var units []uint16
	for i := 0; i+1 < len(b); i += 2 {
		units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return string(utf16.Decode(units))
}
