package plain

import (
	"context"
	"errors"
	"fmt"
	"net"
	"runtime"
	"strconv"
	"sync"

	"github.com/astergate/astergate/engine/ami/wire"
)

// Actions is the baseline: actions of many callers on one socket, told
// apart by their ActionIDs, and nothing more. Who comes while another one writes
// leaves that to him, so what is there goes out in one write.
type Actions struct {
	conn    net.Conn
	rd      *wire.Reader
	waiting []chan error
	ended   chan struct{} // closed with the reader's end
	// Apart: each caller writes by himself. Set it before the first call.
	Apart bool

	mu      sync.Mutex // guards what follows
	out     []byte     // to be written
	spare   []byte     // what was written last, for its memory
	writing bool
}

// NewActions logs in. Each answer must have so many items.
func NewActions(ctx context.Context, address string, callers, items int) (*Actions, error) {
	conn, rd, err := Login(ctx, address, "off")
	if err != nil {
		return nil, err
	}
	p := &Actions{conn: conn, rd: rd, ended: make(chan struct{})}
	for range callers {
		p.waiting = append(p.waiting, make(chan error, 1))
	}
	go func() {
		defer close(p.ended)
		p.read(items)
	}()
	return p, nil
}

// Close ends it and waits for its reader.
func (p *Actions) Close() error {
	err := p.conn.Close()
	<-p.ended
	return err
}

// read ends when the socket is closed.
func (p *Actions) read(items int) {
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

// Call sends an action for the caller of that number, who has no other under way, and
// waits for the answer.
func (p *Actions) Call(ctx context.Context, name string, caller int) error {
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

func (p *Actions) send(name string, caller int) (err error) {
	if p.Apart {
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
