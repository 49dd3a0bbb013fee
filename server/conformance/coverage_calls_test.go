package conformance

func coverChannels(p *coverage) {
	p.originate("call", "echo")
	p.shows("Originate", "CoreShowChannels", nil, "unique_id", "call-1", "channel_state", "CHANNEL_STATE_UP")
	p.call("Setvar", "channel", "call-1", "variable", "COLOUR", "value", `say "hi", \ and all`)
	p.shows("Setvar", "Getvar", with("channel", "call-1", "variable", "COLOUR"), "value", `say "hi", \ and all`)
	p.ask("Status", with("channel", "call-1", "variables", "COLOUR"), "unique_id", "call-1")
	p.call("PlayDTMF", "channel", "call-1", "digit", "5", "duration", "0.1s", "receive", true)
	p.event("PlayDTMF", "DTMFEnd", "digit", "5", "unique_id", "call-1")
	if p.has("SendFlash") {
		p.call("SendFlash", "channel", "call-1", "receive", true)
		p.event("SendFlash", "Flash", "unique_id", "call-1")
	}
	p.call("PlayMF", "channel", "call-1", "digit", "5", "duration", "0.05s")
	p.call("AbsoluteTimeout", "channel", "call-1", "timeout", "1s")
	p.event("AbsoluteTimeout", "Hangup", "unique_id", "call-1")
	p.originate("other", "answer")
	p.hangup("other-1")
	p.refuse("Hangup", "No such channel", "channel", "other-1")
}

// coverMedia acts on what channels hear: one that hears a tone is found talking,
// unless it is muted by a hook that comes before the one that looks for it.
func coverMedia(p *coverage) {
	p.originate("mute", "tone")
	p.call("MuteAudio", "channel", "mute-1", "direction", "MUTE_DIRECTION_IN", "state", true)
	p.call("Setvar", "channel", "mute-1", "variable", "TALK_DETECT(set)", "value", "200,200")
	p.call("MuteAudio", "channel", "mute-1", "direction", "MUTE_DIRECTION_IN", "state", false)
	p.event("MuteAudio", "ChannelTalkingStart", "unique_id", "mute-1")
	p.hangup("mute-1")
	p.originate("play", "play")
	p.event("", "Newexten", "unique_id", "play-2", "application", "ControlPlayback")
	p.call("ControlPlayback", "channel", "play-2", "control", "PLAYBACK_CONTROL_STOP")
	p.event("ControlPlayback", "VarSet", "unique_id", "play-2", "variable", "CPLAYBACKSTATUS", "value", "REMOTESTOPPED")
	p.hangup("play-1")
}

func coverRecording(p *coverage) {
	p.originate("tape", "monitored")
	p.event("", "CEL", "event_name", "CEL_EVENT_NAME_USER_DEFINED")
	p.call("MixMonitor", "channel", "tape-1", "file", "tape.wav")
	p.event("MixMonitor", "MixMonitorStart", "unique_id", "tape-1")
	p.call("MixMonitorMute", "channel", "tape-1", "direction", "MIX_MONITOR_DIRECTION_BOTH", "state", true)
	p.event("MixMonitorMute", "MixMonitorMute", "unique_id", "tape-1", "state", true)
	p.call("StopMixMonitor", "channel", "tape-1")
	p.event("StopMixMonitor", "MixMonitorStop", "unique_id", "tape-1")
	if p.has("Monitor") {
		p.call("Monitor", "channel", "tape-1", "file", "monitor", "format", "wav", "mix", true)
		p.event("Monitor", "MonitorStart", "unique_id", "tape-1")
		p.call("ChangeMonitor", "channel", "tape-1", "file", "changed")
		p.call("PauseMonitor", "channel", "tape-1")
		p.call("UnpauseMonitor", "channel", "tape-1")
		p.call("StopMonitor", "channel", "tape-1")
		p.event("StopMonitor", "MonitorStop", "unique_id", "tape-1")
		p.file("ChangeMonitor", "spool/monitor/changed-in.wav", "RIFF")
	}
	p.hangup("tape-1")
}

// coverMessages sends what ends no call and is no sound.
func coverMessages(p *coverage) {
	p.call("Originate", "channel", "PJSIP/alice", "application", "Wait", "data", "60", "channel_id", "text", "timeout", "20s")
	p.call("SendText", "channel", "text", "message", "good evening")
	p.phoneTook("SendText", "MESSAGE", "good evening")
	p.call("AOCMessage", "channel", "text", "msg_type", "AOC_MESSAGE_TYPE_D", "charge_type", "AOC_CHARGE_TYPE_CURRENCY",
		"currency_name", "Euro", "currency_amount", 5, "currency_multiplier", "AOC_CURRENCY_MULTIPLIER_ONE_HUNDREDTH",
		"total_type", "AOC_TOTAL_TYPE_SUB_TOTAL", "aoc_billing_id", "AOC_BILLING_ID_NORMAL")
	if p.major >= 20 { // res_pjsip_aoc
		p.phoneTook("AOCMessage", "INFO", "Euro")
	}
	p.hangup("text")
	p.call("MessageSend", "destination", "pjsip:alice", "from", "sip:shop@127.0.0.1", "body", "good day")
	p.phoneTook("MessageSend", "MESSAGE", "good day")
}

// phoneTook waits until the telephone got a request that holds a text.
func (p *coverage) phoneTook(of, method, text string) {
	p.t.Helper()
	p.until("the telephone to get "+method+" with "+text, func() bool { return p.phone.count(method, text) > 0 }, func() any { return "nothing" })
	p.proved[of] = true
}

func coverBridges(p *coverage) {
	p.ask("BridgeTechnologyList", nil, "bridge_technology", "softmix", "bridge_suspended", false)
	p.call("BridgeTechnologySuspend", "bridge_technology", "softmix")
	p.shows("BridgeTechnologySuspend", "BridgeTechnologyList", nil, "bridge_technology", "softmix", "bridge_suspended", true)
	p.call("BridgeTechnologyUnsuspend", "bridge_technology", "softmix")
	p.shows("BridgeTechnologyUnsuspend", "BridgeTechnologyList", nil, "bridge_technology", "softmix", "bridge_suspended", false)
	for _, id := range []string{"left", "right", "third"} {
		p.originate(id, "answer")
	}
	p.call("Bridge", "channel1", "left-1", "channel2", "right-1", "tone", "BRIDGE_TONE_NONE")
	p.event("", "BridgeEnter", "unique_id", "left-1")
	enter := p.event("Bridge", "BridgeEnter", "unique_id", "right-1")
	bridge, channel := enter.text("bridge_unique_id"), enter.text("channel")
	p.ask("BridgeList", nil, "bridge_unique_id", bridge, "bridge_num_channels", 2)
	p.ask("BridgeInfo", with("bridge_uniqueid", bridge), "unique_id", "right-1")
	if p.has("CoreShowChannelMap") {
		p.ask("CoreShowChannelMap", with("channel", channel), "connected_channel", "Local/answer@every*")
	}
	p.call("BridgeKick", "bridge_uniqueid", bridge, "channel", "right-1")
	p.event("BridgeKick", "BridgeLeave", "unique_id", "right-1")
	p.event("", "BridgeLeave", "unique_id", "left-1")
	p.call("Bridge", "channel1", "left-1", "channel2", "third-1", "tone", "BRIDGE_TONE_NONE")
	bridge = p.event("Bridge", "BridgeEnter", "unique_id", "third-1").text("bridge_unique_id")
	p.call("BridgeDestroy", "bridge_uniqueid", bridge)
	p.event("BridgeDestroy", "BridgeDestroy", "bridge_unique_id", bridge)
	for _, id := range []string{"left", "right", "third"} {
		p.drop(id + "-1")
	}
}

func coverTransfers(p *coverage) {
	p.originate("one", "answer")
	p.call("Redirect", "channel", "one-1", "context", "every", "exten", "lobby", "priority", "1")
	p.event("Redirect", "Newexten", "unique_id", "one-1", "exten", "lobby")
	p.hangup("one-1")

	p.originate("blind", "dial")
	p.event("", "BridgeEnter", "unique_id", "blind-2")
	p.call("BlindTransfer", "channel", "blind-2", "context", "every", "exten", "lobby")
	p.event("BlindTransfer", "BlindTransfer", "extension", "lobby")
	p.drop("blind-1")

	p.originate("attended", "dial")
	enter := p.event("", "BridgeEnter", "unique_id", "attended-2")
	bridge, channel := enter.text("bridge_unique_id"), enter.text("channel")
	p.event("", "BridgeEnter", "bridge_unique_id", bridge, "bridge_num_channels", 2)
	p.call("Atxfer", "channel", channel, "exten", "200", "context", "every")
	p.event("Atxfer", "Newexten", "exten", "200", "application", "Wait")
	p.call("CancelAtxfer", "channel", channel)
	p.event("CancelAtxfer", "Hangup", "channel", "Local/200@every*")
	p.drop("attended-1")

	// The channel in the middle of a chain is not needed.
	p.originate("chain", "chain")
	bridge = p.event("", "BridgeEnter", "unique_id", "chain-2").text("bridge_unique_id")
	inner := p.event("", "BridgeEnter", "bridge_unique_id", bridge, "channel", "Local/chained@every*").text("channel")
	bridge = p.event("", "BridgeEnter", "channel", inner[:len(inner)-1]+"2").text("bridge_unique_id")
	p.event("", "BridgeEnter", "bridge_unique_id", bridge, "bridge_num_channels", 2)
	p.call("LocalOptimizeAway", "channel", inner)
	p.event("LocalOptimizeAway", "LocalOptimizationBegin", "channel", inner)
	p.drop("chain-1")
}

func coverParking(p *coverage) {
	p.ask("Parkinglots", nil, "name", "default", "start_space", 701)
	p.originate("park", "answer")
	p.call("Park", "channel", "park-1", "timeout", "30s", "parking_lot", "default")
	p.event("Park", "ParkedCall", "unique_id", "park-1")
	p.ask("ParkedCalls", nil, "unique_id", "park-1", "parking_space", 701)
	p.hangup("park-1")
	p.event("", "ParkedCallGiveUp", "unique_id", "park-1")
}
