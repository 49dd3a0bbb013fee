package engine_test

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Every string that reaches a socket of Asterisk's passes one gate, which is
// wire.AppendAction for the manager interface and agi/wire.AppendCommand for AGI.
// This follows the bytes back through the source: from all that writes to a
// connection, in any package that is not for tests, to the gate.
func TestOneGate(t *testing.T) {
	code := loadCode(t)
	// What writes to connections, and what leads there. Who adds to it adds a way
	// past the gates, and should not.
	want := map[string]string{
		"engine/ami.conn.exchange Write":     "a login's actions, by wire.AppendAction",
		"engine/ami.conn.write Write":        "what the outbox holds",
		"engine/agi.Session.writeRest Write": "a command's line, by wire.AppendCommand",
		"engine/agi.Listener.refuse Write":   "a constant",
		"server.carriage.receive Write":      "what Asterisk said, towards the session's reader",
		"engine/quiet.quietConn.Write Write": "what it was given: it is a connection",
	}
	got := make(map[string]bool)
	for _, pkg := range code {
		for _, use := range pkg.writes() {
			got[use] = true
		}
	}
	for use := range got {
		if want[use] == "" {
			t.Errorf("%s: writes to a connection past the gates", use)
		}
	}
	for use, what := range want {
		if !got[use] {
			t.Errorf("%s (%s) is gone: mend this test", use, what)
		}
	}

	ami, agi, async := code["engine/ami"], code["engine/agi"], code["engine/asyncagi"]
	agiWire, quiet := code["engine/agi/wire"], code["engine/quiet"]
	for _, rule := range []struct {
		pkg    *source
		callee string
		want   []string // that call it
	}{
		{ami, "conn.write", []string{"conn.writeLoop"}},
		{ami, "outbox.take", []string{"conn.writeLoop"}},
		{ami, "wire.AppendAction", []string{"conn.exchange", "outbox.put"}},
		{quiet, "syscall.Write", []string{"Write"}},
		{quiet, "syscall.RawSyscall", []string{"Read", "Write"}},
		{quiet, "Write", []string{"Of", "way.write"}}, // which have what Now and quietConn.Write were given
		{ami, "quiet.Now", []string{"conn.writeNow"}},
		{ami, "conn.writeNow", []string{"session.dial"}}, // which makes it outbox.now, for outbox.put
		{agi, "quiet.Write", []string{"writeNow"}},
		{agi, "writeNow", []string{"Session.tryWrite", "socket.visit"}},
		{agi, "socket.leave", []string{"Session.sendLine"}}, // whose line it is that visit writes
		{agi, "Session.tryWrite", []string{"Session.write", "Session.writeAside"}},
		{agi, "Session.writeRest", []string{"Session.write", "Session.writeAside", "socket.writeThenRead"}},
		{agi, "Session.write", []string{"Session.Close", "Session.sendLine"}}, // Close writes a constant
		{agi, "Session.writeAside", []string{"Session.sendLine"}},
		{agi, "Session.sendLine", []string{"Session.Start", "Session.send"}}, // Start has a wire.Line
		{agi, "wire.AppendCommand", []string{"Session.send"}},
		{agiWire, "AppendCommand", []string{"NewLine"}},
		{async, "wire.AppendCommand", []string{"Sessions.queue"}},
		{async, "Manager.Queue", []string{"Sessions.queue"}},
	} {
		if got := rule.pkg.callers(rule.callee); !slices.Equal(got, rule.want) {
			t.Errorf("%s: %s is called by %q, not by %q: is there a way past the gate?", rule.pkg.path, rule.callee, got, rule.want)
		}
	}
	for _, pkg := range code {
		for _, way := range []string{"syscall.Write", "syscall.RawSyscall", "quiet.Write", "quiet.Now"} {
			allowed := pkg == quiet || pkg == agi && way == "quiet.Write" || pkg == ami && way == "quiet.Now" // by the rules above
			if callers := pkg.callers(way); len(callers) > 0 && !allowed {
				t.Errorf("%s: %s is called by %q, past the gates", pkg.path, way, callers)
			}
		}
		for _, caller := range pkg.callers("wire.AppendMessage") {
			if caller != "bareEnd" { // what a tenant sees in place of a reply's own end
				t.Errorf("%s: %s writes a message without checks, which is for those who play Asterisk", pkg.path, caller)
			}
		}
	}
	// A Line holds what AppendCommand has made: nobody else can make one that is not
	// empty, for its text is not exported.
	if got, want := agiWire.makers("Line"), []string{"NewLine"}; !slices.Equal(got, want) {
		t.Errorf("a line is made by %q, not by %q", got, want)
	}
	if got := agiWire.assigned("Line", "text"); len(got) > 0 {
		t.Errorf("a line's text is changed to %q", got)
	}
	// The outbox holds what AppendAction has made, and parts of it.
	if got, want := ami.assigned("outbox", "buf"), []string{"append(o.buf[:0], o.buf[n:]...)", "append(o.buf[:p.start], o.buf[p.end:]...)", "b.buf[:0]", "buf", "nil"}; !slices.Equal(got, want) {
		t.Errorf("the outbox's bytes come from %q, not from %q", got, want)
	}
	if got, want := ami.assigned("batch", "buf"), []string{"nil", "o.buf"}; !slices.Equal(got, want) {
		t.Errorf("the writer's bytes come from %q, not from %q", got, want)
	}
}

// source is the checked source of a package, without its tests.
type source struct {
	path  string
	fset  *token.FileSet
	files []*ast.File
	info  *types.Info
	conn  *types.Interface // net.Conn
}

// loadCode reads all packages of engine and server but those for tests.
func loadCode(t *testing.T) map[string]*source {
	t.Helper()
	exports := make(map[string]string)
	for line := range strings.Lines(goList(t, "-export", "-deps", "-f", "{{.ImportPath}} {{.Export}}", module+"engine/...", module+"server/...")) {
		path, file, _ := strings.Cut(strings.TrimSpace(line), " ")
		exports[path] = file
	}
	fset := token.NewFileSet()
	gc := importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) })
	network, err := gc.Import("net")
	if err != nil {
		t.Fatal(err)
	}
	conn, ok := network.Scope().Lookup("Conn").Type().Underlying().(*types.Interface)
	if !ok {
		t.Fatal("net.Conn is no interface")
	}
	code := make(map[string]*source)
	for line := range strings.Lines(goList(t, "-f", "{{.ImportPath}} {{.Dir}}{{range .GoFiles}} {{.}}{{end}}", module+"engine/...", module+"server/...")) {
		fields := strings.Fields(line)
		path := strings.TrimPrefix(fields[0], module)
		if slices.ContainsFunc([]string{"engine/simulator", "engine/asterisktest", "engine/facts", "engine/hostile"}, func(p string) bool { return below(path, p) }) {
			continue // they play Asterisk's part, or are for tests
		}
		pkg := &source{path: path, fset: fset, conn: conn, info: &types.Info{Types: make(map[ast.Expr]types.TypeAndValue), Uses: make(map[*ast.Ident]types.Object), Selections: make(map[*ast.SelectorExpr]*types.Selection)}}
		for _, name := range fields[2:] {
			file, err := parser.ParseFile(fset, filepath.Join(fields[1], name), nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			pkg.files = append(pkg.files, file)
		}
		if _, err := (&types.Config{Importer: gc}).Check(fields[0], fset, pkg.files, pkg.info); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		code[path] = pkg
	}
	return code
}

// functions calls f for each function of a package, with its name as Type.Method.
func (c *source) functions(f func(name string, body ast.Node)) {
	for _, file := range c.files {
		for _, decl := range file.Decls {
			fn, ok := decl.(*ast.FuncDecl)
			if !ok {
				f("var", decl)
				continue
			}
			name := fn.Name.Name
			if fn.Recv != nil {
				name = strings.TrimPrefix(types.ExprString(fn.Recv.List[0].Type), "*") + "." + name
			}
			if fn.Body != nil {
				f(name, fn.Body)
			}
		}
	}
}

// harmless are methods of connections that send nothing of the caller's.
var harmless = []string{
	"Read", "Close", "CloseRead", "CloseWrite", "LocalAddr", "RemoteAddr", "SetDeadline", "SetReadDeadline", "SetWriteDeadline", "SyscallConn", "HandshakeContext", "ConnectionState", "SetNoDelay", "SetKeepAliveConfig",
}

func (c *source) isConn(typ types.Type) bool {
	return typ != nil && (types.Implements(typ, c.conn) || types.Implements(types.NewPointer(typ), c.conn))
}

// writes lists where a connection is written to, or handed to somebody who sees in
// it something that can be written to and not a connection: there its way is lost.
func (c *source) writes() []string {
	found := make(map[string]bool)
	c.functions(func(name string, body ast.Node) {
		lost := func(value ast.Expr, to types.Type, how string) {
			if value == nil || to == nil || !c.isConn(c.info.TypeOf(value)) || c.isConn(to) {
				return
			}
			if iface, ok := to.Underlying().(*types.Interface); ok && iface.NumMethods() > 0 && !canWrite(iface) {
				return // a reader, a closer
			}
			found[fmt.Sprintf("%s.%s %s", c.path, name, how)] = true
		}
		ast.Inspect(body, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				if s := c.info.Selections[n]; s != nil && s.Kind() == types.MethodVal && c.isConn(s.Recv()) && ownMethod(s) && !slices.Contains(harmless, n.Sel.Name) {
					found[fmt.Sprintf("%s.%s %s", c.path, name, n.Sel.Name)] = true
				}
			case *ast.CallExpr:
				signature, ok := c.info.TypeOf(n.Fun).Underlying().(*types.Signature)
				if !ok {
					if len(n.Args) == 1 { // a conversion
						lost(n.Args[0], c.info.TypeOf(n.Fun), types.ExprString(n.Fun))
					}
					break
				}
				for i, arg := range n.Args {
					lost(arg, parameter(signature, i), types.ExprString(n.Fun))
				}
			case *ast.AssignStmt:
				if len(n.Lhs) == len(n.Rhs) {
					for i := range n.Lhs {
						lost(n.Rhs[i], c.info.TypeOf(n.Lhs[i]), "assigns")
					}
				}
			case *ast.KeyValueExpr:
				if key, ok := n.Key.(*ast.Ident); ok && c.info.Uses[key] != nil {
					lost(n.Value, c.info.Uses[key].Type(), "assigns")
				}
			}
			return true
		})
	})
	return slices.Sorted(maps.Keys(found))
}

// ownMethod reports whether a method is one that moves bytes of a connection: ours
// may have connections inside, and are looked at themselves.
func ownMethod(s *types.Selection) bool {
	return s.Obj().Pkg() == nil || !strings.HasPrefix(s.Obj().Pkg().Path(), strings.TrimSuffix(module, "/"))
}

func canWrite(iface *types.Interface) bool {
	for i := range iface.NumMethods() {
		if name := iface.Method(i).Name(); strings.HasPrefix(name, "Write") || name == "ReadFrom" {
			return true
		}
	}
	return false
}

func parameter(s *types.Signature, i int) types.Type {
	last := s.Params().Len() - 1
	if s.Variadic() && i >= last {
		if slice, ok := s.Params().At(last).Type().(*types.Slice); ok {
			return slice.Elem()
		}
	}
	if i > last {
		return nil
	}
	return s.Params().At(i).Type()
}

// callers lists the functions that call, or take the value of, a function or
// method.
func (c *source) callers(callee string) []string {
	found := make(map[string]bool)
	c.functions(func(name string, body ast.Node) {
		ast.Inspect(body, func(n ast.Node) bool {
			id, ok := n.(*ast.Ident)
			if !ok {
				return true
			}
			fn, ok := c.info.Uses[id].(*types.Func)
			if !ok {
				return true
			}
			full := fn.Name()
			if recv := fn.Signature().Recv(); recv != nil {
				typ := recv.Type()
				if p, ok := typ.(*types.Pointer); ok {
					typ = p.Elem()
				}
				if named, ok := typ.(*types.Named); ok {
					full = named.Obj().Name() + "." + full
				}
			} else if fn.Pkg() != nil && !strings.HasSuffix(fn.Pkg().Path(), "/"+c.path) {
				full = fn.Pkg().Name() + "." + full
			}
			if full == callee {
				found[name] = true
			}
			return true
		})
	})
	return slices.Sorted(maps.Keys(found))
}

// makers lists the functions that make a value of a type that is not empty.
func (c *source) makers(typ string) []string {
	found := make(map[string]bool)
	c.functions(func(name string, body ast.Node) {
		ast.Inspect(body, func(n ast.Node) bool {
			if lit, ok := n.(*ast.CompositeLit); ok && len(lit.Elts) > 0 {
				if named, ok := c.info.TypeOf(lit).(*types.Named); ok && named.Obj().Name() == typ {
					found[name] = true
				}
			}
			return true
		})
	})
	return slices.Sorted(maps.Keys(found))
}

// assigned lists what is assigned to a field of a type's, anywhere in a package.
func (c *source) assigned(typ, field string) []string {
	found := make(map[string]bool)
	isField := func(e ast.Expr) bool {
		sel, ok := e.(*ast.SelectorExpr)
		if !ok || sel.Sel.Name != field {
			return false
		}
		recv := c.info.TypeOf(sel.X)
		if p, ok := recv.(*types.Pointer); ok {
			recv = p.Elem()
		}
		named, ok := recv.(*types.Named)
		return ok && named.Obj().Name() == typ
	}
	c.functions(func(_ string, body ast.Node) {
		ast.Inspect(body, func(n ast.Node) bool {
			assign, ok := n.(*ast.AssignStmt)
			if !ok {
				return true
			}
			for i, lhs := range assign.Lhs {
				switch {
				case !isField(lhs):
				case len(assign.Lhs) == len(assign.Rhs):
					found[types.ExprString(assign.Rhs[i])] = true
				default:
					found[types.ExprString(assign.Rhs[0])] = true
				}
			}
			return true
		})
	})
	return slices.Sorted(maps.Keys(found))
}
