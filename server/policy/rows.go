package policy

import (
	"maps"
	"slices"
)

// Roles are all roles, in the order of their names.
func (p *Policy) Roles() []*Role {
	var all []*Role
	for _, name := range slices.Sorted(maps.Keys(p.roles)) {
		all = append(all, p.roles[name])
	}
	return all
}
