package agi

import (
	"net"
	"net/netip"
	"sync/atomic"

	"github.com/astergate/astergate/engine/agi/wire"
)

// Own is a listener for [Listener.Run] whose connections are all one server's:
// Config.Owner is not asked, and Config.From does not count.
type Own struct {
	net.Listener
	// Server is whose they are.
	Server string
	// Version is as of Config.Owner.
	Version wire.Version
	// From are the networks that may connect here.
	From []netip.Prefix

	now atomic.Pointer[ownSettings]
}

// ownSettings are what Set has replaced.
type ownSettings struct {
	version wire.Version
	from    []netip.Prefix
}

// Set replaces Version and From, for connections that come from now on.
func (o *Own) Set(version wire.Version, from []netip.Prefix) {
	o.now.Store(&ownSettings{version, from})
}

func (o *Own) settings() *ownSettings {
	if now := o.now.Load(); now != nil {
		return now
	}
	return &ownSettings{o.Version, o.From}
}

// from are the networks that may connect to a listener.
func (l *Listener) from(nl net.Listener) []netip.Prefix {
	if own, is := nl.(*Own); is {
		return own.settings().from
	}
	return *l.networks.Load()
}

// SetFrom replaces the networks that may connect to listeners for all servers.
// Connections that there are go on.
func (l *Listener) SetFrom(networks []netip.Prefix) { l.networks.Store(&networks) }

// Add takes connections of one more listener too. One that is added before Run is
// served from its start on.
func (l *Listener) Add(nl net.Listener) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.stopped {
		_ = nl.Close()
		return
	}
	l.listening[nl] = struct{}{}
	if l.begin != nil {
		l.begin(nl)
	}
}

// Drop closes a listener. Its connections go on.
func (l *Listener) Drop(nl net.Listener) {
	l.mu.Lock()
	delete(l.listening, nl)
	l.mu.Unlock()
	_ = nl.Close()
}

// listens reports whether a listener is still wanted.
func (l *Listener) listens(nl net.Listener) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	_, wanted := l.listening[nl]
	return wanted
}

// owner tells whose a connection is that came by a listener.
func (l *Listener) owner(nl net.Listener, remote netip.Addr, env *wire.Environment) (string, wire.Version, error) {
	if own, is := nl.(*Own); is {
		return own.Server, own.settings().version, nil
	}
	return l.cfg.Owner(remote, env)
}
