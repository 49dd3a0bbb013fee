// Package simulator is a simulated Asterisk: it speaks the manager protocol
// (AMI) on connections it is given and runs calls behind it.
//
// It serves tests, "astergate demo", and programs written against Asterisk that
// want to be tested without one. It looks like a real server of one of two
// versions: the bytes of banners, answers and events were compared with
// recordings of Asterisk 22.10.1 and 16.28.0, and it has their faults too, such
// as running the tail of a line that is too long as a new action. Each file's
// head says what it imitates and what it leaves out.
//
// # Use
//
//	sim, err := simulator.New(simulator.Config{Dialplan: simulator.DemoDialplan()})
//	...
//	go sim.Run(ctx, listener) // a TLS listener gives TLS
//	...
//	sim.Close()
//
// New starts nothing; Run owns everything until it returns, and returns when its
// context ends, Close is called or its listeners fail. Several simulators may
// run in one process. All methods are safe for concurrent use.
//
// Time comes from package time alone, so within a testing/synctest bubble (with
// connections by net.Pipe) a simulator runs on the bubble's clock. The same Seed
// then gives the same calls; events of different channels at the same instant
// have no order, as on a real server.
//
// # What is left out altogether
//
// Media, SIP, transfers by features, parking, conferences, device states,
// manager over HTTP, optimisation of Local channels, and dialplan functions
// other than the few named in vars.go. Configuration does not change while it
// runs.
package simulator
