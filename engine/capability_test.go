package engine

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/simulator"
)

// linked is a server whose link runs.
func linked(t *testing.T, cfg ami.Config) *Server {
	t.Helper()
	return linkedEngine(t, cfg).Servers()[0]
}

// linkedEngine is an engine of one server whose link runs.
func linkedEngine(t *testing.T, cfg ami.Config) *Engine {
	t.Helper()
	cfg.Server = "pbx1"
	e, err := New(Config{Servers: []ami.Config{cfg}, Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	wg.Go(func() {
		if err := e.Run(ctx); err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(func() { cancel(); wg.Wait() })
	untilInfo(t, e.Servers()[0], func(i *Info) bool { return i != nil })
	return e
}

// untilInfo waits until what the server says of itself fits.
func untilInfo(t *testing.T, s *Server, fits func(*Info) bool) {
	t.Helper()
	limit := time.After(30 * time.Second)
	for {
		changed := s.changed.next()
		if fits(s.Info()) {
			return
		}
		select {
		case <-changed:
		case <-limit:
			t.Fatalf("the server did not tell: %+v", s.Status())
		}
	}
}

func simulated(t *testing.T, users ...simulator.User) (*simulator.Simulator, string) {
	t.Helper()
	return simulatedBy(t, simulator.Config{Users: users})
}

func simulatedBy(t *testing.T, cfg simulator.Config) (*simulator.Simulator, string) {
	t.Helper()
	sim, err := simulator.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	l, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	wg.Go(func() {
		if err := sim.Run(ctx, l); err != nil && ctx.Err() == nil {
			t.Error(err)
		}
	})
	t.Cleanup(func() { cancel(); wg.Wait() })
	return sim, l.Addr().String()
}

// try calls a typed action without arguments and returns the error.
func (s *Server) try(t *testing.T, action string, headers ...wire.Header) error {
	t.Helper()
	a := s.actions.ByName(action)
	if a == nil {
		t.Fatalf("no action %s", action)
	}
	_, err := s.Call(t.Context(), Call{Action: a, Headers: headers})
	return err
}

func sentBy(sim *simulator.Simulator, user, action string) (n int) {
	for _, r := range sim.Received() {
		if name, _ := r.Message.Get("Action"); r.User == user && string(name) == action {
			n++
		}
	}
	return n
}

// Who may ask the CLI knows all, and what is missing is refused unsent.
func TestCapabilityKnown(t *testing.T) {
	sim, address := simulated(t, simulator.User{Name: "full", Secret: "s", Read: "call,system", Write: "all"})
	s := linked(t, ami.Config{Address: address, Username: "full", Secret: "s"})
	info := s.Info()
	if !info.ReadKnown || !slices.Equal(info.ReadClasses, []string{"system", "call", "all"}) || !info.WriteKnown || !slices.Contains(info.WriteClasses, "originate") {
		t.Errorf("classes: %+v", info)
	}
	if m := info.Module("app_queue"); m == nil || m.Status != "Running" || m.SupportLevel != "core" || m.Description != "True Call Queueing" {
		t.Errorf("modules: %+v", info.Modules)
	}
	if !slices.Contains(info.Registered, "CoreStatus") || len(info.Unknown) != 0 {
		t.Errorf("actions %q, unknown %q", info.Registered, info.Unknown)
	}
	var lacking *UnavailableError
	err := s.try(t, "MeetmeList")
	if !errors.As(err, &lacking) || lacking.Module != "app_meetme" || lacking.Message != "" || lacking.Denied || lacking.Remembered ||
		!strings.Contains(err.Error(), "its module app_meetme is not loaded") {
		t.Errorf("got %+v", err)
	}
	if n := sentBy(sim, "full", "MeetmeList"); n != 0 {
		t.Errorf("sent %d times", n)
	}
	// By name it is always sent.
	if reply, err := s.Do(t.Context(), ami.Action{Name: "MeetmeList"}, SocketAuto); err != nil || reply.Success() {
		t.Errorf("%+v, %v", reply, err)
	}
	i := slices.IndexFunc(s.Unavailable(), func(u Unavailable) bool { return u.Action.Name == "MeetmeList" })
	if i < 0 || !s.Unavailable()[i].Missing || s.Unavailable()[i].Denied {
		t.Errorf("unavailable: %+v", s.Unavailable())
	}

	// A module is loaded: nothing is certain until the server was asked again.
	loaded := time.Now()
	sim.Emit(wire.Header{Name: "Event", Value: "Load"}, wire.Header{Name: "Module", Value: "app_meetme.so"})
	if _, err := sim.WaitReceived(t.Context(), func(r simulator.Received) bool {
		name, _ := r.Message.Get("Action")
		return string(name) == "ListCommands" && r.At.After(loaded)
	}); err != nil {
		t.Fatal(err)
	}
}

// Who may not is sent once for each action, and then remembered until something
// changes; of what is refused for its arguments nothing is.
func TestCapabilityRemembered(t *testing.T) {
	sim, address := simulated(t, simulator.User{Name: "few", Secret: "s", Read: "call,system", Write: "call"})
	s := linked(t, ami.Config{Address: address, Username: "few", Secret: "s"})
	info := s.Info()
	if info.ReadKnown || info.WriteKnown || info.Registered != nil || info.Modules != nil || len(info.Unknown) == 0 || !slices.Equal(info.WriteClasses, []string{"call"}) {
		t.Errorf("got %+v", info)
	}
	// Whatever else was tried would have raised a security event.
	for _, r := range sim.Received() {
		if name, _ := r.Message.Get("Action"); !slices.Contains([]string{"Challenge", "Login", "Ping", "ListCommands"}, string(name)) {
			t.Errorf("sent %q", r.Raw)
		}
	}
	for _, tt := range []struct {
		action, message, hint string
		denied                bool
	}{
		{"DBPut", "Permission denied", "write class system", true},
		{"MeetmeList", "Invalid/unknown command: MeetmeList. Use Action: ListCommands to show available commands.", "it comes with module app_meetme", false},
	} {
		for round := range 3 {
			err := s.try(t, tt.action)
			var lacking *UnavailableError
			if !errors.As(err, &lacking) || lacking.Message != tt.message || lacking.Denied != tt.denied || lacking.Remembered != (round > 0) ||
				(lacking.ActionID == "") != lacking.Remembered || !strings.Contains(lacking.Hint, tt.hint) {
				t.Errorf("%s, round %d: %+v", tt.action, round, err)
			}
		}
		if n := sentBy(sim, "few", tt.action); n != 1 {
			t.Errorf("%s was sent %d times", tt.action, n)
		}
	}
	var refused *ami.ResponseError
	for range 2 {
		if err := s.try(t, "Hangup", wire.Header{Name: "Channel", Value: "none"}); !errors.As(err, &refused) {
			t.Errorf("got %v", err)
		}
	}
	if n := sentBy(sim, "few", "Hangup"); n != 2 {
		t.Errorf("Hangup was sent %d times", n)
	}
	i := slices.IndexFunc(s.Unavailable(), func(u Unavailable) bool { return u.Action.Name == "DBPut" })
	if u := s.Unavailable()[i]; !u.Denied || u.Missing || u.Refused == nil || u.Refused.Message != "Permission denied" {
		t.Errorf("got %+v", u)
	}

	// A load, and a login of ours, end the memory.
	before := s.capability.generation()
	sim.Emit(wire.Header{Name: "Event", Value: "Reload"}, wire.Header{Name: "Module", Value: "All"})
	untilGeneration(t, s, before)
	if err := s.try(t, "DBPut"); err == nil || sentBy(sim, "few", "DBPut") != 2 {
		t.Errorf("after a reload: %v, sent %d times", err, sentBy(sim, "few", "DBPut"))
	}
	before = s.capability.generation()
	sim.DropConnections()
	untilGeneration(t, s, before)
	untilReady(t, s)
	if err := s.try(t, "DBPut"); err == nil || sentBy(sim, "few", "DBPut") != 3 {
		t.Errorf("after a login: %v, sent %d times", err, sentBy(sim, "few", "DBPut"))
	}
}

// untilGeneration waits until what was known is forgotten.
func untilGeneration(t *testing.T, s *Server, before uint64) {
	t.Helper()
	limit := time.After(30 * time.Second)
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for s.capability.generation() == before {
		select {
		case <-tick.C:
		case <-limit:
			t.Fatal("nothing was forgotten")
		}
	}
}

func untilReady(t *testing.T, s *Server) {
	t.Helper()
	limit := time.After(30 * time.Second)
	for {
		status, changed := s.link.Load().Watch()
		if status.State == ami.StateReady {
			return
		}
		select {
		case <-changed:
		case <-limit:
			t.Fatalf("not ready: %+v", status)
		}
	}
}
