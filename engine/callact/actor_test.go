package callact

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/ring"
)

// Whether an act failed is known only where its events came and the client
// waited.
func TestUnproven(t *testing.T) {
	e, err := engine.New(engine.Config{Servers: []ami.Config{{Server: "pbx1", Address: "127.0.0.1:5038", Username: "u", Secret: "s"}}})
	if err != nil {
		t.Fatal(err)
	}
	a := &Actor{Server: e.Servers()[0]}
	gone, leave := context.WithCancel(t.Context())
	leave()
	var failed *FailedError
	var unknown *ami.SendError
	for _, tt := range []struct {
		client  context.Context
		err     error
		unknown bool
	}{
		{t.Context(), context.DeadlineExceeded, false},
		{t.Context(), &FailedError{}, false},
		{gone, &FailedError{}, false},
		{gone, context.DeadlineExceeded, true},
		{gone, context.Canceled, true},
		{t.Context(), ami.ErrLinkLost, true},
		{t.Context(), fmt.Errorf("following: %w", ring.ErrFellOut), true},
	} {
		err := a.unproven(tt.client, "c-1", "Park", tt.err)
		if errors.As(err, &unknown) != tt.unknown || errors.As(err, &failed) == tt.unknown {
			t.Errorf("%v of a client with %v: %v", tt.err, tt.client.Err(), err)
		}
	}
	if err := a.unproven(t.Context(), "c-1", "Park", nil); err != nil {
		t.Error(err)
	}
}
