package exchange

import (
	"context"
	"io"
	"os"

	"ruhu/assets/text"
)

// Progress is told how much of how much is done, in bytes, from time to time.
// Nil asks for nothing.
type Progress func(done, total int64)

// task is long work that tells how far it is and stops when its context ends.
type task struct {
	ctx      context.Context
	progress Progress
	done     int64
	total    int64
}

// add says that so many further bytes are done. It returns an error when the work
// was cancelled.
func (t *task) add(n int64) error {
	if err := t.ctx.Err(); err != nil {
		return err
	}
	t.done += n
	if t.progress != nil {
		t.progress(min(t.done, t.total), t.total)
	}
	return nil
}

// ended gives the error of work that was cancelled its sentence, which says what
// is safe, whatever the parts of the work made of being stopped.
func (t *task) ended(err error, sentence string) error {
	if err == nil || t.ctx.Err() == nil {
		return err
	}
	return text.Fail(sentence).Because(t.ctx.Err())
}

// reads counts what is read from r.
func (t *task) reads(r io.Reader) io.Reader { return t.scaled(r, 1, 1) }

// scaled counts what is read from r, of which there is so much, as so much of the
// task.
func (t *task) scaled(r io.Reader, bytes, weight int64) io.Reader {
	return counted{r: r, task: t, bytes: max(bytes, 1), weight: weight}
}

type counted struct {
	r             io.Reader
	task          *task
	bytes, weight int64
}

// Read implements io.Reader.
func (c counted) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	if stopped := c.task.add(int64(n) * c.weight / c.bytes); stopped != nil {
		return 0, stopped
	}
	return n, err
}

// sizeOf is how long files are together; one that is not there counts nothing.
func sizeOf(files []string) (total int64) {
	for _, f := range files {
		if info, err := os.Stat(f); err == nil {
			total += info.Size()
		}
	}
	return total
}
