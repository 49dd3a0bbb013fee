package gateway

import (
	"net/http"
	"strings"
	"testing"

	"google.golang.org/genproto/googleapis/api/annotations"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"

	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
)

// reading lists the RPCs that a GET may reach. A browser sends a GET for any
// page that asks, so each was looked at: it changes nothing, neither in
// astergate nor in Asterisk. Add one only after the same look.
var reading = map[protoreflect.FullName]bool{
	"astergate.v1.AccessService.WhoAmI":       true,
	"astergate.v1.ServerService.ListServers":  true,
	"astergate.v1.ServerService.GetServer":    true,
	"astergate.v1.ServerService.WatchServers": true,
	"astergate.v1.ServerService.TraceServer":  true,
	"astergate.v1.EventService.Subscribe":     true,
	"astergate.v1.AgiService.ListSessions":    true,
	"astergate.v1.AgiService.WatchSessions":   true,
	"astergate.v1.CallService.GetCall":        true,
	"astergate.v1.CallService.ListCalls":      true,
	"astergate.v1.CallService.WatchCalls":     true,
	"astergate.v1.CallService.WaitCall":       true,
	"astergate.v1.AgiService.StreamAudio":     true,
	"astergate.v1.AgiService.ListRoutes":      true,
	"astergate.v1.AgiService.ResolveRoute":    true,
}

func TestOnlyReviewedCallsByGet(t *testing.T) {
	t.Parallel()
	routes, err := newRoutes(services)
	if err != nil {
		t.Fatal(err)
	}
	seen := make(map[protoreflect.FullName]bool)
	for _, r := range routes {
		if action, _ := proto.GetExtension(r.rpc.Options(), optionsv1.E_Action).(string); action != "" {
			checkActionRoute(t, r, routes, action)
			continue
		}
		if r.method == http.MethodGet {
			seen[r.rpc.FullName()] = true
			if !reading[r.rpc.FullName()] {
				t.Errorf("GET %s reaches %s, which nobody has reviewed", r.path, r.rpc.FullName())
			}
		}
	}
	for name := range reading {
		if !seen[name] {
			t.Errorf("%s is reviewed and has no GET", name)
		}
	}
}

// checkActionRoute holds a typed action's routes against its options: POST at its
// own name, and GET if and only if it is marked as one that changes nothing.
func checkActionRoute(t *testing.T, r *route, all routes, action string) {
	t.Helper()
	if want := "/v1/servers/{server}/actions/" + action; r.path != want {
		t.Errorf("%s: path %s, want %s", r.rpc.FullName(), r.path, want)
	}
	if all[routeKey(http.MethodPost, r.path)] == nil {
		t.Errorf("%s has no POST", r.rpc.FullName())
	}
	read, _ := proto.GetExtension(r.rpc.Options(), optionsv1.E_Read).(bool)
	if got := all[routeKey(http.MethodGet, r.path)] != nil; got != read {
		t.Errorf("%s: GET %v, but read is %v", r.rpc.FullName(), got, read)
	}
}

// Every service of astergate with an HTTP rule is served.
func TestAllServicesAreServed(t *testing.T) {
	t.Parallel()
	served := make(map[protoreflect.FullName]bool)
	for _, s := range services {
		served[s.descriptor.FullName()] = true
	}
	protoregistry.GlobalFiles.RangeFiles(func(file protoreflect.FileDescriptor) bool {
		if !strings.HasPrefix(string(file.Package()), "astergate.") {
			return true
		}
		for i := range file.Services().Len() {
			s := file.Services().Get(i)
			for j := range s.Methods().Len() {
				if proto.HasExtension(s.Methods().Get(j).Options(), annotations.E_Http) && !served[s.FullName()] {
					t.Errorf("%s has HTTP rules and no entry in services", s.FullName())
				}
			}
		}
		return true
	})
}

// Each route that the options describe is one of the generated handlers', and
// reaches its own RPC.
func TestEachRoute(t *testing.T) {
	t.Parallel()
	f := new(fake)
	s := start(t, f)
	routes, err := newRoutes(services)
	if err != nil {
		t.Fatal(err)
	}
	if len(routes) < 8 {
		t.Fatalf("only %d routes", len(routes))
	}
	for _, rt := range routes.sorted() {
		path := strings.ReplaceAll(rt.path, "{server}", "pbx1")
		var r reply
		if rt.method == http.MethodGet {
			r = s.get(t, path)
		} else {
			r = s.post(t, path, "{}")
		}
		if r.code != http.StatusOK {
			t.Errorf("%s %s: %d %s", rt.method, path, r.code, r.body)
		}
		calls := f.taken()
		if len(calls) != 1 || calls[0].method != string(rt.rpc.Name()) {
			t.Fatalf("%s %s reached %v, want %s", rt.method, path, calls, rt.rpc.Name())
		}
		if !strings.Contains(rt.path, "{server}") {
			continue
		}
		if got := calls[0].request.(interface{ GetServer() string }).GetServer(); got != "pbx1" {
			t.Errorf("%s %s: server %q", rt.method, path, got)
		}
	}
}

func TestUnary(t *testing.T) {
	t.Parallel()
	s := start(t, new(fake))
	r := s.get(t, "/v1/servers")
	if got, want := compact(t, r.body), `{"servers":[{"name":"pbx1","lastSequence":"1152921504606846976"}]}`+"\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for name, want := range map[string]string{
		"Content-Type":                 "application/json",
		"Cache-Control":                "no-store",
		"X-Content-Type-Options":       "nosniff",
		"Cross-Origin-Resource-Policy": "same-origin",
		"Access-Control-Allow-Origin":  "",
	} {
		if got := r.header.Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	for name := range r.header {
		if strings.HasPrefix(name, "Grpc-") {
			t.Errorf("gRPC's %s came through", name)
		}
	}
}

// What no route matches.
func TestNoRoute(t *testing.T) {
	t.Parallel()
	f := new(fake)
	s := start(t, f)
	for _, test := range []struct {
		method, path string
		code         int
		allow        string
	}{
		{"GET", "/v2/servers", 404, ""},
		{"GET", "/v1/servers/a/b/c", 404, ""},
		{"GET", "//v1/servers", 404, ""},
		{"GET", "/v1/%ff", 404, ""},
		{"GET", "/v1/servers/pbx1/actions:send", 405, "POST"},
		{"POST", "/v1/events", 405, "GET"},
		{"PUT", "/v1/servers/pbx1/actions:send", 405, "POST"},
		{"DELETE", "/v1/servers/pbx1", 405, "GET"},
		{"HEAD", "/v1/events", 405, "GET"},
		{"OPTIONS", "/v1/servers/pbx1/actions:send", 405, "POST"},
		{"POST", "/healthz", 405, "GET, HEAD"},
		{"OPTIONS", "/", 405, "GET, HEAD"},
	} {
		r := s.do(t, test.method, test.path, "")
		if r.code != test.code || r.header.Get("Allow") != test.allow {
			t.Errorf("%s %s: %d, Allow %q", test.method, test.path, r.code, r.header.Get("Allow"))
		}
		if test.method == "HEAD" {
			continue
		}
		if p := r.problem(t); p.Details[0].Reason != "INVALID_REQUEST" || p.Details[0].Domain != "astergate" {
			t.Errorf("%s %s: %s", test.method, test.path, r.body)
		}
	}
	// A path that names no UTF-8 server, and methods in disguise.
	if r := s.get(t, "/v1/servers/%ff"); r.code != 400 {
		t.Errorf("a path that is not UTF-8: %d %s", r.code, r.body)
	}
	if r := s.do(t, "POST", "/v1/servers", "a=b", "Content-Type", "application/x-www-form-urlencoded"); r.code != 405 {
		t.Errorf("a form as GET: %d %s", r.code, r.body)
	}
	if calls := f.taken(); len(calls) != 0 {
		t.Errorf("reached the service: %v", calls)
	}
	s.get(t, "/v1/servers/pbx1:connect", "X-HTTP-Method-Override", "POST")
	if calls := f.taken(); len(calls) != 1 || calls[0].method != "GetServer" {
		t.Errorf("a method override led to %v", calls)
	}
}
