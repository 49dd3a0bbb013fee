package agi

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"time"

	"github.com/astergate/astergate/engine/agi/wire"
)

// What no deployment has had a reason to change.
const (
	keepaliveIdle     = 15 * time.Second // silence before TCP asks whether the peer is there
	keepaliveInterval = 5 * time.Second
	keepaliveCount    = 3
	redirectLimit     = 200 * time.Millisecond // from HANGUP for a command that crossed it, if the channel lives
	aliveLimit        = time.Second            // for Alive to answer
	failureLimit      = 2 * time.Second        // for Asterisk to take a failure line and close
	usageLimit        = time.Second            // for the 520 that follows an EXEC's result of 1
	maxRefusing       = 64                     // connections that are being told failure
	acceptBackoffMin  = 5 * time.Millisecond
	acceptBackoffMax  = time.Second
)

// Config says whom a listener takes channels from and what becomes of them.
type Config struct {
	// From are the networks that may connect; the peer's address is FastAGI's only
	// credential. Others are closed before a byte is read. Without any, sessions
	// come by Carry alone.
	From []netip.Prefix
	// Owner tells which server a connection belongs to, and that server's version;
	// the zero Version means that of agi_version. An error refuses the connection,
	// which Asterisk tells its dialplan as AGISTATUS=FAILURE. It may be called
	// concurrently and delays only its own connection. Required.
	Owner func(remote netip.Addr, env *wire.Environment) (server string, version wire.Version, err error)
	// Handle has the session for as long as it runs, on a goroutine of its own.
	// When it returns, the session is closed as by Close(Return). ctx ends when the
	// session has ended, whatever the reason. Required.
	Handle func(ctx context.Context, s *Session)
	// Alive tells whether a channel that was said to have hung up goes on, since it
	// was redirected; place is where it would go on without. It gets a second.
	// Whether the channel exists says nothing: it does until its AGI ends. Nor does
	// the place in the manager's Status, which is the old one. What tells (all
	// measured on 22 and 16): a hangup from the other side has the event
	// HangupRequest before HANGUP; the manager's Hangup and Redirect have no event;
	// the variables CONTEXT, EXTEN and PRIORITY are the new place's after a Redirect
	// and unchanged after a hangup, see [wire.Place]. Optional; without it all are
	// hangups.
	Alive func(ctx context.Context, server, uniqueID string, place wire.Place) bool

	// EnvTimeout is the time for the whole environment to arrive, default 2 s.
	EnvTimeout time.Duration
	// CleanupAfterHangup is how long after a hangup commands are still possible
	// before the session is closed, default 2 s. A command that runs then is
	// abandoned.
	CleanupAfterHangup time.Duration
	// WriteTimeout is the time for a command to be taken by the kernel, default
	// 5 s.
	WriteTimeout time.Duration
	// MaxSessions is the largest number of connections at once, default 10 000.
	// One that is over it is refused as by an error of Owner.
	MaxSessions int
	// MaxPerServer is the largest number of sessions of one server, carried ones not
	// counted; default MaxSessions. One that is over it is refused as by an error of
	// Owner.
	MaxPerServer int
	// Limits bounds what one connection may hold in memory.
	Limits wire.Limits

	// Logger is silent by default.
	Logger *slog.Logger
}

// Validate fills in defaults and checks the rest. New calls it.
func (c *Config) Validate() error {
	if err := c.validate(); err != nil {
		return fmt.Errorf("agi listener: %w", err)
	}
	return nil
}

func (c *Config) validate() error {
	switch {
	case c.Owner == nil:
		return errors.New("owner function is missing")
	case c.Handle == nil:
		return errors.New("handle function is missing")
	}
	for _, p := range c.From {
		if !p.IsValid() {
			return errors.New("a network is not valid; write address/bits")
		}
	}
	for _, d := range []struct {
		name        string
		value       *time.Duration
		def, lo, hi time.Duration
	}{
		{"environment timeout", &c.EnvTimeout, 2 * time.Second, time.Millisecond, time.Hour},
		{"cleanup after hangup", &c.CleanupAfterHangup, 2 * time.Second, time.Millisecond, time.Hour},
		{"write timeout", &c.WriteTimeout, 5 * time.Second, time.Millisecond, time.Hour},
	} {
		if *d.value == 0 {
			*d.value = d.def
		}
		if *d.value < d.lo || *d.value > d.hi {
			return fmt.Errorf("%s %v: choose %v to %v", d.name, *d.value, d.lo, d.hi)
		}
	}
	if c.MaxSessions == 0 {
		c.MaxSessions = 10_000
	}
	if c.MaxSessions < 1 || c.MaxSessions > 1<<20 {
		return fmt.Errorf("max sessions %d: choose 1 to %d", c.MaxSessions, 1<<20)
	}
	if c.MaxPerServer == 0 {
		c.MaxPerServer = c.MaxSessions
	}
	if c.MaxPerServer < 1 {
		return fmt.Errorf("max sessions per server %d: choose at least 1", c.MaxPerServer)
	}
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	return nil
}

// allowed reports whether an address may connect. An IPv4 address that came
// through an IPv6 socket counts as IPv4.
func allowed(from []netip.Prefix, addr netip.Addr) bool {
	for _, p := range from {
		if p.Contains(addr) {
			return true
		}
	}
	return false
}

// remoteAddr returns the peer's address, the zero one if it has none.
func remoteAddr(conn net.Conn) netip.Addr {
	switch a := conn.RemoteAddr().(type) {
	case *net.TCPAddr:
		return a.AddrPort().Addr().Unmap().WithZone("")
	case nil:
		return netip.Addr{}
	default:
		ap, err := netip.ParseAddrPort(a.String())
		if err != nil {
			return netip.Addr{}
		}
		return ap.Addr().Unmap().WithZone("")
	}
}
