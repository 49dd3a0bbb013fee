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
// dangerous or denied, or all.
func WitnessAGI(log *audit.Log) func(ctx context.Context, worker string, hook bool) worker.Witness {
	return func(ctx context.Context, name string, hook bool) worker.Witness {
		base := audit.Record{Via: audit.ViaAGI, Method: "astergate.v1.AgiService/Serve", Worker: name}
		if hook {
			base.Via, base.Method, base.Principal, base.Role = audit.ViaHook, "", policy.Webhook, policy.Webhook
			return &agiWitness{log, base}
		}
		who := policy.FromContext(ctx)
		base.Principal = who.Name
		if who.Role != nil {
			base.Role = who.Role.Name()
		}
		_, base.Peer, _ = whence(ctx)
		return &agiWitness{log, base}
	}
}

// agiWitness is of one worker.
type agiWitness struct {
	log  *audit.Log
	base audit.Record
}

// Began implements worker.Witness.
func (w *agiWitness) Began(s *astergatev1.AgiSession) worker.SessionWitness {
	base := w.base
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
	if err := notedIn(context.Background(), entry, act, false, denied); err != nil {
		entry.Close(resultOf(statusOf(err).Err()))
		return nil, err
	}
	return func(result *astergatev1.SessionResult) { entry.Close(resultOfCommand(result)) }, nil
}

// Ended implements worker.SessionWitness.
func (w *sessionWitness) Ended(end astergatev1.SessionEnd) {
	w.entry.Close(audit.Result{Outcome: audit.OK, Code: "OK", Reason: strings.TrimPrefix(end.String(), "SESSION_END_")})
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
