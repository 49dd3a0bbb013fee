package call_test

import (
	"os"
	"slices"
	"strconv"

	"github.com/astergate/astergate/engine/ami/wire"
)

var scenes = slices.Concat(originateScenes, incomingScenes, transferScenes, serverScenes)

// originateScenes are calls that a client makes.
var originateScenes = []scene{
	{name: "answered", play: func(c *conversation) {
		c.originate("a", "Local/answer@scene", "CallerID", `"Alice \"A\" O'Neil" <100>`)
		c.await("OriginateResponse", "Response", "Success")
		c.await("Newstate", "Uniqueid", "answered-a-1", "ChannelState", "6")
		c.hangup("answered-a-1")
	}},
	{name: "busy", play: func(c *conversation) { c.originate("a", "Local/busy@scene") }},
	{name: "congestion", play: func(c *conversation) { c.originate("a", "Local/congestion@scene") }},
	{name: "noanswer", play: func(c *conversation) { c.originate("a", "Local/ring@scene", "Timeout", "500") }},
	{name: "silence", play: func(c *conversation) { c.originate("a", "Local/silent@scene", "Timeout", "500") }},
	{name: "badtechnology", play: func(c *conversation) { c.originate("a", "NoSuch/thing") }},
	{name: "nosuchextension", play: func(c *conversation) { c.originate("a", "Local/nobody@scene") }},
	{name: "nosuchendpoint", play: func(c *conversation) { c.originate("a", "PJSIP/nobody") }},
	{name: "refused", play: func(c *conversation) {
		c.originate("a", "Local/answer@scene", "Context", "nowhere", "Exten", "100", "Priority", "1")
	}},
	{name: "application", play: func(c *conversation) {
		c.originate("a", "Local/answer@scene", "Application", "Wait", "Data", "0.2")
	}},
	{name: "dialplan", play: func(c *conversation) {
		c.originate("a", "Local/answer@scene", "Context", "scene", "Exten", "short", "Priority", "1")
	}},
	{name: "synchronous", play: func(c *conversation) {
		c.originate("a", "Local/answer@scene", "Async", "false", "Application", "Wait", "Data", "0.2")
	}},
	{name: "synchronousbusy", play: func(c *conversation) { c.originate("a", "Local/busy@scene", "Async", "false") }},
	{name: "phoneanswered", play: func(c *conversation) {
		c.originate("a", "PJSIP/phone/sip:ok@"+c.phone.addr())
		c.await("OriginateResponse", "Response", "Success")
		c.await("Newstate", "Uniqueid", "phoneanswered-a-1", "ChannelState", "6")
		c.phone.awaitCall("ok").bye()
	}},
	{name: "phonetimeout", play: func(c *conversation) {
		c.originate("a", "PJSIP/phone/sip:ring@"+c.phone.addr(), "Timeout", "700")
	}},
	{name: "phonehungup", play: func(c *conversation) {
		c.originate("a", "PJSIP/phone/sip:ok@"+c.phone.addr())
		c.await("Newstate", "Uniqueid", "phonehungup-a-1", "ChannelState", "6")
		c.await("OriginateResponse", "Response", "Success")
		c.hangup("phonehungup-a-1", "Cause", "38")
	}},
	{name: "ringinghungup", play: func(c *conversation) {
		c.originate("a", "PJSIP/phone/sip:ring@"+c.phone.addr())
		c.await("Newstate", "Uniqueid", "ringinghungup-a-1", "ChannelState", "5")
		c.hangup("ringinghungup-a-1", "Cause", "16")
	}},
	{name: "sipcodes", play: func(c *conversation) {
		for _, code := range []int{400, 401, 402, 403, 404, 405, 406, 408, 409, 410, 413, 414, 415, 416, 420, 421, 423, 480, 481, 482, 483, 484, 485, 486, 487, 488, 491, 493, 500, 501, 502, 503, 504, 505, 513, 600, 603, 604, 606} {
			c.originate(strconv.Itoa(code), "PJSIP/phone/sip:c"+strconv.Itoa(code)+"@"+c.phone.addr())
		}
	}},
	{name: "clicktocall", play: func(c *conversation) {
		c.originate("a", "PJSIP/phone/sip:ok@"+c.phone.addr(), "Context", "scene", "Exten", "phone", "Priority", "1", "CallerID", "100")
		c.bridged()
		c.await("DialEnd", "DialStatus", "ANSWER", "Uniqueid", "clicktocall-a-1")
		c.phone.awaitCall("ok").bye()
	}},
	{name: "variable", play: func(c *conversation) {
		c.originate("a", "Local/amd@scene")
		c.await("VarSet", "Variable", "AMDSTATUS")
		c.await("OriginateResponse")
		c.hangup("variable-a-1")
	}},
	{name: "earlymedia", play: func(c *conversation) {
		c.originate("a", "Local/ahead@scene", "EarlyMedia", "true")
		c.await("Newstate", "Uniqueid", "earlymedia-a-1", "ChannelState", "6")
		c.await("OriginateResponse")
		c.hangup("earlymedia-a-1")
	}},
	{name: "handeddown", play: func(c *conversation) {
		// The tracking variable is inherited by the legs that the call dials.
		call := c.name + "-a"
		c.reply(c.send("Originate", "Channel", "Local/local@scene", "Async", "true", "ChannelId", call+"-1", "OtherChannelId", call+"-2",
			"Variable", trackingVariable+"="+call, "Variable", "__"+trackingVariable+"="+call, "Application", "Wait", "Data", "60"))
		// Both of its bridges: a talk that begins behind the hangup goes on without us.
		one := get(c.bridged(), "BridgeUniqueid")
		c.find("the other bridge", func(msg wire.Message) bool {
			return string(msg.Type()) == "BridgeEnter" && get(msg, "BridgeNumChannels") == "2" && get(msg, "BridgeUniqueid") != one
		})
		c.await("OriginateResponse")
		c.hangup(call + "-1")
	}},
	{name: "rootoptimised", play: func(c *conversation) {
		// Both ends of the first Local channel are in bridges, so it goes; the call
		// goes on with what is left.
		c.originate("a", "Local/phone@scene", "Application", "Dial", "Data", "Local/tone@scene")
		c.await("Hangup", "Uniqueid", "rootoptimised-a-1")
		c.await("Hangup", "Uniqueid", "rootoptimised-a-2")
		c.phone.awaitCall("ok").bye()
	}},
	{name: "concurrent", play: func(c *conversation) {
		const calls = 100
		for i := range calls {
			c.send("Originate", c.originateHeaders(strconv.Itoa(i), "Local/answer@scene")...)
		}
		for i := range calls {
			c.await("Newstate", "Uniqueid", "concurrent-"+strconv.Itoa(i)+"-1", "ChannelState", "6")
			c.await("OriginateResponse", "Uniqueid", "concurrent-"+strconv.Itoa(i)+"-1")
		}
		for i := range calls {
			c.send("Hangup", "Channel", "concurrent-"+strconv.Itoa(i)+"-1")
		}
	}},
	{name: "callfile", play: func(c *conversation) {
		file := c.server.Path("spool/outgoing/scene.call")
		tmp := c.server.Path("spool/scene.call")
		text := "Channel: Local/answer@scene\nApplication: Wait\nData: 0.2\nMaxRetries: 0\n"
		if err := os.WriteFile(tmp, []byte(text), 0o666); err != nil {
			c.t.Fatal(err)
		}
		if err := os.Chmod(tmp, 0o666); err != nil {
			c.t.Fatal(err)
		}
		if err := os.Rename(tmp, file); err != nil {
			c.t.Fatal(err)
		}
	}},
	{name: "clioriginate", play: func(c *conversation) {
		c.server.CLI(c.t, "channel originate Local/answer@scene application Wait 0.2")
	}},
}
