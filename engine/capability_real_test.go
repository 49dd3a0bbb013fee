package engine

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"google.golang.org/protobuf/proto"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/asterisktest"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// What real servers tell to users of all, few and no rights, and what loading a
// module changes.
func TestRealCapability(t *testing.T) {
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		server := target.Start(t, asterisktest.Config{Users: []asterisktest.User{
			{Name: "full", Secret: "s", Read: "all", Write: "all"},
			{Name: "few", Secret: "s", Read: "call,system", Write: "call"},
			{Name: "blind", Secret: "s", Read: "call", Write: "call"},
		}})
		link := func(user string) *Server {
			return linked(t, ami.Config{Address: server.AMIAddr, Username: user, Secret: "s"})
		}
		full := link("full")
		info := full.Info()
		if !info.ReadKnown || !info.WriteKnown || !slices.Contains(info.ReadClasses, "dialplan") || len(info.Unknown) != 0 {
			t.Errorf("classes %q, %q; unknown %q", info.ReadClasses, info.WriteClasses, info.Unknown)
		}
		// With write=all nothing is hidden: two ways to ask, one answer.
		listed := make([]string, len(info.Actions))
		for i, a := range info.Actions {
			listed[i] = a.Name
		}
		registered := slices.Clone(info.Registered)
		slices.Sort(listed)
		slices.Sort(registered)
		if !slices.Equal(listed, registered) {
			t.Errorf("ListCommands has %q\nthe CLI %q", listed, registered)
		}
		for _, m := range info.Modules {
			if m.Status != "Running" || m.SupportLevel == "" {
				t.Errorf("module %+v", m)
			}
		}
		if m := info.Module("app_queue"); m == nil || m.SupportLevel != "core" || len(info.Modules) < 150 {
			t.Errorf("%d modules, app_queue %+v", len(info.Modules), m)
		}
		var lacking *UnavailableError
		if err := full.try(t, "MeetmeList"); !errors.As(err, &lacking) || lacking.ActionID != "" || lacking.Message != "" {
			t.Errorf("got %v", err)
		}

		// A module goes and comes by our own action, and by somebody else.
		const action, module = "QueueSummary", "app_queue"
		if err := full.try(t, action); err != nil {
			t.Fatalf("%s: %v", action, err)
		}
		load := func(how string) {
			t.Helper()
			headers := []wire.Header{{Name: "Module", Value: module + ".so"}, {Name: "LoadType", Value: how}}
			// Asterisk answers an action a moment before it lets go of its module, and
			// refuses to unload one in use.
			for limit := time.Now().Add(30 * time.Second); ; {
				reply, err := full.Do(t.Context(), ami.Action{Name: "ModuleLoad", Headers: headers}, SocketAuto)
				if err == nil && reply.Success() {
					return
				}
				if err != nil || time.Now().After(limit) {
					t.Fatalf("%s: %+v, %v", how, reply, err)
				}
			}
		}
		few := link("few")
		if err := few.try(t, action); err != nil {
			t.Fatalf("%s: %v", action, err)
		}
		load("unload")
		if err := full.try(t, action); !errors.As(err, &lacking) || lacking.Denied || lacking.Module != module {
			t.Errorf("unloaded: %v", err)
		}
		// The event Unload may come between two tries, and ends the memory.
		limit := time.Now().Add(30 * time.Second)
		for remembered := false; !remembered; remembered = lacking.Remembered {
			if err := few.try(t, action); !errors.As(err, &lacking) || !strings.HasPrefix(lacking.Message, "Invalid/unknown command: "+action) || time.Now().After(limit) {
				t.Fatalf("unloaded: %v", err)
			}
		}
		load("load")
		if err := full.try(t, action); err != nil {
			t.Errorf("loaded again: %v", err)
		}
		// The other login learns it by the event Load.
		limit = time.Now().Add(30 * time.Second)
		for err := few.try(t, action); err != nil; err = few.try(t, action) {
			if time.Now().After(limit) {
				t.Fatalf("loaded again: %v", err)
			}
		}

		for _, user := range []string{"few", "blind"} {
			s := link(user) // which has no event of the module before it
			if i := s.Info(); i.ReadKnown || i.WriteKnown || i.Registered != nil || i.Modules != nil || len(i.Unknown) == 0 {
				t.Errorf("%s: %+v", user, i)
			}
			for round := range 2 {
				if err := s.try(t, "DBPut"); !errors.As(err, &lacking) || !lacking.Denied || lacking.Message != "Permission denied" || lacking.Remembered != (round > 0) {
					t.Errorf("%s, round %d: %v", user, round, err)
				}
			}
			if user == "blind" {
				// Nobody tells it of modules: its memory is short.
				s.capability.change(func(k *known) {
					k.refused = map[string]Refused{"dbput": {Message: "Permission denied", At: time.Now().Add(-refusalAge - time.Second)}}
				})
				if err := s.try(t, "DBPut"); !errors.As(err, &lacking) || lacking.Remembered {
					t.Errorf("after a minute: %v", err)
				}
			}
		}
	})
}

// An action that Asterisk answers by one event, without announcing it.
func TestRealListEnd(t *testing.T) {
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		server := target.Start(t, asterisktest.Config{})
		u := server.Users[0]
		s := linked(t, ami.Config{Address: server.AMIAddr, Username: u.Name, Secret: u.Secret})
		reply, err := s.Do(t.Context(), ami.Action{Name: "faxstats"}, SocketAuto)
		if err != nil || !reply.Success() || !reply.ListComplete || string(reply.End.Type()) != "FAXStats" || len(reply.Items) != 0 {
			t.Fatalf("%+v, %v", reply, err)
		}
		told := new(astergatev1.SendActionResponse)
		if err := proto.Unmarshal(s.AppendReply(nil, reply, 0), told); err != nil || told.GetEnd().GetFaxStats() == nil || !told.GetReply().GetListComplete() {
			t.Errorf("%v, %v", told, err)
		}
	})
}
