// Package screen is what the window and its screens share: how a screen is asked
// for its parts, and what it may ask of the window.
package screen

import (
	"fyne.io/fyne/v2"

	"ruhu/app"
	"ruhu/app/ui/widgets"
	"ruhu/assets/text"
)

// Name names a screen, and is the key of its title: "screen." + name.
type Name string

// The screens, in the order of the navigation.
const (
	Workbench  Name = "workbench"
	Households Name = "households"
	Cases      Name = "cases"
	Visit      Name = "visit"
	Transfer   Name = "transfer"
	Conflict   Name = "conflict" // of a household, or the list of those in conflict
	Policy     Name = "policy"
	Settings   Name = "settings"
)

// Place is where one can go: a screen, and on it a household or a visit.
type Place struct {
	Screen    Name
	Household string // household id, empty for none
	Visit     string // id of a draft visit, empty for none
	Correct   string // id of the object of a finished visit that is to be corrected, empty for none
	Filter    string // what a list is filtered by, empty for all
}

// Screen is one screen of the window. The window makes a new one each time it is
// opened and calls all methods on Fyne's goroutine.
type Screen interface {
	// Subtitle says what is on the screen, beside its title.
	Subtitle() string
	// Content is the screen below the bar and right of the navigation.
	Content() fyne.CanvasObject
	// Status is shown at the right of the bar, such as what was saved; empty for
	// nothing. The screen calls Env.Refresh when it changed.
	Status() string
	// Shortcuts are menu items that work while the screen is open.
	Shortcuts() []*fyne.MenuItem
	// Place is where to come back to: what is on the screen now.
	Place() Place
	// First is what gets the focus when the screen opens, nil for nothing.
	First() fyne.Focusable
	// Leave is called before another screen opens or the workspace is locked.
	Leave()
}

// Env is what a screen works with.
type Env struct {
	W      *app.Workspace
	Lang   text.Lang
	Window fyne.Window

	// Go opens another place.
	Go func(Place)
	// Refresh shows subtitle and status anew.
	Refresh func()
	// Tell shows words above the screen until the next ones.
	Tell func(tone widgets.Tone, words string)
	// Fail shows an error there, in words for the person who can act.
	Fail func(err error)
	// Run does long work beside the window. Nothing else can be done meanwhile.
	Run func(Work)
	// ChooseFile asks for a file with one of the extensions, any file without
	// them, and hands its path on. Nothing happens when the dialog is closed.
	ChooseFile func(use func(path string), extensions ...string)
	// ChooseFolder asks for a folder, usually on a stick.
	ChooseFolder func(use func(path string))
	// Display changes language and size of type, saves the choice and opens the
	// place anew.
	Display func(app.Display)
}

// T returns a sentence in the language of the screen.
func (e *Env) T(key string, args ...any) string { return e.Lang.T(key, args...) }
