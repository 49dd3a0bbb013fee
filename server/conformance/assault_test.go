package conformance

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"
)

// order is one request and what it means.
type order struct {
	way, field, text string // for failures
	action, suffix   string
	headers          [][2]string
	must             verdict
	codes            []codes.Code // beside INVALID_ARGUMENT
	send             func(context.Context) (actionID string, err error)
}

type verdict int

const (
	either verdict = iota
	passes
	refused
)

func (o *order) String() string { return fmt.Sprintf("%s %s %.60q", o.way, o.field, o.text) }

// fits says whether one line of Asterisk's can hold the header, of which the
// name is harmless.
func fits(name, value string) verdict {
	if strings.ContainsAny(value, "\r\n\x00") || len(name)+len(": ")+len(value) > 1022 {
		return refused
	}
	return passes
}

// assault sends all orders, some at a time, and holds what left for Asterisk
// against them: each message is exactly what one accepted order means, and
// those that were refused left nothing.
func assault(t *testing.T, r *record, orders []*order) {
	t.Helper()
	for _, m := range r.take() {
		// What a link asks by itself when it comes up.
		if !slices.Contains([]string{"Ping", "ListCommands", "CoreSettings", "Command"}, m.value("Action")) {
			t.Fatalf("before the first order: %q", m.lines)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*patience)
	defer cancel()
	var mu sync.Mutex // guards what follows
	accepted := make(map[string]*order)
	tally := make(map[string][2]int)
	next := make(chan *order)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for o := range next {
				id, err := o.send(ctx)
				mu.Lock()
				count := tally[o.way+" "+o.field]
				if err == nil {
					count[0]++
					if accepted[id] != nil || id == "" {
						t.Errorf("%v and %v have the action id %q", o, accepted[id], id)
					}
					accepted[id] = o
					if o.must == refused {
						t.Errorf("%v was sent", o)
					}
				} else {
					count[1]++
					wantRefusal(t, o, err)
				}
				tally[o.way+" "+o.field] = count
				mu.Unlock()
			}
		})
	}
	for _, o := range orders {
		next <- o
	}
	close(next)
	wg.Wait()

	messages := r.take()
	r.wantNoRest(t)
	for _, m := range messages {
		id := m.value("ActionID")
		o := accepted[id]
		delete(accepted, id)
		switch {
		case m.fault != "":
			t.Errorf("Asterisk would report %q: %.200q, of %v", m.fault, m.lines, o)
		case o == nil && m.value("Action") == "ListCommands":
			// astergate asks anew what there is, since an order may load modules.
		case o == nil:
			t.Errorf("nobody asked for %.500q", m.lines)
		default:
			wantLines(t, o, id, m)
		}
	}
	for id, o := range accepted {
		t.Errorf("%v was answered as %s and never sent", o, id)
	}
	sent := len(messages)
	t.Logf("%d orders: %d messages, %d refused", len(orders), sent, len(orders)-sent)
	for _, what := range slices.Sorted(maps.Keys(tally)) {
		t.Logf("  %-32s %4d sent, %4d refused", what, tally[what][0], tally[what][1])
		if field := tally[what]; field[1] == 0 {
			t.Errorf("%s: nothing was refused", what)
		}
	}
}

// wantLines checks that the message is the order's, byte for byte.
func wantLines(t testing.TB, o *order, id string, m heard) {
	t.Helper()
	want := []string{"Action: " + o.action, "ActionID: " + id}
	for _, h := range o.headers {
		want = append(want, h[0]+": "+h[1])
	}
	if !slices.Equal(m.lines, want) {
		t.Errorf("%v: Asterisk got\n%q\nwant\n%q", o, m.lines, want)
	}
	if o.suffix != "" && !strings.HasSuffix(id, "-"+o.suffix) {
		t.Errorf("%v: action id %q", o, id)
	}
}

// wantRefusal checks that the order was refused for a reason that says it was
// not sent.
func wantRefusal(t testing.TB, o *order, err error) {
	t.Helper()
	s := status.Convert(err)
	reason := ""
	for _, d := range s.Details() {
		if info, ok := d.(*errdetails.ErrorInfo); ok {
			reason = info.GetReason()
		}
	}
	switch {
	case s.Code() == codes.InvalidArgument && slices.Contains([]string{"INVALID_HEADER", "INVALID_REQUEST", "ACTION_RESERVED"}, reason):
	case slices.Contains(o.codes, s.Code()):
	default:
		t.Errorf("%v: %s %s", o, reason, err)
	}
	// What is in trailers must fit into the 8 KiB that C-core's clients take.
	if size := proto.Size(s.Proto()); size > 4<<10 && o.way == "gRPC" {
		t.Errorf("%v: a status of %d bytes", o, size)
	}
	if o.must == passes {
		t.Errorf("%v was refused: %v", o, err)
	}
}
