package facts

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/astergate/astergate/engine/ami/wire"
)

// A Server is a running Asterisk to ask. Its user must be allowed everything.
type Server struct {
	Addr, User, Secret string
	// Load are the modules to load, in rounds until no more can be. What an
	// action belongs to is seen by when it appears, so the server should have
	// been started without modules.
	Load []string
}

// Ask adds to the facts of a version what its running server says: the version,
// which actions there are, their privileges, the modules that they came with,
// and the events of the lists that can be asked for without parameters.
func (f *File) Ask(ctx context.Context, server Server) (err error) {
	s, err := open(ctx, server.Addr, server.User, server.Secret)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.close()) }()
	settings, _, err := s.do("CoreSettings")
	if err != nil {
		return err
	}
	f.Version = header(settings, "AsteriskVersion")
	if err := f.list(s, "core"); err != nil {
		return err
	}
	if err := f.load(s, server.Load); err != nil {
		return err
	}
	if err := f.askLists(s); err != nil {
		return err
	}
	f.sort()
	return nil
}

// load loads the modules, those that need others in a later round.
func (f *File) load(s *session, modules []string) error {
	for {
		var left []string
		for _, module := range modules {
			reply, _, err := s.do("ModuleLoad", "LoadType", "load", "Module", module+".so")
			if err != nil {
				return fmt.Errorf("load %s: %w", module, err)
			}
			if string(reply.Type()) != "Success" {
				left = append(left, module)
				continue
			}
			if err := f.list(s, module); err != nil {
				return err
			}
		}
		if len(left) == len(modules) {
			return nil
		}
		modules = left
	}
}

// list asks for the actions that there are now. Those that are new belong to
// the module, unless the documentation knows better.
func (f *File) list(s *session, module string) error {
	reply, _, err := s.do("ListCommands")
	if err != nil {
		return err
	}
	for i := range reply.Len() {
		name, value := string(reply.Name(i)), string(reply.Value(i))
		at := strings.LastIndex(value, "(Priv: ")
		if at < 0 {
			continue // the reply's own headers
		}
		privilege := strings.TrimSuffix(value[at+len("(Priv: "):], ")")
		a := f.Action(name)
		if a == nil {
			f.Actions = append(f.Actions, Action{Name: name})
			a = &f.Actions[len(f.Actions)-1]
		}
		if a.Listed {
			continue
		}
		a.Listed = true
		if privilege != "<none>" {
			a.Privilege = privilege
		}
		if a.Module == "" {
			a.Module, a.ModuleFrom = module, "server"
		}
	}
	return nil
}

// askLists asks what can be asked for without parameters, so that the headers of
// the replies, the events of the lists and those which end them become known.
func (f *File) askLists(s *session) error {
	for i := range f.Actions {
		a := &f.Actions[i]
		if !a.Listed || !tells(a.Name) || slices.ContainsFunc(a.Parameters, func(p Parameter) bool { return p.Required }) {
			continue
		}
		reply, events, err := s.do(a.Name)
		if err != nil {
			return err
		}
		if string(reply.Type()) == "Success" {
			a.Reply = headerNames(reply)
		}
		for i, e := range events {
			if name := string(e.Type()); i == len(events)-1 {
				a.Ends = union(a.Ends, name)
			} else {
				a.Items = union(a.Items, name)
				f.addSeen(e, a.Module)
			}
		}
	}
	return nil
}

// addSeen adds a list's event that the documentation does not have.
func (f *File) addSeen(msg wire.Message, module string) {
	name := string(msg.Type())
	e := f.Event(name)
	if e == nil {
		f.Events = append(f.Events, Event{Name: name, Module: module, ModuleFrom: "server", Undocumented: true})
		e = &f.Events[len(f.Events)-1]
	}
	if !e.Undocumented {
		return
	}
	for _, name := range headerNames(msg) {
		if !slices.ContainsFunc(e.Parameters, func(p Parameter) bool { return p.Name == name }) {
			e.Parameters = append(e.Parameters, Parameter{Name: name})
		}
	}
}

// headerNames returns the names of a message's headers without those that
// replies and events have in common.
func headerNames(msg wire.Message) []string {
	var names []string
	for i := range msg.Len() {
		switch name := string(msg.Name(i)); strings.ToLower(name) {
		case "response", "event", "actionid", "message", "eventlist", "":
		default:
			names = union(names, name)
		}
	}
	return names
}

// tells reports whether an action's name says that it changes nothing and
// answers as the protocol wants: IAXnetstats writes what no header is.
func tells(name string) bool {
	switch name {
	case "Agents", "CoreSettings", "CoreStatus", "FAXSessions", "FAXStats", "IAXpeers", "IAXregistry", "ParkedCalls", "Parkinglots", "SIPpeers", "Status":
		return true
	case "ListCommands":
		return false
	}
	return strings.Contains(strings.ToLower(name), "list") || strings.Contains(strings.ToLower(name), "show") ||
		strings.Contains(name, "Summary") || strings.HasSuffix(strings.ToLower(name), "status")
}
