package ruhu_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"testing"

	"ruhu/assets/text"
)

// sentences are the keys of assets/text that the code names: whole ones, and the
// beginnings of those put together at run time.
type sentences struct {
	whole     map[string]string // every text that may be a key → a package that has it
	asked     map[string]string // texts that surely are keys → a package that asks for them
	beginning map[string]bool
}

// namedSentences reads every string of the code that is, or begins, a key. In a
// package whose method t puts a prefix before its argument, arguments of t count
// with that prefix.
func namedSentences(t *testing.T) sentences {
	t.Helper()
	s := sentences{whole: map[string]string{}, asked: map[string]string{}, beginning: map[string]bool{}}
	prefixes := map[string]string{}
	eachGoFile(t, parser.SkipObjectResolution, func(pkg string, f *ast.File) {
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if prefix := prefixOf(fn); ok && fn.Name.Name == "t" && prefix != "" {
				prefixes[pkg] = prefix
			}
		}
	})
	eachGoFile(t, parser.SkipObjectResolution, func(pkg string, f *ast.File) {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				s.call(n, pkg, prefixes[pkg])
			case *ast.BinaryExpr:
				if begin, ok := literal(n.X); ok && n.Op == token.ADD {
					s.beginning[begin] = true
				}
			case *ast.BasicLit:
				if key, ok := literal(n); ok {
					s.whole[key] = pkg
				}
			}
			return true
		})
	})
	return s
}

// prefixOf returns the text that a method t puts before its argument.
func prefixOf(fn *ast.FuncDecl) (prefix string) {
	if fn == nil {
		return ""
	}
	ast.Inspect(fn, func(n ast.Node) bool {
		if b, ok := n.(*ast.BinaryExpr); ok && b.Op == token.ADD {
			prefix, _ = literal(b.X)
		}
		return true
	})
	return prefix
}

func (s sentences) call(call *ast.CallExpr, pkg, prefix string) {
	name := ""
	switch f := call.Fun.(type) {
	case *ast.SelectorExpr:
		name = f.Sel.Name
	case *ast.Ident:
		name = f.Name
	}
	if len(call.Args) == 0 {
		return
	}
	if key, ok := literal(call.Args[0]); ok && slices.Contains([]string{"T", "Fail", "say", "t"}, name) {
		if name != "t" {
			prefix = ""
		}
		s.asked[prefix+key] = pkg
	}
	if name != "t" && name != "fail" {
		return
	}
	for _, arg := range call.Args {
		if key, ok := literal(arg); ok {
			s.whole[prefixFor(name, pkg, prefix)+key] = pkg
		}
		if b, ok := arg.(*ast.BinaryExpr); ok {
			if begin, ok := literal(b.X); ok {
				s.beginning[prefixFor(name, pkg, prefix)+begin] = true
			}
		}
	}
}

// prefixFor returns what a function puts before a key: fail of a package puts
// the package's name.
func prefixFor(function, pkg, prefix string) string {
	if function == "fail" {
		return pkg + "."
	}
	return prefix
}

func literal(e ast.Expr) (string, bool) {
	l, ok := e.(*ast.BasicLit)
	if !ok || l.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(l.Value)
	return s, err == nil
}

func TestEverySentenceThatTheCodeAsksForExists(t *testing.T) {
	asked := namedSentences(t).asked
	if len(asked) < 100 {
		t.Fatalf("only %d sentences were found in the code", len(asked))
	}
	for key, pkg := range asked {
		if !text.Zh.Has(key) && strings.Contains(key, ".") {
			t.Errorf("%s asks for the sentence %q, which does not exist", pkg, key)
		}
	}
}

func TestEverySentenceIsUsed(t *testing.T) {
	named := namedSentences(t)
	for _, key := range text.Zh.Keys() {
		if _, used := named.whole[key]; used || begun(key, named.beginning) {
			continue
		}
		t.Errorf("the sentence %q is used nowhere", key)
	}
}

// begun reports whether the code puts keys with this beginning together.
func begun(key string, beginnings map[string]bool) bool {
	for b := range beginnings {
		if strings.Contains(b, ".") && len(b) > 2 && strings.HasPrefix(key, b) {
			return true
		}
	}
	return false
}
