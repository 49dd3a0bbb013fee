package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/ami"
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

// asyncNeeds are those of a server with async_agi.
var asyncNeeds = []need{
	{feature: "channels that come by AGI(agi:async)", classes: []string{"agi"}, read: true},
	{feature: "commands to channels in AsyncAGI", action: "AGI", classes: []string{"agi"}, module: "res_agi"},
}

// callNeeds are the events that following calls takes. That it may also ask for a
// snapshot of the channels is found out by asking: see callFault.
var callNeeds = []need{
	{feature: "following calls", classes: []string{"call"}, read: true},
	{feature: "finding calls of Originate again after a restart, and the variables that are kept on calls (VarSet)", classes: []string{"dialplan"}, read: true},
}

func needsOf(server string, cfg *config.Config) []need {
	all := slices.Clone(needs)
	if cfg.Servers[server].AsyncAGI {
		all = append(all, asyncNeeds...)
	}
	if cfg.Calls.On() {
		all = append(all, callNeeds...)
	}
	if mayCommand(server, cfg) {
		all = append(all, need{feature: "CLI commands", action: "Command", classes: []string{"command"}})
	}
	return all
}

// mayCommand reports whether anybody may run console commands on a server.
func mayCommand(server string, cfg *config.Config) bool {
	granted := func(names []string) bool { return slices.Contains(names, "command") || slices.Contains(names, "all") }
	if granted(cfg.Access.AllowDangerous) {
		return true
	}
	rules, err := cfg.Policy()
	return err == nil && slices.ContainsFunc(cfg.Access.Roles, func(r config.Role) bool {
		return (len(r.CLI) > 0 || granted(r.Dangerous)) && rules.Role(r.Name).Sees(server)
	})
}

// faultsOf says, one sentence each, what will not work.
func faultsOf(server string, status ami.Status, info *engine.Info, cfg *config.Config) []string {
	var faults []string
	if status.FallbackReason != "" {
		faults = append(faults, "actions that block (synchronous Originate, CLI commands): "+status.FallbackReason)
	}
	if status.FilterRefused != "" {
		faults = append(faults, "filters of events (event_filters): "+status.FilterRefused)
	}
	if !info.ReadKnown && status.Boot == ami.BootUnknown {
		faults = append(faults, "knowing whether Asterisk has booted: the login does not read class system")
	}
	for _, n := range needsOf(server, cfg) {
		switch {
		case n.read && info.ReadKnown && !holds(info.ReadClasses, n.classes):
			faults = append(faults, fmt.Sprintf("%s: the login does not read class %s", n.feature, strings.Join(n.classes, " or ")))
		case n.action == "" || info.Allows(n.action):
		case len(n.classes) > 0 && !holds(info.WriteClasses, n.classes):
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

`, cfg.Servers[server].EventLogin().Username, classesFor(server, cfg, true), classesFor(server, cfg, false))
}

// classesFor are the classes that everything that is enabled needs, for reading
// events or for sending actions.
func classesFor(server string, cfg *config.Config, read bool) string {
	var out []string
	for _, n := range needsOf(server, cfg) {
		if n.read == read && len(n.classes) > 0 && !slices.Contains(out, n.classes[0]) {
			out = append(out, n.classes[0])
		}
	}
	slices.Sort(out)
	return strings.Join(out, ",")
}
