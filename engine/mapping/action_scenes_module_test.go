package mapping

// playMediaActions act on what channels send and hear.
func playMediaActions(a *answers) {
	a.call("media", "answer")
	a.await("OriginateResponse", "Uniqueid", "media-1")
	a.ok("MuteAudio", "success", "Channel", "media-1", "Direction", "in", "State", "true")
	a.refused("MuteAudio", "no-channel", "Channel", "nope", "Direction", "in", "State", "true")
	a.ok("ControlPlayback", "success", "Channel", "media-1", "Control", "pause")
	a.refused("ControlPlayback", "no-channel", "Channel", "nope", "Control", "stop")
	a.ok("PlayMF", "success", "Channel", "media-1", "Digit", "5", "Duration", "50")
	a.refused("PlayMF", "no-channel", "Channel", "nope", "Digit", "5")
	if a.has("SendFlash") {
		a.ok("SendFlash", "success", "Channel", "media-1", "Receive", "true")
		a.refused("SendFlash", "no-channel", "Channel", "nope")
	}
	a.do("MixMonitor", "Channel", "media-1", "File", "media.wav")
	a.ok("MixMonitorMute", "success", "Channel", "media-1", "Direction", "both", "State", "true")
	a.refused("MixMonitorMute", "no-channel", "Channel", "nope", "Direction", "both", "State", "true")
	a.await("MixMonitorMute", "Uniqueid", "media-1")
	if a.has("Monitor") {
		a.ok("Monitor", "success", "Channel", "media-1", "File", "monitor", "Format", "wav", "Mix", "true")
		a.await("MonitorStart", "Uniqueid", "media-1")
		a.ok("ChangeMonitor", "success", "Channel", "media-1", "File", "monitor2")
		a.ok("PauseMonitor", "success", "Channel", "media-1")
		a.ok("UnpauseMonitor", "success", "Channel", "media-1")
		a.ok("StopMonitor", "success", "Channel", "media-1")
		a.await("MonitorStop", "Uniqueid", "media-1")
		a.ok("StopMonitor", "not-monitored", "Channel", "media-1")
		a.ok("ChangeMonitor", "not-monitored", "Channel", "media-1", "File", "monitor2")
		for _, action := range []string{"Monitor", "ChangeMonitor", "PauseMonitor", "UnpauseMonitor", "StopMonitor"} {
			a.refused(action, "no-channel", "Channel", "nope", "File", "monitor")
		}
	}
	a.hangup("media-1")
	a.await("Hangup", "Uniqueid", "media-1")
}

// playAGIActions gives a command to a channel that waits for one.
func playAGIActions(a *answers) {
	a.refused("AGI", "no-channel", "Channel", "nope", "Command", "ANSWER")
	a.call("script", "script")
	a.await("AsyncAGIStart", "Uniqueid", "script-2")
	a.ok("AGI", "success", "Channel", "script-2", "Command", "GET VARIABLE COLOUR", "CommandID", "first")
	a.await("AsyncAGIExec", "CommandId", "first")
	a.hangup("script-1")
	a.await("AsyncAGIEnd", "Uniqueid", "script-2")
}

// playFaxActions looks at a fax that is under way.
func playFaxActions(a *answers) {
	a.ok("FAXSessions", "empty")
	a.call("fax", "faxin", "Context", "real", "Exten", "faxout", "Priority", "1")
	a.await("FAXStatus", "Uniqueid", "fax-2")
	// Asterisk 16 died when it was asked for a session that had not begun.
	a.untilItem("FAXSessions", "FAXSessionsComplete", "FAXSessionsEntry", "SessionNumber", "1", "State", "Active")
	a.ok("FAXSessions", "success")
	a.ok("FAXSession", "success", "SessionNumber", "1")
	a.refused("FAXSession", "no-session", "SessionNumber", "99")
	a.ok("FAXStats", "success")
	a.hangup("fax-1")
	a.await("Hangup", "Uniqueid", "fax-1")
}

// playVoicemailActions looks at a mailbox with a message and moves that about.
func playVoicemailActions(a *answers) {
	a.call("leave", "leave", "Application", "Milliwatt")
	a.await("MessageWaiting", "Mailbox", "1000@default")
	a.ok("VoicemailUsersList", "success")
	a.ok("VoicemailUserStatus", "success", "Context", "default", "Mailbox", "1000")
	a.ok("VoicemailUserStatus", "no-mailbox", "Context", "default", "Mailbox", "nope")
	a.ok("VoicemailRefresh", "success", "Context", "default", "Mailbox", "1000")
	a.hangup("leave-1")
	if !a.has("VoicemailBoxSummary") {
		return
	}
	a.ok("VoicemailBoxSummary", "no-mailbox", "Context", "default", "Mailbox", "nope")
	a.ok("VoicemailBoxSummary", "success", "Context", "default", "Mailbox", "1000")
	box := []string{"Context", "default", "Mailbox", "1000"}
	id := get(a.await("VoicemailBoxDetail"), "ID")
	a.ok("VoicemailForward", "success", append(box, "Folder", "INBOX", "ID", id, "ToContext", "default", "ToMailbox", "1001", "ToFolder", "INBOX")...)
	a.ok("VoicemailForward", "failed", append(box, "Folder", "INBOX", "ID", "nope", "ToContext", "default", "ToMailbox", "1001", "ToFolder", "INBOX")...)
	a.ok("VoicemailMove", "success", append(box, "Folder", "INBOX", "ID", id, "ToFolder", "Old")...)
	a.ok("VoicemailMove", "failed", append(box, "Folder", "INBOX", "ID", "nope", "ToFolder", "Old")...)
	a.ok("VoicemailRemove", "success", append(box, "Folder", "Old", "ID", id)...)
	a.ok("VoicemailRemove", "failed", append(box, "Folder", "Old", "ID", id)...)
	a.refused("VoicemailRemove", "no-id", append(box, "Folder", "Old")...)
}

// playPoolActions looks at the agents of app_agent_pool.
func playPoolActions(a *answers) {
	a.ok("Agents", "logged-off")
	a.call("pool", "agent", "Application", "Milliwatt")
	a.await("AgentLogin", "Agent", "1001")
	a.ok("Agents", "success")
	a.ok("AgentLogoff", "success", "Agent", "1001", "Soft", "true")
	a.refused("AgentLogoff", "no-agent", "Agent", "nope")
	a.await("AgentLogoff", "Agent", "1001")
	a.hangup("pool-1")
}

// playQueueControlActions changes queues and their callers.
func playQueueControlActions(a *answers) {
	member := []string{"Queue", "empty", "Interface", "Local/nobody@real"}
	a.do("QueueAdd", member...)
	a.ok("QueueMemberRingInUse", "success", append(member, "RingInUse", "true")...)
	a.refused("QueueMemberRingInUse", "no-member", "Interface", "Local/nope@real", "RingInUse", "true")
	a.do("QueueRemove", member...)
	a.ok("QueueRule", "success")
	a.ok("QueueRule", "empty", "Rule", "nope")
	a.ok("QueueLog", "success", "Queue", "empty", "Event", "SHOP", "Uniqueid", "1", "Interface", "Local/nobody@real", "Message", "open")
	a.refused("QueueLog", "no-event", "Queue", "empty")
	a.ok("QueueReload", "success", "Queue", "empty", "Members", "yes", "Rules", "yes", "Parameters", "yes")
	a.ok("QueueReset", "success", "Queue", "empty")
	a.call("line", "wait")
	caller := get(a.await("QueueCallerJoin", "Uniqueid", "line-2"), "Channel")
	a.ok("QueueChangePriorityCaller", "success", "Queue", "empty", "Caller", caller, "Priority", "5", "Immediate", "true")
	a.refused("QueueChangePriorityCaller", "no-caller", "Queue", "empty", "Caller", "nope", "Priority", "5")
	a.refused("QueueChangePriorityCaller", "no-queue", "Queue", "nope", "Caller", caller, "Priority", "5")
	a.ok("QueueWithdrawCaller", "success", "Queue", "empty", "Caller", caller, "WithdrawInfo", "closed")
	a.await("QueueCallerLeave", "Uniqueid", "line-2")
	a.refused("QueueWithdrawCaller", "no-caller", "Queue", "empty", "Caller", "nope")
	a.refused("QueueWithdrawCaller", "no-queue", "Queue", "nope", "Caller", caller)
	a.hangup("line-1")
}

// playConferenceControlActions locks and records a conference.
func playConferenceControlActions(a *answers) {
	a.call("room", "conf", "Application", "Milliwatt")
	channel := get(a.await("ConfbridgeJoin", "Uniqueid", "room-2"), "Channel")
	for _, action := range []string{"ConfbridgeLock", "ConfbridgeUnlock", "ConfbridgeStartRecord", "ConfbridgeStopRecord"} {
		headers := []string{"Conference", "200"}
		if action == "ConfbridgeStartRecord" {
			headers = append(headers, "RecordFile", "room.wav")
		}
		a.ok(action, "success", headers...)
		a.refused(action, "no-conference", "Conference", "nope")
		if action == "ConfbridgeStartRecord" {
			a.await("ConfbridgeRecord")
			a.refused(action, "recording", "Conference", "200")
		}
	}
	a.ok("ConfbridgeSetSingleVideoSrc", "success", "Conference", "200", "Channel", channel)
	a.refused("ConfbridgeSetSingleVideoSrc", "no-channel", "Conference", "200", "Channel", "nope")
	a.hangup("room-1")
	a.await("ConfbridgeEnd")
	a.refused("ConfbridgeLock", "no-conferences", "Conference", "200")
	a.ok("Parkinglots", "success")
}
