package conformance

import (
	"bufio"
	"fmt"
	"net"
	"os"
	"time"
)

func coverQueues(p *coverage) {
	member := with("queue", "empty", "interface", "Local/nobody@every")
	p.call("QueueAdd", append(member, "penalty", 2, "paused", true, "member_name", "Bob B", "state_interface", "Custom:bob")...)
	p.shows("QueueAdd", "QueueStatus", with("queue", "empty"), "name", "Bob B", "penalty", 2, "paused", true)
	p.call("QueuePause", append(member, "paused", false)...)
	p.shows("QueuePause", "QueueStatus", with("queue", "empty"), "name", "Bob B", "paused", false)
	p.event("QueuePause", "QueueMemberPause", "paused", false)
	p.call("QueuePenalty", append(member, "penalty", 3)...)
	p.shows("QueuePenalty", "QueueStatus", with("queue", "empty"), "name", "Bob B", "penalty", 3)
	p.call("QueueMemberRingInUse", append(member, "ring_in_use", false)...)
	p.event("QueueMemberRingInUse", "QueueMemberRinginuse", "ring_in_use", false)
	p.ask("QueueSummary", nil, "queue", "support", "logged_in", 1)
	p.ask("QueueRule", nil, "value", "impatient")
	p.call("QueueLog", "queue", "empty", "event", "SHOP", "uniqueid", "1", "message", "open")
	p.file("QueueLog", "log/queue_log", "|SHOP|open")
	p.call("QueueRemove", member...)
	p.hides("QueueRemove", "QueueStatus", with("queue", "empty"), "name", "Bob B")
	must(p.t, os.WriteFile(p.server.Path("etc/queues.conf"), []byte(coverageQueues+"[late]\nstrategy=rrmemory\n"), 0o644))
	p.call("QueueReload", "members", "QUEUE_RELOAD_PART_YES", "rules", "QUEUE_RELOAD_PART_YES", "parameters", "QUEUE_RELOAD_PART_YES")
	p.shows("QueueReload", "QueueStatus", nil, "queue", "late", "strategy", "rrmemory")
}

// coverCallers is about those who wait in a queue.
func coverCallers(p *coverage) {
	p.originate("first", "wait")
	p.event("", "QueueCallerJoin", "unique_id", "first-2")
	p.originate("second", "wait")
	second := p.event("", "QueueCallerJoin", "unique_id", "second-2", "position", 2).text("channel")
	p.call("QueueChangePriorityCaller", "queue", "empty", "caller", second, "priority", 5, "immediate", true)
	p.shows("QueueChangePriorityCaller", "QueueStatus", with("queue", "empty"), "unique_id", "second-2", "priority", 5)
	p.call("QueueWithdrawCaller", "queue", "empty", "caller", second, "withdraw_info", "closed")
	p.event("QueueWithdrawCaller", "QueueCallerLeave", "unique_id", "second-2")
	p.drop("second-1")
	p.hangup("first-1")
	p.event("", "QueueCallerAbandon", "unique_id", "first-2")
	p.ask("QueueStatus", with("queue", "empty"), "queue", "empty", "abandoned", 2) // one was withdrawn
	p.call("QueueReset", "queue", "empty")
	p.shows("QueueReset", "QueueStatus", with("queue", "empty"), "queue", "empty", "abandoned", 0)

	// The member of the queue support takes a call.
	p.originate("taken", "ask")
	p.event("", "AgentConnect", "unique_id", "taken-2")
	p.event("", "BridgeEnter", "unique_id", "taken-2")
	p.hangup("taken-1")
	p.event("", "AgentComplete", "queue", "support")
}

func coverConferences(p *coverage) {
	p.originate("conf", "conf", "application", "Milliwatt")
	channel := p.event("", "ConfbridgeJoin", "unique_id", "conf-2").text("channel")
	p.event("", "ConfbridgeTalking", "unique_id", "conf-2")
	room := with("conference", "200")
	party := with("conference", "200", "channel", channel)
	p.ask("ConfbridgeListRooms", nil, "conference", "200", "parties", 1, "locked", false)
	p.ask("ConfbridgeList", room, "unique_id", "conf-2")
	p.call("ConfbridgeLock", room...)
	p.shows("ConfbridgeLock", "ConfbridgeListRooms", nil, "conference", "200", "locked", true)
	p.call("ConfbridgeUnlock", room...)
	p.shows("ConfbridgeUnlock", "ConfbridgeListRooms", nil, "conference", "200", "locked", false)
	p.call("ConfbridgeMute", party...)
	p.event("ConfbridgeMute", "ConfbridgeMute", "unique_id", "conf-2")
	p.call("ConfbridgeUnmute", party...)
	p.event("ConfbridgeUnmute", "ConfbridgeUnmute", "unique_id", "conf-2")
	p.call("ConfbridgeStartRecord", append(room, "record_file", "room.wav")...)
	p.event("ConfbridgeStartRecord", "ConfbridgeRecord", "conference", "200")
	p.call("ConfbridgeStopRecord", room...)
	p.event("ConfbridgeStopRecord", "ConfbridgeStopRecord", "conference", "200")
	p.call("ConfbridgeSetSingleVideoSrc", party...)
	p.event("ConfbridgeSetSingleVideoSrc", "BridgeVideoSourceUpdate")
	p.call("ConfbridgeKick", party...)
	p.event("ConfbridgeKick", "ConfbridgeLeave", "unique_id", "conf-2")
	p.event("", "ConfbridgeEnd", "conference", "200")
}

func coverAgents(p *coverage) {
	p.ask("Agents", nil, "agent", "1001", "name", "Agent One")
	p.originate("pool", "agent", "application", "Milliwatt")
	p.event("", "AgentLogin", "agent", "1001")
	p.ask("Agents", nil, "agent", "1001", "unique_id", "pool-2")
	p.call("AgentLogoff", "agent", "1001")
	p.event("AgentLogoff", "AgentLogoff", "agent", "1001")
}

func coverAGI(p *coverage) {
	p.originate("script", "script")
	p.event("", "AsyncAGIStart", "unique_id", "script-2")
	p.call("AGI", "channel", "script-2", "command", "GET VARIABLE UNIQUEID", "command_id", "first")
	p.event("AGI", "AsyncAGIExec", "command_id", "first")
	p.hangup("script-1")
	p.event("", "AsyncAGIEnd", "unique_id", "script-2")

	script, ok := listen(p.t).(*net.TCPListener)
	if !ok {
		p.t.Fatal("no TCP listener")
	}
	defer func() { _ = script.Close() }()
	must(p.t, script.SetDeadline(time.Now().Add(stepLimit)))
	done := make(chan error, 1)
	go func() { done <- runScript(script) }()
	p.call("Originate", "channel", "Local/agi@every/n", "application", "Wait", "data", "60", "channel_id", "agi", "timeout", "20s",
		"variables", map[string]string{"__AGI_URL": "agi://" + script.Addr().String()})
	p.event("", "AGIExecEnd", "channel", "Local/agi@every*")
	p.drop("agi")
	must(p.t, <-done)
}

// runScript takes one session of AGI and gives it one command.
func runScript(l net.Listener) error {
	conn, err := l.Accept()
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }()
	if err := conn.SetDeadline(time.Now().Add(stepLimit)); err != nil {
		return err
	}
	r := bufio.NewReader(conn)
	for line := ""; line != "\n"; {
		if line, err = r.ReadString('\n'); err != nil {
			return err
		}
	}
	if _, err := fmt.Fprint(conn, "GET VARIABLE UNIQUEID\n"); err != nil {
		return err
	}
	_, err = r.ReadString('\n')
	return err
}

func coverFax(p *coverage) {
	p.originate("fax", "faxin", "context", "every", "exten", "faxout", "priority", "1")
	p.event("", "FAXStatus", "unique_id", "fax-2")
	// One that has not begun yet has nothing behind it to tell of.
	session := p.ask("FAXSessions", nil, "state", "FAX_STATE_ACTIVE").number("session_number")
	p.ask("FAXSession", with("session_number", session), "session_number", session)
	p.ask("FAXStats", nil, "current_sessions", "*")
	p.hangup("fax-1")
	p.event("", "ReceiveFAX", "unique_id", "fax-2")
}

func coverVoicemail(p *coverage) {
	box := with("context", "default", "mailbox", "1000")
	p.ask("VoicemailUsersList", nil, "voice_mailbox", "1001", "fullname", "Other Box")
	p.originate("leave", "leave", "application", "Milliwatt")
	p.event("", "MessageWaiting", "mailbox", "1000@default")
	p.ask("MailboxCount", with("mailbox", "1000@default"), "new_messages", 1)
	p.ask("MailboxStatus", with("mailbox", "1000@default"), "waiting", true)
	p.ask("VoicemailUserStatus", box, "voice_mailbox", "1000", "new_message_count", 1)
	p.call("VoicemailRefresh", box...)
	p.drop("leave-1")
	if !p.has("VoicemailBoxSummary") {
		return
	}
	id := p.ask("VoicemailBoxSummary", box, "folder", "INBOX").text("id")
	p.call("VoicemailForward", append(box, "folder", "INBOX", "id", id, "to_context", "default", "to_mailbox", "1001", "to_folder", "INBOX")...)
	p.shows("VoicemailForward", "MailboxCount", with("mailbox", "1001@default"), "new_messages", 1)
	p.call("VoicemailMove", append(box, "folder", "INBOX", "id", id, "to_folder", "Old")...)
	p.shows("VoicemailMove", "VoicemailBoxSummary", box, "folder", "Old", "id", id)
	p.call("VoicemailRemove", append(box, "folder", "Old", "id", id)...)
	p.shows("VoicemailRemove", "MailboxCount", with("mailbox", "1000@default"), "old_messages", 0)
}
