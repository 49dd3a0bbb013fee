package wire

import (
	"iter"
	"strconv"
	"strings"
)

// Environment is what Asterisk says of the channel when it connects. Values are
// bytes as they came: they may be empty, hold colons, and need not be UTF-8.
// It does not change, so it may be read concurrently.
type Environment struct {
	raw string // all lines, without the blank one: what is asked for is looked for in them, since most is asked for once and the session may last for hours
}

// ParseEnvironment reads the lines of an environment, the blank line not
// included. A line that has no colon continues the value of the line before it:
// Asterisk writes caller names and arguments as they are, and one that holds LF
// is not told apart otherwise. The first line has to be a name that starts with
// agi_ and a colon; else the error is a [*SyntaxError], since who sends anything
// else is no Asterisk.
func ParseEnvironment(raw []byte) (*Environment, error) {
	if len(raw) == 0 {
		return nil, &SyntaxError{Rule: RuleEnvironment}
	}
	e := &Environment{raw: string(raw)}
	if line, _ := cutLine(e.raw); colonOf(line) < 0 {
		return nil, &SyntaxError{Rule: RuleEnvironment, Got: len(raw)}
	}
	return e, nil
}

// cutLine returns the first line, and where the next one begins.
func cutLine(text string) (line string, next int) {
	if end := strings.IndexByte(text, '\n'); end >= 0 {
		return text[:end], end + 1
	}
	return text, len(text)
}

// colonOf is where the name of a variable ends; negative if the line begins none.
func colonOf(line string) int {
	if !strings.HasPrefix(line, "agi_") {
		return -1
	}
	if colon := strings.IndexByte(line, ':'); colon > len("agi_") {
		return colon
	}
	return -1
}

// All returns the variables in the order of their arrival.
func (e *Environment) All() iter.Seq2[string, string] {
	return func(yield func(name, value string) bool) {
		for rest := e.raw; rest != ""; {
			line, _ := cutLine(rest)
			colon := colonOf(line)
			value, next := valueOf(rest, colon)
			if !yield(rest[:colon], value) {
				return
			}
			rest = rest[next:]
		}
	}
}

// valueOf returns the value of the variable that text begins with, whose name ends at
// the colon, and where the next variable begins.
func valueOf(text string, colon int) (value string, next int) {
	line, next := cutLine(text[colon:])
	end, next := colon+len(line), colon+next
	for next < len(text) { // lines that continue it
		more, n := cutLine(text[next:])
		if colonOf(more) >= 0 {
			break
		}
		end, next = next+len(more), next+n
	}
	return strings.TrimPrefix(text[colon+1:end], " "), next
}

// Len returns the number of variables.
func (e *Environment) Len() int {
	n := 0
	for range e.All() {
		n++
	}
	return n
}

// Get returns the value of a variable by its full name, such as "agi_uniqueid",
// the first if there are several; empty if there is none.
func (e *Environment) Get(name string) string {
	value, _ := e.Lookup(name)
	return value
}

// Lookup is Get that tells an empty value from none.
func (e *Environment) Lookup(name string) (value string, ok bool) {
	if !strings.HasPrefix(name, "agi_") || len(name) == len("agi_") || strings.ContainsAny(name, ":\n") {
		return "", false
	}
	// Line by line: all names begin alike, so a search for one stops at each.
	for rest := e.raw; ; {
		if len(rest) > len(name) && rest[len(name)] == ':' && rest[:len(name)] == name {
			value, _ := valueOf(rest, len(name))
			return value, true
		}
		end := strings.IndexByte(rest, '\n')
		if end < 0 {
			return "", false
		}
		rest = rest[end+1:]
	}
}

// Raw returns the lines as they came, each but the last with its LF.
func (e *Environment) Raw() string { return e.raw }

// Network reports whether Asterisk says that this is FastAGI (agi_network).
func (e *Environment) Network() bool { return e.Get("agi_network") == "yes" }

// Script returns what stands behind the first slash of the AGI URL, without its
// query, and the query behind the first question mark. Both are as in the
// dialplan: nothing is unescaped. They are empty if the URL had none.
func (e *Environment) Script() (path, query string) {
	path, query, _ = strings.Cut(e.Get("agi_network_script"), "?")
	return path, query
}

// Args returns agi_arg_1 and so on, up to the first number that is missing.
func (e *Environment) Args() []string {
	var args []string
	for {
		arg, ok := e.Lookup("agi_arg_" + strconv.Itoa(len(args)+1))
		if !ok {
			return args
		}
		args = append(args, arg)
	}
}

// Version returns the Asterisk's version, by agi_version.
func (e *Environment) Version() Version { return ParseVersion(e.Get("agi_version")) }
