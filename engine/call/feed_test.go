package call_test

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/call"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// trackingVariable is the one that the scenes use.
const trackingVariable = "ASTERGATE_CALL"

// A feed drives a tracker by what was said in a manager session: actions are
// what a client of astergate would have done, events what Asterisk told.
type feed struct {
	tracker     *call.Tracker
	config      call.Config
	changes     map[string][]call.Change // by call
	ids         int
	at          time.Time         // of the newest event
	origin      time.Time         // of the first one
	originate   map[string]string // call ids by ActionID
	answered    map[string]bool   // by ActionID: OriginateResponse came
	synchronous map[string]bool   // by ActionID: it gets none
	statusID    string
	status      []wire.Message
	problems    []string
}

func newFeed() *feed {
	f := &feed{changes: make(map[string][]call.Change), originate: make(map[string]string), answered: make(map[string]bool), synchronous: make(map[string]bool)}
	f.config = call.Config{
		Server: "pbx1", Variable: trackingVariable, Keep: []string{"AMDSTATUS"},
		Retain: 24 * time.Hour, RetainMax: 10000,
		NewID: func() string {
			f.ids++
			return "call-" + strconv.Itoa(f.ids)
		},
		Changed: f.changed,
	}
	f.tracker = call.New(f.config)
	return f
}

// changed checks what is true of every change, and keeps it.
func (f *feed) changed(c *call.Call, change call.Change) {
	before := f.changes[c.ID()]
	if n := len(before); n > 0 && before[n-1].Terminal() {
		f.problem("%s: %v after its end", c.ID(), change)
	}
	if (len(before) == 0) != (change.Kind == astergatev1.CallChangeKind_CALL_CHANGE_KIND_CREATED) {
		f.problem("%s: change %d is %v", c.ID(), len(before), change)
	}
	if change.Terminal() != c.Over() {
		f.problem("%s: over is %v at %v", c.ID(), c.Over(), change)
	}
	f.changes[c.ID()] = append(before, change)
}

func (f *feed) problem(format string, args ...any) {
	f.problems = append(f.problems, fmt.Sprintf(format, args...))
}

// take gives a message to the tracker.
func (f *feed) take(msg wire.Message) {
	if stamp := get(msg, "Timestamp"); stamp != "" {
		seconds, fraction, _ := strings.Cut(stamp, ".")
		s, _ := strconv.ParseInt(seconds, 10, 64)
		us, _ := strconv.ParseInt(fraction, 10, 64)
		if at := time.Unix(s, us*1000); at.After(f.at) {
			f.at = at
		}
	}
	if f.at.IsZero() {
		f.at = time.Unix(0, 1)
	}
	switch msg.Kind() {
	case wire.KindAction:
		f.action(msg)
	case wire.KindResponse:
		f.response(msg)
	case wire.KindEvent:
		f.event(msg)
	}
	f.tracker.Tick(f.at)
}

func (f *feed) action(msg wire.Message) {
	id := get(msg, "ActionID")
	switch string(msg.Type()) {
	case "Originate":
		name, ok := strings.CutPrefix(get(msg, "Variable"), trackingVariable+"=")
		if !ok {
			return
		}
		timeout, _ := strconv.Atoi(get(msg, "Timeout"))
		f.originate[id] = name
		f.synchronous[id] = get(msg, "Async") == "false"
		f.tracker.Announce(call.Announcement{
			Call: name, ActionID: id, ChannelID: get(msg, "ChannelId"), OtherChannelID: get(msg, "OtherChannelId"),
			Dialed: get(msg, "Channel"), Caller: get(msg, "CallerID"), At: f.at,
			Deadline: f.at.Add(time.Duration(timeout)*time.Millisecond + 30*time.Second),
		})
	case "Hangup":
		f.tracker.HangupByUs(get(msg, "Channel"))
	case "Status":
		f.statusID = id
	}
}

func (f *feed) response(msg wire.Message) {
	id := get(msg, "ActionID")
	name := f.originate[id]
	if name == "" {
		return
	}
	if string(msg.Type()) == "Success" {
		f.tracker.Answered(name, call.Outcome{Kind: call.Taken}, f.at)
	} else {
		f.answered[id] = true
		f.tracker.Answered(name, call.Outcome{Kind: call.Refused, Text: get(msg, "Message")}, f.at)
	}
}

func (f *feed) event(msg wire.Message) {
	switch string(msg.Type()) {
	case "OriginateResponse":
		f.answered[get(msg, "ActionID")] = true
	case "Status":
		if get(msg, "ActionID") == f.statusID && f.statusID != "" {
			f.status = append(f.status, msg)
		}
		return
	case "StatusComplete":
		if get(msg, "ActionID") == f.statusID && f.statusID != "" {
			f.tracker.Resync(f.status, f.at)
			f.status = nil
		}
		return
	}
	f.tracker.Event(msg, f.at)
}

// settled reports whether all calls are over, and there were any, and each
// Originate has had its outcome.
func (f *feed) settled() bool {
	for id := range f.originate {
		if !f.answered[id] && !f.synchronous[id] {
			return false
		}
	}
	f.tracker.Tick(f.at)
	live, finished := f.tracker.Len()
	return live == 0 && finished > 0
}

// calls returns all calls as messages, in order of creation.
func (f *feed) calls() []*astergatev1.Call {
	var out []*astergatev1.Call
	for c := range f.tracker.All() {
		out = append(out, c.Proto(f.at, true))
	}
	return out
}

// describe returns a summary of all calls.
func (f *feed) describe() string { return describe(f.calls()) }
