package engine

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"
	"google.golang.org/protobuf/proto"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/ring"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// testEngine has servers whose links are never run: tests play the link.
func testEngine(t testing.TB, events int, names ...string) *Engine {
	t.Helper()
	cfg := Config{Ring: ring.Config{Events: events}, Logger: slog.New(slog.DiscardHandler)}
	for _, name := range names {
		cfg.Servers = append(cfg.Servers, ami.Config{
			Server: name, Address: "127.0.0.1:1", Username: "u", Secret: "s",
			Dial: func(context.Context, string, string) (net.Conn, error) { return nil, errors.New("not here") },
		})
	}
	e, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// callEngine has one server whose calls are followed; tests feed them.
func callEngine(t testing.TB, events int) (*Engine, *Calls) {
	t.Helper()
	e, err := New(Config{
		Ring: ring.Config{Events: events}, Logger: slog.New(slog.DiscardHandler), Calls: &CallsConfig{},
		Servers: []ami.Config{{Server: "pbx1", Address: "127.0.0.1:1", Username: "u", Secret: "s"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return e, e.Servers()[0].Calls()
}

func testServer(t testing.TB, events int) *Server { return testEngine(t, events, "pbx1").Servers()[0] }

func (s *Server) publish(t testing.TB, text string) {
	t.Helper()
	msg, err := wire.NewReader(strings.NewReader(text), wire.Limits{}).Next()
	if err != nil {
		t.Fatal(err)
	}
	s.Event(msg, time.Now())
	s.Pause()
}

func (s *Server) publishN(t testing.TB, n int) {
	for i := range n {
		s.publish(t, fmt.Sprintf("Event: Test\r\nN: %d\r\n\r\n", i))
	}
}

func decode(t testing.TB, batch Batch) []*astergatev1.Event {
	t.Helper()
	var resp astergatev1.SubscribeResponse
	if err := proto.Unmarshal(bytes.Join(batch.Events, nil), &resp); err != nil {
		t.Fatal(err)
	}
	return resp.GetEvents()
}

func sequences(events []*astergatev1.Event) []uint64 {
	var out []uint64
	for _, e := range events {
		out = append(out, e.GetSequence())
	}
	return out
}

func subscribe(t testing.TB, e *Engine, sel Selection) *Subscription {
	t.Helper()
	if sel.Heartbeat == 0 {
		sel.Heartbeat = time.Minute
	}
	sub, err := e.Subscribe(sel)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(sub.Close)
	return sub
}

func next(t testing.TB, sub *Subscription) Batch {
	t.Helper()
	batch, err := sub.Next(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return batch
}

func TestSubscribeBatchesAndResumes(t *testing.T) {
	e := testEngine(t, 1024, "pbx1")
	s := e.Servers()[0]
	s.publishN(t, 3) // before the subscription: not its own
	sub := subscribe(t, e, Selection{})
	if got := sub.Live().GetServers()[0].GetNextSequence(); got != 4 {
		t.Fatalf("begins at %d", got)
	}
	s.publishN(t, 150)
	var got []uint64
	var tokens []string
	for len(got) < 150 {
		batch := next(t, sub)
		if len(batch.Events) > BatchEvents {
			t.Fatalf("a batch of %d", len(batch.Events))
		}
		got = append(got, sequences(decode(t, batch))...)
		tokens = append(tokens, batch.Token)
	}
	for i, seq := range got {
		if seq != uint64(4+i) {
			t.Fatalf("event %d has sequence %d", i, seq)
		}
	}
	again := subscribe(t, e, Selection{ResumeToken: tokens[0]})
	if events := decode(t, next(t, again)); events[0].GetSequence() != 4+BatchEvents {
		t.Errorf("resumed at %d", events[0].GetSequence())
	}
}

func TestSubscribeTellsGaps(t *testing.T) {
	e := testEngine(t, 8, "pbx1")
	s := e.Servers()[0]
	sub := subscribe(t, e, Selection{})
	s.publishN(t, 2)
	token := next(t, sub).Token // after 2
	s.publishN(t, 10)           // 3 and 4 are gone
	events := decode(t, next(t, subscribe(t, e, Selection{ResumeToken: token})))
	gap := events[0].GetGap()
	if gap.GetReason() != astergatev1.GapReason_GAP_REASON_OVERWRITTEN || gap.GetFrom() != 3 || gap.GetTo() != 4 || events[0].GetServer() != "pbx1" {
		t.Errorf("gap %v", events[0])
	}
	if got := sequences(events[1:]); got[0] != 5 || len(got) != 8 {
		t.Errorf("after the gap: %v", got)
	}

	// Another life of astergate: what it has is sent, after the gap.
	e2 := testEngine(t, 8, "pbx1")
	e2.Servers()[0].publishN(t, 2)
	events = decode(t, next(t, subscribe(t, e2, Selection{ResumeToken: token})))
	if events[0].GetGap().GetReason() != astergatev1.GapReason_GAP_REASON_UNKNOWN_EPOCH || len(events) != 3 {
		t.Errorf("unknown epoch: %v", events)
	}
}

// A busy server overwrites its oldest event before a late subscriber is sent
// anything: that makes the gap wider, and is no reason to end him as too slow.
func TestLateSubscriberOfABusyServer(t *testing.T) {
	e := testEngine(t, 256, "pbx1")
	s := e.Servers()[0]
	sub := subscribe(t, e, Selection{})
	s.publishN(t, 2)
	token := next(t, sub).Token // after 2
	s.publishN(t, 300)          // 3 to 46 are gone
	late := subscribe(t, e, Selection{ResumeToken: token})
	if late.Token() != token {
		t.Error("a token from before the gap was told has lost it")
	}
	s.publishN(t, 5) // 47 to 51 too
	if err := late.FellOut(); err != nil {
		t.Error(err)
	}
	want, events := uint64(52), decode(t, next(t, late))
	if gap := events[0].GetGap(); gap.GetReason() != astergatev1.GapReason_GAP_REASON_OVERWRITTEN || gap.GetFrom() != 3 || gap.GetTo() != 51 {
		t.Errorf("gap %v", events[0])
	}
	events = events[1:]
	for {
		for _, event := range events {
			if event.GetSequence() != want {
				t.Fatalf("sequence %d, want %d", event.GetSequence(), want)
			}
			want++
			// While a batch is on its way as many may go as it holds beside the gap.
			if want == 60 {
				s.publishN(t, BatchEvents-1)
			}
		}
		again := subscribe(t, e, Selection{ResumeToken: late.Token()})
		if got := again.Live().GetServers()[0].GetNextSequence(); got != want {
			t.Fatalf("its token resumes at %d, want %d", got, want)
		}
		if want == s.log.Newest()+1 {
			break
		}
		events = decode(t, next(t, late))
	}
}

func TestSubscribeRefusesTokens(t *testing.T) {
	e := testEngine(t, 8, "pbx1")
	sub := subscribe(t, e, Selection{})
	e.Servers()[0].publishN(t, 1)
	ahead := next(t, sub).Token
	for _, token := range []string{"!", "AQ==", "AgA", ahead[:len(ahead)-4]} {
		_, err := e.Subscribe(Selection{ResumeToken: token, Heartbeat: time.Minute})
		if !errors.As(err, new(*InvalidError)) {
			t.Errorf("%q: %v", token, err)
		}
	}
}

func TestSubscribeTooSlow(t *testing.T) {
	e := testEngine(t, 8, "pbx1")
	s := e.Servers()[0]
	sub := subscribe(t, e, Selection{})
	if sub.FellOut() != nil {
		t.Fatal("fell out at the start")
	}
	s.publishN(t, 9)
	var slow *TooSlowError
	if err := sub.FellOut(); !errors.As(err, &slow) {
		t.Fatalf("FellOut: %v", err)
	}
	if _, err := sub.Next(t.Context()); !errors.As(err, &slow) || slow.Server != "pbx1" {
		t.Fatalf("Next: %v", err)
	}
}

func TestSubscribeSeveralServers(t *testing.T) {
	e := testEngine(t, 1024, "b", "a", "c")
	sub := subscribe(t, e, Selection{Servers: []string{"a", "b"}})
	for _, s := range e.Servers() {
		s.publishN(t, 100)
	}
	last := map[string]uint64{}
	for last["a"] < 100 || last["b"] < 100 {
		for _, ev := range decode(t, next(t, sub)) {
			if ev.GetSequence() != last[ev.GetServer()]+1 {
				t.Fatalf("%s: %d after %d", ev.GetServer(), ev.GetSequence(), last[ev.GetServer()])
			}
			last[ev.GetServer()]++
		}
	}
	if last["c"] != 0 {
		t.Error("a server that was not asked for")
	}
	if _, err := e.Subscribe(Selection{Servers: []string{"d"}}); !errors.As(err, new(*UnknownServerError)) {
		t.Errorf("unknown server: %v", err)
	}
	// A token of two servers serves a subscription of one of them.
	one := subscribe(t, e, Selection{Servers: []string{"b"}, ResumeToken: sub.Token()})
	if one.Live().GetServers()[0].GetNextSequence() != 101 {
		t.Errorf("%v", one.Live())
	}
	// What a caller may not see is not there.
	hidden := subscribe(t, e, Selection{Visible: func(server string) bool { return server == "c" }})
	if live := hidden.Live().GetServers(); len(live) != 1 || live[0].GetServer() != "c" {
		t.Errorf("visible: %v", live)
	}
}

func TestHeartbeatAndLinger(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := testEngine(t, 64, "pbx1")
		s := e.Servers()[0]
		sub, err := e.Subscribe(Selection{Heartbeat: 10 * time.Second, Linger: 100 * time.Millisecond, Names: []string{"Wanted"}})
		if err != nil {
			t.Fatal(err)
		}
		defer sub.Close()
		start := time.Now()
		// Events that the filter drops do not put the heartbeat off.
		go func() {
			for range 5 {
				time.Sleep(3 * time.Second) //nolint:forbidigo // the bubble's clock
				s.publish(t, "Event: Other\r\n\r\n")
			}
		}()
		batch, err := sub.Next(t.Context())
		if err != nil || len(batch.Events) != 0 || time.Since(start) != 10*time.Second {
			t.Fatalf("heartbeat after %s: %d events, %v", time.Since(start), len(batch.Events), err)
		}
		time.Sleep(8 * time.Second) //nolint:forbidigo // the bubble's clock
		start = time.Now()
		s.publish(t, "Event: Wanted\r\n\r\n")
		time.AfterFunc(50*time.Millisecond, func() { s.publish(t, "Event: Wanted\r\n\r\n") })
		batch, err = sub.Next(t.Context())
		lingered := func(from, to time.Duration) bool { d := time.Since(start); return d >= from && d <= to }
		if err != nil || len(batch.Events) != 2 || !lingered(100*time.Millisecond, 100*time.Millisecond) {
			t.Fatalf("lingered %s for %d events, %v", time.Since(start), len(batch.Events), err)
		}
		// It ends when the clock comes to a multiple of it.
		time.Sleep(30 * time.Millisecond) //nolint:forbidigo // the bubble's clock
		start = time.Now()
		for i := range 3 {
			time.AfterFunc(time.Duration(i*25)*time.Millisecond, func() { s.publish(t, "Event: Wanted\r\n\r\n") })
		}
		if batch, err = sub.Next(t.Context()); err != nil || len(batch.Events) != 3 || !lingered(70*time.Millisecond, 70*time.Millisecond) {
			t.Fatalf("lingered %s for %d events, %v", time.Since(start), len(batch.Events), err)
		}
		// A full batch waits for nothing, and a flow that has ended for the next event.
		time.AfterFunc(time.Second, func() {
			for range BatchEvents {
				s.publish(t, "Event: Wanted\r\n\r\n")
			}
		})
		start = time.Now()
		if batch, err = sub.Next(t.Context()); err != nil || len(batch.Events) != BatchEvents || !lingered(time.Second, time.Second) {
			t.Fatalf("%d events after %s, %v", len(batch.Events), time.Since(start), err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := sub.Next(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Fatalf("cancelled: %v", err)
		}
	})
}

func TestNoticesPassFilters(t *testing.T) {
	e := testEngine(t, 64, "pbx1")
	s := e.Servers()[0]
	sub := subscribe(t, e, Selection{Names: []string{"Hangup"}})
	all := subscribe(t, e, Selection{Orphans: true, View: astergatev1.View_VIEW_RAW})
	s.LinkUp(ami.Up{At: time.Now(), Banner: "Asterisk Call Manager/11.0.0 \xfc", Version: "11.0.0", Mode: ami.LinksSplit})
	msg, err := wire.NewReader(strings.NewReader("Response: Error\r\nActionID: x\r\nMessage: l\xe4te\r\n\r\n"), wire.Limits{}).Next()
	if err != nil {
		t.Fatal(err)
	}
	s.Orphan(msg, time.Now())
	s.LinkDown(ami.Down{At: time.Now(), Reason: "cut"})
	events := decode(t, next(t, sub))
	if len(events) != 2 || events[0].GetLinkUp().GetAmiVersion() != "11.0.0" || events[1].GetLinkDown().GetReason() != "cut" {
		t.Errorf("%v", events)
	}
	events = decode(t, next(t, all))
	if len(events) != 3 {
		t.Fatalf("%v", events)
	}
	orphan := events[1].GetOrphanedResponse()
	if orphan.GetActionId() != "x" || orphan.GetMessage() != "l\uFFFDte" || len(orphan.GetHeaders()) != 3 || events[1].GetSequence() != 2 {
		t.Errorf("%v", events[1])
	}
}

// A reply that nobody waits for any more goes to all who ask for orphans: without
// the secrets in it.
func TestOrphansAreMasked(t *testing.T) {
	e := testEngine(t, 64, "pbx1")
	s := e.Servers()[0]
	all := subscribe(t, e, Selection{Orphans: true, View: astergatev1.View_VIEW_RAW})
	for _, text := range []string{
		"Response: Success\r\nActionID: x\r\nLine-000000-000000: pin=CANARY\r\nLine-000000-000001: type=friend\r\n\r\n",
		"Response: Success\r\nActionID: y\r\nJSON: {\"a\":[\"secret\":\"CANARY\"]}\r\n\r\n",
		"Response: Success\r\nActionID: z\r\nVariable: DB_PASSWORD\r\nValue: CANARY\r\n\r\n",
	} {
		msg, err := wire.NewReader(strings.NewReader(text), wire.Limits{}).Next()
		if err != nil {
			t.Fatal(err)
		}
		s.Orphan(msg, time.Now())
	}
	events := decode(t, next(t, all))
	if len(events) != 3 {
		t.Fatalf("%v", events)
	}
	for _, event := range events {
		if text := event.String(); strings.Contains(text, "CANARY") || len(event.GetOrphanedResponse().GetHeaders()) < 3 {
			t.Errorf("got %s", text)
		}
	}
	if text := events[0].String(); !strings.Contains(text, "type=friend") {
		t.Errorf("what is no secret is lost: %s", text)
	}
}

// The encoding is made once for all subscribers of a view.
func TestEncodingIsShared(t *testing.T) {
	e := testEngine(t, 64, "pbx1")
	a, b := subscribe(t, e, Selection{}), subscribe(t, e, Selection{})
	e.Servers()[0].publishN(t, 1)
	x, y := next(t, a), next(t, b)
	if &x.Events[0][0] != &y.Events[0][0] {
		t.Error("encoded twice")
	}
}

func BenchmarkNext(b *testing.B) {
	for _, sel := range []Selection{
		{View: astergatev1.View_VIEW_TYPED}, {View: astergatev1.View_VIEW_RAW}, {View: astergatev1.View_VIEW_HEADERS},
		{View: astergatev1.View_VIEW_HEADERS, Headers: []string{"Channel", "Uniqueid"}},
	} {
		b.Run(strings.Join(append([]string{sel.View.String()}, sel.Headers...), ","), func(b *testing.B) {
			e := testEngine(b, 1<<10, "pbx1")
			s := e.Servers()[0]
			sub := subscribe(b, e, sel)
			text := "Event: Newstate\r\nPrivilege: call,all\r\nChannel: Local/a@b-00000001;1\r\nChannelState: 6\r\nUniqueid: 1.1\r\nLinkedid: 1.1\r\n\r\n"
			msg, err := wire.NewReader(strings.NewReader(text), wire.Limits{}).Next()
			if err != nil {
				b.Fatal(err)
			}
			at := time.Now()
			b.ReportAllocs()
			for n := 0; b.Loop(); n++ {
				s.Event(msg, at)
				s.Pause()
				if n%BatchEvents == BatchEvents-1 {
					if _, err := sub.Next(b.Context()); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
