package agi

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"testing"
	"testing/synctest"
	"time"

	"github.com/astergate/astergate/engine/agi/wire"
)

// A carried connection is a session like others; a signal is its HANGUP.
func TestCarry(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		sessions := make(chan *Session, 1)
		l, err := New(Config{
			Owner:  func(_ netip.Addr, _ *wire.Environment) (string, wire.Version, error) { return "", wire.Version{}, nil },
			Handle: func(ctx context.Context, s *Session) { sessions <- s; <-ctx.Done() },
		})
		if err != nil {
			t.Fatal(err)
		}
		ctx, stop := context.WithCancel(t.Context())
		over := make(chan error, 2)
		go func() { over <- l.Run(ctx) }()
		ours, theirs := net.Pipe()
		hungup := make(chan struct{})
		carried := &Carried{
			Server: "pbx1", Environment: []byte("agi_request: astergate\nagi_uniqueid: u1\nagi_version: 22.10.1\nagi_arg_1: agi\nagi_arg_2: order\n\n"),
			Arguments: []string{"order?x=1", "J\xfcrgen"}, Conn: ours, HungUp: hungup,
		}
		go func() { over <- l.Carry(ctx, carried) }()
		s := <-sessions
		if path, query := s.Script(); path != "order" || query != "x=1" || len(s.Args()) != 1 || s.Args()[0] != "J\xfcrgen" || s.Server() != "pbx1" || s.Carried() != carried {
			t.Errorf("environment %q", s.Env().Raw())
		}
		go func() {
			buf := make([]byte, 100)
			n, _ := theirs.Read(buf)
			if string(buf[:n]) != "NOOP\n" {
				t.Errorf("got %q", buf[:n])
			}
			_, _ = theirs.Write([]byte("200 result=0\n"))
		}()
		if _, err := s.Do(t.Context(), Command{Name: "NOOP"}); err != nil {
			t.Error(err)
		}
		close(hungup)
		<-s.Hungup()
		<-s.Done() // after the cleanup time
		if err := <-over; err != nil || s.Ended() != Hangup {
			t.Errorf("%v, ended as %v", err, s.Ended())
		}
		if err := l.Carry(ctx, &Carried{Environment: []byte("x"), Conn: theirs}); err == nil {
			t.Error("no environment: accepted")
		}
		for _, forged := range []string{"x\nagi_uniqueid: another's", "x\r", "\x00"} {
			var input *wire.InputError
			if err := l.Carry(ctx, &Carried{Environment: carried.Environment, Arguments: []string{"order", forged}, Conn: theirs}); !errors.As(err, &input) || input.Index != 1 {
				t.Errorf("the argument %q: %v", forged, err)
			}
		}
		stop()
		if err := <-over; err != nil {
			t.Error(err)
		}
		if err := l.Carry(ctx, carried); !errors.Is(err, ErrClosed) {
			t.Errorf("behind the end: %v", err)
		}
	})
}

// Who does not take the sound loses it, and is told how much; nobody else does.
func TestSound(t *testing.T) {
	s := NewSound()
	lazy, keen := s.Listen(), s.Listen()
	defer lazy.Close()
	piece := make([]byte, 1<<10)
	const pieces = soundQueue/1024 + 10
	for i := range pieces {
		dropped := uint64(0)
		if i == 3 {
			dropped = 7
		}
		s.Put(Piece{piece, dropped})
		if p, err := keen.Next(t.Context()); err != nil || len(p.Data) != 1024 || p.Dropped != dropped {
			t.Fatalf("piece %d: %d bytes, %d dropped, %v", i, len(p.Data), p.Dropped, err)
		}
	}
	keen.Close()
	for range soundQueue / 1024 {
		if _, err := lazy.Next(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	s.Put(Piece{piece, 1})
	if p, err := lazy.Next(t.Context()); err != nil || p.Dropped != 10*1024+1 {
		t.Errorf("%d dropped, %v", p.Dropped, err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	if _, err := lazy.Next(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
	s.End()
	if _, err := lazy.Next(t.Context()); !errors.Is(err, ErrSoundOver) {
		t.Error(err)
	}
}
