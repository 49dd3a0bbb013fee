package simulator

import (
	"slices"
	"strings"
)

// The table of actions and how one is run (main/manager.c process_message):
// which are allowed before login, permission by class, and the texts of
// refusals. Synopses and classes are those that ListCommands prints. Not
// imitated: Asterisk's other actions, which are unknown here, and the messages
// of a server that shuts down.

// answer is what an action has to say, kept apart so that faults can take it
// apart.
type answer struct {
	reply []byte
	items [][]byte
	end   []byte // of a list
	more  []byte // what follows the answer: FullyBooted after a login
	close bool   // the session ends
}

type action struct {
	name, synopsis string
	class          mask // any of these is enough; none needs nothing
	run            func(*session, *request) answer
}

var actions []action // in the order of ListCommands

func init() {
	call, system, reporting := classCall, classSystem, classReporting
	actions = []action{
		{"AGI", "Add an AGI command to execute by Async AGI.", classAGI, actionAGI},
		{"Challenge", "Generate Challenge for MD5 Auth.", 0, actionChallenge},
		{"Command", "Execute Asterisk CLI Command.", classCommand, actionCommand},
		{"CoreSettings", "Show PBX core settings (version etc).", system | reporting, actionCoreSettings},
		{"CoreShowChannels", "List currently active channels.", system | reporting, actionCoreShowChannels},
		{"CoreStatus", "Show PBX core status variables.", system | reporting, actionCoreStatus},
		{"DBDel", "Delete DB entry.", system, actionDBDel},
		{"DBDelTree", "Delete DB Tree.", system, actionDBDelTree},
		{"DBGet", "Get DB Entry.", system | reporting, actionDBGet},
		{"DBGetTree", "Get DB entries, optionally at a particular family/key", system | reporting, actionDBGetTree},
		{"DBPut", "Put DB entry.", system, actionDBPut},
		{"Events", "Control Event Flow.", 0, actionEvents},
		{"Filter", "Dynamically add filters for the current manager session.", system, actionFilter},
		{"Getvar", "Gets a channel variable or function value.", call | reporting, actionGetvar},
		{"Hangup", "Hangup channel.", system | call, actionHangup},
		{"ListCommands", "List available manager commands.", 0, nil}, // below
		{"Login", "Login Manager.", 0, actionLogin},
		{"Logoff", "Logoff Manager.", 0, actionLogoff},
		{"ModuleCheck", "Check if module is loaded.", system, actionModuleCheck},
		{"Originate", "Originate a call.", classOriginate, actionOriginate},
		{"Ping", "Keepalive command.", 0, actionPing},
		{"PlayDTMF", "Play DTMF signal on a specific channel.", call, actionPlayDTMF},
		{"QueueStatus", "Show queue status.", 0, actionQueueStatus},
		{"QueueSummary", "Show queue summary.", 0, actionQueueSummary},
		{"Redirect", "Redirect (transfer) a call.", call, actionRedirect},
		{"SendText", "Sends a text message to channel. A content type\tcan be optionally specified. If not set\tit is set to an empty string allowing a custom handler to default it as\tit sees fit.", call, actionSendText},
		{"Setvar", "Sets a channel variable or function value.", call, actionSetvar},
		{"Status", "List channel status.", system | call | reporting, actionStatus},
		{"UserEvent", "Send an arbitrary event.", classUser, actionUserEvent},
		{"WaitEvent", "Wait for an event to occur.", 0, actionWaitEvent},
	}
	actions[slices.IndexFunc(actions, func(a action) bool { return a.name == "ListCommands" })].run = actionListCommands
}

// process runs one action in the session's thread.
func (ss *session) process(r *request) answer {
	s := ss.sim
	s.mu.Lock()
	defer s.mu.Unlock()
	switch r.verdict {
	case verdictLineTooLong:
		return fail(r, "Failed to parse message: line too long")
	case verdictTooManyLines:
		return fail(r, "Too many lines in message or allocation failure")
	}
	name := r.action()
	if name == "" {
		return fail(r, "Missing action in request")
	}
	if !ss.loggedIn {
		if !foldAny(name, "Login", "Logoff", "Challenge") {
			return fail(r, "Permission denied")
		}
		if a, refused := ss.refuseSecondLogin(name, r); refused {
			return a
		}
	}
	for i := range actions {
		if !strings.EqualFold(actions[i].name, name) {
			continue
		}
		if c := actions[i].class; c != 0 && ss.write&c == 0 {
			return fail(r, "Permission denied")
		}
		return actions[i].run(ss, r)
	}
	return fail(r, "Invalid/unknown command: "+name+". Use Action: ListCommands to show available commands.")
}

// deliver writes an answer, with the faults that concern answers. It reports
// whether the session still lives.
func (ss *session) deliver(name string, a answer) bool {
	s := ss.sim
	s.mu.Lock()
	garbage := s.takeFault(Garbage, ss, name)
	drop := s.takeFault(DropReply, ss, name)
	twice := s.takeFault(DuplicateReply, ss, name)
	late := s.takeFault(LateReply, ss, name)
	if len(a.end) > 0 {
		if f := s.takeFault(ShortList, ss, name); f != nil {
			n := f.Items
			if n == 0 {
				n = len(a.items)
			}
			a.items = a.items[:max(0, len(a.items)-n)]
		}
		if s.takeFault(EndlessList, ss, name) != nil {
			a.end = nil
		}
	}
	s.mu.Unlock()

	b := slices.Concat(append(append([][]byte{a.reply}, a.items...), a.end, a.more)...)
	if garbage != nil && !ss.send(garbage.Data) {
		return false
	}
	switch {
	case drop != nil || len(b) == 0:
		return true
	case twice != nil:
		b = append(b, b...)
	case late != nil:
		s.wg.Go(func() {
			if ss.sleep(late.Delay) {
				s.mu.Lock()
				defer s.mu.Unlock()
				ss.pending = append(ss.pending, event{b: b})
				ss.poke()
			}
		})
		return true
	}
	return ss.send(b)
}

// start begins an answer: astman_start_ack and its like.
func start(r *request, response string) *block {
	k := &block{}
	k.add("Response", response)
	k.addIf("ActionID", r.id())
	return k
}

func reply(r *request, response, message string) answer {
	k := start(r, response)
	k.add("Message", message)
	return answer{reply: k.bytes()}
}

func ack(r *request, message string) answer  { return reply(r, "Success", message) }
func fail(r *request, message string) answer { return reply(r, "Error", message) }

// list begins the answer of an action whose items follow as events.
func list(r *request, message string) answer {
	k := start(r, "Success")
	k.add("EventList", "start")
	k.add("Message", message)
	return answer{reply: k.bytes()}
}

// item starts an event of a list. Where the ActionID stands differs by action.
func item(name string) *block {
	k := &block{}
	k.add("Event", name)
	return k
}

// complete ends a list with the number of items that it says it has.
func (a *answer) complete(r *request, name string, items int, pairs ...string) {
	k := item(name)
	k.addIf("ActionID", r.id())
	k.add("EventList", "Complete")
	k.addInt("ListItems", items)
	k.pairs(pairs)
	a.end = k.bytes()
}

func actionListCommands(ss *session, r *request) answer {
	k := start(r, "Success")
	for _, a := range actions {
		if a.class == 0 || ss.write&a.class != 0 {
			k.add(a.name, a.synopsis+"  (Priv: "+a.class.String()+")")
		}
	}
	return answer{reply: k.bytes()}
}
