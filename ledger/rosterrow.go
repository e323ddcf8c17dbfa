package ledger

import (
	"strconv"
	"strings"

	"ruhu/survey"
)

// RosterRow is one person as a township writes them down: words, not codes.
type RosterRow struct {
	Village, Group, HouseholdNo, Size string // said once a household, in merged cells
	Name, Relation, IDNumber          string
	Sex, Ethnicity, Health            string
	Certificate, Labour, Schooling    string
	Dibao, Tekun, Jdlk, Causes, Phone string
	IDAsNumber                        bool // the mistake of typing the ID number into a number cell
}

// RosterRows writes a household as the rows of a roster.
func RosterRows(h survey.Household, village, householdNo string) []RosterRow {
	rows := make([]RosterRow, len(h.Members))
	for i, m := range h.Members {
		rows[i] = RosterRow{
			Village: village, Group: h.Group, HouseholdNo: householdNo, Size: strconv.Itoa(len(h.Members)),
			Name: m.Name, Relation: survey.Relations.Text(m.Relation, "zh"), IDNumber: m.IDNumber,
			Sex: survey.Sexes.Text(m.Sex, "zh"), Ethnicity: survey.Ethnicities.Text(m.Ethnicity, "zh"),
			Health: healthText(m.Health), Labour: survey.Labours.Text(m.Labour, "zh"),
			Schooling: survey.Schoolings.Text(m.Schooling, "zh"),
		}
		if m.IDNumber == "" {
			rows[i].IDNumber = m.NoIDReason
		}
		if m.Disability != nil {
			rows[i].Certificate = m.Disability.Certificate
		}
	}
	if len(rows) > 0 {
		rows[0].Dibao, rows[0].Tekun, rows[0].Jdlk = dibaoText(h.Dibao), tekunTexts[h.Tekun.Status], jdlkTexts[h.Jdlk.Status]
		rows[0].Causes, rows[0].Phone = strings.Join(h.Jdlk.Causes, "、"), h.Phone
	}
	return rows
}

var (
	tekunTexts = map[string]string{"none": "否", "active": "特困供养", "stopped": "已停供"}
	jdlkTexts  = map[string]string{"none": "否", "active": "未脱贫", "exited": "已脱贫", "relapsed": "返贫"}
)

func dibaoText(d survey.Dibao) string {
	switch {
	case d.Status == "active" && d.Class != "":
		return survey.DibaoClasses.Text(d.Class, "zh")
	case d.Status == "active":
		return "是"
	case d.Status == "none":
		return "否"
	}
	return survey.DibaoStatuses.Text(d.Status, "zh")
}

func healthText(states []string) string {
	words := make([]string, len(states))
	for i, state := range states {
		words[i] = survey.HealthStates.Text(state, "zh")
	}
	return strings.Join(words, "、")
}
