package engine

import (
	"fmt"
	"slices"
	"strings"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/ring"
)

const (
	maxChoices = 256  // globs or classes in one subscription
	maxGlob    = 128  // characters of a glob
	maxLearned = 1024 // remembered verdicts; a server has about 200 names
)

// globSigns are the letters of event names, and the two signs of a glob.
const globSigns = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.*?"

// filter decides which entries a subscription sees. It looks at header views,
// so an event that nobody wants is never encoded. One goroutine uses it: it
// remembers its verdicts by name.
type filter struct {
	globs   []string // lower case; none: all names
	classes []string // lower case; none: all classes
	orphans bool

	byClass map[string]bool

	lookout *lookout // nil: everything may be seen
	judgement
}

func newFilter(names, classes []string, orphans bool) (*filter, error) {
	f := &filter{orphans: orphans, byClass: make(map[string]bool)}
	if len(names) > maxChoices {
		return nil, &InvalidError{"names", fmt.Sprintf("%d globs, choose at most %d", len(names), maxChoices)}
	}
	for _, glob := range names {
		if len(glob) == 0 || len(glob) > maxGlob {
			return nil, &InvalidError{"names", fmt.Sprintf("a glob of %d characters: use 1 to %d", len(glob), maxGlob)}
		}
		for _, c := range glob {
			if !strings.ContainsRune(globSigns, c) {
				return nil, &InvalidError{"names", fmt.Sprintf("%q cannot match: event names have letters, digits, - and _; give several names as several values", glob)}
			}
		}
		f.globs = append(f.globs, strings.ToLower(glob))
	}
	for _, class := range classes {
		class = strings.ToLower(class)
		if known := ami.PrivilegeClasses(); !slices.Contains(known, class) {
			return nil, &InvalidError{"privileges", fmt.Sprintf("%q is no privilege class: there is %s", class, strings.Join(known, ", "))}
		}
		f.classes = append(f.classes, class)
	}
	return f, nil
}

// names tells whether an event's name is chosen. It is asked once for each name of a
// log: by what is noted there the log does not wake a subscriber in vain.
func (f *filter) names(src *source, e *ring.Entry) bool {
	number := e.Name()
	switch {
	case src.wanted.Has(number):
		return true
	case src.interest.Ignored.Has(number):
		return false
	case f.matchName(string(e.Message().Type())):
		src.wanted.Add(number)
		return true
	}
	src.interest.Ignored.Add(number)
	return false
}

// passes tells whether the subscription sees an entry of a source's log.
func (f *filter) passes(src *source, e *ring.Entry) bool {
	if n, ok := e.Notice().(*notice); ok {
		return !n.orphan || f.orphans
	}
	if len(f.globs) > 0 && !f.names(src, e) {
		return false
	}
	msg := e.Message()
	if len(f.classes) > 0 {
		privilege, ok := msg.Get("Privilege")
		if !ok || !learn(f.byClass, privilege, f.matchClass) {
			return false
		}
	}
	return f.lookout.reads(msg)
}

// isOpen tells whether the filter lets everything pass but orphans.
func (f *filter) isOpen() bool {
	return len(f.globs) == 0 && len(f.classes) == 0 && !f.orphans && f.lookout == nil && !f.judges()
}

// judges tells whether there is an expression.
func (f *filter) judges() bool { return f.judgement.judges() || f.lookout.judges() }

// holds tells whether the expressions are true of an entry: first the one that
// says what may be seen, so that the subscriber's own meets nothing else.
func (f *filter) holds(server string, e *ring.Entry) bool {
	if f.lookout.judges() && !f.lookout.entry(server, e) {
		return false
	}
	return f.judgement.holds(server, e)
}

// learn returns what is remembered of a key, else what match says of it.
func learn(learned map[string]bool, key []byte, match func(string) bool) bool {
	v, ok := learned[string(key)]
	if !ok {
		v = match(string(key))
		// Names come from the network: what is remembered stays bounded.
		if len(learned) < maxLearned {
			learned[string(key)] = v
		}
	}
	return v
}

func (f *filter) matchName(name string) bool {
	name = strings.ToLower(name)
	for _, glob := range f.globs {
		if matchGlob(glob, name) {
			return true
		}
	}
	return false
}

func (f *filter) matchClass(privilege string) bool { return hasClass(privilege, f.classes) }

// hasClass tells whether the value of a header Privilege has one of the classes,
// which are in lower case.
func hasClass(privilege string, classes []string) bool {
	for class := range strings.SplitSeq(strings.ToLower(privilege), ",") {
		if slices.Contains(classes, strings.TrimSpace(class)) {
			return true
		}
	}
	return false
}

// matchGlob matches `*` and `?` in time proportional to the product of both
// lengths at worst: after a mismatch only the last star takes one more byte.
func matchGlob(glob, name string) bool {
	g, n, star, mark := 0, 0, -1, 0
	for n < len(name) {
		switch {
		case g < len(glob) && glob[g] == '*':
			star, mark = g, n
			g++
		case g < len(glob) && (glob[g] == '?' || glob[g] == name[n]):
			g++
			n++
		case star >= 0:
			mark++
			g, n = star+1, mark
		default:
			return false
		}
	}
	return strings.Trim(glob[g:], "*") == ""
}
