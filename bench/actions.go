package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"runtime"
	"strconv"
	"sync"

	"google.golang.org/grpc"
	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"

	"github.com/astergate/astergate/engine/ami/wire"
	amiv1 "github.com/astergate/astergate/gen/go/astergate/ami/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// action is one of those that are measured, with how to tell that an answer is
// whole: how often a field comes in the response.
type action struct {
	name   string // for people
	action string
	typed  rpc
	sent   rpc
	items  int // of its list
}

// rpc is a method with a request that is encoded once and for all.
type rpc struct {
	method  string
	request []byte
	field   protowire.Number // of the response
	times   int              // that it must come
}

func actions() ([]action, error) {
	ping, err := proto.Marshal(&amiv1.PingRequest{})
	if err != nil {
		return nil, err
	}
	list, err := proto.Marshal(&amiv1.CoreShowChannelsRequest{})
	if err != nil {
		return nil, err
	}
	sendPing, err := proto.Marshal(&astergatev1.SendActionRequest{Action: "Ping"})
	if err != nil {
		return nil, err
	}
	sendList, err := proto.Marshal(&astergatev1.SendActionRequest{Action: "CoreShowChannels"})
	if err != nil {
		return nil, err
	}
	const send = astergatev1.ActionService_SendAction_FullMethodName
	return []action{
		{"Ping", "Ping", rpc{amiv1.CoreService_Ping_FullMethodName, ping, 10, 1}, rpc{send, sendPing, 2, 1}, 0},
		{fmt.Sprintf("CoreShowChannels of %d", listItems), "CoreShowChannels", rpc{amiv1.CoreService_CoreShowChannels_FullMethodName, list, 10, listItems}, rpc{send, sendList, 5, listItems}, listItems},
	}, nil
}

// call sends it and looks whether the answer is whole.
func (m *rpc) call(ctx context.Context, conn *grpc.ClientConn) error {
	found := 0
	take := taker(func(message []byte) error {
		return fields(message, func(number protowire.Number, _ []byte, _ uint64) (bool, error) {
			if number == m.field {
				found++
			}
			return true, nil
		})
	})
	if err := conn.Invoke(ctx, m.method, m.request, take, rawCodec); err != nil {
		return err
	}
	if found != m.times {
		return fmt.Errorf("%s: field %d came %d times, not %d", m.method, m.field, found, m.times)
	}
	return nil
}

// plainActions is the baseline: actions of many callers on one socket, told
// apart by their ActionIDs, and nothing more. Who comes while another one writes
// leaves that to him, so what is there goes out in one write.
type plainActions struct {
	conn    net.Conn
	rd      *wire.Reader
	waiting []chan error
	ended   chan struct{} // closed with the reader's end
	apart   bool          // each caller writes by himself

	mu      sync.Mutex // guards what follows
	out     []byte     // to be written
	spare   []byte     // what was written last, for its memory
	writing bool
}

func newPlainActions(ctx context.Context, address string, callers, items int) (*plainActions, error) {
	conn, rd, err := login(ctx, address, "off")
	if err != nil {
		return nil, err
	}
	p := &plainActions{conn: conn, rd: rd, ended: make(chan struct{})}
	for range callers {
		p.waiting = append(p.waiting, make(chan error, 1))
	}
	go func() {
		defer close(p.ended)
		p.read(items)
	}()
	return p, nil
}

func (p *plainActions) close() error {
	err := p.conn.Close()
	<-p.ended
	return err
}

// read ends when the socket is closed.
func (p *plainActions) read(items int) {
	counts := make([]int, len(p.waiting))
	for {
		msg, err := p.rd.Next()
		if err != nil {
			return
		}
		id, _ := msg.Get("ActionID")
		caller, err := strconv.Atoi(string(id))
		if err != nil || caller >= len(counts) {
			return
		}
		switch {
		case string(msg.Type()) == "CoreShowChannel":
			counts[caller]++
			continue
		case msg.Kind() == wire.KindResponse && items > 0:
			continue
		}
		err = nil
		if counts[caller] != items {
			err = fmt.Errorf("%d items, not %d", counts[caller], items)
		}
		counts[caller] = 0
		p.waiting[caller] <- err
	}
}

func (p *plainActions) call(ctx context.Context, name string, caller int) error {
	if err := p.send(name, caller); err != nil {
		return err
	}
	select {
	case err := <-p.waiting[caller]:
		return err
	case <-p.ended:
		return errors.New("the connection broke")
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (p *plainActions) send(name string, caller int) (err error) {
	if p.apart {
		request, err := wire.AppendAction(nil, name, strconv.Itoa(caller), nil)
		if err == nil {
			_, err = p.conn.Write(request)
		}
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.out, err = wire.AppendAction(p.out, name, strconv.Itoa(caller), nil); err != nil || p.writing {
		return err
	}
	p.writing = true
	for len(p.out) > 0 && err == nil {
		if len(p.waiting) > 1 {
			p.mu.Unlock()
			runtime.Gosched() // who is about to send may come along
			p.mu.Lock()
		}
		buf := p.out
		p.out = p.spare[:0]
		p.mu.Unlock()
		_, err = p.conn.Write(buf)
		p.mu.Lock()
		p.spare = buf
	}
	p.writing = false
	return err
}

// clients are connections to a service.
type clients []*grpc.ClientConn

func (s *service) clients(n int) (clients, error) {
	var all clients
	for range n {
		conn, err := s.dial()
		if err != nil {
			return nil, errors.Join(err, all.close())
		}
		all = append(all, conn)
	}
	return all, nil
}

func (c clients) close() error {
	var errs []error
	for _, conn := range c {
		errs = append(errs, conn.Close())
	}
	return errors.Join(errs...)
}

// measurePlainAction fills a row of the baseline.
func (b *bench) measurePlainAction(ctx context.Context, r *row, what action) error {
	return b.with(ctx, false, func(a *asterisk, _ *service) error {
		p, err := newPlainActions(ctx, a.address(), b.inFlight, what.items)
		if err != nil {
			return err
		}
		err = b.measureLoad(ctx, nil, r, b.inFlight, func(ctx context.Context, caller int) error { return p.call(ctx, what.action, caller) })
		return errors.Join(err, p.close())
	})
}

// measureAction fills a row of one RPC.
func (b *bench) measureAction(ctx context.Context, r *row, method rpc) error {
	return b.with(ctx, true, func(_ *asterisk, s *service) error { return b.measureCalls(ctx, s, r, b.inFlight, method) })
}

// measureCalls fills a row of calls to a service, n at once.
func (b *bench) measureCalls(ctx context.Context, s *service, r *row, n int, method rpc) error {
	conns, err := s.clients(min(connections, n))
	if err != nil {
		return err
	}
	err = b.measureLoad(ctx, s, r, n, func(ctx context.Context, caller int) error {
		return method.call(ctx, conns[caller%len(conns)])
	})
	return errors.Join(err, conns.close())
}
