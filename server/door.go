package server

import (
	"context"
	"strings"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/call"
	"github.com/astergate/astergate/server/audit"
	"github.com/astergate/astergate/server/policy"
)

// door is what every request passes on its way to Asterisk, whichever service it
// came by: it asks the policy, which sees exactly what would be sent. Nothing else
// in this package asks it. Safe for concurrent use.
//
// It also tells the audit log, where there is one, before anything is sent.
type door struct {
	engine  *engine.Engine
	policy  *policy.Policy
	methods methods
	reads   map[string]bool // actions that change nothing, by name in lower case
}

// asked notes what a request is about, before it is known whether it can be sent.
func (d *door) asked(ctx context.Context, server *engine.Server, name string) {
	if !d.reads[strings.ToLower(name)] {
		audit.FromContext(ctx).Writes(audit.Act{Server: server.Name(), Action: name})
	}
}

// action asks whether the caller may send an action to a server.
func (d *door) action(ctx context.Context, server *engine.Server, name string, headers []wire.Header) error {
	return d.judge(ctx, d.actionOf(server, name, headers))
}

// act is action for one that acts on calls: astergate has put its variable in it.
func (d *door) act(ctx context.Context, server *engine.Server, name string, headers []wire.Header) error {
	a := d.actionOf(server, name, headers)
	a.Ours = server.Calls().Variable()
	return d.judge(ctx, a)
}

// judge asks the policy, and tells the audit log what it said.
func (d *door) judge(ctx context.Context, a policy.Action) error {
	err := d.policy.Check(policy.FromContext(ctx), a)
	if audit.FromContext(ctx) == nil {
		return err
	}
	return noted(ctx, actOfAction(a.Server, a.Name, a.Headers), d.reads[strings.ToLower(a.Name)], err)
}

// actionOf is what the policy needs to know of an action.
func (d *door) actionOf(server *engine.Server, name string, headers []wire.Header) policy.Action {
	a := policy.Action{Name: name, Headers: headers, Server: server.Name(), Channel: channelsOf(server)}
	if known := d.engine.Actions().ByName(name); known != nil {
		a.Known, a.Classes = true, known.Privilege
	}
	return a
}

// channelsOf tells the names of a server's channels by their Uniqueids, and which
// names there are, as far as its calls are followed.
func channelsOf(server *engine.Server) func(string) (string, bool) {
	calls := server.Calls()
	if calls == nil {
		return nil
	}
	return func(channel string) (name string, known bool) {
		calls.With(func(t *call.Tracker) { name, known = t.ChannelName(channel) })
		return name, known
	}
}

// command asks whether the caller may run a command, as it will stand on AGI's
// line, in a session.
func (d *door) command(ctx context.Context, line string) error {
	err := d.policy.CheckCommand(policy.FromContext(ctx), line)
	if audit.FromContext(ctx) == nil {
		return err
	}
	return noted(ctx, actOfCommand("", line), false, err)
}

// method asks whether the caller may call a method at all. It is asked before the
// request is read.
func (d *door) method(who policy.Principal, fullMethod string) error {
	return d.policy.CheckMethod(who, d.methods.of(fullMethod))
}

// visible tells which servers the caller may see.
func (d *door) visible(ctx context.Context) func(server string) bool {
	who := policy.FromContext(ctx)
	return func(server string) bool { return policy.Visible(who, server) }
}

// servers are those that the caller may see, by name.
func (d *door) servers(ctx context.Context) []*engine.Server {
	all := d.engine.Servers()
	visible := d.visible(ctx)
	for i, server := range all {
		if visible(server.Name()) {
			continue
		}
		seen := append([]*engine.Server(nil), all[:i]...)
		for _, server := range all[i+1:] {
			if visible(server.Name()) {
				seen = append(seen, server)
			}
		}
		return seen
	}
	return all
}

// server is engine.Server among those that the caller may see: others are not
// there, in errors' texts either.
func (d *door) server(ctx context.Context, name string) (*engine.Server, error) {
	seen := d.servers(ctx)
	if name == "" || name == "-" {
		if len(seen) == 1 {
			return seen[0], nil
		}
		if len(seen) == 0 {
			return nil, &engine.UnknownServerError{Server: name}
		}
		return nil, &engine.AmbiguousServerError{Servers: namesOf(seen)}
	}
	for _, server := range seen {
		if server.Name() == name {
			return server, nil
		}
	}
	return nil, &engine.UnknownServerError{Server: name, Servers: namesOf(seen)}
}

// named refuses names of servers that the caller may not see, before the engine
// looks for them. All, "" or "-", are those he may.
func (d *door) named(ctx context.Context, names ...string) error {
	for _, name := range names {
		if name == "" || name == "-" {
			continue
		}
		if _, err := d.server(ctx, name); err != nil {
			return err
		}
	}
	return nil
}

func namesOf(servers []*engine.Server) []string {
	names := make([]string, len(servers))
	for i, server := range servers {
		names[i] = server.Name()
	}
	return names
}
