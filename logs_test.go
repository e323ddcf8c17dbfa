package ruhu_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// logging is all that the programs may write beside their answers, by file and
// call. A line more needs a look at what it says: nothing personal is logged.
var logging = []string{
	"app/ui/choose.go fyne.LogError",       // closing a file that was chosen
	"app/ui/screen/print.go fyne.LogError", // no program shows PDFs; the name holds an id
	"app/ui/window.go fyne.LogError",       // closing the workspace
	"cmd/ruhu/main.go os.Stderr",           // a passphrase of the environment does not open it
	"cmd/ruhuctl/main.go os.Stderr",        // errors of the command line, for who typed it
}

func TestNothingElseIsLogged(t *testing.T) {
	var found []string
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok && logs(s) {
				found = append(found, filepath.ToSlash(path)+" "+s.X.(*ast.Ident).Name+"."+s.Sel.Name)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(found)
	if found = slices.Compact(found); !slices.Equal(found, logging) {
		t.Errorf("what logs is\n%s\nand not\n%s", strings.Join(found, "\n"), strings.Join(logging, "\n"))
	}
}

// logs reports whether a name writes to the log or to standard error.
func logs(s *ast.SelectorExpr) bool {
	x, ok := s.X.(*ast.Ident)
	if !ok {
		return false
	}
	switch x.Name {
	case "log", "slog":
		return true
	case "fyne":
		return s.Sel.Name == "LogError"
	case "fmt":
		return strings.HasPrefix(s.Sel.Name, "Print")
	case "os":
		return s.Sel.Name == "Stderr"
	}
	return false
}
