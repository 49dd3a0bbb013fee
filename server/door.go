package server

import (
	"context"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/server/policy"
)

// door is what every request passes on its way to Asterisk, whichever service it
// came by: it asks the policy, which sees exactly what would be sent. Nothing else
// in this package asks it. Safe for concurrent use.
type door struct {
	engine *engine.Engine
	access *access
}

// action asks whether the caller may send an action to a server.
func (d *door) action(ctx context.Context, server *engine.Server, name string, headers []wire.Header) error {
	return d.access.now.Load().policy.Check(policy.FromContext(ctx), policy.Action{Name: name, Headers: headers})
}

// command asks whether the caller may run a command, as it will stand on AGI's
// line, in a session.
func (d *door) command(ctx context.Context, line string) error {
	return d.access.now.Load().policy.CheckCommand(policy.FromContext(ctx), line)
}

// visible tells which servers the caller may see.
func (d *door) visible(ctx context.Context) func(server string) bool {
	who := policy.FromContext(ctx)
	return func(server string) bool { return policy.Visible(who, server) }
}
