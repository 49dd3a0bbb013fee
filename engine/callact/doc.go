// Package callact acts on calls: it makes them, ends, transfers, joins, records,
// mutes, parks and spies on them, as CallService tells.
//
// An act is one or more manager actions and, where Asterisk's acknowledgement
// proves nothing, the events that do. Who waits for events follows the server's
// log with a cursor of his own (follower), which stands before the action is
// written: no event can come too early, and the events' reader does nothing for
// it. Channels are named by Uniqueid; Bridge alone takes names, since Asterisk
// reads what it is given there as the beginning of a name or Uniqueid.
//
// Which calls there are is engine.Server.Calls' to say. What a client may do is
// decided outside: each action passes Actor.Allow as it will stand on the wire.
package callact
