package server

import (
	"errors"
	"fmt"
	"sync"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/server/policy"
)

// maxSights is how many roles' sights are kept. Roles come anew with each
// configuration that is read.
const maxSights = 1024

// sights are those of roles, each compiled once. Safe for concurrent use. The zero
// value is ready.
type sights struct {
	mu     sync.Mutex // guards what follows
	byRole map[*policy.Role]*engine.Sight
}

// of returns the sight of a role. Without a role nothing is seen.
func (s *sights) of(e *engine.Engine, role *policy.Role) (*engine.Sight, error) {
	s.mu.Lock()
	sight, known := s.byRole[role]
	s.mu.Unlock()
	if known {
		return sight, nil
	}
	sight, err := e.Sight(sightOf(role))
	if err != nil {
		name := "none"
		if role != nil {
			name = role.Name()
		}
		return nil, fmt.Errorf("what role %q may see: %w", name, &filterError{err})
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.byRole == nil || len(s.byRole) >= maxSights {
		s.byRole = make(map[*policy.Role]*engine.Sight)
	}
	s.byRole[role] = sight
	return sight, nil
}

// check compiles the sights of all roles, so that what is wrong is known at the
// start.
func (s *sights) check(e *engine.Engine, p *policy.Policy) error {
	var wrong []error
	for _, role := range p.Roles() {
		if _, err := s.of(e, role); err != nil {
			wrong = append(wrong, err)
		}
	}
	return errors.Join(wrong...)
}

// nothing is an expression that hides all.
const nothing = "false"

// sightOf is what a role's rules say of rows. Who has one of the two filters has
// the other as well: where it is not given it lets nothing pass.
func sightOf(role *policy.Role) engine.SightConfig {
	if role == nil {
		return engine.SightConfig{Events: nothing, Calls: nothing}
	}
	rules := role.Rules()
	cfg := engine.SightConfig{Classes: rules.Read, Events: rules.EventFilter, Calls: rules.CallFilter}
	if role.Filtered() {
		for _, filter := range []*string{&cfg.Events, &cfg.Calls} {
			if *filter == "" {
				*filter = nothing
			}
		}
	}
	return cfg
}

// filterError is a filter of the configuration that does not compile. It is no
// fault of the request's, so it hides its cause.
type filterError struct{ cause error }

func (err *filterError) Error() string { return err.cause.Error() }
