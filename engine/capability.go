package engine

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/mapping"
	"github.com/astergate/astergate/engine/refusal"
)

// refusalAge is how long a refusal is believed that could be out of date without
// our learning of it: a login that does not read class system is not told when a
// module is loaded.
const refusalAge = time.Minute

// capability is what is certain of the actions that a server does not take from
// our login, so that a typed action that it does not have is refused before
// anything is sent, and one that it has refused once is not tried again: each try
// raises a security event there, which intrusion filters count.
//
// All of it holds until a module is loaded, unloaded or reloaded, or a new login.
type capability struct {
	now atomic.Pointer[known]
	// stale is poked when the server should be asked again. 1-buffered.
	stale chan struct{}

	mu sync.Mutex // of those who change now
}

// known never changes once it is in use.
type known struct {
	generation uint64
	at         time.Time           // when registered was asked for
	registered map[string]struct{} // every action of the server, in lower case; nil: unknown
	refused    map[string]Refused  // by the action in lower case
}

// Refused is an action that the server refused, whatever its arguments.
type Refused struct {
	Message string // Asterisk's text
	At      time.Time
}

func newCapability() *capability {
	c := &capability{stale: make(chan struct{}, 1)}
	c.now.Store(&known{})
	return c
}

// generation changes whenever what was learned before may not hold any more.
func (c *capability) generation() uint64 { return c.now.Load().generation }

func (c *capability) change(f func(*known)) {
	c.mu.Lock()
	defer c.mu.Unlock()
	next := *c.now.Load()
	f(&next)
	c.now.Store(&next)
}

// forget drops everything: at a new login.
func (c *capability) forget() {
	c.change(func(k *known) { *k = known{generation: k.generation + 1} })
}

// outdated drops everything and has the server asked again: modules may have
// changed.
func (c *capability) outdated() {
	c.forget()
	select {
	case c.stale <- struct{}{}:
	default:
	}
}

// event is offered each event, by the reader of the events.
func (c *capability) event(name []byte) {
	switch string(name) {
	case "Load", "Unload", "Reload":
		c.outdated()
	}
}

// learn takes what was asked in a generation, unless that is over.
func (c *capability) learn(generation uint64, info *Info) {
	if info.Registered == nil {
		return
	}
	names := make(map[string]struct{}, len(info.Registered))
	for _, name := range info.Registered {
		names[strings.ToLower(name)] = struct{}{}
	}
	c.change(func(k *known) {
		if k.generation == generation {
			k.registered, k.at = names, time.Now()
		}
	})
}

// remember takes a refusal that came in a generation, unless that is over.
func (c *capability) remember(generation uint64, action, message string) {
	c.change(func(k *known) {
		if k.generation != generation {
			return
		}
		k.refused = maps.Clone(k.refused)
		if k.refused == nil {
			k.refused = make(map[string]Refused)
		}
		k.refused[strings.ToLower(action)] = Refused{Message: message, At: time.Now()}
	})
}

// changesModules reports whether an action may load, unload or reload a module.
func changesModules(name string, headers []wire.Header) bool {
	switch {
	case strings.EqualFold(name, "ModuleLoad"), strings.EqualFold(name, "Reload"):
		return true
	case strings.EqualFold(name, "UpdateConfig"):
		return first(headers, "Reload") != ""
	case strings.EqualFold(name, "Command"):
		// module load, core reload, manager reload, ...
		return strings.Contains(strings.ToLower(first(headers, "Command")), "load")
	}
	return false
}

// UnavailableError says that a server does not take an action from our login,
// whatever its arguments. Unless ActionID is set, nothing was sent.
type UnavailableError struct {
	Server string
	Action string
	// Module has the action, by the catalogue: `app_queue`, or `core`.
	Module string
	// Message is Asterisk's refusal. Empty: it has no such action, by its own list.
	Message string
	// Remembered: Message is the answer to an earlier call.
	Remembered bool
	// ActionID under which it was sent now.
	ActionID string
	// Denied: the server has it, or may have it, but not for this login.
	Denied bool
	// Hint says why it may be so. It may be empty.
	Hint string
}

func (err *UnavailableError) Error() string {
	text := fmt.Sprintf("action %q is not available on server %q", err.Action, err.Server)
	switch {
	case err.Message == "":
		text += ": it has no such action"
	case err.Remembered:
		text += ", which answered an earlier call: " + err.Message
	default:
		text += ", which answered: " + err.Message
	}
	if err.Hint != "" {
		text += ": " + err.Hint
	}
	return text
}

// available returns nil unless the server is certain not to take the action.
func (s *Server) available(a *mapping.Action) error {
	k := s.capability.now.Load()
	name := strings.ToLower(a.Name)
	refused, remembered := k.refused[name]
	_, registered := k.registered[name]
	switch {
	case remembered && s.current(refused.At):
		return s.unavailable(a, refused.Message, true)
	case k.registered != nil && !registered && s.current(k.at):
		return s.unavailable(a, "", false)
	}
	return nil
}

// current reports whether what was learned at that time holds still: a login that
// is told of modules has dropped what does not.
func (s *Server) current(at time.Time) bool {
	return time.Since(at) < refusalAge || s.link.Load().Status().Boot == ami.BootDone
}

// refused judges Asterisk's refusal of a typed action: one that does not depend on
// the arguments is remembered and told as such.
func (s *Server) refused(generation uint64, a *mapping.Action, reply *ami.Reply) error {
	err := reply.Err()
	switch refusal.KindOf(a.Name, reply.Message()) {
	case refusal.ActionUnknown:
	case refusal.Denied:
		// The text that Asterisk has for every action that a login may not send. One
		// that is offered to it is refused for its arguments.
		if reply.Message() != "Permission denied" || s.offers(a.Name) {
			return err
		}
	default:
		return err
	}
	s.capability.remember(generation, a.Name, mapping.Text([]byte(reply.Message())))
	told := s.unavailable(a, reply.Message(), false)
	told.ActionID = reply.ActionID
	return told
}

// offers reports whether ListCommands offers the action to our login.
func (s *Server) offers(action string) bool {
	info := s.Info()
	return info != nil && info.Allows(action)
}

func (s *Server) unavailable(a *mapping.Action, message string, remembered bool) *UnavailableError {
	err := &UnavailableError{Server: s.name, Action: a.Name, Module: a.Module, Message: message, Remembered: remembered}
	err.Denied = message != "" && refusal.KindOf(a.Name, message) == refusal.Denied
	err.Hint = hint(s.Info(), a, err.Denied)
	return err
}

// hint says why a server may lack an action, or not take it.
func hint(info *Info, a *mapping.Action, denied bool) string {
	if denied {
		if len(a.Privilege) == 0 {
			return ""
		}
		return "its manager user needs write class " + strings.Join(a.Privilege, " or ")
	}
	var parts []string
	if a.Module != "" && a.Module != "core" {
		switch {
		case info != nil && info.Module(a.Module) != nil:
			parts = append(parts, "its module "+a.Module+" is loaded and does not have it")
		case info != nil && info.Modules != nil:
			parts = append(parts, "its module "+a.Module+" is not loaded")
		default:
			parts = append(parts, "it comes with module "+a.Module)
		}
	}
	if a.Since != "" {
		parts = append(parts, "there since Asterisk "+a.Since)
	}
	if a.Until != "" {
		parts = append(parts, "gone after Asterisk "+a.Until)
	}
	return strings.Join(parts, "; ")
}

// Unavailable is a typed action that the login may not or cannot send.
type Unavailable struct {
	Action *mapping.Action
	// Missing: the server has no such action. Denied: it has, or may have, but the
	// login lacks the class. Neither: one of the two.
	Missing, Denied bool
	// Refused is what the server said, if it was tried.
	Refused *Refused
	// Hint says why it may be so. It may be empty.
	Hint string
}

// Unavailable lists the typed actions that the server does not offer to our login,
// or has refused, by name. It is empty before the first login.
func (s *Server) Unavailable() []Unavailable {
	info := s.Info()
	if info == nil {
		return nil
	}
	k := s.capability.now.Load()
	var list []Unavailable
	for _, a := range s.actions.All() {
		name := strings.ToLower(a.Name)
		refused, tried := k.refused[name]
		tried = tried && s.current(refused.At)
		if info.Allows(a.Name) && !tried {
			continue
		}
		u := Unavailable{Action: a}
		if tried {
			u.Refused = &refused
			u.Denied = refusal.KindOf(a.Name, refused.Message) == refusal.Denied
			u.Missing = !u.Denied
		} else if k.registered != nil {
			_, u.Denied = k.registered[name]
			u.Missing = !u.Denied
		}
		u.Hint = hint(info, a, u.Denied)
		list = append(list, u)
	}
	slices.SortFunc(list, func(a, b Unavailable) int { return strings.Compare(a.Action.Name, b.Action.Name) })
	return list
}
