package facts

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
)

// answerLimit bounds the wait for a reply: loading a module may take a while.
const answerLimit = 60 * time.Second

// A session is a login to a manager, used by one goroutine, one action at a time.
type session struct {
	conn net.Conn
	r    *wire.Reader
	n    int
}

// open logs in with events off.
func open(ctx context.Context, addr, user, secret string) (*session, error) {
	conn, err := (&net.Dialer{Timeout: 10 * time.Second}).DialContext(ctx, "tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("ask server %s: %w", addr, err)
	}
	s := &session{conn: conn, r: wire.NewReader(conn, wire.Limits{})}
	err = conn.SetReadDeadline(time.Now().Add(answerLimit))
	if err == nil {
		_, err = s.r.Banner()
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("ask server %s: %w", addr, err), conn.Close())
	}
	reply, _, err := s.do("Login", "Username", user, "Secret", secret, "Events", "off")
	if err == nil && string(reply.Type()) != "Success" {
		err = fmt.Errorf("ask server %s: login of user %s was refused", addr, user)
	}
	if err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	return s, nil
}

// do sends an action with pairs of header and value and returns the reply and,
// if this begins a list, its events, the last of which ends it.
func (s *session) do(action string, pairs ...string) (reply wire.Message, list []wire.Message, err error) {
	fail := func(err error) (wire.Message, []wire.Message, error) {
		return wire.Message{}, nil, fmt.Errorf("action %s: %w", action, err)
	}
	var headers []wire.Header
	for i := 0; i < len(pairs); i += 2 {
		headers = append(headers, wire.Header{Name: pairs[i], Value: pairs[i+1]})
	}
	s.n++
	id := fmt.Sprintf("facts-%d", s.n)
	request, err := wire.AppendAction(nil, action, id, headers)
	if err != nil {
		return fail(err)
	}
	if err := s.conn.SetDeadline(time.Now().Add(answerLimit)); err != nil {
		return fail(err)
	}
	if _, err := s.conn.Write(request); err != nil {
		return fail(err)
	}
	for {
		msg, err := s.r.Next()
		if err != nil {
			return fail(err)
		}
		if header(msg, "ActionID") != id {
			continue
		}
		if msg.Kind() == wire.KindResponse {
			reply = msg.Clone()
			if !strings.EqualFold(header(reply, "EventList"), "start") {
				return reply, nil, nil
			}
			continue
		}
		list = append(list, msg.Clone())
		if strings.EqualFold(header(msg, "EventList"), "Complete") {
			return reply, list, nil
		}
	}
}

func (s *session) close() error { return s.conn.Close() }

// header returns the value of the first header of a name, "" if there is none.
func header(msg wire.Message, name string) string {
	value, _ := msg.Get(name)
	return string(value)
}
