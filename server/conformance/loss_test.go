package conformance

import (
	"context"
	"net/http"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"google.golang.org/grpc/codes"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/ami"
	amiv1 "github.com/astergate/astergate/gen/go/astergate/ami/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

func linkUp(e *astergatev1.Event) bool   { return e.GetLinkUp() != nil }
func linkDown(e *astergatev1.Event) bool { return e.GetLinkDown() != nil }

// wantConsecutive checks that the sequences have no hole and no repetition.
func wantConsecutive(t testing.TB, events []*astergatev1.Event) {
	t.Helper()
	for i := 1; i < len(events); i++ {
		if events[i].GetSequence() != events[i-1].GetSequence()+1 {
			t.Errorf("sequence %d after %d", events[i].GetSequence(), events[i-1].GetSequence())
		}
	}
}

// kill -9 of Asterisk in the middle of calls: the loss and the return are told
// in their place of the order.
func TestAsteriskDies(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		if b.kill == nil {
			t.Skip("this Asterisk is not ours to kill")
		}
		s := start(t, b, options{})
		events := s.subscribe(t, &astergatev1.SubscribeRequest{})
		s.send(t, "Originate", "Channel", "Local/answer@astergate", "Context", "astergate", "Exten", "answer", "Priority", "1", "Async", "true")
		all := events.until(t, func(e *astergatev1.Event) bool { return e.GetNewchannel() != nil })
		b.kill()
		all = append(all, events.until(t, linkDown)...)
		if reason := newest(all).GetLinkDown().GetReason(); reason == "" {
			t.Error("the loss has no reason")
		}
		eventually(t, func() bool {
			_, err := s.trySend(t, "Ping")
			return err != nil
		})
		_, err := s.trySend(t, "Ping")
		wantError(t, err, codes.Unavailable, "NOT_SENT")
		if code, body := s.do(t, http.MethodGet, "/readyz", nil); code != http.StatusServiceUnavailable {
			t.Errorf("readyz: %d %v", code, body)
		}
		b.restart()
		all = append(all, events.until(t, linkUp)...)
		up := newest(all).GetLinkUp()
		if up.GetReconnects() != 1 || up.GetDownFor().AsDuration() <= 0 || up.GetBanner() == "" {
			t.Errorf("link up %v", up)
		}
		// The link is up before Asterisk has loaded its modules; until then actions
		// are refused as booting.
		s.awaitState(t, astergatev1.LinkState_LINK_STATE_READY)
		s.send(t, "UserEvent", "UserEvent", "Again")
		all = append(all, events.until(t, userEvent("Again"))...)
		wantConsecutive(t, all)
		resp, err := s.servers.GetServer(t.Context(), &astergatev1.GetServerRequest{Server: "-"})
		must(t, err)
		if got := resp.GetServer(); got.GetReconnects() != 1 || got.GetState() != astergatev1.LinkState_LINK_STATE_READY {
			t.Errorf("server %v", got)
		}
	})
}

// The network is cut, and comes back.
func TestNetworkIsCut(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		p := through(t, b)
		s := start(t, b, options{})
		events := s.subscribe(t, &astergatev1.SubscribeRequest{})
		p.set(true, false)
		all := events.until(t, linkDown)
		p.set(false, false)
		all = append(all, events.until(t, linkUp)...)
		s.send(t, "UserEvent", "UserEvent", "Again")
		all = append(all, events.until(t, userEvent("Again"))...)
		wantConsecutive(t, all)
	})
}

// The peer falls silent without closing anything: the keepalive finds out.
func TestPeerFallsSilent(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		p := through(t, b)
		s := start(t, b, options{link: func(c *ami.Config) {
			c.Keepalive, c.KeepaliveTimeout = 100*time.Millisecond, 300*time.Millisecond
			c.LoginTimeout = 1500 * time.Millisecond
		}})
		events := s.subscribe(t, &astergatev1.SubscribeRequest{})
		p.set(false, true)
		down := newest(events.until(t, linkDown)).GetLinkDown()
		if !strings.Contains(down.GetReason(), "no answer to Ping") {
			t.Errorf("reason %q", down.GetReason())
		}
		p.set(false, false)
		events.until(t, linkUp)
	})
}

// An action whose answer is cut off has an unknown outcome, and says so.
func TestOutcomeUnknown(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		p := through(t, b)
		s := start(t, b, options{})
		failed := make(chan error, 1)
		ctx, cancel := context.WithTimeout(t.Context(), patience)
		defer cancel()
		go func() {
			_, err := s.actions.SendAction(ctx, &astergatev1.SendActionRequest{Action: "Originate", Headers: pairs([]string{
				"Channel", "Local/noanswer@astergate", "Context", "astergate", "Exten", "short", "Priority", "1", "Timeout", "30000"})})
			failed <- err
		}()
		eventually(t, func() bool { return len(s.send(t, "CoreShowChannels").GetItems()) > 0 })
		events := s.subscribe(t, &astergatev1.SubscribeRequest{})
		p.cut()
		if m := wantError(t, <-failed, codes.Unknown, "OUTCOME_UNKNOWN"); m["action"] != "Originate" || m["action_id"] == "" {
			t.Errorf("metadata %v", m)
		}
		events.until(t, linkUp)
		s.send(t, "Ping")
	})
}

// The same for a typed one, which waits for an event after its reply.
func TestTypedOutcomeUnknown(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		p := through(t, b)
		s := startTyped(t, b)
		failed := make(chan error, 1)
		go func() {
			_, err := s.try(t, &amiv1.OriginateRequest{Channel: "Local/noanswer@astergate", Context: "astergate", Exten: "short", Priority: "1"})
			failed <- err
		}()
		eventually(t, func() bool { return len(s.send(t, "CoreShowChannels").GetItems()) > 0 })
		events := s.subscribe(t, &astergatev1.SubscribeRequest{})
		p.cut()
		if m := wantError(t, <-failed, codes.Unknown, "OUTCOME_UNKNOWN"); m["action"] != "Originate" || m["action_id"] == "" {
			t.Errorf("metadata %v", m)
		}
		events.until(t, linkUp)

		// And one whose caller goes.
		ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
		defer cancel()
		_, err := amiv1.NewCoreServiceClient(s.conn).Originate(ctx, &amiv1.OriginateRequest{Channel: "Local/noanswer@astergate", Context: "astergate", Exten: "short", Priority: "1"})
		if m := wantError(t, err, codes.DeadlineExceeded, "OUTCOME_UNKNOWN"); m["action_id"] == "" {
			t.Errorf("metadata %v", m)
		}
	})
}

// A client that comes back with its token misses nothing and gets nothing
// twice; one that comes too late is told what is missing.
func TestResume(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{ring: engine.RingConfig{Events: 256}})
		first := s.get(t, "/v1/events?view=RAW", "text/event-stream", "")
		s.send(t, "UserEvent", "UserEvent", "One")
		seen, at := first.resumable(t, userEvent("One"))
		first.cancel()
		s.send(t, "UserEvent", "UserEvent", "Two")
		second := s.get(t, "/v1/events?view=RAW", "text/event-stream", at.token)
		seen = append(seen, second.until(t, userEvent("Two"))...)
		wantConsecutive(t, seen)
		// gRPC takes the same token, and the query parameter does.
		rpc := s.subscribe(t, &astergatev1.SubscribeRequest{ResumeToken: at.token, View: astergatev1.View_VIEW_RAW})
		query := s.get(t, "/v1/events?view=RAW&resumeToken="+at.token, "application/x-ndjson", "")
		for _, stream := range []*stream{rpc, query} {
			if got := stream.until(t, userEvent("Two")); got[0].GetSequence() != at.sequence+1 {
				t.Errorf("%s resumed with %v", stream.name, got[0])
			}
		}
		for range 300 {
			s.send(t, "UserEvent", "UserEvent", "Filler")
			// A reply may overtake its event. The log is small: whoever begins at its
			// end while many are to come is too slow with good reason.
			second.until(t, userEvent("Filler"))
		}
		s.send(t, "UserEvent", "UserEvent", "Three")
		second.until(t, userEvent("Three"))
		late := s.subscribe(t, &astergatev1.SubscribeRequest{ResumeToken: at.token, View: astergatev1.View_VIEW_RAW}).until(t, userEvent("Three"))
		gap := late[0].GetGap()
		if gap.GetReason() != astergatev1.GapReason_GAP_REASON_OVERWRITTEN || gap.GetFrom() != at.sequence+1 || gap.GetTo()+1 != late[1].GetSequence() {
			t.Errorf("gap %v, then %d; resumed after %d", gap, late[1].GetSequence(), at.sequence)
		}
		wantConsecutive(t, late[1:])
	})
}

// A thousand losses leave nothing behind: no goroutine, no socket, no memory. Servers
// other than the simulated 22 have two hundred.
func TestThousandReconnects(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		losses := 200
		if b.real == nil && b.major == 22 {
			losses = 1000
		}
		p := through(t, b)
		s := start(t, b, options{link: func(c *ami.Config) {
			c.BackoffMin, c.BackoffMax = time.Millisecond, time.Millisecond
		}})
		events := s.subscribe(t, &astergatev1.SubscribeRequest{Names: []string{"None"}})
		var before leftovers
		for i := range losses + 1 {
			p.cut()
			events.until(t, linkDown)
			events.until(t, linkUp)
			s.send(t, "Ping")
			if i == 0 {
				before = left()
			}
		}
		before.wantAgain(t, losses)
	})
}

// leftovers is what a process has that could have been left behind.
type leftovers struct {
	goroutines, files int
	heap              uint64
}

func left() (l leftovers) {
	l.goroutines, l.heap = settled()
	list, _ := os.ReadDir("/proc/self/fd") // none where there is no /proc
	l.files = len(list)
	return l
}

// wantAgain waits until there is no more than before so many visits: some of what
// they had may still be on its way out.
func (l leftovers) wantAgain(t testing.TB, visits int) {
	t.Helper()
	eventually(t, func() bool {
		now := left()
		return now.goroutines <= l.goroutines && now.files <= l.files
	})
	now := left()
	t.Logf("%d goroutines, %d files, %d KiB of heap before, %d KiB after %d", now.goroutines, now.files, l.heap>>10, now.heap>>10, visits)
	if now.heap > l.heap+8<<20 {
		t.Errorf("the heap grew from %d to %d bytes", l.heap, now.heap)
	}
}

func settled() (goroutines int, heap uint64) {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return runtime.NumGoroutine(), m.HeapAlloc
}

// Disconnect and Connect are told to everybody.
func TestDisconnect(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		events := s.subscribe(t, &astergatev1.SubscribeRequest{})
		code, body := s.do(t, http.MethodPost, "/v1/servers/pbx1:disconnect", []byte(`{"reason":"maintenance"}`))
		if code != http.StatusOK {
			t.Fatalf("disconnect: %d %v", code, body)
		}
		down := newest(events.until(t, linkDown)).GetLinkDown()
		if !strings.Contains(down.GetReason(), "maintenance") {
			t.Errorf("reason %q", down.GetReason())
		}
		s.awaitState(t, astergatev1.LinkState_LINK_STATE_STOPPED)
		_, err := s.trySend(t, "Ping")
		wantError(t, err, codes.Unavailable, "NOT_SENT")
		if code, body := s.do(t, http.MethodPost, "/v1/servers/-:connect", []byte(`{}`)); code != http.StatusOK {
			t.Fatalf("connect: %d %v", code, body)
		}
		events.until(t, linkUp)
	})
}
