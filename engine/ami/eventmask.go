package ami

import (
	"fmt"
	"slices"
	"strings"
)

// eventClasses are the labels Asterisk knows (main/manager.c perms[]).
var eventClasses = []string{
	"system", "call", "log", "verbose", "command", "agent", "user", "config",
	"dtmf", "reporting", "cdr", "dialplan", "originate", "agi", "cc", "aoc",
	"test", "security", "message", "all", "none", "on", "off",
}

// NormalMask returns mask as Asterisk understands it: lower case and without
// blanks, which it does not skip. An unknown label is an error: Asterisk would
// answer Success and send no events at all (measured on 16 and 22).
func NormalMask(mask string) (string, error) {
	if strings.TrimSpace(mask) == "" {
		return "", nil
	}
	labels := strings.Split(mask, ",")
	for i, label := range labels {
		label = strings.ToLower(strings.TrimSpace(label))
		if !slices.Contains(eventClasses, label) {
			return "", fmt.Errorf("unknown class %q; known are %s", label, strings.Join(eventClasses, ", "))
		}
		if (label == "on" || label == "off") && len(labels) > 1 {
			return "", fmt.Errorf("%q stands alone, not in a list", label)
		}
		labels[i] = label
	}
	return strings.Join(labels, ","), nil
}

// maskHasSystem reports whether a normal mask lets class system through, the
// class of FullyBooted and Shutdown, if the login may read it.
func maskHasSystem(mask string) bool {
	for label := range strings.SplitSeq(mask, ",") {
		switch label {
		case "", "system", "all", "on":
			return true
		}
	}
	return false
}
