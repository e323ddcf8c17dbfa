package rules

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// keyPlaces says where each key of the tables belongs, as paths: ID stands for a
// name that the pack gives, [] for each of a list.
var keyPlaces = map[string]string{
	"amount":          "findings.yaml ID.amount",
	"applies":         "findings.yaml ID.applies, income.yaml employment_cost.applies",
	"authority":       "parameters.yaml ID.authority, income.yaml authority, OVERLAY parameters.ID[].authority",
	"based_on":        "pack.yaml based_on",
	"both":            "income.yaml items.ID.both",
	"by":              "calendar.yaml reminders[].by",
	"campaign":        "calendar.yaml campaign",
	"clauses":         "clauses.yaml clauses, parameters.yaml ID.clauses, ID.values[].clauses, income.yaml items.ID.both.clauses, findings.yaml ID.clauses, calendar.yaml",
	"dated":           "pack.yaml dated",
	"deadlines":       "calendar.yaml campaign.deadlines",
	"dibao":           "income.yaml items.ID.dibao",
	"divisions":       "pack.yaml divisions",
	"document":        "pack.yaml document, OVERLAY parameters.ID[].document",
	"documents":       "clauses.yaml documents",
	"effective":       "calendar.yaml campaign.effective",
	"employment_cost": "income.yaml employment_cost",
	"en":              "… {zh, en}",
	"extends":         "OVERLAY extends",
	"figures":         "findings.yaml ID.figures",
	"fixed":           "parameters.yaml ID.fixed",
	"from":            "parameters.yaml ID.values[].from, income.yaml items.ID.both.from, calendar.yaml campaign.stages[].from, OVERLAY parameters.ID[].from",
	"id":              "pack.yaml id, calendar.yaml",
	"informational":   "clauses.yaml clauses.ID.informational",
	"issuer":          "pack.yaml issuer, OVERLAY issuer",
	"items":           "income.yaml items",
	"kind":            "parameters.yaml ID.kind",
	"level":           "calendar.yaml visit_rates[].level",
	"levels":          "calendar.yaml recheck.per_year.levels",
	"lists":           "calendar.yaml lists",
	"meet_everyone":   "calendar.yaml meet_everyone",
	"met":             "findings.yaml ID.met",
	"min_visitors":    "calendar.yaml min_visitors",
	"missing":         "findings.yaml ID.silent[].missing",
	"month":           "calendar.yaml campaign.effective.month",
	"name":            "findings.yaml ID.review[].name",
	"notices":         "calendar.yaml notices",
	"on":              "calendar.yaml campaign.deadlines[].on",
	"open":            "calendar.yaml",
	"options":         "parameters.yaml ID.options",
	"parameters":      "OVERLAY parameters",
	"per_class":       "calendar.yaml recheck.per_class",
	"per_year":        "calendar.yaml recheck.per_year",
	"percent":         "calendar.yaml visit_rates[].percent",
	"period":          "calendar.yaml reminders[].period",
	"poverty":         "income.yaml items.ID.poverty",
	"practice":        "income.yaml items.ID.both.practice",
	"printed":         "pack.yaml printed",
	"proposed":        "parameters.yaml ID.values[].proposed",
	"range":           "parameters.yaml ID.range",
	"recheck":         "calendar.yaml recheck",
	"reminders":       "calendar.yaml reminders",
	"review":          "findings.yaml ID.review",
	"row":             "parameters.yaml ID.row, income.yaml row, items.ID.row",
	"schema":          "pack.yaml schema",
	"scope":           "calendar.yaml campaign.scope",
	"silent":          "findings.yaml ID.silent",
	"stages":          "calendar.yaml campaign.stages",
	"subject":         "findings.yaml ID.subject",
	"text":            "findings.yaml ID.text",
	"times":           "calendar.yaml recheck.per_year.times",
	"title":           "pack.yaml title, parameters.yaml ID.title, calendar.yaml",
	"to":              "parameters.yaml ID.values[].to, income.yaml items.ID.both.to, calendar.yaml campaign.stages[].to, OVERLAY parameters.ID[].to",
	"treatment":       "income.yaml items.ID.both.treatment",
	"type":            "parameters.yaml ID.type",
	"unit":            "parameters.yaml ID.unit, OVERLAY parameters.ID[].unit",
	"value":           "parameters.yaml ID.values[].value, calendar.yaml min_visitors.value, OVERLAY parameters.ID[].value",
	"values":          "parameters.yaml ID.values",
	"version":         "pack.yaml version",
	"visit_rates":     "calendar.yaml visit_rates",
	"when":            "income.yaml items.ID.both.when, findings.yaml ID.silent[].when, ID.review[].when",
	"where":           "calendar.yaml notices[].where",
	"zh":              "… {zh, en}",
}

// unknownKey reports a key that does not belong where it stands: a known one
// with its place, any other with what may have been meant.
func (s source) unknownKey(key *yaml.Node, known []string) {
	if place, elsewhere := keyPlaces[key.Value]; elsewhere {
		s.fault(key, "misplaced_key", key.Value, place, strings.Join(slices.Sorted(slices.Values(known)), " "))
		return
	}
	s.unknown(key, "unknown_key", key.Value, known)
}
