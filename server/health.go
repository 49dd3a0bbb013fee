package server

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"google.golang.org/grpc"
	healthpb "google.golang.org/grpc/health/grpc_health_v1"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/ami"
)

// Health says what astergate calls ready.
type Health struct {
	// Require is which servers must be well: RequireAll, RequireAny or RequireNone.
	Require string
	// PingWithin is how long ago a server's newest answer to a Ping may be. Where
	// Pings are rarer than that it is their interval and a second more. 0 means 30 s.
	PingWithin time.Duration
}

// Values of Health.Require; empty is RequireAll.
const (
	RequireAll  = "all"
	RequireAny  = "any"
	RequireNone = "none"
)

const (
	// healthTick is how often health is looked at when nothing tells of a change.
	healthTick = 500 * time.Millisecond
	// readerBusy is how long the events' reader may be at work without coming back
	// to its socket.
	readerBusy = 2 * time.Second
	// beatEvery is how often all locks are tried, lifeless how long none may come
	// through.
	beatEvery = time.Second
	lifeless  = 5 * time.Second
)

// check is one condition of a server.
type check struct {
	Name   string    `json:"name"`
	OK     bool      `json:"ok"`
	Since  time.Time `json:"since"`
	Detail string    `json:"detail,omitempty"`
}

// serverHealth is how a server is.
type serverHealth struct {
	Server string  `json:"server"`
	Ready  bool    `json:"ready"`
	Off    bool    `json:"off,omitempty"` // switched off on request: it does not count
	Checks []check `json:"checks"`
}

// condition is how astergate is.
type condition struct {
	Ready    bool           `json:"ready"`
	Require  string         `json:"require"`
	Draining bool           `json:"draining"`
	Audit    string         `json:"audit,omitempty"` // why it cannot be written, where that counts
	Servers  []serverHealth `json:"servers"`
}

// vitals judge the servers, and whether the process does what it should.
type vitals struct {
	engine   *engine.Engine
	wanted   atomic.Pointer[Health]
	draining func() string // why no AGI sessions are taken; empty: they are
	refuses  func() error  // why nothing that changes something is taken; nil: it is
	began    time.Time
	beat     atomic.Int64 // nanoseconds after began

	mu    sync.Mutex                   // guards since
	since map[*engine.Server]*[3]check // as they were looked at last
}

func newVitals(e *engine.Engine, draining func() string, refuses func() error) *vitals {
	return &vitals{engine: e, draining: draining, refuses: refuses, began: time.Now(), since: make(map[*engine.Server]*[3]check)}
}

// set replaces what is wanted.
func (v *vitals) set(h Health) {
	if h.Require == "" {
		h.Require = RequireAll
	}
	if h.PingWithin == 0 {
		h.PingWithin = 30 * time.Second
	}
	v.wanted.Store(&h)
}

// look judges everything anew. It waits for nobody but a link's status.
func (v *vitals) look() condition {
	wanted := v.wanted.Load()
	now := time.Now()
	out := condition{Require: wanted.Require, Draining: v.draining() != ""}
	v.mu.Lock()
	defer v.mu.Unlock()
	well, ill := 0, 0
	seen := make(map[*engine.Server]*[3]check)
	for _, s := range v.engine.Servers() {
		last := v.since[s]
		seen[s] = last
		h := v.server(s, wanted, now)
		if last == nil {
			last = new([3]check)
			seen[s] = last
		}
		for i, c := range h.Checks {
			if was := last[i]; was.Name != "" && was.OK == c.OK {
				h.Checks[i].Since = was.Since
			}
			last[i] = h.Checks[i]
		}
		switch {
		case h.Off:
		case h.Ready:
			well++
		default:
			ill++
		}
		out.Servers = append(out.Servers, h)
	}
	v.since = seen // without those that were removed
	switch wanted.Require {
	case RequireNone:
		out.Ready = true
	case RequireAny:
		out.Ready = well > 0 || ill == 0
	default:
		out.Ready = ill == 0
	}
	if err := v.refuses(); err != nil {
		out.Audit = err.Error()
	}
	out.Ready = out.Ready && !out.Draining && out.Audit == ""
	return out
}

// server judges one server: whether its link is logged in and Asterisk has booted,
// whether it answers, and whether what it says is read.
func (v *vitals) server(s *engine.Server, wanted *Health, now time.Time) serverHealth {
	status := s.Status()
	h := serverHealth{Server: s.Name(), Off: status.State == ami.StateStopped && !isRemoved(s)}
	link := check{Name: "link", OK: status.State == ami.StateReady, Since: status.Since, Detail: "link " + status.State.String()}
	if status.State != ami.StateReady && status.LastError != nil {
		link.Detail += ": " + status.LastError.Error()
	}
	ping := check{Name: "ping", Since: now}
	within := max(wanted.PingWithin, s.Keepalive()+time.Second)
	switch age := now.Sub(status.Answered); {
	case status.Answered.IsZero():
		ping.Detail = "no Ping was answered yet"
	case age > within:
		ping.Detail = fmt.Sprintf("no Ping was answered for %s", age.Round(100*time.Millisecond))
	default:
		ping.OK = true
	}
	reader := check{Name: "reader", OK: true, Since: now}
	if status.Busy > readerBusy {
		reader.OK, reader.Detail = false, fmt.Sprintf("the events' reader has not read for %s", status.Busy.Round(100*time.Millisecond))
	}
	if calls := s.Calls(); calls != nil && reader.OK {
		if lag := calls.Lag(); lag > s.Log().Size()/2 {
			reader.OK, reader.Detail = false, fmt.Sprintf("its calls are %d events behind", lag)
		}
	}
	h.Checks = []check{link, ping, reader}
	h.Ready = link.OK && ping.OK && reader.OK
	return h
}

// ready is nil, or says why astergate is not ready.
func (v *vitals) ready() error {
	c := v.look()
	if c.Ready {
		return nil
	}
	var why []error
	if text := v.draining(); text != "" {
		why = append(why, errors.New(text))
	}
	if c.Audit != "" {
		why = append(why, errors.New(c.Audit))
	}
	for _, s := range c.Servers {
		if s.Ready || s.Off || c.Require == RequireNone {
			continue
		}
		var faults []string
		for _, check := range s.Checks {
			if !check.OK {
				faults = append(faults, check.Detail)
				if check.Name == "link" {
					break // the others follow from it
				}
			}
		}
		why = append(why, fmt.Errorf("server %s: %s", s.Server, strings.Join(faults, "; ")))
	}
	return errors.Join(why...)
}

// live is nil while all locks are taken and given back.
func (v *vitals) live() error {
	if silent := time.Since(v.began) - time.Duration(v.beat.Load()); silent > lifeless {
		return fmt.Errorf("a lock of astergate's has been held for %s: it is stuck, and must be started anew", silent.Round(time.Second))
	}
	return nil
}

// keepBeat tries all locks until done is closed.
func (v *vitals) keepBeat(done <-chan struct{}, touch func()) {
	tick := time.NewTicker(beatEvery)
	defer tick.Stop()
	for {
		touch()
		v.beat.Store(int64(time.Since(v.began)))
		select {
		case <-tick.C:
		case <-done:
			return
		}
	}
}

// linked are services that are of no use while the servers are not well. The
// others serve as long as the process does.
func linked(service string) bool {
	return strings.HasPrefix(service, "astergate.ami.") || service == "astergate.v1.ActionService" || service == "astergate.v1.CallService"
}

// serviceNames are the services of a server by name.
func serviceNames(s *grpc.Server) []string {
	var names []string
	for name := range s.GetServiceInfo() {
		names = append(names, name)
	}
	return names
}

// keepHealth keeps grpc.health.v1 true until done is closed: "" is astergate
// itself; "ready" is what /readyz says; each service has its own name; "server/NAME"
// says that a server is well, and "calls/NAME" that its calls are known since its
// link came up.
func (s *Server) keepHealth(done <-chan struct{}) {
	names := serviceNames(s.grpc)
	tick := time.NewTicker(healthTick)
	defer tick.Stop()
	told := make(map[string]bool)
	for {
		changed := s.cfg.Engine.Changed()
		now := s.vitals.look()
		s.tell("ready", now.Ready)
		for _, name := range names {
			s.tell(name, now.Ready || !linked(name) && !now.Draining)
		}
		there := make(map[string]bool)
		for _, server := range now.Servers {
			there["server/"+server.Server] = true
			s.tell("server/"+server.Server, server.Ready)
		}
		for _, server := range s.cfg.Engine.Servers() {
			if calls := server.Calls(); calls != nil {
				there["calls/"+server.Name()] = true
				s.tell("calls/"+server.Name(), calls.Synced())
			}
		}
		for name := range told {
			if !there[name] { // its server was removed
				s.health.SetServingStatus(name, healthpb.HealthCheckResponse_SERVICE_UNKNOWN)
			}
		}
		told = there
		select {
		case <-changed:
		case <-tick.C:
		case <-done:
			return
		}
	}
}

func (s *Server) tell(service string, well bool) {
	state := healthpb.HealthCheckResponse_NOT_SERVING
	if well {
		state = healthpb.HealthCheckResponse_SERVING
	}
	s.health.SetServingStatus(service, state)
}

// SetHealth replaces what is called ready. Safe for concurrent use.
func (s *Server) SetHealth(h Health) { s.vitals.set(h) }
