package ami

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"
)

// Each caller without a deadline is told when its own time is over, by one timer,
// whoever was answered before; and nobody once the socket has ended.
func TestExpire(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var c correlator
		var all []*pending
		began := time.Now()
		for i := range 6 {
			p := &pending{id: fmt.Sprint(i), done: make(chan struct{}, 1), reply: new(Reply), maxBytes: 1 << 10, expires: true, since: time.Now()}
			p.deadline = p.since.Add(10 * time.Second)
			c.add(p)
			all = append(all, p)
			<-time.After(time.Second)
		}
		for _, i := range []int{0, 2} {
			if v, _ := c.response(message(t, "Response: Success", "ActionID: "+all[i].id), time.Now()); v != claimed {
				t.Errorf("action %d: verdict %v", i, v)
			}
			if <-all[i].done; all[i].why != nil {
				t.Errorf("action %d: %v", i, all[i].why)
			}
		}
		if !c.abandon(all[3]) {
			t.Error("action 3 was final")
		}
		for _, i := range []int{1, 4} {
			<-all[i].done
			if at := time.Since(began); at != time.Duration(i+10)*time.Second || !errors.Is(all[i].why, context.DeadlineExceeded) {
				t.Errorf("action %d left after %v: %v", i, at, all[i].why)
			}
		}
		c.end(ErrLinkLost)
		if <-all[5].done; !errors.Is(all[5].why, ErrLinkLost) {
			t.Errorf("action 5: %v", all[5].why)
		}
		<-time.After(time.Minute) // the timer is silent, or this would be told twice and block
		if c.line.first != nil || all[3].told {
			t.Errorf("%v is in the line, and action 3 was told: %v", c.line.first, all[3].told)
		}
	})
}

// Who has less time than those before him is told before them.
func TestExpireInOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var c correlator
		defer c.end(ErrLinkLost)
		began := time.Now()
		all := make(map[time.Duration]*pending)
		for i, seconds := range []time.Duration{5, 9, 3, 7, 1} {
			p := &pending{id: fmt.Sprint(i), done: make(chan struct{}, 1), reply: new(Reply), expires: true, since: began}
			p.deadline = began.Add(seconds * time.Second)
			c.add(p)
			all[seconds] = p
		}
		if !c.abandon(all[5]) {
			t.Error("an action was final")
		}
		for _, seconds := range []time.Duration{1, 3, 7, 9} {
			<-all[seconds].done
			if at := time.Since(began); at != seconds*time.Second {
				t.Errorf("left after %v, want %d s", at, seconds)
			}
		}
	})
}

// The entry of an action that was answered while the batch it went out with is still
// being written may be another action's: the end of that write says nothing of it.
func TestFailedWriteAndNextAction(t *testing.T) {
	o := outbox{wake: make(chan struct{}, 1)}
	entry := &pending{action: "Ping", id: "1"}
	rest := &pending{action: "Ping", id: "2"}
	for _, p := range []*pending{entry, rest} {
		if err := o.put(p, nil, false); err != nil {
			t.Fatal(err)
		}
	}
	var b batch
	o.take(&b)
	for _, p := range []*pending{{action: "Ping", id: "3"}, entry} {
		if err := o.put(p, nil, false); err != nil {
			t.Fatal(err)
		}
	}
	o.failed(&b, rest.start)
	if entry.state != queued || rest.state != withheld {
		t.Errorf("states %v and %v, want %v and %v", entry.state, rest.state, queued, withheld)
	}
}
