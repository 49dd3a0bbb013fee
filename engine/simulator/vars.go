package simulator

import (
	"strconv"
	"strings"
)

// Channel and global variables (main/pbx_variables.c). ${NAME} is replaced in
// application data. Of functions only CALLERID(num), CALLERID(name), CALLERID(all)
// and CHANNEL(state) are known, of built-in names EXTEN, CONTEXT, PRIORITY, CHANNEL
// and UNIQUEID; slices, defaults and nesting are not.

type variable struct{ name, value string }

// setVar sets a variable and publishes VarSet.
func (c *channel) setVar(name, value string) {
	c.vars = putVar(c.vars, strings.TrimLeft(name, "_"), value)
	c.sim.varSet(c, name, value)
}

func putVar(vars []variable, name, value string) []variable {
	for i := range vars {
		if vars[i].name == name {
			vars[i].value = value
			return vars
		}
	}
	return append(vars, variable{name, value})
}

func findVar(vars []variable, name string) (string, bool) {
	for _, v := range vars {
		if v.name == name {
			return v.value, true
		}
	}
	return "", false
}

// assign is the application Set: a variable, or the caller's number or name.
func (c *channel) assign(name, value string) {
	switch strings.ToLower(name) {
	case "callerid(num)":
		c.caller.Number = value
		c.sim.newCallerID(c)
	case "callerid(name)":
		c.caller.Name = value
		c.sim.newCallerID(c)
	default:
		c.setVar(name, value)
	}
}

// value returns a variable or one of the names that are always there.
func (c *channel) value(name string) (string, bool) {
	switch strings.ToLower(name) {
	case "callerid(num)":
		return c.caller.Number, true
	case "callerid(name)":
		return c.caller.Name, true
	case "callerid(all)":
		return `"` + c.caller.Name + `" <` + c.caller.Number + ">", true
	case "channel(state)":
		return c.state.String(), true
	}
	at := location{c.context, c.exten, c.priority}
	if c.redirect != nil { // Asterisk has moved it already
		at = *c.redirect
	}
	switch name {
	case "EXTEN":
		return at.exten, true
	case "CONTEXT":
		return at.context, true
	case "PRIORITY":
		return strconv.Itoa(at.priority), true
	case "CHANNEL":
		return c.name, true
	case "UNIQUEID":
		return c.uniqueID, true
	}
	if v, ok := findVar(c.vars, name); ok {
		return v, true
	}
	return findVar(c.sim.globals, name)
}

// expand replaces ${NAME} and ${NAME:offset:length}.
func (c *channel) expand(text string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(text, "${")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		name, after, ok := strings.Cut(rest, "}")
		if !ok {
			b.WriteString("${" + rest)
			return b.String()
		}
		name, slice, sliced := strings.Cut(name, ":")
		value, _ := c.value(name)
		if sliced {
			value = sliceOf(value, slice)
		}
		b.WriteString(value)
		text = after
	}
}

// sliceOf is what ${NAME:offset:length} takes of a value. Not imitated: what is
// counted from the end.
func sliceOf(value, slice string) string {
	first, length, bounded := strings.Cut(slice, ":")
	offset, _ := strconv.Atoi(first)
	value = value[min(max(offset, 0), len(value)):]
	if n, err := strconv.Atoi(length); bounded && err == nil && n >= 0 {
		value = value[:min(n, len(value))]
	}
	return value
}

// splitVariables splits the value of a header Variable at commas, as
// man_do_variable_value with AST_STANDARD_APP_ARGS does (main/app.c): quotes and
// backslashes are eaten, and commas within quotes, () or [] do not split. At most
// 64 per header.
func splitVariables(s string) []variable {
	var out []variable
	var cur []byte
	depth, brackets, quoted := 0, 0, false
	flush := func() {
		name, value, ok := strings.Cut(string(cur), "=")
		if ok && name != "" && len(out) < 64 {
			out = append(out, variable{name, value})
		}
		cur = nil
	}
	for i := 0; i < len(s); i++ {
		switch ch := s[i]; {
		case ch == '"':
			quoted = !quoted
			continue
		case ch == '\\':
			if i+1 < len(s) {
				i++
				cur = append(cur, s[i])
			}
			continue
		case ch == ',' && depth <= 0 && brackets <= 0 && !quoted:
			flush()
			continue
		case ch == '(':
			depth++
		case ch == ')' && depth > 0:
			depth--
		case ch == '[':
			brackets++
		case ch == ']' && brackets > 0:
			brackets--
		}
		cur = append(cur, s[i])
	}
	flush()
	return out
}
