package call_test

import "github.com/astergate/astergate/engine/ami/wire"

// incomingScenes are calls from a SIP phone.
var incomingScenes = []scene{
	{name: "incoming", play: func(c *conversation) {
		d := c.phone.dial("answer")
		c.await("Newstate", "ChannelState", "6")
		c.phone.await("the answer", func() bool { return d.status == 200 })
		d.bye()
	}},
	{name: "incomingended", play: func(c *conversation) { c.phone.dial("short") }},
	{name: "incomingcause", play: func(c *conversation) {
		c.do("Setvar", "Variable", "CAUSE", "Value", "34")
		c.phone.dial("cause")
	}},
	{name: "incomingnobody", play: func(c *conversation) {
		// There is no channel for an extension that is not there: another call makes
		// the scene one.
		c.phone.dial("nobody")
		c.phone.dial("short")
	}},
	{name: "incomingdialled", play: func(c *conversation) {
		d := c.phone.dial("phone")
		c.bridged()
		c.phone.await("the answer", func() bool { return d.status == 200 })
		d.bye()
	}},
	{name: "calleehangsup", play: func(c *conversation) {
		d := c.phone.dial("phone")
		c.bridged()
		c.phone.await("the answer", func() bool { return d.status == 200 })
		c.phone.awaitCall("ok").bye()
	}},
	{name: "abandoned", play: func(c *conversation) {
		d := c.phone.dial("phonering")
		c.await("DialState", "DialStatus", "RINGING")
		c.phone.await("the ringing", func() bool { return d.status >= 180 })
		d.cancel()
	}},
	{name: "incomingbusy", play: func(c *conversation) { c.phone.dial("phonebusy") }},
	{name: "incomingtimeout", play: func(c *conversation) { c.phone.dial("phonetimeout") }},
	{name: "forwarded", play: func(c *conversation) {
		d := c.phone.dial("moved")
		c.bridged()
		c.phone.await("the answer", func() bool { return d.status == 200 })
		d.bye()
	}},
	{name: "oneoftwo", play: func(c *conversation) {
		d := c.phone.dial("two")
		first := c.await("DialState", "DialStatus", "RINGING")
		c.find("ringing of the other", func(msg wire.Message) bool {
			return string(msg.Type()) == "DialState" && get(msg, "DestUniqueid") != get(first, "DestUniqueid")
		})
		c.phone.awaitCall("ring2").pickUp()
		c.bridged()
		c.phone.await("the answer", func() bool { return d.status == 200 })
		d.bye()
	}},
	{name: "queue", varies: true, play: func(c *conversation) {
		d := c.phone.dial("queue")
		c.bridged()
		c.phone.await("the answer", func() bool { return d.status == 200 })
		d.bye()
	}},
	{name: "queuetimeout", varies: true, play: func(c *conversation) { c.phone.dial("lazy") }},
	{name: "localoptimised", play: func(c *conversation) {
		d := c.phone.dial("local")
		c.await("LocalOptimizationEnd")
		c.await("Hangup", "Channel", "Local/*")
		c.phone.await("the answer", func() bool { return d.status == 200 })
		d.bye()
	}},
	{name: "localfixed", play: func(c *conversation) {
		d := c.phone.dial("localfixed")
		c.bridged("Channel", "PJSIP/*")
		c.bridged("Channel", "Local/*")
		c.phone.await("the answer", func() bool { return d.status == 200 })
		d.bye()
	}},
	{name: "followme", varies: true, play: func(c *conversation) {
		d := c.phone.dial("follow")
		c.bridged()
		c.phone.await("the answer", func() bool { return d.status == 200 })
		d.bye()
	}},
	{name: "hold", play: func(c *conversation) {
		d := c.phone.dial("phone")
		c.bridged()
		c.phone.await("the answer", func() bool { return d.status == 200 })
		d.media("sendonly")
		c.await("Hold")
		d.media("sendrecv")
		c.await("Unhold")
		d.bye()
	}},
	{name: "hangupwhileheld", play: func(c *conversation) {
		d := c.phone.dial("phone")
		c.bridged()
		c.phone.await("the answer", func() bool { return d.status == 200 })
		d.media("sendonly")
		c.await("Hold")
		c.phone.awaitCall("ok").bye()
	}},
	{name: "conference", play: func(c *conversation) {
		d := c.phone.dial("conf")
		c.await("BridgeEnter", "BridgeTechnology", "softmix")
		c.originate("a", "Local/conf@scene/n")
		c.originate("b", "Local/conf@scene/n")
		c.await("OriginateResponse", "Uniqueid", "conference-a-1")
		c.await("OriginateResponse", "Uniqueid", "conference-b-1")
		c.await("BridgeEnter", "Uniqueid", "conference-a-2")
		c.await("BridgeEnter", "Uniqueid", "conference-b-2")
		c.phone.await("the answer", func() bool { return d.status == 200 })
		c.hangup("conference-a-1")
		c.await("Hangup", "Uniqueid", "conference-a-2")
		d.bye()
		c.await("Hangup", "Channel", "PJSIP/*")
		c.hangup("conference-b-1")
	}},
	{name: "cli", play: func(c *conversation) {
		d := c.phone.dial("answer")
		channel := get(c.await("Newstate", "ChannelState", "6"), "Channel")
		c.phone.await("the answer", func() bool { return d.status == 200 })
		c.server.CLI(c.t, "channel request hangup "+channel)
	}},
	{name: "goeson", varies: true, play: func(c *conversation) {
		// The callee hangs up, and the dialplan dials another.
		c.phone.dial("go")
		c.bridged()
		c.phone.awaitCall("ok").bye()
	}},
}
