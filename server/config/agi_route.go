package config

import (
	"fmt"
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
	// Role of who answers the URL. Empty is that of Hooks.
	Role string `key:"role"`
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

// checkRoutes checks what the tags cannot.
func (c *Config) checkRoutes(p *problems) {
	routes := c.AGI.Routes
	for i := range routes {
		rt, at := &routes[i], fmt.Sprintf("agi.routes[%d].", i)
		if err := worker.CheckPattern(rt.Pattern); err != nil {
			p.add(at+"pattern", "%w", err)
		}
		if slices.ContainsFunc(routes[:i], func(other Route) bool { return other.Pattern == rt.Pattern }) {
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
		if rt.URL != "" {
			c.checkHookURL(p, at, rt.URL, rt.Role)
		} else if rt.Role != "" {
			p.add(at+"role", "is set, but url is not: workers have the roles of their credentials; leave it out")
		}
	}
}
