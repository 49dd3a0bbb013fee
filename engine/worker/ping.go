package worker

import (
	"fmt"
	"time"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// pings is what an outbox knows of its stream's pings. At most one is
// unanswered, so that they add at most one frame to the outbox.
type pings struct {
	last    uint64    // id of the newest
	due     time.Time // when the next one is
	open    bool      // the newest has no pong yet
	sending bool      // it is the frame that is being sent
	sent    time.Time // since when its pong is waited for; zero: it is not sent
}

// ping puts a ping into the outbox if one is due and none is unanswered.
func (o *outbox) ping(every time.Duration) {
	o.mu.Lock()
	defer o.mu.Unlock()
	now := time.Now()
	if o.closed || o.pings.open || now.Before(o.pings.due) {
		return
	}
	o.pings = pings{last: o.pings.last + 1, due: now.Add(every), open: true}
	o.addLocked(outgoing{kind: pingFrame, Frame: frameOf(&astergatev1.ServeResponse{Frame: &astergatev1.ServeResponse_Ping{
		Ping: &astergatev1.WorkerPing{Id: o.pings.last}}})})
}

// pong notes the answer to a ping. That to an earlier one comes late and means
// nothing. Errors: *FrameError for one that there was not: who counts by himself
// and does not read would count as alive.
func (o *outbox) pong(id uint64) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if id == 0 || id > o.pings.last {
		return &FrameError{"pong.id", fmt.Sprintf("is %d, and the last ping was %d; answer each ping with its own id", id, o.pings.last)}
	}
	if id == o.pings.last {
		o.pings.open, o.pings.sent = false, time.Time{}
	}
	return nil
}

// unanswered is for how long the pong to a ping that was sent has been missing.
func (o *outbox) unanswered() time.Duration {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.pings.sent.IsZero() {
		return 0
	}
	return time.Since(o.pings.sent)
}
