package server

import (
	"sync/atomic"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/server/policy"
)

// access is what callers may do, which changes while the server runs; who may call
// is the Authenticator's.
type access struct{ now atomic.Pointer[policy.Policy] }

// CheckAccess says whether a policy could be set: what its roles may see is compiled.
func (s *Server) CheckAccess(rules *policy.Policy) error {
	return s.door.sights.check(s.cfg.Engine, rules)
}

// Sight is what one may see of events and calls; nil: all of it. Safe for concurrent
// use.
func (s *Server) Sight(who policy.Principal) (*engine.Sight, error) {
	return s.door.sights.of(s.cfg.Engine, who.Role)
}

// SetPolicy replaces what callers may do, for every request and command that comes
// from now on. Streams that run go on; those whose principal is revoked end by his
// Revoked. What CheckAccess refuses is to be set by nobody. Safe for concurrent use.
func (s *Server) SetPolicy(rules *policy.Policy) { s.access.now.Store(rules) }
