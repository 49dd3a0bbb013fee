package policy

import (
	"maps"
	"regexp"
	"slices"
	"strings"
)

// Roles are all roles, in the order of their names.
func (p *Policy) Roles() []*Role {
	var all []*Role
	for _, name := range slices.Sorted(maps.Keys(p.roles)) {
		all = append(all, p.roles[name])
	}
	return all
}

// MayServe reports whether a worker may have the sessions of a script, by its path
// without the query.
func (r *Role) MayServe(script string) bool {
	return slices.ContainsFunc(r.rules.AGIScripts, func(glob string) bool {
		text := strings.NewReplacer(`\*`, ".*", `\?`, ".").Replace(regexp.QuoteMeta(glob))
		fits, _ := regexp.MatchString(`^(?s:`+text+`)$`, script)
		return fits
	})
}
