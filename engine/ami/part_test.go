package ami

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// taker takes parts until the channel closes, or not at all.
type taker struct {
	parts chan Part
	done  chan struct{}

	heads int
	items []string // header N
	most  int      // items in a part
	early bool     // an item before the head
}

func take() *taker {
	k := &taker{parts: make(chan Part), done: make(chan struct{})}
	go func() {
		defer close(k.done)
		for part := range k.parts {
			if part.Head != nil {
				k.heads++
			}
			k.early = k.early || k.heads == 0
			k.most = max(k.most, len(part.Items))
			for _, m := range part.Items {
				n, _ := m.Get("N")
				k.items = append(k.items, string(n))
			}
		}
	}()
	return k
}

func (k *taker) end() { close(k.parts); <-k.done }

// list answers a DBGetTree with n items, and its end if it is to have one.
func (p *peer) list(n int, end bool) {
	req := p.expect("DBGetTree")
	p.ok(req, "EventList: start")
	for i := range n {
		p.event("DBGetResponse", "ActionID: "+req.id(), fmt.Sprint("N: ", i))
	}
	if end {
		p.event("DBGetTreeComplete", "ActionID: "+req.id(), "EventList: Complete", fmt.Sprint("ListItems: ", n))
	}
}

func TestParts(t *testing.T) {
	play(t, nil, func(t *testing.T, r *rig) {
		ev, ac := r.ready()
		defer ev.close()
		defer ac.close()
		const n = 500
		k := take()
		done := r.do(t.Context(), Action{Name: "DBGetTree", MaxItems: 1, Parts: k.parts})
		ac.list(n, true)
		a := <-done
		k.end()
		if a.err != nil || a.Items != nil || a.Received != n || a.Expected != n || !a.ListComplete {
			t.Errorf("got %+v, %v", a.Reply, a.err)
		}
		sorted := slices.IsSortedFunc(k.items, func(a, b string) int { return len(a)*1000 - len(b)*1000 + strings.Compare(a, b) })
		if k.heads != 1 || k.early || len(k.items) != n || !sorted || k.most > partItems {
			t.Errorf("%d heads (late: %v), %d items, sorted: %v, at most %d in a part", k.heads, k.early, len(k.items), sorted, k.most)
		}

		// A reply that is no list has a head alone, also if it is a refusal.
		k = take()
		done = r.do(t.Context(), Action{Name: "DBGetTree", Parts: k.parts})
		req := ac.expect("DBGetTree")
		ac.send("Response: Error", "ActionID: "+req.id(), "Message: No such family")
		a = <-done
		k.end()
		if a.err != nil || a.Success() || k.heads != 1 || len(k.items) != 0 {
			t.Errorf("a refusal: %+v, %v, %d heads", a.Reply, a.err, k.heads)
		}

		// What has come by the list's timeout is handed over.
		k = take()
		done = r.do(t.Context(), Action{Name: "DBGetTree", ListTimeout: time.Second, Parts: k.parts})
		ac.list(3, false)
		a = <-done
		k.end()
		if a.err != nil || a.ListComplete || a.Received != 3 || len(k.items) != 3 {
			t.Errorf("cut: %+v, %v, items %q", a.Reply, a.err, k.items)
		}
	})
}

// A caller that takes nothing holds up nobody, and ends by the bound, by its
// deadline or by going.
func TestPartsNotTaken(t *testing.T) {
	play(t, nil, func(t *testing.T, r *rig) {
		ev, ac := r.ready()
		defer ev.close()
		defer ac.close()
		ping := func() {
			t.Helper()
			got := r.do(t.Context(), Action{Name: "Ping"})
			ac.ok(ac.expect("Ping"))
			if a := <-got; a.err != nil {
				t.Error(a.err)
			}
		}
		done := r.do(t.Context(), Action{Name: "DBGetTree", MaxBytes: 300, Parts: make(chan Part)})
		ac.list(20, true)
		var big *ReplyTooLargeError
		if a := <-done; !errors.As(a.err, &big) || !big.Streamed || !strings.Contains(a.err.Error(), "too slowly") {
			t.Errorf("got %v", a.err)
		}
		ping()

		for name, complete := range map[string]bool{"complete": true, "incomplete": false} {
			ctx, cancel := context.WithTimeout(t.Context(), time.Second)
			done = r.do(ctx, Action{Name: "DBGetTree", Parts: make(chan Part)})
			ac.list(20, complete)
			synctest.Wait()
			ping()
			var send *SendError
			if a := <-done; !errors.As(a.err, &send) || send.Sent != OutcomeUnknown || !errors.Is(a.err, context.DeadlineExceeded) {
				t.Errorf("%s: got %v", name, a.err)
			}
			cancel()
		}

		ctx, cancel := context.WithCancel(t.Context())
		done = r.do(ctx, Action{Name: "DBGetTree", Parts: make(chan Part)})
		ac.list(20, true)
		synctest.Wait()
		cancel()
		if a := <-done; !errors.Is(a.err, context.Canceled) {
			t.Errorf("got %v", a.err)
		}
		ping()
	})
}

// A link that is lost within a list leaves its outcome unknown, whether the
// caller takes the parts or not.
func TestPartsOfLostLink(t *testing.T) {
	for name, taking := range map[string]bool{"taken": true, "not taken": false} {
		t.Run(name, func(t *testing.T) {
			play(t, nil, func(t *testing.T, r *rig) {
				ev, ac := r.ready()
				defer ev.close()
				k := &taker{parts: make(chan Part), done: make(chan struct{})}
				if taking {
					k = take()
				} else {
					close(k.done)
				}
				done := r.do(t.Context(), Action{Name: "DBGetTree", Parts: k.parts})
				ac.list(20, false)
				synctest.Wait()
				ac.close()
				a := <-done
				k.end()
				var send *SendError
				if !errors.As(a.err, &send) || send.Sent != OutcomeUnknown || !errors.Is(a.err, ErrLinkLost) {
					t.Errorf("got %v", a.err)
				}
				if taking && len(k.items) != 20 {
					t.Errorf("items %q", k.items)
				}
			})
		})
	}
}
