package syncpkg_test

import (
	"bytes"
	"crypto/ed25519"
	"encoding/pem"
	"maps"
	"slices"
	"strings"

	"ruhu/syncpkg"
	"ruhu/syncpkg/object"
)

// chains are faults of certificates and of chains of them.
func (m *vectorMaker) chains() {
	above := m.township.Chain()
	held := func(says string, id *syncpkg.Identity) {
		own, _ := id.Certificate()
		m.chain(says, own.Fingerprint(), id.Chain())
	}
	held("the chain of the village", m.village)
	held("the chain of the township", m.township)
	held("the chain of the county", m.county)
	third := syncpkg.Holder{
		Role: syncpkg.Village, Division: villageCode, Name: "东关 三号机", Recipient: m.village.Recipient(), Key: publicKey(thirdDevice(m.t)),
	}
	m.chain("a certificate written in another way", third.Fingerprint(), append([][]byte{villagePaper(m.t, m.offices).sign()}, above...))
	papers := m.villagePapers()
	for _, says := range slices.Sorted(maps.Keys(papers)) {
		p := villagePaper(m.t, m.offices)
		papers[says](p)
		m.chain(says, "", append([][]byte{p.sign()}, above...))
	}
	for says, change := range map[string]func(*paper){
		"a certificate long past": func(p *paper) {
			p.validity = der(0x30, derString(0x17, "700101000000Z"), derString(0x17, "700102000000Z"))
		},
		"a certificate not valid yet": func(p *paper) {
			p.validity = der(0x30, derString(0x18, "29990101000000Z"), derString(0x18, "29990102000000Z"))
		},
		"a certificate with another serial number":           func(p *paper) { p.serial = []byte{2, 2, 0x7f, 0xff} },
		"a certificate with an extension that means nothing": func(p *paper) { p.more = extensionDER(oidUnknown, false, []byte{5, 0}) },
	} {
		p := villagePaper(m.t, m.offices)
		change(p)
		m.chain(says, third.Fingerprint(), append([][]byte{p.sign()}, above...))
	}
	m.townshipChains()
	m.rootChains()
	m.brokenChains()
}

// chain adds a chain that holds when it comes with a fingerprint.
func (m *vectorMaker) chain(says, fingerprint string, chain [][]byte) {
	data, err := object.Encode(chain)
	ok(m.t, err)
	want := verdict{Verdict: "accepted", Fingerprint: fingerprint}
	if fingerprint == "" {
		want = refusedIn("chain", "untrusted")
	}
	m.add("chains", says, want, data)
}

// villagePapers are faults of the certificate of a village's device.
func (m *vectorMaker) villagePapers() map[string]func(*paper) {
	ruhu := func(version byte, role, division, recipient string) func(*paper) {
		return func(p *paper) { p.ruhu = extensionDER(oidRuhu, true, holderDER(version, role, division, recipient)) }
	}
	recipient := m.village.Recipient()
	named := func(tag byte, name string) func(*paper) { return func(p *paper) { p.subject = nameDER(tag, name) } }
	rsa := der(0x30, derString(6, "\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0b"), []byte{5, 0})
	all := map[string]func(*paper){
		"a certificate of X.509 version 1":       func(p *paper) { p.version = nil },
		"a certificate of X.509 version 2":       func(p *paper) { p.version = der(0xa0, []byte{2, 1, 1}) },
		"a certificate without extensions":       func(p *paper) { p.ruhu, p.constraints, p.usage = nil, nil, nil },
		"a certificate without ruhu's extension": func(p *paper) { p.ruhu = nil },
		"a certificate whose extension is not critical": func(p *paper) {
			p.ruhu = extensionDER(oidRuhu, false, holderDER(1, "village", villageCode, recipient))
		},
		"a certificate with ruhu's extension twice":   func(p *paper) { p.more = p.ruhu },
		"a certificate of version 2 of the extension": ruhu(2, "village", villageCode, recipient),
		"a certificate of a role unknown":             ruhu(1, "province", "410000", recipient),
		"a certificate of a role in capitals":         ruhu(1, "Village", villageCode, recipient),
		"a certificate of a village with nine digits": ruhu(1, "village", townshipCode, recipient),
		"a certificate of a division with a letter":   ruhu(1, "village", villageCode[:11]+"x", recipient),
		"a certificate of another township's village": ruhu(1, "village", "410621106001", recipient),
		"a certificate of a recipient in capitals":    ruhu(1, "village", villageCode, strings.ToUpper(recipient)),
		"a certificate of a recipient that is none":   ruhu(1, "village", villageCode, "age1"),
		"a certificate without a recipient":           ruhu(1, "village", villageCode, ""),
		"a certificate whose role is a printable string": func(p *paper) {
			value := der(0x30, []byte{2, 1, 1}, derString(0x13, "village"), derString(12, villageCode), derString(12, recipient))
			p.ruhu = extensionDER(oidRuhu, true, value)
		},
		"a certificate whose extension has a fifth part": func(p *paper) {
			value := der(0x30, []byte{2, 1, 1}, derString(12, "village"), derString(12, villageCode), derString(12, recipient), []byte{5, 0})
			p.ruhu = extensionDER(oidRuhu, true, value)
		},
		"a certificate whose extension has a byte after it": func(p *paper) {
			p.ruhu = extensionDER(oidRuhu, true, append(holderDER(1, "village", villageCode, recipient), 0))
		},
		"a certificate without a name":                named(12, ""),
		"a certificate of a blank name":               named(0x13, " "),
		"a certificate with a blank before its name":  named(12, " 东关"),
		"a certificate of a name of 65 characters":    named(12, strings.Repeat("东", 65)),
		"a certificate of a name that turns around":   named(12, "东关\u202e"),
		"a certificate of a name in two lines":        named(12, "东\n关"),
		"a certificate of a name in the wrong string": named(12, "Dongguan"),
		"a certificate of a name that is not UTF-8":   named(12, "\xff"),
		"a certificate of a name and an organisation": func(p *paper) {
			org := der(0x31, der(0x30, derString(6, "\x55\x04\x0a"), derString(12, "民政局")))
			cn := der(0x31, der(0x30, derString(6, oidCommonName), derString(12, "东关")))
			p.subject = der(0x30, org, cn)
		},
		"a certificate with two names": func(p *paper) {
			cn := der(0x31, der(0x30, derString(6, oidCommonName), derString(12, "东关")))
			p.subject = der(0x30, cn, cn)
		},
		"a certificate issued under another name":          func(p *paper) { p.issuer = nameDER(12, "别的街道") },
		"a certificate whose issuer is another string":     func(p *paper) { p.issuer = nameDER(0x1e, "卫溪街道") },
		"a certificate signed by another key":              func(p *paper) { p.signer = m.other.Key() },
		"a certificate that says it is signed with RSA":    func(p *paper) { p.algorithm, p.outer = rsa, rsa },
		"a certificate that names two algorithms":          func(p *paper) { p.outer = rsa },
		"a certificate whose algorithm has parameters":     func(p *paper) { p.algorithm = der(0x30, derString(6, oidEd25519), []byte{5, 0}); p.outer = p.algorithm },
		"a certificate of a key of 31 bytes":               func(p *paper) { p.key = keyDER(publicKey(m.village)[:31]) },
		"a certificate of a key that is not Ed25519":       func(p *paper) { p.key = der(0x30, rsa, der(3, []byte{0}, publicKey(m.village))) },
		"a village's certificate that may sign others":     func(p *paper) { p.constraints = extensionDER(oidConstraints, true, authorityNought) },
		"a village's certificate for signing certificates": func(p *paper) { p.usage = extensionDER(oidKeyUsage, true, maySignAndCertify) },
		"a certificate without basic constraints":          func(p *paper) { p.constraints = nil },
		"a certificate without a use of its key":           func(p *paper) { p.usage = nil },
		"a certificate with basic constraints twice":       func(p *paper) { p.more = p.constraints },
		"a certificate with a critical extension unknown":  func(p *paper) { p.more = extensionDER(oidUnknown, true, []byte{5, 0}) },
		"a certificate with a critical extended use": func(p *paper) {
			p.more = extensionDER(oidExtendedUse, true, der(0x30, derString(6, "\x2b\x06\x01\x05\x05\x07\x03\x01")))
		},
		"a certificate with critical name constraints": func(p *paper) {
			p.more = extensionDER(oidNames, true, der(0x30, der(0xa0, der(0x30, derString(0x82, "example.org")))))
		},
		"a certificate of more than 4096 bytes":          func(p *paper) { p.more = extensionDER(oidUnknown, false, make([]byte, 4000)) },
		"a certificate with spare bits in its signature": func(p *paper) { p.unused = 1 },
		"a certificate with a fourth part":               func(p *paper) { p.after = []byte{5, 0} },
	}
	return all
}

// townshipChains are faults of the certificate between device and root.
func (m *vectorMaker) townshipChains() {
	root := m.county.Chain()[0]
	for says, change := range map[string]func(*paper){
		"a township of a path length of one":  func(p *paper) { p.constraints = extensionDER(oidConstraints, true, authorityOne) },
		"a township without a path length":    func(p *paper) { p.constraints = extensionDER(oidConstraints, true, authority) },
		"a township that may not sign others": func(p *paper) { p.constraints = extensionDER(oidConstraints, true, noAuthority) },
		"a township that may not certify":     func(p *paper) { p.usage = extensionDER(oidKeyUsage, true, mayOnlySign) },
		"a township of another county": func(p *paper) {
			p.ruhu = extensionDER(oidRuhu, true, holderDER(1, "township", "410622105", m.township.Recipient()))
		},
		"a village where its township belongs": func(p *paper) {
			p.ruhu = extensionDER(oidRuhu, true, holderDER(1, "village", villageCode, m.township.Recipient()))
			p.constraints, p.usage = extensionDER(oidConstraints, true, noAuthority), extensionDER(oidKeyUsage, true, mayOnlySign)
		},
	} {
		p := townshipPaper(m.t, m.offices)
		change(p)
		m.chain(says, "", [][]byte{m.village.Chain()[0], p.sign(), root})
	}
	p := townshipPaper(m.t, m.offices)
	own, _ := m.village.Certificate()
	m.chain("a township's certificate written in another way", own.Fingerprint(), [][]byte{m.village.Chain()[0], p.sign(), root})
	p = townshipPaper(m.t, m.offices)
	p.issuer, p.signer = p.subject, m.township.Key()
	m.chain("a township below a township", "", [][]byte{p.sign(), m.township.Chain()[0], root})
	p = villagePaper(m.t, m.offices)
	p.issuer, p.signer = nameDER(12, own.Name), m.village.Key()
	m.chain("a village below a village", "", append([][]byte{p.sign()}, m.village.Chain()...))
}

// rootChains are faults of the root.
func (m *vectorMaker) rootChains() {
	for says, change := range map[string]func(*paper){
		"a root of a path length of one":   func(p *paper) { p.constraints = extensionDER(oidConstraints, true, authorityOne) },
		"a root signed by another key":     func(p *paper) { p.signer = m.township.Key() },
		"a root that names another issuer": func(p *paper) { p.issuer = nameDER(12, "卫溪街道") },
		"a root with another key, same name": func(p *paper) {
			p.key, p.signer = keyDER(publicKey(m.other)), m.other.Key()
		},
		"a root of a township": func(p *paper) {
			p.ruhu = extensionDER(oidRuhu, true, holderDER(1, "township", townshipCode, m.county.Recipient()))
			p.constraints = extensionDER(oidConstraints, true, authorityNought)
		},
	} {
		p := rootPaper(m.t, m.offices)
		change(p)
		m.chain(says, "", [][]byte{m.township.Chain()[0], p.sign()})
	}
	own, _ := m.township.Certificate()
	m.chain("a root written in another way", own.Fingerprint(), [][]byte{m.township.Chain()[0], rootPaper(m.t, m.offices).sign()})
	m.chain("a county below its own root", "", [][]byte{m.county.Chain()[0], m.county.Chain()[0]})
}

// brokenChains are chains of good certificates in other orders and numbers.
func (m *vectorMaker) brokenChains() {
	c := m.village.Chain()
	for says, chain := range map[string][][]byte{
		"a chain of nothing":                       {},
		"a chain of a village alone":               {c[0]},
		"a chain without its root":                 {c[0], c[1]},
		"a chain without its township":             {c[0], c[2]},
		"a chain in the wrong order":               {c[2], c[1], c[0]},
		"a chain with a village twice":             {c[0], c[0], c[1], c[2]},
		"a chain with a root twice":                {c[0], c[1], c[2], c[2]},
		"a chain of five certificates":             {c[2], c[2], c[2], c[2], c[2]},
		"a chain of another county's":              m.far().village.Chain(),
		"a chain of bytes that are none":           {[]byte("x"), c[1], c[2]},
		"a certificate of no bytes":                {{}, c[1], c[2]},
		"a certificate with a byte after":          {append(bytes.Clone(c[0]), 0), c[1], c[2]},
		"a certificate without its end":            {c[0][:len(c[0])-1], c[1], c[2]},
		"a certificate of a length without end":    {append(append([]byte{0x30, 0x80}, c[0][4:]...), 0, 0), c[1], c[2]},
		"a certificate of a length written longer": {append([]byte{0x30, 0x83, 0}, c[0][2:]...), c[1], c[2]},
		"a signature of the village exchanged":     {exchange(c[0], m.other.Key()), c[1], c[2]},
	} {
		m.chain(says, "", chain)
	}
}

// exchange puts another signature at the end of a certificate.
func exchange(der []byte, key ed25519.PrivateKey) []byte {
	der = bytes.Clone(der)
	copy(der[len(der)-64:], ed25519.Sign(key, []byte("another certificate")))
	return der
}

// requests are faults of enrolment requests.
func (m *vectorMaker) requests() {
	id := thirdDevice(m.t)
	file, err := id.Request(syncpkg.Village, villageCode, "东关 三号机")
	ok(m.t, err)
	r, err := syncpkg.ParseRequest(file)
	ok(m.t, err)
	good := verdict{Verdict: "accepted", Fingerprint: r.Fingerprint()}
	m.add("requests", "a good request", good, file)
	m.add("requests", "a request written in another way", good, requestPEM(requestForm(m.t, m.offices).sign()))
	m.add("requests", "a request with text around it", good, slices.Concat([]byte("您好：\n\n"), file, []byte("\n谢谢\n")))
	m.add("requests", "a request with other line ends", good, bytes.ReplaceAll(file, []byte("\n"), []byte("\r\n")))
	bad := refusedIn("request", "request")
	changed := func(says string, change func([]byte) []byte) { m.add("requests", says, bad, change(bytes.Clone(file))) }
	changed("a request that is empty", func([]byte) []byte { return nil })
	changed("a request without its last line", func(b []byte) []byte { return b[:bytes.LastIndex(b, []byte("-----END"))] })
	changed("a request twice", func(b []byte) []byte { return append(b, b...) })
	changed("a request and another block", func(b []byte) []byte { return append(b, approvalPEM(m.county.Chain()...)...) })
	changed("a request under another name", func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("CERTIFICATE REQUEST"), []byte("REQUEST")) })
	changed("a request with a header inside", func(b []byte) []byte {
		return bytes.Replace(b, []byte("-----\n"), []byte("-----\nNote: x\n\n"), 1)
	})
	changed("a request with a letter changed", func(b []byte) []byte { b[200]++; return b })
	forms := m.forms()
	for _, says := range slices.Sorted(maps.Keys(forms)) {
		f := requestForm(m.t, m.offices)
		forms[says](f)
		m.add("requests", says, bad, requestPEM(f.sign()))
	}
	f := requestForm(m.t, m.offices)
	f.attributes = attributesDER(m.ruhuDER(), replacedDER(false, 1, m.village, publicKey(id)))
	replacing := good
	replacing.Replaces = object.KeyIDOf(publicKey(m.village)).String()
	m.add("requests", "a request in the place of another key", replacing, requestPEM(f.sign()))
	der := requestForm(m.t, m.offices).sign()
	m.add("requests", "a request with a byte after it", bad, requestPEM(append(der, 0)))
}

// ruhuDER is the extension of the third device.
func (m *vectorMaker) ruhuDER() []byte {
	return extensionDER(oidRuhu, true, holderDER(1, "village", villageCode, m.village.Recipient()))
}

func (m *vectorMaker) forms() map[string]func(*form) {
	recipient := m.village.Recipient()
	ruhu := func(version byte, role, division, recipient string) func(*form) {
		return func(f *form) {
			f.attributes = attributesDER(extensionDER(oidRuhu, true, holderDER(version, role, division, recipient)))
		}
	}
	good, key := m.ruhuDER(), publicKey(thirdDevice(m.t))
	replaced := func(extension []byte) func(*form) {
		return func(f *form) { f.attributes = attributesDER(good, extension) }
	}
	return map[string]func(*form){
		"a request in the place of a key that signed another one": replaced(replacedDER(false, 1, m.village, publicKey(m.other))),
		"a request in the place of its own key":                   replaced(replacedDER(false, 1, thirdDevice(m.t), key)),
		"a request in the place of another key, critical":         replaced(replacedDER(true, 1, m.village, key)),
		"a request in the place of another key, version 2":        replaced(replacedDER(false, 2, m.village, key)),
		"a request whose second extension is no sequence":         replaced(extensionDER(oidReplaced, false, []byte{5})),
		"a request whose second extension is unknown":             replaced(extensionDER(oidUnknown, false, []byte{5, 0})),
		"a request with three extensions": func(f *form) {
			x := replacedDER(false, 1, m.village, key)
			f.attributes = attributesDER(good, x, x)
		},
		"a request with a fourth part":                func(f *form) { f.after = []byte{5, 0} },
		"a request that names another algorithm":      func(f *form) { f.algorithm = der(0x30, derString(6, oidUnknown)) },
		"a request of another version":                func(f *form) { f.version = []byte{2, 1, 1} },
		"a request signed by another key":             func(f *form) { f.signer = m.other.Key() },
		"a request of another role than its division": ruhu(1, "township", villageCode, recipient),
		"a request of a role unknown":                 ruhu(1, "province", "410000", recipient),
		"a request of version 2":                      ruhu(2, "village", villageCode, recipient),
		"a request without a recipient":               ruhu(1, "village", villageCode, ""),
		"a request without a name":                    func(f *form) { f.subject = nameDER(12, "") },
		"a request of a name that turns around":       func(f *form) { f.subject = nameDER(12, "东关\u202e") },
		"a request of a key of 31 bytes":              func(f *form) { f.key = keyDER(publicKey(m.village)[:31]) },
		"a request without an extension":              func(f *form) { f.attributes = der(0xa0) },
		"a request with an extension more":            func(f *form) { f.attributes = attributesDER(good, extensionDER(oidUnknown, false, []byte{5, 0})) },
		"a request with its extension twice":          func(f *form) { f.attributes = attributesDER(good, good) },
		"a request whose extension is not critical": func(f *form) {
			f.attributes = attributesDER(extensionDER(oidRuhu, false, holderDER(1, "village", villageCode, recipient)))
		},
	}
}

// approvals are faults of approvals.
func (m *vectorMaker) approvals() {
	own, _ := m.village.Certificate()
	good := verdict{Verdict: "accepted", Fingerprint: own.Fingerprint()}
	c := m.village.Chain()
	file := approvalPEM(c...)
	m.add("approvals", "a good approval", good, file)
	m.add("approvals", "an approval with text around it", good, slices.Concat([]byte("您好：\n"), file, []byte("谢谢\n")))
	bad := refusedIn("approval", "approval")
	for says, data := range map[string][]byte{
		"an approval that is empty":               nil,
		"an approval of nothing":                  approvalPEM(),
		"an approval without its root":            approvalPEM(c[:2]...),
		"an approval without its township":        approvalPEM(c[0], c[2]),
		"an approval in the wrong order":          approvalPEM(c[2], c[1], c[0]),
		"an approval with a certificate too many": approvalPEM(c[0], c[1], c[2], c[2]),
		"an approval with a byte after it":        approvalPEM(c[0], c[1], c[2], []byte{0}),
		"an approval without its last byte":       approvalPEM(c[0], c[1], c[2][:len(c[2])-1]),
		"an approval twice":                       append(bytes.Clone(file), file...),
		"an approval under another name":          pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: slices.Concat(c...)}),
		"an approval of a village by another key": approvalPEM(exchange(c[0], m.other.Key()), c[1], c[2]),
	} {
		m.add("approvals", says, bad, data)
	}
}
