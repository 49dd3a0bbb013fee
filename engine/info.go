package engine

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/mapping"
)

// Info is what a server says of itself to our login. It never changes once
// made.
type Info struct {
	AsteriskVersion string // empty if the login may not ask
	AMIVersion      string // from the banner
	Banner          string
	SystemName      string
	Actions         []ActionInfo // what the login may send, by name
	WriteClasses    []string     // certainly held, sorted
	// WriteKnown: the login has no other classes for actions.
	WriteKnown bool
	// ReadClasses are those of the events that the login may read; nil unless
	// ReadKnown.
	ReadClasses []string
	ReadKnown   bool
	// Registered are all actions that the server has, whoever may send them; nil
	// if nobody told.
	Registered []string
	// Modules are those that are loaded; nil if nobody told.
	Modules []ModuleInfo
	// Unknown says why something here is not known, a sentence each.
	Unknown []string
}

// ActionInfo is one action of ListCommands.
type ActionInfo struct {
	Name      string
	Synopsis  string
	Privilege []string // any of these is enough; none: no right is needed
}

// Allows tells whether the login may send the action.
func (i *Info) Allows(action string) bool {
	_, found := slices.BinarySearchFunc(i.Actions, strings.ToLower(action), func(a ActionInfo, name string) int {
		return cmp.Compare(strings.ToLower(a.Name), name)
	})
	return found
}

// Module returns the module of that name, without `.so`, or nil.
func (i *Info) Module(name string) *ModuleInfo {
	at := slices.IndexFunc(i.Modules, func(m ModuleInfo) bool { return strings.TrimSuffix(m.Name, ".so") == name })
	if at < 0 {
		return nil
	}
	return &i.Modules[at]
}

// ask collects an Info. It sends only what ListCommands offers: asking for more
// raises security events, which intrusion filters count.
func (s *Server) ask(ctx context.Context, status ami.Status) (*Info, error) {
	info := &Info{Banner: mapping.Text([]byte(status.Banner)), AMIVersion: mapping.Text([]byte(status.Version))}
	reply, err := s.Do(ctx, ami.Action{Name: "ListCommands"}, SocketFast)
	if err != nil {
		return nil, fmt.Errorf("listing the actions: %w", err)
	}
	for i := range reply.Response.Len() {
		name, value := reply.Response.Header(i)
		if a, ok := parseListed(mapping.Text(name), mapping.Text(value)); ok {
			info.Actions = append(info.Actions, a)
		}
	}
	slices.SortFunc(info.Actions, func(a, b ActionInfo) int {
		return cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	})
	info.WriteClasses = writeClasses(info.Actions)

	if info.Allows("CoreSettings") {
		if reply, err := s.Do(ctx, ami.Action{Name: "CoreSettings"}, SocketFast); err != nil {
			return nil, fmt.Errorf("asking for the settings: %w", err)
		} else if reply.Success() {
			info.AsteriskVersion = text(reply, "AsteriskVersion")
			info.SystemName = text(reply, "CoreSystemName", "SystemName")
		}
	}
	if err := s.askCLI(ctx, info); err != nil {
		if ctx.Err() != nil {
			return nil, err
		}
		info.Unknown = append(info.Unknown, "what only the CLI tells: "+err.Error())
	}
	return info, nil
}

func text(reply *ami.Reply, names ...string) string {
	for _, name := range names {
		if value, ok := reply.Response.Get(name); ok {
			return mapping.Text(value)
		}
	}
	return ""
}

// parseListed reads a header of ListCommands:
//
//	CoreStatus: Show PBX core status variables.  (Priv: system,reporting,all)
//
// Response, ActionID and the like have no privileges and are no actions.
func parseListed(name, value string) (ActionInfo, bool) {
	i := strings.LastIndex(value, "(Priv: ")
	if i < 0 || !strings.HasSuffix(value, ")") {
		return ActionInfo{}, false
	}
	a := ActionInfo{Name: name, Synopsis: strings.TrimSpace(value[:i])}
	for class := range strings.SplitSeq(value[i+len("(Priv: "):len(value)-1], ",") {
		if class != "all" && class != "<none>" && class != "" {
			a.Privilege = append(a.Privilege, class)
		}
	}
	return a, true
}

// writeClasses concludes the login's classes: an action that needs one single
// class is offered only to those who have it. Classes that occur only beside
// others stay unknown.
func writeClasses(actions []ActionInfo) []string {
	held := make(map[string]bool)
	for _, a := range actions {
		if len(a.Privilege) == 1 {
			held[a.Privilege[0]] = true
		}
	}
	return slices.Sorted(maps.Keys(held))
}
