package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/astergate/astergate/bench/contend"
	"github.com/astergate/astergate/bench/plain"
	agiv1 "github.com/astergate/astergate/gen/go/astergate/agi/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// hangups is how long it takes from Asterisk's word HANGUP to the handler. Each
// channel has a name, in its script's query.
type hangups struct {
	times  *contend.Histogram
	number atomic.Int64

	mu    sync.Mutex // guards waits
	waits map[string]*hangup
}

// hangup is one channel's.
type hangup struct {
	ready chan struct{} // closed when the handler has the session and waits
	told  chan struct{} // closed when it knows of the hangup
}

func newHangups() *hangups {
	return &hangups{times: &contend.Histogram{}, waits: make(map[string]*hangup)}
}

func (h *hangups) begin() (name string, one *hangup) {
	name, one = fmt.Sprint(h.number.Add(1)), &hangup{make(chan struct{}), make(chan struct{})}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.waits[name] = one
	return name, one
}

func (h *hangups) find(name string) *hangup {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.waits[name]
}

func (h *hangups) forget(name string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.waits, name)
}

// channel plays a channel that hangs up when the handler has it.
func (h *hangups) channel(ctx context.Context, address string) error {
	name, one := h.begin()
	defer h.forget(name)
	conn, err := plain.Dial(ctx, address)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }()
	stop := context.AfterFunc(ctx, func() { _ = conn.Close() })
	defer stop()
	if _, err := io.WriteString(conn, environment(script+"?name="+name)); err != nil {
		return err
	}
	rd := bufio.NewReaderSize(conn, 512)
	if _, err := rd.ReadSlice('\n'); err != nil { // NOOP
		return err
	}
	if _, err := io.WriteString(conn, "200 result=0\n"); err != nil {
		return err
	}
	for _, step := range []<-chan struct{}{one.ready, one.told} {
		began := time.Now()
		if step == one.told {
			if _, err := io.WriteString(conn, "HANGUP\n"); err != nil {
				return err
			}
		}
		select {
		case <-step:
		case <-ctx.Done():
			return ctx.Err()
		}
		if step == one.told {
			h.times.Add(time.Since(began))
		}
	}
	if _, err = rd.ReadByte(); errors.Is(err, io.EOF) {
		return nil
	}
	return errors.Join(err, errors.New("the connection was not closed after the hangup"))
}

// worker is a handler that waits for hangups.
func (h *hangups) worker(ctx context.Context, s *service) (*worker, error) {
	names := make(map[string]*hangup) // by session
	return startWorker(ctx, s, func(frame *astergatev1.ServeResponse, send func(*astergatev1.ServeRequest) error) error {
		switch f := frame.GetFrame().(type) {
		case *astergatev1.ServeResponse_Ping:
			return send(&astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Pong{Pong: &astergatev1.WorkerPong{Id: f.Ping.GetId()}}})
		case *astergatev1.ServeResponse_Offer:
			id := f.Offer.GetSession()
			names[id] = h.find(f.Offer.GetQuery()[0].GetValue())
			if err := send(&astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Accept{Accept: &astergatev1.AcceptSession{Session: id}}}); err != nil {
				return err
			}
			return send(&astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Command{Command: &astergatev1.SessionCommand{
				Session: id, CommandId: 1, Command: &astergatev1.SessionCommand_Noop{Noop: &agiv1.Noop{}}}}})
		case *astergatev1.ServeResponse_Result:
			close(names[f.Result.GetSession()].ready)
		case *astergatev1.ServeResponse_Hangup:
			id := f.Hangup.GetSession()
			close(names[id].told)
			return send(&astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Finish{Finish: &astergatev1.FinishSession{Session: id}}})
		case *astergatev1.ServeResponse_Ended:
			delete(names, f.Ended.GetSession())
			if reason := f.Ended.GetReason(); reason != astergatev1.SessionEnd_SESSION_END_HANGUP {
				return fmt.Errorf("a session ended with %v", reason)
			}
		}
		return nil
	})
}

// plain is the same by a program that reads the word itself.
func (h *hangups) plain(conn net.Conn) error {
	rd := bufio.NewReaderSize(conn, 1024)
	var one *hangup
	for line := ""; line != "\n"; {
		text, err := rd.ReadSlice('\n')
		if err != nil {
			return err
		}
		line = string(text)
		if _, name, found := strings.Cut(line, "?name="); found {
			one = h.find(strings.TrimSpace(name))
		}
	}
	if _, err := io.WriteString(conn, "NOOP\n"); err != nil {
		return err
	}
	if _, err := rd.ReadSlice('\n'); err != nil {
		return err
	}
	close(one.ready)
	if _, err := rd.ReadSlice('\n'); err != nil {
		return err
	}
	close(one.told)
	return nil
}

// hangupsAtOnce is how many channels there are at once: what waits in line is not
// what is measured.
const hangupsAtOnce = 8

// measurePlainHangups fills a row of the baseline.
func (b *bench) measurePlainHangups(ctx context.Context, r *row) error {
	h := newHangups()
	p := &plain.Program{Handle: h.plain}
	if err := p.Listen(ctx); err != nil {
		return err
	}
	err := b.measureLoad(ctx, nil, r, hangupsAtOnce, func(ctx context.Context, _ int) error { return h.channel(ctx, p.Address()) })
	r.times = h.times
	return errors.Join(err, p.Close())
}

// measureHangups fills a row of hangups that a worker is told of.
func (b *bench) measureHangups(ctx context.Context, r *row) error {
	return b.with(ctx, true, func(_ *asterisk, s *service) error {
		h := newHangups()
		w, err := h.worker(ctx, s)
		if err != nil {
			return err
		}
		err = b.measureLoad(ctx, s, r, hangupsAtOnce, func(ctx context.Context, _ int) error { return h.channel(ctx, s.agi) })
		r.times = h.times
		return errors.Join(err, w.close())
	})
}
