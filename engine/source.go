package engine

import (
	"errors"
	"sync/atomic"
	"time"

	"github.com/astergate/astergate/engine/mapping"
	"github.com/astergate/astergate/engine/ring"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// source is a subscription's place in one server's log. One goroutine uses it;
// fellOut is safe beside it.
type source struct {
	server   *Server
	cursor   *ring.Cursor
	start    uint64
	wanted   ring.NameSet  // names of events that the filter is known to want
	interest ring.Interest // and those it does not

	// late is set until the gap is told that a resumption has found; after is
	// where its token had come to.
	late  atomic.Bool
	after position
	ahead []*ring.Entry // taken from the cursor and not yet looked at
}

// catchUp returns the gap and places a late source behind it. Not before the
// first Next: what is the oldest when a subscriber arrives is overwritten by the
// next event, and he would fall out before he was sent anything. For the same
// reason a batch of entries is taken from the log at once: encoding and sending
// them takes longer than a busy server's next event.
func (s *source) catchUp() []byte {
	oldest := s.cursor.Ring().Oldest()
	for !s.takeFrom(oldest) {
		oldest = s.cursor.Ring().Oldest()
	}
	s.late.Store(false)
	gap := &astergatev1.Gap{Reason: astergatev1.GapReason_GAP_REASON_UNKNOWN_EPOCH}
	if s.after.epoch == s.cursor.Ring().Epoch() {
		gap = &astergatev1.Gap{Reason: astergatev1.GapReason_GAP_REASON_OVERWRITTEN, From: s.after.sequence + 1, To: oldest - 1}
	}
	return s.server.own(mapping.Envelope{ReceivedAt: time.Now(), Server: s.server.name}, gap)
}

// takeFrom takes up to a batch of entries, and reports whether the log still
// held them.
func (s *source) takeFrom(seq uint64) bool {
	s.cursor.Move(seq)
	s.ahead = s.ahead[:0]
	for len(s.ahead) < BatchEvents {
		entry, err := s.cursor.Next()
		if errors.Is(err, ring.ErrFellOut) {
			return false
		}
		if entry == nil {
			break
		}
		s.ahead = append(s.ahead, entry)
	}
	return true
}

// take returns the next entry, nil if there is none yet, or ring.ErrFellOut, or
// ring.ErrClosed.
func (s *source) take() (*ring.Entry, error) {
	if len(s.ahead) == 0 {
		return s.cursor.Next()
	}
	entry := s.ahead[0]
	if s.ahead = s.ahead[1:]; len(s.ahead) == 0 {
		s.ahead = nil // its entries belong to the log
	}
	return entry, nil
}

func (s *source) ready() bool { return s.late.Load() || len(s.ahead) > 0 || s.cursor.Ready() }

// pressing reports whether what lingers in the log must be looked at: as many have
// come as the source is to be woken for, or the log will not hold them for long.
func (s *source) pressing() bool {
	return s.late.Load() || len(s.ahead) > 0 || s.cursor.Pressed() || s.cursor.Behind() && s.interest.Due(s.cursor.Ring())
}

// fellOut reports whether the log has lost the next entry. One that is late is
// about to be told so by its gap.
func (s *source) fellOut() bool { return !s.late.Load() && s.cursor.FellOut() }

// position is what has been taken. While the gap is not told it is the token's
// own, so that whoever resumes from there is told it too.
func (s *source) position() position {
	if s.late.Load() {
		return s.after
	}
	return position{s.server.name, s.cursor.Ring().Epoch(), s.cursor.Position() - uint64(len(s.ahead)) - 1}
}
