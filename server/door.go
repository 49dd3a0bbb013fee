package server

import (
	"context"
	"slices"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/server/policy"
)

// door is what every request passes on its way to Asterisk, whichever service it
// came by: it asks the policy, which sees exactly what would be sent. Nothing else
// in this package asks it. Safe for concurrent use.
type door struct {
	engine *engine.Engine
	policy *policy.Policy
	sights sights
}

// action asks whether the caller may send an action to a server.
func (d *door) action(ctx context.Context, server *engine.Server, name string, headers []wire.Header) error {
	return d.policy.Check(policy.FromContext(ctx), policy.Action{Name: name, Headers: headers})
}

// command asks whether the caller may run a command, as it will stand on AGI's
// line, in a session.
func (d *door) command(ctx context.Context, line string) error {
	return d.policy.CheckCommand(policy.FromContext(ctx), line)
}

// visible tells which servers the caller may see.
func (d *door) visible(ctx context.Context) func(server string) bool {
	who := policy.FromContext(ctx)
	return func(server string) bool { return policy.Visible(who, server) }
}

// sight tells what the caller may see of events, calls and sessions.
func (d *door) sight(ctx context.Context) (*engine.Sight, error) {
	return d.sights.of(d.engine, policy.FromContext(ctx).Role)
}

// everywhere reports whether the caller may see every server, also those to come.
func (d *door) everywhere(ctx context.Context) bool {
	role := policy.FromContext(ctx).Role
	return role != nil && slices.Contains(role.Rules().Servers, "*")
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
