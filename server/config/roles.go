package config

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"

	"github.com/astergate/astergate/engine/expression"
	"github.com/astergate/astergate/server/policy"
)

// Role says who may do what: what it does not name is not allowed. The lists are
// those of policy.Rules, where each is explained.
type Role struct {
	// Name by which tokens, certificates and hooks have the role. local, token and
	// webhook replace the roles that are there otherwise.
	Name string `key:"name"`
	// Servers are globs of servers' names. Others do not exist for the role.
	Servers []string `key:"servers"`
	// Read and Write are classes of Asterisk's: of events, and of actions.
	Read  []string `key:"read"`
	Write []string `key:"write"`
	// Actions are globs of actions that may be sent whatever their class,
	// DenyActions of those that may not, which counts more.
	Actions     []string `key:"actions"`
	DenyActions []string `key:"deny_actions"`
	// Contexts are globs of dialplan contexts that a call may be sent to.
	Contexts []string `key:"contexts"`
	// Channels are globs of channels' names and of what may be dialled.
	Channels []string `key:"channels"`
	// Applications are globs of the dialplan's, for Originate and EXEC.
	Applications []string `key:"applications"`
	// Variables and Functions are globs of names to set and read.
	Variables []string `key:"variables"`
	Functions []string `key:"functions"`
	// AGICommands are the first words of AGI commands.
	AGICommands []string `key:"agi_commands"`
	// AGIScripts are globs of scripts' paths that its workers may serve.
	AGIScripts []string `key:"agi_scripts"`
	// Webhooks are the URLs that web hooks with the role may go to.
	Webhooks []string `key:"webhooks"`
	// CLI are the first words of console commands.
	CLI []string `key:"cli"`
	// Dangerous names what may be done although it is dangerous, as
	// AllowDangerous does for roles that are not configured.
	Dangerous []string `key:"dangerous"`
	// EventFilter and CallFilter are expressions (CEL) that every event, and every
	// call, must fit to be seen.
	EventFilter string `key:"event_filter"`
	CallFilter  string `key:"call_filter"`
	// MaxStreams, MaxActions, ActionsPerSecond and MaxSessions bound what each
	// principal with the role has under way. 0 is the service's own limit.
	MaxStreams       int `key:"max_streams"`
	MaxActions       int `key:"max_actions"`
	ActionsPerSecond int `key:"actions_per_second"`
	MaxSessions      int `key:"max_sessions"`
}

var roleName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}$`)

// maxRoleLimit is the largest limit of a role.
const maxRoleLimit = 1 << 20

// Rules are the role as the policy takes it.
func (r *Role) Rules() policy.Rules {
	return policy.Rules{
		Name: r.Name, Servers: r.Servers, Read: r.Read, Write: r.Write, Actions: r.Actions, DenyActions: r.DenyActions,
		Contexts: r.Contexts, Channels: r.Channels, Applications: r.Applications, Variables: r.Variables, Functions: r.Functions,
		AGICommands: r.AGICommands, AGIScripts: r.AGIScripts, Webhooks: r.Webhooks, CLI: r.CLI, Dangerous: r.Dangerous,
		EventFilter: r.EventFilter, CallFilter: r.CallFilter,
		Limits: policy.Limits{Streams: r.MaxStreams, Actions: r.MaxActions, ActionsPerSecond: r.ActionsPerSecond, Sessions: r.MaxSessions},
	}
}

// Policy makes the policy of the configuration.
func (c *Config) Policy() (*policy.Policy, error) {
	rules := make([]policy.Rules, len(c.Access.Roles))
	for i := range c.Access.Roles {
		rules[i] = c.Access.Roles[i].Rules()
	}
	p, err := policy.New(c.Access.AllowDangerous, rules...)
	if err != nil {
		return nil, fmt.Errorf("access: %w", err)
	}
	for _, as := range []struct{ key, principal, role string }{
		{"access.role", policy.Token, c.Access.Role}, {"hooks.role", policy.Webhook, c.Hooks.Role},
	} {
		if as.role == "" {
			continue
		}
		if err := p.Assign(as.principal, as.role); err != nil {
			return nil, fmt.Errorf("%s: %w", as.key, err)
		}
	}
	return p, nil
}

// RoleNames are the names of all roles, those included that are there without
// being configured.
func (c *Config) RoleNames() []string {
	names := []string{policy.Local, policy.Token, policy.Webhook}
	for i := range c.Access.Roles {
		if name := c.Access.Roles[i].Name; !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// HasRole reports whether there is a role of that name.
func (c *Config) HasRole(name string) bool { return slices.Contains(c.RoleNames(), name) }

// HasHooksOf reports whether anything is sent to web hooks of a role.
func (c *Config) HasHooksOf(role string) bool {
	has := func(own string) bool { return cmp.Or(own, c.Hooks.Role) == role }
	return slices.ContainsFunc(c.Hooks.Events, func(h EventHook) bool { return has(h.Role) }) ||
		slices.ContainsFunc(c.Hooks.Calls, func(h CallHook) bool { return has(h.Role) }) ||
		slices.ContainsFunc(c.AGI.Routes, func(r Route) bool { return r.URL != "" && has(r.Role) })
}

// roleFault says why a setting cannot name a role, or nothing.
func (c *Config) roleFault(name string) string {
	if c.HasRole(name) {
		return ""
	}
	return fmt.Sprintf("is %q, which is no role; write %s, or add it to access.roles", name, orList(c.RoleNames()))
}

func (c *Config) checkRoles(p *problems) {
	events, calls := expression.NewCache(), expression.NewCallCache()
	seen := make(map[string]bool)
	for i := range c.Access.Roles {
		r, at := &c.Access.Roles[i], fmt.Sprintf("access.roles[%d].", i)
		switch {
		case !roleName.MatchString(r.Name):
			p.add(at+"name", "is %q; use 1 to 63 letters, digits, _, . and -, the first a letter or digit", r.Name)
		case seen[r.Name]:
			p.add(at+"name", "is %q, as an earlier role's is; choose another one", r.Name)
		}
		seen[r.Name] = true
		for _, fault := range policy.CheckRules(r.Rules()) {
			p.add(at+fault.Key, "%s", fault.Text)
		}
		if r.EventFilter != "" {
			if _, err := events.Compile(r.EventFilter); err != nil {
				p.add(at+"event_filter", "cannot be used: %w", err)
			}
		}
		if r.CallFilter != "" {
			if _, err := calls.Compile(r.CallFilter); err != nil {
				p.add(at+"call_filter", "cannot be used: %w", err)
			}
		}
		for _, limit := range []struct {
			key   string
			value int
		}{
			{"max_streams", r.MaxStreams}, {"max_actions", r.MaxActions},
			{"actions_per_second", r.ActionsPerSecond}, {"max_sessions", r.MaxSessions},
		} {
			if limit.value < 0 || limit.value > maxRoleLimit {
				p.add(at+limit.key, "is %d; write 1 to %d, or 0 for the service's own limit", limit.value, maxRoleLimit)
			}
		}
	}
	if fault := c.roleFault(c.Access.Role); fault != "" {
		p.add("access.role", "%s", fault)
	}
	if fault := c.roleFault(c.Hooks.Role); fault != "" {
		p.add("hooks.role", "%s", fault)
	}
}
