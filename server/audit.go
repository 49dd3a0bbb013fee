package server

import (
	"context"
	"errors"
	"strings"
	"sync"

	"google.golang.org/genproto/googleapis/rpc/code"
	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/peer"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/mask"
	"github.com/astergate/astergate/engine/worker"
	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
	"github.com/astergate/astergate/server/audit"
	"github.com/astergate/astergate/server/gateway"
	"github.com/astergate/astergate/server/policy"
)

// auditor opens the audit log's entry of each request and closes it. In between
// the door, and begin, note what is done.
type auditor struct {
	log      *audit.Log
	sessions *worker.Registry
	// writes are the methods of astergate's own that change something by themselves:
	// their option access asks for a class to write.
	writes map[string]bool
}

func newAuditor(log *audit.Log, sessions *worker.Registry) *auditor {
	a := &auditor{log: log, sessions: sessions, writes: make(map[string]bool)}
	protoregistry.GlobalFiles.RangeFilesByPackage("astergate.v1", func(file protoreflect.FileDescriptor) bool {
		for i := range file.Services().Len() {
			service := file.Services().Get(i)
			for j := range service.Methods().Len() {
				method := service.Methods().Get(j)
				access, _ := proto.GetExtension(method.Options(), optionsv1.E_Access).(*optionsv1.Access)
				a.writes["/"+string(service.FullName())+"/"+string(method.Name())] = access.GetWrite() != ""
			}
		}
		return true
	})
	return a
}

// unary and stream stand outside of all that makes an error a status.
func (a *auditor) unary(ctx context.Context, req any, info *grpc.UnaryServerInfo, next grpc.UnaryHandler) (any, error) {
	if open(info.FullMethod) {
		return next(ctx, req)
	}
	ctx, entry := a.open(ctx, info.FullMethod)
	resp, err := next(ctx, req)
	entry.Close(resultOf(err))
	return resp, err
}

func (a *auditor) stream(srv any, ss grpc.ServerStream, info *grpc.StreamServerInfo, next grpc.StreamHandler) error {
	if open(info.FullMethod) {
		return next(srv, ss)
	}
	ctx, entry := a.open(ss.Context(), info.FullMethod)
	err := next(srv, &principalStream{ss, ctx})
	entry.Close(resultOf(err))
	return err
}

func (a *auditor) open(ctx context.Context, method string) (context.Context, *audit.Entry) {
	call := ctx
	ctx, entry := a.log.Open(ctx, strings.TrimPrefix(method, "/"), func() (via, address, requestID string) { return whence(call) })
	return engine.WithActionIDs(ctx, entry.ActionID), entry
}

// whence tells where a request came from.
func whence(ctx context.Context) (via, address, requestID string) {
	p, ok := peer.FromContext(ctx)
	if !ok {
		return audit.ViaGRPC, "", ""
	}
	if p.Addr.Network() != "bufconn" {
		return audit.ViaGRPC, p.Addr.String(), ""
	}
	md, _ := metadata.FromIncomingContext(ctx)
	first := func(key string) string {
		if values := md.Get(key); len(values) > 0 {
			return values[0]
		}
		return ""
	}
	return audit.ViaREST, first(gateway.ClientAddressKey), first(gateway.RequestIDKey)
}

// beginUnary and beginStream stand behind the decision who may call, and before
// the services. A stream's begin waits for its first message, which says what is
// asked.
func (a *auditor) beginUnary(ctx context.Context, req any, info *grpc.UnaryServerInfo, next grpc.UnaryHandler) (any, error) {
	if a.writes[info.FullMethod] {
		if err := audit.FromContext(ctx).Begin(ctx, a.actOfRequest(req)); err != nil {
			return nil, err
		}
	}
	return next(ctx, req)
}

func (a *auditor) beginStream(srv any, ss grpc.ServerStream, info *grpc.StreamServerInfo, next grpc.StreamHandler) error {
	if !a.writes[info.FullMethod] {
		return next(srv, ss)
	}
	audit.FromContext(ss.Context()).Writes(audit.Act{})
	return next(srv, &beginningStream{ServerStream: ss, a: a})
}

// identify notes who calls.
func identify(ctx context.Context, who policy.Principal) {
	role := ""
	if who.Role != nil {
		role = who.Role.Name()
	}
	audit.FromContext(ctx).Who(who.Name, role)
}

// beginningStream notes the begin with the first message that comes.
type beginningStream struct {
	grpc.ServerStream
	a    *auditor
	once sync.Once
}

// RecvMsg implements grpc.ServerStream.
func (s *beginningStream) RecvMsg(m any) error {
	if err := s.ServerStream.RecvMsg(m); err != nil {
		return err
	}
	var err error
	s.once.Do(func() { err = audit.FromContext(s.Context()).Begin(s.Context(), s.a.actOfRequest(m)) })
	return err
}

// actOfRequest is what a request of astergate's own services is about. Of a frame
// it is what the frame holds.
func (a *auditor) actOfRequest(req any) audit.Act {
	message, ok := req.(proto.Message)
	if !ok {
		return audit.Act{}
	}
	m := message.ProtoReflect()
	if frame := m.Descriptor().Oneofs().ByName("frame"); frame != nil {
		if fd := m.WhichOneof(frame); fd != nil && fd.Message() != nil {
			m = m.Get(fd).Message()
		}
	}
	text := func(name protoreflect.Name) string {
		fd := m.Descriptor().Fields().ByName(name)
		if fd == nil || fd.Kind() != protoreflect.StringKind || fd.IsList() {
			return ""
		}
		return m.Get(fd).String()
	}
	act := audit.Act{
		Server: text("server"), Call: text("call"), Session: text("session"), UniqueID: text("unique_id"), Worker: text("worker_id"),
	}
	for _, name := range []protoreflect.Name{"reason", "with_call", "other_call"} {
		if value := text(name); value != "" {
			if act.Arguments == nil {
				act.Arguments = make(map[string]string)
			}
			act.Arguments[string(name)] = mask.Text(value)
		}
	}
	if s := a.sessions.Describe(act.Session); s != nil {
		act.Server, act.Channel, act.UniqueID, act.Script = s.GetServer(), s.GetChannel(), s.GetUniqueId(), s.GetPath()
	}
	return act
}

// resultOf is how a request ended, by its status.
func resultOf(err error) audit.Result {
	s := status.Convert(err)
	r := audit.Result{Outcome: audit.OK, Code: code.Code(s.Code()).String()}
	if s.Code() == codes.OK {
		return r
	}
	r.Outcome = audit.Failed
	for _, detail := range s.Details() {
		if info, ok := detail.(*errdetails.ErrorInfo); ok {
			r.Reason, r.Rule = info.GetReason(), info.GetMetadata()["rule"]
			r.Denied = info.GetDomain() == domainAstergate && s.Code() == codes.PermissionDenied
		}
	}
	switch r.Reason {
	case reasonText(astergatev1.ErrorReason_ERROR_REASON_OUTCOME_UNKNOWN):
		r.Outcome = audit.Unknown
	case reasonText(astergatev1.ErrorReason_ERROR_REASON_NOT_SENT), reasonText(astergatev1.ErrorReason_ERROR_REASON_AUDIT_FAILED),
		reasonText(astergatev1.ErrorReason_ERROR_REASON_INVALID_REQUEST), reasonText(astergatev1.ErrorReason_ERROR_REASON_INVALID_HEADER),
		reasonText(astergatev1.ErrorReason_ERROR_REASON_ACTION_RESERVED), reasonText(astergatev1.ErrorReason_ERROR_REASON_LINK_SINGLE):
		r.Outcome = audit.NotSent
	}
	r.Unauthenticated = r.Reason == reasonText(astergatev1.ErrorReason_ERROR_REASON_UNAUTHENTICATED)
	return r
}

func reasonText(r astergatev1.ErrorReason) string {
	return strings.TrimPrefix(r.String(), "ERROR_REASON_")
}

// noted notes an action, or a command, that the policy was asked about. The error
// is the policy's, or says that it cannot be noted.
func noted(ctx context.Context, act audit.Act, read bool, denied error) error {
	return notedIn(ctx, audit.FromContext(ctx), act, read, denied)
}

// notedIn is noted for an entry of one's own.
func notedIn(ctx context.Context, entry *audit.Entry, act audit.Act, read bool, denied error) error {
	if denied != nil {
		rule := ""
		var dangerous *policy.DeniedError
		if errors.As(denied, &dangerous) {
			rule = dangerous.Rule
		}
		entry.Deny(act, rule)
		return denied
	}
	if read && len(act.Dangerous) == 0 {
		return nil
	}
	return entry.Begin(ctx, act)
}
