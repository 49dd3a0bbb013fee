package asyncagi

import (
	"strings"

	agiwire "github.com/astergate/astergate/engine/agi/wire"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// eventNames are the events that AsyncAGI needs of a server.
var eventNames = []string{"AsyncAGI", "AsyncAGIStart", "AsyncAGIExec", "AsyncAGIEnd", "Hangup", "HangupRequest", "SoftHangupRequest"}

// kind is what an event says of its channel.
type kind uint8

const (
	other         kind = iota
	started            // it has entered AsyncAGI
	executed           // a command was run
	ended              // it has left
	gone               // it has hung up
	hangupRequest      // it is about to
)

// happening is an event of a channel.
type happening struct {
	kind
	key
	channel   string // its name
	env       string // of started, encoded
	commandID string // of executed
	result    string // of executed, encoded
	at        Sight  // where the channel is
}

// happeningOf reads an event. Before 12 there was one event with a SubEvent, and
// no Uniqueid: the name stands for it, but the environment has it.
func happeningOf(event *astergatev1.Event) happening {
	h := happening{key: key{server: event.GetServer()}}
	name, sub := event.GetName(), ""
	for _, header := range event.GetHeaders() {
		switch value := header.GetValue(); strings.ToLower(header.GetName()) {
		case "event":
			name = value
		case "subevent":
			sub = value
		case "uniqueid":
			h.uniqueID = value
		case "channel":
			h.channel = value
		case "env":
			h.env = value
		case "commandid":
			h.commandID = value
		case "result":
			h.result = value
		case "context":
			h.at.Context = value
		case "exten":
			h.at.Extension = value
		case "priority":
			h.at.Priority = value
		}
	}
	switch strings.ToLower(name + sub) {
	case "asyncagistart":
		h.kind = started
	case "asyncagiexec":
		h.kind = executed
	case "asyncagiend":
		h.kind = ended
	case "hangup":
		h.kind = gone
	case "hanguprequest", "softhanguprequest":
		h.kind = hangupRequest
	}
	if h.uniqueID == "" && h.kind == started {
		if env, err := agiwire.ParseEnvironment(decode(h.env).text); err == nil {
			h.uniqueID = env.Get("agi_uniqueid")
		}
	}
	return h
}

// happen takes what happened in its order. It waits for nobody.
func (a *Sessions) happen(h happening) {
	if h.kind == other {
		return
	}
	if h.kind == started {
		if a.serving(h.server) {
			a.start(h)
		}
		return
	}
	s := a.find(h)
	if h.kind == executed {
		a.probed(h, s)
	}
	if s == nil {
		if h.kind == ended || h.kind == gone {
			a.unprobe(h.key)
		}
		return
	}
	switch h.kind {
	case executed:
		s.exec(h.commandID, decode(h.result))
	case hangupRequest:
		s.announce(h.at)
	case ended:
		s.leave()
	case gone: // AsyncAGIEnd has come, or was missed
		s.announce(h.at)
		s.leave()
	}
}

// start takes a channel that has entered.
func (a *Sessions) start(h happening) {
	if h.uniqueID == "" {
		a.cfg.Logger.Warn("a channel in AsyncAGI has no unique id", "server", h.server, "channel", h.channel)
		return
	}
	s := newSession(a, h.server, h.uniqueID, h.env)
	s.channel = h.channel
	a.mu.Lock()
	before := a.all[h.key]
	a.all[h.key] = s
	a.mu.Unlock()
	a.unprobe(h.key)
	if before != nil { // its AsyncAGIEnd was missed
		before.finish(lostEnd)
		before.leave()
	}
	if !a.spawn(s.run) {
		a.forget(s)
	}
}

// find returns the session of an event's channel, nil if there is none.
func (a *Sessions) find(h happening) *Session {
	a.mu.Lock()
	defer a.mu.Unlock()
	if s := a.all[h.key]; s != nil || h.uniqueID != "" {
		return s
	}
	for k, s := range a.all {
		if k.server == h.server && s.channel == h.channel {
			return s
		}
	}
	return nil
}

func (a *Sessions) forget(s *Session) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if k := (key{s.server, s.uniqueID}); a.all[k] == s {
		delete(a.all, k)
	}
}

// linkLost ends all sessions of a server: what happens to their channels now is
// not known, and their answers do not come.
func (a *Sessions) linkLost(server string) {
	a.mu.Lock()
	var lost []*Session
	for k, s := range a.all {
		if k.server == server {
			lost = append(lost, s)
			delete(a.all, k)
		}
	}
	var probes []*probe
	for k, p := range a.probes {
		if k.server == server {
			probes = append(probes, p)
			delete(a.probes, k)
		}
	}
	a.mu.Unlock()
	for _, s := range lost {
		s.finish(lostEnd)
		s.leave()
	}
	for _, p := range probes {
		p.end(false)
	}
}
