package server

import (
	"context"
	"strings"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/ami/wire"
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
	engine *engine.Engine
	policy *policy.Policy
	reads  map[string]bool // actions that change nothing, by name in lower case
}

// asked notes what a request is about, before it is known whether it can be sent.
func (d *door) asked(ctx context.Context, server *engine.Server, name string) {
	if !d.reads[strings.ToLower(name)] {
		audit.FromContext(ctx).Writes(audit.Act{Server: server.Name(), Action: name})
	}
}

// action asks whether the caller may send an action to a server.
func (d *door) action(ctx context.Context, server *engine.Server, name string, headers []wire.Header) error {
	action := policy.Action{Name: name, Headers: headers}
	err := d.policy.Check(policy.FromContext(ctx), action)
	entry := audit.FromContext(ctx)
	if entry == nil {
		return err
	}
	dangerous := policy.DangerIn(action)
	if err == nil && len(dangerous) == 0 && d.reads[strings.ToLower(name)] {
		return nil
	}
	return noted(ctx, entry, actOfAction(server.Name(), action, dangerous), err)
}

// command asks whether the caller may run a command, as it will stand on AGI's
// line, in a session.
func (d *door) command(ctx context.Context, line string) error {
	return d.policy.CheckCommand(policy.FromContext(ctx), line)
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
	if !policy.TellsConfig(name) || d.policy.Grants(policy.FromContext(ctx), policy.ConfigSecrets) {
		return nil
	}
	// Which file it is does not matter to what is hidden where more than one is named.
	file := ""
	if files := policy.Values(headers, "Filename"); len(files) == 1 {
		file = files[0]
	}
	return func(raw []byte) []byte { return mask.Config(file, raw) }
}

// visible tells which servers the caller may see.
func (d *door) visible(ctx context.Context) func(server string) bool {
	who := policy.FromContext(ctx)
	return func(server string) bool { return policy.Visible(who, server) }
}
