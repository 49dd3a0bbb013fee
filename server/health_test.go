package server

import (
	"context"
	"io"
	"log/slog"
	"net"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/call"
)

func healthEngine(t *testing.T, dial func(context.Context, string, string) (net.Conn, error)) *engine.Engine {
	t.Helper()
	e, err := engine.New(engine.Config{
		Ring: engine.RingConfig{Events: 64}, Calls: &engine.CallsConfig{}, Logger: slog.New(slog.DiscardHandler),
		Servers: []ami.Config{{Server: "a", Address: "127.0.0.1:1", Username: "u", Secret: "s", Dial: dial}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func vitalsOf(e *engine.Engine) *vitals {
	v := newVitals(e, func() string { return "" }, func() error { return nil })
	v.set(Health{})
	return v
}

// A check's time is that of its last change.
func TestHealthSince(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		v := vitalsOf(healthEngine(t, nil))
		first := v.look().Servers[0].Checks[1]
		<-time.After(time.Minute)
		second := v.look().Servers[0].Checks[1]
		if first.OK || !second.Since.Equal(first.Since) || first.Since.IsZero() {
			t.Errorf("first %+v, a minute later %+v", first, second)
		}
		if v.ready() == nil {
			t.Error("it is ready without a link")
		}
		v.refuses = func() error { return io.ErrShortWrite }
		v.set(Health{Require: RequireNone})
		if err := v.ready(); err == nil || err.Error() != io.ErrShortWrite.Error() {
			t.Errorf("what cannot be noted: %v", err)
		}
	})
}

// Calls that are half a log behind are told: soon they miss something.
func TestHealthOfFeeder(t *testing.T) {
	e := healthEngine(t, nil) // nobody feeds
	v := vitalsOf(e)
	s := e.Servers()[0]
	for range 40 {
		s.LinkDown(ami.Down{At: time.Now(), Reason: "a test"})
	}
	reader := v.look().Servers[0].Checks[2]
	if reader.OK || !strings.Contains(reader.Detail, "40 events behind") {
		t.Errorf("%+v", reader)
	}
}

// A lock that is held for good is told by /healthz, and that it is free again.
func TestHealthOfLocks(t *testing.T) {
	e := healthEngine(t, nil)
	held, free, touched := make(chan struct{}), make(chan struct{}), make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() { e.Servers()[0].Calls().With(func(*call.Tracker) { close(held); <-free }) })
	<-held
	wg.Go(func() { e.Touch(); close(touched) })
	v := vitalsOf(e)
	select {
	case <-touched:
		t.Error("a lock that is held was taken")
	case <-time.After(50 * time.Millisecond):
	}
	if err := v.ready(); err == nil {
		t.Error("readiness is content without a link") // and it waits for no lock
	}
	close(free)
	<-touched
	wg.Wait()

	synctest.Test(t, func(t *testing.T) {
		v := vitalsOf(healthEngine(t, nil))
		done, stuck, free := make(chan struct{}), make(chan struct{}), make(chan struct{})
		var wg sync.WaitGroup
		wg.Go(func() {
			v.keepBeat(done, func() {
				select {
				case <-stuck:
					<-free
				default:
				}
			})
		})
		after := func(d time.Duration) {
			<-time.After(d)
			synctest.Wait()
		}
		after(time.Minute)
		if err := v.live(); err != nil {
			t.Error(err)
		}
		close(stuck)
		after(lifeless - 2*beatEvery)
		if err := v.live(); err != nil {
			t.Errorf("told too early: %v", err)
		}
		after(4 * beatEvery)
		if err := v.live(); err == nil {
			t.Error("what is stuck is not told")
		}
		close(free)
		after(beatEvery)
		if err := v.live(); err != nil {
			t.Errorf("it is free again: %v", err)
		}
		close(done)
		wg.Wait()
	})
}
