package simulator

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/astergate/astergate/engine/ami/wire"
)

// The action Filter (main/manager.c action_filter, manager_add_filter): filters
// are only ever added. A plain filter is a regular expression over the event's
// text, excluding if it starts with an exclamation mark. On 22 MatchCriteria
// narrows it to an event's name, a header and a method; 16 does not know it and
// takes what is then an empty expression, which fits everything. Includes are
// looked at first, then excludes. Not imitated: POSIX expressions where Go's
// differ.

type filters struct{ include, exclude []filter }

type filter struct {
	event, header, method string
	pattern               *regexp.Regexp
	text                  string
}

// pass reports whether an event goes through.
func (f filters) pass(b []byte) bool {
	if len(f.include) == 0 && len(f.exclude) == 0 {
		return true
	}
	any := func(list []filter) bool {
		for i := range list {
			if list[i].match(b) {
				return true
			}
		}
		return false
	}
	return (len(f.include) == 0 || any(f.include)) && !any(f.exclude)
}

func (f filter) match(b []byte) bool {
	m, ok := wire.NewMessage(b)
	if !ok {
		return false
	}
	if f.event != "" && !strings.EqualFold(string(m.Type()), f.event) {
		return false
	}
	if f.method == "none" {
		return true
	}
	if f.header == "" {
		return f.matchText(b)
	}
	for i := range m.Len() {
		if name, value := m.Header(i); wire.EqualName(name, f.header) && f.matchText(value) {
			return true
		}
	}
	return false
}

func (f filter) matchText(b []byte) bool {
	switch f.method {
	case "exact":
		return string(b) == f.text
	case "starts_with":
		return bytes.HasPrefix(b, []byte(f.text))
	case "ends_with":
		return bytes.HasSuffix(b, []byte(f.text))
	case "contains":
		return bytes.Contains(b, []byte(f.text))
	}
	return f.pattern.Match(b)
}

func actionFilter(ss *session, r *request) answer {
	if !strings.EqualFold(r.get("Operation"), "Add") {
		return fail(r, "Unknown operation")
	}
	const malformed = "Filter was formatted incorrectly.  Check the syntax of the filter given."
	f, exclude := filter{text: r.get("Filter"), method: "regex"}, false
	criteria := r.get("MatchCriteria")
	modern := ss.sim.facts.filterCriteria
	switch {
	case modern && criteria != "":
		if !f.criteria(criteria, &exclude) {
			return fail(r, malformed)
		}
	case modern && f.text == "":
		return fail(r, malformed)
	case strings.HasPrefix(f.text, "!"):
		f.text, exclude = f.text[1:], true
	}
	if f.method == "regex" {
		pattern, err := regexp.Compile(f.text)
		if err != nil {
			return fail(r, "Filter did not compile.  Check the syntax of the filter given.")
		}
		f.pattern = pattern
	}
	// Filters in use are never written to, since flushEvents reads them without
	// the lock.
	if exclude {
		ss.filters.exclude = append(ss.filters.exclude[:len(ss.filters.exclude):len(ss.filters.exclude)], f)
	} else {
		ss.filters.include = append(ss.filters.include[:len(ss.filters.include):len(ss.filters.include)], f)
	}
	return ack(r, "Success")
}

// criteria reads action(include|exclude),name(…),header(…),method(…).
func (f *filter) criteria(s string, exclude *bool) bool {
	for part := range strings.SplitSeq(s, ",") {
		key, rest, ok := strings.Cut(strings.TrimSpace(part), "(")
		value, closed := strings.CutSuffix(rest, ")")
		if !ok || !closed {
			return false
		}
		switch key {
		case "action":
			if value != "include" && value != "exclude" {
				return false
			}
			*exclude = value == "exclude"
		case "name":
			f.event = value
		case "header":
			f.header = value
		case "method":
			switch value {
			case "regex", "exact", "starts_with", "ends_with", "contains", "none":
				f.method = value
			default:
				return false
			}
		default:
			return false
		}
	}
	return f.method == "none" || f.text != ""
}
