package visitform

import (
	"context"

	"ruhu/app/ui/widgets"
)

// undo takes back the last edit and shows where it was.
func (f *Form) undo() { f.move("undone", f.canUndo, f.session.Undo) }

// redo makes the edit again that was taken back last.
func (f *Form) redo() { f.move("redone", f.canRedo, f.session.Redo) }

func (f *Form) move(words string, can bool, step func(context.Context) error) {
	if f.finished || !can {
		return
	}
	// Like a character that was typed it is saved whoever stops waiting.
	err := step(context.Background())
	if err == nil {
		err = f.readSteps()
	}
	if err != nil {
		f.env.Fail(err)
		return
	}
	f.unsaved = false
	f.assess()
	f.show(readCursor(f.session.Cursor()))
	f.env.Refresh()
	f.env.Tell(widgets.ToneOK, f.t(words))
}

// readSteps notes whether there is something to take back or to make again.
func (f *Form) readSteps() (err error) {
	f.canUndo, f.canRedo, err = f.session.Steps()
	return err
}
