package simulator

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Actions about channels (main/manager.c). A channel is found by its name or its
// unique id. Not imitated: Redirect with a second channel, functions other than
// those of vars.go, the check of variables that hold functions.

func actionCoreShowChannels(ss *session, r *request) answer {
	a := list(r, "Channels will follow")
	for _, c := range ss.sim.channels {
		age := time.Since(c.created) / time.Second
		k := item("CoreShowChannel")
		k.addIf("ActionID", r.id())
		k.snapshot("", c)
		k.add("Application", c.app)
		k.add("ApplicationData", c.data)
		k.add("Duration", fmt.Sprintf("%02d:%02d:%02d", age/3600, age/60%60, age%60))
		k.add("BridgeId", c.bridgeID())
		a.items = append(a.items, k.bytes())
	}
	a.complete(r, "CoreShowChannelsComplete", len(a.items))
	return a
}

func (c *channel) bridgeID() string {
	if c.bridge == nil {
		return ""
	}
	return c.bridge.id
}

func actionStatus(ss *session, r *request) answer {
	s := ss.sim
	channels := s.channels
	if name := r.get("Channel"); name != "" {
		c := s.findChannel(name)
		if c == nil {
			return fail(r, "No such channel")
		}
		channels = []*channel{c}
	}
	a := list(r, "Channel status will follow")
	for _, c := range channels {
		k := item("Status")
		k.add("Privilege", "Call")
		k.snapshot("", c)
		k.pairs([]string{
			"Type", c.tech,
			"DNID", "",
			"EffectiveConnectedLineNum", orUnknown(c.connected.Number),
			"EffectiveConnectedLineName", orUnknown(c.connected.Name),
			"TimeToHangup", "0",
			"BridgeID", c.bridgeID(),
			"Application", c.app,
			"Data", c.data,
			"Nativeformats", "(slin)",
			"Readformat", "slin",
			"Readtrans", "",
			"Writeformat", "slin",
			"Writetrans", "",
			"Callgroup", "0",
			"Pickupgroup", "0",
			"Seconds", strconv.Itoa(int(time.Since(c.created) / time.Second)),
		})
		k.statusVariables(c, r)
		k.addIf("ActionID", r.id())
		a.items = append(a.items, k.bytes())
	}
	n := len(a.items)
	a.complete(r, "StatusComplete", n, "Items", strconv.Itoa(n))
	return a
}

// statusVariables adds what Variables or AllVariables asks for. A variable that
// is not set reads (null).
func (k *block) statusVariables(c *channel, r *request) {
	for name := range strings.SplitSeq(r.get("Variables"), ",") {
		if name == "" {
			continue
		}
		value, ok := c.value(name)
		if !ok {
			value = "(null)"
		}
		k.add("Variable", name+"="+value)
	}
	if isTrue(r.get("AllVariables")) {
		for _, v := range c.vars {
			k.add("Variable", v.name+"="+v.value)
		}
	}
}

// actionHangup ends a channel, or all whose names fit a /regular expression/,
// which makes the answer a list.
func actionHangup(ss *session, r *request) answer {
	s := ss.sim
	name := r.get("Channel")
	if name == "" {
		return fail(r, "No channel specified")
	}
	cause := 0
	if n, ok := scanInt(r.get("Cause")); ok && n >= 0 && n <= 127 {
		cause = n
	}
	if name[0] != '/' {
		c := s.findChannel(name)
		if c == nil {
			return fail(r, "No such channel")
		}
		c.requestHangup(cause)
		return ack(r, "Channel Hungup")
	}
	pattern, err := regexp.Compile(strings.TrimSuffix(name[1:], "/"))
	if err != nil {
		return fail(r, "Regex compile failed")
	}
	a := list(r, "Channels hung up will follow")
	for _, c := range s.channels {
		if !pattern.MatchString(c.name) {
			continue
		}
		c.requestHangup(cause)
		k := item("ChannelHungup")
		k.add("Channel", c.name)
		k.addIf("ActionID", r.id())
		a.items = append(a.items, k.bytes())
	}
	a.complete(r, "ChannelsHungupListComplete", len(a.items))
	return a
}

func actionRedirect(ss *session, r *request) answer {
	for _, name := range []string{"Channel", "Context", "Exten", "Priority"} {
		if r.get(name) == "" {
			return fail(r, name+" not specified")
		}
	}
	priority, ok := scanInt(r.get("Priority"))
	if !ok || priority < 1 {
		return fail(r, "Priority is invalid")
	}
	c := ss.sim.findChannel(r.get("Channel"))
	switch {
	case c == nil:
		return fail(r, "Channel does not exist: "+r.get("Channel"))
	case c.hangup:
		return fail(r, "Redirect failed, channel not up.")
	}
	c.noCdr = true // measured; its record is part of another's then
	c.redirect = &location{r.get("Context"), r.get("Exten"), priority}
	c.poke()
	return ack(r, "Redirect successful")
}

// actionGetvar gives a variable's bytes as they are, also those that make more
// than one line. One that is not set is empty.
func actionGetvar(ss *session, r *request) answer {
	s := ss.sim
	name := r.get("Variable")
	if name == "" {
		return fail(r, "No variable specified")
	}
	value, _ := findVar(s.globals, name)
	if channel := r.get("Channel"); channel != "" {
		c := s.findChannel(channel)
		if c == nil {
			return fail(r, "No such channel")
		}
		value, _ = c.value(name)
	}
	k := start(r, "Success")
	k.add("Variable", name)
	k.add("Value", value)
	return answer{reply: k.bytes()}
}

func actionSetvar(ss *session, r *request) answer {
	s := ss.sim
	name, value := r.get("Variable"), r.get("Value")
	if name == "" {
		return fail(r, "No variable specified")
	}
	if channel := r.get("Channel"); channel != "" {
		c := s.findChannel(channel)
		if c == nil {
			return fail(r, "No such channel")
		}
		c.assign(name, value)
		return ack(r, "Variable Set")
	}
	s.globals = putVar(s.globals, name, value)
	k := s.newEvent("VarSet", classDialplan)
	k.pairs([]string{"Channel", "none", "Uniqueid", "none", "Variable", name, "Value", escapeC(value)})
	s.publishBlock(classDialplan, k)
	return ack(r, "Variable Set")
}
