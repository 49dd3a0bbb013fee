package audit

import (
	"encoding/json"
	"strings"
	"time"
	"unicode/utf8"
)

// Phases of a record.
const (
	// Begin: something is about to be done.
	Begin = "begin"
	// Action: this is about to be sent for the request of the same id.
	Action = "action"
	// End: it has come to its end.
	End = "end"
	// Lost: so many lines could not be written.
	Lost = "lost"
)

// Ways by which requests come.
const (
	ViaGRPC = "grpc"
	ViaREST = "rest"
	// ViaAGI: a handler's session, of a worker.
	ViaAGI = "agi"
	// ViaHook: the same, of a web hook.
	ViaHook = "hook"
)

// Decisions.
const (
	Allowed = "allowed"
	Denied  = "denied"
)

// Outcomes of an end.
const (
	// OK: it was done.
	OK = "OK"
	// Failed: it was not, or not wholly; code and reason say why.
	Failed = "FAILED"
	// NotSent: nothing of it reached Asterisk.
	NotSent = "NOT_SENT"
	// Unknown: it was sent, and no answer came.
	Unknown = "OUTCOME_UNKNOWN"
)

// Record is one line. Its fields are stable: names are not changed, and none gets
// another meaning. What is empty is left out.
type Record struct {
	// Time at which the line was made, in UTC.
	Time time.Time `json:"time"`
	// ID is the same in all lines of a request, and in no others. Sessions of AGI
	// have one each, and so have their commands.
	ID string `json:"id"`
	// Phase is Begin, Action, End or Lost.
	Phase string `json:"phase"`
	// RequestID is X-Request-Id of REST: the client's word, and not unique.
	RequestID string `json:"request_id,omitempty"`
	// Principal is who, and Role what he may do. Without one nobody was known.
	Principal string `json:"principal,omitempty"`
	Role      string `json:"role,omitempty"`
	// Peer is the address that the request came from.
	Peer string `json:"peer,omitempty"`
	// Via is grpc, rest, agi or hook.
	Via string `json:"via,omitempty"`
	// Method is the RPC: astergate.v1.ActionService/SendAction.
	Method string `json:"method,omitempty"`
	// Server is the Asterisk server's name.
	Server string `json:"server,omitempty"`
	// Action is the manager action; AGI for a command of AGI, whose name is in
	// Command.
	Action  string `json:"action,omitempty"`
	Command string `json:"command,omitempty"`
	// Channel's name, or what of it the action names, and its Uniqueid.
	Channel  string `json:"channel,omitempty"`
	UniqueID string `json:"unique_id,omitempty"`
	// Call and Session are astergate's own ids.
	Call    string `json:"call,omitempty"`
	Session string `json:"session,omitempty"`
	// Worker is a worker's id for people, Script the path of a session.
	Worker string `json:"worker,omitempty"`
	Script string `json:"script,omitempty"`
	// Arguments are those that matter, by the names of their headers in lower
	// case; never values of variables.
	Arguments map[string]string `json:"arguments,omitempty"`
	// Dangerous holds the entries of dangerous.yaml that the role has allowed.
	Dangerous []string `json:"dangerous,omitempty"`
	// Decision is allowed or denied, and Rule what denied it.
	Decision string `json:"decision,omitempty"`
	Rule     string `json:"rule,omitempty"`
	// Outcome of an end: OK, FAILED, NOT_SENT or OUTCOME_UNKNOWN. Code is the
	// status code, Reason its ErrorReason, or how a session ended.
	Outcome string `json:"outcome,omitempty"`
	Code    string `json:"code,omitempty"`
	Reason  string `json:"reason,omitempty"`
	// ElapsedMS is the time since the request came, in milliseconds.
	ElapsedMS float64 `json:"elapsed_ms,omitempty"`
	// ActionIDs are those of the actions that were sent, the first 16.
	ActionIDs []string `json:"action_ids,omitempty"`
	// Lost: so many lines could not be written before this one.
	Lost uint64 `json:"lost,omitempty"`
	// Suppressed: so many failed authentications before this one left no line.
	Suppressed uint64 `json:"suppressed,omitempty"`
}

// Bounds of a line: no text is longer, in bytes, and no more arguments or ids are
// there. Escaped it has less than 32 KiB.
const (
	maxText      = 256
	maxArguments = 12
	maxIDs       = 16
)

// encode makes the line, its line end included. Whatever the texts hold is within
// them: JSON escapes control characters, and what is no UTF-8 is replaced.
func (r *Record) encode() []byte {
	for _, text := range []*string{&r.ID, &r.RequestID, &r.Principal, &r.Role, &r.Peer, &r.Method, &r.Server, &r.Action, &r.Command,
		&r.Channel, &r.UniqueID, &r.Call, &r.Session, &r.Worker, &r.Script, &r.Rule, &r.Code, &r.Reason} {
		*text = clip(*text)
	}
	if len(r.Arguments) > 0 {
		bounded := make(map[string]string, min(len(r.Arguments), maxArguments))
		for name, value := range r.Arguments {
			if len(bounded) == maxArguments {
				break
			}
			bounded[clip(name)] = clip(value)
		}
		r.Arguments = bounded
	}
	line, err := json.Marshal(r)
	if err != nil { // it has only texts and numbers
		line = []byte(`{"phase":"lost","lost":1}`)
	}
	return append(line, '\n')
}

// clip cuts a text to maxText bytes, and marks it.
func clip(text string) string {
	if len(text) <= maxText {
		return text
	}
	end := maxText - 3
	for end > maxText-3-utf8.UTFMax && !utf8.RuneStart(text[end]) {
		end-- // not in the middle of a character
	}
	return strings.ToValidUTF8(text[:end], "\uFFFD") + "..."
}
