package wire

import (
	"bytes"
	"strconv"
	"strings"
)

// Environment is what Asterisk says of the channel when it connects. Values are
// bytes as they came: they may be empty, hold colons, and need not be UTF-8.
// It does not change, so it may be read concurrently.
type Environment struct {
	raw   string // all lines, without the blank one
	lines []envLine
}

// envLine is where a line's name and value are within raw.
type envLine struct{ name, nameEnd, value, valueEnd int32 }

// ParseEnvironment reads the lines of an environment, the blank line not
// included. A line that has no colon continues the value of the line before it:
// Asterisk writes caller names and arguments as they are, and one that holds LF
// is not told apart otherwise. The first line has to be a name that starts with
// agi_ and a colon; else the error is a [*SyntaxError], since who sends anything
// else is no Asterisk.
func ParseEnvironment(raw []byte) (*Environment, error) {
	e := &Environment{raw: string(raw)}
	e.lines = make([]envLine, 0, bytes.Count(raw, []byte{'\n'})+1)
	for start := 0; start < len(e.raw); {
		end := strings.IndexByte(e.raw[start:], '\n')
		if end < 0 {
			end = len(e.raw)
		} else {
			end += start
		}
		line := e.raw[start:end]
		colon := strings.IndexByte(line, ':')
		switch {
		case colon > 4 && strings.HasPrefix(line, "agi_"):
			value := start + colon + 1
			if value < end && e.raw[value] == ' ' {
				value++
			}
			e.lines = append(e.lines, envLine{int32(start), int32(start + colon), int32(value), int32(end)})
		case len(e.lines) == 0:
			return nil, &SyntaxError{Rule: RuleEnvironment, Got: len(raw)}
		default:
			e.lines[len(e.lines)-1].valueEnd = int32(end)
		}
		start = end + 1
	}
	if len(e.lines) == 0 {
		return nil, &SyntaxError{Rule: RuleEnvironment}
	}
	return e, nil
}

// Len returns the number of variables.
func (e *Environment) Len() int { return len(e.lines) }

// At returns the variable at place i, in the order of their arrival.
func (e *Environment) At(i int) (name, value string) {
	l := e.lines[i]
	return e.raw[l.name:l.nameEnd], e.raw[l.value:l.valueEnd]
}

// Get returns the value of a variable by its full name, such as "agi_uniqueid",
// the first if there are several; empty if there is none.
func (e *Environment) Get(name string) string {
	value, _ := e.Lookup(name)
	return value
}

// Lookup is Get that tells an empty value from none.
func (e *Environment) Lookup(name string) (value string, ok bool) {
	for i := range e.lines {
		if n, v := e.At(i); n == name {
			return v, true
		}
	}
	return "", false
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
