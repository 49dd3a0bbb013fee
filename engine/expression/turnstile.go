package expression

import "runtime"

// turnstile lets so many expressions with loops, or with large patterns, be evaluated
// at once as leaves processors for all else: one evaluation may take tens of milliseconds, and a
// hundred subscribers with such filters would keep the readers of Asterisk's sockets
// from running. Who has none of these never waits here.
type turnstile chan struct{}

// heavy is the process's, since its processors are.
var heavy = make(turnstile, max(runtime.GOMAXPROCS(0)/2, 1))

// enter waits for one's turn; leave ends it. Turns go by who came first. A nil
// turnstile lets all pass.
func (t turnstile) enter() {
	if t != nil {
		t <- struct{}{}
	}
}

func (t turnstile) leave() {
	if t != nil {
		<-t
	}
}
