package config

import (
	"fmt"
	"net/netip"
	"net/url"
	"slices"
	"time"

	"github.com/astergate/astergate/engine/worker"
)

// Route is a route of AGI that the operator configures.
type Route struct {
	// Pattern is a regular expression (RE2) that a script's path must match from
	// its start. Empty is the default route, tried last.
	Pattern string `key:"pattern"`
	// URL is that of a web hook. Without it workers serve the route that register
	// the same pattern, by its policies and not by theirs.
	URL string `key:"url"`
	// NoHandler, WorkerLost and HandlerFailed say what becomes of sessions that no
	// worker takes, whose worker is lost, and whose handler fails.
	NoHandler     string `key:"no_handler" default:"give_back" oneof:"give_back hang_up hold"`
	WorkerLost    string `key:"worker_lost" default:"give_back" oneof:"give_back other_worker hang_up"`
	HandlerFailed string `key:"handler_failed" default:"give_back" oneof:"give_back hang_up"`
	// InterruptExec ends an EXEC that runs when the session is to end.
	InterruptExec bool `key:"interrupt_exec"`
	// QueueTime is how long a session waits while all workers are busy. 0 is that
	// of AGI.
	QueueTime time.Duration `key:"queue_time"`
	// TimeLimit of a session from its acceptance. 0 is none.
	TimeLimit time.Duration `key:"time_limit"`
	// MaxSessions at once on this route. 0 is no cap.
	MaxSessions int `key:"max_sessions"`
	// StickyKey names the group, query argument or environment entry whose
	// sessions go to the same worker.
	StickyKey string `key:"sticky_key"`
}

// Hooks says how web hooks are called.
type Hooks struct {
	// Secret signs what is sent: at least 16 characters. Read it with SigningKey.
	Secret Secret `key:"secret"`
	// SecretFile is a file that holds it, instead of Secret.
	SecretFile string `key:"secret_file"`
	// AllowLocal are networks of loopback and link-local addresses that hooks may
	// be at. Others they may be at anyway, these only where they are named.
	AllowLocal []string `key:"allow_local"`
	// Timeout of one request, answer included.
	Timeout time.Duration `key:"timeout" default:"5s" min:"10ms" max:"5m"`
	// Concurrency is how many requests are under way at once; others wait.
	Concurrency int `key:"concurrency" default:"64" min:"1" max:"4096"`

	secretFromFile Secret
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

// checkRoutes checks what the tags cannot.
func (a *AGI) checkRoutes(p *problems) {
	hooks := false
	for i := range a.Routes {
		rt, at := &a.Routes[i], fmt.Sprintf("agi.routes[%d].", i)
		if err := worker.CheckPattern(rt.Pattern); err != nil {
			p.add(at+"pattern", "%w", err)
		}
		if slices.ContainsFunc(a.Routes[:i], func(other Route) bool { return other.Pattern == rt.Pattern }) {
			p.add(at+"pattern", "is %q, as an earlier route's is, which takes all its sessions; leave one out", rt.Pattern)
		}
		if rt.QueueTime < 0 {
			p.add(at+"queue_time", "is %s; write a time that can pass", durationText(rt.QueueTime))
		}
		if rt.TimeLimit < 0 {
			p.add(at+"time_limit", "is %s; write a time that can pass", durationText(rt.TimeLimit))
		}
		if rt.MaxSessions < 0 || rt.MaxSessions > 1<<20 {
			p.add(at+"max_sessions", "is %d; write 1 to 1048576, or 0 for no cap", rt.MaxSessions)
		}
		if rt.URL == "" {
			continue
		}
		u, err := url.Parse(rt.URL)
		if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" {
			p.add(at+"url", "is no URL of http or https; write one such as https://hooks.example.org/call")
			continue
		}
		hooks = true
	}
	h := &a.Hooks
	if !h.Secret.IsZero() && h.SecretFile != "" {
		p.add("agi.hooks.secret", "is set and agi.hooks.secret_file too; keep one")
	}
	if n := len(h.Secret.Reveal()); n > 0 && n < minToken {
		p.add("agi.hooks.secret", "has %d characters; take at least %d, such as the output of: openssl rand -hex 32", n, minToken)
	}
	if hooks && h.Secret.IsZero() && h.SecretFile == "" {
		p.add("agi.hooks.secret_file", "is missing, but a route has a url: its receiver must know who calls; name a file that holds a secret of both")
	}
	for _, text := range h.AllowLocal {
		if _, err := parseNetwork(text); err != nil {
			p.add("agi.hooks.allow_local", "holds %q, which is no address or network; write one such as 127.0.0.1 or 127.0.0.0/8", text)
		}
	}
}
