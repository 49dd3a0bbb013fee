package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/server/config"
)

// need is a thing that users expect to work, and what it takes.
type need struct {
	feature string
	action  string   // must be offered to the login; empty: events only
	classes []string // of which the login needs one; the least powerful first
	read    bool     // for reading events, else for sending actions
	module  string   // that provides the action
}

// needs are the features that are there now, with the classes that Asterisk 16
// and 22 ask for. What only a dangerous permission enables is added by
// needsOf.
var needs = []need{
	{feature: "events of calls, bridges and dialling", classes: []string{"call"}, read: true},
	{feature: "events of the dialplan (Newexten, VarSet)", classes: []string{"dialplan"}, read: true},
	{feature: "knowing whether Asterisk has booted", classes: []string{"system"}, read: true},
	{feature: "events of queues and agents", classes: []string{"agent"}, read: true},
	{feature: "UserEvent events", classes: []string{"user"}, read: true},
	{feature: "call detail records", classes: []string{"cdr"}, read: true},
	{feature: "DTMF events", classes: []string{"dtmf"}, read: true},
	{feature: "placing calls", action: "Originate", classes: []string{"originate"}},
	{feature: "hanging up", action: "Hangup", classes: []string{"call", "system"}},
	{feature: "moving calls", action: "Redirect", classes: []string{"call"}},
	{feature: "the state of channels", action: "Status", classes: []string{"call", "reporting", "system"}},
	{feature: "listing channels", action: "CoreShowChannels", classes: []string{"reporting", "system"}},
	{feature: "reading variables", action: "Getvar", classes: []string{"call", "reporting"}},
	{feature: "setting variables", action: "Setvar", classes: []string{"call"}},
	{feature: "version and settings of the server", action: "CoreSettings", classes: []string{"reporting", "system"}},
	{feature: "the state of queues", action: "QueueStatus", module: "app_queue"},
	{feature: "sending UserEvent", action: "UserEvent", classes: []string{"user"}},
}

// callNeeds are the events that following calls takes. That it may also ask for a
// snapshot of the channels is found out by asking: see callFault.
var callNeeds = []need{
	{feature: "following calls", classes: []string{"call"}, read: true},
	{feature: "finding calls of Originate again after a restart, and the variables that are kept on calls (VarSet)", classes: []string{"dialplan"}, read: true},
}

func needsOf(cfg *config.Config) []need {
	all := needs
	if cfg.Calls.On() {
		all = append(slices.Clone(all), callNeeds...)
	}
	if allowed := cfg.Access.AllowDangerous; slices.Contains(allowed, "command") || slices.Contains(allowed, "all") {
		all = append(slices.Clone(all), need{feature: "CLI commands", action: "Command", classes: []string{"command"}})
	}
	return all
}

// rights are what could be found out about the login.
type rights struct {
	read, write           []string
	readKnown, writeKnown bool
}

// rightsOf asks for the login's classes. Only the CLI tells them; a user
// without class command is not told, and asking for more than it is offered
// would look like an attack to an intrusion filter.
func rightsOf(ctx context.Context, s *engine.Server, info *engine.Info, user string) rights {
	r := rights{write: info.WriteClasses}
	if !info.Allows("Command") {
		return r
	}
	reply, err := s.Do(ctx, ami.Action{
		Name:    "Command",
		Headers: []wire.Header{{Name: "Command", Value: "manager show user " + user}},
	}, engine.SocketBlocking)
	if err != nil || !reply.Success() {
		return r
	}
	for i := range reply.Response.Len() {
		label, value, found := strings.Cut(string(reply.Response.Value(i)), ":")
		if !found {
			continue
		}
		classes := classesOf(value)
		switch strings.TrimSpace(label) {
		case "read perm":
			r.read, r.readKnown = classes, true
		case "write perm":
			r.write, r.writeKnown = classes, true
		}
	}
	return r
}

func classesOf(text string) []string {
	var classes []string
	for class := range strings.SplitSeq(text, ",") {
		if class = strings.TrimSpace(class); class != "" && class != "<none>" {
			classes = append(classes, class)
		}
	}
	return classes
}

// faultsOf says, one sentence each, what will not work.
func faultsOf(status ami.Status, info *engine.Info, r rights, cfg *config.Config) []string {
	var faults []string
	if status.FallbackReason != "" {
		faults = append(faults, "actions that block (synchronous Originate, CLI commands): "+status.FallbackReason)
	}
	if !r.readKnown && status.Boot == ami.BootUnknown {
		faults = append(faults, "knowing whether Asterisk has booted: the login does not read class system")
	}
	for _, n := range needsOf(cfg) {
		switch {
		case n.read && r.readKnown && !holds(r.read, n.classes):
			faults = append(faults, fmt.Sprintf("%s: the login does not read class %s", n.feature, strings.Join(n.classes, " or ")))
		case n.action == "" || info.Allows(n.action):
		case len(n.classes) > 0 && !holds(r.write, n.classes):
			faults = append(faults, fmt.Sprintf("%s (%s): the login does not write class %s", n.feature, n.action, strings.Join(n.classes, " or ")))
		default:
			faults = append(faults, fmt.Sprintf("%s (%s): Asterisk does not offer it; is module %s loaded?", n.feature, n.action, orUnknown(n.module)))
		}
	}
	return faults
}

func holds(have, wanted []string) bool {
	return slices.Contains(have, "all") || slices.ContainsFunc(wanted, func(class string) bool { return slices.Contains(have, class) })
}

// stanza is the section of manager.conf that lets all that is enabled work.
func stanza(server string, cfg *config.Config) string {
	return fmt.Sprintf(`    [%s]
    secret = (the one that astergate is given)
    deny = 0.0.0.0/0.0.0.0
    permit = (astergate's address)/255.255.255.255
    allowmultiplelogin = yes
    read = %s
    write = %s

`, cfg.Servers[server].EventLogin().Username, classesFor(cfg, true), classesFor(cfg, false))
}

// classesFor are the classes that everything that is enabled needs, for reading
// events or for sending actions.
func classesFor(cfg *config.Config, read bool) string {
	var out []string
	for _, n := range needsOf(cfg) {
		if n.read == read && len(n.classes) > 0 && !slices.Contains(out, n.classes[0]) {
			out = append(out, n.classes[0])
		}
	}
	slices.Sort(out)
	return strings.Join(out, ",")
}
