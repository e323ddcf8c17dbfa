package second

import (
	"bytes"
	"cmp"
	"encoding/hex"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// form is what a body must look like: the shape of its map, and the rest that
// docs/format.md, section 7, asks of its fields and of division and subject.
type form struct {
	shape string
	check func(b body) error
}

// body is the body of an object with the parts of the payload it must fit.
type body struct {
	division, subject string
	fields            []item
}

// forms of all bodies but those of seed and visit, which hold a household
// document and are read where documents are kept.
var forms = map[string]form{
	"receipt":     {"iutuillll", body.receipt},
	"attachment":  {"ttttui", body.attachment},
	"return":      {"lt", body.returned},
	"endorsement": {"lttt", body.endorsement},
	"decision":    {"lttttt", body.decision},
	"declaration": {"tttlt", body.declaration},
	"link":        {"tlt", body.link},
	"revocation":  {"itlit", body.revocation},
	"directory":   {"ul", body.directory},
	"pack":        {"utl", body.pack},
}

// readBody refuses a body that is not as its type has it.
func readBody(kind, division, subject string, raw []byte) error {
	f, has := forms[kind]
	if !has {
		return nil
	}
	v, err := readCBOR(raw)
	if err != nil {
		return err
	}
	b := body{division: division, subject: subject}
	if b.fields, err = v.record(f.shape); err != nil {
		return err
	}
	return f.check(b)
}

// text returns a field that is text, counted from 1 as in docs/format.md.
func (b body) text(key int) string { return string(b.fields[key-1].s) }

// all reports the first error.
func all(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// must is an error when something does not hold.
func must(holds bool, what string) error {
	if holds {
		return nil
	}
	return fmt.Errorf("%s", what)
}

func line(s string, least, most int) error {
	n := utf8.RuneCountInString(s)
	hidden := strings.ContainsFunc(s, func(r rune) bool { return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) })
	return must(n >= least && n <= most && !hidden && strings.TrimFunc(s, unicode.IsSpace) == s, "line "+s)
}

func words(s string, least, most int) error {
	n := utf8.RuneCountInString(s)
	control := strings.ContainsFunc(s, func(r rune) bool { return r != '\n' && unicode.Is(unicode.Cc, r) })
	return must(n >= least && n <= most && !control, "words")
}

func day(s string) error {
	_, err := time.Parse(time.DateOnly, s)
	return err
}

func oneOf(s, codes string) error {
	return must(slices.Contains(strings.Fields(codes), s), "code "+s)
}

func (b body) household() error { return line(b.subject, 1, 64) }

// revisions checks field 1 of an opinion.
func (b body) revisions() error {
	ids, err := b.fields[0].all('i')
	return all(err, must(len(ids) >= 1 && len(ids) <= 64 && ascending(ids), "revisions"))
}

func (b body) receipt() error {
	err := all(
		must(b.fields[1].n > 0 && isDivision(b.text(3)), "epoch and stream"),
		must(b.subject == fmt.Sprintf("%x/%d/%s", b.fields[0].s, b.fields[1].n, b.fields[2].s), "subject"),
		must((b.fields[3].n == 0) == ([32]byte(b.fields[4].s) == [32]byte{}), "batch"),
		missing(b.fields[5]),
	)
	if err != nil {
		return err
	}
	if _, err := b.fields[6].tuple("ui"); err != nil {
		return err
	}
	return all(quarantined(b.fields[7]), forked(b.fields[8].items))
}

func missing(v item) error {
	var end uint64
	for i, e := range v.items {
		f, err := e.tuple("uu")
		if err != nil {
			return err
		}
		// A number is missing between two that are not, so that 2^64-1 never is.
		from, to := f[0].n, f[1].n
		if from == 0 || to < from || to >= math.MaxUint64-1 || i > 0 && from <= end+1 {
			return fmt.Errorf("missing %d to %d after %d", from, to, end)
		}
		end = to
	}
	return nil
}

func quarantined(v item) error {
	var before []byte
	for i, e := range v.items {
		f, err := e.tuple("it")
		if err != nil {
			return err
		}
		if i > 0 && bytes.Compare(before, f[0].s) >= 0 {
			return fmt.Errorf("order of objects in quarantine")
		}
		before = f[0].s
	}
	return must(len(v.items) <= 10_000, "too many objects in quarantine")
}

// forked checks the numbers under which different batches were seen.
func forked(list []item) error {
	for i, e := range list {
		if e.kind != number || i > 0 && e.n <= list[i-1].n {
			return fmt.Errorf("forked numbers")
		}
	}
	return must(len(list) <= 64, "too many forks")
}

var mediaType = regexp.MustCompile(`^[a-z0-9][a-z0-9.+-]{0,30}/[a-z0-9][a-z0-9.+-]{0,62}$`)

func (b body) attachment() error {
	name := b.text(2)
	return all(
		b.household(),
		line(b.text(1), 0, 64),
		line(name, 1, 128),
		must(!strings.ContainsAny(name, `/\:`) && !strings.HasPrefix(name, "."), "name"),
		must(mediaType.MatchString(b.text(3)), "media type"),
		oneOf(b.text(4), "visit housing person certificate bill form other"),
		must(b.fields[4].n >= 1 && b.fields[4].n <= 20_971_520, "size"),
	)
}

func (b body) returned() error { return all(b.household(), b.revisions(), words(b.text(2), 1, 2000)) }

func (b body) endorsement() error {
	return all(b.household(), b.revisions(), oneOf(b.text(2), "agree disagree doubt"), words(b.text(3), 0, 2000), line(b.text(4), 1, 64))
}

func (b body) decision() error {
	return all(
		b.household(), b.revisions(),
		oneOf(b.text(2), "dibao tekun jdlk"), oneOf(b.text(3), "approve refuse stop change"),
		day(b.text(4)), line(b.text(5), 1, 64), words(b.text(6), 0, 2000),
	)
}

var uuid = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$`)

func (b body) declaration() error {
	relatives := b.fields[3].items
	for _, e := range relatives {
		f, err := e.tuple("tttt")
		if err != nil {
			return err
		}
		if err := relative(contents(f)); err != nil {
			return err
		}
	}
	return all(
		must(uuid.MatchString(b.subject), "subject"), must(len(relatives) <= 100, "too many relatives"),
		line(b.text(1), 1, 64), line(b.text(2), 0, 128), line(b.text(3), 0, 128), day(b.text(5)),
	)
}

// relation matches the codes of GB/T 4761.
var relation = regexp.MustCompile(`^(0[12]|1[0-2]|[2-8][0-9]|9[0-79])$`)

func relative(f [][]byte) error {
	return all(line(string(f[0]), 1, 64), must(relation.Match(f[1]), "relation"), line(string(f[2]), 0, 64), words(string(f[3]), 0, 2000))
}

func (b body) link() error {
	members := b.fields[1].items
	if err := must(len(members) >= 2 && len(members) <= 64, "members"); err != nil {
		return err
	}
	before := [][]byte{nil, nil}
	for _, e := range members {
		f, err := e.tuple("tt")
		if err != nil {
			return err
		}
		m := contents(f)
		order := bytes.Compare(before[0], m[0])
		if order == 0 {
			order = bytes.Compare(before[1], m[1])
		}
		err = all(
			must(order < 0, "order of members"), line(string(m[0]), 1, 64), line(string(m[1]), 0, 64),
			must((len(m[1]) == 0) == strings.HasSuffix(b.text(1), "_household"), "key of a member"),
		)
		if err != nil {
			return err
		}
		before = m
	}
	hash := hashOf(signable("ruhu link v1", b.fields[1].raw))
	return all(
		oneOf(b.text(1), "same_household different_household same_person different_person"), words(b.text(3), 0, 2000),
		must(b.subject == "link/"+hex.EncodeToString(hash[:]), "subject"),
	)
}

func (b body) revocation() error {
	key, successor := [32]byte(b.fields[0].s), [32]byte(b.fields[3].s)
	if err := good(b.fields[2].items); err != nil {
		return err
	}
	return all(
		must(b.subject == hex.EncodeToString(key[:]), "subject"), must(key != successor, "successor"),
		oneOf(b.text(2), "lost cloned rotated withdrawn"),
		must(b.text(2) != "rotated" || successor != [32]byte{}, "no successor"), words(b.text(5), 0, 2000),
	)
}

// good checks the last batches that count, of forks more than one.
func good(list []item) error {
	var before []item
	for _, e := range list {
		f, err := e.tuple("utui")
		if err != nil {
			return err
		}
		here := string(f[1].s)
		if before != nil && !sooner(before, f) || f[0].n == 0 || f[2].n == 0 || !isDivision(here) || [32]byte(f[3].s) == [32]byte{} {
			return fmt.Errorf("last good batch %d of %q", f[2].n, here)
		}
		before = f
	}
	return must(len(list) <= 1024, "too many last batches")
}

// sooner orders last good batches.
func sooner(a, b []item) bool {
	return cmp.Or(
		cmp.Compare(a[0].n, b[0].n), bytes.Compare(a[1].s, b[1].s), cmp.Compare(a[2].n, b[2].n), bytes.Compare(a[3].s, b[3].s),
	) < 0
}

func (b body) directory() error {
	chains := b.fields[1].items
	for _, c := range chains {
		list, err := c.all('b')
		if err != nil {
			return err
		}
		for _, der := range list {
			err = all(err, must(len(der.s) >= 1 && len(der.s) <= maxCertificate, "certificate"))
		}
		if err := all(err, must(c.kind == 4 && len(list) >= 1 && len(list) <= maxChain, "chain")); err != nil {
			return err
		}
	}
	return must(b.fields[0].n >= 1 && len(chains) <= 512 && isDivision(b.subject) && strings.HasPrefix(b.subject, b.division), "directory")
}

func (b body) pack() error {
	overlays := b.fields[2].items
	for _, e := range overlays {
		f, err := e.tuple("tb")
		if err != nil {
			return err
		}
		if err := line(string(f[0].s), 1, 128); err != nil {
			return err
		}
	}
	return all(
		must(b.fields[0].n >= 1 && len(overlays) <= 16 && b.subject == b.text(2), "pack"), line(b.text(2), 1, 64),
	)
}
