package app

// OnMachine lets workspaces be opened on another computer until the function it
// returns is called.
func OnMachine(id string) (home func()) {
	before := machine
	machine = func() string { return id }
	return func() { machine = before }
}

// Outdated says which backups go.
var Outdated = outdated
