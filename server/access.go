package server

import (
	"sync/atomic"

	"github.com/astergate/astergate/server/policy"
)

// access is who may call and what callers may do, which change as one while the
// server runs. It is an Authenticator.
type access struct{ now atomic.Pointer[grant] }

// grant never changes once it is in use.
type grant struct {
	auth   Authenticator
	policy *policy.Policy
}

// Authenticate implements Authenticator by the one that is in force.
func (a *access) Authenticate(authorization string) (policy.Principal, error) {
	return a.now.Load().auth.Authenticate(authorization)
}

// CheckAccess says whether a policy could be set: what its roles may see is compiled.
func (s *Server) CheckAccess(rules *policy.Policy) error {
	return s.door.sights.check(s.cfg.Engine, rules)
}

// SetAccess replaces who may call and what callers may do, for every request and
// command that comes from now on. Streams that run go on; those whose principal is
// revoked end by his Revoked. What CheckAccess refuses is to be set by nobody. Safe for concurrent use.
func (s *Server) SetAccess(auth Authenticator, rules *policy.Policy) {
	s.access.now.Store(&grant{auth, rules})
}
