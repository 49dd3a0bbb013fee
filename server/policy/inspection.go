package policy

import (
	"strings"
)

// inspect says what a role has against the content of an action, whose name is
// normal. It looks at every header, also at those that Asterisk would ignore.
func (r *Role) inspect(name string, a *Action) *violation {
	if name == "userevent" {
		return nil // it repeats its headers to whoever listens and acts on none
	}
	places := placesOf(name)
	if places.Unnamed && !r.channels.all {
		return &violation{rule: "channels", found: "no channel", allow: "*, since it is about channels that it does not name"}
	}
	var needed, channel presence
	application := false
	for i := range a.Headers {
		header, value := trimmed(a.Headers[i].Name), trimmed(a.Headers[i].Value)
		if places.Needs != "" && same(header, places.Needs) {
			needed.add(value)
		}
		if places.Global && same(header, "Channel") {
			channel.add(value)
		}
		if value == "" {
			continue
		}
		application = application || same(header, "Application")
		if v := r.header(name, places, a, header, value); v != nil {
			return v
		}
	}
	switch {
	case places.Needs != "" && !needed.certain() && !r.contexts.all:
		return &violation{rule: "contexts", found: "no " + places.Needs, allow: "*, or name the context"}
	case places.Global && !channel.certain() && !r.channels.all:
		return &violation{rule: "channels", found: "no Channel", allow: "*, since without a channel it is about all"}
	case name == "originate" && application:
		return r.applicationHeaders(a)
	}
	return nil
}

// presence is whether a header is there. Where it stands more than once Asterisk
// takes the first one, which may be empty.
type presence struct{ filled, empty bool }

func (p *presence) add(value string) {
	p.filled, p.empty = p.filled || value != "", p.empty || value == ""
}

func (p *presence) certain() bool { return p.filled && !p.empty }

// header says what a role has against one header.
func (r *Role) header(action string, places *actionPlaces, a *Action, name, value string) *violation {
	switch {
	case containsFold(places.Contexts, name), !a.Known && hasSuffixFold(name, "context"):
		return r.contextIn(value)
	case containsFold(places.Places, name):
		return r.placeIn(value, ",")
	case containsFold(places.Dials, name), !a.Known && hasSuffixFold(name, "interface"):
		return r.dialIn(withTechnology(name, value))
	case containsFold(places.Channels, name), namesChannel(name):
		return r.channelIn(withTechnology(name, value), a.Channel, places.Prefix)
	case same(name, "Variable"), same(name, "Variables"), same(name, "AllVariables"):
		return r.variableHeader(action, name, value, a)
	case action == "agi" && same(name, "Command"):
		words := splitWords(value)
		if v := r.mayRun(words); v != nil {
			return v
		}
		return r.commandIn(words, a.Channel)
	case action == "command" && same(name, "Command"):
		return r.consoleIn(value)
	}
	return nil
}

// withTechnology is what is meant by a header that knows one technology only.
func withTechnology(header, value string) string {
	if same(header, "DAHDIChannel") {
		return "DAHDI/" + value
	}
	return value
}

// applicationHeaders says what a role has against the applications of an Originate,
// each with each data.
func (r *Role) applicationHeaders(a *Action) *violation {
	for i := range a.Headers {
		if !same(trimmed(a.Headers[i].Name), "Application") {
			continue
		}
		without := true
		for j := range a.Headers {
			if !same(trimmed(a.Headers[j].Name), "Data") {
				continue
			}
			without = false
			if v := r.applicationIn(a.Headers[i].Value, trimmed(a.Headers[j].Value), a.Channel); v != nil {
				return v
			}
		}
		if without {
			if v := r.applicationIn(a.Headers[i].Value, "", a.Channel); v != nil {
				return v
			}
		}
	}
	return nil
}

// variableHeader says what a role has against the names in Variable or Variables,
// and against asking for all.
func (r *Role) variableHeader(action, name, value string, a *Action) *violation {
	switch action {
	case "sipnotify", "pjsipnotify":
		return nil // they are headers of a SIP message
	case "setvar":
		if v := r.variableIn(value, a.Ours); v != nil {
			return v
		}
		for i := range a.Headers {
			if same(trimmed(a.Headers[i].Name), "Value") {
				if v := r.variableTo(bareVariable(value), a.Headers[i].Value); v != nil {
					return v
				}
			}
		}
		return nil
	case "getvar":
		return r.variableIn(value, a.Ours)
	case "status":
		if same(name, "AllVariables") {
			if r.variables.all {
				return nil
			}
			return lacks("variables", "header", name)
		}
		for _, one := range splitArguments(value) {
			if v := r.variableIn(one, a.Ours); v != nil {
				return v
			}
		}
		return nil
	}
	if r.variables.all && r.functions.all && r.contexts.all {
		return nil
	}
	if isPlainAssignment(value) {
		return r.assignmentIn(value, a.Ours)
	}
	for _, one := range splitArguments(value) {
		if v := r.assignmentIn(one, a.Ours); v != nil {
			return v
		}
	}
	return nil
}

// isPlainAssignment reports whether a list of assignments is one, of which nothing
// protects a comma.
func isPlainAssignment(value string) bool { return !separating.in(value) }

func (r *Role) assignmentIn(assignment, ours string) *violation {
	name, value, _ := strings.Cut(assignment, "=")
	if v := r.variableIn(name, ours); v != nil {
		return v
	}
	return r.variableTo(bareVariable(name), value)
}

// bareVariable is a name without what says who inherits it.
func bareVariable(name string) string { return strings.TrimLeft(trimmed(name), "_") }

// variableIn says what a role has against a variable, or a function, by its name.
// ours is one that astergate sets itself.
func (r *Role) variableIn(name, ours string) *violation {
	name = trimmed(name)
	if brackets.in(name) {
		for _, function := range functionsIn(name) {
			if v := r.functionIn(function); v != nil {
				return v
			}
		}
		if !strings.Contains(name, "(") {
			return r.functionIn("")
		}
		return r.evaluated(name)
	}
	name = bareVariable(name)
	if name == "" || name == ours || r.variables.fits(name) {
		return r.evaluated(name)
	}
	return lacks("variables", "variable", name)
}

// functionIn says what a role has against a function. To roles that are not
// configured it is dangerous, and judged as that.
func (r *Role) functionIn(name string) *violation {
	name = strings.TrimLeft(name, "_")
	if r.functions.all || name != "" && r.functions.fits(name) || r.grants.function(name) {
		return nil
	}
	return lacks("functions", "function", name)
}

// evaluated says what a role has against what is read in a text by ${NAME} and
// ${FUNCTION(...)}. A name that is made of others could be any.
func (r *Role) evaluated(text string) *violation {
	if r.variables.all && r.functions.all {
		return nil
	}
	for {
		_, rest, found := strings.Cut(text, "${")
		if !found {
			return nil
		}
		text = rest
		end := strings.IndexAny(rest, "(){}:$")
		if end < 0 {
			end = len(rest)
		}
		name := rest[:end]
		var v *violation
		switch {
		case end < len(rest) && rest[end] == '(':
			v = r.functionIn(trimmed(name))
		case end < len(rest) && rest[end] == '$' && !r.variables.all:
			v = lacks("variables", "variable", rest)
		case name != "" && !r.variables.fits(name):
			v = lacks("variables", "variable", name)
		}
		if v != nil {
			return v
		}
	}
}

// consoleIn says what a role has against a command of Asterisk's console, if it may
// run only some.
func (r *Role) consoleIn(line string) *violation {
	if r.grants.id("command") || r.cli.fit(consoleWords(line)) {
		return nil
	}
	if len(r.cli.phrases) == 0 {
		return nil // the dangerous permission decides
	}
	return lacks("cli", "command", commandText(consoleWords(line)))
}

// consoleWords are a console command's words as they stand: what is quoted or
// escaped is no word of a role's list.
func consoleWords(line string) []string {
	return strings.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == '\t' })
}

// mayRun says whether a role may run an AGI command at all.
func (r *Role) mayRun(words []string) *violation {
	if r.agiCommands.fit(words) {
		return nil
	}
	return lacks("agi_commands", "command", commandText(words))
}

// commandIn says what a role has against what an AGI command does.
func (r *Role) commandIn(words []string, resolve channelNames) *violation {
	word := func(n int) string {
		if n < len(words) {
			return words[n]
		}
		return ""
	}
	is := func(names ...string) bool {
		if len(words) < len(names) {
			return false
		}
		for i, name := range names {
			if !same(words[i], name) {
				return false
			}
		}
		return true
	}
	switch {
	case is("EXEC"):
		return r.applicationIn(word(1), word(2), resolve)
	case is("GOSUB"):
		if v := r.contextIn(trimmed(word(1))); v != nil {
			return v
		}
		return r.evaluated(strings.Join(words[1:], " "))
	case is("SET", "CONTEXT"):
		return r.contextIn(trimmed(word(2)))
	case is("SET", "VARIABLE"):
		if v := r.variableIn(word(2), ""); v != nil {
			return v
		}
		return r.variableTo(bareVariable(word(2)), word(3))
	case is("GET", "VARIABLE"):
		return r.variableIn(word(2), "")
	case is("GET", "FULL", "VARIABLE"):
		if v := r.evaluated(word(3)); v != nil || word(4) == "" {
			return v
		}
		return r.channelIn(word(4), resolve, false)
	case is("HANGUP"), is("CHANNEL", "STATUS"):
		n := 1
		if is("CHANNEL", "STATUS") {
			n = 2
		}
		if word(n) == "" {
			return nil // its own
		}
		return r.channelIn(word(n), resolve, false)
	}
	return nil
}

// commandText is the beginning of a command, for an error text: what follows may be
// a secret.
func commandText(words []string) string {
	return strings.Join(words[:min(len(words), 2)], " ")
}
