package demo

import (
	"path/filepath"
	"slices"
	"strconv"

	"ruhu/ledger"
	"ruhu/survey"
)

// writeMistakes writes a roster of families that nobody has yet, all of the
// second village, with the mistakes that rosters have.
func (p *play) writeMistakes() error {
	mistakes := []func([]ledger.RosterRow){nil, idAsNumber, noRelation, nil, twoHeads}
	var rows []ledger.RosterRow
	village := p.where.villages[1].name()
	for i, spoil := range mistakes {
		n := len(p.families) + i
		f := p.people.family(p.where.small()) // a couple with a child
		f.doc.Phone = ""
		own := ledger.RosterRows(f.doc, village, householdNo(n))
		if spoil != nil {
			spoil(own)
		}
		rows = append(rows, own...)
	}
	file := filepath.Join("sheets", "roster-with-mistakes.xlsx")
	p.leaves(file, "demo.made.mistakes")
	return p.writeRoster(file, rows, "备注：第 3 户户口正在迁入，关系待核实。")
}

// idAsNumber types an ID number into a number cell, of a person whose number has
// digits only.
func idAsNumber(rows []ledger.RosterRow) {
	i := slices.IndexFunc(rows, func(r ledger.RosterRow) bool {
		_, err := strconv.Atoi(r.IDNumber)
		return err == nil
	})
	rows[max(i, 0)].IDAsNumber = true
}

func noRelation(rows []ledger.RosterRow) { rows[1].Relation = "" }

func twoHeads(rows []ledger.RosterRow) {
	rows[1].Relation = survey.Relations.Text(survey.RelationHead, "zh")
}
