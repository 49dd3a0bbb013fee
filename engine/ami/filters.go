package ami

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"
)

// criteriaProbe tells whether the server knows MatchCriteria. Those that do not
// take what is in Filter for a regular expression, which this is none (measured
// on 16); those that do exclude an event that there is not.
var criteriaProbe = eventFilter{criteria: "action(exclude),name(AstergateProbe),method(exact)", expression: "("}

// filter has Asterisk send only what the configuration asks for. Filters last as
// long as their session, so each one adds them anew.
//
// They are in force all or none: a link without filters tells too much, one with
// half of them not what was asked for, one that does not come up nothing. Where
// the first is refused (it takes write class system), the link goes on without any.
// Where a later one is, those before it can only be lost with the socket: then the
// next session goes without. up.FilterRefused says so.
func (s *session) filter() error {
	filters := s.link.cfg.allFilters()
	if len(filters) == 0 {
		return nil
	}
	if s.up.FilterRefused = s.link.unfiltered; s.up.FilterRefused != "" {
		s.link.unfiltered = "" // the one after this tries again
		return nil
	}
	ctx, cancel := context.WithTimeout(s.ctx, s.link.cfg.LoginTimeout)
	defer cancel()
	if slices.ContainsFunc(filters, func(f eventFilter) bool { return f.criteria != "" }) {
		filters = append([]eventFilter{criteriaProbe}, filters...)
	}
	for i, f := range filters {
		refused, err := s.addFilter(ctx, f)
		if err != nil {
			return err
		}
		if refused == "" {
			continue
		}
		why := fmt.Sprintf("filter %q: %s; all events of the login come", f, refused)
		switch {
		case refused == "Permission denied":
			why += ": it takes write class system"
		case f == criteriaProbe:
			why = "filters with criteria: this Asterisk does not know them; all events of the login come: write regular expressions"
		}
		s.link.log.Warn("asterisk refused the filters of events", "why", why)
		if i == 0 {
			s.up.FilterRefused = why
			return nil
		}
		s.link.unfiltered = why
		return fmt.Errorf("%s: connecting again without filters, of which some are in force", why)
	}
	// The reader alone has what came before they were in force.
	dropped := s.ping(s.events, func(*pending) { s.dropEarly() })
	return s.await(dropped)
}

// addFilter sends one filter and returns Asterisk's refusal, or nothing.
func (s *session) addFilter(ctx context.Context, f eventFilter) (refused string, err error) {
	reply, err := s.do(ctx, s.events, &Action{Name: "Filter", Headers: f.headers()})
	if cause := context.Cause(s.ctx); err != nil && cause != nil {
		return "", cause
	}
	if err != nil {
		return "", fmt.Errorf("setting filters of events: %w", err)
	}
	var refusal *ResponseError
	if errors.As(reply.Err(), &refusal) {
		return refusal.Message, nil
	}
	return "", nil
}

// await waits for the answer to an action of our own while the session is being
// established. p is nil if the socket is closing.
func (s *session) await(p *pending) error {
	if p == nil {
		<-s.ctx.Done()
		return context.Cause(s.ctx)
	}
	timer := time.NewTimer(s.link.cfg.LoginTimeout)
	defer timer.Stop()
	select {
	case <-p.done:
		return p.err
	case <-s.ctx.Done():
		return context.Cause(s.ctx)
	case <-timer.C:
		return fmt.Errorf("%w: logged in, but no answer to %s within %v", ErrLinkLost, p.action, s.link.cfg.LoginTimeout)
	}
}

// dropEarly runs in the reader of the events socket when the filters are in force:
// what came before them is no part of the session, but for what the link lives by.
func (s *session) dropEarly() {
	kept := s.early[:0]
	for _, e := range s.early {
		switch string(e.msg.Type()) {
		case "FullyBooted", "Shutdown":
			kept = append(kept, e)
		}
	}
	clear(s.early[len(kept):])
	s.early = kept
}
