package ami

import (
	"context"
	"errors"
	"fmt"
	"net"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
)

// ready brings a split session up; the events socket answers Pings by itself.
func (r *rig) ready() (ev, ac *peer) {
	ev, ac = r.session(true)
	synctest.Wait()
	return ev, ac
}

// comesUpAgain ends the actions socket and lets the link log in anew, to its end.
func (r *rig) comesUpAgain(t *testing.T, ac *peer) {
	t.Helper()
	ac.close()
	ev2, ac2 := r.session(true)
	defer ev2.close()
	defer ac2.close()
	r.expectState(t, StateReady)
}

// single brings a session in single mode up.
func (r *rig) single() *peer {
	p := r.accept()
	p.login("")
	p.event("FullyBooted")
	p.ok(p.expect("Ping"))
	synctest.Wait()
	return p
}

func single(c *Config) { c.Links = LinksSingle }

func TestAsteriskRefuses(t *testing.T) {
	play(t, nil, func(t *testing.T, r *rig) {
		ev, ac := r.ready()
		defer ev.close()
		defer ac.close()
		got := r.do(t.Context(), Action{Name: "Hangup", Headers: []wire.Header{{Name: "Channel", Value: "SIP/x"}}})
		req := ac.expect("Hangup")
		if req.get("Channel") != "SIP/x" {
			t.Errorf("sent:\n%s", req.msg.Raw())
		}
		// Command errors carry output all the same.
		ac.send("Response: Error", "ActionID: "+req.id(), "Message: Command output follows", "Output: No such command")
		a := <-got
		if a.err != nil || a.Success() {
			t.Fatalf("got %v, %v", a.Reply, a.err)
		}
		var re *ResponseError
		if err := a.Err(); !errors.As(err, &re) || re.Message != "Command output follows" || re.Action != "Hangup" || re.ActionID != req.id() || re.Server != "pbx1" {
			t.Errorf("got %v", err)
		}
		if v, _ := a.Response.Get("Output"); string(v) != "No such command" {
			t.Errorf("output %q", v)
		}
	})
}

func TestRefusedLocally(t *testing.T) {
	play(t, nil, func(t *testing.T, r *rig) {
		ev, ac := r.ready()
		defer ev.close()
		defer ac.close()
		for _, name := range []string{"Login", "LOGOFF", "challenge", "Events", "Filter", "WaitEvent", "Queues"} {
			_, err := r.link.Do(t.Context(), Action{Name: name})
			var no *UnavailableActionError
			if !errors.As(err, &no) || no.Action != name {
				t.Errorf("%s: got %v", name, err)
			}
			var se *SendError
			if !errors.As(err, &se) || se.Sent != NotSent {
				t.Errorf("%s: got %v", name, err)
			}
		}
		for _, a := range []Action{
			{Name: "Getvar", Headers: []wire.Header{{Name: "Variable", Value: "a\r\nAction: Originate"}}},
			{Name: "Getvar", Headers: []wire.Header{{Name: "ActionID", Value: "1"}}},
			{Name: "Getvar", Headers: []wire.Header{{Name: "Variable", Value: strings.Repeat("x", 1022)}}},
			{Name: "Getvar", Headers: make([]wire.Header, 200)},
			{Name: ""},
		} {
			_, err := r.link.Do(t.Context(), a)
			var in *wire.InputError
			var se *SendError
			if !errors.As(err, &in) || !errors.As(err, &se) || se.Sent != NotSent {
				t.Errorf("got %v", err)
			}
		}
		for _, id := range []string{"a b", "ä", strings.Repeat("x", MaxSuffix+1), "\n"} {
			_, err := r.link.Do(t.Context(), Action{Name: "Ping", ID: id})
			var bad *SuffixError
			var se *SendError
			if !errors.As(err, &bad) || !errors.As(err, &se) || se.Sent != NotSent {
				t.Errorf("suffix %q: got %v", id, err)
			}
		}
		// Nothing of all that was sent.
		got := r.do(t.Context(), Action{Name: "Ping"})
		ac.ok(ac.expect("Ping"))
		if a := <-got; a.err != nil {
			t.Error(a.err)
		}
	})
}

func TestList(t *testing.T) {
	items := func(n int) []string {
		var s []string
		for i := range n {
			s = append(s, fmt.Sprintf("Item: %d", i))
		}
		return s
	}
	for _, tc := range []struct {
		name     string
		sent     []string
		end      []string
		complete bool
		expected int
	}{
		{"complete", items(3), []string{"EventList: Complete", "ListItems: 3"}, true, 3},
		{"empty", nil, []string{"EventList: Complete", "ListItems: 0"}, true, 0},
		{"short", items(2), []string{"EventList: Complete", "ListItems: 5"}, true, 5},
		{"DBGetTree on 16", items(3), []string{"EventList: Complete", "ListItems: 1"}, true, 1},
		{"Status", items(1), []string{"EventList: Complete", "Items: 1"}, true, 1},
		{"no count", items(1), []string{"EventList: complete"}, true, -1},
		{"cancelled", items(1), []string{"EventList: cancelled", "ListItems: 1"}, false, 1},
	} {
		for _, mode := range []LinkMode{LinksSplit, LinksSingle} {
			t.Run(tc.name+" "+mode.String(), func(t *testing.T) {
				play(t, func(c *Config) { c.Links = mode }, func(t *testing.T, r *rig) {
					var p *peer
					if mode == LinksSingle {
						p = r.single()
					} else {
						var ev *peer
						ev, p = r.ready()
						defer ev.close()
					}
					defer p.close()
					got := r.do(t.Context(), Action{Name: "Status"})
					req := p.expect("Status")
					id := "ActionID: " + req.id()
					p.ok(req, "EventList: start", "Message: Channel status will follow")
					for _, item := range tc.sent {
						p.event("Status", "Privilege: Call", id, item)
					}
					p.event("StatusComplete", append(tc.end, id)...)
					a := <-got
					if a.err != nil {
						t.Fatal(a.err)
					}
					if !a.List || a.ListComplete != tc.complete || a.Expected != tc.expected || a.Received != len(tc.sent) {
						t.Errorf("got %+v", a.Reply)
					}
					if string(a.End.Type()) != "StatusComplete" || len(a.Items) != len(tc.sent) {
						t.Errorf("got %d items, end %q", len(a.Items), a.End.Raw())
					}
					for i, item := range a.Items {
						if !strings.Contains(string(item.Raw()), tc.sent[i]) {
							t.Errorf("item %d is %q", i, item.Raw())
						}
					}
					r.sink.check(t, "up", "event FullyBooted")
				})
			})
		}
	}
}

func TestListAnsweredByError(t *testing.T) {
	play(t, nil, func(t *testing.T, r *rig) {
		ev, ac := r.ready()
		defer ev.close()
		defer ac.close()
		got := r.do(t.Context(), Action{Name: "DBGet"})
		ac.fail(ac.expect("DBGet"), "Database entry not found")
		if a := <-got; a.err != nil || a.List || a.Success() || a.Message() != "Database entry not found" {
			t.Errorf("got %+v, %v", a.Reply, a.err)
		}
	})
}

func TestListEndGiven(t *testing.T) {
	play(t, nil, func(t *testing.T, r *rig) {
		ev, ac := r.ready()
		defer ev.close()
		defer ac.close()
		got := r.do(t.Context(), Action{Name: "FAXStats", ListEnd: "FAXStats"})
		req := ac.expect("FAXStats")
		ac.ok(req, "Message: FAX Statistics will follow")
		ac.event("FAXStats", "ActionID: "+req.id(), "CurrentSessions: 0")
		a := <-got
		if a.err != nil || !a.ListComplete || string(a.End.Type()) != "FAXStats" || a.Expected != -1 {
			t.Errorf("got %+v, %v", a.Reply, a.err)
		}
		// The same, refused.
		got = r.do(t.Context(), Action{Name: "FAXStats", ListEnd: "FAXStats"})
		ac.fail(ac.expect("FAXStats"), "Permission denied")
		if a := <-got; a.err != nil || a.List {
			t.Errorf("got %+v, %v", a.Reply, a.err)
		}
	})
}

// Events that bear an ActionID are not list items for that alone.
func TestForeignEvents(t *testing.T) {
	play(t, single, func(t *testing.T, r *rig) {
		p := r.single()
		defer p.close()
		got := r.do(t.Context(), Action{Name: "QueueStatus"})
		req := p.expect("QueueStatus")
		id := "ActionID: " + req.id()
		p.event("OriginateResponse", id, "Response: Failure") // pending, but no list is open
		p.ok(req, "EventList: start")
		p.event("QueueParams", id)
		p.event("OriginateResponse", "Response: Success", id) // echo of an open list's id
		p.event("UserEvent", id, "UserEvent: Forged")
		p.event("OriginateResponse", "ActionID: someone-1", "Response: Success")
		p.event("UserEvent", "UserEvent: Mine", "ActionID: someone-2")
		p.event("QueueMember", id)
		p.event("Newchannel")
		p.event("QueueStatusComplete", "EventList: Complete", "ListItems: 2", id)
		a := <-got
		if a.err != nil || a.Received != 2 || !a.ListComplete {
			t.Errorf("got %+v, %v", a.Reply, a.err)
		}
		p.event("QueueMember", id) // the list is over
		synctest.Wait()
		r.sink.check(t, "up", "event FullyBooted", "event OriginateResponse", "event OriginateResponse", "event UserEvent",
			"event OriginateResponse", "event UserEvent", "event Newchannel", "event QueueMember")
	})
}

func TestInterleavedLists(t *testing.T) {
	play(t, nil, func(t *testing.T, r *rig) {
		ev, ac := r.ready()
		defer ev.close()
		defer ac.close()
		one := r.do(t.Context(), Action{Name: "One"})
		first := ac.expect("One")
		two := r.do(t.Context(), Action{Name: "Two"})
		second := ac.expect("Two")
		ac.ok(first, "EventList: start")
		ac.ok(second, "EventList: start")
		for i := range 4 {
			ac.event("Item", "ActionID: "+[]string{first.id(), second.id()}[i%2], fmt.Sprint("N: ", i))
		}
		ac.event("Done", "ActionID: "+second.id(), "EventList: Complete", "ListItems: 2")
		ac.event("Item", "ActionID: "+first.id(), "N: 4")
		ac.event("Done", "ActionID: "+first.id(), "EventList: Complete", "ListItems: 3")
		a, b := <-one, <-two
		if a.err != nil || b.err != nil || a.Received != 3 || b.Received != 2 {
			t.Fatalf("got %+v %v, %+v %v", a.Reply, a.err, b.Reply, b.err)
		}
		for want, items := range map[string][]wire.Message{first.id(): a.Items, second.id(): b.Items} {
			for _, item := range items {
				if got, _ := item.Get("ActionID"); string(got) != want {
					t.Errorf("item of %s in the list of %s", got, want)
				}
			}
		}
	})
}

func TestListTooLarge(t *testing.T) {
	for name, a := range map[string]Action{
		"items": {Name: "DBGetTree", MaxItems: 2},
		"bytes": {Name: "DBGetTree", MaxBytes: 200},
		"reply": {Name: "DBGetTree", MaxBytes: 10},
	} {
		t.Run(name, func(t *testing.T) {
			play(t, single, func(t *testing.T, r *rig) {
				p := r.single()
				defer p.close()
				got := r.do(t.Context(), a)
				req := p.expect("DBGetTree")
				id := "ActionID: " + req.id()
				p.ok(req, "EventList: start")
				for i := range 5 {
					p.event("DBGetResponse", id, fmt.Sprintf("Key: /k/%d", i))
				}
				p.event("Newchannel")
				p.event("DBGetTreeComplete", id, "EventList: Complete", "ListItems: 5")
				res := <-got
				var big *ReplyTooLargeError
				if !errors.As(res.err, &big) || !errors.Is(res.err, ErrReplyTooLarge) || big.Action != "DBGetTree" || big.Server != "pbx1" {
					t.Errorf("got %v", res.err)
				}
				synctest.Wait()
				// The rest is neither an event nor an orphan.
				r.sink.check(t, "up", "event FullyBooted", "event Newchannel")
				if o := r.sink.orphans(); len(o) != 0 {
					t.Errorf("orphans %q", o)
				}
				// And the link goes on.
				got = r.do(t.Context(), Action{Name: "Ping"})
				p.ok(p.expect("Ping"))
				if res := <-got; res.err != nil {
					t.Error(res.err)
				}
			})
		})
	}
}

func TestReplyTooLarge(t *testing.T) {
	play(t, func(c *Config) { c.MaxReplyBytes = 1024 }, func(t *testing.T, r *rig) {
		ev, ac := r.ready()
		defer ev.close()
		defer ac.close()
		got := r.do(t.Context(), Action{Name: "Command"})
		ac.ok(ac.expect("Command"), "Output: "+strings.Repeat("x", 2000))
		if a := <-got; !errors.Is(a.err, ErrReplyTooLarge) {
			t.Errorf("got %v", a.err)
		}
		got = r.do(t.Context(), Action{Name: "Command", MaxBytes: 4000})
		ac.ok(ac.expect("Command"), "Output: "+strings.Repeat("x", 2000))
		if a := <-got; a.err != nil {
			t.Errorf("got %v", a.err)
		}
		if o := r.sink.orphans(); len(o) != 0 {
			t.Errorf("orphans %q", o)
		}
	})
}

func TestListTimeout(t *testing.T) {
	play(t, nil, func(t *testing.T, r *rig) {
		ev, ac := r.ready()
		defer ev.close()
		defer ac.close()
		start := time.Now()
		got := r.do(t.Context(), Action{Name: "Status", ListTimeout: 2 * time.Second})
		req := ac.expect("Status")
		ac.ok(req, "EventList: start")
		ac.event("Status", "ActionID: "+req.id())
		a := <-got
		if took := time.Since(start); took != 2*time.Second || a.err != nil || a.ListComplete || !a.List || a.Received != 1 || len(a.Items) != 1 || a.Expected != -1 {
			t.Errorf("after %v got %+v, %v", took, a.Reply, a.err)
		}
		// What comes late is swallowed.
		ac.event("Status", "ActionID: "+req.id())
		ac.event("StatusComplete", "ActionID: "+req.id(), "EventList: Complete")
		// A reply later than the list's time: the list as far as it is, at once.
		start = time.Now()
		got = r.do(t.Context(), Action{Name: "Status", ListTimeout: time.Second})
		req = ac.expect("Status")
		pass(3 * time.Second)
		ac.ok(req, "EventList: start")
		a = <-got
		if took := time.Since(start); took != 3*time.Second || a.err != nil || a.Received != 0 {
			t.Errorf("after %v got %+v, %v", took, a.Reply, a.err)
		}
		if o := r.sink.orphans(); len(o) != 0 {
			t.Errorf("orphans %q", o)
		}
		if n := r.link.Status().Counters.Swallowed; n != 2 {
			t.Errorf("%d swallowed", n)
		}
	})
}

func TestDeadline(t *testing.T) {
	play(t, nil, func(t *testing.T, r *rig) {
		ev, ac := r.ready()
		defer ev.close()
		defer ac.close()
		start := time.Now()
		got := r.do(t.Context(), Action{Name: "Originate"})
		req := ac.expect("Originate")
		a := <-got
		expectSendError(t, a.err, OutcomeUnknown, context.DeadlineExceeded)
		var se *SendError
		if errors.As(a.err, &se); se.ActionID != req.id() {
			t.Errorf("action id %q, want %q", se.ActionID, req.id())
		}
		if took := time.Since(start); took != 5*time.Second {
			t.Errorf("default deadline after %v", took)
		}
		// The reply comes after all: an orphan; the list behind it is swallowed.
		ac.ok(req, "EventList: start")
		ac.event("Item", "ActionID: "+req.id())
		ac.event("Done", "ActionID: "+req.id(), "EventList: Complete")
		synctest.Wait()
		if o := r.sink.orphans(); !slices.Equal(o, []string{"Success " + req.id()}) {
			t.Errorf("orphans %q", o)
		}
		ac.ok(req) // twice: nobody knows it any more
		ac.event("Item", "ActionID: "+req.id())
		ac.send("Response: Error", "Message: no id")
		ac.send("free text")
		synctest.Wait()
		if o := r.sink.orphans(); len(o) != 5 {
			t.Errorf("orphans %q", o)
		}
		if c := r.link.Status().Counters; c.Orphans != 5 || c.Swallowed != 2 || c.Unknown != 1 {
			t.Errorf("counters %+v", c)
		}

		ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
		defer cancel()
		start = time.Now()
		got = r.do(ctx, Action{Name: "Getvar"})
		ac.expect("Getvar")
		expectSendError(t, (<-got).err, OutcomeUnknown, context.DeadlineExceeded)
		if took := time.Since(start); took != 100*time.Millisecond {
			t.Errorf("deadline after %v", took)
		}
		_, err := r.link.Do(ctx, Action{Name: "Getvar"})
		expectSendError(t, err, NotSent, context.DeadlineExceeded)
	})
}

func TestCancel(t *testing.T) {
	play(t, nil, func(t *testing.T, r *rig) {
		ev, ac := r.ready()
		defer ev.close()
		defer ac.close()
		// The first fills the pipe, the second waits behind it in the outbox.
		ctx1, cancel1 := context.WithCancel(t.Context())
		ctx2, cancel2 := context.WithCancel(t.Context())
		first := r.do(ctx1, Action{Name: "First"})
		synctest.Wait()
		second := r.do(ctx2, Action{Name: "Second"})
		synctest.Wait()
		third := r.do(t.Context(), Action{Name: "Third"})
		synctest.Wait()
		cancel2()
		expectSendError(t, (<-second).err, NotSent, context.Canceled)
		cancel1()
		expectSendError(t, (<-first).err, OutcomeUnknown, context.Canceled)
		req := ac.expect("First")
		ac.ok(ac.expect("Third")) // the second is not on the wire
		if a := <-third; a.err != nil {
			t.Error(a.err)
		}
		ac.ok(req)
		synctest.Wait()
		if o := r.sink.orphans(); len(o) != 1 {
			t.Errorf("orphans %q", o)
		}
	})
}

func TestLinkLostWhileSending(t *testing.T) {
	play(t, nil, func(t *testing.T, r *rig) {
		ev, ac := r.ready()
		var answers []<-chan answer
		answers = append(answers, r.do(t.Context(), Action{Name: "Answered"}))
		req := ac.expect("Answered")
		answers = append(answers, r.do(t.Context(), Action{Name: "Sent"}))
		ac.expect("Sent")
		answers = append(answers, r.do(t.Context(), Action{Name: "Half"}))
		synctest.Wait() // in the writer's hands: the batch is this one action
		answers = append(answers, r.do(t.Context(), Action{Name: "Queued"}))
		synctest.Wait()
		b := make([]byte, 5)
		if _, err := ac.nc.Read(b); err != nil || string(b) != "Actio" {
			t.Fatalf("read %q, %v", b, err)
		}
		ac.ok(req)
		ac.close()
		if a := <-answers[0]; a.err != nil {
			t.Errorf("answered: %v", a.err)
		}
		expectSendError(t, (<-answers[1]).err, OutcomeUnknown, ErrLinkLost)
		expectSendError(t, (<-answers[2]).err, OutcomeUnknown, ErrLinkLost)
		expectSendError(t, (<-answers[3]).err, NotSent, ErrLinkLost)
		if _, err := ev.read(); err == nil {
			t.Error("the events socket is still open")
		}
	})
}

// A batch that was cut: what lies wholly behind the cut was not sent.
func TestPartialBatch(t *testing.T) {
	play(t, nil, func(t *testing.T, r *rig) {
		ev, ac := r.ready()
		defer ev.close()
		plug := r.do(t.Context(), Action{Name: "Plug"})
		synctest.Wait()
		one := r.do(t.Context(), Action{Name: "One"})
		synctest.Wait()
		two := r.do(t.Context(), Action{Name: "Two"})
		synctest.Wait()
		ac.expect("Plug")
		b := make([]byte, 20) // of "Action: One…"
		if _, err := ac.nc.Read(b); err != nil || !strings.HasPrefix(string(b), "Action: One") {
			t.Fatalf("read %q, %v", b, err)
		}
		ac.close()
		expectSendError(t, (<-plug).err, OutcomeUnknown, ErrLinkLost)
		expectSendError(t, (<-one).err, OutcomeUnknown, ErrLinkLost)
		expectSendError(t, (<-two).err, NotSent, ErrLinkLost)
	})
}

// A peer that does not read holds no caller past its deadline, and is given up.
func TestStuckPeer(t *testing.T) {
	play(t, func(c *Config) { c.WriteTimeout = 3 * time.Second }, func(t *testing.T, r *rig) {
		ev, ac := r.ready()
		defer ev.close()
		defer ac.close()
		start := time.Now()
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		first := r.do(ctx, Action{Name: "First"})
		synctest.Wait()
		_, err := r.link.Do(ctx, Action{Name: "Second"})
		expectSendError(t, err, NotSent, context.DeadlineExceeded)
		expectSendError(t, (<-first).err, OutcomeUnknown, context.DeadlineExceeded)
		if took := time.Since(start); took != time.Second {
			t.Errorf("took %v", took)
		}
		pass(2 * time.Second)
		synctest.Wait()
		var ne net.Error
		if err := r.sink.downs[0].Err; !errors.Is(err, ErrLinkLost) || !errors.As(err, &ne) || !ne.Timeout() {
			t.Errorf("down because of %v", err)
		}
	})
}

func TestDoAgainstStop(t *testing.T) {
	play(t, nil, func(t *testing.T, r *rig) {
		ev, ac := r.ready()
		got := r.do(t.Context(), Action{Name: "Slow"})
		ac.expect("Slow")
		go ev.serve(nil)
		go ac.serve(nil)
		r.stop()
		expectSendError(t, (<-got).err, OutcomeUnknown, ErrStopped)
		_, err := r.link.Do(t.Context(), Action{Name: "Ping"})
		expectSendError(t, err, NotSent, ErrStopped)
	})
}

// Replies that nobody waits for are remembered, but not without end.
func TestAbandonedAreBounded(t *testing.T) {
	var c correlator
	var all []*pending
	for i := range maxAbandoned + 10 {
		p := &pending{id: fmt.Sprint(i), action: "X", done: make(chan struct{}, 1), reply: new(Reply), maxItems: 1, maxBytes: 1 << 20}
		c.add(p)
		if !c.abandon(p) {
			t.Fatal("it was final")
		}
		all = append(all, p)
	}
	if len(c.pending) != maxAbandoned || c.abandoned != maxAbandoned {
		t.Errorf("%d kept, %d counted", len(c.pending), c.abandoned)
	}
	for _, p := range all {
		if v, _ := c.response(message(t, "Response: Success", "ActionID: "+p.id), time.Now()); v != unclaimed {
			t.Errorf("verdict %v", v)
		}
	}
	if len(c.pending) != 0 || c.abandoned != 0 {
		t.Errorf("%d kept, %d counted at the end", len(c.pending), c.abandoned)
	}
}
