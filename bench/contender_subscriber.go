package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/astergate/astergate/bench/contend"
	"google.golang.org/protobuf/encoding/protowire"
)

// The subscriber is the program of one who gets Asterisk's events through astergate:
// a process of its own, as the other contenders are and as users have it, so that the
// played Asterisk is not its client as well. It decodes no more of an event than when
// that was sent.

// subscribeApart subscribes to all events, at the address of a service.
func subscribeApart(ctx context.Context, w *contend.Work) error {
	conn, err := dialRPC(w.Address)
	if err != nil {
		return err
	}
	run, err := subscribeTo(ctx, conn, 0, func(event []byte) error {
		at, err := sentHeader(event)
		if err == nil {
			w.Take(at)
		}
		return err
	}, func(int) {})
	if err != nil {
		return errors.Join(err, conn.Close())
	}
	w.Ready("")
	return errors.Join(run(), conn.Close())
}

// sentHeader returns the value of an Event's header SentNs, which no typed field holds.
func sentHeader(event []byte) ([]byte, error) {
	at := bytes.Index(event, []byte(contend.Sent))
	if at < 0 {
		return nil, fmt.Errorf("an event says not when it was sent: %q", event)
	}
	rest := event[at+len(contend.Sent):]
	_, kind, n := protowire.ConsumeTag(rest)
	if n < 0 || kind != protowire.BytesType {
		return nil, protowire.ParseError(n)
	}
	value, n := protowire.ConsumeBytes(rest[n:])
	if n < 0 {
		return nil, protowire.ParseError(n)
	}
	return value, nil
}

// deliveryServed has the subscriber get events of the binary, whose processor time is
// counted; the subscriber's is not.
func (c *comparison) deliveryServed(ctx context.Context) (s sample, err error) {
	err = c.with(ctx, true, func(a *asterisk, service *service) error {
		s, err = c.relayed(ctx, a, service.rpc, service.pid)
		return err
	})
	return s, err
}

// deliveryFloor is deliveryServed for the floor, which passes on what was encoded
// beforehand, with the time written into it.
func (c *comparison) deliveryFloor(ctx context.Context) (s sample, err error) {
	err = c.with(ctx, false, func(a *asterisk, _ *service) error {
		floor, err := c.inner[floorOfFanOut].begin(ctx, "relay", a.address())
		if err != nil {
			return err
		}
		if s, err = c.relayed(ctx, a, floor.address, floor.pid()); err != nil {
			floor.kill()
			return err
		}
		_, err = floor.end()
		return err
	})
	return s, err
}

// relayed has the subscriber get events at an address, of a process whose time is
// counted.
func (c *comparison) relayed(ctx context.Context, a *asterisk, address string, pid int) (sample, error) {
	a.feed.stamped = true
	r, err := c.inner["subscriber"].begin(ctx, "delivery", address)
	if err != nil {
		return sample{}, err
	}
	return r.measured(pid, func() (sample, error) { return c.played(ctx, a, r, pid) })
}
