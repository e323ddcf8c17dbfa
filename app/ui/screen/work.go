package screen

import "context"

// Work is long work beside the window. Meanwhile a panel over the window says what
// is done, how far it is and what is safe, and offers to cancel it; nothing below
// it can be used.
type Work struct {
	What string // what is done
	Safe string // what stays safe meanwhile, and when it is cancelled
	// Do does the work on a goroutine of its own and ends early when the context
	// does. It may say how much of how much is done, in whatever unit, as often as it
	// likes; where it does not, the panel shows only that something is going on.
	Do func(ctx context.Context, progress func(done, total int64)) error
	// Done is called on Fyne's goroutine with what Do returned: an error that wraps
	// context.Canceled where it was cancelled.
	Done func(error)
}
