package cli

import (
	"fmt"
	"net/url"
	"time"

	"google.golang.org/protobuf/types/known/durationpb"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/worker"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
	"github.com/astergate/astergate/server/config"
	"github.com/astergate/astergate/server/policy"
	"github.com/astergate/astergate/server/webhook"
)

// The words of the configuration for what becomes of a session.
var (
	noHandlerWords = map[string]astergatev1.NoHandlerPolicy{
		"give_back": astergatev1.NoHandlerPolicy_NO_HANDLER_POLICY_GIVE_BACK,
		"hang_up":   astergatev1.NoHandlerPolicy_NO_HANDLER_POLICY_HANG_UP,
		"hold":      astergatev1.NoHandlerPolicy_NO_HANDLER_POLICY_HOLD,
	}
	lostWords = map[string]astergatev1.LostPolicy{
		"give_back":    astergatev1.LostPolicy_LOST_POLICY_GIVE_BACK,
		"other_worker": astergatev1.LostPolicy_LOST_POLICY_OTHER_WORKER,
		"hang_up":      astergatev1.LostPolicy_LOST_POLICY_HANG_UP,
	}
	failWords = map[string]astergatev1.FailPolicy{
		"give_back": astergatev1.FailPolicy_FAIL_POLICY_GIVE_BACK,
		"hang_up":   astergatev1.FailPolicy_FAIL_POLICY_HANG_UP,
	}
)

// hookPrincipal is who answers web hooks of a role and gets what they are sent, by the
// rights in force.
type hookPrincipal func(role string) policy.Principal

// visible tells which servers one of a role may see.
func (who hookPrincipal) visible(role string) func(server string) bool {
	return func(server string) bool { return policy.Visible(who(role), server) }
}

// owner has the sessions of the hooks of a role.
func (who hookPrincipal) owner(role string, check func(who policy.Principal, line string) error) worker.Owner {
	return worker.Owner{
		Check: func(line string) error { return check(who(role), line) },
		May: func(server, script string) bool {
			p := who(role)
			return policy.Visible(p, server) && p.Role.MayServe(script)
		},
	}
}

// staticRoutes are the configured routes as the engine takes them. check judges the
// commands of those who answer web hooks.
func staticRoutes(list []config.Route, who hookPrincipal, check func(who policy.Principal, line string) error) ([]worker.Static, error) {
	routes := make([]worker.Static, 0, len(list))
	for i, rt := range list {
		static := worker.Static{Route: &astergatev1.AgiRoute{
			Pattern: rt.Pattern, NoHandler: noHandlerWords[rt.NoHandler], WorkerLost: lostWords[rt.WorkerLost],
			HandlerFailed: failWords[rt.HandlerFailed], InterruptExec: rt.InterruptExec,
			QueueTime: unlessZero(rt.QueueTime), TimeLimit: unlessZero(rt.TimeLimit),
			MaxSessions: uint32(rt.MaxSessions), StickyKey: rt.StickyKey, //nolint:gosec // its bounds were checked
		}}
		if rt.URL != "" {
			u, err := url.Parse(rt.URL)
			if err != nil {
				return nil, fmt.Errorf("agi.routes[%d].url: %w", i, err)
			}
			static.Hook = &worker.Hook{URL: u, Role: rt.Role, Owner: who.owner(rt.Role, check)}
		}
		routes = append(routes, static)
	}
	return routes, nil
}

// eventHooks are the configured receivers of events, of the servers that who may
// see.
func eventHooks(list []config.EventHook, who hookPrincipal) ([]webhook.EventHook, error) {
	hooks := make([]webhook.EventHook, 0, len(list))
	for i, h := range list {
		u, err := url.Parse(h.URL)
		if err != nil {
			return nil, fmt.Errorf("hooks.events[%d].url: %w", i, err)
		}
		hooks = append(hooks, webhook.EventHook{URL: u, Role: h.Role, Selection: engine.Selection{
			Servers: []string{h.Server}, Names: h.Names, Filter: h.Filter, Visible: who.visible(h.Role),
		}})
	}
	return hooks, nil
}

// callHooks are the configured receivers of calls, of the servers that who may see.
func callHooks(list []config.CallHook, who hookPrincipal) ([]webhook.CallHook, error) {
	hooks := make([]webhook.CallHook, 0, len(list))
	for i, h := range list {
		u, err := url.Parse(h.URL)
		if err != nil {
			return nil, fmt.Errorf("hooks.calls[%d].url: %w", i, err)
		}
		hooks = append(hooks, webhook.CallHook{URL: u, Role: h.Role, Selection: engine.CallSelection{
			Server: h.Server, Filter: h.Filter, Updates: h.Updates, Visible: who.visible(h.Role),
		}})
	}
	return hooks, nil
}

func unlessZero(d time.Duration) *durationpb.Duration {
	if d == 0 {
		return nil
	}
	return durationpb.New(d)
}
