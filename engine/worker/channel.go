package worker

import (
	"context"

	agiwire "github.com/astergate/astergate/engine/agi/wire"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Channel is a channel under control of AGI.
type Channel interface {
	// Server is the configured name of the server that the channel is on.
	Server() string
	// Transport says how Asterisk handed the channel over.
	Transport() astergatev1.AgiTransport
	// Enhanced reports whether the channel's sound comes along (EAGI).
	Enhanced() bool
	// Environment is all that Asterisk said of the channel. Its script and
	// arguments are where FastAGI has them, whatever the transport.
	Environment() *agiwire.Environment
	// MaxLine is the longest command line in bytes.
	MaxLine() int
	// Do runs one command and waits for its answer; one at a time. It returns
	// when the connection has ended.
	Do(ctx context.Context, words []agiwire.Word) (agiwire.Reply, error)
	// Place is where the dialplan goes on when the channel is given back, as far as
	// the commands that ran tell.
	Place() agiwire.Place
	// HungUp is closed when Asterisk has said that the channel hung up. An answer
	// that came before has been returned by then, or is about to be.
	HungUp() <-chan struct{}
	// Done is closed when the connection has ended.
	Done() <-chan struct{}
	// End says why the connection ended by itself: HANGUP, REDIRECTED or LOST.
	// Before its end it is what it would be now.
	End() astergatev1.SessionEnd
	// Close gives the channel back to the dialplan; failed sets AGISTATUS to
	// FAILURE. A command that runs is left behind.
	Close(failed bool)
}

// Control acts on channels by other ways than AGI: the manager interface.
// Channels are named by their unique id.
type Control interface {
	SetVariable(ctx context.Context, server, channel, name, value string) error
	Redirect(ctx context.Context, server, channel, context, extension, priority string) error
	Hangup(ctx context.Context, server, channel string) error
}
