package ami

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
)

// What a server says that is none, or has lost its mind, before the link is up: the
// attempt fails with a reason, in time, and others follow.
func TestGarbageBeforeLogin(t *testing.T) {
	for name, say := range map[string]func(p *peer){
		"random bytes": func(p *peer) {
			random := rand.NewChaCha8([32]byte{1})
			buf := make([]byte, 4<<10)
			for err := error(nil); err == nil; {
				_, _ = random.Read(buf)
				_, err = p.nc.Write(buf)
			}
		},
		"a TLS alert": func(p *peer) { _, _ = p.nc.Write([]byte("\x15\x03\x01\x00\x02\x02\x46")) },
		"HTTP":        func(p *peer) { _, _ = p.nc.Write([]byte("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")) },
		"a greeting byte by byte, without end": func(p *peer) {
			for err := error(nil); err == nil; pass(time.Second) {
				_, err = p.nc.Write([]byte("A"))
			}
		},
		"a challenge byte by byte, without end": func(p *peer) {
			p.raw("Asterisk Call Manager/11.0.0\r\n")
			p.expect("Challenge")
			for err := error(nil); err == nil; pass(time.Second) {
				_, err = p.nc.Write([]byte("R"))
			}
		},
		"events without end, and no answer": func(p *peer) {
			p.raw("Asterisk Call Manager/11.0.0\r\n")
			p.expect("Challenge")
			for err := error(nil); err == nil; pass(time.Millisecond) {
				_, err = io.WriteString(p.nc, "Event: Noise\r\n\r\n")
			}
		},
		"goodbye": func(p *peer) {
			p.raw("Asterisk Call Manager/11.0.0\r\n")
			r := p.expect("Challenge")
			p.trySend("Response: Goodbye", "ActionID: "+r.id())
		},
	} {
		t.Run(name, func(t *testing.T) {
			play(t, func(c *Config) { c.BackoffMin, c.BackoffMax = time.Hour, time.Hour }, func(t *testing.T, r *rig) {
				p := r.accept()
				var wg sync.WaitGroup
				wg.Go(func() { say(p) })
				defer wg.Wait()
				defer p.close()
				pass(11 * time.Second)
				r.expectState(t, StateLost)
				r.sink.check(t)
				if st := r.link.Status(); st.LastError == nil {
					t.Error("no reason is told")
				} else {
					t.Log(st.LastError)
				}
			})
		})
	}
}

// What it says when the link is up and nobody has asked: nobody is told anything but
// that there was an answer to nothing, and the link goes on.
func TestAnswersToNothing(t *testing.T) {
	play(t, nil, func(t *testing.T, r *rig) {
		ev, ac := r.ready()
		defer ev.close()
		defer ac.close()
		got := r.do(t.Context(), Action{Name: "A"})
		req := ac.expect("A")
		prefix, _, _ := strings.Cut(req.id(), "-")
		storm := 0
		for i := range 1000 {
			for _, id := range []string{"", "x", prefix, fmt.Sprintf("%s-%d", prefix, i), fmt.Sprintf("%s-%d0000", prefix, i), req.id() + "0", req.id()[1:]} {
				ac.raw("Response: Success\r\nActionID: " + id + "\r\nEventList: start\r\n\r\n")
				ac.raw("Event: Item\r\nActionID: " + id + "\r\n\r\n")
				storm += 2
			}
		}
		ac.raw("Response: Goodbye\r\nMessage: Thanks for all the fish.\r\n\r\n")
		ac.ok(req, "Mine: yes")
		ac.ok(req, "Mine: no") // once more
		res := <-got
		if res.err != nil {
			t.Fatal(res.err)
		}
		if v, _ := res.Response.Get("Mine"); string(v) != "yes" || len(res.Items) > 0 {
			t.Errorf("got %q and %d items", res.Response.Raw(), len(res.Items))
		}
		synctest.Wait()
		if n := len(r.sink.orphans()); n != storm+2 {
			t.Errorf("%d answers to nothing, want %d", n, storm+2)
		}
		r.expectState(t, StateReady)
	})
}

// A reply of which the end never comes: whoever waits is told at his deadline that
// the outcome is unknown, and the link, which gets no answer to its Pings, is lost
// and comes back.
func TestReplyWithoutEnd(t *testing.T) {
	play(t, nil, func(t *testing.T, r *rig) {
		ev, ac := r.ready()
		defer ev.close()
		ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
		defer cancel()
		got := r.do(ctx, Action{Name: "A"})
		req := ac.expect("A")
		ac.raw("Response: Success\r\nActionID: " + req.id() + "\r\nX: y\r\n")
		expectSendError(t, (<-got).err, OutcomeUnknown, context.DeadlineExceeded)
		go func() {
			for { // it takes what comes and says nothing
				if _, err := ac.read(); err != nil {
					return
				}
			}
		}()
		go ev.serve(nil)
		for range 20 {
			if pass(time.Second); r.link.Status().State != StateReady {
				break
			}
		}
		synctest.Wait()
		if len(r.sink.downs) != 1 || !errors.Is(r.sink.downs[0].Err, ErrLinkLost) || !strings.Contains(r.sink.downs[0].Reason, "no answer to Ping") {
			t.Errorf("down: %v", r.sink.downs)
		}
		r.comesUpAgain(t, ac)
	})
}

// endlessMiB is as much as it takes to see that nothing grows.
var endlessMiB = flag.Int("endless", 256, "MiB of the list of TestEndlessList")

// A list that does not end: its caller is told that it is too large, memory does not
// grow with it, and another socket goes on meanwhile.
func TestEndlessList(t *testing.T) {
	endless := *endlessMiB << 20
	var lc net.ListenConfig
	l, err := lc.Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	sent := make(chan int, 1)
	var wg sync.WaitGroup
	wg.Go(func() {
		for {
			nc, err := l.Accept()
			if err != nil {
				return
			}
			wg.Go(func() {
				defer func() { _ = nc.Close() }()
				endlessSession(nc, endless, sent)
			})
		}
	})
	defer wg.Wait()
	defer func() { _ = l.Close() }()
	link, err := New(Config{Server: "pbx1", Address: l.Addr().String(), Username: "admin", Secret: "s3cret"}, &recorder{})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	var running sync.WaitGroup
	running.Go(func() { _ = link.Run(ctx) })
	defer running.Wait()
	defer cancel()
	awaitState(t, link, StateReady)
	before := heap()
	_, err = link.Do(ctx, Action{Name: "Endless", Kind: Blocking})
	var big *ReplyTooLargeError
	if !errors.As(err, &big) || big.Bytes < 4<<20 || big.Bytes > 5<<20 {
		t.Fatalf("got %v", err)
	}
	most, others := uint64(0), 0
	for written := 0; written == 0; {
		if _, err := link.Do(ctx, Action{Name: "Ping"}); err != nil {
			t.Fatal(err)
		}
		others++
		most = max(most, heap())
		select {
		case written = <-sent:
			if written < endless {
				t.Errorf("%d bytes were taken", written)
			}
		default:
		}
	}
	t.Logf("%d MiB of one list; the heap grew by %d KiB at most; %d others were answered meanwhile", endless>>20, int(most-before)>>10, others)
	// Behind a collection stands what was read while it ran, which on a busy machine is
	// tens of MiB.
	if most > before+64<<20 {
		t.Errorf("the heap grew by %d MiB", (most-before)>>20)
	}
	if n := link.Status().Counters.Swallowed; n == 0 {
		t.Error("the rest is not counted")
	}
}

func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func endlessSession(nc net.Conn, endless int, sent chan<- int) {
	_, _ = io.WriteString(nc, "Asterisk Call Manager/11.0.0\r\n")
	rd := wire.NewReader(nc, wire.Limits{})
	for {
		msg, err := rd.Next()
		if err != nil {
			return
		}
		r := request{msg}
		head := "Response: Success\r\nActionID: " + r.id() + "\r\n"
		switch r.get("Action") {
		case "Challenge":
			head += "Challenge: 840415273\r\n\r\n"
		case "Login":
			head += "\r\n"
			if r.get("Events") != "off" {
				head += "Event: FullyBooted\r\nPrivilege: system,all\r\n\r\n"
			}
		case "Endless":
			_, _ = io.WriteString(nc, head+"EventList: start\r\n\r\n")
			items := strings.Repeat("Event: Item\r\nActionID: "+r.id()+"\r\nX: "+strings.Repeat("y", 400)+"\r\n\r\n", 100)
			written := 0
			for written < endless {
				n, err := io.WriteString(nc, items)
				written += n
				if err != nil {
					break
				}
			}
			sent <- written
			head = "Event: End\r\nActionID: " + r.id() + "\r\nEventList: Complete\r\n\r\n"
		default:
			head += "\r\n"
		}
		if _, err := io.WriteString(nc, head); err != nil {
			return
		}
	}
}

func awaitState(t *testing.T, link *Link, want State) {
	t.Helper()
	limit := time.After(time.Minute)
	for {
		st, changed := link.Watch()
		if st.State == want {
			return
		}
		select {
		case <-changed:
		case <-limit:
			t.Fatalf("state %v, want %v: %v", st.State, want, st.LastError)
		}
	}
}
