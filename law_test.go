// Package ruhu_test holds the tests of the house itself: who may import whom,
// that every package says what it is for, and that the requirements named in
// docs/requirements.md are shown by tests that exist.
package ruhu_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// layers are the storeys of the house (docs/design.md 3): a package may import
// packages of the project only from the sets named after it.
var layers = []struct {
	pkg string // folder, "app/..." for a folder and all below it
	may []string
}{
	{"survey/hanzi", []string{"survey"}},
	{"survey", nil},
	{"syncpkg/object", nil},
	{"assets/text", nil},
	{"assets", nil},
	{"rules/packtest", append([]string{"rules"}, leaves...)},
	{"rules/...", leaves},
	{"syncpkg/world", append([]string{"syncpkg"}, leaves...)},
	{"syncpkg/second", nil},
	{"syncpkg", leaves},
	{"store/vfs/...", []string{"store/vfs"}},
	{"store", append([]string{"store/vfs", "rules"}, leaves...)},
	{"ledger", append([]string{"rules"}, leaves...)},
	{"paper", append([]string{"rules"}, leaves...)},
	{"app", lower},
	{"app/apptest", append([]string{"app", "app/visit", "app/exchange"}, lower...)},
	{"app/ui/...", append([]string{"app/..."}, lower...)},
	{"app/...", append([]string{"app", "app/visit", "app/roster", "app/exchange", "app/attachment"}, lower...)},
	{"cmd/...", append([]string{"app/...", "rules/packtest"}, lower...)},
}

var (
	leaves = []string{"survey", "survey/hanzi", "syncpkg/object", "assets", "assets/text"}
	lower  = append([]string{"rules", "syncpkg", "store", "ledger", "paper"}, leaves...)
)

// onlyImporters names libraries that one place alone may import.
var onlyImporters = map[string][]string{
	"fyne.io/fyne/v2":              {"app/ui/...", "cmd/ruhu"},
	"github.com/xuri/excelize":     {"ledger"},
	"github.com/jung-kurt/gofpdf":  {"paper"},
	"modernc.org/":                 {"store", "store/vfs/..."},
	"github.com/spf13/cobra":       {"cmd/ruhuctl"},
	"cel.dev/cel-go":               {"rules/..."},
	"filippo.io/age":               {"syncpkg", "syncpkg/second"},
	"github.com/fxamacker/cbor":    {"syncpkg/object"},
	"github.com/mozillazg/go-piny": {"survey/hanzi"},
}

func TestPackagesImportOnlyDownwards(t *testing.T) {
	for pkg, imports := range projectImports(t) {
		for _, imported := range imports {
			inner, ours := strings.CutPrefix(imported, "ruhu/")
			if ours && !matchesAny(inner, allowedFor(t, pkg)) {
				t.Errorf("%s must not import %s (docs/design.md 3)", pkg, inner)
			}
		}
	}
}

func TestLibrariesHaveOneImporter(t *testing.T) {
	for pkg, imports := range projectImports(t) {
		for _, imported := range imports {
			for library, importers := range onlyImporters {
				if strings.HasPrefix(imported, library) && !matchesAny(pkg, importers) {
					t.Errorf("%s must not import %s; only %s may", pkg, imported, strings.Join(importers, ", "))
				}
			}
		}
	}
}

// helpers are packages that only tests import.
var helpers = []string{"ruhu/app/apptest", "ruhu/app/ui/uitest", "ruhu/store/vfs/crash", "ruhu/syncpkg/second", "ruhu/syncpkg/world"}

func TestProgramsDoNotImportTestHelpers(t *testing.T) {
	for pkg, imports := range projectImports(t) {
		for _, imported := range imports {
			if slices.Contains(helpers, imported) {
				t.Errorf("%s must not import %s, which is for tests", pkg, imported)
			}
		}
	}
}

func TestSurveyImportsOnlyTheStandardLibraryAndUUID(t *testing.T) {
	for _, imported := range projectImports(t)["survey"] {
		if strings.Contains(imported, ".") && imported != "github.com/google/uuid" {
			t.Errorf("survey must not import %s", imported)
		}
	}
}

func TestEveryPackageSaysWhatItIsFor(t *testing.T) {
	documented := map[string]bool{}
	eachGoFile(t, parser.ParseComments|parser.PackageClauseOnly, func(pkg string, f *ast.File) {
		documented[pkg] = documented[pkg] || f.Doc != nil
	})
	for pkg, ok := range documented {
		if !ok {
			t.Errorf("%s has no package comment", pkg)
		}
	}
}

// allowedFor returns what a package may import of the project: the first layer
// that names it decides.
func allowedFor(t *testing.T, pkg string) []string {
	t.Helper()
	for _, l := range layers {
		if matchesAny(pkg, []string{l.pkg}) {
			return l.may
		}
	}
	t.Errorf("%s has no place in the house (docs/design.md 3)", pkg)
	return nil
}

func matchesAny(pkg string, patterns []string) bool {
	for _, p := range patterns {
		if tree, ok := strings.CutSuffix(p, "/..."); ok && (pkg == tree || strings.HasPrefix(pkg, tree+"/")) || pkg == p {
			return true
		}
	}
	return false
}

// projectImports returns the direct imports of every package, its tests left
// out, whatever their build tags.
func projectImports(t *testing.T) map[string][]string {
	t.Helper()
	all := map[string][]string{}
	eachGoFile(t, parser.ImportsOnly, func(pkg string, f *ast.File) {
		for _, i := range f.Imports {
			all[pkg] = append(all[pkg], strings.Trim(i.Path.Value, `"`))
		}
	})
	return all
}

func eachGoFile(t *testing.T, mode parser.Mode, visit func(pkg string, f *ast.File)) {
	t.Helper()
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() && file != "." && (strings.HasPrefix(name, ".") || name == "build" || name == "testdata") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, mode)
		if err != nil {
			return err
		}
		visit(path.Dir(filepath.ToSlash(file)), f)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
