package app

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"strconv"

	"ruhu/assets/text"
	"ruhu/store"
)

// The settings that say in which epoch batches are numbered, and on which
// computer the workspace was used last.
const (
	settingEpoch       = "epoch"
	settingEpochReason = "epoch_reason"
	settingMachine     = "machine"
)

// machineOfBackup stands in a backup for the computer on which it was used last.
const machineOfBackup = "backup"

// EpochReason says why the numbers of batches began again.
type EpochReason string

// The reasons. Their sentences are under "app.epoch." and the reason.
const (
	EpochFirst    EpochReason = "first"    // the workspace is as it was made
	EpochRestored EpochReason = "restored" // it was restored from a backup
	EpochMoved    EpochReason = "moved"    // it was opened on another computer
	EpochForked   EpochReason = "forked"   // the county has batches of ours that are not from here
	EpochRotated  EpochReason = "rotated"  // its keys were replaced
	EpochRevoked  EpochReason = "revoked"  // batches had carried what a key signed that was revoked since
)

// Epoch is the epoch in which a workspace numbers its batches.
type Epoch struct {
	Number uint64 // from 1
	Reason EpochReason
}

// Text says why the numbers began again, and what that means.
func (e Epoch) Text(lang text.Lang) string { return lang.T("app.epoch." + string(e.Reason)) }

// EpochOf reads the epoch, within a transaction or outside one.
func EpochOf(r *store.Reader) (Epoch, error) {
	number, err := r.Setting(settingEpoch)
	if err != nil {
		return Epoch{}, err
	}
	if number == "" {
		return Epoch{1, EpochFirst}, nil
	}
	reason, err := r.Setting(settingEpochReason)
	if err != nil {
		return Epoch{}, err
	}
	n, err := strconv.ParseUint(number, 10, 63)
	if err != nil {
		return Epoch{}, fmt.Errorf("read epoch: %w", err)
	}
	return Epoch{n, EpochReason(reason)}, nil
}

// OpenEpoch begins another epoch. Its number is random beyond the next one, so
// that two copies of one disk, which both know the same, never open the same.
func OpenEpoch(tx *store.Tx, reason EpochReason) error {
	e, err := EpochOf(&tx.Reader)
	if err != nil {
		return err
	}
	var random [4]byte
	rand.Read(random[:])
	next := e.Number + 1 + uint64(binary.BigEndian.Uint32(random[:]))
	if err := tx.SetSetting(settingEpoch, strconv.FormatUint(next, 10)); err != nil {
		return err
	}
	return tx.SetSetting(settingEpochReason, string(reason))
}

// machine returns what the system calls this computer; tests move to another one.
var machine = machineID

// machineHash is how the setting names a computer: its own number is nobody's
// business. Empty for a computer that has none.
func machineHash(id string) string {
	if id == "" {
		return ""
	}
	sum := sha256.Sum256([]byte("ruhu machine v1\x00" + id))
	return hex.EncodeToString(sum[:])
}

// settle opens another epoch when the workspace was last used on another computer
// or is a backup: what was written there since is not known here.
func (w *Workspace) settle(machine string) error {
	last, err := w.Store.Setting(settingMachine)
	if err != nil {
		return fmt.Errorf("read setting %s: %w", settingMachine, err)
	}
	if last == machine || machine == "" && last != machineOfBackup {
		return nil
	}
	return w.Store.Update(context.Background(), func(tx *store.Tx) error {
		if err := tx.SetSetting(settingMachine, machine); err != nil || last == "" {
			return err
		}
		reason := EpochMoved
		if last == machineOfBackup {
			reason = EpochRestored
			if err := w.AuditIn(tx, AuditRestored, "", ""); err != nil {
				return err
			}
		}
		return OpenEpoch(tx, reason)
	})
}
