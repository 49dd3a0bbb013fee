package mapping

import (
	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/asterisktest"
)

// transferScenes are calls that are passed on, taken elsewhere or parked.
var transferScenes = []scene{
	{name: "blind", play: func(c *conversation, _ *asterisktest.Server) {
		c.call("blind", "dial")
		enter := c.await("BridgeEnter", "Uniqueid", "blind-2")
		c.await("BridgeEnter", "BridgeNumChannels", "2")
		c.do("BlindTransfer", "Channel", get(enter, "Channel"), "Exten", "answer", "Context", "real")
		c.await("BlindTransfer")
		c.hangup("blind-1")
		c.hangup("blind-2")
	}},
	{name: "attended", play: func(c *conversation, _ *asterisktest.Server) {
		c.call("attended", "dial")
		enter := c.await("BridgeEnter", "Uniqueid", "attended-2")
		c.await("BridgeEnter", "BridgeNumChannels", "2")
		c.do("Atxfer", "Channel", get(enter, "Channel"), "Exten", "200", "Context", "real")
		bridge := get(enter, "BridgeUniqueid")
		c.find("consultation", func(msg wire.Message) bool {
			return string(msg.Type()) == "BridgeEnter" && get(msg, "BridgeUniqueid") != bridge && get(msg, "BridgeNumChannels") == "2"
		})
		c.hangup("attended-2")
		c.await("AttendedTransfer")
		c.hangup("/Local/")
	}},
	{name: "threeway", play: func(c *conversation, _ *asterisktest.Server) {
		c.call("threeway", "dial")
		enter := c.await("BridgeEnter", "Uniqueid", "threeway-2")
		c.await("BridgeEnter", "BridgeNumChannels", "2")
		c.do("Atxfer", "Channel", get(enter, "Channel"), "Exten", "200", "Context", "real")
		bridge := get(enter, "BridgeUniqueid")
		c.find("consultation", func(msg wire.Message) bool {
			return string(msg.Type()) == "BridgeEnter" && get(msg, "BridgeUniqueid") != bridge && get(msg, "BridgeNumChannels") == "2"
		})
		for _, digit := range "*3" {
			c.do("PlayDTMF", "Channel", get(enter, "Channel"), "Digit", string(digit), "Receive", "true")
		}
		c.await("AttendedTransfer", "DestType", "Threeway")
		c.hangup("/Local/")
	}},
	{name: "pickup", play: func(c *conversation, _ *asterisktest.Server) {
		c.call("picked", "dialring")
		dial := c.await("DialState")
		c.call("pickup", "answer", "Application", "PickupChan", "Data", get(dial, "DestChannel"))
		c.await("Pickup")
		c.hangup("/Local/")
	}},
	{name: "park", play: func(c *conversation, _ *asterisktest.Server) {
		c.call("park", "park")
		parked := c.await("ParkedCall")
		c.do("ParkedCalls")
		c.await("ParkedCallsComplete")
		c.do("Parkinglots")
		c.await("ParkinglotsComplete")
		c.call("retrieve", "answer", "Application", "ParkedCall", "Data", "default,"+get(parked, "ParkingSpace"))
		c.await("UnParkedCall")
		c.hangup("/Local/")
	}},
	{name: "giveup", play: func(c *conversation, _ *asterisktest.Server) {
		c.call("giveup", "park")
		c.await("ParkedCall")
		c.hangup("giveup-2")
		c.await("ParkedCallGiveUp")
	}},
	{name: "parktimeout", play: func(c *conversation, _ *asterisktest.Server) {
		c.call("parktimeout", "parkshort")
		c.await("ParkedCallTimeOut")
		c.hangup("parktimeout-1")
	}},
	{name: "parkswap", play: func(c *conversation, _ *asterisktest.Server) {
		c.call("parkswap", "dialpark", "Application", "Milliwatt")
		c.await("ParkedCallSwap")
		c.hangup("/Local/")
	}},
}
