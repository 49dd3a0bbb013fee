package engine

import (
	"context"
	"errors"
	"net/netip"
	"testing"
	"time"

	agiwire "github.com/astergate/astergate/engine/agi/wire"
	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/simulator"
	eventv1 "github.com/astergate/astergate/gen/go/astergate/ami/event/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// A connection belongs to the server whose network holds its address; of
// several to the one whose events show the channel; else to none.
func TestFastAGIOwner(t *testing.T) {
	link := func(name string) ami.Config {
		return ami.Config{Server: name, Address: "192.0.2.1:5038", Username: "u", Secret: "s"}
	}
	e, err := New(Config{Servers: []ami.Config{link("one"), link("two"), link("alone")}})
	if err != nil {
		t.Fatal(err)
	}
	shared := []netip.Prefix{netip.MustParsePrefix("192.0.2.0/24")}
	f := NewFastAGI(e, []FastAGIServer{
		{Name: "one", From: shared},
		{Name: "two", From: shared, Version: agiwire.Version{Major: 22, Minor: 10}},
		{Name: "alone", From: []netip.Prefix{netip.MustParsePrefix("2001:db8::1/128")}},
	})
	show := func(server, id, event string) {
		f.note(&astergatev1.Event{Server: server, Name: event, Headers: []*eventv1.Header{{Name: "Event", Value: event}, {Name: "Uniqueid", Value: id}}})
		f.changed.tell()
	}
	show("two", "7.1", "Newexten")
	show("one", "8.1", "Newchannel")
	show("two", "8.1", "Newchannel")
	late := time.AfterFunc(50*time.Millisecond, func() { show("one", "9.1", "Newexten") })
	defer late.Stop()
	for _, tt := range []struct{ remote, id, server string }{
		{"2001:db8::1", "1.1", "alone"},
		{"192.0.2.9", "7.1", "two"},
		{"192.0.2.9", "9.1", "one"}, // shows soon
		{"192.0.2.9", "8.1", ""},    // on both
		{"192.0.2.9", "6.6", ""},    // on none
		{"198.51.100.1", "7.1", ""},
	} {
		env, err := agiwire.ParseEnvironment([]byte("agi_uniqueid: " + tt.id))
		if err != nil {
			t.Fatal(err)
		}
		server, version, err := f.Owner(netip.MustParseAddr(tt.remote), env)
		var refused *OwnerError
		if server != tt.server || (tt.server == "") != errors.As(err, &refused) {
			t.Errorf("%s %s: %q, %v", tt.remote, tt.id, server, err)
		}
		if server == "two" && version.Major != 22 {
			t.Errorf("two has version %v", version)
		}
	}
	if len(f.Networks()) != 3 || len(f.names) != 4 {
		t.Errorf("networks %v, events %v", f.Networks(), f.names)
	}
	// A link that is not up tells nothing: that is a hangup.
	if f.Alive(context.Background(), "one", "8.1", agiwire.Place{}) || f.Alive(context.Background(), "nobody", "8.1", agiwire.Place{}) {
		t.Error("alive without a link")
	}
}

// A server that is too busy to tell a channel's place in time is waited for, until ctx
// ends: else the manager's hangup during an EXEC would be a redirect.
func TestAliveOnABusyServer(t *testing.T) {
	sim, address := simulatedBy(t, simulator.Config{
		Users:    []simulator.User{{Name: "u", Secret: "s", Read: "all", Write: "all"}},
		Dialplan: simulator.Dialplan{"in": {"stay": {simulator.Answer{}, simulator.Echo{}}}},
	})
	e := linkedEngine(t, ami.Config{Address: address, Username: "u", Secret: "s"})
	s, f := e.Servers()[0], NewFastAGI(e, nil)
	f.note(&astergatev1.Event{Server: "pbx1", Name: "Newchannel", Headers: []*eventv1.Header{{Name: "Event", Value: "Newchannel"}, {Name: "Uniqueid", Value: "0.0"}}})
	if _, err := sim.Call(simulator.Incoming{Endpoint: "PJSIP/trunk", Context: "in", Exten: "stay"}); err != nil {
		t.Fatal(err)
	}
	var channel string
	for channel == "" { // until it has answered
		reply, err := s.Do(t.Context(), ami.Action{Name: "Status"}, SocketAuto)
		if err != nil || len(reply.Items) != 1 {
			t.Fatal(reply, err)
		}
		if at, _ := reply.Items[0].Get("Priority"); string(at) == "2" {
			id, _ := reply.Items[0].Get("Uniqueid")
			channel = string(id)
		}
	}
	undo, err := sim.Inject(simulator.Fault{Kind: simulator.LateReply, Action: "Status", Delay: 2 * announceLimit})
	if err != nil {
		t.Fatal(err)
	}
	defer undo()
	for _, tt := range []struct {
		priority string
		alive    bool
	}{{"3", false}, {"2", true}} { // it is at 2, and so would go on at 3
		place := agiwire.Place{Context: "in", Extension: "stay", Priority: tt.priority, Unsure: true}
		if alive := f.Alive(t.Context(), "pbx1", channel, place); alive != tt.alive {
			t.Errorf("where %s would be next: alive is %t", tt.priority, alive)
		}
	}
	short, cancel := context.WithTimeout(t.Context(), announceLimit/2)
	defer cancel()
	if !f.Alive(short, "pbx1", channel, agiwire.Place{Context: "in", Extension: "stay", Priority: "3", Unsure: true}) {
		t.Error("without an answer it is a redirect unless a hangup was announced")
	}
}
