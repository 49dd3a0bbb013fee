package server

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"runtime"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"
	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"

	"github.com/astergate/astergate/engine"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
	"github.com/astergate/astergate/server/limit"
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

	taking sync.Mutex // while a message's actions are taken; guards over
	over   bool       // no more are

	mu     sync.Mutex
	queue  []pipedAnswer
	closed bool
	ready  chan struct{} // holds one while there is something new in the queue
}

// pipedAnswer is an answer, encoded as an element of PipeResponse.answers, and what
// its slot holds.
type pipedAnswer struct {
	data  []byte
	bytes int64
}

// pipedAction is an action that is taken, and what its slot holds.
type pipedAction struct {
	pipe   *pipe
	ctx    context.Context
	action *astergatev1.PipedAction
	req    *astergatev1.SendActionRequest
	holds  int64
}

// receive takes actions until the client has closed its side, or the intake is
// over. A message that has come before that is taken whole.
func (p *pipe) receive(ctx, intake context.Context) error {
	ended := make(chan error, 1)
	p.service.senders.Go(func() {
		for {
			req, err := p.stream.Recv()
			if err == nil {
				err = p.takeAll(ctx, req)
			}
			if err != nil {
				ended <- err
				return
			}
		}
	})
	select {
	case err := <-ended:
		if errors.Is(err, io.EOF) {
			return nil
		}
		return err
	case <-intake.Done():
		p.taking.Lock()
		defer p.taking.Unlock()
		p.over = true
		return nil
	}
}

// takeAll takes a message's actions, unless the intake is over: then it returns
// io.EOF.
func (p *pipe) takeAll(ctx context.Context, req *astergatev1.PipeRequest) error {
	p.taking.Lock()
	defer p.taking.Unlock()
	if p.over {
		return io.EOF
	}
	for _, action := range req.GetActions() {
		if err := p.take(ctx, action); err != nil {
			return err
		}
	}
	return nil
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
	p.running.Add(1)
	p.service.crew.Run(&p.service.senders, pipedAction{p, ctx, action, req, holds})
	return nil
}

// work runs one action and queues its answer. scratch is memory that it may use, and
// returns for the next.
func (a *pipedAction) work(scratch []byte) []byte {
	defer a.pipe.running.Done()
	response, err := a.run(scratch[:0])
	if err != nil {
		var fault []byte
		if fault, err = proto.Marshal(pipedError(a.pipe.service.logger, err)); err != nil {
			fault = nil // its texts are UTF-8
		}
		a.pipe.answer(appendAnswer(a.action.GetId(), pipedAnswerError, fault), a.holds)
		return scratch
	}
	a.pipe.answer(appendAnswer(a.action.GetId(), pipedAnswerResponse, response), a.holds)
	if cap(response) > pipeReply {
		return nil
	}
	return response
}

// Field numbers of PipeResponse and PipedAnswer; a test holds them against the
// descriptors.
const (
	pipeResponseAnswers protowire.Number = 1
	pipedAnswerID       protowire.Number = 1
	pipedAnswerResponse protowire.Number = 2
	pipedAnswerError    protowire.Number = 3
)

// appendAnswer encodes an answer as an element of PipeResponse.answers.
func appendAnswer(id uint64, field protowire.Number, outcome []byte) []byte {
	size := protowire.SizeTag(field) + protowire.SizeBytes(len(outcome))
	if id != 0 {
		size += protowire.SizeTag(pipedAnswerID) + protowire.SizeVarint(id)
	}
	dst := make([]byte, 0, protowire.SizeTag(pipeResponseAnswers)+protowire.SizeBytes(size))
	dst = protowire.AppendVarint(protowire.AppendTag(dst, pipeResponseAnswers, protowire.BytesType), uint64(size))
	if id != 0 {
		dst = protowire.AppendVarint(protowire.AppendTag(dst, pipedAnswerID, protowire.VarintType), id)
	}
	return protowire.AppendBytes(protowire.AppendTag(dst, field, protowire.BytesType), outcome)
}

// run runs an action and appends the encoded response to dst.
func (a *pipedAction) run(dst []byte) ([]byte, error) {
	timeout, err := durationOf("timeout", a.action.GetTimeout(), 0, time.Millisecond, time.Hour)
	if err != nil {
		return nil, err
	}
	if a.req.GetMaxBytes() > pipeMaxReply {
		return nil, &engine.InvalidError{Field: "max_bytes", Fault: "choose at most 4194304 in a pipe, or use SendAction or StreamAction"}
	}
	ctx := a.ctx
	if timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, timeout)
		defer cancel()
	}
	return a.pipe.service.asCall(ctx, a.req, dst)
}

// asCall is send as the interceptors would run it: with limits, and an entry of its
// own in the audit log. Who calls is known.
func (s *actionService) asCall(ctx context.Context, req *astergatev1.SendActionRequest, dst []byte) (response []byte, err error) {
	if s.record == nil {
		return s.withinLimits(ctx, req, dst)
	}
	_, err = s.record.unary(ctx, req, &pipedInfo, func(ctx context.Context, _ any) (any, error) {
		identify(ctx, policy.FromContext(ctx))
		var err error
		response, err = s.withinLimits(ctx, req, dst)
		return nil, translate(s.logger, pipedInfo.FullMethod, err)
	})
	return response, err
}

func (s *actionService) withinLimits(ctx context.Context, req *astergatev1.SendActionRequest, dst []byte) ([]byte, error) {
	who := policy.FromContext(ctx)
	if err := s.limits.limits.Begin(who, limit.Actions); err != nil {
		return nil, s.limits.refused(pipedInfo.FullMethod, err)
	}
	defer s.limits.limits.End(who, limit.Actions)
	response, err := s.send(ctx, req, dst)
	return response, s.limits.refused(pipedInfo.FullMethod, err)
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
func (p *pipe) answer(a []byte, holds int64) {
	if size := int64(len(a)); size < holds {
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
			case <-ctx.Done():
				return ctx.Err()
			}
			// Let those whose answers have come too run first: one message for all.
			runtime.Gosched()
			continue
		}
		var held, size int64
		for i := range batch {
			held += batch[i].bytes
			size += int64(len(batch[i].data))
		}
		// The concatenated elements of a repeated field are the message.
		message := make([]byte, 0, size)
		for i := range batch {
			message = append(message, batch[i].data...)
		}
		if err := p.stream.SendMsg(newEncoded(message)); err != nil {
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
