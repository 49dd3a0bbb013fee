package main

import (
	"context"
	"net/netip"

	"github.com/astergate/astergate/bench/contend"
	"github.com/astergate/astergate/engine/agi"
	agiwire "github.com/astergate/astergate/engine/agi/wire"
)

// sixWords are the six commands as package agi takes them.
var sixWords = []agi.Command{
	{Name: "ANSWER"}, {Name: "SET VARIABLE", Args: []string{"LANG", "de"}}, {Name: "STREAM FILE", Args: []string{"welcome", "12#"}},
	{Name: "GET DATA", Args: []string{"enter", "5000", "4"}}, {Name: "GET VARIABLE", Args: []string{"CUSTOMER"}},
	{Name: "EXEC", Args: []string{"Queue", "support,,,,60"}},
}

// listenAGI is package agi with a handler in process.
func listenAGI(ctx context.Context, w *contend.Work) error {
	return listenWith(ctx, w, func(ctx context.Context, s *agi.Session) {
		for _, command := range sixWords {
			if _, err := s.Do(ctx, command); err != nil {
				return
			}
		}
		w.Items.Add(1)
		s.Close(agi.Return)
	})
}

// holdAGI is package agi with a handler that keeps its sessions.
func holdAGI(ctx context.Context, w *contend.Work) error {
	return listenWith(ctx, w, func(ctx context.Context, _ *agi.Session) {
		w.Items.Add(1)
		<-ctx.Done()
	})
}

func listenWith(ctx context.Context, w *contend.Work, handle func(ctx context.Context, s *agi.Session)) error {
	listener, err := agi.Listen(ctx, "127.0.0.1:0")
	if err != nil {
		return err
	}
	sessions, err := agi.New(agi.Config{
		From: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")},
		Owner: func(netip.Addr, *agiwire.Environment) (string, agiwire.Version, error) {
			return "bench", agiwire.Version{}, nil
		},
		Handle: handle,
	})
	if err != nil {
		return err
	}
	w.Ready(listener.Addr().String())
	return sessions.Run(ctx, listener)
}
