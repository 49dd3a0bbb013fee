package server

import (
	"context"
	"slices"
	"strings"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/call"
	"github.com/astergate/astergate/engine/mask"
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
	access  *access
	methods methods
	sights  sights
	reads   map[string]bool // actions that change nothing, by name in lower case
}

// rules is the policy in force.
func (d *door) rules() *policy.Policy { return d.access.now.Load() }

// asked notes what a request is about, before it is known whether it can be sent.
func (d *door) asked(ctx context.Context, server *engine.Server, name string) {
	if entry := audit.FromContext(ctx); entry != nil && !d.reads[strings.ToLower(name)] {
		entry.Writes(audit.Act{Server: server.Name(), Action: name})
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
	err := d.rules().Check(policy.FromContext(ctx), a)
	entry := audit.FromContext(ctx)
	if entry == nil {
		return err
	}
	dangerous := policy.DangerIn(a)
	if err == nil && len(dangerous) == 0 && d.reads[strings.ToLower(a.Name)] {
		return nil
	}
	return noted(ctx, entry, actOfAction(a.Server, a, dangerous), err)
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
	return d.rules().CheckCommand(policy.FromContext(ctx), line)
}

// execute is command for an operator's, which the audit log's entry of the request
// notes. Those of handlers are their sessions' (audit_agi.go).
func (d *door) execute(ctx context.Context, line string) error {
	err := d.command(ctx, line)
	entry := audit.FromContext(ctx)
	if entry == nil {
		return err
	}
	return noted(ctx, entry, actOfCommand(line), err)
}

// mask returns what hides the secrets in the reply to an action from the caller; nil
// if there are none in it, or he may see them.
func (d *door) mask(ctx context.Context, name string, headers []wire.Header) func(raw []byte) []byte {
	if !policy.TellsConfig(name) || d.rules().Grants(policy.FromContext(ctx), policy.ConfigSecrets) {
		return nil
	}
	// Which file it is does not matter to what is hidden where more than one is named.
	file := ""
	if files := policy.Values(headers, "Filename"); len(files) == 1 {
		file = files[0]
	}
	return func(raw []byte) []byte { return mask.Config(file, raw) }
}

// method asks whether the caller may call a method at all. It is asked before the
// request is read.
func (d *door) method(who policy.Principal, fullMethod string) error {
	return d.rules().CheckMethod(who, d.methods.of(fullMethod))
}

// visible tells which servers the caller may see.
func (d *door) visible(ctx context.Context) func(server string) bool {
	who := policy.FromContext(ctx)
	return func(server string) bool { return policy.Visible(who, server) }
}

// servers are those of the names that the caller may see, as engine.Engine.Select
// has them.
func (d *door) servers(ctx context.Context, names ...string) ([]*engine.Server, error) {
	return d.engine.SelectVisible(d.seen(ctx), names...)
}

// server is the one of a name, as engine.Engine.Server has it, among those that the
// caller may see.
func (d *door) server(ctx context.Context, name string) (*engine.Server, error) {
	return d.engine.ServerVisible(d.seen(ctx), name)
}

// seen is visible, or nil for who may see every server: that costs nothing.
func (d *door) seen(ctx context.Context) func(server string) bool {
	if d.everywhere(ctx) {
		return nil
	}
	return d.visible(ctx)
}

// sight tells what the caller may see of events, calls and sessions.
func (d *door) sight(ctx context.Context) (*engine.Sight, error) {
	return d.sights.of(d.engine, policy.FromContext(ctx).Role)
}

// everywhere reports whether the caller may see every server, also those to come.
func (d *door) everywhere(ctx context.Context) bool {
	role := policy.FromContext(ctx).Role
	return role != nil && role.SeesAll()
}

// serves tells which sessions a worker of the caller may have, by the server and
// the script's path; nil: all.
func (d *door) serves(ctx context.Context) func(server, script string) bool {
	role := policy.FromContext(ctx).Role
	if d.everywhere(ctx) && slices.Contains(role.Rules().AGIScripts, "*") {
		return nil
	}
	visible := d.visible(ctx)
	return func(server, script string) bool { return role != nil && visible(server) && role.MayServe(script) }
}
