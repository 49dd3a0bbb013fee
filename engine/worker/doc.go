// Package worker brings together the channels that Asterisk hands over by AGI
// and the workers that handle them. It knows neither gRPC nor sockets: a channel
// is a [Channel], a worker a [Conn] that frames go into and come out of.
//
// # The parts
//
// A [Registry] holds workers, routes and sessions. A pool is all workers that
// serve one pattern. A session is one channel from its coming to its end; whoever
// has its lock owns it, and alone changes its state (state.go): what receives the
// worker's frames, what reads the answers to commands, and for all else the goroutine
// of its caller in [Registry.Handle]. None waits for a worker, or for Asterisk.
//
// # Who waits for whom
//
// Frames for a worker go into its outbox, which never blocks who puts them in:
// it is bounded because a session has at most a result, a hangup and an end in
// it, and because a worker's next command is not read before the answer to the
// last one of the same session has left. So a worker that floods, or does not
// read, waits for itself.
//
// The registry's lock is held for choosing and counting, never while anything
// is sent, matched against the network, or asked of Asterisk.
package worker
