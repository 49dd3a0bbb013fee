package policy

import (
	"slices"
	"strconv"
	"strings"
)

// application looks at an application of the dialplan and at the data that it
// might get.
func (f *findings) application(name string, data []string) {
	name = trimmed(name)
	what := func() string { return "application " + quote(name) }
	for i := range entries {
		e := &entries[i]
		if e.Applications.fit(name) {
			f.add(e, what())
		}
		for app, place := range e.Arguments {
			if app.fits(name) && slices.ContainsFunc(data, func(d string) bool { return hasArgument(d, place) }) {
				f.add(e, what()+" with argument "+strconv.Itoa(place))
			}
		}
		if e.Paths.Applications.fit(name) && slices.ContainsFunc(data, isWildPath) {
			f.add(e, what())
		}
	}
}

// hasArgument reports whether the argument at place, from 1, is there.
func hasArgument(data string, place int) bool {
	if strings.Count(data, ",") < place-1 { // nearly always, and cutting them costs
		return false
	}
	arguments := splitArguments(data)
	return len(arguments) >= place && trimmed(arguments[place-1]) != ""
}

// command looks at an AGI command by its words.
func (f *findings) command(words []string) {
	verb := func(names ...string) bool {
		return len(words) > len(names) && slices.EqualFunc(words[:len(names)], names, strings.EqualFold)
	}
	switch {
	case verb("EXEC"):
		f.application(words[1], words[2:])
		// With AGIEXECFULL set Asterisk evaluates the data (res/res_agi.c).
		f.data(strings.Join(words[2:], " "))
	case verb("GOSUB"):
		// As the application of that name: its data are label and arguments.
		f.application("Gosub", words[1:])
		f.data(strings.Join(words[1:], " "))
	case verb("DATABASE", "DELTREE"):
		if words[2] == "" { // measured on 22 and 16: it deletes everything
			f.add(entryOf(ruleWholeDatabase), "an empty family")
		}
	case verb("SET", "VARIABLE"), verb("GET", "VARIABLE"):
		f.variable(words[2])
	case verb("GET", "FULL", "VARIABLE"):
		f.expression(words[3])
	}
	for _, c := range pathCommands {
		if verb(c.names...) && isWildPath(words[len(c.names)]) {
			f.add(c.entry, "path "+quote(words[len(c.names)]))
		}
	}
}
