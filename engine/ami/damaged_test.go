package ami

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/asterisktest/fault"
)

// What cannot be Asterisk's ends the link: those who wait are told that the outcome
// is unknown, nobody gets another one's answer, and the link comes back.
func TestDamaged(t *testing.T) {
	for name, tt := range map[string]struct {
		bytes  func(a, b string) string
		reason string
	}{
		"two answers run together": {func(a, b string) string {
			return "Response: Success\r\nActionID: " + a + "\r\nX: y\r\nResponse: Success\r\nActionID: " + b + "\r\nX: z\r\n\r\n"
		}, "ActionIDs of two actions"},
		"an answer without its first line": {func(a, _ string) string {
			return "Rosponse: Success\r\nActionID: " + a + "\r\n\r\n"
		}, "without its first line"},
		"a NUL byte": {func(a, _ string) string {
			return "Response: Success\r\nActionID: " + a + "\r\nX: \x00\r\n\r\n"
		}, "NUL byte"},
		"text without end": {func(string, string) string {
			return strings.Repeat("free text\r\n\r\n", maxStrays/13+1)
		}, "neither event nor response"},
		"a line without end": {func(string, string) string {
			return "Response: " + strings.Repeat("x", 9<<20)
		}, "message too long"},
		"a message of lines without end": {func(string, string) string {
			return "Response: Success\r\n" + strings.Repeat("X: y\r\n", 70_000)
		}, "too many headers"},
	} {
		t.Run(name, func(t *testing.T) {
			play(t, nil, func(t *testing.T, r *rig) {
				ev, ac := r.ready()
				defer ev.close()
				a, b := r.do(t.Context(), Action{Name: "A"}), (<-chan answer)(nil)
				first := ac.expect("A")
				b = r.do(t.Context(), Action{Name: "B"})
				second := ac.expect("B")
				go func() { _, _ = io.WriteString(ac.nc, tt.bytes(first.id(), second.id())) }()
				for _, got := range []<-chan answer{a, b} {
					res := <-got
					expectSendError(t, res.err, OutcomeUnknown, ErrLinkLost)
					if !strings.Contains(fmt.Sprint(res.err), tt.reason) {
						t.Errorf("it says %v, want %q in it", res.err, tt.reason)
					}
				}
				synctest.Wait()
				if n := r.link.Status().Counters.Damaged; n != 1 {
					t.Errorf("damaged: %d", n)
				}
				r.comesUpAgain(t, ac)
			})
		})
	}
}

// A reply is whose ActionID it begins with. What looks like one further down is part
// of a value: that of a variable that others can set, for example.
func TestActionIDWithinValue(t *testing.T) {
	play(t, nil, func(t *testing.T, r *rig) {
		ev, ac := r.ready()
		defer ev.close()
		defer ac.close()
		got := r.do(t.Context(), Action{Name: "A"})
		req := ac.expect("A")
		ac.raw("Response: Success\r\nVariable: X\r\nOther: Y\r\nValue: z\nActionID: " + req.id() + "\r\n\r\n")
		synctest.Wait()
		if o := r.sink.orphans(); len(o) != 1 {
			t.Errorf("orphans %q", o)
		}
		ac.ok(req, "Mine: yes")
		res := <-got
		if res.err != nil {
			t.Fatal(res.err)
		}
		if v, _ := res.Response.Get("Mine"); string(v) != "yes" {
			t.Errorf("got %q", res.Response.Raw())
		}
	})
}

// An ActionID with one character changed, lost or more is no other one's.
func TestActionIDsAreFarApart(t *testing.T) {
	const many = 2000
	prefix, key := newPrefix(), newCheckKey()
	known := make(map[string]bool)
	var all []string
	for n := range uint64(many) {
		id := string(appendActionID(nil, prefix, key, n+1, ""))
		if known[id] {
			t.Fatalf("%s twice", id)
		}
		known[id] = true
		all = append(all, id)
	}
	close := 0
	for _, id := range all {
		for i := len(prefix); i < len(id); i++ {
			for bit := range 8 {
				if known[id[:i]+string([]byte{id[i] ^ 1<<bit})+id[i+1:]] {
					close++
				}
			}
			if known[id[:i]+id[i+1:]] || known[id[:i]+id[i:i+1]+id[i:]] {
				close++
			}
		}
	}
	// 2000 ids of some 100 neighbours each, of which one in a million is an id.
	if close > 5 {
		t.Errorf("%d ids are one fault away from another", close)
	}
}

// tokenServer answers action One with the Token that it was given, and Many with a
// list of items that have it.
func tokenServer(t *testing.T) (address string) {
	var lc net.ListenConfig
	l, err := lc.Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	wg.Go(func() {
		for {
			nc, err := l.Accept()
			if err != nil {
				return
			}
			wg.Go(func() {
				defer func() { _ = nc.Close() }()
				tokenSession(nc)
			})
		}
	})
	t.Cleanup(func() { _ = l.Close(); wg.Wait() })
	return l.Addr().String()
}

func tokenSession(nc net.Conn) {
	_, _ = io.WriteString(nc, "Asterisk Call Manager/11.0.0\r\n")
	rd := wire.NewReader(nc, wire.Limits{})
	for {
		msg, err := rd.Next()
		if err != nil {
			return
		}
		r := request{msg}
		var b strings.Builder
		say := func(lines ...string) { b.WriteString(strings.Join(lines, "\r\n") + "\r\n\r\n") }
		id, token := "ActionID: "+r.id(), "Token: "+r.get("Token")
		switch r.get("Action") {
		case "Challenge":
			say("Response: Success", id, "Challenge: 840415273")
		case "Login":
			say("Response: Success", id, "Message: Authentication accepted")
			if r.get("Events") != "off" {
				say("Event: FullyBooted", "Privilege: system,all", "Status: Fully Booted")
			}
		case "Many":
			say("Response: Success", id, "EventList: start", token)
			for range 5 {
				say("Event: Item", id, token)
			}
			say("Event: Complete", id, "EventList: Complete", "ListItems: 5", token)
		default:
			say("Response: Success", id, token)
		}
		if _, err := io.WriteString(nc, b.String()); err != nil {
			return
		}
	}
}

// Wherever a fault damages the stream of the server: whoever gets an answer gets his
// own, and everybody else is told whether his action was sent. Afterwards the link
// comes back by itself. The answers hold tokens, so that each can be told from any
// other.
//
// No two faults fall into one message: AMI has no checksum, so one that takes the
// empty line between two answers beside one in the ActionID of the second leaves
// an answer that has another's lines, which nothing tells from a value of many lines.
// Some seeds have their faults fall as they like, for all but that.
func TestCorruptedLink(t *testing.T) {
	seeds := uint64(16)
	if testing.Short() {
		seeds = 4
	}
	var all corruptedLinks
	var wg sync.WaitGroup
	for seed := range seeds {
		address := tokenServer(t)
		wg.Go(func() { all.run(t, seed, messageAndMore, fault.New(t, address)) })
		if seed%4 == 0 {
			dense := tokenServer(t)
			wg.Go(func() { all.run(t, seed, 0, fault.New(t, dense)) })
		}
	}
	wg.Wait()
	t.Logf("%d faults: %d actions answered, %d of unknown outcome, %d not sent; links were replaced %d times; %d answers of two faults had another's lines",
		all.faults.Load(), all.answered.Load(), all.unknown.Load(), all.notSent.Load(), all.lost.Load(), all.foreign.Load())
	if all.answered.Load() == 0 || all.unknown.Load() == 0 || all.lost.Load() == 0 {
		t.Error("this has tested nothing")
	}
}

// messageAndMore is more bytes than two messages of a tokenServer in a row have.
const messageAndMore = 256

// corruptedLinks counts what became of actions and links.
type corruptedLinks struct {
	answered, unknown, notSent, lost, faults, foreign atomic.Int64
}

// run has callers ask while faults are apart bytes from each other at least; if they
// are 0, answers may have another's lines.
func (c *corruptedLinks) run(t *testing.T, seed uint64, apart int, p *fault.Proxy) {
	link, err := New(Config{
		Server: "pbx1", Address: p.Addr(), Username: "admin", Secret: "s3cret",
		BackoffMin: time.Millisecond, BackoffMax: 5 * time.Millisecond, LoginTimeout: 1500 * time.Millisecond,
		Keepalive: 50 * time.Millisecond, KeepaliveTimeout: 200 * time.Millisecond,
	}, &recorder{})
	if err != nil {
		t.Error(err)
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	wg.Go(func() { _ = link.Run(ctx) })
	defer wg.Wait()
	defer cancel()
	if !comesBack(ctx, link, p) {
		t.Errorf("the link did not come up: %+v", link.Status())
	}
	every := 1500 << (seed % 4)
	p.Set(fault.ToClient, fault.Faults{Seed: seed, Piece: int(seed%3) * 100, Corrupt: fault.Corruption{
		Flip: every, Drop: every, Duplicate: every, Garbage: 3 * every, Line: 3 * every, Apart: apart,
	}})
	var given sync.Map
	var callers sync.WaitGroup
	for caller := range uint64(8) {
		callers.Go(func() {
			random := rand.New(rand.NewPCG(seed, caller))
			for range 40 {
				token := fmt.Sprintf("%016x", random.Uint64())
				given.Store(token, true)
				a := Action{Name: "One", Headers: []wire.Header{{Name: "Token", Value: token}}}
				if random.IntN(3) == 0 {
					a.Name = "Many"
				}
				limited, cancel := context.WithTimeout(ctx, time.Second)
				reply, err := link.Do(limited, a)
				cancel()
				var sent *SendError
				switch {
				case err == nil:
					c.answered.Add(1)
					switch {
					case !foreign(&given, token, reply):
					case apart == 0:
						c.foreign.Add(1)
					default:
						t.Errorf("seed %d: %s got the answer of another: %q and %d items", seed, token, reply.Response.Raw(), len(reply.Items))
					}
				case errors.As(err, &sent) && sent.Sent == NotSent:
					c.notSent.Add(1)
					pass(20 * time.Millisecond)
				case errors.As(err, &sent):
					c.unknown.Add(1)
				default:
					t.Errorf("seed %d: %v", seed, err)
				}
			}
		})
	}
	callers.Wait()
	c.faults.Add(p.Corrupted())
	c.lost.Add(int64(link.Status().Counters.Attempts - 1))
	p.Heal()
	if !comesBack(ctx, link, p) {
		t.Errorf("seed %d: the link did not come back: %+v", seed, link.Status())
	}
}

var tokens = regexp.MustCompile("[0-9a-f]{16}")

// foreign reports whether a reply holds a token that another action was given.
func foreign(given *sync.Map, own string, reply *Reply) bool {
	raw := string(reply.Response.Raw()) + string(reply.End.Raw())
	for _, item := range reply.Items {
		raw += string(item.Raw())
	}
	for _, found := range tokens.FindAllString(raw, -1) {
		if _, other := given.Load(found); other && found != own {
			return true
		}
	}
	return false
}

// comesBack waits until actions are answered again. Where FullyBooted was damaged
// beyond notice Asterisk is taken to boot for bootWaitKnown, unless the link is lost
// before, which it is here.
func comesBack(ctx context.Context, link *Link, p *fault.Proxy) bool {
	for limit := time.Now().Add(time.Minute); time.Now().Before(limit); {
		if s := link.Status(); s.State == StateBooting && time.Since(s.Since) > 2*time.Second {
			p.Cut(fault.Close)
		}
		limited, cancel := context.WithTimeout(ctx, time.Second)
		_, err := link.Do(limited, Action{Name: "One", Headers: []wire.Header{{Name: "Token", Value: "again"}}})
		cancel()
		if err == nil {
			return true
		}
		pass(5 * time.Millisecond)
	}
	return false
}
