package ami

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/asterisktest"
)

// real is a link to a real server.
type real struct {
	t      *testing.T
	link   *Link
	sink   *collector
	server *asterisktest.Server
}

// collector is a sink that keeps messages and lets tests wait for one.
type collector struct {
	recorder
	mu      sync.Mutex
	events  []wire.Message
	orphan  []wire.Message
	changed chan struct{}
}

func (c *collector) note(f func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	f()
	close(c.changed)
	c.changed = make(chan struct{})
}

func (c *collector) Event(m wire.Message, at time.Time) {
	c.recorder.Event(m, at)
	c.note(func() { c.events = append(c.events, m) })
}

func (c *collector) Orphan(m wire.Message, at time.Time) {
	c.recorder.Orphan(m, at)
	c.note(func() { c.orphan = append(c.orphan, m) })
}
func (c *collector) LinkUp(u Up)     { c.recorder.LinkUp(u); c.note(func() {}) }
func (c *collector) LinkDown(d Down) { c.recorder.LinkDown(d); c.note(func() {}) }

// until waits until ok is true, which is asked after each call of the sink.
func (c *collector) until(t *testing.T, what string, ok func() bool) {
	t.Helper()
	limit := time.After(20 * time.Second)
	for {
		c.mu.Lock()
		done, changed := ok(), c.changed
		c.mu.Unlock()
		if done {
			return
		}
		select {
		case <-changed:
		case <-limit:
			t.Fatalf("no %s within 20 s", what)
		}
	}
}

func (c *collector) named(name string) (found []wire.Message) {
	for _, m := range c.events {
		if string(m.Type()) == name {
			found = append(found, m)
		}
	}
	return found
}

func (c *collector) down(n int) (d Down, ok bool) {
	c.recorder.mu.Lock()
	defer c.recorder.mu.Unlock()
	if len(c.downs) < n {
		return d, false
	}
	return c.downs[n-1], true
}

func (c *collector) lastUp() Up {
	c.recorder.mu.Lock()
	defer c.recorder.mu.Unlock()
	return c.ups[len(c.ups)-1]
}

// connect starts a link to server and waits until it is in state want.
func connect(t *testing.T, server *asterisktest.Server, want State, change func(*Config)) *real {
	t.Helper()
	cfg := Config{Server: "pbx1", Address: server.AMIAddr, Username: server.Users[0].Name, Secret: server.Users[0].Secret}
	if change != nil {
		change(&cfg)
	}
	r := &real{t: t, sink: &collector{changed: make(chan struct{})}, server: server}
	link, err := New(cfg, r.sink)
	if err != nil {
		t.Fatal(err)
	}
	r.link = link
	ctx, cancel := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	wg.Go(func() {
		if err := link.Run(ctx); err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(func() {
		start := time.Now()
		cancel()
		wg.Wait()
		if took := time.Since(start); took > 3*time.Second {
			t.Errorf("stopping took %v", took)
		}
		r.sink.recorder.mu.Lock()
		defer r.sink.recorder.mu.Unlock()
		if r.sink.bad != "" {
			t.Error("sink called out of order: " + r.sink.bad)
		}
	})
	r.await(want)
	return r
}

func (r *real) await(want State) Status {
	r.t.Helper()
	limit := time.After(30 * time.Second)
	for {
		st, changed := r.link.Watch()
		if st.State == want {
			return st
		}
		select {
		case <-changed:
		case <-limit:
			r.t.Fatalf("state %v, want %v (last error: %v)", st.State, want, st.LastError)
		}
	}
}

func headers(pairs ...string) (h []wire.Header) {
	for i := 0; i < len(pairs); i += 2 {
		h = append(h, wire.Header{Name: pairs[i], Value: pairs[i+1]})
	}
	return h
}

func (r *real) do(a Action) *Reply {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.t.Context(), 10*time.Second)
	defer cancel()
	reply, err := r.link.Do(ctx, a)
	if err != nil {
		r.t.Fatal(err)
	}
	return reply
}

func TestRealActions(t *testing.T) {
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		server := target.Start(t, asterisktest.Config{})
		r := connect(t, server, StateReady, nil)
		up := r.sink.lastUp()
		if want := map[int]string{16: "5.", 22: "11."}[target.Major()]; up.Mode != LinksSplit || up.Boot != BootDone || !strings.HasPrefix(up.Version, want) {
			t.Errorf("got %+v", up)
		}
		if reply := r.do(Action{Name: "Ping", ID: strings.Repeat("x", MaxSuffix)}); !reply.Success() || reply.List {
			t.Errorf("got %q", reply.Response.Raw())
		}
		// A list without items, with the longest id.
		reply := r.do(Action{Name: "CoreShowChannels", ID: strings.Repeat("y", MaxSuffix)})
		if !reply.ListComplete || reply.Expected != 0 || reply.Received != 0 || string(reply.End.Type()) != "CoreShowChannelsComplete" {
			t.Errorf("got %+v", reply)
		}
		// Channels, a list of them, and the end of all by regex.
		for i := range 3 {
			reply := r.do(Action{Name: "Originate", Headers: headers("Channel", "Local/answer@astergate", "Application", "Wait", "Data", "60",
				"Async", "true", "ChannelId", fmt.Sprint("chan-", i))})
			if !reply.Success() {
				t.Fatalf("got %q", reply.Response.Raw())
			}
		}
		r.sink.until(t, "3 OriginateResponse", func() bool { return len(r.sink.named("OriginateResponse")) == 3 })
		reply = r.do(Action{Name: "Status", Headers: headers("Variables", "X")})
		if !reply.ListComplete || reply.Received != 6 || reply.Expected != 6 || len(reply.Items) != 6 {
			t.Errorf("got %+v", reply)
		}
		reply = r.do(Action{Name: "Hangup", Headers: headers("Channel", "/^Local/")})
		if !reply.ListComplete || reply.Received == 0 {
			t.Errorf("hangup by regex: %q %+v", reply.Response.Raw(), reply)
		}
		// Commands, good and bad.
		if reply = r.do(Action{Name: "Command", Headers: headers("Command", "core show uptime")}); !reply.Success() {
			t.Errorf("got %q", reply.Response.Raw())
		}
		reply = r.do(Action{Name: "Command", Headers: headers("Command", "no such command")})
		var refused *ResponseError
		if _, ok := reply.Response.Get("Output"); !ok || !errors.As(reply.Err(), &refused) {
			t.Errorf("got %q", reply.Response.Raw())
		}
		// Odd endings do not shift the next answer.
		for range 5 {
			r.do(Action{Name: "PJSIPShowContacts"})
			r.do(Action{Name: "QueueRule"})
			r.do(Action{Name: "GetConfig", Headers: headers("Filename", "manager.conf", "Category", "nosuch")})
			r.do(Action{Name: "DBGetTree", Headers: headers("Family", "nosuch")})
			if reply := r.do(Action{Name: "Getvar", Headers: headers("Variable", "nosuch")}); !reply.Success() {
				t.Errorf("got %q", reply.Response.Raw())
			}
		}
		if o := r.sink.orphans(); len(o) != 0 {
			t.Errorf("orphans %q", o)
		}
		r.sink.mu.Lock()
		for _, name := range []string{"Status", "StatusComplete", "CoreShowChannelsComplete"} {
			if len(r.sink.named(name)) != 0 {
				t.Errorf("%s was published", name)
			}
		}
		r.sink.mu.Unlock()

		// Many at once, each its own answer.
		var wg sync.WaitGroup
		start := time.Now()
		for i := range 64 {
			wg.Go(func() {
				for n := range 20 {
					text := fmt.Sprintf("%d-%d", i, n)
					reply, err := r.link.Do(t.Context(), Action{Name: "Getvar", Headers: headers("Variable", "ECHO("+text+")")})
					if err != nil {
						t.Error(err)
					} else if v, _ := reply.Response.Get("Variable"); string(v) != "ECHO("+text+")" {
						t.Errorf("asked %s, got %q", text, v)
					}
				}
			})
		}
		wg.Wait()
		t.Logf("%v: 1280 Getvar by 64 callers in %v; RTT %v", target, time.Since(start), r.link.Status().RTT)
	})
}

func TestRealBlocking(t *testing.T) {
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		r := connect(t, target.Start(t, asterisktest.Config{}), StateReady, nil)
		originate := Action{Name: "Originate", Kind: Blocking,
			Headers: headers("Channel", "Local/slow@astergate", "Application", "Wait", "Data", "1")}
		var wg sync.WaitGroup
		start := time.Now()
		for range 4 {
			wg.Go(func() {
				ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
				defer cancel()
				if reply, err := r.link.Do(ctx, originate); err != nil || !reply.Success() {
					t.Errorf("got %+v, %v", reply, err)
				}
			})
		}
		worst := time.Duration(0)
		for range 100 {
			worst = max(worst, r.do(Action{Name: "Ping"}).Elapsed)
		}
		if worst >= time.Second { // what waiting behind an Originate takes
			t.Errorf("a Ping took %v", worst)
		}
		wg.Wait()
		if took := time.Since(start); took < time.Second || took > 8*time.Second {
			t.Errorf("4 synchronous Originates took %v", took)
		}
		t.Logf("worst Ping beside 4 synchronous Originates: %v", worst)

		// Given up after half the time: the late reply is an orphan.
		ctx, cancel := context.WithTimeout(t.Context(), 500*time.Millisecond)
		defer cancel()
		_, err := r.link.Do(ctx, originate)
		expectSendError(t, err, OutcomeUnknown, context.DeadlineExceeded)
		var se *SendError
		errors.As(err, &se)
		r.sink.until(t, "orphan", func() bool { return len(r.sink.orphan) == 1 })
		if id, _ := r.sink.orphan[0].Get("ActionID"); string(id) != se.ActionID {
			t.Errorf("orphan %q, want %s", r.sink.orphan[0].Raw(), se.ActionID)
		}
	})
}

func TestRealSingle(t *testing.T) {
	no := false
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		server := target.Start(t, asterisktest.Config{Users: []asterisktest.User{
			{Name: "once", Secret: "s", Read: "all", Write: "all", AllowMultipleLogin: &no}}})
		start := time.Now()
		r := connect(t, server, StateReady, nil)
		t.Logf("ready after %v", time.Since(start))
		up := r.sink.lastUp()
		if up.Mode != LinksSingle || up.Boot != BootDone || !strings.Contains(up.FallbackReason, `"once"`) {
			t.Errorf("got %+v", up)
		}
		// The list's items are ours; the echo of our id in UserEvent and
		// OriginateResponse is for everybody.
		a := r.do(Action{Name: "UserEvent", Headers: headers("UserEvent", "Mine", "Key", "v")})
		b := r.do(Action{Name: "Originate", Headers: headers("Channel", "Local/answer@astergate", "Application", "Wait", "Data", "9", "Async", "true")})
		r.sink.until(t, "UserEvent and OriginateResponse", func() bool {
			return len(r.sink.named("UserEvent")) == 1 && len(r.sink.named("OriginateResponse")) == 1
		})
		for name, reply := range map[string]*Reply{"UserEvent": a, "OriginateResponse": b} {
			r.sink.mu.Lock()
			if id, _ := r.sink.named(name)[0].Get("ActionID"); string(id) != reply.ActionID {
				t.Errorf("%s bears %q, the action had %s", name, id, reply.ActionID)
			}
			r.sink.mu.Unlock()
		}
		if list := r.do(Action{Name: "CoreShowChannels"}); list.Received != 2 || !list.ListComplete {
			t.Errorf("got %+v", list)
		}
		r.sink.mu.Lock()
		if len(r.sink.named("CoreShowChannel")) != 0 {
			t.Error("list items were published")
		}
		r.sink.mu.Unlock()
		_, err := r.link.Do(t.Context(), Action{Name: "Originate", Kind: Blocking})
		var none *UnavailableActionError
		if !errors.As(err, &none) {
			t.Errorf("got %v", err)
		}
		// And again, once the server is back.
		server.Restart()
		r.await(StateReady)
		if up := r.sink.lastUp(); up.Mode != LinksSingle || up.Reconnects != 1 {
			t.Errorf("got %+v", up)
		}
	})
}

func TestRealFewRights(t *testing.T) {
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		server := target.Start(t, asterisktest.Config{Users: []asterisktest.User{
			{Name: "watcher", Secret: "w", Read: "call", Write: "reporting"}}})
		start := time.Now()
		r := connect(t, server, StateReady, nil)
		if took := time.Since(start); took < bootWait || took > bootWait+5*time.Second {
			t.Errorf("ready after %v", took)
		}
		if st := r.link.Status(); st.Boot != BootUnknown || st.Mode != LinksSplit {
			t.Errorf("got %+v", st)
		}
		if reply := r.do(Action{Name: "Originate"}); reply.Message() != "Permission denied" {
			t.Errorf("got %q", reply.Response.Raw())
		}
		if reply := r.do(Action{Name: "CoreShowChannels"}); !reply.ListComplete {
			t.Errorf("got %+v", reply)
		}
	})
}

func TestRealLoss(t *testing.T) {
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		server := target.Start(t, asterisktest.Config{})
		r := connect(t, server, StateReady, func(c *Config) {
			c.BackoffMin, c.BackoffMax = 5*time.Millisecond, 10*time.Millisecond
			c.Keepalive, c.KeepaliveTimeout = 500*time.Millisecond, time.Second
		})
		// Crash, with an action under way.
		got := make(chan error, 1)
		go func() {
			_, err := r.link.Do(context.Background(), Action{Name: "Originate", Kind: Blocking,
				Headers: headers("Channel", "Local/ring@astergate", "Application", "Wait")})
			got <- err
		}()
		r.sink.until(t, "call", func() bool { return len(r.sink.named("DialState"))+len(r.sink.named("Newexten")) > 0 })
		killed := time.Now()
		server.Kill()
		r.sink.until(t, "LinkDown", func() bool { _, ok := r.sink.down(1); return ok })
		down, _ := r.sink.down(1)
		t.Logf("down %v after the crash: %v", down.At.Sub(killed), down.Err)
		expectSendError(t, <-got, OutcomeUnknown, ErrLinkLost)

		// Back: the link is there before boot is done.
		server.Restart()
		st := r.await(StateReady)
		up := r.sink.lastUp()
		t.Logf("back: boot was %v at login, now %v", up.Boot, st.Boot)
		if st.Boot != BootDone || up.Boot == BootUnknown {
			t.Errorf("boot was %v at login, now %v", up.Boot, st.Boot)
		}
		if !r.do(Action{Name: "Ping"}).Success() {
			t.Error("no Ping")
		}

		// Hung: sockets stay open, nobody answers.
		paused := time.Now()
		server.Pause()
		r.sink.until(t, "LinkDown", func() bool { _, ok := r.sink.down(2); return ok })
		down, _ = r.sink.down(2)
		if took := down.At.Sub(paused); took > 5*time.Second {
			t.Errorf("down after %v", took)
		}
		t.Logf("hung server: %v", down.Err)
		server.Resume()
		r.await(StateReady)

		// In good order: announced.
		server.Stop()
		r.sink.until(t, "LinkDown", func() bool { _, ok := r.sink.down(3); return ok })
		if down, _ = r.sink.down(3); !errors.Is(down.Err, ErrShutdown) {
			t.Errorf("down because of %v", down.Err)
		}
	})
}

func TestRealRefused(t *testing.T) {
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		server := target.Start(t, asterisktest.Config{})
		for _, auth := range []AuthMethod{AuthMD5, AuthPlain} {
			r := connect(t, server, StateLost, func(c *Config) { c.Secret, c.Auth = "wrong", auth })
			st := r.link.Status()
			var refused *LoginError
			if !errors.As(st.LastError, &refused) || !refused.AuthFailed() {
				t.Errorf("got %v", st.LastError)
			}
			if wait := st.RetryAt.Sub(st.Since); wait < 15*time.Second {
				t.Errorf("wait %v", wait)
			}
		}
		r := connect(t, server, StateReady, func(c *Config) { c.Auth = AuthPlain })
		r.link.Disconnect("done")
		r.await(StateStopped)
		if down, ok := r.sink.down(1); !ok || !errors.Is(down.Err, ErrStopped) {
			t.Errorf("got %+v", down)
		}
	})
}

func TestRealTLS(t *testing.T) {
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		server := target.Start(t, asterisktest.Config{TLS: true})
		r := connect(t, server, StateReady, func(c *Config) {
			c.Address = server.TLSAddr
			c.TLS = &tls.Config{RootCAs: server.CAs, MinVersion: tls.VersionTLS12}
		})
		if !r.do(Action{Name: "Ping"}).Success() {
			t.Error("no Ping")
		}
		bad := connect(t, server, StateLost, func(c *Config) { c.Address, c.TLS = server.TLSAddr, &tls.Config{MinVersion: tls.VersionTLS12} })
		var unknown *tls.CertificateVerificationError
		if err := bad.link.Status().LastError; !errors.As(err, &unknown) {
			t.Errorf("got %v", err)
		}
	})
}
