package server

import (
	"context"
	"strings"

	"github.com/astergate/astergate/engine/worker"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
	"github.com/astergate/astergate/server/audit"
	"github.com/astergate/astergate/server/policy"
)

// WitnessAGI makes what tells the audit log what handlers do with sessions, for
// worker.Config: each session's begin and end, and of their commands those that are
// dangerous or denied, or all. hook is who answers a web hook of a role, by the
// rights in force.
func WitnessAGI(log *audit.Log, hook func(role string) policy.Principal) func(ctx context.Context, worker string, h *worker.Hook) worker.Witness {
	return func(ctx context.Context, name string, h *worker.Hook) worker.Witness {
		base := audit.Record{Via: audit.ViaAGI, Method: "astergate.v1.AgiService/Serve", Worker: name}
		if h != nil {
			base.Via, base.Method = audit.ViaHook, ""
			return &agiWitness{log, base, func() policy.Principal { return hook(h.Role) }}
		}
		_, base.Peer, _ = whence(ctx)
		who := policy.FromContext(ctx)
		return &agiWitness{log, base, func() policy.Principal { return who }}
	}
}

// agiWitness is of one worker.
type agiWitness struct {
	log  *audit.Log
	base audit.Record
	who  func() policy.Principal
}

// Began implements worker.Witness.
func (w *agiWitness) Began(s *astergatev1.AgiSession) worker.SessionWitness {
	base, who := w.base, w.who()
	base.Principal = who.Name
	if who.Role != nil {
		base.Role = who.Role.Name()
	}
	base.Server, base.Channel, base.UniqueID = s.GetServer(), s.GetChannel(), s.GetUniqueId()
	base.Session, base.Script = s.GetSession(), s.GetPath()
	session := &sessionWitness{log: w.log, base: base, entry: w.log.New(base)}
	session.entry.Note()
	return session
}

// sessionWitness is of one session, on its goroutine.
type sessionWitness struct {
	log   *audit.Log
	base  audit.Record
	entry *audit.Entry
}

// Command implements worker.SessionWitness.
func (w *sessionWitness) Command(line string, denied error) (done func(*astergatev1.SessionResult), err error) {
	act := actOfCommand(line)
	if denied == nil && len(act.Dangerous) == 0 && !w.log.AGICommands() {
		return nil, nil
	}
	entry := w.log.New(w.base)
	if err := noted(context.Background(), entry, act, denied); err != nil {
		entry.Close(resultOf(statusOf(err).Err()))
		return nil, err
	}
	return func(result *astergatev1.SessionResult) { entry.Close(resultOfCommand(result)) }, nil
}

// Ended implements worker.SessionWitness.
func (w *sessionWitness) Ended(end astergatev1.SessionEnd) {
	outcome := audit.OK
	switch end {
	case astergatev1.SessionEnd_SESSION_END_HANDLER_FAILED, astergatev1.SessionEnd_SESSION_END_WORKER_LOST, astergatev1.SessionEnd_SESSION_END_LOST:
		outcome = audit.Failed
	default:
	}
	w.entry.Close(audit.Result{Outcome: outcome, Reason: strings.TrimPrefix(end.String(), "SESSION_END_")})
}

// resultOfCommand is how a command of AGI ended; nil: nobody knows.
func resultOfCommand(result *astergatev1.SessionResult) audit.Result {
	failure := result.GetFailure()
	switch {
	case result == nil, failure.GetReason() == astergatev1.AgiFailureReason_AGI_FAILURE_REASON_LOST:
		return audit.Result{Outcome: audit.Unknown, Code: "UNKNOWN", Reason: "LOST"}
	case failure != nil:
		return audit.Result{Outcome: audit.Failed, Code: "OK", Reason: failureText(failure)}
	}
	return audit.Result{Outcome: audit.OK, Code: "OK"}
}

func failureText(failure *astergatev1.AgiFailure) string {
	return strings.TrimPrefix(failure.GetReason().String(), "AGI_FAILURE_REASON_")
}
