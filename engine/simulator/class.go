package simulator

import "strings"

// Permission classes and event masks, as manager.c's perms table and
// strings_to_mask. A mask that names nothing known is no error there: it is a
// mask of no class.

type mask uint32

const (
	classSystem mask = 1 << iota
	classCall
	classLog
	classVerbose
	classCommand
	classAgent
	classUser
	classConfig
	classDTMF
	classReporting
	classCDR
	classDialplan
	classOriginate
	classAGI
	classCC
	classAOC
	classTest
	classSecurity
	classMessage

	classAll  mask = 1<<31 - 1
	classNone mask = 0
)

var classNames = []string{
	"system", "call", "log", "verbose", "command", "agent", "user", "config", "dtmf", "reporting",
	"cdr", "dialplan", "originate", "agi", "cc", "aoc", "test", "security", "message",
}

func classBit(name string) (mask, bool) {
	switch name {
	case "all":
		return classAll, true
	case "none":
		return classNone, true
	}
	for i, n := range classNames {
		if n == name {
			return 1 << i, true
		}
	}
	return 0, false
}

// splitList splits a class list at commas. Blanks around names do not count.
func splitList(list string) []string {
	var out []string
	for name := range strings.SplitSeq(list, ",") {
		if name = strings.TrimSpace(name); name != "" {
			out = append(out, name)
		}
	}
	return out
}

func classMask(list string) mask {
	var m mask
	for _, name := range splitList(list) {
		bit, _ := classBit(name)
		m |= bit
	}
	return m
}

// String is the class list of a Privilege header: the names in m, then "all".
func (m mask) String() string {
	if m == classNone {
		return "<none>"
	}
	var b strings.Builder
	for i, n := range classNames {
		if m&(1<<i) != 0 {
			b.WriteString(n)
			b.WriteByte(',')
		}
	}
	b.WriteString("all")
	return b.String()
}

// parseEventMask reads the EventMask of an Events action or the Events of a
// login. It reports false for an empty one, which changes nothing.
func parseEventMask(s string) (mask, bool) {
	if s == "" {
		return 0, false
	}
	number, digits := mask(0), true
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			digits = false
			break
		}
		number = number*10 + mask(s[i]-'0')
	}
	switch {
	case digits:
		return number, true
	case isFalse(s):
		return classNone, true
	case isTrue(s):
		return classAll, true
	}
	return classMask(s), true
}

// isTrue and isFalse are Asterisk's ast_true and ast_false (main/utils.c).
func isTrue(s string) bool {
	return foldAny(s, "yes", "true", "y", "t", "1", "on")
}

func isFalse(s string) bool {
	return foldAny(s, "no", "false", "n", "f", "0", "off")
}

func foldAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.EqualFold(s, w) {
			return true
		}
	}
	return false
}
