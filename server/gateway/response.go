package gateway

import (
	"context"
	"net/http"
	"time"

	"google.golang.org/protobuf/proto"
)

// pieceSize is how much is written under one deadline: a slow client that
// takes this much in time is slow, not stalled.
const pieceSize = 64 << 10

// response is the writer of one exchange. Beyond the one it wraps it
//
//   - cuts off a client that takes nothing any more,
//   - takes the client's going for no error: it ends the RPC by onFail, once,
//     and swallows what is still written,
//   - ignores a second status, which grpc-gateway writes when a stream fails
//     after its headers but before its first message.
type response struct {
	http.ResponseWriter
	control     *http.ResponseController // of the wrapped writer
	stall       time.Duration
	onFail      func(error)
	armed       time.Time // when the deadline was last set
	wroteHeader bool
	failed      bool
}

// WriteHeader sends the status, the first time.
func (w *response) WriteHeader(code int) {
	if w.wroteHeader {
		return
	}
	w.wroteHeader = code >= http.StatusOK
	w.ResponseWriter.WriteHeader(code)
}

// Write writes, or does nothing when the client is gone.
func (w *response) Write(p []byte) (int, error) {
	w.wroteHeader = true
	for rest := p; len(rest) > 0 && !w.failed; {
		piece := rest[:min(len(rest), pieceSize)]
		w.arm()
		if _, err := w.ResponseWriter.Write(piece); err != nil {
			w.fail(err)
		}
		rest = rest[len(piece):]
	}
	return len(p), nil
}

// FlushError sends what was written.
func (w *response) FlushError() error {
	w.wroteHeader = true
	if w.failed {
		return nil
	}
	w.arm()
	if err := w.control.Flush(); err != nil {
		w.fail(err)
	}
	return nil
}

// Unwrap serves http.ResponseController.
func (w *response) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// arm gives the next write its time. Setting a deadline is not free, so one
// serves for a quarter of the stall time.
func (w *response) arm() {
	now := time.Now()
	if now.Sub(w.armed) < w.stall/4 {
		return
	}
	w.armed = now
	// A writer without deadlines has no client that could stall it.
	_ = w.control.SetWriteDeadline(now.Add(w.stall))
}

func (w *response) fail(err error) {
	if !w.failed {
		w.failed = true
		w.onFail(err)
	}
}

// openStream runs when the server has accepted a stream, before its first
// message: the client learns at once that the stream is open.
func openStream(ctx context.Context, w http.ResponseWriter, m proto.Message) error {
	if m != nil {
		return nil // a message, of a stream or not
	}
	x := exchangeOf(ctx)
	h := w.Header()
	h.Set("Content-Type", x.accept)
	// A proxy that gathers a response before it passes it on would hold back
	// the stream.
	h.Set("X-Accel-Buffering", "no")
	return x.w.FlushError()
}
