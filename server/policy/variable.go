package policy

import (
	"strings"

	"github.com/astergate/astergate/engine/ami/wire"
)

// variables looks at the names of variables that an action, whose name is
// normal, sets or reads.
func (f *findings) variables(action string, headers []wire.Header) {
	switch action {
	case "userevent":
		// It repeats its headers to whoever listens and acts on none.
	case "setvar", "getvar":
		// The whole value is one name.
		for name := range values(headers, "Variable") {
			f.variable(name)
		}
	case "status":
		for list := range values(headers, "Variables") {
			f.variableList(list)
		}
	default:
		for list := range values(headers, "Variable") {
			f.assignments(list)
		}
	}
}

// variableList looks at names that commas join.
func (f *findings) variableList(list string) {
	for _, name := range splitArguments(list) {
		f.variable(name)
	}
}

// assignments looks at the names in a list such as A=x,B=y. As in Asterisk the
// name ends at the first =, wherever that is (main/manager.c,
// man_do_variable_value).
func (f *findings) assignments(list string) {
	if isPlainAssignment(list) {
		name, _, _ := strings.Cut(list, "=")
		f.variable(name)
		return
	}
	for _, assignment := range splitArguments(list) {
		name, _, _ := strings.Cut(assignment, "=")
		f.variable(name)
	}
}

// variable looks at one name. Asterisk calls a function if the name ends with a
// bracket (main/pbx_variables.c, pbx_builtin_setvar_helper); a bracket anywhere
// is enough here.
func (f *findings) variable(name string) {
	name = trimmed(name)
	bare := bareVariable(name)
	for i := range entries {
		if entries[i].Variables.fit(bare) {
			f.add(&entries[i], "variable "+quote(name))
		}
	}
	if !brackets.in(name) {
		return
	}
	called := functionsIn(name)
	if len(called) == 0 {
		called = []string{""} // a bracket without a name before it
	}
	for _, function := range called {
		f.function(function, true)
	}
}

// function looks at a function that is called. Those that no entry names count
// if anyFunction.
func (f *findings) function(name string, anyFunction bool) {
	name = strings.TrimLeft(name, "_")
	what := "a function without a name"
	if name != "" {
		what = "function " + quote(name)
	}
	known := false
	name = trimmed(name)
	for i := range entries {
		if entries[i].Functions.fit(name) {
			known = true
			*f = append(*f, finding{entry: &entries[i], what: what, function: name})
		}
	}
	if !known && anyFunction {
		*f = append(*f, finding{entry: entryOf(ruleAnyFunction), what: what, function: name})
	}
}

// functionsIn returns the name before each opening bracket, empty where there
// is none.
func functionsIn(text string) []string {
	var names []string
	for i := range len(text) {
		if text[i] != '(' {
			continue
		}
		end := i
		for end > 0 && text[end-1] <= ' ' {
			end--
		}
		start := end
		for start > 0 && isNameByte(text[start-1]) {
			start--
		}
		names = append(names, text[start:end])
	}
	return names
}

// data looks at text that an application may evaluate: at the functions that
// entries name, not at others, since options look the same (U(sub), L(60000)).
func (f *findings) data(text string) {
	for _, function := range functionsIn(text) {
		f.function(function, false)
	}
	f.nested(text)
}

// expression looks at text that is evaluated for certain.
func (f *findings) expression(text string) {
	for _, function := range functionsIn(text) {
		f.function(function, true)
	}
	f.nested(text)
}

// nested looks for ${ within ${ before a bracket: what the inner one yields is
// part of the name that the outer one evaluates, and can be a function's.
func (f *findings) nested(text string) {
	var open []bool // for each ${ that is open, whether a bracket followed
	for i := range len(text) {
		switch top := len(open) - 1; {
		case text[i] == '{' && i > 0 && text[i-1] == '$':
			if top >= 0 && !open[top] {
				f.add(entryOf(ruleNestedVariable), "a variable within a variable")
			}
			open = append(open, false)
		case top < 0:
		case text[i] == '(':
			open[top] = true
		case text[i] == '}':
			open = open[:top]
		}
	}
}
