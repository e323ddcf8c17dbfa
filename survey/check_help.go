package survey

// checkHelp reports help for an event that is not there, or that was given before
// it happened.
func checkHelp(s *sight) []Problem {
	var problems []Problem
	events := map[string]Event{}
	for i, e := range s.Events {
		events[e.Key] = e
		if isAfter(e.Date, e.Referred) {
			problems = append(problems, problem(Warning, linePath("events", e, i)+".referred", "help_before_event", string(e.Referred), string(e.Date))...)
		}
	}
	for i, a := range s.Assistance {
		path := linePath("assistance", a, i)
		event, known := events[a.Event]
		switch {
		case a.Event == "":
		case !known:
			problems = append(problems, problem(Error, path+".event", "unknown_event", a.Event)...)
		case isAfter(event.Date, a.Date):
			problems = append(problems, problem(Warning, path+".date", "help_before_event", string(a.Date), string(event.Date))...)
		}
	}
	return problems
}

// checkHelper doubts a helper who is one of those to be helped (帮扶责任人).
func checkHelper(s *sight) []Problem {
	for _, p := range s.people {
		if sameName(p.Name, s.Jdlk.Helper.Name) {
			return problem(Warning, "jdlk.helper.name", "helper_is_poor", p.Name)
		}
	}
	return nil
}
