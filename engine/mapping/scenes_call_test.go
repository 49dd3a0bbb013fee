package mapping

import (
	"github.com/astergate/astergate/engine/asterisktest"
)

// callScenes are calls.
var callScenes = []scene{
	{name: "identity", play: func(c *conversation, _ *asterisktest.Server) {
		c.call("identity", "identity")
		c.await("DTMFEnd")
		c.await("CEL", "EventName", "USER_DEFINED")
		c.hangup("identity-2")
		c.await("HangupHandlerRun")
		c.await("Hangup", "Uniqueid", "identity-1")
	}},
	{name: "dtmf", play: func(c *conversation, _ *asterisktest.Server) {
		c.call("dtmf", "answer")
		channel := get(c.await("OriginateResponse", "Uniqueid", "dtmf-1"), "Channel")
		c.do("PlayDTMF", "Channel", channel, "Digit", "5", "Duration", "120", "Receive", "true")
		c.await("DTMFEnd")
		c.hangup("dtmf-1")
	}},
	{name: "flash", since: 20, play: func(c *conversation, _ *asterisktest.Server) {
		c.call("flash", "answer")
		channel := get(c.await("OriginateResponse", "Uniqueid", "flash-1"), "Channel")
		c.do("SendFlash", "Channel", channel, "Receive", "true")
		c.await("Flash")
		c.hangup("flash-1")
	}},
	{name: "talk", play: func(c *conversation, _ *asterisktest.Server) {
		c.call("talk", "talk", "Context", "real", "Exten", "beeps", "Priority", "1")
		c.await("ChannelTalkingStart")
		c.await("ChannelTalkingStop")
		c.hangup("talk-1")
	}},
	{name: "moh", play: func(c *conversation, _ *asterisktest.Server) {
		c.call("moh", "moh")
		c.await("MusicOnHoldStart")
		c.hangup("moh-1")
		c.await("MusicOnHoldStop")
	}},
	{name: "spy", play: func(c *conversation, _ *asterisktest.Server) {
		c.call("spied", "tone")
		channel := get(c.await("OriginateResponse", "Uniqueid", "spied-1"), "Channel")
		c.call("spy", "answer", "Application", "ChanSpy", "Data", channel+",qE")
		c.await("ChanSpyStart")
		c.hangup("spy-1")
		c.await("ChanSpyStop")
		c.hangup("spied-1")
	}},
	{name: "chain", play: func(c *conversation, _ *asterisktest.Server) {
		c.call("chain", "chain")
		c.await("LocalOptimizationEnd")
		c.hangup("chain-1")
		c.await("BridgeDestroy")
	}},
	{name: "monitor", until: 19, play: func(c *conversation, _ *asterisktest.Server) {
		c.call("monitor", "monitor")
		c.await("MonitorStart")
		c.await("MonitorStop")
		c.hangup("monitor-1")
	}},
	{name: "sip", play: func(c *conversation, server *asterisktest.Server) {
		c.do("Originate", "Channel", "PJSIP/caller/sip:tone@"+server.SIPAddr, "Async", "true", "ChannelId", "sip-1",
			"Context", "real", "Exten", "beeps", "Priority", "1")
		c.await("RTCPSent", "ReportCount", "1")
		c.await("RTCPReceived", "ReportCount", "1")
		c.hangup("sip-1")
		c.await("Hangup", "Uniqueid", "sip-1")
	}},
	{name: "hold", play: func(c *conversation, server *asterisktest.Server) {
		c.call("hold", "answer", "Application", "Dial", "Data", "PJSIP/caller/sip:tone@"+server.SIPAddr+",,tT")
		dial := c.await("DialEnd", "Uniqueid", "hold-1", "DialStatus", "ANSWER")
		c.await("BridgeEnter", "BridgeNumChannels", "2")
		c.do("Atxfer", "Channel", get(dial, "Channel"), "Exten", "200", "Context", "real")
		c.await("Hold")
		target := c.await("Newexten", "Exten", "200", "Application", "Wait")
		c.hangup(get(target, "Uniqueid"))
		c.await("Unhold")
		c.hangup("hold-1")
	}},
}
