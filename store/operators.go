package store

import (
	"database/sql"
	"errors"
	"fmt"

	"github.com/google/uuid"

	"ruhu/assets/text"
)

// Operators returns everybody who works or worked with the workspace, in the
// order in which they came.
func (s *Store) Operators() (list []Operator, err error) {
	s.mu.Lock()
	body := s.unlocked.body
	s.mu.Unlock()
	err = s.each(s.ctx, func(rows *sql.Rows) error {
		var o Operator
		err := rows.Scan(&o.ID, &o.Name, &o.Unit, &o.Post, &o.Level)
		o.Gone = !body.hasPassphrase(o.ID)
		list = append(list, o)
		return err
	}, "SELECT id, name, unit, post, level FROM operator ORDER BY rowid")
	return list, failed(err, "list operators")
}

// AddOperator lets another person unlock the workspace, with a passphrase of
// their own that nobody here has. It returns the operator with an id.
func (s *Store) AddOperator(o Operator, passphrase []byte) (Operator, error) {
	o.ID, o.Gone = uuid.NewString(), false
	if o.Name == "" {
		return o, text.Fail("store.operator_name")
	}
	if err := s.Update(s.ctx, func(t *Tx) error { return t.putOperator(o) }); err != nil {
		return o, err
	}
	// A person without a passphrase is harmless, a passphrase without a person is
	// not: so the key file comes last.
	err := s.changeKeyFile("add operator", func(body keyBody, key dataKey) (keyBody, error) {
		return body.withOperator(key, s.operator.ID, o.ID, passphrase)
	})
	if err != nil {
		return o, errors.Join(err, s.Update(s.ctx, func(t *Tx) error {
			_, err := t.exec("DELETE FROM operator WHERE id = ?", o.ID)
			return failed(err, "take back operator")
		}))
	}
	return o, nil
}

// RemoveOperator ends that a person can unlock the workspace, and replaces the
// recovery code, which they may have seen. The name stays, for what they did.
// Nobody removes themselves, so one person always remains. What was copied before
// can still be read: see docs/security.md.
func (s *Store) RemoveOperator(id string) (code string, err error) {
	if id == s.operator.ID {
		return "", text.Fail("store.operator_self")
	}
	secret := newRecoverySecret()
	err = s.changeKeyFile("remove operator", func(body keyBody, key dataKey) (keyBody, error) {
		if !body.hasPassphrase(id) {
			return keyBody{}, fmt.Errorf("operator %s: %w", id, ErrNotFound)
		}
		return body.withoutPassphrase(id).withRecovery(key, s.operator.ID, secret)
	})
	if err != nil {
		return "", err
	}
	return recoveryCode(secret), nil
}

// ChangePassphrase replaces the passphrase of the operator who unlocked the
// workspace. Nothing is encrypted again; the recovery code and the passphrases of
// others stay valid.
func (s *Store) ChangePassphrase(passphrase []byte) error {
	return s.changeKeyFile("change passphrase", func(body keyBody, key dataKey) (keyBody, error) {
		return body.withPassphrase(key, s.operator.ID, passphrase)
	})
}

// NewRecoveryCode replaces the recovery code, because the paper was lost or seen
// by somebody. The one before opens nothing any more.
func (s *Store) NewRecoveryCode() (code string, err error) {
	secret := newRecoverySecret()
	err = s.changeKeyFile("change recovery code", func(body keyBody, key dataKey) (keyBody, error) {
		return body.withRecovery(key, s.operator.ID, secret)
	})
	if err != nil {
		return "", err
	}
	return recoveryCode(secret), nil
}

// changeKeyFile replaces the key file whole. The data key stays what it is.
func (s *Store) changeKeyFile(what string, change func(keyBody, dataKey) (keyBody, error)) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return text.Fail("store.no_workspace", s.dir).Because(ErrNoWorkspace)
	}
	body, err := change(s.unlocked.body, s.unlocked.key)
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	if err := body.check(); err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	if err := writeKeyFile(s.dir, body); err != nil {
		return explain(fmt.Errorf("%s: %w", what, err))
	}
	s.unlocked.body = body
	return nil
}

func (t *Tx) putOperator(o Operator) error {
	_, err := t.exec("INSERT INTO operator (id, name, unit, post, level) VALUES (?, ?, ?, ?, ?)", o.ID, o.Name, o.Unit, o.Post, o.Level)
	return failed(err, "put operator")
}
