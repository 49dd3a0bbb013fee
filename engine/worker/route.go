package worker

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/durationpb"

	"github.com/astergate/astergate/engine/mapping"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Bounds of a registration.
const (
	maxRoutes    = 256
	maxPattern   = 1 << 10
	maxStickyKey = 256
)

// route is one way to serve sessions, as it was registered or configured.
type route struct {
	in        *astergatev1.AgiRoute
	pattern   string
	match     *regexp.Regexp // nil for the default route
	priority  int32
	lost      astergatev1.LostPolicy
	failed    astergatev1.FailPolicy
	noHandler astergatev1.NoHandlerPolicy
	// interrupt an EXEC that runs when the session is to end.
	interrupt   bool
	queueTime   *time.Duration // nil: the registry's
	timeLimit   time.Duration  // 0: none
	maxSessions int            // 0: no cap
	stickyKey   string
}

// newRoutes checks and compiles a worker's routes; field is where they stand.
func newRoutes(field string, list []*astergatev1.AgiRoute) ([]*route, error) {
	if len(list) > maxRoutes {
		return nil, &FrameError{field, fmt.Sprintf("holds %d routes; at most %d are allowed", len(list), maxRoutes)}
	}
	seen := make(map[string]bool)
	routes := make([]*route, 0, len(list))
	for i, in := range list {
		at := fmt.Sprintf("%s[%d].", field, i)
		rt, err := newRoute(at, in)
		if err != nil {
			return nil, err
		}
		if seen[rt.pattern] {
			return nil, &FrameError{at + "pattern", "stands here a second time; leave one out"}
		}
		seen[rt.pattern] = true
		routes = append(routes, rt)
	}
	return routes, nil
}

func newRoute(at string, in *astergatev1.AgiRoute) (*route, error) {
	rt := &route{
		in: proto.CloneOf(in), pattern: in.GetPattern(), priority: in.GetPriority(),
		lost: in.GetWorkerLost(), failed: in.GetHandlerFailed(), noHandler: in.GetNoHandler(), interrupt: in.GetInterruptExec(),
		maxSessions: int(in.GetMaxSessions()), stickyKey: in.GetStickyKey(),
	}
	if _, known := astergatev1.LostPolicy_name[int32(rt.lost)]; !known {
		return nil, &FrameError{at + "worker_lost", "is no policy"}
	}
	if _, known := astergatev1.FailPolicy_name[int32(rt.failed)]; !known {
		return nil, &FrameError{at + "handler_failed", "is no policy"}
	}
	if _, known := astergatev1.NoHandlerPolicy_name[int32(rt.noHandler)]; !known {
		return nil, &FrameError{at + "no_handler", "is no policy"}
	}
	if len(rt.stickyKey) > maxStickyKey {
		return nil, &FrameError{at + "sticky_key", fmt.Sprintf("has %d bytes; at most %d are allowed", len(rt.stickyKey), maxStickyKey)}
	}
	for name, d := range map[string]*durationpb.Duration{"queue_time": in.GetQueueTime(), "time_limit": in.GetTimeLimit()} {
		if d != nil && (d.CheckValid() != nil || d.AsDuration() < 0) {
			return nil, &FrameError{at + name, "is no time that can pass; give 0 s or more"}
		}
	}
	if in.GetQueueTime() != nil {
		d := in.GetQueueTime().AsDuration()
		rt.queueTime = &d
	}
	rt.timeLimit = in.GetTimeLimit().AsDuration()
	if rt.pattern != "" {
		var err error
		if rt.match, err = compile(rt.pattern); err != nil {
			return nil, &FrameError{at + "pattern", err.Error()}
		}
	}
	return rt, nil
}

// CheckPattern says why a text is no pattern of a route, or nil.
func CheckPattern(pattern string) error {
	_, err := compile(pattern)
	return err
}

// compile anchors a pattern at the start. It must be one by itself: `a)|(b` is
// none, though it is in brackets.
func compile(pattern string) (*regexp.Regexp, error) {
	if len(pattern) > maxPattern {
		return nil, fmt.Errorf("has %d bytes; at most %d are allowed", len(pattern), maxPattern)
	}
	if _, err := regexp.Compile(pattern); err != nil {
		return nil, fmt.Errorf("is no RE2 expression: %w", err)
	}
	return regexp.Compile("^(?:" + pattern + ")")
}

// matched is a pattern's match of a path.
type matched struct {
	groups  map[string]string
	matches []string
}

// of matches a path from its start; nil if it does not match.
func (rt *route) of(path string) *matched {
	if rt.match == nil {
		return &matched{}
	}
	found := rt.match.FindStringSubmatch(path)
	if found == nil {
		return nil
	}
	m := &matched{}
	for i, name := range rt.match.SubexpNames() {
		if i == 0 {
			continue
		}
		text := mapping.Text([]byte(found[i]))
		m.matches = append(m.matches, text)
		if name != "" {
			if m.groups == nil {
				m.groups = make(map[string]string)
			}
			m.groups[name] = text
		}
	}
	return m
}

// holds reports whether the route keeps sessions that no worker takes.
func (rt *route) holds() bool {
	return rt != nil && rt.noHandler == astergatev1.NoHandlerPolicy_NO_HANDLER_POLICY_HOLD
}

// hasGroup reports whether the pattern names a group so.
func (rt *route) hasGroup(name string) bool {
	return rt.match != nil && rt.match.SubexpIndex(name) >= 0
}

// stickyValue is what tells which sessions belong together, empty for none.
func (s *session) stickyValue(rt *route, m *matched) string {
	name := rt.stickyKey
	if name == "" {
		return ""
	}
	if rt.hasGroup(name) {
		return m.groups[name]
	}
	env := s.ch.Environment()
	_, query := env.Script()
	for part := range strings.SplitSeq(query, "&") {
		if key, value, _ := strings.Cut(part, "="); unescaped(key) == name {
			return unescaped(value)
		}
	}
	return env.Get(name)
}
