package config

import (
	"cmp"
	"fmt"
	"net/netip"
	"net/url"
	"time"

	"github.com/astergate/astergate/server/policy"
)

// Hooks says how web hooks are called.
type Hooks struct {
	// Secret signs what is sent: at least 16 characters. Read it with SigningKey.
	Secret Secret `key:"secret"`
	// SecretFile is a file that holds it, instead of Secret.
	SecretFile string `key:"secret_file"`
	// Role of who answers hooks and is sent what happens, where a hook has none of
	// its own.
	Role string `key:"role" default:"webhook"`
	// AllowLocal are networks of loopback and link-local addresses that hooks may
	// be at. Others they may be at anyway, these only where they are named.
	AllowLocal []string `key:"allow_local" reload:"restart"`
	// Timeout of one request, answer included.
	Timeout time.Duration `key:"timeout" default:"5s" min:"10ms" max:"5m" reload:"restart"`
	// Concurrency is how many requests are under way at once; others wait.
	Concurrency int `key:"concurrency" default:"64" min:"1" max:"4096" reload:"restart"`
	// Events are sent to these.
	Events []EventHook `key:"events"`
	// Calls and their changes are sent to these.
	Calls []CallHook `key:"calls"`

	secretFromFile Secret
}

// EventHook is a program that events are sent to.
type EventHook struct {
	// URL that batches are POSTed to.
	URL string `key:"url"`
	// Server whose events they are. Empty is all.
	Server string `key:"server"`
	// Names are globs of events' names. Empty is all.
	Names []string `key:"names"`
	// Filter is an expression (CEL) that an event must fit. Empty is all.
	Filter string `key:"filter"`
	// Role of who is sent them. Empty is that of Hooks.
	Role string `key:"role"`
}

// CallHook is a program that changes of calls are sent to.
type CallHook struct {
	// URL that batches are POSTed to.
	URL string `key:"url"`
	// Server whose calls they are. Empty is all.
	Server string `key:"server"`
	// Filter is an expression (CEL) over call that a call must fit. Empty is all.
	Filter string `key:"filter"`
	// Updates also sends changes of names, caller ids and places in the dialplan.
	Updates bool `key:"updates"`
	// Role of who is sent them. Empty is that of Hooks.
	Role string `key:"role"`
}

// SigningKey returns the secret, wherever it came from.
func (h Hooks) SigningKey() Secret { return either(h.SecretFile, h.secretFromFile, h.Secret) }

// LocalNetworks returns AllowLocal.
func (h Hooks) LocalNetworks() []netip.Prefix {
	var list []netip.Prefix
	for _, text := range h.AllowLocal {
		if network, err := parseNetwork(text); err == nil {
			list = append(list, network)
		}
	}
	return list
}

func (c *Config) checkHooks(p *problems) {
	h := &c.Hooks
	if !h.Secret.IsZero() && h.SecretFile != "" {
		p.add("hooks.secret", "is set and hooks.secret_file too; keep one")
	}
	if n := len(h.Secret.Reveal()); n > 0 && n < minToken {
		p.add("hooks.secret", "has %d characters; take at least %d, such as the output of: openssl rand -hex 32", n, minToken)
	}
	for _, text := range h.AllowLocal {
		if _, err := parseNetwork(text); err != nil {
			p.add("hooks.allow_local", "holds %q, which is no address or network; write one such as 127.0.0.1 or 127.0.0.0/8", text)
		}
	}
	for i, e := range h.Events {
		at := fmt.Sprintf("hooks.events[%d].", i)
		c.checkHookURL(p, at, e.URL, e.Role)
		if _, known := c.Servers[e.Server]; e.Server != "" && !known {
			p.add(at+"server", "is %q, which is none of servers", e.Server)
		}
	}
	for i, h := range h.Calls {
		at := fmt.Sprintf("hooks.calls[%d].", i)
		c.checkHookURL(p, at, h.URL, h.Role)
		if _, known := c.Servers[h.Server]; h.Server != "" && !known {
			p.add(at+"server", "is %q, which is none of servers", h.Server)
		}
		if !c.Calls.On() {
			p.add(at+"url", "is set, but calls.enabled is false; remove one of them")
		}
	}
}

// checkHookURL checks a URL, that there is a secret for it, and that a role may have
// it. at is the key that it stands below.
func (c *Config) checkHookURL(p *problems, at, text, role string) {
	key := at + "url"
	if fault := c.roleFault(role); role != "" && fault != "" {
		p.add(at+"role", "%s", fault)
		return
	}
	role = cmp.Or(role, c.Hooks.Role)
	u, err := url.Parse(text)
	switch {
	case err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "":
		p.add(key, "is no URL of http or https; write one such as https://hooks.example.org/call")
	case c.Hooks.Secret.IsZero() && c.Hooks.SecretFile == "":
		p.add(key, "is set, but hooks.secret_file is not: its receiver must know who calls; name a file that holds a secret of both")
	case !c.mayPost(role, u):
		p.add(key, "goes where role %q may not: its webhooks do not name %s://%s; add it to access.roles, webhooks, or choose another role", role, u.Scheme, u.Host)
	}
}

// mayPost reports whether a web hook of a role may go to a URL. What is wrong with
// the role itself is found elsewhere.
func (c *Config) mayPost(name string, u *url.URL) bool {
	for i := range c.Access.Roles {
		if c.Access.Roles[i].Name != name {
			continue
		}
		role, err := policy.NewRole(c.Access.Roles[i].Rules())
		return err != nil || role.MayPost(u)
	}
	return true // it is no role, or one that is not configured
}
