package demo

import (
	"fmt"
	"os"
	"path/filepath"

	"ruhu/assets"
	"ruhu/ledger"
)

// writeRoster writes the township's roster: the first half of the households in
// the first village, the rest in the second.
func (p *play) writeRoster(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("make folder: %w", err)
	}
	var rows []ledger.RosterRow
	for n := range p.options.Households {
		village := p.where.villages[n*len(p.where.villages)/p.options.Households]
		rows = append(rows, ledger.RosterRows(p.people.family(n), assets.DivisionName(village), fmt.Sprintf("%04d", n+1))...)
	}
	return ledger.WriteRoster(path, rows, ledger.RosterStyle{
		Sheet: "花名册",
		Title: fmt.Sprintf("%s农村低保和建档立卡家庭花名册", assets.DivisionName(p.where.township)),
		Unit:  fmt.Sprintf("填报单位：%s　　填报日期：%d年4月20日", p.where.unit, baseYear),
		Notes: []string{"注：本表由各村填报，以户为单位；身份证号以户口簿为准。", "填表人：周敏　　审核人：李建民"},
	})
}
