//go:build !windows

package app

import (
	"os"
	"strings"
)

// machineID returns what the system calls this computer, empty where it has no
// name for it.
func machineID() string {
	for _, path := range []string{"/etc/machine-id", "/var/lib/dbus/machine-id"} {
		if id, err := os.ReadFile(path); err == nil {
			return strings.TrimSpace(string(id))
		}
	}
	return ""
}
