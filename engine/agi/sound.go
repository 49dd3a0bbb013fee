package agi

import (
	"context"
	"errors"
	"sync"
)

// soundQueue bounds what waits for one listener, in bytes: two seconds of slin at
// 8 kHz.
const soundQueue = 32 << 10

// ErrSoundOver says that the channel's sound has ended.
var ErrSoundOver = errors.New("the channel's sound has ended")

// Sound hands what a channel hears to any number of listeners. Its methods may be
// called concurrently.
type Sound struct {
	mu   sync.Mutex // guards what follows, and all ears
	ears map[*Ear]struct{}
	over bool
}

// Ear is one listener. One goroutine calls Next.
type Ear struct {
	sound   *Sound
	wake    chan struct{} // capacity 1
	pieces  []Piece
	waiting int    // bytes in pieces
	dropped uint64 // bytes behind them that were lost
}

// Piece is a piece of sound. Data is shared: never change it.
type Piece struct {
	Data    []byte
	Dropped uint64 // bytes before it that were lost
}

// NewSound makes a Sound that nobody listens to.
func NewSound() *Sound { return &Sound{ears: make(map[*Ear]struct{})} }

// Put gives a piece to all listeners. It never waits: who has not taken what came
// before loses it.
func (s *Sound) Put(p Piece) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for e := range s.ears {
		e.dropped += p.Dropped
		if e.waiting+len(p.Data) > soundQueue {
			e.dropped += uint64(len(p.Data))
			continue
		}
		e.pieces = append(e.pieces, Piece{p.Data, e.dropped})
		e.waiting, e.dropped = e.waiting+len(p.Data), 0
		e.tell()
	}
}

// End ends the sound, for each listener behind what it has not taken yet.
func (s *Sound) End() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.over = true
	for e := range s.ears {
		e.tell()
	}
}

// Listen begins to listen. Close it when done.
func (s *Sound) Listen() *Ear {
	s.mu.Lock()
	defer s.mu.Unlock()
	e := &Ear{sound: s, wake: make(chan struct{}, 1)}
	s.ears[e] = struct{}{}
	return e
}

// Next waits for a piece. Errors: ErrSoundOver, the context's.
func (e *Ear) Next(ctx context.Context) (Piece, error) {
	for {
		e.sound.mu.Lock()
		if len(e.pieces) > 0 {
			p := e.pieces[0]
			e.pieces = e.pieces[1:]
			e.waiting -= len(p.Data)
			e.sound.mu.Unlock()
			return p, nil
		}
		over := e.sound.over
		e.sound.mu.Unlock()
		if over {
			return Piece{}, ErrSoundOver
		}
		select {
		case <-e.wake:
		case <-ctx.Done():
			return Piece{}, ctx.Err()
		}
	}
}

// Close ends listening.
func (e *Ear) Close() {
	e.sound.mu.Lock()
	defer e.sound.mu.Unlock()
	delete(e.sound.ears, e)
}

func (e *Ear) tell() {
	select {
	case e.wake <- struct{}{}:
	default: // it is awake
	}
}
