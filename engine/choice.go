package engine

import (
	"fmt"

	"github.com/astergate/astergate/engine/mapping"
	"github.com/astergate/astergate/engine/ring"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

const (
	maxHeaders    = 64  // names of headers in one subscription
	maxHeaderName = 128 // characters of one

	chunk    = 4 << 10  // what a subscription with headers of its own allocates at once
	headroom = 64 + 128 // of an event without headers, usually
)

// form is how a subscription's events are encoded: in one of the views, of which
// an entry keeps the encoding for all, or with headers that it alone has chosen.
// One goroutine uses it.
type form struct {
	slot   int             // of the view's encoding
	choice *mapping.Choice // nil: none
	free   []byte          // where encodings go that are nobody else's; never written twice
}

// newForm checks what a selection says of views and headers.
func newForm(view astergatev1.View, headers []string) (form, error) {
	if view == astergatev1.View_VIEW_UNSPECIFIED {
		view = astergatev1.View_VIEW_TYPED
		if len(headers) > 0 {
			view = astergatev1.View_VIEW_HEADERS
		}
	}
	f := form{slot: slotOf(view)}
	if f.slot < 0 || f.slot >= ring.Encodings {
		return f, &InvalidError{"view", "it is none of TYPED, RAW, BOTH and HEADERS"}
	}
	if len(headers) == 0 {
		return f, nil
	}
	if view != astergatev1.View_VIEW_HEADERS {
		return f, &InvalidError{"headers", "they are for view HEADERS; the others tell all that there is"}
	}
	if len(headers) > maxHeaders {
		return f, &InvalidError{"headers", fmt.Sprintf("%d names, choose at most %d", len(headers), maxHeaders)}
	}
	for _, name := range headers {
		if len(name) == 0 || len(name) > maxHeaderName {
			return f, &InvalidError{"headers", fmt.Sprintf("a name of %d characters: use 1 to %d", len(name), maxHeaderName)}
		}
	}
	f.choice = mapping.NewChoice(headers)
	return f, nil
}

// slotOf is where an entry keeps its encoding in a view.
func slotOf(view astergatev1.View) int { return int(view) - 1 }

// viewIn is the view whose encodings are kept in a slot.
func viewIn(slot int) astergatev1.View { return astergatev1.View(slot + 1) }

// encode returns an entry as an element of SubscribeResponse.events. The bytes are
// not written again.
func (f *form) encode(s *Server, e *ring.Entry) []byte {
	if _, ours := e.Notice().(*notice); f.choice == nil || ours {
		return e.Encoding(f.slot, s.encode[f.slot])
	}
	// Encodings that are made for one reader lie side by side: as many allocations
	// as events would cost more than encoding does.
	if cap(f.free) < headroom {
		f.free = make([]byte, 0, chunk)
	}
	frame := f.choice.AppendFramed(f.free[:0], s.envelope(e), e.Message())
	if cap(frame) == cap(f.free) {
		f.free = frame[len(frame):]
	} else { // it had no room, and lies elsewhere
		f.free = nil
	}
	return frame
}
