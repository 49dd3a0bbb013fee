package agi

import (
	"net"
	"net/netip"

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
}

// from are the networks that may connect to a listener.
func (l *Listener) from(nl net.Listener) []netip.Prefix {
	if own, is := nl.(*Own); is {
		return own.From
	}
	return l.cfg.From
}

// owner tells whose a connection is that came by a listener.
func (l *Listener) owner(nl net.Listener, remote netip.Addr, env *wire.Environment) (string, wire.Version, error) {
	if own, is := nl.(*Own); is {
		return own.Server, own.Version, nil
	}
	return l.cfg.Owner(remote, env)
}
