package agi

import (
	"bufio"
	"context"
	"io"
	"net"
	"runtime"
	"sync"
	"testing"

	"github.com/astergate/astergate/engine/agi/wire"
)

// attended is a session whose handler attends, each time that again has a value.
type attended struct {
	t        *testing.T
	s        *Session
	conn     net.Conn
	rd       *bufio.Reader
	to       told
	again    chan struct{}
	returned chan struct{}
	end      func() // the handler's
}

func attend(t *testing.T) *attended {
	a := &attended{t: t, to: make(told, 1), again: make(chan struct{}, 1), returned: make(chan struct{}, 1)}
	sessions := make(chan *Session)
	a.conn = onTCP(t, func(_ context.Context, s *Session) {
		sessions <- s
		for range a.again {
			s.Attend()
			a.returned <- struct{}{}
		}
	})
	a.rd = bufio.NewReader(a.conn)
	a.s = <-sessions
	a.end = sync.OnceFunc(func() { close(a.again) })
	t.Cleanup(a.end) // a test that fails ends too
	return a
}

// attends has the handler attend, and returns when it does, or when somebody else reads:
// where the machine is slow the sweep may have come first.
func (a *attended) attends() {
	a.again <- struct{}{}
	for {
		a.s.mu.Lock()
		is := a.s.reading
		a.s.mu.Unlock()
		if is {
			return
		}
		runtime.Gosched()
	}
}

func (a *attended) says(text string) {
	a.t.Helper()
	if _, err := io.WriteString(a.conn, text); err != nil {
		a.t.Fatal(err)
	}
}

// start starts a command, which arrives.
func (a *attended) start() {
	a.t.Helper()
	a.startFor(a.to)
}

func (a *attended) startFor(to Answered) {
	a.t.Helper()
	if err := startCommand(a.s, wire.Words("NOOP"), to); err != nil {
		a.t.Fatal(err)
	}
	if line, err := a.rd.ReadString('\n'); line != "NOOP\n" {
		a.t.Fatalf("%q, %v", line, err)
	}
}

func (a *attended) answered(result string) {
	a.t.Helper()
	select {
	case o := <-a.to:
		if o.err != nil || o.reply.Result != result {
			a.t.Fatalf("%+v, want %s", o, result)
		}
	case <-a.s.gone():
		a.t.Fatalf("the session has ended as %v before %s", a.s.Ended(), result)
	}
}

// over ends the handler, and so the session.
func (a *attended) over(want EndReason) {
	a.t.Helper()
	a.end()
	<-a.s.Done()
	if a.s.Ended() != want {
		a.t.Errorf("ended as %v, want %v", a.s.Ended(), want)
	}
}

// An interruption loses nothing, not even half a line; somebody else reads then.
func TestAttendInterrupted(t *testing.T) {
	a := attend(t)
	a.attends()
	a.start()
	a.says("200 result=1\n")
	a.answered("1")
	a.start()
	a.says("200 resu")
	a.s.Interrupt()
	<-a.returned
	a.says("lt=2\n")
	a.answered("2")
	a.start()
	a.says("HANGUP\n200 result=3\n")
	a.answered("3")
	<-a.s.Hungup()
	a.again <- struct{}{} // somebody reads already
	<-a.returned
	a.over(Hangup)
}

// One that comes before is not lost either.
func TestAttendInterruptedBefore(t *testing.T) {
	a := attend(t)
	a.s.Interrupt()
	a.again <- struct{}{}
	<-a.returned
	a.attends() // and counts once
	a.start()
	a.says("200 result=1\n")
	a.answered("1")
	a.s.Interrupt()
	<-a.returned
	a.over(Finished)
}

// It returns at HANGUP, behind which commands are answered still.
func TestAttendHangup(t *testing.T) {
	a := attend(t)
	a.attends()
	a.says("HANGUP\n")
	<-a.returned
	<-a.s.Hungup()
	a.start()
	a.says("511 dead\n")
	if o := <-a.to; o.err != nil || o.reply.Code != 511 {
		t.Errorf("%+v", o)
	}
	a.over(Hangup)
}

// answeredBy is an Answered that does something.
type answeredBy func()

func (f answeredBy) Answered(Reply, error) { f() }

// An interruption that comes with HANGUP does not end the next reader's reading.
func TestAttendInterruptedAtHangup(t *testing.T) {
	a := attend(t)
	a.attends()
	// On the reader's goroutine, with HANGUP read already.
	a.startFor(answeredBy(a.s.Interrupt))
	a.says("200 result=1\nHANGUP\n")
	<-a.returned
	a.start()
	a.says("200 result=2\n")
	a.answered("2")
	a.over(Hangup)
}

// It returns when the session has ended, by us or by Asterisk.
func TestAttendEnded(t *testing.T) {
	for _, by := range []struct {
		end  func(a *attended)
		want EndReason
	}{
		{func(a *attended) { a.s.Close(Return) }, Finished},
		{func(a *attended) { _ = a.conn.Close() }, Lost},
		{func(a *attended) { a.s.Close(Return); a.s.Interrupt() }, Finished},
	} {
		a := attend(t)
		a.attends()
		a.start()
		a.says("200 result=1\n")
		a.answered("1")
		by.end(a)
		<-a.returned
		<-a.s.Done()
		a.over(by.want)
	}
}
