package conformance

import (
	"strings"
	"testing"
	"time"

	"google.golang.org/grpc/status"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/asterisktest/fault"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Each fault of the network between astergate and Asterisk has its outcome. Those
// that change no byte and end nothing are not noticed; all others are told where they
// stand among the events, with their reason, and the link comes back. docs/faults.md
// has the same as a table.
func TestNetworkFaults(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		p := through(t, b)
		s := start(t, b, options{link: func(c *ami.Config) {
			c.Keepalive, c.KeepaliveTimeout = 200*time.Millisecond, time.Second
			c.LoginTimeout = 1500 * time.Millisecond
		}})
		events := s.subscribe(t, &astergatev1.SubscribeRequest{OrphanedResponses: true})
		var all []*astergatev1.Event
		damaged := func() uint64 { return s.engine.Servers()[0].Status().Counters.Damaged }
		// works asks for a list, and waits for an event behind it.
		works := func(t *testing.T, name string) {
			t.Helper()
			resp := s.send(t, "CoreShowChannels")
			if !resp.GetReply().GetListComplete() || int(resp.GetReply().GetExpectedItems()) != len(resp.GetItems()) {
				t.Errorf("%s: %v", name, resp)
			}
			s.send(t, "UserEvent", "UserEvent", name)
			all = append(all, events.until(t, userEvent(name))...)
		}
		for _, f := range []fault.Faults{
			{Piece: 1}, {Join: 100 * time.Millisecond}, {Delay: 10 * time.Millisecond, Piece: 50}, {Rate: 20_000},
		} {
			t.Run("unnoticed", func(t *testing.T) {
				before := s.engine.Servers()[0].Status().Counters.Attempts
				p.Set(fault.BothWays, f)
				works(t, "Faulty")
				p.Heal()
				works(t, "Healed")
				if now := s.engine.Servers()[0].Status().Counters.Attempts; now != before {
					t.Errorf("%+v: the link was lost", f)
				}
			})
		}
		t.Run("stalled for a while", func(t *testing.T) {
			p.Set(fault.ToClient, fault.Faults{Stall: true})
			timer := time.AfterFunc(500*time.Millisecond, p.Heal)
			defer timer.Stop()
			works(t, "Stalled")
		})
		t.Run("foreign text and a foreign answer", func(t *testing.T) {
			p.Insert(fault.ToClient, []byte("free text of nobody\r\n\r\nResponse: Success\r\nActionID: foreign-1\r\n\r\n"))
			works(t, "Foreign")
			found := false
			for _, e := range all {
				found = found || e.GetOrphanedResponse().GetActionId() == "foreign-1"
			}
			if !found {
				t.Error("the answer that nobody had asked for is not told")
			}
		})
		for _, tt := range []struct {
			name   string
			run    func()
			reason string // in link_down's
			hurts  bool   // it is counted as damage
		}{
			{"cut", func() { p.Cut(fault.Close) }, "asterisk closed the", false},
			{"reset", func() { p.Cut(fault.Reset) }, "reset by peer", false},
			{"half-closed towards us", func() { p.CutWay(fault.ToClient, fault.HalfClose) }, "asterisk closed the", false},
			{"half-closed towards Asterisk", func() { p.CutWay(fault.ToServer, fault.HalfClose) }, "asterisk closed the", false},
			{"cut within a line of an event", func() {
				p.Break(fault.ToClient, "UserEvent: Tor", 0, fault.Close)
				_, _ = s.trySend(t, "UserEvent", "UserEvent", "Torn")
			}, "asterisk closed the", false},
			{"cut within an answer", func() {
				p.Break(fault.ToClient, "Response: Success", 20, fault.Close)
				_, err := s.trySend(t, "CoreShowChannels")
				if reason := errorInfo(err).GetReason(); reason != "OUTCOME_UNKNOWN" && reason != "NOT_SENT" {
					t.Errorf("the action: %v %s", status.Code(err), reason)
				}
			}, "closed the", false},
			{"nothing arrives here", func() { p.Set(fault.ToClient, fault.Faults{BlackHole: true}) }, "no answer to Ping", false},
			{"nothing arrives there", func() { p.Set(fault.ToServer, fault.Faults{BlackHole: true}) }, "no answer to Ping", false},
			{"a NUL byte", func() { p.Insert(fault.ToClient, []byte("Event: X\r\nY: \x00\r\n\r\n")) }, "NUL byte", true},
			{"text without end", func() {
				p.Insert(fault.ToClient, []byte(strings.Repeat("free text of nobody\r\n\r\n", 20_000)))
			}, "neither event nor response", true},
		} {
			t.Run(tt.name, func(t *testing.T) {
				hurt := damaged()
				tt.run()
				all = append(all, events.until(t, linkDown)...)
				if reason := newest(all).GetLinkDown().GetReason(); !strings.Contains(reason, tt.reason) {
					t.Errorf("reason %q, want %q in it", reason, tt.reason)
				}
				p.Heal()
				p.Cut(fault.Close) // what has begun while bytes were swallowed
				all = append(all, events.until(t, linkUp)...)
				s.awaitState(t, astergatev1.LinkState_LINK_STATE_READY)
				for {
					if _, err := s.trySend(t, "Ping"); err == nil {
						break
					}
					s.awaitState(t, astergatev1.LinkState_LINK_STATE_READY)
				}
				works(t, "Again")
				if tt.hurts != (damaged() > hurt) {
					t.Errorf("counted as damage: %d, before %d", damaged(), hurt)
				}
			})
		}
		wantConsecutive(t, all)
	})
}
