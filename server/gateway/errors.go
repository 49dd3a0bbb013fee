package gateway

import (
	"context"
	"errors"
	"fmt"
	"math"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/grpc-ecosystem/grpc-gateway/v2/runtime"
	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/encoding/protojson"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// domain of an ErrorInfo that is astergate's own.
const domain = "astergate"

// refusal is an error of the gateway itself: the request reached no service.
// Its reason is INVALID_REQUEST but for code Unauthenticated.
type refusal struct {
	status  int // of HTTP
	code    codes.Code
	message string
	field   string // the request's field at fault, if it is one
}

func refuse(status int, code codes.Code, format string, args ...any) *refusal {
	return &refusal{status: status, code: code, message: fmt.Sprintf(format, args...)}
}

func (e *refusal) Error() string { return e.message }

// GRPCStatus lets package status read the refusal.
func (e *refusal) GRPCStatus() *status.Status {
	reason := astergatev1.ErrorReason_ERROR_REASON_INVALID_REQUEST
	if e.code == codes.Unauthenticated {
		reason = astergatev1.ErrorReason_ERROR_REASON_UNAUTHENTICATED
	}
	return withInfo(status.New(e.code, e.message), reason, e.field)
}

// writeError answers with a google.rpc.Status as JSON. An error that is no
// status is a fault of the gateway's own.
func writeError(w http.ResponseWriter, err error) {
	st, code := status.Convert(err), 0
	if r, ok := errors.AsType[*refusal](err); ok {
		st, code = r.GRPCStatus(), r.status
	} else if _, ok := status.FromError(err); !ok {
		st = withInfo(status.New(codes.Internal, err.Error()), astergatev1.ErrorReason_ERROR_REASON_INTERNAL, "")
	}
	if code == 0 {
		code = runtime.HTTPStatusFromCode(st.Code())
	}
	h := w.Header()
	h.Set("Content-Type", contentTypeJSON)
	h.Set("Cache-Control", "no-store")
	if code == http.StatusUnauthorized {
		h.Set("WWW-Authenticate", "Bearer")
	}
	if seconds := retryAfter(st); seconds > 0 {
		h.Set("Retry-After", strconv.Itoa(seconds))
	}
	w.WriteHeader(code)
	_, _ = w.Write(append(statusJSON(st), '\n'))
}

// retryAfter is the wait that a status tells, in whole seconds, which is all that
// the header can say; 0 if it tells none.
func retryAfter(st *status.Status) int {
	for _, detail := range st.Details() {
		if info, ok := detail.(*errdetails.RetryInfo); ok {
			return int(math.Ceil(info.GetRetryDelay().AsDuration().Seconds()))
		}
	}
	return 0
}

// statusJSON encodes a status. Its message may repeat bytes of a request that are
// not UTF-8. A detail of a type that this program does not know has no JSON form;
// all details are left out then.
func statusJSON(st *status.Status) []byte {
	p := st.Proto()
	p.Message = strings.ToValidUTF8(p.GetMessage(), "\uFFFD")
	data, err := protojson.Marshal(p)
	if err != nil {
		p.Details = nil
		data, _ = protojson.Marshal(p)
	}
	return data
}

// handleError answers an RPC that failed before its first message.
func handleError(ctx context.Context, _ *runtime.ServeMux, _ runtime.Marshaler, w http.ResponseWriter, r *http.Request, err error) {
	if _, ok := errors.AsType[*runtime.HTTPStatusError](err); ok {
		// The mux: a path with a malformed escape.
		writeError(w, invalid("%v", err))
		return
	}
	writeError(w, complete(ctx, err).Err())
}

// handleStreamError makes the status that ends a stream.
func handleStreamError(ctx context.Context, err error) *status.Status {
	return complete(ctx, err)
}

// handleRoutingError answers what no route matches.
func (g *gateway) handleRoutingError(ctx context.Context, _ *runtime.ServeMux, _ runtime.Marshaler, w http.ResponseWriter, r *http.Request, code int) {
	if exchangeOf(ctx).probe != nil {
		return
	}
	switch code {
	case http.StatusMethodNotAllowed:
		allowed := strings.Join(g.allowedMethods(r), ", ")
		w.Header().Set("Allow", allowed)
		writeError(w, refuse(code, codes.Unimplemented, "%s %q: only %s", r.Method, r.URL.Path, allowed))
	case http.StatusNotFound:
		writeError(w, refuse(code, codes.NotFound, "no such path: %q", r.URL.Path))
	default:
		writeError(w, invalid("malformed path"))
	}
}

// allowedMethods asks the mux which methods the request's path has: admit
// marks the exchange of such a question and goes no further.
func (g *gateway) allowedMethods(r *http.Request) (methods []string) {
	for _, rt := range g.routes {
		if slices.Contains(methods, rt.method) {
			continue
		}
		found := false
		ctx := context.WithValue(r.Context(), exchangeKey{}, &exchange{probe: &found})
		question := r.Clone(ctx)
		question.Method = rt.method
		g.mux.ServeHTTP(exchangeOf(r.Context()).w, question)
		if found {
			methods = append(methods, rt.method)
		}
	}
	slices.Sort(methods)
	return methods
}

// complete gives a status an ErrorInfo if it has none. The server's own errors
// have one; those without were made by grpc-go or by the generated handler on
// this side of the connection, so what they say is about the request's form or
// about the connection.
func complete(ctx context.Context, err error) *status.Status {
	st := status.Convert(err)
	if slices.ContainsFunc(st.Details(), func(d any) bool { _, ok := d.(*errdetails.ErrorInfo); return ok }) {
		return st
	}
	x := exchangeOf(ctx)
	mayAct := x.route != nil && x.route.method != http.MethodGet
	switch st.Code() {
	case codes.InvalidArgument:
		message := cleanMessage(st.Message())
		return withInfo(status.New(st.Code(), message), astergatev1.ErrorReason_ERROR_REASON_INVALID_REQUEST, fieldIn(message))
	case codes.Unauthenticated:
		return withInfo(st, astergatev1.ErrorReason_ERROR_REASON_UNAUTHENTICATED, "")
	case codes.Canceled, codes.Unavailable:
		if ctx.Err() != nil && st.Code() == codes.Canceled {
			return st // the client's own doing; nobody reads this
		}
		// The connection inside this process ended. If that is while an action
		// runs, nobody knows what became of it.
		x.log.WarnContext(ctx, "in-process call failed", "request_id", x.id, "error", err)
		st = status.New(codes.Unavailable, "astergate is stopping")
		if mayAct {
			return withInfo(st, astergatev1.ErrorReason_ERROR_REASON_OUTCOME_UNKNOWN, "")
		}
		return withInfo(st, astergatev1.ErrorReason_ERROR_REASON_SERVER_STOPPING, "")
	case codes.DeadlineExceeded:
		if mayAct {
			return withInfo(st, astergatev1.ErrorReason_ERROR_REASON_OUTCOME_UNKNOWN, "")
		}
		return st // the client's own deadline, and nothing was to be done
	case codes.Internal, codes.Unknown:
		return withInfo(st, astergatev1.ErrorReason_ERROR_REASON_INTERNAL, "")
	default:
		return st
	}
}

// withInfo adds an ErrorInfo of astergate's own domain.
func withInfo(st *status.Status, reason astergatev1.ErrorReason, field string) *status.Status {
	info := &errdetails.ErrorInfo{
		Reason: strings.TrimPrefix(reason.String(), "ERROR_REASON_"),
		Domain: domain,
	}
	if field != "" {
		info.Metadata = map[string]string{"field": strings.ToValidUTF8(field, "\uFFFD")}
	}
	with, err := st.WithDetails(info)
	if err != nil {
		return st
	}
	return with
}

// cleanMessage takes from a text of protojson what is not for readers: its
// prefix, and the no-break space it uses in some builds.
func cleanMessage(message string) string {
	message = strings.ReplaceAll(message, "\u00a0", " ")
	return strings.TrimPrefix(message, "proto: ")
}

var namedField = regexp.MustCompile(`\b(?:field|list) "?([A-Za-z_][A-Za-z0-9_.]*)`)

// fieldIn finds the field that a message of protojson or grpc-gateway names:
// they have no other way to tell.
func fieldIn(message string) string {
	if found := namedField.FindStringSubmatch(message); found != nil {
		return found[1]
	}
	return ""
}
