package conformance

import (
	"fmt"
	"sync"
	"testing"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Watches that begin, break and go on while calls come and go: each sees every
// change after its snapshot once, and each call's one end.
func TestWatchCallsWhileTheyChurn(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		const waves, wave = 6, 5
		first := s.watchCalls(t, &astergatev1.WatchCallsRequest{Updates: true})
		first.until("the empty snapshot", first.snapshotDone)

		var watching sync.WaitGroup
		views := []*callView{first}
		for w := range waves {
			s.place(t, wave, fmt.Sprintf("churn-%d", w), "short")
			// One from the beginning, one that goes on where the wave before was
			// left, one without the small changes.
			views = append(views, s.watchCalls(t, &astergatev1.WatchCallsRequest{Updates: true}))
			if w%2 == 1 {
				views = append(views, s.watchCalls(t, &astergatev1.WatchCallsRequest{}))
			}
		}
		for _, v := range views {
			watching.Go(func() {
				v.until("the end of the calls it knows", func() bool { return v.complete && len(v.calls) == 0 })
			})
		}
		watching.Wait()
		first.until("all ends", func() bool { return len(first.ended) == waves*wave })
		for id, end := range first.ended {
			if c := end.GetCall(); c.GetEndedAt() == nil || c.GetAnsweredAt() == nil || len(c.GetLegs()) != 1 || len(c.GetLegs()[0].GetChannels()) != 2 {
				t.Errorf("%s ended as %v", id, c)
			}
		}
		if got := s.list(t, &astergatev1.ListCallsRequest{}); len(got) != 0 {
			t.Errorf("%d calls are still listed: %v", len(got), got[0])
		}
		if got := s.list(t, &astergatev1.ListCallsRequest{Finished: true, PageSize: 7}); len(got) != waves*wave {
			t.Errorf("%d finished calls are listed, want %d", len(got), waves*wave)
		}
	})
}

// A watch that breaks goes on with its token: what both halves saw is one row
// without a hole.
func TestWatchCallsResumes(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		whole := s.watchCalls(t, &astergatev1.WatchCallsRequest{Updates: true})
		broken := s.watchCalls(t, &astergatev1.WatchCallsRequest{Updates: true})
		for _, v := range []*callView{whole, broken} {
			v.until("the snapshot", v.snapshotDone)
		}
		for round := range 3 {
			prefix := fmt.Sprintf("resume-%d", round)
			s.place(t, 4, prefix, "short")
			broken.until("a change", func() bool { return broken.updates > 3 })
			broken.cancel()
			s.place(t, 4, prefix+"b", "short")
			again := s.watchCalls(t, &astergatev1.WatchCallsRequest{Updates: true, ResumeToken: broken.token})
			// What the first half knew stays known: the checks go on from there.
			again.calls, again.ended, again.newest = broken.calls, broken.ended, broken.newest
			again.until("all ends", func() bool { return len(again.ended) == 8*(round+1) })
			if len(again.gaps) > 0 {
				t.Errorf("round %d: %v", round, again.gaps)
			}
			broken = again
		}
		whole.until("all ends", func() bool { return len(whole.ended) == 24 })
		if len(whole.calls)+len(broken.calls) > 0 {
			t.Errorf("calls are left: %v %v", whole.calls, broken.calls)
		}
	})
}

// The watch of one call ends with it.
func TestWatchOneCall(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		all := s.watchCalls(t, &astergatev1.WatchCallsRequest{})
		all.until("the snapshot", all.snapshotDone)
		s.place(t, 2, "one", "answer")
		all.until("two answered calls", func() bool { return len(all.calls) == 2 && answered(all) == 2 })
		var ids []string
		for id := range all.calls {
			ids = append(ids, id)
		}
		one := s.watchCalls(t, &astergatev1.WatchCallsRequest{Call: ids[0]})
		one.until("the snapshot", one.snapshotDone)
		if len(one.calls) != 1 || one.calls[ids[0]] == nil {
			t.Fatalf("the snapshot holds %v", one.calls)
		}
		for _, c := range all.calls {
			for _, channel := range c.GetLegs()[0].GetChannels() {
				s.send(t, "Hangup", "Channel", channel.GetUniqueId(), "Cause", "16")
				break
			}
		}
		if got := callReason(one.all()); got != "EOF" {
			t.Errorf("the watch ended with %s", got)
		}
		if len(one.ended) != 1 || one.ended[ids[0]] == nil {
			t.Fatalf("it saw the ends %v", one.ended)
		}
		if by := one.ended[ids[0]].GetCall().GetEndedBy(); by != astergatev1.CallEnder_CALL_ENDER_US {
			t.Errorf("ended by %s", by)
		}
		// It is over, and still kept: it is told, and the stream ends.
		over := s.watchCalls(t, &astergatev1.WatchCallsRequest{Call: ids[0]})
		if got := callReason(over.all()); got != "EOF" || over.calls[ids[0]].GetEndedAt() == nil {
			t.Errorf("the call that is over: %s, %v", got, over.calls)
		}
		if got := callReason(s.watchCalls(t, &astergatev1.WatchCallsRequest{Call: "c-none-1"}).all()); got != "NotFound CALL_UNKNOWN" {
			t.Errorf("an unknown call: %s", got)
		}
	})
}

func answered(v *callView) int {
	n := 0
	for _, c := range v.calls {
		if c.GetAnsweredAt() != nil {
			n++
		}
	}
	return n
}

// A call that the filter once let pass is followed to its end; others are not
// told. A resumption tells too much rather than too little.
func TestWatchCallsByFilter(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		all := s.watchCalls(t, &astergatev1.WatchCallsRequest{})
		all.until("the snapshot", all.snapshotDone)
		// Not true any more once the call has been answered.
		filter := `call.caller.number == '777' && call.state in ['QUEUED', 'RINGING', 'PENDING']`
		some := s.watchCalls(t, &astergatev1.WatchCallsRequest{Filter: filter})
		some.until("the snapshot", some.snapshotDone)
		s.place(t, 3, "other", "short", "CallerID", "Other <123>")
		s.place(t, 3, "mine", "short", "CallerID", "Mine <777>")
		all.until("all ends", func() bool { return len(all.ended) == 6 })
		some.until("the ends of mine", func() bool { return len(some.ended) == 3 })
		for id, end := range some.ended {
			if end.GetCall().GetCaller().GetNumber() != "777" {
				t.Errorf("%s was told: %v", id, end.GetCall())
			}
		}
		// Broken while a call lives that was let pass before.
		s.place(t, 1, "late", "answer", "CallerID", "Mine <777>")
		some.until("its answer", func() bool { return answered(some) == 1 })
		some.cancel()
		s.send(t, "Hangup", "Channel", "late-0")
		again := s.watchCalls(t, &astergatev1.WatchCallsRequest{Filter: filter, ResumeToken: some.token})
		again.calls = some.calls
		again.until("its end", func() bool { return len(again.ended) == 1 })
		if len(again.gaps) > 0 {
			t.Errorf("gaps %v", again.gaps)
		}
		for _, bad := range []*astergatev1.WatchCallsRequest{{Filter: "call.stat == 'X'"}, {ResumeToken: "AQ"}, {Filter: "1"}} {
			if got := callReason(s.watchCalls(t, bad).all()); got != "InvalidArgument INVALID_REQUEST" {
				t.Errorf("%v: %s", bad, got)
			}
		}
	})
}
