package engine

import (
	"context"
	"time"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/mapping"
	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
)

// Call is a typed action that is ready to be sent.
type Call struct {
	Action  *mapping.Action
	Headers []wire.Header
	// Awaits: the answer is complete only with the action's completion.
	Awaits bool
	// ID, ListTimeout, MaxItems, MaxBytes and Mask are those of ami.Action.
	ID                 string
	ListTimeout        time.Duration
	MaxItems, MaxBytes int
	// Sight is what of the items of a list may be seen; nil: all.
	Sight *Sight
	Mask  func(raw []byte) []byte
}

// Call sends a typed action and returns the encoding of its response.
//
// A context without a deadline gets the action's own, as with Do. Errors: those
// of Do; *ami.ResponseError for Asterisk's refusal, unless the action has it in
// its reply; *UnavailableError for one that holds for any such call; *CompletionError.
func (s *Server) Call(ctx context.Context, call Call) ([]byte, error) {
	a := call.Action
	generation := s.capability.generation()
	if err := s.available(a); err != nil {
		return nil, err
	}
	ctx, cancel := call.bound(ctx)
	defer cancel()
	action := ami.Action{
		Name: a.Name, Headers: call.Headers, ID: call.ID,
		ListTimeout: call.ListTimeout, MaxItems: call.MaxItems, MaxBytes: call.MaxBytes, Mask: call.Mask,
	}
	var awaited *completion
	if call.Awaits {
		action.OnID = func(id string) { awaited = s.completions.await(a.Completion, id) }
		defer func() { s.completions.forget(awaited) }()
	}
	reply, err := s.Do(ctx, action, SocketAuto)
	if err != nil {
		return nil, err
	}
	reply = call.Sight.Reply(reply)
	success := reply.Success()
	if !success && !a.ErrorInReply {
		return nil, s.refused(generation, a, reply)
	}
	answer := mapping.Answer{
		Summary: appendSummary(make([]byte, 0, summaryRoom), reply, success), ActionID: reply.ActionID, Expected: expectedOf(reply),
		Response: reply.Response, Items: reply.Items, End: reply.End,
	}
	if awaited != nil {
		if answer.Completion, err = awaited.wait(ctx); err != nil {
			return nil, &ami.SendError{Server: s.name, Action: a.Name, ActionID: reply.ActionID, Sent: ami.OutcomeUnknown, Err: err}
		}
		if response, _ := answer.Completion.Get("Response"); string(response) != "Success" {
			return nil, newCompletionError(reply, answer.Completion)
		}
	}
	return a.AppendReply(make([]byte, 0, sizeOf(&answer)), &answer), nil
}

// sizeOf is about what the encoding of an answer takes: half of its text, as
// names become numbers, and the summary.
func sizeOf(answer *mapping.Answer) int {
	size := len(answer.Response.Raw())
	for _, item := range answer.Items {
		size += len(item.Raw())
	}
	return summaryRoom + size/2
}

// bound gives a context without a deadline the action's own, if it has one.
func (call *Call) bound(ctx context.Context) (context.Context, context.CancelFunc) {
	limit := call.Action.Timeout
	if call.Awaits {
		limit = originateTimeout(call.Headers)
	}
	if _, bounded := ctx.Deadline(); bounded || limit == 0 {
		return ctx, func() {}
	}
	return context.WithTimeout(ctx, limit)
}

// linkOf is what the catalogue says of an action's socket; a is nil if it does not
// know the action.
func linkOf(a *mapping.Action) optionsv1.Link {
	if a != nil {
		return a.Link
	}
	return optionsv1.Link_LINK_UNSPECIFIED
}
