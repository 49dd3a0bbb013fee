package ami

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"github.com/astergate/astergate/engine/ami/wire"
)

func message(t interface{ Fatalf(string, ...any) }, lines ...string) wire.Message {
	m, ok := wire.NewMessage([]byte(strings.Join(lines, "\r\n") + "\r\n\r\n"))
	if !ok {
		t.Fatalf("bad message %q", lines)
	}
	return m
}

// Whatever the order in which answers come, and whoever leaves when, each
// caller gets exactly its own, and nothing is kept for nothing.
func TestInterleavingProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		type action struct {
			p      *pending
			script []wire.Message // what is still to come
			items  int
			list   bool
			large  bool
			left   bool // abandoned before it was final
		}
		var c correlator
		var all []*action
		for i := range rapid.IntRange(1, 8).Draw(t, "actions") {
			id := fmt.Sprintf("id-%d", i)
			a := &action{p: &pending{id: id, action: "X", done: make(chan struct{}, 1), reply: new(Reply), maxItems: 5, maxBytes: 1 << 20}}
			if rapid.Bool().Draw(t, "internal") {
				a.p.internal = true
			}
			tag := "Tag: " + id
			switch rapid.IntRange(0, 3).Draw(t, "kind") {
			case 0:
				a.script = append(a.script, message(t, "Response: Error", "ActionID: "+id, tag))
			case 1: // never answered
			default:
				a.list = true
				a.items = rapid.IntRange(0, 7).Draw(t, "items")
				a.large = a.items > 5
				a.script = append(a.script, message(t, "Response: Success", "ActionID: "+id, "EventList: start", tag))
				for n := range a.items {
					a.script = append(a.script, message(t, "Event: Item", tag, "ActionID: "+id, fmt.Sprint("N: ", n)))
				}
				a.script = append(a.script, message(t, "Event: End", "EventList: Complete", "ActionID: "+id, fmt.Sprint("ListItems: ", a.items)))
			}
			c.add(a.p)
			all = append(all, a)
		}
		at := time.Now()
		lists := 0
		feed := func(m wire.Message) verdict {
			v, change := unclaimed, 0
			if m.Kind() == wire.KindResponse {
				v, change = c.response(m, at)
			} else if lists > 0 {
				v, change = c.item(m, at)
			}
			lists += change
			return v
		}
		for {
			var open []*action
			for _, a := range all {
				if len(a.script) > 0 {
					open = append(open, a)
				}
			}
			if len(open) == 0 {
				break
			}
			a := rapid.SampledFrom(open).Draw(t, "next")
			switch rapid.IntRange(0, 9).Draw(t, "step") {
			case 0:
				if !a.left && c.abandon(a.p) {
					a.left = true
				}
				continue
			case 1:
				name := rapid.SampledFrom([]string{"UserEvent", "OriginateResponse"}).Draw(t, "foreign")
				if v := feed(message(t, "Event: "+name, "Response: Success", "ActionID: "+a.p.id, "EventList: Complete")); v != unclaimed {
					t.Fatalf("%s was taken for an item", name)
				}
				continue
			case 2:
				// It bears the id of an action whose list is not open.
				if a.p.phase == awaiting {
					if v := feed(message(t, "Event: Early", "ActionID: "+a.p.id)); v != unclaimed {
						t.Fatalf("an event before the reply was taken for an item")
					}
				}
				continue
			case 3:
				if v := feed(message(t, "Response: Success", "ActionID: other-"+a.p.id)); v != unclaimed {
					t.Fatalf("an unknown id was taken")
				}
				continue
			}
			m := a.script[0]
			a.script = a.script[1:]
			isResponse := m.Kind() == wire.KindResponse
			v := feed(m)
			switch {
			case isResponse && a.left && v != unclaimed:
				t.Fatalf("late response: verdict %v", v)
			case !isResponse && a.left && v != swallowed:
				t.Fatalf("late item: verdict %v", v)
			case !a.left && !a.large && v != claimed:
				t.Fatalf("verdict %v on %q", v, m.Raw())
			}
		}
		pendingLeft := 0
		for _, a := range all {
			finished := false
			select {
			case <-a.p.done:
				finished = true
			default:
			}
			answered := a.list || len(a.p.reply.Response.Raw()) > 0
			if !answered {
				pendingLeft++
			}
			if a.left {
				if finished {
					t.Fatalf("%s finished for a caller that had gone", a.p.id)
				}
				continue
			}
			if !answered {
				if finished {
					t.Fatalf("%s finished without an answer", a.p.id)
				}
				continue
			}
			if !finished {
				t.Fatalf("%s did not finish", a.p.id)
			}
			if a.large {
				if a.p.err == nil {
					t.Fatalf("%s: no error for %d items", a.p.id, a.items)
				}
				continue
			}
			r := a.p.reply
			for _, m := range append([]wire.Message{r.Response}, r.Items...) {
				if tag, _ := m.Get("Tag"); string(tag) != a.p.id {
					t.Fatalf("%s got %q", a.p.id, m.Raw())
				}
			}
			for n, m := range r.Items {
				if got, _ := m.Get("N"); string(got) != fmt.Sprint(n) {
					t.Fatalf("%s: item %d is %q", a.p.id, n, got)
				}
			}
			if a.list && (r.Received != a.items || len(r.Items) != a.items || r.Expected != a.items || !r.ListComplete) {
				t.Fatalf("%s: %+v", a.p.id, r)
			}
		}
		if lists != 0 {
			t.Fatalf("%d lists open at the end", lists)
		}
		if len(c.pending) != pendingLeft {
			t.Fatalf("%d entries kept, %d unanswered", len(c.pending), pendingLeft)
		}
	})
}

// The outbox keeps every action whole and in order, whoever withdraws when, and
// what it calls withheld is not on the wire.
func TestOutboxProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var o outbox
		o.wake = make(chan struct{}, 1)
		var b batch
		var waiting, all []*pending
		var wired strings.Builder // what the kernel took
		gone := map[*pending]bool{}
		broken, writing := false, false
		o.now = func(buf []byte) int {
			if writing {
				t.Fatalf("a caller writes beside the writer")
			}
			n := rapid.IntRange(0, len(buf)).Draw(t, "taken now")
			if rapid.Bool().Draw(t, "all now") {
				n = len(buf)
			}
			wired.Write(buf[:n])
			return n
		}
		write := func() {
			n := len(b.buf)
			if writing = false; !broken && rapid.IntRange(0, 3).Draw(t, "fails") == 0 {
				n = rapid.IntRange(0, len(b.buf)).Draw(t, "taken")
				o.failed(&b, n)
				o.close()
				broken = true
			} else {
				o.wrote()
			}
			wired.Write(b.buf[:n])
		}
		take := func() {
			if !broken {
				o.take(&b)
				writing = len(b.buf) > 0
			}
		}
		for i := range rapid.IntRange(1, 30).Draw(t, "steps") {
			switch rapid.IntRange(0, 5).Draw(t, "step") {
			default:
				p := &pending{id: fmt.Sprintf("id-%d", i), action: strings.Repeat("A", 1+i)}
				if err := o.put(p, nil, rapid.Bool().Draw(t, "alone")); (err != nil) != broken {
					t.Fatalf("put: %v", err)
				} else if err == nil {
					waiting, all = append(waiting, p), append(all, p)
				}
			case 1:
				if len(waiting) > 0 {
					p := rapid.SampledFrom(waiting).Draw(t, "who")
					gone[p] = o.withdraw(p)
				}
			case 2:
				if writing {
					write()
				} else {
					take()
				}
			}
		}
		for range 2 { // what is under way, and what waits
			if writing {
				write()
			}
			take()
		}
		got := wired.String()
		pos := 0
		for _, p := range all {
			whole, _ := wire.AppendAction(nil, p.action, p.id, nil)
			withheldNow := o.withdraw(p)
			if gone[p] && !withheldNow {
				t.Fatalf("%s: withheld, then not", p.id)
			}
			rest := got[pos:]
			switch {
			case strings.HasPrefix(rest, string(whole)):
				if withheldNow {
					t.Fatalf("%s is on the wire but withheld", p.id)
				}
				pos += len(whole)
			case withheldNow:
			case strings.HasPrefix(string(whole), rest) && broken && rest != "":
				pos = len(got) // cut
			default:
				t.Fatalf("%s is neither withheld nor on the wire: %q", p.id, rest)
			}
		}
		if pos != len(got) {
			t.Fatalf("unknown bytes on the wire: %q", got[pos:])
		}
	})
}

// Many callers with short deadlines against a server that answers in any order
// and loses the link now and then.
func TestManyCallers(t *testing.T) {
	play(t, func(c *Config) { c.BackoffMax = 300 * time.Millisecond }, func(t *testing.T, r *rig) {
		ctx, cancel := context.WithCancel(t.Context())
		var servers, callers sync.WaitGroup
		servers.Go(func() {
			for ctx.Err() == nil {
				var ev *peer
				select {
				case ev = <-r.backlog:
				case <-ctx.Done():
					return
				}
				ev.login("")
				ev.event("FullyBooted")
				ac := r.accept()
				ac.login("off")
				servers.Go(func() { ev.serve(nil); ac.close() })
				rnd := rand.New(rand.NewPCG(1, 2))
				var mu sync.Mutex // one message at a time
				var held []request
				servers.Go(func() {
					ac.serve(func(q request) {
						held = append(held, q)
						rnd.Shuffle(len(held), func(i, j int) { held[i], held[j] = held[j], held[i] })
						for len(held) > rnd.IntN(8) {
							q := held[0]
							held = held[1:]
							mu.Lock()
							id := "ActionID: " + q.id()
							if q.get("Action") == "List" {
								ac.trySend("Response: Success", id, "EventList: start", "Echo: "+q.get("Number"))
								for n := range 3 {
									ac.trySend("Event: Item", "Echo: "+q.get("Number"), id, fmt.Sprint("N: ", n))
								}
								ac.trySend("Event: Done", "EventList: Complete", "ListItems: 3", id)
							} else {
								ac.trySend("Response: Success", id, "Echo: "+q.get("Number"))
							}
							mu.Unlock()
						}
						if rnd.IntN(400) == 0 {
							ac.close()
						}
					})
					ev.close()
				})
			}
		})
		var good, unknown, notSent int
		var mu sync.Mutex
		for i := range 32 {
			rnd := rand.New(rand.NewPCG(uint64(i), 7))
			callers.Go(func() {
				for n := range 60 {
					ctx, cancel := context.WithTimeout(ctx, time.Duration(1+rnd.IntN(500))*time.Millisecond)
					number := fmt.Sprintf("%d/%d", i, n)
					a := Action{Name: []string{"Plain", "List"}[rnd.IntN(2)], Headers: []wire.Header{{Name: "Number", Value: number}}}
					reply, err := r.link.Do(ctx, a)
					cancel()
					mu.Lock()
					var se *SendError
					errors.As(err, &se)
					switch {
					case err == nil:
						good++
						for _, m := range append([]wire.Message{reply.Response}, reply.Items...) {
							if echo, _ := m.Get("Echo"); string(echo) != number {
								t.Errorf("asked %s, got %q", number, m.Raw())
							}
						}
						if reply.List && len(reply.Items) != 3 {
							t.Errorf("%d items", len(reply.Items))
						}
					case se != nil && se.Sent == NotSent:
						notSent++
					case se != nil:
						unknown++
					default:
						t.Errorf("got %v", err)
					}
					mu.Unlock()
					pass(time.Duration(rnd.IntN(100)) * time.Millisecond)
				}
			})
		}
		callers.Wait()
		if good < 200 || unknown == 0 || notSent == 0 {
			t.Errorf("%d good, %d unknown, %d not sent", good, unknown, notSent)
		}
		t.Logf("%d good, %d unknown, %d not sent, %d sessions", good, unknown, notSent, len(r.sink.ups))
		c := r.link.Status().Counters
		if int(c.Replies) != good || int(c.Unknown) != unknown || int(c.NotSent) != notSent {
			t.Errorf("counters %+v", c)
		}
		cancel()
		r.stop()
		servers.Wait()
		synctest.Wait()
		r.sink.check(t, "...")
	})
}
