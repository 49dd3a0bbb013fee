// Package agi takes the channels that Asterisk hands over by FastAGI: a
// [Listener] that Asterisk connects to, and a [Session] for each channel, which
// sends its commands one at a time. The syntax is in the package wire below.
//
// A session that is handed to [Config].Handle has its environment and belongs to
// a configured server. From then on
//
//   - [Session.Do] sends a command and waits for its reply as long as that takes,
//     since a Dial in EXEC has no upper time. TCP keepalive finds a dead peer.
//   - [Session.Hungup] tells at once that the channel has hung up, also while
//     nothing is asked. Asterisk then waits for us to close, and takes only
//     commands that need no channel: it is closed after a bounded time.
//   - [Session.Close] gives the channel back to the dialplan.
//
// A redirect looks like a hangup here. Config.Alive is asked which it was.
package agi
