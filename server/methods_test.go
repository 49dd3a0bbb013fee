package server

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"

	"google.golang.org/grpc"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/server/auth"
	"github.com/astergate/astergate/server/policy"
)

var update = flag.Bool("update", false, "rewrite golden files")

// tableRoles are the columns of the table, beside the roles that are there without
// being configured.
var tableRoles = []policy.Rules{
	{Name: "reader", Servers: []string{"*"}, Read: []string{"all"}},
	{Name: "tenant", Servers: []string{"pbx1"}, Read: []string{"call"}, Write: []string{"call"}, CallFilter: "false", EventFilter: "false"},
	{Name: "dialer", Servers: []string{"*"}, Read: []string{"call"}, Write: []string{"originate", "call"}, DenyActions: []string{"Bridge*"}},
	{Name: "worker", Servers: []string{"*"}, Read: []string{"agi"}, Write: []string{"agi"}, AGICommands: []string{"*"}, AGIScripts: []string{"*"}},
	{Name: "queues", Servers: []string{"*"}, Read: []string{"agent"}, Actions: []string{"Queue*"}},
	{Name: "nothing"},
}

// served is a server that serves nothing yet: what it has registered is what is
// looked at.
func served(t *testing.T) *Server {
	t.Helper()
	logger := slog.New(slog.NewTextHandler(io.Discard, nil))
	e, err := engine.New(engine.Config{Servers: []ami.Config{{Server: "pbx1", Address: "127.0.0.1:1", Username: "u", Secret: "s"}}, Logger: logger})
	if err != nil {
		t.Fatal(err)
	}
	rules, err := policy.New(nil, tableRoles...)
	if err != nil {
		t.Fatal(err)
	}
	var lc net.ListenConfig
	listener, err := lc.Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	authenticator, err := auth.New(auth.Set{Policy: rules}, logger)
	if err != nil {
		t.Fatal(err)
	}
	s, err := New(Config{Engine: e, Auth: authenticator, Policy: rules, GRPC: listener, Logger: logger})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Discard)
	return s
}

// Every method that is described is served, and has a rule; whoever adds one has to
// say who may call it: by the option access, or by the privilege of a typed action.
func TestEveryMethodHasARule(t *testing.T) {
	s := served(t)
	methods := s.events.door.methods
	served := s.grpc.GetServiceInfo()
	described := 0
	protoregistry.GlobalFiles.RangeFiles(func(file protoreflect.FileDescriptor) bool {
		if !strings.HasPrefix(string(file.Package()), "astergate.") {
			return true
		}
		for i := range file.Services().Len() {
			service := file.Services().Get(i)
			if _, there := served[string(service.FullName())]; !there {
				t.Errorf("service %s is described, and not served", service.FullName())
			}
			for j := range service.Methods().Len() {
				described++
				name := fmt.Sprintf("/%s/%s", service.FullName(), service.Methods().Get(j).Name())
				m, known := methods[name]
				if !known || !m.Any && m.Action == "" && len(m.Read) == 0 && len(m.Write) == 0 {
					t.Errorf("%s has no rule: give it the option astergate.options.v1.access", name)
				}
			}
		}
		return true
	})
	if described < 150 {
		t.Errorf("only %d methods are described", described)
	}
	for service, info := range served {
		for _, method := range info.Methods {
			if _, known := methods["/"+service+"/"+method.Name]; !known {
				t.Errorf("/%s/%s is served, and is not in the table", service, method.Name)
			}
		}
	}
}

// A service of which nothing is said is nobody's.
func TestMethodWithoutARule(t *testing.T) {
	s := served(t)
	m := make(methods)
	services := map[string]grpc.ServiceInfo{"grpc.health.v1.Health": {Methods: []grpc.MethodInfo{{Name: "Check"}}}}
	if err := m.fill(services, s.cfg.Engine.Actions()); err != nil {
		t.Fatal(err)
	}
	d := &door{access: s.access, methods: m}
	for _, method := range []string{"/grpc.health.v1.Health/Check", "/x.Y/Z", ""} {
		if err := d.method(s.cfg.Policy.Principal(policy.Local, policy.Local), method); err == nil {
			t.Errorf("%q may be called", method)
		}
	}
	services = map[string]grpc.ServiceInfo{"astergate.v1.EventService": {Methods: []grpc.MethodInfo{{Name: "Nothing"}}}}
	if err := m.fill(services, s.cfg.Engine.Actions()); err == nil {
		t.Error("a method that its descriptor does not know")
	}
	services = map[string]grpc.ServiceInfo{"x.Y": {Methods: []grpc.MethodInfo{{Name: "Z"}}}}
	if err := m.fill(services, s.cfg.Engine.Actions()); err == nil {
		t.Error("a service that nobody describes")
	}
}

// Who may call what: testdata/methods.txt. It is made from the descriptors, and
// whoever changes it shows whom he gives what.
func TestMethodTable(t *testing.T) {
	s := served(t)
	door := s.events.door
	columns := []string{policy.Local, policy.Token, policy.Webhook}
	for i := range tableRoles {
		columns = append(columns, tableRoles[i].Name)
	}
	columns = append(columns, "(nobody)")
	var out bytes.Buffer
	_, _ = fmt.Fprintln(&out, "Who may call what, by role. yes: the first door lets him in; what the call sends, and\nwhat of an answer is his, is judged as well. open: needs no credentials. The roles\nstand in methods_test.go.")
	infos := s.grpc.GetServiceInfo()
	for _, service := range slices.Sorted(maps.Keys(infos)) {
		w := tabwriter.NewWriter(&out, 0, 8, 2, ' ', 0)
		_, _ = fmt.Fprintf(w, "\n%s\t%s\n", service, strings.Join(columns, "\t"))
		names := make([]string, len(infos[service].Methods))
		for i, m := range infos[service].Methods {
			names[i] = m.Name
		}
		slices.Sort(names)
		for _, name := range names {
			writeRow(w, door, "  "+name, "/"+service+"/"+name, columns)
		}
		_ = w.Flush()
	}
	w := tabwriter.NewWriter(&out, 0, 8, 2, ' ', 0)
	_, _ = fmt.Fprintf(w, "\nHTTP\t%s\n", strings.Join(columns, "\t"))
	writeRow(w, door, "  GET /metrics", metricsPage, columns)
	_ = w.Flush()
	got := trimLines(out.String())
	golden := filepath.Join("testdata", "methods.txt")
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the table has changed: look at what -update makes of %s\n%s", golden, firstDifference(got, string(want)))
	}
}

func writeRow(w io.Writer, d *door, label, method string, roles []string) {
	row := []string{label}
	for _, role := range roles {
		who := d.rules().Principal("token:"+role, role)
		if who.Role == nil {
			who = policy.Principal{}
		}
		switch err := d.method(who, method); {
		case open(method):
			row = append(row, "open")
		case err == nil:
			row = append(row, "yes")
		default:
			row = append(row, "-")
		}
	}
	_, _ = fmt.Fprintln(w, strings.Join(row, "\t"))
}

func trimLines(text string) string {
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

func firstDifference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return "got  " + a[i] + "\nwant " + b[i]
		}
	}
	return fmt.Sprintf("got %d lines, want %d", len(a), len(b))
}
