// Package ami keeps the link to one Asterisk server's manager interface.
//
// A [Link] owns the sockets: it dials, logs in, keeps alive, reconnects with
// back-off, sends actions, matches replies by ActionID and collects lists. What
// Asterisk says on its own goes to a [Sink], in Asterisk's order.
//
// # Sockets
//
// Asterisk runs the actions of a session in the session's own thread, one after
// the other, and sends no event meanwhile (main/manager.c process_message). So
// a link has a socket for events and one for actions that are fast, and opens
// more, on demand, for actions that block. A manager user that may log in only
// once (allowmultiplelogin=no) gets one socket for both; actions that block are
// then refused.
//
// # What is certain when an action fails
//
// Every error of [Link.Do] that is not about the reply's size or the caller's
// own callback is a [*SendError], which says whether the action was not sent
// (repeating it is safe) or whether its outcome is unknown. Not sent means that
// no byte of it was handed to the operating system.
//
// # Goroutines
//
// [Link.Run] starts and awaits all of them: per session a reader and a writer
// for each socket and a keepalive for each of the events and actions sockets.
// A reader does nothing but read, match and call the sink; it never waits for
// a caller.
package ami
