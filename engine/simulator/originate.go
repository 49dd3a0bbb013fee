package simulator

import (
	"strconv"
	"strings"
	"time"
)

// The action Originate (main/manager.c action_originate and fast_originate,
// main/dial.c). With Async the answer comes at once and OriginateResponse later,
// to every session; without, the session's thread waits for the outcome and
// there is no OriginateResponse. Reason is an AST_CONTROL number: 0 failed or
// hung up, 3 time-out, 4 answered, 5 busy, 8 congestion. A ChannelId in use
// makes a failure with Reason 0 and no event. Not imitated: Codecs, EarlyMedia,
// PreDialGoSub, and the check for dangerous applications beyond System and the
// like.

type originate struct {
	actionID, tech, address string
	app, data               string
	at                      location
	timeout                 time.Duration
	caller                  Party
	account                 string
	vars                    []variable
	id, otherID             string
}

const (
	reasonFailed     = 0
	reasonTimeout    = 3
	reasonAnswered   = 4
	reasonBusy       = 5
	reasonCongestion = 8
)

const maxUniqueID = 149 // AST_MAX_PUBLIC_UNIQUEID

func actionOriginate(ss *session, r *request) answer {
	s := ss.sim
	o := originate{
		actionID: r.id(), app: r.get("Application"), data: r.get("Data"),
		at:      location{context: r.get("Context"), exten: r.get("Exten")},
		timeout: 30 * time.Second, account: r.get("Account"),
		id: r.get("ChannelId"), otherID: r.get("OtherChannelId"),
	}
	channel := r.get("Channel")
	if len(o.id) > maxUniqueID || len(o.otherID) > maxUniqueID {
		return fail(r, "Uniqueid length exceeds maximum of "+strconv.Itoa(maxUniqueID)+"\n")
	}
	if channel == "" {
		return fail(r, "Channel not specified")
	}
	if p := r.get("Priority"); p != "" {
		n, ok := scanInt(p)
		if !ok {
			return fail(r, "Invalid priority")
		}
		o.at.priority = n
	}
	if t := r.get("Timeout"); t != "" {
		n, ok := scanInt(t)
		if !ok {
			return fail(r, "Invalid timeout")
		}
		o.timeout = time.Duration(n) * time.Millisecond
	}
	var ok bool
	if o.tech, o.address, ok = strings.Cut(channel, "/"); !ok {
		return fail(r, "Invalid channel")
	}
	o.caller = parseCaller(r.get("CallerID"))
	if o.app != "" && forbiddenApp(o.app) && ss.write&classSystem == 0 {
		return fail(r, "Originate Access Forbidden: app or data blacklisted")
	}
	if o.at.priority != 0 && !s.cfg.Dialplan.exists(o.at) {
		return fail(r, "Extension does not exist.")
	}
	for _, value := range r.all("Variable") {
		o.vars = append(o.vars, splitVariables(value)...)
	}
	if isTrue(r.get("Async")) {
		s.spawn(func() { s.originateAsync(o) })
		return ack(r, "Originate successfully queued")
	}
	if o.app == "" && o.at.priority == 0 {
		return fail(r, "Originate with 'Exten' requires 'Context' and 'Priority'")
	}
	if _, reason := s.originate(o); reason != reasonAnswered {
		return fail(r, "Originate failed")
	}
	return ack(r, "Originate successfully queued")
}

// forbiddenApp reports whether an application needs the class system.
func forbiddenApp(app string) bool {
	return foldAny(app, "System", "TrySystem", "Exec", "ExecIf", "TryExec", "ExternalIVR", "AGI", "EAGI", "Originate", "MixMonitor")
}

// scanInt is sscanf's %30d: a number at the start is enough.
func scanInt(s string) (int, bool) {
	s = strings.TrimLeft(s, " \t")
	end := 0
	for end < len(s) && (s[end] >= '0' && s[end] <= '9' || end == 0 && (s[0] == '-' || s[0] == '+')) {
		end++
	}
	n, err := strconv.Atoi(s[:end])
	return n, err == nil
}

// parseCaller is ast_callerid_parse: "Name" <number>, or either alone.
func parseCaller(s string) Party {
	name, rest, ok := strings.Cut(s, "<")
	if ok {
		number, _, _ := strings.Cut(rest, ">")
		return Party{Number: strings.TrimSpace(number), Name: strings.Trim(strings.TrimSpace(name), `"`)}
	}
	if s != "" && strings.Trim(s, "0123456789*#+-() ") == "" {
		return Party{Number: strings.TrimSpace(s)}
	}
	return Party{Name: strings.Trim(strings.TrimSpace(s), `"`)}
}

func (s *Simulator) originateAsync(o originate) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, reason := s.originate(o)
	if s.closed {
		return
	}
	name, id, response := o.tech+"/"+o.address, o.id, "Failure"
	if reason == reasonAnswered {
		name, id, response = c.name, c.uniqueID, "Success"
	}
	k := s.newEvent("OriginateResponse", classCall)
	k.addIf("ActionID", o.actionID)
	k.add("Response", response)
	k.add("Channel", name)
	if o.app != "" {
		k.add("Application", o.app)
		k.add("Data", o.data)
	} else {
		k.add("Context", o.at.context)
		k.add("Exten", o.at.exten)
	}
	k.addInt("Reason", reason)
	k.add("Uniqueid", orUnknown(id))
	k.add("CallerIDNum", orUnknown(o.caller.Number))
	k.add("CallerIDName", orUnknown(o.caller.Name)) // not escaped, unlike a snapshot's
	s.publishBlock(classCall, k)
}

// originate dials and, once answered, lets the channel run in a goroutine of
// its own. It returns when the outcome is known.
func (s *Simulator) originate(o originate) (*channel, int) {
	if o.id != "" && s.findChannel(o.id) != nil || o.otherID != "" && s.findChannel(o.otherID) != nil {
		return nil, reasonFailed
	}
	var c *channel
	e := s.cfg.Endpoints[o.tech+"/"+o.address]
	if o.tech == "Local" {
		c = s.newLocal(o.address, o.id, o.otherID, nil)
	} else {
		if _, ok := s.cfg.Endpoints[o.tech+"/"+o.address]; !ok || e.Outcome == Unavailable {
			return nil, reasonFailed
		}
		at := o.at
		if at.priority == 0 {
			at = location{"default", "s", 1}
		}
		c = s.newChannel(s.newName(o.tech, o.address), o.tech, o.address, o.id, nil, stateDown, Party{}, at)
	}
	c.account = o.account
	if c.peer != nil {
		c.peer.account = o.account
	}
	watcher := make(chan struct{}, 1)
	c.watcher = watcher
	s.newexten(c, "AppDial2", "(Outgoing Line)")
	for _, v := range o.vars {
		c.setVar(v.name, v.value)
	}
	if o.caller != (Party{}) {
		c.caller = o.caller
		s.newCallerID(c)
		c.connected = o.caller
		s.channelEvent("NewConnectedLine", classCall, c)
	}
	if o.tech == "Local" {
		if !s.callLocal(c) {
			return c, reasonFailed
		}
	} else {
		s.spawn(func() { s.runEndpoint(c, e) })
	}
	s.dialEvent("DialBegin", nil, c, "DialString", o.address)
	reason := s.awaitOriginate(c, watcher, o.timeout)
	if reason != reasonAnswered || s.closed {
		return c, reason
	}
	c.watcher = nil
	if o.app != "" {
		s.spawn(func() { s.runApp(c, o.app, o.data) })
	} else {
		c.redirect = &o.at
		s.spawn(func() { s.runDialplan(c) })
	}
	return c, reason
}

// awaitOriginate is awaitLeg for a channel that nobody but an Originate dials.
func (s *Simulator) awaitOriginate(c *channel, wake <-chan struct{}, timeout time.Duration) int {
	var timer <-chan time.Time
	if timeout >= 0 {
		t := time.NewTimer(timeout)
		defer t.Stop()
		timer = t.C
	}
	end := func(status string, reason int) int {
		s.dialEvent("DialEnd", nil, c, "DialStatus", status)
		if reason != reasonAnswered {
			c.end()
		}
		return reason
	}
	rung, late := false, false
	for {
		switch {
		case s.closed:
			return reasonFailed
		case c.hangup:
			return end(dialEndStatus(c.cause), reasonFailed)
		case c.leg.failed == Busy:
			return end("BUSY", reasonBusy)
		case c.leg.failed == Congestion:
			return end("CONGESTION", reasonCongestion)
		case c.leg.answered:
			return end("ANSWER", reasonAnswered)
		case late: // there is no DialEnd for it
			if s.facts.timeoutCause && rung {
				c.cause = 19
			}
			c.end()
			return reasonTimeout
		case c.leg.ringing && !rung:
			rung = true
			s.dialEvent("DialState", nil, c, "DialStatus", "RINGING")
		}
		late = s.block(wake, timer)
	}
}
