package ami

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/astergate/astergate/engine/ami/wire"
)

// maxFilters bounds Config.Filters: Asterisk matches each event against them.
const maxFilters = 64

// TrackingVariable begins the name of every channel variable by which astergate
// finds a call again that it placed. The preset `calls` lets its VarSet pass.
const TrackingVariable = "ASTERGATE_CALL_"

// presets are filters by name: what a part of astergate needs of the events.
var presets = map[string][]eventFilter{
	// The states of calls: all of class call, and the VarSet that tells whose a
	// call is, which is of class dialplan.
	"calls": {{expression: "Privilege: call,all"}, {expression: "Variable: _*" + TrackingVariable}},
}

// essential lets pass what the link itself reads, whatever else is included: the
// end of booting and of the server, what changes the actions that there are, and
// how a call went that was placed.
var essential = eventFilter{expression: "^Event: (FullyBooted|Shutdown|Load|Unload|Reload|OriginateResponse)[^A-Za-z]"}

// eventFilter is a filter that Asterisk applies to the events of a session
// (action Filter). With any that includes, an event has to fit one of those; then
// it must fit none that excludes.
type eventFilter struct {
	criteria   string // MatchCriteria; empty: expression is for the event's whole text
	expression string // a regular expression; with criteria what their method says
	exclude    bool
}

// CheckFilter says what is wrong with a filter, or nil. A filter is written as in
// manager.conf:
//
//	Event: Hangup                 let pass what fits this regular expression
//	!Event: VarSet                leave out what fits this one
//	eventfilter(name(VarSet),header(Variable),method(exact)) = FOO
//	preset:calls                  what the states of calls need
//
// Regular expressions are POSIX's extended ones, as far as Go knows them. Criteria
// are known to servers from about 18.25, 20.10 and 21.5.
func CheckFilter(filter string) error {
	parsed, err := parseFilter(filter)
	if err != nil {
		return err
	}
	for _, f := range parsed {
		if err := wire.CheckAction("Filter", "", f.headers()); err != nil {
			return err
		}
	}
	return nil
}

func parseFilter(text string) ([]eventFilter, error) {
	text = strings.TrimSpace(text)
	if name, ok := strings.CutPrefix(text, "preset:"); ok {
		if preset, known := presets[strings.TrimSpace(name)]; known {
			return preset, nil
		}
		return nil, fmt.Errorf("filter %q: there is no such preset; there is preset:calls", text)
	}
	f, err := parseLine(text)
	if err != nil {
		return nil, err
	}
	return []eventFilter{f}, nil
}

// parseLine reads a filter as the line in manager.conf, or as its value.
func parseLine(text string) (eventFilter, error) {
	value := text
	if rest, ok := strings.CutPrefix(text, "eventfilter"); ok {
		key, right, found := strings.Cut(rest, "=")
		key, right = strings.TrimSpace(key), strings.TrimSpace(right)
		inner, opened := strings.CutPrefix(key, "(")
		criteria, closed := strings.CutSuffix(inner, ")")
		switch {
		case opened && closed && criteria != "":
			exclude := strings.Contains(strings.ReplaceAll(criteria, " ", ""), "action(exclude)")
			return eventFilter{criteria: criteria, expression: right, exclude: exclude}, nil
		case key != "" || !found:
			return eventFilter{}, fmt.Errorf("filter %q: write eventfilter = EXPRESSION or eventfilter(CRITERIA) = EXPRESSION", text)
		}
		value = right
	}
	pattern, exclude := strings.CutPrefix(value, "!")
	if strings.TrimSpace(pattern) == "" {
		return eventFilter{}, errors.New("a filter is empty: write a regular expression such as Event: Hangup")
	}
	if _, err := regexp.CompilePOSIX(pattern); err != nil {
		return eventFilter{}, fmt.Errorf("filter %q: %w", text, err)
	}
	return eventFilter{expression: pattern, exclude: exclude}, nil
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
// them: as soon as one says what is to come, nothing else does but the essential.
func (c *Config) allFilters() []eventFilter {
	var include, exclude []eventFilter
	for _, text := range c.Filters {
		parsed, _ := parseFilter(text) // checked by validate
		for _, f := range parsed {
			if f.exclude {
				exclude = append(exclude, f)
			} else {
				include = append(include, f)
			}
		}
	}
	if len(include) > 0 {
		include = slices.Insert(include, 0, essential)
	}
	return append(include, exclude...)
}

// String returns the filter as CheckFilter takes it.
func (f eventFilter) String() string {
	switch {
	case f.criteria != "":
		return "eventfilter(" + f.criteria + ") = " + f.expression
	case f.exclude:
		return "!" + f.expression
	default:
		return f.expression
	}
}

// headers are those of the action Filter.
func (f eventFilter) headers() []wire.Header {
	add := wire.Header{Name: "Operation", Value: "Add"}
	if f.criteria != "" {
		return []wire.Header{add, {Name: "MatchCriteria", Value: f.criteria}, {Name: "Filter", Value: f.expression}}
	}
	return []wire.Header{add, {Name: "Filter", Value: f.String()}}
}
