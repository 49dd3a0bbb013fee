package server

import (
	"context"
	"log/slog"
	"slices"
	"sync"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/protobuf/types/known/durationpb"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/crew"
	"github.com/astergate/astergate/engine/mapping"
	eventv1 "github.com/astergate/astergate/gen/go/astergate/ami/event/v1"
	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
	"github.com/astergate/astergate/server/audit"
)

const (
	defaultMaxItems = 10_000
	maxMaxBytes     = 64 << 20
)

type actionService struct {
	astergatev1.UnimplementedActionServiceServer
	engine *engine.Engine
	door   *door
	logger *slog.Logger
	// stopping is closed when pipes should end.
	stopping <-chan struct{}
	senders  sync.WaitGroup          // goroutines of streams and of the crew; awaited at the end
	crew     *crew.Crew[pipedAction] // runs the actions of pipes
	// limits and record are those of what comes by a pipe; record is nil without an
	// audit log.
	limits *limiter
	record *auditor
}

// register registers the service. The answers of SendAction are made as bytes, which
// generated code has no type for.
func (s *actionService) register(to grpc.ServiceRegistrar) {
	desc := astergatev1.ActionService_ServiceDesc
	desc.Methods = slices.Clone(desc.Methods)
	for i := range desc.Methods {
		if m := &desc.Methods[i]; "/"+desc.ServiceName+"/"+m.MethodName == sendInfo.FullMethod {
			m.Handler = s.handler()
		}
	}
	to.RegisterService(&desc, s)
}

var sendInfo = grpc.UnaryServerInfo{FullMethod: astergatev1.ActionService_SendAction_FullMethodName}

// handler is what generated code has a function for.
func (s *actionService) handler() grpc.MethodHandler {
	return func(_ any, ctx context.Context, decode func(any) error, intercept grpc.UnaryServerInterceptor) (any, error) {
		req := new(astergatev1.SendActionRequest)
		if err := decode(req); err != nil {
			return nil, err
		}
		send := func(ctx context.Context, _ any) (any, error) {
			response, err := s.send(ctx, req, nil)
			if err != nil {
				return nil, err
			}
			return newEncoded(response), nil
		}
		if intercept == nil {
			return send(ctx, req)
		}
		return intercept(ctx, req, &sendInfo, send)
	}
}

// send is SendAction. It appends the encoded response to dst.
func (s *actionService) send(ctx context.Context, req *astergatev1.SendActionRequest, dst []byte) ([]byte, error) {
	server, action, err := s.prepare(ctx, req)
	if err != nil {
		return nil, err
	}
	if action.MaxItems, action.MaxBytes, err = listBounds(req.GetMaxItems(), req.GetMaxBytes()); err != nil {
		return nil, err
	}
	sight, err := s.door.sight(ctx)
	if err != nil {
		return nil, err
	}
	ctx, cancel := answerInTime(ctx)
	defer cancel()
	reply, err := server.Do(ctx, action, engine.Socket(req.GetLink()))
	if err != nil {
		return nil, err
	}
	refusedBy(ctx, reply)
	reply = sight.Reply(reply)
	return server.AppendReply(slices.Grow(dst, engine.SizeOfReply(reply)), reply, req.GetView()), nil
}

// refusedBy notes a refusal of Asterisk's that is told by the answer.
func refusedBy(ctx context.Context, reply *ami.Reply) {
	if !reply.Success() {
		audit.FromContext(ctx).Refused(reasonText(astergatev1.ErrorReason_ERROR_REASON_ASTERISK_REFUSED))
	}
}

// actionRequest is what the requests of SendAction and StreamAction have in
// common.
type actionRequest interface {
	GetServer() string
	GetAction() string
	GetHeaders() []*eventv1.Header
	GetActionId() string
	GetListTimeout() *durationpb.Duration
	GetView() astergatev1.View
	GetLink() optionsv1.Link
}

// prepare finds the server, makes the action and asks at the door.
func (s *actionService) prepare(ctx context.Context, req actionRequest) (*engine.Server, ami.Action, error) {
	server, err := s.door.server(ctx, req.GetServer())
	if err != nil {
		return nil, ami.Action{}, err
	}
	s.door.asked(ctx, server, req.GetAction())
	action, err := actionOf(req)
	if err != nil {
		return nil, action, err
	}
	action.Mask = s.door.mask(ctx, action.Name, action.Headers)
	return server, action, s.door.action(ctx, server, action.Name, action.Headers)
}

func actionOf(req actionRequest) (ami.Action, error) {
	a := ami.Action{
		Name:    req.GetAction(),
		Headers: mapping.EncodeHeaders(req.GetHeaders()),
		ID:      req.GetActionId(),
	}
	if a.Name == "" {
		return a, &engine.InvalidError{Field: "action", Fault: "name the action, for example CoreShowChannels"}
	}
	if _, known := optionsv1.Link_name[int32(req.GetLink())]; !known {
		return a, &engine.InvalidError{Field: "link", Fault: "it is neither FAST nor BLOCKING"}
	}
	if _, known := astergatev1.View_name[int32(req.GetView())]; !known || req.GetView() == astergatev1.View_VIEW_HEADERS {
		return a, &engine.InvalidError{Field: "view", Fault: "it is none of TYPED, RAW and BOTH"}
	}
	var err error
	a.ListTimeout, err = durationOf("list_timeout", req.GetListTimeout(), 0, time.Millisecond, time.Hour)
	return a, err
}

// listBounds are the bounds of a list, by default if a request names none.
func listBounds(items, bytes uint32) (maxItems, maxBytes int, err error) {
	if items == 0 {
		items = defaultMaxItems
	}
	if bytes > maxMaxBytes {
		return 0, 0, &engine.InvalidError{Field: "max_bytes", Fault: "choose at most 67108864"}
	}
	return int(items), int(bytes), nil
}

// answerInTime moves the deadline a little before the caller's, so that he
// gets our answer with its details and not his own library's.
func answerInTime(ctx context.Context) (context.Context, context.CancelFunc) {
	deadline, ok := ctx.Deadline()
	if !ok {
		return ctx, func() {}
	}
	margin := min(time.Until(deadline)/10, 100*time.Millisecond)
	bounded := ami.Bound(ctx, deadline.Add(-max(margin, 0)))
	return bounded, bounded.Stop
}
