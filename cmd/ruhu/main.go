// Ruhu is the desktop program: it opens a workspace and shows its screens.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"ruhu/app"
	"ruhu/app/ui"
	"ruhu/assets"
	"ruhu/assets/text"
)

// appID names the program to the desktop; FyneApp.toml has the same.
const appID = "cn.ruhu.desktop"

// lastFolder is the preference that remembers which workspace was open.
const lastFolder = "workspace"

func main() {
	folder := flag.String("w", "", "workspace folder")
	flag.Parse()
	if flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	a := fyneapp.NewWithID(appID)
	a.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon()))
	dir := *folder
	if dir == "" {
		dir = a.Preferences().StringWithFallback(lastFolder, defaultFolder())
	}
	w := ui.New(a, ui.Options{Dir: dir, Opened: func(ws *app.Workspace) { remember(a, ws) }})
	w.Window().SetIcon(a.Icon())
	if pass := os.Getenv("RUHU_PASSPHRASE"); pass != "" {
		openAtOnce(w, dir, pass)
	}
	go lockWhenIdle(w)
	w.Window().ShowAndRun()
}

// lockWhenIdle lets the window look every few seconds whether somebody is there.
func lockWhenIdle(w *ui.Window) {
	for range time.Tick(10 * time.Second) {
		fyne.Do(w.LockWhenIdle)
	}
}

// remember makes the workspace the one that the next start begins with.
func remember(a fyne.App, ws *app.Workspace) {
	if dir, err := filepath.Abs(ws.Store.Dir()); err == nil {
		a.Preferences().SetString(lastFolder, dir)
	}
}

// openAtOnce opens the workspace with the passphrase from the environment, as
// the demo does. Where that fails the window asks for it.
func openAtOnce(w *ui.Window, dir, pass string) {
	ws, err := app.Open(dir, []byte(pass))
	if err != nil {
		fmt.Fprintln(os.Stderr, text.Zh.Explain(err)[0])
		return
	}
	w.Open(ws)
}

// defaultFolder is where the first workspace is made.
func defaultFolder() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return "ruhu"
	}
	return filepath.Join(home, "ruhu")
}
