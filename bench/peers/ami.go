package main

import (
	"context"
	"fmt"
	"net"

	"github.com/staskobzar/goami2"
)

func goamiClient(w *work) (*goami2.Client, error) {
	conn, err := net.Dial("tcp", w.address)
	if err != nil {
		return nil, err
	}
	return goami2.NewClient(conn, user, secret)
}

func goamiEvents(ctx context.Context, w *work, ready func(string)) error {
	client, err := goamiClient(w)
	if err != nil {
		return err
	}
	ready("")
	for {
		select {
		case msg := <-client.AllMessages():
			if msg.IsEvent() {
				w.take(msg.Field("SentNs"))
			}
		case err := <-client.Err():
			return err
		case <-ctx.Done():
			return nil
		}
	}
}

// goamiPings tells answers apart by ActionID, which the library leaves to its user.
func goamiPings(ctx context.Context, w *work, ready func(string)) error {
	client, err := goamiClient(w)
	if err != nil {
		return err
	}
	waiting := make([]chan struct{}, w.inWork)
	for i := range waiting {
		waiting[i] = make(chan struct{}, 1)
	}
	ready("")
	w.pings(func(caller int) error {
		action := goami2.NewAction("Ping")
		action.SetField("ActionID", fmt.Sprint(caller))
		client.Send(action.Byte())
		select {
		case <-waiting[caller]:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	})
	for {
		select {
		case msg := <-client.AllMessages():
			var caller int
			if _, err := fmt.Sscan(msg.ActionID(), &caller); err == nil && caller < len(waiting) {
				waiting[caller] <- struct{}{}
			}
		case err := <-client.Err():
			return err
		case <-ctx.Done():
			return nil
		}
	}
}
