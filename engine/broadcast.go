package engine

import "sync"

// broadcast tells any number of watchers that something changed. None of them
// can delay the teller.
type broadcast struct {
	mu sync.Mutex // guards c
	c  chan struct{}
}

func newBroadcast() *broadcast { return &broadcast{c: make(chan struct{})} }

// tell closes the current channel.
func (b *broadcast) tell() {
	b.mu.Lock()
	defer b.mu.Unlock()
	close(b.c)
	b.c = make(chan struct{})
}

// next returns the channel that the next tell closes.
func (b *broadcast) next() <-chan struct{} {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.c
}
