package engine

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"google.golang.org/protobuf/proto"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/call"
	"github.com/astergate/astergate/engine/simulator"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// unreached is a link whose server is never reached.
func unreached(name string) ami.Config {
	return ami.Config{
		Server: name, Address: "127.0.0.1:1", Username: "u", Secret: "s",
		Dial: func(context.Context, string, string) (net.Conn, error) { return nil, errors.New("not here") },
	}
}

func (e *Engine) change(t testing.TB, c Change) {
	t.Helper()
	commit, err := e.Prepare(c)
	if err != nil {
		t.Fatal(err)
	}
	commit()
}

// nextEvents returns the events of the next batch, a heartbeat's none.
func nextEvents(t testing.TB, s *Subscription) []*astergatev1.Event {
	t.Helper()
	return decode(t, next(t, s))
}

// Who has subscribed to all servers gets a new one's events from its first on; a
// removed one's last is a LinkDown that says so, and what names it alone ends.
func TestServersComeAndGo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := testEngine(t, 64, "a", "b")
		all := subscribe(t, e, Selection{Heartbeat: time.Minute})
		both := subscribe(t, e, Selection{Servers: []string{"a", "b"}, Heartbeat: time.Minute})
		alone := subscribe(t, e, Selection{Servers: []string{"b"}, Heartbeat: time.Minute})
		gone := e.Servers()[1]

		e.change(t, Change{Add: []ami.Config{unreached("c")}, Remove: []string{"b"}})
		added, err := e.Server("c")
		if err != nil {
			t.Fatal(err)
		}
		added.publishN(t, 2)
		var unknown *UnknownServerError
		if _, err := e.Server("b"); !errors.As(err, &unknown) {
			t.Errorf("b: %v", err)
		}
		if got := fmt.Sprint(e.roster.Load().names()); got != "[a c]" {
			t.Errorf("there is %s", got)
		}
		got := map[string]string{}
		for len(got["c"]) < 4 || got["b"] == "" {
			for _, event := range nextEvents(t, all) {
				got[event.GetServer()] += fmt.Sprint(" ", event.GetSequence())
				if event.GetServer() == "b" && !strings.Contains(event.GetLinkDown().GetReason(), reasonRemoved) {
					t.Errorf("b's last event is %v", event)
				}
			}
		}
		if got["c"] != " 1 2" || got["b"] != " 1" {
			t.Errorf("got %v", got)
		}
		if events := nextEvents(t, both); len(events) != 1 || events[0].GetLinkDown() == nil {
			t.Errorf("both got %v", events)
		}
		if events := nextEvents(t, both); len(events) != 0 {
			t.Errorf("both go on with %v", events)
		}
		nextEvents(t, alone)
		_, err = alone.Next(t.Context())
		var removed *ServerRemovedError
		if !errors.As(err, &removed) || removed.Server != "b" {
			t.Errorf("b alone ended with %v", err)
		}

		nextEvents(t, all)
		if n := gone.log.Waiters(); n != 0 {
			t.Errorf("%d still wait for b's events", n)
		}

		// It comes back: a new log, from its start on, for those who named it too.
		e.change(t, Change{Add: []ami.Config{unreached("b")}})
		again, err := e.Server("b")
		if err != nil {
			t.Fatal(err)
		}
		again.publishN(t, 1)
		if events := nextEvents(t, both); len(events) != 1 || events[0].GetServer() != "b" || events[0].GetSequence() != 1 {
			t.Errorf("both get of the new b %v", events)
		}
		// Who watches nothing costs nothing.
		for _, s := range []*Subscription{all, both, alone} {
			s.Close()
		}
		if len(e.joiners) != 0 {
			t.Errorf("%d joiners are left", len(e.joiners))
		}
	})
}

// A token from before a server was added misses nothing of it.
func TestResumeBeforeServerCame(t *testing.T) {
	e := testEngine(t, 8, "a")
	sub := subscribe(t, e, Selection{Heartbeat: time.Minute})
	token := sub.Token()
	e.change(t, Change{Add: []ami.Config{unreached("b"), unreached("full")}})
	for _, s := range e.Servers() {
		if s.name == "full" {
			s.publishN(t, 20)
		}
		if s.name == "b" {
			s.publishN(t, 3)
		}
	}
	resumed := subscribe(t, e, Selection{ResumeToken: token, Heartbeat: time.Minute})
	if _, err := decodeToken(resumed.Token(), tokenVersion); err != nil {
		t.Errorf("its own token: %v", err)
	}
	got := make(map[string][]uint64)
	gaps := make(map[string]bool)
	for len(got["b"]) < 3 || len(got["full"]) < 8 {
		for _, event := range nextEvents(t, resumed) {
			if event.GetGap() != nil {
				gaps[event.GetServer()] = true
				continue
			}
			got[event.GetServer()] = append(got[event.GetServer()], event.GetSequence())
		}
	}
	if got["b"][0] != 1 || gaps["b"] || !gaps["full"] {
		t.Errorf("got %v, gaps %v", got, gaps)
	}
}

// A change is made whole or not at all.
func TestChangeRefused(t *testing.T) {
	e := testEngine(t, 8, "a")
	for _, c := range []Change{
		{Remove: []string{"x"}},
		{Replace: []ami.Config{unreached("x")}},
		{Add: []ami.Config{unreached("a")}},
		{Add: []ami.Config{unreached("n"), unreached("n")}},
		{Add: []ami.Config{unreached("Wrong Name")}},
		{Add: []ami.Config{unreached("n"), {Server: "m"}}},
		{Replace: []ami.Config{{Server: "a", Address: "nowhere"}}, Add: []ami.Config{unreached("n")}},
	} {
		if _, err := e.Prepare(c); err == nil {
			t.Errorf("%+v was taken", c)
		}
	}
	if got := fmt.Sprint(e.roster.Load().names()); got != "[a]" {
		t.Errorf("there is %s", got)
	}
}

// Watchers of all calls learn of a new server's calls from the first on; a removed
// server's calls end, and what watches or awaits them.
func TestCallsOfServersThatComeAndGo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e, c := callEngine(t, 1024)
		old := newFeeder(c)
		old.play(t, callScript{1}.begin()...)
		id := live(e)[0].GetCall()
		all := watchCalls(t, e, CallSelection{Heartbeat: time.Minute})
		one := watchCalls(t, e, CallSelection{Call: id, Heartbeat: time.Minute})
		server := watchCalls(t, e, CallSelection{Server: "pbx1", Heartbeat: time.Minute})
		for _, w := range []*CallWatch{all, one, server} {
			w.toSnapshot(t)
		}
		waited := make(chan error, 1)
		go func() {
			_, err := c.Await(t.Context(), id, func(*call.Call) bool { return false })
			waited <- err
		}()
		synctest.Wait()
		e.change(t, Change{Add: []ami.Config{unreached("new")}, Remove: []string{"pbx1"}})
		added, err := e.Server("new")
		if err != nil {
			t.Fatal(err)
		}
		newFeeder(added.calls).play(t, callScript{2}.begin()...)
		if err := <-waited; err != nil {
			t.Errorf("who awaited a call of the removed server got %v", err)
		}
		ended, born := "", ""
		for ended == "" || born == "" {
			switch change := all.change(t); {
			case change.GetCall().GetServer() == "pbx1" && change.GetCall().GetState() == astergatev1.CallState_CALL_STATE_ENDED:
				ended = change.GetCall().GetCall()
			case change.GetCall().GetServer() == "new" && change.GetChange().GetKind() == astergatev1.CallChangeKind_CALL_CHANGE_KIND_CREATED:
				born = change.GetCall().GetCall()
			}
		}
		if ended != id {
			t.Errorf("%s ended", ended)
		}
		for name, w := range map[string]*CallWatch{"one": one, "server": server} {
			var err error
			for err == nil {
				_, err = w.Next(t.Context())
			}
			var removed *ServerRemovedError
			if name == "one" && !errors.Is(err, io.EOF) || name == "server" && !errors.As(err, &removed) {
				t.Errorf("the watch of %s ended with %v", name, err)
			}
		}
		var unknown *UnknownCallError
		if _, err := e.CallServer(id); !errors.As(err, &unknown) {
			t.Errorf("the removed server's call: %v", err)
		}
	})
}

func (w *CallWatch) toSnapshot(t testing.TB) {
	t.Helper()
	for w.snapshot {
		if _, err := w.Next(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

// change returns the next change.
func (w *CallWatch) change(t testing.TB) *astergatev1.CallUpdate {
	t.Helper()
	for {
		m, err := w.Next(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		var response astergatev1.WatchCallsResponse
		if err := proto.Unmarshal(m.Message, &response); err != nil {
			t.Fatal(err)
		}
		if update := response.GetUpdate(); update != nil {
			return update
		}
	}
}

// A link that is replaced leaves the log as it is: down, then up, with one epoch.
// Who switched it off meanwhile is obeyed by the new one.
func TestLinkReplaced(t *testing.T) {
	_, first := simulated(t, simulator.User{Name: "old", Secret: "s", Read: "all", Write: "all"})
	_, second := simulated(t, simulator.User{Name: "new", Secret: "s", Read: "all", Write: "all"})
	s, e := linkedIn(t, ami.Config{Address: first, Username: "old", Secret: "s"})
	sub := subscribe(t, e, Selection{Servers: []string{s.name}, Names: []string{"nothing"}, Heartbeat: time.Minute})
	epoch := s.log.Epoch()
	trace := s.Trace()
	defer trace.Close()
	e.change(t, Change{Replace: []ami.Config{{Server: s.name, Address: second, Username: "new", Secret: "s", BackoffMin: time.Millisecond}}})
	words := ""
	for words != "down up " {
		for _, event := range nextEvents(t, sub) {
			if down := event.GetLinkDown(); down != nil {
				words += "down "
				if !strings.Contains(down.GetReason(), reasonChanged) {
					t.Errorf("it is down because %q", down.GetReason())
				}
			}
			if up := event.GetLinkUp(); up != nil {
				words += "up "
				if up.GetReconnects() != 1 || up.GetDownFor() == nil {
					t.Errorf("up again as %v", up)
				}
			}
		}
	}
	untilInfo(t, s, func(i *Info) bool { return i != nil && s.Status().State == ami.StateReady })
	if _, err := s.Do(t.Context(), ami.Action{Name: "Ping"}, SocketFast); err != nil {
		t.Errorf("through the new link: %v", err)
	}
	if s.log.Epoch() != epoch || s.Address() != second || s.Status().Reconnects != 1 {
		t.Errorf("epoch %d after %d, at %s, %+v", s.log.Epoch(), epoch, s.Address(), s.Status())
	}
	for seen := false; !seen; {
		m := <-trace.Messages()
		seen = m.Out && strings.Contains(string(m.Bytes), "Username: new")
	}

	s.Disconnect("for a test")
	e.change(t, Change{Replace: []ami.Config{{Server: s.name, Address: first, Username: "old", Secret: "s", BackoffMin: time.Millisecond}}})
	untilInfo(t, s, func(*Info) bool { return s.Address() == first })
	if st := s.Status(); st.State != ami.StateStopped {
		t.Errorf("a link that was switched off is %s", st.State)
	}
	s.Connect()
	untilInfo(t, s, func(*Info) bool { return s.Status().State == ami.StateReady })
}

// An action that is under way on a server that is removed has an unknown outcome;
// the next one does not find the server.
func TestActionOnRemovedServer(t *testing.T) {
	sim, address := simulated(t, simulator.User{Name: "u", Secret: "s", Read: "all", Write: "all"})
	s, e := linkedIn(t, ami.Config{Address: address, Username: "u", Secret: "s"})
	if _, err := sim.Inject(simulator.Fault{Kind: simulator.DropReply, Action: "CoreSettings"}); err != nil {
		t.Fatal(err)
	}
	answered := make(chan error, 1)
	before := sentBy(sim, "u", "CoreSettings")
	go func() {
		_, err := s.Do(t.Context(), ami.Action{Name: "CoreSettings"}, SocketFast)
		answered <- err
	}()
	untilTrue(t, func() bool { return sentBy(sim, "u", "CoreSettings") > before })
	e.change(t, Change{Remove: []string{s.name}, Add: []ami.Config{unreached("other")}})
	var sent *ami.SendError
	if err := <-answered; !errors.As(err, &sent) || sent.Sent != ami.OutcomeUnknown || !errors.Is(err, ami.ErrStopped) {
		t.Errorf("the action under way: %v", err)
	}
	if _, err := s.Do(t.Context(), ami.Action{Name: "Ping"}, SocketFast); !errors.As(err, &sent) || sent.Sent != ami.NotSent {
		t.Errorf("one that had found the server: %v", err)
	}
	<-s.Removed()
	<-s.ended
}

// Under load, servers come and go and get new links, again and again: of those
// that stay not one event is missed, and nothing is left behind.
func TestChangesUnderLoad(t *testing.T) {
	_, address := simulated(t, simulator.User{Name: "u", Secret: "s", Read: "all", Write: "all"})
	link := func(name string) ami.Config {
		return ami.Config{Server: name, Address: address, Username: "u", Secret: "s", BackoffMin: time.Millisecond}
	}
	s, e := linkedIn(t, link("stays"))
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var wg sync.WaitGroup
	var lasts [8]atomic.Uint64
	for i := range lasts {
		sel := Selection{Heartbeat: time.Minute, View: astergatev1.View(1 + i%3), Orphans: i >= 4}
		if i%2 == 0 {
			sel.Servers = []string{"stays"}
		}
		sub := subscribe(t, e, sel)
		wg.Go(func() {
			var last uint64
			for {
				batch, err := sub.Next(ctx)
				if err != nil {
					if ctx.Err() == nil {
						t.Error(err)
					}
					return
				}
				for _, event := range decode(t, batch) {
					if event.GetServer() != "stays" {
						continue
					}
					// Orphans have numbers too: the answer to who has left at the end is one.
					if n := event.GetSequence(); last != 0 && n != last+1 && (sel.Orphans || ctx.Err() == nil) {
						t.Errorf("%d follows %d", n, last)
					}
					last = event.GetSequence()
				}
				lasts[i].Store(last)
			}
		})
	}
	for range 3 {
		watch := watchCalls(t, e, CallSelection{})
		wg.Go(func() {
			for ctx.Err() == nil {
				if _, err := watch.Next(ctx); err != nil && ctx.Err() == nil {
					t.Error(err)
					return
				}
			}
		})
	}
	wg.Go(func() {
		for ctx.Err() == nil {
			_, err := s.Do(ctx, ami.Action{Name: "UserEvent", Headers: []wire.Header{{Name: "UserEvent", Value: "Load"}}}, SocketFast)
			if err != nil && ctx.Err() == nil {
				t.Error(err)
				return
			}
			_, _ = e.ListCalls(ctx, CallList{})
			_, _ = e.Select("comes")
		}
	})
	for i := range 40 {
		e.change(t, Change{Add: []ami.Config{link("comes"), link("goes")}})
		comes, err := e.Server("comes")
		if err != nil {
			t.Fatal(err)
		}
		if i%2 == 0 {
			untilTrue(t, func() bool { return comes.Status().State == ami.StateReady })
		}
		e.change(t, Change{Replace: []ami.Config{link("comes")}, Remove: []string{"goes"}})
		e.change(t, Change{Replace: []ami.Config{link("comes")}})
		e.change(t, Change{Remove: []string{"comes"}})
		<-comes.ended
	}
	newest := s.log.Newest()
	for i := range lasts {
		untilTrue(t, func() bool { return lasts[i].Load() >= newest })
	}
	cancel()
	wg.Wait()
	if n := s.link.Load().Status().Reconnects; n != 0 {
		t.Errorf("the server that stays was linked %d times more", n)
	}
}

// linkedIn returns a server that is ready, and its engine, which runs until the
// test ends.
func linkedIn(t *testing.T, cfg ami.Config) (*Server, *Engine) {
	t.Helper()
	if cfg.Server == "" {
		cfg.Server = "pbx1"
	}
	e, err := New(Config{Servers: []ami.Config{cfg}, Calls: &CallsConfig{}, Logger: slog.New(slog.DiscardHandler)})
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
	s := e.Servers()[0]
	untilTrue(t, func() bool { return s.Status().State == ami.StateReady && s.Info() != nil })
	return s, e
}

// untilTrue waits for a condition.
func untilTrue(t testing.TB, is func() bool) {
	t.Helper()
	limit := time.After(30 * time.Second)
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for !is() {
		select {
		case <-tick.C:
		case <-limit:
			t.Fatal("it did not come to be")
		}
	}
}

// BenchmarkServer finds a server by name, as each action does.
func BenchmarkServer(b *testing.B) {
	e := testEngine(b, 64, "pbx1", "pbx2", "pbx3")
	for b.Loop() {
		if _, err := e.Server("pbx2"); err != nil {
			b.Fatal(err)
		}
	}
}
