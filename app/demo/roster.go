package demo

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"ruhu/app/exchange"
	"ruhu/app/roster"
	"ruhu/ledger"
	"ruhu/survey"
)

// seedVillages writes the township's roster as Excel, imports it there, and
// carries each village its households.
func (p *play) seedVillages(ctx context.Context) error {
	if err := p.importRoster(ctx); err != nil {
		return err
	}
	if err := p.writeMistakes(); err != nil {
		return err
	}
	for i, v := range p.villages {
		done, err := exchange.Export(ctx, p.township, p.path("batches", "down"), v.Division, nil)
		if err != nil {
			return err
		}
		if err := p.carry(ctx, done, v); err != nil {
			return err
		}
		p.leaves(p.relative(done[0].File), "demo.made.seeds", i+1)
	}
	return nil
}

// importRoster makes the families known to the township, and learns by which ids.
func (p *play) importRoster(ctx context.Context) error {
	var rows []ledger.RosterRow
	for n, f := range p.families {
		village := p.where.villages[p.where.villageOf(n, len(p.families))]
		rows = append(rows, ledger.RosterRows(f.doc, village.name(), householdNo(n))...)
	}
	file := filepath.Join("sheets", "roster.xlsx")
	if err := p.writeRoster(file, rows); err != nil {
		return err
	}
	p.leaves(file, "demo.made.roster")
	report, err := roster.Import(ctx, p.township, p.path(file), "")
	if err != nil {
		return err
	}
	if len(report.Added) != len(p.families) || len(report.Rejected) > 0 {
		return fmt.Errorf("roster: %d of %d households taken, %d rows rejected", len(report.Added), len(p.families), len(report.Rejected))
	}
	for n, seeded := range report.Added {
		p.families[n].id = seeded.ID
	}
	return nil
}

func householdNo(n int) string { return fmt.Sprintf("%04d", n+1) }

// inWords writes a day as on paper: 2017年4月20日.
func inWords(d survey.Date) string {
	t, err := d.Time()
	if err != nil {
		return string(d)
	}
	return t.Format("2006年1月2日")
}

func (p *play) writeRoster(file string, rows []ledger.RosterRow, notes ...string) error {
	path := p.path(file)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("make folder: %w", err)
	}
	return ledger.WriteRoster(path, rows, ledger.RosterStyle{
		Sheet: "花名册",
		Title: fmt.Sprintf("%s农村低保和建档立卡家庭花名册", p.where.townshipName()),
		Unit:  fmt.Sprintf("填报单位：%s　　填报日期：%s", p.where.townshipOffice.Unit, inWords(p.where.rosterDay)),
		Notes: append([]string{"注：本表由各村填报，以户为单位；身份证号以户口簿为准。", "填表人：" + p.where.townshipOffice.Name}, notes...),
	})
}
