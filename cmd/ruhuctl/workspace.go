package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"ruhu/app"
	"ruhu/assets/text"
)

// passphraseVar names the environment variable that holds the passphrase. It is
// never an argument: arguments are seen by every user of the machine.
const passphraseVar = "RUHU_PASSPHRASE"

// maxPassphrase bounds the file a passphrase is read from.
const maxPassphrase = 1 << 10

// passphrase reads the passphrase from the file that was named, else from the
// environment.
func (c *command) passphrase() ([]byte, error) {
	return secret(c.passphraseFile, passphraseVar, "--passphrase-file")
}

// secret reads a secret from a file that was named, else from the environment. It
// is never an argument.
func secret(file, variable, flag string) ([]byte, error) {
	if file == "" {
		if p := os.Getenv(variable); p != "" {
			return []byte(p), nil
		}
		return nil, text.Fail("ctl.no_secret", variable, flag)
	}
	data, err := app.ReadSmall(file, maxPassphrase)
	if err != nil {
		return nil, err
	}
	return []byte(strings.TrimRight(string(data), "\r\n")), nil
}

// withWorkspace opens the workspace named by -w, does the work and closes it.
func (c *command) withWorkspace(work func(*app.Workspace) error) error {
	if c.workspace == "" {
		return usageError{fmt.Errorf("--workspace DIR")}
	}
	pass, err := c.passphrase()
	if err != nil {
		return err
	}
	w, err := app.Open(c.workspace, pass)
	if err != nil {
		return err
	}
	return closing(w, work)
}

// closing does the work and closes the workspace.
func closing(w *app.Workspace, work func(*app.Workspace) error) error {
	err := work(w)
	if closed := w.Close(); err == nil {
		err = closed
	}
	return err
}

// printJSON writes a value as indented JSON, Chinese as it is.
func (c *command) printJSON(v any) error {
	enc := json.NewEncoder(c.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(v)
}
