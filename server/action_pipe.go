package server

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"
	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"

	"github.com/astergate/astergate/engine"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
	"github.com/astergate/astergate/server/policy"
)

const (
	// pipeActions is how many actions of a pipe are under way at once.
	pipeActions = 256
	// pipeBytes bounds what the answers to them may hold together, by what each may.
	pipeBytes = 64 << 20
	// pipeReply is what an answer may hold by default, pipeMaxReply at most.
	pipeReply, pipeMaxReply = pipeBytes / pipeActions, 4 << 20
	// pipeBatch is how many answers go out together at most, pipeBatchBytes how
	// large they are, if there is more than one.
	pipeBatch, pipeBatchBytes = 64, 256 << 10
)

type pipeStream = grpc.BidiStreamingServer[astergatev1.PipeRequest, astergatev1.PipeResponse]

// Pipe implements the RPC.
//
// The handler neither sends nor receives: returning from it frees who is stuck in
// either.
func (s *actionService) Pipe(stream pipeStream) error {
	ctx, cancel := context.WithCancel(stream.Context())
	defer cancel()
	p := &pipe{service: s, stream: stream, slots: semaphore.NewWeighted(pipeActions), bytes: semaphore.NewWeighted(pipeBytes), ready: make(chan struct{}, 1)}
	intake, closeIntake := context.WithCancel(ctx)
	defer closeIntake()
	received, sent := make(chan error, 1), make(chan error, 1)
	s.senders.Go(func() {
		err := p.receive(ctx, intake)
		p.running.Wait()
		p.close()
		received <- err
	})
	s.senders.Go(func() { sent <- p.send(ctx) })
	var err error
	stopping := s.stopping
	for {
		select {
		case err = <-received:
			received = nil // the sender ends when it has sent what is there
			if err != nil {
				return err
			}
		case sendErr := <-sent:
			if sendErr == nil && stopping == nil {
				return &stoppingError{}
			}
			return sendErr
		case <-stopping:
			stopping = nil
			closeIntake()
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// pipe is one stream of actions.
type pipe struct {
	service *actionService
	stream  pipeStream
	// slots and bytes are taken for each action until its answer was sent.
	slots, bytes *semaphore.Weighted
	running      sync.WaitGroup // actions under way

	mu     sync.Mutex
	queue  []pipedAnswer
	closed bool
	ready  chan struct{} // holds one while there is something new in the queue
}

// pipedAnswer is an answer and what its slot holds.
type pipedAnswer struct {
	answer *astergatev1.PipedAnswer
	bytes  int64
}

// receive takes actions until the client has closed its side, or the intake is
// over. A message that has come before that is taken whole.
func (p *pipe) receive(ctx, intake context.Context) error {
	type message struct {
		req *astergatev1.PipeRequest
		err error
	}
	messages := make(chan message)
	p.service.senders.Go(func() {
		for {
			req, err := p.stream.Recv()
			select {
			case messages <- message{req, err}:
			case <-ctx.Done():
				return
			}
			if err != nil {
				return
			}
		}
	})
	for {
		select {
		case m := <-messages:
			if errors.Is(m.err, io.EOF) {
				return nil
			}
			if m.err != nil {
				return m.err
			}
			for _, action := range m.req.GetActions() {
				if err := p.take(ctx, action); err != nil {
					return err
				}
			}
		case <-intake.Done():
			return nil
		}
	}
}

// take waits for a slot and starts an action.
func (p *pipe) take(ctx context.Context, action *astergatev1.PipedAction) error {
	req := action.GetAction()
	if req == nil {
		req = &astergatev1.SendActionRequest{}
	}
	if req.MaxBytes == 0 {
		req.MaxBytes = pipeReply
	}
	holds := int64(min(req.GetMaxBytes(), pipeMaxReply))
	if err := p.slots.Acquire(ctx, 1); err != nil {
		return err
	}
	if err := p.bytes.Acquire(ctx, holds); err != nil {
		return err
	}
	p.running.Go(func() { p.answer(p.run(ctx, action.GetId(), action, req), holds) })
	return nil
}

// run runs one action and makes its answer.
func (p *pipe) run(ctx context.Context, id uint64, action *astergatev1.PipedAction, req *astergatev1.SendActionRequest) *astergatev1.PipedAnswer {
	timeout, err := durationOf("timeout", action.GetTimeout(), 0, time.Millisecond, time.Hour)
	if err == nil && req.GetMaxBytes() > pipeMaxReply {
		err = &engine.InvalidError{Field: "max_bytes", Fault: "choose at most 4194304 in a pipe, or use SendAction or StreamAction"}
	}
	var resp *astergatev1.SendActionResponse
	if err == nil {
		if timeout > 0 {
			var cancel context.CancelFunc
			ctx, cancel = context.WithTimeout(ctx, timeout)
			defer cancel()
		}
		resp, err = p.service.asCall(ctx, req)
	}
	if err != nil {
		return &astergatev1.PipedAnswer{Id: id, Outcome: &astergatev1.PipedAnswer_Error{Error: pipedError(p.service.logger, err)}}
	}
	return &astergatev1.PipedAnswer{Id: id, Outcome: &astergatev1.PipedAnswer_Response{Response: resp}}
}

// asCall is SendAction as the interceptors would run it: with limits, and an entry of
// its own in the audit log. Who calls is known.
func (s *actionService) asCall(ctx context.Context, req *astergatev1.SendActionRequest) (*astergatev1.SendActionResponse, error) {
	call := func(ctx context.Context, _ any) (any, error) {
		return s.limits.unary(ctx, req, &pipedInfo, func(ctx context.Context, _ any) (any, error) { return s.SendAction(ctx, req) })
	}
	var resp any
	var err error
	if s.record == nil {
		resp, err = call(ctx, nil)
	} else {
		resp, err = s.record.unary(ctx, req, &pipedInfo, func(ctx context.Context, _ any) (any, error) {
			identify(ctx, policy.FromContext(ctx))
			resp, err := call(ctx, nil)
			return resp, translate(s.logger, pipedInfo.FullMethod, err)
		})
	}
	if err != nil {
		return nil, err
	}
	return resp.(*astergatev1.SendActionResponse), nil
}

var pipedInfo = grpc.UnaryServerInfo{FullMethod: astergatev1.ActionService_Pipe_FullMethodName}

// pipedError is the status of an error as a message.
func pipedError(logger *slog.Logger, err error) *astergatev1.PipedError {
	s := status.Convert(translate(logger, astergatev1.ActionService_Pipe_FullMethodName, err))
	out := &astergatev1.PipedError{Code: uint32(s.Code()), Message: s.Message()}
	for _, detail := range s.Details() {
		if info, ok := detail.(*errdetails.ErrorInfo); ok {
			out.Reason, out.Domain, out.Metadata = info.GetReason(), info.GetDomain(), info.GetMetadata()
		}
	}
	return out
}

// answer queues an answer, and gives back what it may have held but does not.
// Slots bound the queue.
func (p *pipe) answer(a *astergatev1.PipedAnswer, holds int64) {
	if size := int64(proto.Size(a)); size < holds {
		p.bytes.Release(holds - size)
		holds = size
	}
	p.mu.Lock()
	p.queue = append(p.queue, pipedAnswer{a, holds})
	p.mu.Unlock()
	p.wake()
}

// close ends the sender once the queue is empty. No answer may follow.
func (p *pipe) close() {
	p.mu.Lock()
	p.closed = true
	p.mu.Unlock()
	p.wake()
}

func (p *pipe) wake() {
	select {
	case p.ready <- struct{}{}:
	default:
	}
}

// send is the only one that sends on the stream. What is there goes out together.
func (p *pipe) send(ctx context.Context) error {
	var batch []pipedAnswer
	for {
		var over bool
		batch, over = p.next(batch)
		if len(batch) == 0 {
			if over {
				return nil
			}
			select {
			case <-p.ready:
				continue
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		resp := &astergatev1.PipeResponse{Answers: make([]*astergatev1.PipedAnswer, len(batch))}
		var held int64
		for i := range batch {
			resp.Answers[i] = batch[i].answer
			held += batch[i].bytes
		}
		if err := p.stream.Send(resp); err != nil {
			return err
		}
		p.bytes.Release(held)
		p.slots.Release(int64(len(batch)))
	}
}

// next takes up to pipeBatch answers, as far as one message takes them, and tells
// whether none will follow those in the queue.
func (p *pipe) next(batch []pipedAnswer) ([]pipedAnswer, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	batch = batch[:0]
	var held int64
	for len(batch) < min(len(p.queue), pipeBatch) {
		next := p.queue[len(batch)]
		if held += next.bytes; held > pipeBatchBytes && len(batch) > 0 {
			break
		}
		batch = append(batch, next)
	}
	left := copy(p.queue, p.queue[len(batch):])
	clear(p.queue[left:])
	p.queue = p.queue[:left]
	return batch, p.closed
}
