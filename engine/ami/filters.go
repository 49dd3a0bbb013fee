package ami

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/astergate/astergate/engine/ami/wire"
)

// maxFilters bounds Config.Filters: Asterisk matches each event against them.
const maxFilters = 64

// essential are the events that the link itself reads: without them it would not
// learn that Asterisk has booted, or ends.
var essential = []string{"Event: FullyBooted", "Event: Shutdown"}

// CheckFilter says what is wrong with a filter, or nil: it is a regular
// expression over an event's text, after a ! one of events to leave out.
// Asterisk's expressions are POSIX's, of which Go understands most: what it does
// not is left to Asterisk to judge.
func CheckFilter(filter string) error {
	pattern := strings.TrimPrefix(filter, "!")
	if strings.TrimSpace(pattern) == "" {
		return errors.New("a filter is empty: write a regular expression such as Event: Hangup")
	}
	if err := wire.CheckAction("Filter", "", []wire.Header{{Name: "Filter", Value: filter}}); err != nil {
		return err
	}
	if _, err := regexp.CompilePOSIX(pattern); err != nil {
		return fmt.Errorf("filter %q: %w", filter, err)
	}
	return nil
}

func (c *Config) validateFilters() error {
	if len(c.Filters) > maxFilters {
		return fmt.Errorf("%d filters: choose at most %d", len(c.Filters), maxFilters)
	}
	for _, filter := range c.Filters {
		if err := CheckFilter(filter); err != nil {
			return err
		}
	}
	return nil
}

// allFilters are the configured filters in the order in which Asterisk looks at
// them, with those for the link's own needs: as soon as one says what is to come,
// nothing else does.
func (c *Config) allFilters() []string {
	var include, exclude []string
	for _, filter := range c.Filters {
		if strings.HasPrefix(filter, "!") {
			exclude = append(exclude, filter)
		} else {
			include = append(include, filter)
		}
	}
	if len(include) > 0 {
		include = append(include, essential...)
	}
	return append(include, exclude...)
}

// filter has Asterisk send only what the configuration asks for. Filters last as
// long as their session, so each one adds them anew. Where Asterisk refuses one
// (it takes write class system), the link goes on with more events than it needs.
func (s *session) filter() error {
	filters := s.link.cfg.allFilters()
	if len(filters) == 0 {
		return nil
	}
	ctx, cancel := context.WithTimeout(s.ctx, s.link.cfg.LoginTimeout)
	defer cancel()
	for _, filter := range filters {
		reply, err := s.do(ctx, s.events, &Action{Name: "Filter", Headers: []wire.Header{
			{Name: "Operation", Value: "Add"}, {Name: "Filter", Value: filter}}})
		if err == nil {
			err = reply.Err()
		}
		var refused *ResponseError
		if errors.As(err, &refused) {
			s.up.FilterRefused = fmt.Sprintf("filter %q: %s; all events of the login come", filter, refused.Message)
			s.link.log.Warn("Asterisk refused a filter of events, so all come: it needs write class system", "filter", filter, "message", refused.Message)
			if filter == filters[0] {
				return nil
			}
			// Some are in force and others not: what would come is not what was asked
			// for, and no filter can be taken back.
			return fmt.Errorf("filter %q was refused after others were accepted: %w", filter, err)
		}
		if cause := context.Cause(s.ctx); cause != nil {
			return cause
		}
		if err != nil {
			return fmt.Errorf("setting filters of events: %w", err)
		}
	}
	return nil
}
