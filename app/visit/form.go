package visit

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ruhu/app"
	"ruhu/assets"
	"ruhu/assets/text"
	"ruhu/paper"
	"ruhu/rules"
	"ruhu/survey"
	"ruhu/syncpkg/object"
)

// Form lays out a finished visit as the visit form (入户核查表), with the
// assessment that was signed with it.
func Form(w *app.Workspace, r Record, lang text.Lang) (paper.VisitForm, error) {
	result, checked, err := assessment(w, r, lang)
	if err != nil {
		return paper.VisitForm{}, err
	}
	b := formBuilder{pack: w.Pack, lang: lang, v: r.Visit, h: r.Visit.Household, result: result}
	f := paper.VisitForm{
		Number:    recordNumber(r.Visit.ID),
		Place:     strings.TrimSpace(assets.DivisionPath(b.h.Village) + " " + b.h.Group),
		Campaign:  b.code(survey.VisitKinds, r.Visit.Kind),
		Level:     b.code(survey.Levels, r.Visit.Level),
		TimesYear: strconv.Itoa(b.timesThisYear()),
		Date:      string(r.Visit.Day()),
		Head:      b.h.DisplayName(),
		People:    lang.T("visit.people", len(b.h.Members)),
		Note:      b.note(),

		Pack: result.Pack.ID, PackVersion: result.Pack.Version, AssessedOn: string(result.AsOf),
		Receipt:     lang.T("visit.receipt."+string(checked), result.Receipt.Fingerprint()),
		Fingerprint: Fingerprint(r.Object.ID), QR: "ruhu:" + r.Object.ID.String(),
	}
	b.contact(&f)
	b.standing(&f)
	b.people(&f)
	b.money(&f)
	b.property(&f)
	b.conditions(&f)
	b.help(&f)
	b.findings(&f)
	if checked == differs {
		f.Calculation = append(f.Calculation, lang.T("visit.doubted"))
	}
	return f, nil
}

// note is what the visitors wrote, and why warnings that still hold may stay.
func (b formBuilder) note() string {
	notes := []string{b.v.Note}
	for _, p := range b.v.Check() {
		if reason := b.v.ReasonFor(p); reason != "" {
			notes = append(notes, b.lang.T("visit.explained", b.lang.T("problem."+p.Code, p.Args...), reason))
		}
	}
	return strings.TrimSpace(strings.Join(notes, " "))
}

// Fingerprint shows the id of a signed record in groups that two people can
// compare: "7F3A 91C2 0D4E 5B66".
func Fingerprint(id object.ID) string {
	s := strings.ToUpper(id.String()[:16])
	return s[:4] + " " + s[4:8] + " " + s[8:12] + " " + s[12:]
}

// recordNumber is the end of the visit's id, the part that differs between two
// visits of one day.
func recordNumber(visitID string) string {
	s := strings.ToUpper(strings.ReplaceAll(visitID, "-", ""))
	if len(s) < 8 {
		return s
	}
	s = s[len(s)-8:]
	return s[:4] + "-" + s[4:]
}

// recomputed says what came of computing a signed assessment again.
type recomputed string

const (
	notHere recomputed = "not_here" // another engine, pack or overlay than the signed one
	same    recomputed = "same"
	differs recomputed = "differs"
)

// assessment returns what is to be printed of a visit's assessment. What was
// signed with the visit is its signer's word. Where the same pack, overlays and
// engine are here it is computed again; where the two differ somebody signed
// other results than the policy gives, and what the policy gives is printed.
// Otherwise the signed one stands.
func assessment(w *app.Workspace, r Record, lang text.Lang) (rules.Result, recomputed, error) {
	var signed rules.Result
	if err := json.Unmarshal(r.Assessment, &signed); err != nil {
		return signed, notHere, fmt.Errorf("read the visit's assessment: %w", err)
	}
	if w.Pack.Info().SHA256 != signed.Pack.SHA256 || signed.Engine != rules.EngineVersion || !slices.Equal(signed.Overlays, w.Pack.Overlays()) {
		return signed, notHere, nil
	}
	again, err := json.Marshal(w.Pack.Assess(r.Visit.Household, signed.AsOf, text.Zh))
	if err != nil {
		return signed, notHere, fmt.Errorf("encode assessment: %w", err)
	}
	checked := same
	if !bytes.Equal(again, r.Assessment) {
		checked = differs
	}
	return w.Pack.Assess(r.Visit.Household, signed.AsOf, lang), checked, nil
}

// formBuilder turns what was recorded into the words of the form.
type formBuilder struct {
	pack   *rules.Pack
	lang   text.Lang
	v      survey.Visit
	h      survey.Household
	result rules.Result
}

func (b formBuilder) code(list survey.CodeList, code string) string {
	return list.Text(code, string(b.lang))
}

func (b formBuilder) codes(list survey.CodeList, codes []string) string {
	words := make([]string, len(codes))
	for i, c := range codes {
		words[i] = b.code(list, c)
	}
	return strings.Join(words, b.lang.T("visit.comma"))
}

// timesThisYear counts the visits of the calendar year, this one included.
func (b formBuilder) timesThisYear() int {
	n := 1
	day := string(b.v.Day())
	for _, c := range b.h.Checks {
		if len(day) >= 4 && strings.HasPrefix(string(c.Date), day[:4]) {
			n++
		}
	}
	return n
}

func (b formBuilder) findings(f *paper.VisitForm) {
	d, p := b.result.Income.Dibao, b.result.Income.Poverty
	f.Calculation = []string{
		b.lang.T("visit.per_capita", d.PerCapita.Show(b.lang), p.PerCapita.Show(b.lang)),
	}
	var not []string
	for _, g := range Groups(Arising(b.result.Findings), b.h) {
		var points, clauses []string
		for _, finding := range g.Findings {
			switch {
			case finding.State == rules.NotMet && g.Member == "":
				not = append(not, finding.Title(b.lang))
				continue
			case finding.State == rules.NotMet:
				continue
			case g.Member == "":
				f.Findings = append(f.Findings, b.finding(finding))
			default:
				points = append(points, b.lang.T("visit.point", finding.Title(b.lang), finding.Word(b.lang)))
				for _, clause := range finding.Clauses {
					clauses = appendNew(clauses, clause)
				}
			}
			b.open(f, finding)
		}
		if len(points) > 0 {
			f.OfMembers = append(f.OfMembers, paper.FormOfMember{
				Name: g.Name, Text: strings.Join(points, b.lang.T("visit.semicolon")), Clauses: strings.Join(clauses, " "),
			})
		}
	}
	f.NotMet = strings.Join(not, b.lang.T("visit.comma"))
}

func (b formBuilder) finding(f rules.Finding) paper.FormFinding {
	return paper.FormFinding{Title: f.Title(b.lang), State: f.Word(b.lang), Text: f.Text, Clauses: strings.Join(f.Clauses, " ")}
}

// open gathers what a finding lacks and what people still review of it.
func (b formBuilder) open(f *paper.VisitForm, finding rules.Finding) {
	for _, m := range finding.Missing {
		f.Missing = appendNew(f.Missing, b.pack.MissingText(m, b.h, b.lang))
	}
	for _, r := range finding.Review {
		f.Review = appendNew(f.Review, b.pack.MissingText(r, b.h, b.lang))
	}
}

func appendNew(list []string, s string) []string {
	for _, have := range list {
		if have == s {
			return list
		}
	}
	return append(list, s)
}
