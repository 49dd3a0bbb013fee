package engine

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"google.golang.org/protobuf/proto"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/ring"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

func watchCalls(t testing.TB, e *Engine, sel CallSelection) *CallWatch {
	t.Helper()
	if sel.Heartbeat == 0 {
		sel.Heartbeat = time.Hour
	}
	w, err := e.WatchCalls(sel)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.Close)
	return w
}

// told takes what there is, as words: call, complete, gap, or the change's kind.
func told(t testing.TB, w *CallWatch) (words string, token string) {
	t.Helper()
	var list []string
	for {
		message, err := w.take()
		if errors.Is(err, io.EOF) {
			return strings.Join(append(list, "EOF"), " "), token
		}
		if err != nil {
			t.Fatal(err)
		}
		if message == nil {
			return strings.Join(list, " "), token
		}
		var response astergatev1.WatchCallsResponse
		if err := proto.Unmarshal(message, &response); err != nil {
			t.Fatal(err)
		}
		switch item := response.GetItem().(type) {
		case *astergatev1.WatchCallsResponse_Call:
			list = append(list, "call")
		case *astergatev1.WatchCallsResponse_SnapshotComplete:
			list = append(list, "complete")
		case *astergatev1.WatchCallsResponse_Gap:
			list = append(list, "gap")
		case *astergatev1.WatchCallsResponse_Update:
			list = append(list, strings.TrimPrefix(item.Update.GetChange().GetKind().String(), "CALL_CHANGE_KIND_"))
		}
		token = w.Token()
	}
}

func expectTold(t testing.TB, what string, w *CallWatch, want string) string {
	t.Helper()
	got, token := told(t, w)
	if got != want {
		t.Errorf("%s: told %q, want %q", what, got, want)
	}
	return token
}

// Nothing is encoded for nobody; who comes back within the time has missed
// nothing, and who comes back later is told so.
func TestChangesAreLoggedForWatchersOnly(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e, c := callEngine(t, 1024)
		f := newFeeder(c)
		f.play(t, callScript{1}.begin()...)
		if n := c.log.ring.Newest(); n != 0 {
			t.Fatalf("%d changes are logged for nobody", n)
		}
		w := watchCalls(t, e, CallSelection{})
		token := expectTold(t, "at first", w, "call complete")
		f.play(t, callScript{2}.begin()[0])
		token = firstSet(expectTold(t, "a new call", w, "CREATED CHANNEL"), token)
		w.Close()
		f.play(t, callScript{3}.begin()[0])
		back := watchCalls(t, e, CallSelection{ResumeToken: token})
		expectTold(t, "back in time", back, "CREATED CHANNEL")
		back.Close()

		updates := watchCalls(t, e, CallSelection{ResumeToken: token, Updates: true})
		expectTold(t, "back, for small changes too", updates, "gap call call call complete")
		updates.Close()

		<-time.After(callLinger) // of the bubble
		f.tick(time.Now())
		f.play(t, callScript{4}.begin()[0])
		late := watchCalls(t, e, CallSelection{ResumeToken: token})
		expectTold(t, "back too late", late, "gap call call call call complete")
	})
}

func firstSet(texts ...string) string {
	for _, text := range texts {
		if text != "" {
			return text
		}
	}
	return ""
}

// A call that changes while the live calls are read is told as it is then, and
// not once more.
func TestSnapshotOfManyCallsMeetsChanges(t *testing.T) {
	e, c := callEngine(t, 1<<14)
	f := newFeeder(c)
	const calls = 3 * listedAtOnce
	for n := range calls {
		f.play(t, callScript{n}.begin()[0])
	}
	w := watchCalls(t, e, CallSelection{})
	seen := make(map[string]uint64)
	next := func() *astergatev1.WatchCallsResponse {
		message, err := w.take()
		if err != nil || message == nil {
			return nil
		}
		var response astergatev1.WatchCallsResponse
		if err := proto.Unmarshal(message, &response); err != nil {
			t.Fatal(err)
		}
		return &response
	}
	for range listedAtOnce / 2 {
		of := next().GetCall()
		seen[of.GetCall()] = of.GetSequence()
	}
	// The first ones were told, the last ones were not read yet.
	for n := range calls {
		f.play(t, callScript{n}.begin()[1:5]...)
	}
	f.play(t, callScript{calls - 1}.end()...) // not told at all yet, and over
	changes := 0
	for {
		message := next()
		if message == nil {
			break
		}
		of, change := message.GetCall(), message.GetUpdate()
		if change != nil {
			of = change.GetCall()
			changes++
		}
		if of == nil {
			continue
		}
		if of.GetSequence() <= seen[of.GetCall()] {
			t.Fatalf("%s told at %d again", of.GetCall(), of.GetSequence())
		}
		seen[of.GetCall()] = of.GetSequence()
	}
	for _, of := range live(e) {
		if seen[of.GetCall()] != of.GetSequence() {
			// The newest may be one of the small changes that were not asked for.
			if of.GetSequence()-seen[of.GetCall()] > 2 {
				t.Errorf("%s is known at %d and is at %d", of.GetCall(), seen[of.GetCall()], of.GetSequence())
			}
		}
	}
	if len(seen) != calls || changes == 0 || len(w.sources[0].newer) > calls {
		t.Errorf("%d calls, %d changes", len(seen), changes)
	}
}

// Lists and watches of several servers are one, in the order of creation.
func TestCallsOfTwoServers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e, err := New(Config{
			Ring: ring.Config{Events: 1024}, Logger: slog.New(slog.DiscardHandler), Calls: &CallsConfig{},
			Servers: []ami.Config{
				{Server: "pbx1", Address: "127.0.0.1:1", Username: "u", Secret: "s"},
				{Server: "pbx2", Address: "127.0.0.1:1", Username: "u", Secret: "s"},
			},
		})
		if err != nil {
			t.Fatal(err)
		}
		both := []*feeder{newFeeder(e.Servers()[0].Calls()), newFeeder(e.Servers()[1].Calls())}
		w := watchCalls(t, e, CallSelection{})
		expectTold(t, "at first", w, "complete")
		var made []string
		for n := range 9 {
			both[n%2].play(t, callScript{n}.begin()[0])
			<-time.After(time.Second) // of the bubble
			made = append(made, fmt.Sprintf("pbx%d 1795000000.%d", n%2+1, 2*n))
		}
		// The servers take turns.
		if got, _ := told(t, w); strings.Count(got, "CREATED") != 9 || strings.Count(got, "CHANNEL") != 9 {
			t.Errorf("calls of both: told %q", got)
		}
		token := w.Token()
		list := func(ask CallList) (got []string) {
			for {
				page, err := e.ListCalls(t.Context(), ask)
				if err != nil {
					t.Fatal(err)
				}
				for _, of := range page.Calls {
					got = append(got, of.GetServer()+" "+of.GetLegs()[0].GetChannels()[0].GetUniqueId())
				}
				if ask.Token = page.Token; ask.Token == "" {
					return got
				}
			}
		}
		if got := list(CallList{Ascending: true, Size: 2}); !slices.Equal(got, made) {
			t.Errorf("listed %v, want %v", got, made)
		}
		slices.Reverse(made)
		if got := list(CallList{Size: 4}); !slices.Equal(got, made) {
			t.Errorf("listed %v, want %v", got, made)
		}
		if got := list(CallList{Server: "pbx2", Size: 3}); len(got) != 4 {
			t.Errorf("of pbx2: %v", got)
		}
		if got := list(CallList{Visible: func(server string) bool { return server == "pbx1" }}); len(got) != 5 {
			t.Errorf("of who sees pbx1 alone: %v", got)
		}
		both[1].play(t, callScript{1}.end()...)
		again := watchCalls(t, e, CallSelection{ResumeToken: token})
		expectTold(t, "again", again, "CHANNEL_ENDED ENDED")
		// A token of one server says nothing of the other.
		one := watchCalls(t, e, CallSelection{Server: "pbx1"})
		expectTold(t, "one", one, strings.Repeat("call ", 5)+"complete")
		expectTold(t, "both by the token of one", watchCalls(t, e, CallSelection{ResumeToken: one.Token()}), "gap "+strings.Repeat("call ", 8)+"complete")
	})
}

func TestWatchTooSlow(t *testing.T) {
	e, c := callEngine(t, 64)
	f := newFeeder(c)
	w := watchCalls(t, e, CallSelection{})
	expectTold(t, "at first", w, "complete")
	token := w.Token()
	for n := range 100 {
		f.play(t, callScript{n}.begin()...)
	}
	var slow *TooSlowError
	if !errors.As(w.FellOut(), &slow) {
		t.Errorf("it has not fallen out: %v", w.FellOut())
	}
	if _, err := w.Next(t.Context()); !errors.As(err, &slow) || slow.Server != "pbx1" {
		t.Errorf("Next: %v", err)
	}
	again := watchCalls(t, e, CallSelection{ResumeToken: token})
	expectTold(t, "again", again, "gap"+strings.Repeat(" call", 100)+" complete")
}

func TestWatchHeartbeatAndEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e, c := callEngine(t, 1024)
		f := newFeeder(c)
		f.play(t, callScript{1}.begin()...)
		w := watchCalls(t, e, CallSelection{Call: live(e)[0].GetCall(), Heartbeat: time.Second})
		for i := range 4 {
			message, err := w.Next(t.Context())
			if err != nil || (string(message.Message) == string(heartbeatMessage)) != (i > 1) || (message.Token == "") != (i == 0) {
				t.Errorf("message %d: %q %q, %v", i, message.Message, message.Token, err)
			}
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := w.Next(ctx); !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
		token := w.Token()
		f.play(t, callScript{2}.begin()...) // another call is none of its business
		f.play(t, callScript{1}.end()...)
		expectTold(t, "the end", w, "BRIDGED CHANNEL_ENDED CHANNEL_ENDED ENDED EOF")
		again := watchCalls(t, e, CallSelection{Call: w.call, ResumeToken: token})
		expectTold(t, "the end again", again, "BRIDGED CHANNEL_ENDED CHANNEL_ENDED ENDED EOF")
		gone := watchCalls(t, e, CallSelection{Call: "c-none", ResumeToken: token})
		if _, err := gone.Next(t.Context()); !errors.As(err, new(*UnknownCallError)) {
			t.Error(err)
		}
		if _, err := e.WatchCalls(CallSelection{ResumeToken: (&Subscription{}).Token()}); !errors.As(err, new(*InvalidError)) {
			t.Error("a token of Subscribe is taken: ", err)
		}
	})
}

// Many watchers share what was encoded once.
func BenchmarkWatchCalls(b *testing.B) {
	for _, watchers := range []int{1, 100} {
		b.Run(fmt.Sprintf("watchers=%d", watchers), func(b *testing.B) {
			e, c := callEngine(b, 1<<14)
			f := newFeeder(c)
			var all []*CallWatch
			for range watchers {
				w := watchCalls(b, e, CallSelection{})
				_, _ = told(b, w)
				all = append(all, w)
			}
			n := 0
			b.ReportAllocs()
			for b.Loop() {
				n++
				f.play(b, append(callScript{n}.begin(), callScript{n}.end()...)...)
				for _, w := range all {
					for {
						message, err := w.take()
						if err != nil {
							b.Fatal(err)
						}
						if message == nil {
							break
						}
					}
				}
			}
			b.ReportMetric(float64(c.Figures().Changes)/float64(b.N), "changes/op")
		})
	}
}
