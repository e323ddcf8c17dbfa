package exchange

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"ruhu/app"
	"ruhu/assets"
	"ruhu/assets/text"
	"ruhu/paper"
	"ruhu/syncpkg"
)

// Record is what is kept of one import: who took which files in, what became of
// each, and what has been wrong with the streams from below since then.
type Record struct {
	Office    string // 县 乡镇 村
	Division  string
	Operator  string
	At        time.Time
	Files     []FileReport
	Gaps      []Gap
	Conflicts int // households with records in conflict, those of before included
}

// RecordOf is the record of an import that has just been done.
func RecordOf(w *app.Workspace, files []FileReport) (Record, error) {
	gaps, err := Gaps(w)
	if err != nil {
		return Record{}, err
	}
	counts, err := w.Store.Counts()
	return Record{
		Office: assets.DivisionPath(w.Division), Division: w.Division, Operator: w.Store.Operator().Name,
		At: w.Now(), Files: files, Gaps: gaps, Conflicts: counts.Conflicts,
	}, err
}

// The states of a file: what became of it.
const (
	StateTaken   = "taken"
	StateBefore  = "before" // had before: nothing new
	StateApart   = "apart"  // taken in, some records in quarantine
	StateForked  = "forked" // taken in beside another batch of its number
	StateRefused = "refused"
)

// State says what became of the file, the worst first.
func (r FileReport) State() string {
	switch {
	case r.Err != nil:
		return StateRefused
	case r.Forked:
		return StateForked
	case len(r.Quarantined) > 0:
		return StateApart
	case r.Before:
		return StateBefore
	}
	return StateTaken
}

// Summary says all of it in a sentence.
func (r Record) Summary(lang text.Lang) string {
	states := map[string]int{}
	added, apart := 0, 0
	for _, f := range r.Files {
		states[f.State()]++
		added += f.Added
		apart += len(f.Quarantined)
	}
	taken := len(r.Files) - states[StateRefused] - states[StateBefore]
	return lang.T("exchange.record.summary", len(r.Files), taken, states[StateBefore], states[StateRefused], added, apart)
}

// Points are what has to be found out after the import, a sentence each.
func (r Record) Points(lang text.Lang) []string {
	var points []string
	for _, f := range r.Files {
		if f.Forked {
			points = append(points, f.Sender.Name+" "+lang.T("syncpkg.forked", f.Manifest.Seq))
		}
	}
	for _, g := range r.Gaps {
		points = append(points, g.Sentences(lang)...)
	}
	if r.Conflicts > 0 {
		points = append(points, lang.T("exchange.record.conflicts", r.Conflicts))
	}
	return points
}

// Sentences say what is wrong with the stream, one thing each.
func (g Gap) Sentences(lang text.Lang) []string {
	var all []string
	for _, m := range g.State.Missing {
		all = append(all, lang.T("ctl.batch.gap", g.Sender.Name, m.From, m.To))
	}
	for _, n := range append(g.State.Forked[:len(g.State.Forked):len(g.State.Forked)], g.State.Broken...) {
		all = append(all, lang.T("ctl.batch.fork", g.Sender.Name, n))
	}
	if (g.State.Lost != syncpkg.BatchID{}) {
		all = append(all, lang.T("exchange.record.lost", g.Sender.Name))
	}
	if g.Absent > 0 {
		all = append(all, lang.T("ctl.batch.absent", g.Sender.Name, g.Absent))
	}
	if g.Void > 0 {
		all = append(all, lang.T("ctl.batch.void", g.Sender.Name, g.Void))
	}
	return all
}

// Short is a batch or object id that can be read aloud: four groups of four.
func Short(id fmt.Stringer) string {
	hex := strings.ToUpper(id.String())
	return hex[0:4] + " " + hex[4:8] + " " + hex[8:12] + " " + hex[12:16]
}

// Paper is the record in the words that are printed.
func (r Record) Paper(lang text.Lang) paper.ImportReport {
	report := paper.ImportReport{
		Office: r.Office, Time: r.At.Format("2006-01-02 15:04"), Operator: r.Operator,
		Summary: r.Summary(lang), Points: r.Points(lang),
	}
	for _, f := range r.Files {
		report.Files = append(report.Files, f.paper(lang))
		for _, q := range f.Quarantined {
			report.Apart = append(report.Apart, paper.ReportObject{ID: Short(q.ID), File: filepath.Base(f.File), Reason: reason(q, lang)})
		}
	}
	return report
}

func (r FileReport) paper(lang text.Lang) paper.ReportFile {
	row := paper.ReportFile{Name: filepath.Base(r.File), State: lang.T("exchange.record." + r.State())}
	if r.Err != nil {
		row.Say = strings.Join(lang.Explain(r.Err), " ")
		return row
	}
	row.Sender, row.Number = r.Sender.Name, strconv.FormatUint(r.Manifest.Seq, 10)
	row.Added, row.Had, row.Apart = strconv.Itoa(r.Added), strconv.Itoa(r.Objects-r.Added), strconv.Itoa(len(r.Quarantined))
	row.Say = r.About(lang)
	return row
}

// About says which batch it is, and what else it brought.
func (r FileReport) About(lang text.Lang) string {
	words := lang.T("exchange.record.batch", Short(r.Batch), clock(r.Manifest.Created))
	if n := len(r.Manifest.Blobs); n > 0 {
		words += " " + lang.T("exchange.record.contents", n, r.Contents)
	}
	if r.Released > 0 {
		words += " " + lang.T("exchange.record.released", r.Released)
	}
	return words
}

// clock is a claimed time as people here read it, or as it was claimed where it
// is none.
func clock(claimed string) string {
	at, err := time.Parse(time.RFC3339, claimed)
	if err != nil {
		return claimed
	}
	return at.Local().Format("2006-01-02 15:04")
}

func reason(q *syncpkg.BadObject, lang text.Lang) string {
	return lang.T("syncpkg.quarantine." + q.Code())
}

// Print writes the record as PDF, over an earlier PDF of that name and never over
// another file.
func (r Record) Print(ctx context.Context, w *app.Workspace, lang text.Lang, path string) error {
	err := app.WriteOver(path, []byte("%PDF-"), func(out io.Writer) error { return paper.WriteImportReport(out, lang, r.Paper(lang)) })
	if err != nil {
		return err
	}
	return w.Audit(ctx, app.AuditPrinted, filepath.Base(path), "")
}

// FileJSON is what is said about a batch file, for programs.
type FileJSON struct {
	File        string       `json:"file"`
	OK          bool         `json:"ok"`
	Error       string       `json:"error"`
	Batch       string       `json:"batch"`
	Sender      DeviceJSON   `json:"sender"`
	Stream      string       `json:"stream"`
	Seq         uint64       `json:"seq"`
	Created     string       `json:"created"`
	Objects     int          `json:"objects"`
	Inner       int          `json:"inner_manifests"`
	Added       int          `json:"added"`
	Contents    int          `json:"contents"` // of attachments that the batch carries
	Released    int          `json:"released"` // from quarantine
	Before      bool         `json:"imported_before"`
	Forked      bool         `json:"forked"` // another batch has its number
	Quarantined []ObjectJSON `json:"quarantined"`
}

// ObjectJSON is a record in quarantine, for programs.
type ObjectJSON struct {
	ID     string `json:"id"`
	Reason string `json:"reason"`
}

// DeviceJSON is a certificate, for programs.
type DeviceJSON struct {
	Role        string `json:"role"`
	Division    string `json:"division"`
	Name        string `json:"name"`
	Key         string `json:"key"`
	Fingerprint string `json:"fingerprint"`
}

// DeviceOf is a certificate, for programs.
func DeviceOf(c syncpkg.Certificate) DeviceJSON {
	return DeviceJSON{string(c.Role), c.Division, c.Name, c.KeyID.String(), c.Fingerprint()}
}

// JSON is the report for programs.
func (r FileReport) JSON(lang text.Lang) FileJSON {
	row := FileJSON{File: r.File, OK: r.Err == nil, Quarantined: []ObjectJSON{}}
	if r.Err != nil {
		row.Error = lang.Explain(r.Err)[0]
		return row
	}
	row.Batch, row.Sender = r.Batch.String(), DeviceOf(r.Sender)
	row.Stream, row.Seq, row.Created = r.Manifest.Stream, r.Manifest.Seq, r.Manifest.Created
	row.Objects, row.Inner, row.Added, row.Contents = r.Objects, r.Inner, r.Added, len(r.Manifest.Blobs)
	row.Released = r.Released
	row.Before, row.Forked = r.Before, r.Forked
	for _, q := range r.Quarantined {
		row.Quarantined = append(row.Quarantined, ObjectJSON{q.ID.String(), reason(q, lang)})
	}
	return row
}

// RecordJSON is the record of an import, for programs.
type RecordJSON struct {
	Office   string     `json:"office"`
	Division string     `json:"division"`
	Operator string     `json:"operator"`
	Time     string     `json:"time"` // RFC 3339
	Files    []FileJSON `json:"files"`
	Points   []string   `json:"points"`
}

// Save writes the record as JSON into a file that must not be there yet.
func (r Record) Save(lang text.Lang, path string) error {
	out := RecordJSON{Office: r.Office, Division: r.Division, Operator: r.Operator, Time: r.At.Format(time.RFC3339), Files: []FileJSON{}, Points: r.Points(lang)}
	for _, f := range r.Files {
		out.Files = append(out.Files, f.JSON(lang))
	}
	return app.WriteNew(path, func(w io.Writer) error {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", " ")
		if err := enc.Encode(out); err != nil {
			return fmt.Errorf("write import report: %w", err)
		}
		return nil
	})
}
