package fault

import "time"

// Way is a direction, or both.
type Way uint8

const (
	// ToServer is what the client says.
	ToServer Way = 1 << iota
	// ToClient is what the server says.
	ToClient
	// BothWays is either.
	BothWays = ToServer | ToClient
)

// Faults is what happens to the bytes of one direction. The zero value passes
// them on as they are. All that is set happens at once.
type Faults struct {
	// Seed decides what chance decides.
	Seed uint64

	// Delay holds each piece back, and with it what is behind.
	Delay time.Duration
	// Piece is the largest number of bytes that one write carries, so that the
	// reader gets them piece by piece; 0: as they come.
	Piece int
	// Join collects what comes within this time for one write.
	Join time.Duration
	// Rate is how many bytes pass in a second; 0: as many as there are.
	Rate int

	// BlackHole swallows all bytes: nothing arrives, nobody is told. They do not come
	// again, as TCP would bring what a network has lost: cut the connections when it
	// is over. Stall is an outage that ends.
	BlackHole bool
	// Stall reads no bytes, as a peer that hangs: the sender's buffers fill.
	Stall bool

	// Corrupt damages bytes on their way.
	Corrupt Corruption
}

// Corruption damages bytes: each number is how many bytes pass between two faults
// of a kind, on the average; 0: none of them.
type Corruption struct {
	Flip      int // one bit of a byte
	Drop      int // a byte is lost
	Duplicate int // a byte comes twice
	Garbage   int // 1 to 64 random bytes are inserted
	Line      int // a line of random letters is inserted, wherever it falls
	Repeat    int // the 1 to 64 bytes before come once more

	// Apart is how many bytes lie between two faults at least, of whatever kinds: a
	// fault that comes earlier waits. 0: they fall as they like.
	Apart int
}

func (c Corruption) any() bool { return c != Corruption{} }

// End is how a connection ends.
type End uint8

const (
	// Close ends it as a process that exits does: FIN.
	Close End = iota
	// Reset ends it as a crash does, or a firewall: RST. What is under way is lost.
	Reset
	// HalfClose ends one direction only.
	HalfClose
)
