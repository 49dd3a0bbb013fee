package call_test

import (
	"strings"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
)

// bridgedCall is a call of the phone that is bridged with the phone.
func (c *conversation) bridgedCall() (caller *dialog, callerChannel, callee wire.Message) {
	c.t.Helper()
	d := c.phone.dial("phone")
	dial := c.await("DialBegin")
	c.bridged()
	c.phone.await("the answer", func() bool { return d.status == 200 })
	enter := c.await("BridgeEnter", "Uniqueid", get(dial, "Uniqueid"))
	return d, enter, c.await("BridgeEnter", "Uniqueid", get(dial, "DestUniqueid"))
}

// consult has the callee call somebody by the action Atxfer, and waits for an
// event. The action presses keys, faster than Asterisk reads them on a busy
// machine; it then asks for the number again, and gets it key by key.
func (c *conversation) consult(callee wire.Message, exten, event string, fits func(wire.Message) bool) {
	c.t.Helper()
	channel := get(callee, "Channel")
	c.do("Atxfer", "Channel", channel, "Context", "scene", "Exten", exten)
	for i, asked := 0, time.Now(); ; {
		for ; i < len(c.all); i++ {
			if string(c.all[i].Type()) == event && fits(c.all[i]) {
				return
			}
		}
		switch waited := time.Since(asked); {
		case waited > awaitLimit:
			c.t.Fatalf("no consultation came, but %s", c.came())
		case waited > 5*time.Second && c.pressed(channel) < 2+2*len(exten):
			c.keys(channel, exten+"#")
		default:
			c.next(time.Now().Add(100 * time.Millisecond))
		}
	}
}

// transferScenes are calls that are passed on, taken elsewhere, joined or parked.
var transferScenes = []scene{
	{name: "blindami", play: func(c *conversation) {
		_, caller, callee := c.bridgedCall()
		c.do("BlindTransfer", "Channel", get(caller, "Channel"), "Context", "scene", "Exten", "200")
		c.await("BlindTransfer")
		c.await("Newexten", "Exten", "200", "Application", "Wait")
		c.await("Hangup", "Uniqueid", get(caller, "Uniqueid"))
		c.hangup(get(callee, "Uniqueid"))
	}},
	{name: "blindkeys", play: func(c *conversation) {
		_, caller, callee := c.bridgedCall()
		c.keys(get(callee, "Channel"), "#1")
		c.await("Hold")
		c.keys(get(callee, "Channel"), "200")
		c.await("BlindTransfer")
		c.await("Newexten", "Exten", "200", "Application", "Wait")
		c.hangup(get(caller, "Uniqueid"))
	}},
	{name: "attendedami", play: func(c *conversation) {
		_, caller, callee := c.bridgedCall()
		c.consult(callee, "200", "BridgeEnter", func(msg wire.Message) bool {
			return get(msg, "BridgeUniqueid") != get(caller, "BridgeUniqueid") && get(msg, "BridgeNumChannels") == "2"
		})
		c.await("DialEnd", "DestChannel", "Local/200@*")
		c.hangup(get(callee, "Uniqueid"))
		c.await("AttendedTransfer")
		c.hangup(get(caller, "Uniqueid"))
		c.await("Hangup", "Uniqueid", get(caller, "Uniqueid"))
		c.hangup("/Local/") // hung up while it is moved, the caller leaves the other leg behind
	}},
	{name: "attendedkeys", play: func(c *conversation) {
		_, caller, callee := c.bridgedCall()
		c.keys(get(callee, "Channel"), "*2")
		c.await("Hold")
		c.keys(get(callee, "Channel"), "200#")
		c.find("consultation", func(msg wire.Message) bool {
			return string(msg.Type()) == "BridgeEnter" && get(msg, "BridgeUniqueid") != get(caller, "BridgeUniqueid") && get(msg, "BridgeNumChannels") == "2"
		})
		c.await("DialEnd", "DestChannel", "Local/200@*")
		c.phone.awaitCall("ok").bye()
		c.await("AttendedTransfer")
		c.hangup(get(caller, "Uniqueid"))
		c.await("Hangup", "Uniqueid", get(caller, "Uniqueid"))
		c.hangup("/Local/") // hung up while it is moved, the caller leaves the other leg behind
	}},
	{name: "attendedbusy", varies: true, play: func(c *conversation) {
		_, caller, callee := c.bridgedCall()
		c.consult(callee, "201", "Hangup", func(msg wire.Message) bool {
			return strings.HasPrefix(get(msg, "Channel"), "Local/201@")
		})
		c.await("Unhold")
		c.hangup(get(caller, "Uniqueid"))
	}},
	{name: "threeway", play: func(c *conversation) {
		_, caller, callee := c.bridgedCall()
		c.consult(callee, "200", "BridgeEnter", func(msg wire.Message) bool {
			return get(msg, "BridgeUniqueid") != get(caller, "BridgeUniqueid") && get(msg, "BridgeNumChannels") == "2"
		})
		c.await("DialEnd", "DestChannel", "Local/200@*")
		c.keys(get(callee, "Channel"), "*3")
		c.await("AttendedTransfer", "DestType", "Threeway")
		c.hangup(get(callee, "Uniqueid"))
		c.await("Hangup", "Uniqueid", get(callee, "Uniqueid"))
		c.hangup(get(caller, "Uniqueid"))
	}},
	{name: "pickup", play: func(c *conversation) {
		d := c.phone.dial("phonering")
		dial := c.await("DialState", "DialStatus", "RINGING")
		c.originate("a", "Local/answer@scene/n", "Application", "PickupChan", "Data", get(dial, "DestChannel"))
		c.await("Pickup")
		c.bridged()
		c.phone.await("the answer", func() bool { return d.status == 200 })
		c.await("OriginateResponse")
		d.bye()
	}},
	{name: "bridge", play: func(c *conversation) {
		c.originate("a", "Local/answer@scene/n")
		c.originate("b", "Local/answer@scene/n")
		a := c.await("OriginateResponse", "Uniqueid", "bridge-a-1")
		b := c.await("OriginateResponse", "Uniqueid", "bridge-b-1")
		c.await("Newexten", "Uniqueid", "bridge-a-1")
		c.await("Newexten", "Uniqueid", "bridge-b-1")
		c.do("Bridge", "Channel1", get(a, "Channel"), "Channel2", get(b, "Channel"), "Tone", "no")
		c.bridged()
		c.hangup("bridge-a-2")
		c.await("Hangup", "Uniqueid", "bridge-a-2")
		c.hangup("bridge-b-2")
	}},
	{name: "bridgeanddial", play: func(c *conversation) {
		// After a basic bridge both calls' channels have the first one's Linkedid,
		// and so has what the second one dials.
		c.originate("a", "Local/answer@scene/n")
		c.originate("b", "Local/answer@scene/n")
		a := c.await("OriginateResponse", "Uniqueid", "bridgeanddial-a-1")
		b := c.await("OriginateResponse", "Uniqueid", "bridgeanddial-b-1")
		c.await("Newexten", "Uniqueid", "bridgeanddial-a-1")
		c.await("Newexten", "Uniqueid", "bridgeanddial-b-1")
		c.do("Bridge", "Channel1", get(a, "Channel"), "Channel2", get(b, "Channel"), "Tone", "no")
		c.bridged()
		c.do("Redirect", "Channel", get(b, "Channel"), "Context", "scene", "Exten", "phone", "Priority", "1")
		c.await("DialBegin", "Uniqueid", "bridgeanddial-b-1")
		enter := c.await("BridgeEnter", "Channel", "PJSIP/*")
		c.await("BridgeEnter", "Uniqueid", "bridgeanddial-b-1", "BridgeUniqueid", get(enter, "BridgeUniqueid"))
		c.hangup("bridgeanddial-a-1")
		c.hangup("bridgeanddial-b-1")
	}},
	{name: "redirectone", play: func(c *conversation) {
		_, caller, callee := c.bridgedCall()
		c.do("Redirect", "Channel", get(caller, "Channel"), "Context", "scene", "Exten", "200", "Priority", "1")
		c.await("Newexten", "Exten", "200", "Application", "Wait")
		c.await("Hangup", "Uniqueid", get(callee, "Uniqueid"))
		c.hangup(get(caller, "Uniqueid"))
	}},
	{name: "redirectcallee", play: func(c *conversation) {
		d, caller, callee := c.bridgedCall()
		_ = d
		c.do("Redirect", "Channel", get(callee, "Channel"), "Context", "scene", "Exten", "200", "Priority", "1")
		c.await("Newexten", "Exten", "200", "Application", "Wait")
		c.await("Hangup", "Uniqueid", get(caller, "Uniqueid"))
		c.phone.awaitCall("ok").bye()
	}},
	{name: "redirectboth", play: func(c *conversation) {
		_, caller, callee := c.bridgedCall()
		c.do("Redirect", "Channel", get(caller, "Channel"), "Context", "scene", "Exten", "conf", "Priority", "1",
			"ExtraChannel", get(callee, "Channel"), "ExtraContext", "scene", "ExtraExten", "conf", "ExtraPriority", "1")
		c.await("BridgeEnter", "Uniqueid", get(caller, "Uniqueid"), "BridgeTechnology", "softmix")
		c.await("BridgeEnter", "Uniqueid", get(callee, "Uniqueid"), "BridgeTechnology", "softmix")
		c.hangup(get(caller, "Uniqueid"))
		c.await("Hangup", "Uniqueid", get(caller, "Uniqueid"))
		c.hangup(get(callee, "Uniqueid"))
	}},
	{name: "redirectringing", play: func(c *conversation) {
		d := c.phone.dial("phonering")
		dial := c.await("DialState", "DialStatus", "RINGING")
		c.do("Redirect", "Channel", get(dial, "Channel"), "Context", "scene", "Exten", "200", "Priority", "1")
		c.await("Newexten", "Exten", "200", "Application", "Wait")
		c.phone.await("the answer", func() bool { return d.status == 200 })
		d.bye()
	}},
	{name: "parkretrieved", play: func(c *conversation) {
		d := c.phone.dial("park")
		parked := c.await("ParkedCall")
		c.phone.await("the answer", func() bool { return d.status == 200 })
		c.originate("a", "Local/answer@scene/n", "Application", "ParkedCall", "Data", "default,"+get(parked, "ParkingSpace"))
		c.await("UnParkedCall")
		c.bridged()
		c.await("OriginateResponse")
		d.bye()
	}},
	{name: "parktimeout", play: func(c *conversation) {
		d := c.phone.dial("parkshort")
		c.await("ParkedCallTimeOut")
		c.await("Newexten", "Exten", "200", "Application", "Wait")
		d.bye()
	}},
	{name: "parkgaveup", play: func(c *conversation) {
		d := c.phone.dial("park")
		c.await("ParkedCall")
		c.phone.await("the answer", func() bool { return d.status == 200 })
		d.bye()
		c.await("ParkedCallGiveUp")
	}},
	{name: "parkaction", play: func(c *conversation) {
		d, caller, callee := c.bridgedCall()
		c.do("Park", "Channel", get(caller, "Channel"), "TimeoutChannel", get(callee, "Channel"), "Timeout", "20000")
		c.await("ParkedCall")
		c.await("Hangup", "Uniqueid", get(callee, "Uniqueid"))
		d.bye()
	}},
}
