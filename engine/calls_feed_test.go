package engine

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/call"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// play feeds events of a call.
func (f *feeder) play(t testing.TB, events ...string) {
	t.Helper()
	for _, text := range events {
		f.calls.server.publish(t, text)
	}
	for f.feed() {
	}
}

// statusOf is what Status says of a call of callScript.
func statusOf(t testing.TB, s callScript) []wire.Message {
	t.Helper()
	var items []wire.Message
	for leg := range 2 {
		msg, ok := wire.NewMessage([]byte(s.event("Status", leg, 6, "ActionID: 1", "Seconds: 3", "BridgeID: ")))
		if !ok {
			t.Fatal("no message")
		}
		items = append(items, msg)
	}
	return items
}

func live(e *Engine) []*astergatev1.Call {
	page, err := e.ListCalls(context.Background(), CallList{Ascending: true, Size: MaxCallPage})
	if err != nil {
		panic(err)
	}
	return page.Calls
}

// What comes behind the end of a snapshot is taken after it: a channel that was
// born then is not in the snapshot and yet lives.
func TestSnapshotHasItsPlaceAmongTheEvents(t *testing.T) {
	e, c := callEngine(t, 1024)
	f := newFeeder(c)
	f.play(t, callScript{1}.begin()...) // ended while nobody looked
	f.play(t, callScript{2}.begin()...)
	c.server.publish(t, callScript{3}.begin()[0]) // before the end, after the answer was made: it is in there
	end := c.server.log.Newest()
	f.barrier.Store(end) // as the socket's reader does
	c.server.publish(t, callScript{4}.begin()[0])
	f.feed()
	if n := len(live(e)); n != 3 {
		t.Fatalf("%d calls before the snapshot", n)
	}
	f.asking = true
	f.take(snapshot{channels: append(statusOf(t, callScript{2}), statusOf(t, callScript{3})...), at: time.Now(), end: end})
	for f.feed() {
	}
	got := live(e)
	if len(got) != 3 || got[2].GetDialed() == "" || got[2].GetResynchronized() {
		t.Fatalf("%d calls after the snapshot: %v", len(got), got)
	}
	if f.partial || !c.Figures().Synced || c.Figures().Resyncs != 1 {
		t.Errorf("partial %v, %+v", f.partial, c.Figures())
	}
	// The next one is due after the interval.
	if !f.wanted || time.Until(f.due) < 4*time.Minute {
		t.Errorf("the next snapshot is wanted %v, at %v", f.wanted, f.due)
	}
}

// After the link has come up a dialled channel may appear whose call is not known
// yet: it becomes no call of its own.
func TestNoCallOfALegAfterTheLinkCameUp(t *testing.T) {
	e, c := callEngine(t, 1024)
	f := newFeeder(c)
	c.server.LinkUp(ami.Up{At: time.Now()})
	f.play(t, callScript{1}.begin()[2:]...) // its caller was there before
	f.play(t, callScript{2}.begin()[0])     // a new one
	if got := live(e); len(got) != 1 || !f.partial || !f.wanted {
		t.Fatalf("%d calls, partial %v, wanted %v", len(got), f.partial, f.wanted)
	}
	items := append(statusOf(t, callScript{1}), statusOf(t, callScript{2})[0])
	f.take(snapshot{channels: items, at: time.Now(), end: c.server.log.Newest()})
	got := live(e)
	if len(got) != 2 {
		t.Fatalf("%d calls: %v", len(got), got)
	}
	for _, found := range got {
		if old := found.GetCaller().GetName() == "Caller 1"; old && len(found.GetLegs()) != 2 {
			t.Errorf("found %v", found)
		}
	}
}

// A tracker that is overtaken by the log asks for a snapshot.
func TestMissedEventsAskForASnapshot(t *testing.T) {
	_, c := callEngine(t, 64)
	f := newFeeder(c)
	f.play(t, callScript{1}.begin()...)
	for range 200 {
		c.server.publish(t, "Event: Test\r\n\r\n")
	}
	for f.feed() {
	}
	if !f.partial || !f.wanted || c.Figures().Gaps != 1 || c.Figures().Lag != 0 {
		t.Errorf("partial %v, wanted %v, %+v", f.partial, f.wanted, c.Figures())
	}
	// The answer came too late: what is behind its end is lost as well.
	end := c.server.log.Newest()
	for range 200 {
		c.server.publish(t, "Event: Test\r\n\r\n")
	}
	f.take(snapshot{at: time.Now(), end: end})
	for f.feed() {
	}
	if !f.partial || !f.wanted || time.Until(f.due) > time.Second {
		t.Errorf("partial %v, wanted %v at %v", f.partial, f.wanted, f.due)
	}
}

// A login that may not send Status: what was there before the link was lost is
// over, as far as anybody can tell.
func TestSnapshotRefused(t *testing.T) {
	e, c := callEngine(t, 1024)
	f := newFeeder(c)
	c.server.LinkUp(ami.Up{At: time.Now()})
	refused := snapshot{err: &ami.ResponseError{Server: "pbx1", Action: "Status", Message: "Permission denied"}}
	f.play(t, callScript{1}.begin()...)
	f.asking, f.wanted = true, false
	f.take(refused)
	if got := live(e); len(got) != 1 || f.partial || f.wanted {
		t.Fatalf("%d calls, partial %v", len(got), f.partial)
	}
	c.server.LinkDown(ami.Down{At: time.Now()})
	f.play(t)
	if got := live(e); len(got) != 1 || !got[0].GetStale() {
		t.Fatalf("after the loss: %v", got)
	}
	c.server.LinkUp(ami.Up{At: time.Now()})
	f.play(t)
	if got := live(e); len(got) != 0 {
		t.Errorf("after the link came back: %v", got)
	}
	f.play(t, callScript{2}.begin()...)
	f.take(refused)
	if got := live(e); len(got) != 1 || c.Figures().Refused != 2 || c.Figures().Synced {
		t.Errorf("%d calls, %+v", len(got), c.Figures())
	}
}

// A failure is tried again, later and later.
func TestSnapshotFails(t *testing.T) {
	_, c := callEngine(t, 1024)
	f := newFeeder(c)
	for i, pause := range []time.Duration{1, 2, 4, 8, 16, 32, 60, 60} {
		f.take(snapshot{err: errors.New("no answer")})
		if left := time.Until(f.due); !f.wanted || left > pause*time.Second || left < pause*time.Second/2 {
			t.Errorf("failure %d: again in %v", i, left)
		}
	}
}

func TestAwaitCall(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e, c := callEngine(t, 1024)
		f := newFeeder(c)
		events := callScript{1}.begin()
		f.play(t, events[0])
		id := live(e)[0].GetCall()
		results := make(chan string, 3)
		await := func(ctx context.Context, name string, until func(*call.Call) bool) {
			of, err := c.Await(ctx, id, until)
			results <- fmt.Sprintf("%s %v %v", name, of.GetState(), err)
		}
		answered := func(of *call.Call) bool {
			return of.Reached(astergatev1.CallMilestone_CALL_MILESTONE_ANSWERED)
		}
		never := func(*call.Call) bool { return false }
		ctx, cancel := context.WithCancel(t.Context())
		go await(t.Context(), "answered", answered)
		go await(t.Context(), "never", never)
		go await(ctx, "gone", never)
		for _, step := range []struct {
			do   func()
			want string
		}{
			{cancel, "gone CALL_STATE_UNSPECIFIED context canceled"},
			{func() { f.play(t, events[1:]...) }, "answered CALL_STATE_ANSWERED <nil>"},
			{func() { f.play(t, callScript{1}.end()...) }, "never CALL_STATE_ENDED <nil>"},
		} {
			synctest.Wait()
			step.do()
			if got := <-results; got != step.want {
				t.Errorf("got %s, want %s", got, step.want)
			}
		}
		synctest.Wait()
		if len(c.waiters) != 0 {
			t.Errorf("still waiting: %v", c.waiters)
		}
		if _, err := c.Await(t.Context(), "c-none", answered); !errors.As(err, new(*UnknownCallError)) {
			t.Error(err)
		}
	})
}
