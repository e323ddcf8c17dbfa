package syncpkg

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"filippo.io/age"

	"ruhu/assets/text"
)

// envelopeIntro is how every age file begins.
const envelopeIntro = "age-encryption.org/v1\n"

// source reads the file and remembers how far it came and what went wrong with
// the medium, so that a stick pulled out is not taken for a damaged batch.
type source struct {
	r   io.Reader
	n   int64
	err error
}

// Read implements io.Reader.
func (s *source) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	s.n += int64(n)
	if err != nil && err != io.EOF {
		s.err = err
	}
	return n, err
}

// open decrypts the envelope.
func (s *source) open(id *Identity) (io.Reader, error) {
	in := bufio.NewReader(s)
	intro, err := in.Peek(len(envelopeIntro))
	if !bytes.HasPrefix([]byte(envelopeIntro), intro) && s.err == nil {
		return nil, fail(ErrNotBatch, "not_batch")
	}
	if err != nil {
		return nil, s.explain(early(err))
	}
	plain, err := age.Decrypt(in, id.readings()...)
	if err != nil {
		return nil, s.explain(err)
	}
	return plain, nil
}

// explain says what an error while reading the envelope means. An error that
// has its sentence already keeps it.
func (s *source) explain(err error) error {
	var said *text.Error
	var none *age.NoIdentityMatchError
	switch {
	case errors.As(err, &said):
		return err
	case s.err != nil:
		return fail(fmt.Errorf("%w: %w", ErrUnreadable, s.err), "unreadable", s.n)
	case errors.As(err, &none):
		return fail(ErrNotForUs, "not_for_us")
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return fail(fmt.Errorf("%w: %w", ErrTruncated, err), "truncated", s.n)
	}
	return fail(fmt.Errorf("%w: %w", ErrDamaged, err), "damaged", s.n)
}
