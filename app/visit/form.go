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
	result, doubted, err := assessment(w, r, lang)
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
	if doubted {
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

// assessment returns what is to be printed of a visit's assessment. What was
// signed with the visit is its signer's word. Where the same pack, overlays and
// engine are here it is computed again, and doubted reports that the two differ:
// somebody signed other results than the policy gives. Otherwise the signed one
// stands.
func assessment(w *app.Workspace, r Record, lang text.Lang) (result rules.Result, doubted bool, err error) {
	var signed rules.Result
	if err := json.Unmarshal(r.Assessment, &signed); err != nil {
		return signed, false, fmt.Errorf("read the visit's assessment: %w", err)
	}
	if w.Pack.Info().SHA256 != signed.Pack.SHA256 || signed.Engine != rules.EngineVersion || !slices.Equal(signed.Overlays, w.Pack.Overlays()) {
		return signed, false, nil
	}
	again, err := json.Marshal(w.Pack.Assess(r.Visit.Household, signed.AsOf, text.Zh))
	if err != nil {
		return signed, false, fmt.Errorf("encode assessment: %w", err)
	}
	return w.Pack.Assess(r.Visit.Household, signed.AsOf, lang), !bytes.Equal(again, r.Assessment), nil
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
	for _, finding := range b.result.Findings {
		if finding.State == rules.NotApplicable {
			continue
		}
		f.Findings = append(f.Findings, paper.FormFinding{
			Title: finding.Title(b.lang), State: finding.Word(b.lang), Text: finding.Text,
			Clauses: strings.Join(finding.Clauses, " "),
		})
		for _, m := range finding.Missing {
			f.Missing = appendNew(f.Missing, b.pack.MissingText(m, b.h, b.lang))
		}
		for _, r := range finding.Review {
			f.Review = appendNew(f.Review, b.pack.MissingText(r, b.h, b.lang))
		}
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
