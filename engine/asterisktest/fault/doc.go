// Package fault is a network that misbehaves on demand: a TCP proxy between a
// client and a server that delays, splits, joins, throttles, swallows, corrupts,
// cuts, resets and half-closes, each direction by itself, while it runs.
//
// What is drawn by chance depends on [Faults.Seed], the connection's number and
// the bytes that pass, and on nothing else: not on how the kernel cuts them into
// reads. So what a seed has found is found again.
//
// It knows nothing of protocols. Tests put it before a manager interface, a
// FastAGI listener, a gRPC or an HTTP server alike.
package fault
