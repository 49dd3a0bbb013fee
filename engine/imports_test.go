package engine_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/astergate/astergate/"

// Imports point down only: server -> engine -> {mapping, ring, ami} -> wire.
// The engine knows Asterisk and not gRPC; the server knows gRPC and not the
// wire. What an import brings along counts as well, except through gen: the
// generated messages and the generated gRPC stubs share a package, so that
// importing the messages links the stubs.
func TestImportDirection(t *testing.T) {
	imports := make(map[string][]string)
	for line := range strings.Lines(goList(t, "-deps", "-f", `{{.ImportPath}}{{range .Imports}} {{.}}{{end}}`, module+"...")) {
		fields := strings.Fields(line)
		imports[fields[0]] = fields[1:]
	}
	const (
		grpc     = "google.golang.org/grpc"
		protobuf = "google.golang.org/protobuf"
		gen      = module + "gen"
		server   = module + "server"
		engine   = module + "engine"
	)
	for _, rule := range []struct {
		pkg  string // with everything below it
		deny []string
	}{
		{engine, []string{grpc, "github.com/grpc-ecosystem", server}},
		{engine + "/ami/wire", []string{protobuf, gen, "net", "os/exec", engine + "/ring", engine + "/mapping"}},
		{engine + "/ami", []string{protobuf, gen, engine + "/ring", engine + "/mapping"}},
		{engine + "/ring", []string{protobuf, gen, "net", engine + "/mapping"}},
		{engine + "/worker", []string{engine + "/ring"}},
		{engine + "/callact", []string{"net/http", engine + "/worker"}},
		{engine + "/mapping", []string{engine + "/ring"}},
		{engine + "/refusal", []string{protobuf, gen, "net", engine + "/ami", engine + "/ring", engine + "/mapping"}},
		{engine + "/call", []string{engine + "/ring", engine + "/worker", "net/http"}},
		{engine + "/facts", []string{protobuf, gen, engine + "/ring", engine + "/mapping"}},
		{engine + "/agi", []string{protobuf, gen, engine + "/ring", engine + "/mapping", engine + "/worker", engine + "/ami"}},
		{engine + "/agi/wire", []string{"net", "os/exec"}},
		{engine + "/asyncagi", []string{engine + "/worker", "net/http"}},
		{engine + "/worker", []string{engine + "/ring", "net/http"}},
		{engine + "/simulator", []string{protobuf, gen, engine + "/mapping", engine + "/ring"}},
		{gen, []string{engine, server}},
		{server + "/policy", []string{grpc, gen}},
		{server + "/audit", []string{grpc, protobuf, gen, engine}},
		{engine + "/mask", []string{protobuf, gen, engine + "/ami", "net/http"}},
		{server + "/config", []string{grpc}},
	} {
		checked := 0
		for pkg := range imports {
			if !below(pkg, rule.pkg) {
				continue
			}
			checked++
			for _, dep := range reach(imports, pkg, gen) {
				if slices.ContainsFunc(rule.deny, func(d string) bool { return below(dep, d) }) {
					t.Errorf("%s imports %s: against the direction of imports", pkg, dep)
				}
			}
		}
		if checked == 0 {
			t.Errorf("there is no package %s: mend this rule", rule.pkg)
		}
	}
	for pkg, list := range imports {
		if slices.Contains(list, engine+"/facts") && !below(pkg, engine+"/facts") {
			t.Errorf("%s imports the facts, which are for tests", pkg)
		}
		if slices.Contains(list, engine+"/hostile") {
			t.Errorf("%s imports hostile texts, which are for tests", pkg)
		}
		if below(pkg, server) && (slices.Contains(list, engine+"/ring")) {
			t.Errorf("%s reaches past the engine", pkg)
		}
	}
}

// reach returns what pkg imports, directly or not, without looking into
// packages below opaque.
func reach(imports map[string][]string, pkg, opaque string) []string {
	seen := map[string]bool{}
	queue := slices.Clone(imports[pkg])
	var all []string
	for len(queue) > 0 {
		dep := queue[0]
		queue = queue[1:]
		if seen[dep] {
			continue
		}
		seen[dep] = true
		all = append(all, dep)
		if !below(dep, opaque) {
			queue = append(queue, imports[dep]...)
		}
	}
	return all
}

func below(pkg, parent string) bool {
	return pkg == parent || strings.HasPrefix(pkg, parent+"/")
}

func goList(t *testing.T, args ...string) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "go", append([]string{"list"}, args...)...).Output()
	if err != nil {
		t.Fatalf("go list %v: %v", args, err)
	}
	return string(out)
}
