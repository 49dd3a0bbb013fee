package worker

import (
	"errors"
	"testing"
	"testing/synctest"
	"time"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

func pongFrame(id uint64) *astergatev1.ServeRequest {
	return &astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Pong{Pong: &astergatev1.WorkerPong{Id: id}}}
}

// checked calls Check as the server does, for at most so long, and returns its
// error and after how long it came.
func checked(conn *Conn, limit time.Duration) (time.Duration, error) {
	began := time.Now()
	for time.Since(began) < limit {
		if err := conn.Check(); err != nil {
			return time.Since(began), err
		}
		<-time.After(100 * time.Millisecond)
	}
	return limit, nil
}

// A worker that answers is pinged every 5 s, whatever else it does or does not.
// One that stops is lost 10 s after the first ping without an answer; its
// session waits for its grace.
func TestPing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRegistry(t, Config{})
		conn := register(t, r, serving("w", 1, ""))
		ch := newFakeChannel(t, "x")
		end := handle(r, ch)
		conn.accept(t)
		for id := uint64(1); id <= 4; id++ {
			took, err := checked(conn, 5100*time.Millisecond)
			if ping := conn.frame(t).GetPing(); ping.GetId() != id || err != nil {
				t.Fatalf("ping %d: %v, %v after %v", id, ping, err, took)
			}
			conn.give(t, pongFrame(id))
			conn.give(t, pongFrame(1)) // late: ignored
		}
		if _, err := checked(conn, 5100*time.Millisecond); err != nil {
			t.Fatal(err)
		}
		conn.frame(t)         // the fifth
		next := conn.frame(t) // the sender asks for more: it was sent
		took, err := checked(conn, time.Minute)
		if !errors.Is(err, ErrStalled) || took < 9*time.Second || took > 11*time.Second || next != nil {
			t.Errorf("lost with %v after %v; then came %v", err, took, next)
		}
		if n := len(conn.out.frames); n != 0 {
			t.Errorf("%d frames are queued while a ping is unanswered", n)
		}
		began := time.Now()
		conn.Close()
		if e := <-end; e != astergatev1.SessionEnd_SESSION_END_WORKER_LOST || time.Since(began) != 10*time.Second {
			t.Errorf("ended as %v after %v", e, time.Since(began))
		}
	})
}

// A ping that has not left yet waits for what is being sent, not for its pong;
// and there is never a second one.
func TestPingBehindASlowSend(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRegistry(t, Config{})
		conn := register(t, r, serving("w", 1, ""))
		end := handle(r, newFakeChannel(t, "x"))
		id := conn.accept(t) // counts as being sent for what follows
		if took, err := checked(conn, 9*time.Second); err != nil {
			t.Errorf("%v after %v", err, took)
		}
		if n := len(conn.out.frames); n != 1 {
			t.Errorf("%d frames are queued", n)
		}
		if ping := conn.frame(t).GetPing(); ping.GetId() != 1 {
			t.Errorf("got %v", ping)
		}
		conn.frame(t) // it was sent, and its time begins
		if took, err := checked(conn, 9*time.Second-time.Second/2); err != nil {
			t.Errorf("%v after %v", err, took)
		}
		conn.give(t, pongFrame(1))
		if took, err := checked(conn, 9*time.Second); err != nil {
			t.Errorf("%v after %v", err, took)
		}
		conn.give(t, finishFrame(id, false))
		if e := <-end; e != finishedEnd {
			t.Errorf("ended as %v", e)
		}
		conn.Close()
	})
}

// A pong to a ping that there was not ends the stream.
func TestPongToNothing(t *testing.T) {
	r := newRegistry(t, Config{})
	conn := register(t, r, serving("w", 1, ""))
	defer conn.Close()
	for _, id := range []uint64{0, 1, 1 << 63} {
		var fault *FrameError
		if err := conn.Receive(t.Context(), pongFrame(id)); !errors.As(err, &fault) || fault.Field != "pong.id" {
			t.Errorf("pong %d: %v", id, err)
		}
	}
}

// A worker that did not answer an offer gets none for its pongs: those come from
// its library, and say nothing of its handlers.
func TestPongIsNoWord(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRegistry(t, Config{})
		conn := register(t, r, serving("w", 1, ""))
		end := handle(r, newFakeChannel(t, "x"))
		conn.frame(t) // the offer
		if _, err := checked(conn, 5100*time.Millisecond); err != nil {
			t.Fatal(err)
		}
		for range 2 { // withdrawn, and the ping
			conn.frame(t)
		}
		conn.give(t, pongFrame(1))
		if f := conn.frame(t); f != nil {
			t.Errorf("after its pong comes %v", f)
		}
		r.Stop(t.Context())
		<-end
		conn.Close()
	})
}
