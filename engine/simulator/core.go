package simulator

import (
	"strings"
	"time"
)

// Actions about the server itself (main/manager.c). Every setting that depends
// on a configuration file says what a default installation says.

func actionPing(_ *session, r *request) answer {
	now := time.Now()
	k := start(r, "Success")
	k.add("Ping", "Pong")
	k.add("Timestamp", unixMicro(now))
	return answer{reply: k.bytes()}
}

func actionCoreSettings(ss *session, r *request) answer {
	s := ss.sim
	k := start(r, "Success")
	k.pairs([]string{
		"AMIversion", s.facts.ami,
		"AsteriskVersion", s.facts.asterisk,
		"SystemName", s.cfg.SystemName,
		"CoreMaxCalls", "0",
		"CoreMaxLoadAvg", "0.000000",
		"CoreRunUser", "",
		"CoreRunGroup", "",
		"CoreMaxFilehandles", "0",
		"CoreRealTimeEnabled", "No",
		"CoreCDRenabled", "Yes",
		"CoreHTTPenabled", "No",
	})
	if s.facts.soundsSearch {
		k.add("SoundsSearchCustomDir", "No")
	}
	return answer{reply: k.bytes()}
}

func actionCoreStatus(ss *session, r *request) answer {
	s := ss.sim
	date, clock := s.started.Format(time.DateOnly), s.started.Format(time.TimeOnly)
	k := start(r, "Success")
	k.add("CoreStartupDate", date)
	k.add("CoreStartupTime", clock)
	k.add("CoreReloadDate", date)
	k.add("CoreReloadTime", clock)
	k.addInt("CoreCurrentCalls", s.activeCalls())
	if s.facts.processedCalls {
		k.addInt("CoreProcessedCalls", s.processed)
	}
	return answer{reply: k.bytes()}
}

// activeCalls is the number of channels that run the dialplan, as
// ast_active_calls has it.
func (s *Simulator) activeCalls() int {
	n := 0
	for _, c := range s.channels {
		if c.pbx {
			n++
		}
	}
	return n
}

// modules are what ModuleCheck finds: those whose behaviour is imitated.
var modules = []string{
	"app_dial", "app_playback", "app_queue", "app_userevent", "cdr_manager", "chan_pjsip", "pbx_config", "res_pjsip",
}

func actionModuleCheck(_ *session, r *request) answer {
	name := strings.TrimSuffix(r.get("Module"), ".so")
	if !foldAny(name, modules...) {
		return fail(r, "Module not loaded")
	}
	k := start(r, "Success")
	k.add("Version", "")
	return answer{reply: k.bytes()}
}

// actionUserEvent sends every header but Action and UserEvent on to all
// sessions, untouched.
func actionUserEvent(ss *session, r *request) answer {
	k := ss.sim.newEvent("UserEvent", classUser)
	k.add("UserEvent", r.get("UserEvent"))
	for _, line := range r.lines {
		if !hasName(line, "UserEvent") && !hasName(line, "Action") {
			k.line(line)
		}
	}
	ss.sim.publishBlock(classUser, k)
	return ack(r, "Event Sent")
}

func hasName(line, name string) bool {
	return len(line) > len(name) && line[len(name)] == ':' && strings.EqualFold(line[:len(name)], name)
}
