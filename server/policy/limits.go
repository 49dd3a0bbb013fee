package policy

// Limits are those of each principal with this role.
func (r *Role) Limits() Limits { return r.rules.Limits }
