package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"errors"
	"io"
	"iter"
	"time"
)

// AuditEntry is one line of the audit trail: who did what, when, to whom.
type AuditEntry struct {
	At       time.Time // by the clock of the laptop
	Operator string    // id of the operator who unlocked the workspace
	Action   string    // see the actions of package app
	Subject  string    // household id, or the name of a file; empty for the workspace as a whole
	Detail   string    // what else matters, without names of people
	Hash     [32]byte  // of this line and all before it; AddAudit sets it
}

// chained returns the hash of a line that follows one with another hash.
func (e AuditEntry) chained(before [32]byte) [32]byte {
	parts := []string{string(before[:]), auditTime(e.At), e.Operator, e.Action, e.Subject, e.Detail}
	h := sha256.New()
	for _, part := range parts {
		binary.Write(h, binary.BigEndian, uint64(len(part))) // so that no two lines give the same bytes
		io.WriteString(h, part)
	}
	return [32]byte(h.Sum(nil))
}

// AuditFilter narrows Audit; the zero value selects everything.
type AuditFilter struct {
	Subject string
	From    time.Time // inclusive
	Until   time.Time // exclusive
}

// AddAudit adds a line to the audit trail.
func (t *Tx) AddAudit(e AuditEntry) error {
	before, err := t.AuditHead()
	if err != nil {
		return err
	}
	e.Hash = e.chained(before)
	_, err = t.exec("INSERT INTO audit (at, operator, action, subject, detail, hash) VALUES (?, ?, ?, ?, ?, ?)",
		auditTime(e.At), e.Operator, e.Action, e.Subject, e.Detail, e.Hash[:])
	return failed(err, "add to audit trail")
}

// AuditHead returns the hash of the last line of the audit trail, zeros before
// the first. Written down elsewhere it proves later that no line before it was
// changed or left out.
func (r *Reader) AuditHead() (head [32]byte, err error) {
	var hash []byte
	err = r.one("SELECT hash FROM audit ORDER BY ordinal DESC LIMIT 1").Scan(&hash)
	if errors.Is(err, sql.ErrNoRows) {
		return head, nil
	}
	copy(head[:], hash)
	return head, failed(err, "read end of audit trail")
}

// auditTime writes a time so that texts compare as times do.
func auditTime(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000000000Z") }

// auditPage is how many lines are read at once.
const auditPage = 512

// Audit goes through the audit trail in the order in which it was written. An
// error is yielded once and ends the sequence.
func (r *Reader) Audit(ctx context.Context, f AuditFilter) iter.Seq2[AuditEntry, error] {
	return func(yield func(AuditEntry, error) bool) {
		for after := int64(0); ; {
			page, last, err := r.auditPage(ctx, f, after)
			if err != nil {
				yield(AuditEntry{}, failed(err, "read audit trail"))
				return
			}
			for _, e := range page {
				if !yield(e, nil) {
					return
				}
			}
			if len(page) < auditPage {
				return
			}
			after = last
		}
	}
}

func (r *Reader) auditPage(ctx context.Context, f AuditFilter, after int64) (page []AuditEntry, last int64, err error) {
	where, args := "ordinal > ?", []any{after}
	for _, c := range []struct {
		on    bool
		where string
		arg   any
	}{
		{f.Subject != "", " AND subject = ?", f.Subject},
		{!f.From.IsZero(), " AND at >= ?", auditTime(f.From)},
		{!f.Until.IsZero(), " AND at < ?", auditTime(f.Until)},
	} {
		if c.on {
			where, args = where+c.where, append(args, c.arg)
		}
	}
	err = r.each(ctx, func(rows *sql.Rows) error {
		var e AuditEntry
		var at string
		var hash []byte
		err := rows.Scan(&last, &at, &e.Operator, &e.Action, &e.Subject, &e.Detail, &hash)
		if err == nil {
			copy(e.Hash[:], hash)
			e.At, err = parseTime(at)
		}
		page = append(page, e)
		return err
	}, "SELECT ordinal, at, operator, action, subject, detail, hash FROM audit WHERE "+where+" ORDER BY ordinal LIMIT ?", append(args, auditPage)...)
	return page, last, err
}

// auditTrail finds the first line of the audit trail that is not the one written:
// it, or one before it, was changed or left out behind the program's back.
func (c *checker) auditTrail() error {
	var before [32]byte
	n := 0
	for e, err := range c.r.Audit(c.r.ctx, AuditFilter{}) {
		if err != nil {
			return err
		}
		n++
		if e.Hash != e.chained(before) {
			c.problem(auditProblem, "", "line %d of the audit trail does not follow the one before", n)
			return nil
		}
		before = e.Hash
	}
	return nil
}
