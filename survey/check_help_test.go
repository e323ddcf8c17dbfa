package survey_test

import (
	"ruhu/survey"
)

// helpDoubts are about people who owe support, events and help.
var helpDoubts = []doubt{
	{"an obligor with a number too short", func(h *survey.Household) { h.Obligors[0].IDNumber = "4106" }, "error obligors.o1.id_number id_length"},
	{"an obligor with an ID number", func(h *survey.Household) { h.Obligors[0].IDNumber = "410699201706010115" }, ""},
	{"an obligor who is a member", func(h *survey.Household) { h.Obligors[0].IDNumber = "410699500101001" }, "warning obligors.o1.id_number obligor_is_member;hint obligors.o1.id_number id_fifteen"},
	{"help for an event that is not there", func(h *survey.Household) { h.Assistance = []survey.Assistance{{Key: "h1", Event: "v9"}} }, "error assistance.h1.event unknown_event"},
	{"help before the event", func(h *survey.Household) {
		h.Events, h.Assistance = fire, []survey.Assistance{{Key: "h1", Event: "v1", Date: "2017-02-28"}}
	}, "warning assistance.h1.date help_before_event"},
	{"help on the day of the event", func(h *survey.Household) {
		h.Events, h.Assistance = fire, []survey.Assistance{{Key: "h1", Event: "v1", Date: "2017-03-01"}}
	}, ""},
	{"help for nothing in particular", func(h *survey.Household) {
		h.Events, h.Assistance = fire, []survey.Assistance{{Key: "h1", Date: "2016-03-01"}}
	}, ""},
	{"help asked for before the event", func(h *survey.Household) {
		h.Events = []survey.Event{{Key: "v1", Date: "2017-03-01", Referred: "2017-02-28"}}
	}, "warning events.v1.referred help_before_event"},
	{"a helper who is a member", func(h *survey.Household) { h.Jdlk.Helper.Name = "李 秀英" }, "warning jdlk.helper.name helper_is_poor"},
}

// fire is one event, of 1 March 2017.
var fire = []survey.Event{{Key: "v1", Kind: "fire", Date: "2017-03-01"}}
