package server

import (
	"context"
	"log/slog"
	"strings"
	"testing"

	"google.golang.org/grpc/codes"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/server/policy"
)

func sightEngine(t *testing.T) *engine.Engine {
	t.Helper()
	e, err := engine.New(engine.Config{
		Servers: []ami.Config{{Server: "pbx1", Address: "127.0.0.1:1", Username: "u", Secret: "s"}, {Server: "pbx2", Address: "127.0.0.1:1", Username: "u", Secret: "s"}},
		Calls:   &engine.CallsConfig{}, Logger: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// Who has one filter has both, who has no role sees nothing, and who has neither
// filter nor fewer classes has no sight to ask.
func TestSightsOfRoles(t *testing.T) {
	for name, tt := range map[string]struct {
		rules *policy.Rules // nil: no role
		want  engine.SightConfig
	}{
		"nobody": {nil, engine.SightConfig{Events: "false", Calls: "false"}},
		"both": {&policy.Rules{Read: []string{"call"}, EventFilter: "true", CallFilter: "call.state == 'ENDED'"},
			engine.SightConfig{Classes: []string{"call"}, Events: "true", Calls: "call.state == 'ENDED'"}},
		"events alone": {&policy.Rules{Read: []string{"call"}, EventFilter: "true"}, engine.SightConfig{Classes: []string{"call"}, Events: "true", Calls: "false"}},
		"calls alone":  {&policy.Rules{Read: []string{"call"}, CallFilter: "true"}, engine.SightConfig{Classes: []string{"call"}, Events: "false", Calls: "true"}},
		"no filter":    {&policy.Rules{Read: []string{"call"}}, engine.SightConfig{Classes: []string{"call"}}},
	} {
		var role *policy.Role
		if tt.rules != nil {
			var err error
			if role, err = policy.NewRole(*tt.rules); err != nil {
				t.Fatal(err)
			}
		}
		got := sightOf(role)
		if got.Events != tt.want.Events || got.Calls != tt.want.Calls || strings.Join(got.Classes, " ") != strings.Join(tt.want.Classes, " ") {
			t.Errorf("%s: %+v, want %+v", name, got, tt.want)
		}
	}
	e := sightEngine(t)
	var s sights
	full, err := policy.NewRole(policy.FullRules("full", nil))
	if err != nil {
		t.Fatal(err)
	}
	if sight, err := s.of(e, full); sight != nil || err != nil {
		t.Errorf("who sees everything: %v, %v", sight, err)
	}
	none, err := s.of(e, nil)
	if none == nil || err != nil {
		t.Errorf("who has no role: %v, %v", none, err)
	}
	if again, err := s.of(e, nil); again != none || err != nil {
		t.Errorf("it was made twice: %v, %v", again, err)
	}
}

// A filter that does not compile is a fault of the configuration: it is told at
// the start, and hides everything from whoever has such a role.
func TestSightThatIsWrong(t *testing.T) {
	p, err := policy.New(nil, policy.Rules{Name: "tenant", EventFilter: "nme == 'x'"}, policy.Rules{Name: "other", CallFilter: "header('X') == ''"})
	if err != nil {
		t.Fatal(err)
	}
	e := sightEngine(t)
	var s sights
	err = s.check(e, p)
	if err == nil {
		t.Fatal("nothing is wrong")
	}
	for _, part := range []string{`role "tenant"`, "undeclared reference to 'nme'", `role "other"`, "undeclared reference to 'header'"} {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("%v does not say %q", err, part)
		}
	}
	_, err = s.of(e, p.Role("tenant"))
	if st := statusOf(err); st.Code() != codes.Internal || strings.Contains(st.Message(), "nme") {
		t.Errorf("a request gets %v", st)
	}
}

// What a worker may have, by its role.
func TestServes(t *testing.T) {
	p, err := policy.New(nil,
		policy.Rules{Name: "some", Servers: []string{"*"}, AGIScripts: []string{"alpha/*", "exact"}},
		policy.Rules{Name: "none", Servers: []string{"*"}})
	if err != nil {
		t.Fatal(err)
	}
	d := &door{engine: sightEngine(t), policy: p}
	serves := func(role, script string) bool {
		f := d.serves(policy.WithPrincipal(context.Background(), p.Principal("p", role)))
		return f == nil || f("pbx1", script)
	}
	for _, tt := range []struct {
		role, script string
		want         bool
	}{
		{policy.Local, "anything", true},
		{"some", "alpha/menu", true},
		{"some", "alpha/menu/deep", true},
		{"some", "exact", true},
		{"some", "exactly", false},
		{"some", "bravo/menu", false},
		{"some", "bravo/alpha/menu", false},
		{"some", "", false},
		{"none", "alpha/menu", false},
		{"nobody", "alpha/menu", false},
	} {
		if got := serves(tt.role, tt.script); got != tt.want {
			t.Errorf("%s, %q: %v", tt.role, tt.script, got)
		}
	}
	if f := d.serves(policy.WithPrincipal(context.Background(), p.Principal("p", policy.Local))); f != nil {
		t.Error("who may have everything is asked about")
	}
}
