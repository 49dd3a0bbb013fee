package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/server/config"
	"github.com/astergate/astergate/server/policy"
)

// namedAtMost is how many names a line of a role holds, unless it is asked for by
// its name.
const namedAtMost = 12

// roleReport says what a role can do.
type roleReport struct {
	out  io.Writer
	cfg  *config.Config
	role *policy.Role
	e    *engine.Engine
	full bool
}

// checkRoles prints what each role can do, or the one that is named in full.
func checkRoles(out io.Writer, cfg *config.Config, rules *policy.Policy, e *engine.Engine, only string) error {
	if only != "" && !cfg.HasRole(only) {
		return fmt.Errorf("--role %s: there is no such role: there are %s", only, strings.Join(cfg.RoleNames(), ", "))
	}
	for _, name := range cfg.RoleNames() {
		if only == "" || only == name {
			(&roleReport{out: out, cfg: cfg, role: rules.Role(name), e: e, full: only == name}).print()
		}
	}
	return nil
}

func (r *roleReport) print() {
	w := tabwriter.NewWriter(r.out, 0, 8, 2, ' ', 0)
	line := func(label, text string) { _, _ = fmt.Fprintf(w, "  %s\t%s\n", label, text) }
	rules := r.role.Rules()
	_, _ = fmt.Fprintf(r.out, "\nrole %s%s\n", rules.Name, r.held())
	var servers []string
	for _, s := range r.e.Servers() {
		if r.role.Sees(s.Name()) {
			servers = append(servers, s.Name())
		}
	}
	line("servers", r.names(servers))
	line("reads", r.names(rules.Read))
	line("writes", r.names(rules.Write))
	var may, mayNot []string
	for _, a := range r.e.Actions().All() {
		if r.role.MaySend(a.Name, a.Privilege) {
			may = append(may, a.Name)
		} else {
			mayNot = append(mayNot, a.Name+classesOf(a.Privilege))
		}
	}
	line("actions", fmt.Sprintf("%d of %d typed actions", len(may), len(may)+len(mayNot)))
	if r.full {
		line("  may send", strings.Join(may, ", "))
	}
	if len(mayNot) > 0 {
		line("  refused", r.names(mayNot))
	}
	for _, list := range []ruleNames{
		{"calls go to", rules.Contexts}, {"channels", rules.Channels}, {"applications", rules.Applications},
		{"variables", rules.Variables}, {"functions", rules.Functions}, {"AGI commands", rules.AGICommands},
		{"AGI scripts", rules.AGIScripts}, {"web hooks go to", rules.Webhooks}, {"console", rules.CLI},
	} {
		if list.label == "functions" && !r.role.Configured() {
			continue // dangerous, as all else of that set
		}
		line(list.label, r.names(list.names))
	}
	line("dangerous", r.names(rules.Dangerous))
	if r.full {
		for _, entry := range policy.Describe() {
			if entry.ID == "functions" && r.role.Configured() {
				continue // its own list says so
			}
			if !slices.Contains(rules.Dangerous, entry.ID) && !slices.Contains(rules.Dangerous, "all") {
				line("  off: "+entry.ID, entry.Reason)
			}
		}
	}
	for _, filter := range []struct{ label, text string }{{"events that fit", rules.EventFilter}, {"calls that fit", rules.CallFilter}} {
		if filter.text != "" {
			line(filter.label, filter.text)
		}
	}
	if text := limitsText(rules.Limits); text != "" {
		line("at most", text)
	}
	_ = w.Flush()
}

// ruleNames is a list of a role, and what it is called here.
type ruleNames struct {
	label string
	names []string
}

// held says who has the role without that being said elsewhere.
func (r *roleReport) held() string {
	var by []string
	name := r.role.Name()
	if name == policy.Local {
		by = append(by, "who calls where no credentials are configured")
	}
	if name == r.cfg.Access.Role && !r.cfg.Access.BearerToken().IsZero() {
		by = append(by, "who sends access.token")
	}
	if r.cfg.HasHooksOf(name) {
		by = append(by, "web hooks")
	}
	if !r.role.Configured() {
		by = append(by, "not configured: all but what is dangerous")
	}
	if len(by) == 0 {
		return ""
	}
	return " (" + strings.Join(by, "; ") + ")"
}

// names are those of a list; "none" of an empty one.
func (r *roleReport) names(names []string) string {
	switch {
	case len(names) == 0:
		return "none"
	case len(names) > namedAtMost && !r.full:
		return fmt.Sprintf("%s and %d more: see --role %s", strings.Join(names[:namedAtMost], ", "), len(names)-namedAtMost, r.role.Name())
	}
	return strings.Join(names, ", ")
}

func classesOf(classes []string) string {
	if len(classes) == 0 {
		return ""
	}
	return " (" + strings.Join(classes, " or ") + ")"
}

func limitsText(l policy.Limits) string {
	var parts []string
	for _, part := range []struct {
		n    int
		what string
	}{{l.Streams, "streams"}, {l.Actions, "actions at once"}, {l.ActionsPerSecond, "actions a second"}, {l.Sessions, "sessions"}} {
		if part.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", part.n, part.what))
		}
	}
	return strings.Join(parts, ", ")
}

// roleFaults says what the login of a server lacks for the roles of the
// configuration, as far as its classes are known.
func roleFaults(e *engine.Engine, server string, info *engine.Info, cfg *config.Config, rules *policy.Policy) []string {
	var faults []string
	for i := range cfg.Access.Roles {
		role := rules.Role(cfg.Access.Roles[i].Name)
		if !role.Sees(server) {
			continue
		}
		for _, part := range []struct {
			what        string
			wants, have []string
			known       bool
		}{
			{"write", role.Rules().Write, info.WriteClasses, info.WriteKnown},
			{"read", role.Rules().Read, info.ReadClasses, info.ReadKnown},
		} {
			var missing []string
			for _, class := range part.wants {
				if class != "all" && !holds(part.have, []string{class}) && (part.known || part.what == "write" && noneOffered(e, info, class)) {
					missing = append(missing, class)
				}
			}
			if len(missing) > 0 {
				faults = append(faults, fmt.Sprintf("role %s may %s %s: the login does not %s it", role.Name(), part.what, strings.Join(missing, ", "), part.what))
			}
		}
	}
	return faults
}

// noneOffered reports whether a class has typed actions, and the login may send none
// of them.
func noneOffered(e *engine.Engine, info *engine.Info, class string) bool {
	known := false
	for _, a := range e.Actions().All() {
		if slices.Contains(a.Privilege, class) {
			if info.Allows(a.Name) {
				return false
			}
			known = true
		}
	}
	return known
}
