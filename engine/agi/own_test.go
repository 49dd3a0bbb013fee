package agi

import (
	"context"
	"net/netip"
	"testing"
	"testing/synctest"

	"github.com/astergate/astergate/engine/agi/wire"
)

// What comes by a server's own listener is that server's, if it comes from its
// networks; the common one asks Owner as ever.
func TestOwnListener(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		sessions := make(chan *Session, 4)
		l, err := New(Config{
			From:   []netip.Prefix{netip.MustParsePrefix("192.0.2.0/24")},
			Owner:  func(netip.Addr, *wire.Environment) (string, wire.Version, error) { return "asked", wire.Version{}, nil },
			Handle: func(ctx context.Context, s *Session) { sessions <- s; <-ctx.Done() },
		})
		if err != nil {
			t.Fatal(err)
		}
		common, one, two := newPipes(), newPipes(), newPipes()
		ctx, cancel := context.WithCancel(context.Background())
		stopped := make(chan error)
		go func() {
			stopped <- l.Run(ctx, common,
				&Own{Listener: one, Server: "one", From: []netip.Prefix{netip.MustParsePrefix("192.0.2.7/32")}},
				&Own{Listener: two, Server: "two", From: []netip.Prefix{netip.MustParsePrefix("198.51.100.0/24")}, Version: wire.Version{Major: 16, Minor: 28}})
		}()
		for _, tt := range []struct {
			by     *pipes
			remote string
			server string
			major  int
		}{
			{common, "192.0.2.7:1", "asked", 22},
			{one, "192.0.2.7:1", "one", 22},
			{two, "198.51.100.9:1", "two", 16},
			{one, "192.0.2.8:1", "", 0}, // in From of the common one
			{one, "198.51.100.9:1", "", 0},
			{common, "198.51.100.9:1", "", 0},
		} {
			r := &rig{t: t, pipes: tt.by}
			a := r.dial(tt.remote)
			if tt.server == "" {
				a.expect("EOF")
				continue
			}
			a.send(shortEnvironment)
			if s := <-sessions; s.Server() != tt.server || s.Version().Major != tt.major {
				t.Errorf("%+v: server %q, version %v", tt, s.Server(), s.Version())
			}
		}
		if got := l.Stats(); got.RefusedAddress != 3 || got.Accepted != 3 {
			t.Errorf("counted %+v", got)
		}
		cancel()
		if err := <-stopped; err != nil {
			t.Error(err)
		}
	})
}
