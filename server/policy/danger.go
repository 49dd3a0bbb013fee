package policy

import (
	"slices"
	"strings"
)

// DangerIn returns the ids of the entries that apply to an action, whoever sends
// it, each once: of an action that may be sent, what the role has allowed.
func DangerIn(a Action) []string {
	var found findings
	found.action(normal(a.Name), a)
	return found.ids()
}

// DangerInCommand is DangerIn for one AGI command as it will stand on the line.
func DangerInCommand(line string) []string {
	var found findings
	found.command(splitWords(line))
	return found.ids()
}

func (f findings) ids() []string {
	var list []string
	for _, one := range f {
		if !slices.Contains(list, one.entry.ID) {
			list = append(list, one.entry.ID)
		}
	}
	return list
}

// CommandWords takes an AGI command's line apart as Asterisk does.
func CommandWords(line string) []string { return splitWords(line) }

// Assigned returns the names of the variables in a list such as A=x,B=y, as
// Asterisk takes it apart.
func Assigned(list string) []string {
	var names []string
	for _, assignment := range splitArguments(list) {
		name, _, _ := strings.Cut(assignment, "=")
		names = append(names, trimmed(name))
	}
	return names
}
