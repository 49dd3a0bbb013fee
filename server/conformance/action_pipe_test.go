package conformance

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/protobuf/types/known/durationpb"

	"github.com/astergate/astergate/engine/simulator"
	eventv1 "github.com/astergate/astergate/gen/go/astergate/ami/event/v1"
	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

type pipeClient = grpc.BidiStreamingClient[astergatev1.PipeRequest, astergatev1.PipeResponse]

func (s *service) pipe(t testing.TB) pipeClient {
	t.Helper()
	p, err := s.actions.Pipe(t.Context())
	must(t, err)
	return p
}

// answers reads a pipe to its end: each answer once, by its id.
func answers(t testing.TB, p pipeClient) (map[uint64]*astergatev1.PipedAnswer, error) {
	t.Helper()
	got := make(map[uint64]*astergatev1.PipedAnswer)
	for {
		resp, err := p.Recv()
		if errors.Is(err, io.EOF) {
			return got, nil
		}
		if err != nil {
			return got, err
		}
		if len(resp.GetAnswers()) == 0 {
			t.Error("a message without an answer")
		}
		for _, a := range resp.GetAnswers() {
			if got[a.GetId()] != nil {
				t.Errorf("%d was answered twice", a.GetId())
			}
			got[a.GetId()] = a
		}
	}
}

func piped(id uint64, req *astergatev1.SendActionRequest) *astergatev1.PipeRequest {
	return &astergatev1.PipeRequest{Actions: []*astergatev1.PipedAction{{Id: id, Action: req}}}
}

func ping(id uint64) *astergatev1.SendActionRequest {
	return &astergatev1.SendActionRequest{Action: "Ping", ActionId: fmt.Sprintf("p-%d", id)}
}

// Thousands of actions on one stream, alone and several in a message: each gets
// its own answer, once.
func TestPipe(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		p := s.pipe(t)
		const n = 3000
		var sender sync.WaitGroup
		sender.Go(func() {
			for id := uint64(0); id < n; {
				req := &astergatev1.PipeRequest{}
				for range 1 + id%7 {
					req.Actions = append(req.Actions, &astergatev1.PipedAction{Id: id, Action: ping(id)})
					id++
				}
				if err := p.Send(req); err != nil {
					t.Error(err)
					return
				}
			}
			if err := p.CloseSend(); err != nil {
				t.Error(err)
			}
		})
		got, err := answers(t, p)
		must(t, err)
		sender.Wait()
		for id := range uint64(n) {
			resp := got[id].GetResponse()
			if !resp.GetSuccess() || !strings.HasSuffix(resp.GetReply().GetActionId(), fmt.Sprintf("-p-%d", id)) {
				t.Fatalf("%d: %v", id, got[id])
			}
		}
	})
}

// What is wrong with one action is its own answer and nobody else's.
func TestPipeErrors(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{allow: []string{}})
		p := s.pipe(t)
		header := []*eventv1.Header{{Name: "A", Value: "b\r\nAction: Command"}}
		wants := []struct {
			action *astergatev1.PipedAction
			code   codes.Code
			reason string
		}{
			{&astergatev1.PipedAction{}, codes.InvalidArgument, "INVALID_REQUEST"},
			{&astergatev1.PipedAction{Action: &astergatev1.SendActionRequest{Action: "Ping", Headers: header}}, codes.InvalidArgument, "INVALID_HEADER"},
			{&astergatev1.PipedAction{Action: &astergatev1.SendActionRequest{Action: "Logoff"}}, codes.InvalidArgument, "ACTION_RESERVED"},
			{&astergatev1.PipedAction{Action: &astergatev1.SendActionRequest{Action: "Ping", Server: "other"}}, codes.NotFound, "SERVER_UNKNOWN"},
			{&astergatev1.PipedAction{Action: &astergatev1.SendActionRequest{Action: "Command"}}, codes.PermissionDenied, "DANGEROUS_ACTION"},
			{&astergatev1.PipedAction{Action: &astergatev1.SendActionRequest{Action: "Ping", MaxBytes: 8 << 20}}, codes.InvalidArgument, "INVALID_REQUEST"},
			{&astergatev1.PipedAction{Action: ping(0), Timeout: durationpb.New(-time.Second)}, codes.InvalidArgument, "INVALID_REQUEST"},
			{&astergatev1.PipedAction{Action: &astergatev1.SendActionRequest{Action: "NoSuchAction"}}, codes.OK, ""},
			{&astergatev1.PipedAction{Action: ping(0)}, codes.OK, ""},
		}
		for i, w := range wants {
			w.action.Id = uint64(i)
			must(t, p.Send(&astergatev1.PipeRequest{Actions: []*astergatev1.PipedAction{w.action}}))
		}
		must(t, p.CloseSend())
		got, err := answers(t, p)
		must(t, err)
		for i, w := range wants {
			a := got[uint64(i)]
			if a == nil || codes.Code(a.GetError().GetCode()) != w.code || a.GetError().GetReason() != w.reason || (w.code == codes.OK) != (a.GetResponse() != nil) {
				t.Errorf("%v: %v, want %s %s", w.action, a, w.code, w.reason)
			}
		}
		if resp := got[7].GetResponse(); resp.GetSuccess() || resp.GetResponse() != "Error" {
			t.Errorf("Asterisk's own refusal: %v", resp)
		}
	})
}

// An action that makes Asterisk wait delays none behind it.
func TestPipeBlocking(t *testing.T) {
	eachReal(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		p := s.pipe(t)
		must(t, p.Send(piped(1, &astergatev1.SendActionRequest{Action: "Originate", Link: optionsv1.Link_LINK_BLOCKING, Headers: []*eventv1.Header{
			{Name: "Channel", Value: "Local/noanswer@astergate"}, {Name: "Application", Value: "Wait"}, {Name: "Timeout", Value: "1000"}}})))
		must(t, p.Send(piped(2, ping(2))))
		must(t, p.CloseSend())
		var order []uint64
		for {
			resp, err := p.Recv()
			if errors.Is(err, io.EOF) {
				break
			}
			must(t, err)
			for _, a := range resp.GetAnswers() {
				order = append(order, a.GetId())
			}
		}
		if len(order) != 2 || order[0] != 2 {
			t.Errorf("answered in the order %v", order)
		}
	})
}

// A client that does not read has so many actions under way and no more; others go
// on, and when it reads again nothing is missing.
func TestPipeUnread(t *testing.T) {
	b := simulatedBackend(t, simulatorConfig(simulator.Asterisk22))
	s := start(t, b, options{noCalls: true})
	p := s.pipe(t)
	const n = 20_000
	padding := []*eventv1.Header{{Name: "X-Padding", Value: strings.Repeat("x", 900)}}
	var sent atomic.Int64
	sender := make(chan error, 1)
	go func() {
		for id := range uint64(n) {
			req := ping(id)
			req.Headers = padding
			if err := p.Send(piped(id, req)); err != nil {
				sender <- err
				return
			}
			sent.Add(1)
		}
		sender <- p.CloseSend()
	}()
	// It is stuck when nothing has moved for a while.
	last, still := int64(-1), 0
	eventually(t, func() bool {
		if now := sent.Load(); now != last {
			last, still = now, 0
		} else if now > 0 {
			still++
		}
		return still == 20
	})
	if last == n {
		t.Fatal("everything was taken from a client that does not read")
	}
	if resp := s.send(t, "Ping"); !resp.GetSuccess() {
		t.Errorf("another client: %v", resp)
	}
	got, err := answers(t, p)
	must(t, err)
	must(t, <-sender)
	if len(got) != n {
		t.Errorf("%d answers of %d", len(got), n)
	}
	t.Logf("%d were sent before it was stuck", last)
}

// When the link is lost each action under way says what became of it.
func TestPipeLinkLost(t *testing.T) {
	b := simulatedBackend(t, simulatorConfig(simulator.Asterisk22))
	through := through(t, b)
	s := start(t, b, options{})
	p := s.pipe(t)
	must(t, p.Send(piped(1, ping(1))))
	_, err := p.Recv()
	must(t, err)
	through.set(false, true) // Asterisk is silent
	for id := range uint64(100) {
		must(t, p.Send(piped(id, ping(id))))
	}
	must(t, p.CloseSend())
	through.cut()
	got, err := answers(t, p)
	must(t, err)
	if len(got) != 100 {
		t.Errorf("%d answers", len(got))
	}
	for id, a := range got {
		if reason := a.GetError().GetReason(); reason != "OUTCOME_UNKNOWN" && reason != "NOT_SENT" {
			t.Errorf("%d: %v", id, a)
		}
	}
}

// When astergate stops, what was taken is answered.
func TestPipeStop(t *testing.T) {
	s := start(t, simulatedBackend(t, simulatorConfig(simulator.Asterisk22)), options{})
	p := s.pipe(t)
	for id := range uint64(50) {
		must(t, p.Send(piped(id, ping(id))))
	}
	first, err := p.Recv()
	must(t, err)
	go s.stop()
	got, err := answers(t, p)
	wantError(t, err, codes.Unavailable, "SERVER_STOPPING")
	for _, a := range append(first.GetAnswers(), values(got)...) {
		if !a.GetResponse().GetSuccess() {
			t.Errorf("%v", a)
		}
	}
}

func values[K comparable, V any](m map[K]V) []V {
	list := make([]V, 0, len(m))
	for _, v := range m {
		list = append(list, v)
	}
	return list
}
