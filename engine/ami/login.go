package ami

import (
	"context"
	"crypto/md5"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
)

// login reads the banner and logs in, while reader and writer are not running
// yet. events is the event mask: "off" on sockets that only carry actions,
// empty for all that the login may read. A refusal is a *LoginError.
func (c *conn) login(ctx context.Context, newID func() string, events string) (banner string, err error) {
	now := time.Now()
	if err := c.nc.SetDeadline(now.Add(c.link.cfg.LoginTimeout)); err != nil {
		return "", err
	}
	interrupted := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(interrupted)
		_ = c.nc.SetDeadline(now) // fails on a closed socket, which ends the login too
	})
	banner, err = c.handshake(newID, events)
	if !stop() {
		<-interrupted
		return banner, context.Cause(ctx)
	}
	if err != nil {
		return banner, err
	}
	return banner, c.nc.SetDeadline(time.Time{})
}

func (c *conn) handshake(newID func() string, events string) (banner string, err error) {
	banner, err = c.rd.Banner()
	if errors.Is(err, io.EOF) {
		return "", fmt.Errorf("logging in on the %s socket: asterisk closed it before its banner; it does so with more than authlimit= sessions that are not logged in: %w", c.socket, err)
	}
	if err != nil {
		return "", fmt.Errorf("logging in on the %s socket: reading the banner: %w", c.socket, err)
	}
	cred := c.link.cfg.credentialsFor(c.socket)
	headers := make([]wire.Header, 0, 4)
	if c.link.cfg.Auth == AuthMD5 {
		reply, err := c.exchange("Challenge", newID(), []wire.Header{{Name: "AuthType", Value: "MD5"}})
		if err != nil {
			return banner, err
		}
		challenge, ok := reply.Get("Challenge")
		if !ok {
			return banner, c.refused(cred, reply)
		}
		sum := md5.Sum(append(append([]byte(nil), challenge...), cred.secret...))
		headers = append(headers, wire.Header{Name: "AuthType", Value: "MD5"},
			wire.Header{Name: "Username", Value: cred.user},
			wire.Header{Name: "Key", Value: hex.EncodeToString(sum[:])})
	} else {
		headers = append(headers, wire.Header{Name: "Username", Value: cred.user},
			wire.Header{Name: "Secret", Value: cred.secret})
	}
	if events != "" {
		headers = append(headers, wire.Header{Name: "Events", Value: events})
	}
	reply, err := c.exchange("Login", newID(), headers)
	if err != nil {
		return banner, err
	}
	if string(reply.Type()) != "Success" {
		return banner, c.refused(cred, reply)
	}
	return banner, nil
}

func (c *conn) refused(cred credentials, reply wire.Message) error {
	text, _ := reply.Get("Message")
	return &LoginError{Server: c.link.cfg.Server, User: cred.user, Socket: c.socket, Message: string(text)}
}

// exchange sends one action and reads up to its response.
func (c *conn) exchange(action, id string, headers []wire.Header) (wire.Message, error) {
	out, err := wire.AppendAction(nil, action, id, headers)
	if err != nil {
		return wire.Message{}, err
	}
	c.link.traceMessage(time.Now(), c.socket, true, out)
	n, err := c.nc.Write(out)
	c.link.count.bytesWritten.Add(uint64(n))
	if err != nil {
		return wire.Message{}, fmt.Errorf("logging in on the %s socket: %w", c.socket, err)
	}
	for {
		msg, err := c.next()
		if err != nil {
			return wire.Message{}, fmt.Errorf("logging in on the %s socket: no answer to %s: %w", c.socket, action, err)
		}
		if msg.Kind() != wire.KindResponse {
			continue
		}
		if got, ok := msg.Get("ActionID"); !ok || string(got) == id {
			return msg, nil
		}
	}
}
