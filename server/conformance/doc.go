// Package conformance holds the suite that the whole service passes: against
// the simulated Asterisk, and against real Asterisk 22 and 16 where they are
// installed (package engine/asterisktest says how). Each test drives the
// service as a client does, over gRPC and HTTP on real sockets, and looks at
// Asterisk's own bytes to know the truth.
package conformance
