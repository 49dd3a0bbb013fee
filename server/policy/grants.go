package policy

import (
	"fmt"
	"slices"
	"strings"
)

// grants are the dangerous things that may be done. The zero value is none.
type grants struct {
	all       bool
	ids       []string
	functions []string // in capitals
}

// functionPrefix begins a name that grants one dialplan function.
const functionPrefix = "function:"

// parseGrants reads the names in access.allow_dangerous. The error says which
// names are unknown and lists the known ones.
func parseGrants(names []string) (grants, error) {
	var g grants
	var unknown []string
	for _, name := range names {
		function, isFunction := strings.CutPrefix(name, functionPrefix)
		switch {
		case name == "all":
			g.all = true
		case isFunction && isIdentifier(function):
			g.functions = append(g.functions, strings.ToUpper(function))
		case slices.ContainsFunc(entries, func(e entry) bool { return e.ID == name }):
			g.ids = append(g.ids, name)
		default:
			unknown = append(unknown, fmt.Sprintf("%q", name))
		}
	}
	if len(unknown) > 0 {
		return grants{}, fmt.Errorf("holds %s, which nothing is called; write some of %s, %sNAME, or all",
			strings.Join(unknown, " and "), strings.Join(ids(), ", "), functionPrefix)
	}
	return g, nil
}

// CheckNames reports names that New would refuse. The error ends a sentence
// that begins with the setting.
func CheckNames(names []string) error {
	_, err := parseGrants(names)
	return err
}

// include reports whether a finding is granted.
func (g grants) include(f finding) bool {
	return g.all || slices.Contains(g.ids, f.entry.ID) ||
		f.function != "" && slices.Contains(g.functions, strings.ToUpper(f.function))
}

// id reports whether a whole entry is granted.
func (g grants) id(id string) bool { return g.all || slices.Contains(g.ids, id) }

// function reports whether a function of the dialplan is granted: by its name, or
// with the entry that it belongs to.
func (g grants) function(name string) bool {
	if g.all || name != "" && slices.Contains(g.functions, strings.ToUpper(name)) {
		return true
	}
	if len(g.ids) == 0 {
		return false
	}
	known := false
	for i := range entries {
		if entries[i].Functions.fit(name) {
			known = true
			if g.id(entries[i].ID) {
				return true
			}
		}
	}
	return !known && g.id(entryOf(ruleAnyFunction).ID)
}

func ids() []string {
	list := make([]string, len(entries))
	for i := range entries {
		list[i] = entries[i].ID
	}
	return list
}

func isIdentifier(s string) bool {
	for i := range len(s) {
		if !isNameByte(s[i]) {
			return false
		}
	}
	return s != ""
}

// isNameByte reports whether a function's name can hold the byte.
func isNameByte(b byte) bool {
	return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || '0' <= b && b <= '9' || b == '_'
}
