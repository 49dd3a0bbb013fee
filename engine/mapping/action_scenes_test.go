package mapping

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/astergate/astergate/engine/asterisktest"
)

// actionConfig is what the actions need of a server.
var actionConfig = asterisktest.Config{
	PJSIP:   true,
	Modules: []string{"res_fax_spandsp.so"},
	Dialplan: strings.Join([]string{
		"[real]",
		"exten => answer,1,Answer()",
		" same => n,Wait(60)",
		"exten => lobby,1,Wait(60)",
		"exten => conf,1,Answer()",
		" same => n,ConfBridge(200)",
		"exten => wait,1,Answer()",
		" same => n,Queue(empty,,,,60)",
		"exten => tone,1,Answer()",
		" same => n,Milliwatt()",
		"exten => ring,1,Ringing()",
		" same => n,Wait(60)",
		"exten => brief,1,Answer()",
		" same => n,Wait(0.3)",
		" same => n,Hangup()",
		"exten => ask,1,Answer()",
		" same => n,Queue(support,,,,60)",
		" same => n,Wait(60)",
		"exten => askring,1,Answer()",
		" same => n,Queue(ringing,,,,60)",
		"exten => askdeaf,1,Answer()",
		" same => n,Queue(deaf,,,,60)",
		"exten => agent,1,Answer()",
		" same => n,AgentLogin(1001)",
		"exten => lamp,hint,Custom:lamp,CustomPresence:lamp",
		"exten => script,1,Answer()",
		" same => n,AGI(agi:async)",
		"exten => faxin,1,Answer()",
		" same => n,ReceiveFAX(/tmp/actions.tif,s)",
		"exten => faxout,1,Answer()",
		" same => n,SendFAX(${ASTETCDIR}/page.tif,s)",
		"exten => leave,1,Answer()",
		" same => n,VoiceMail(1000@default,s)",
		"[small]",
		"include => made",
		"ignorepat => 9",
		"switch => Loopback/other@real",
		"exten => _1X.,1(label),NoOp(hello)",
		"exten => lamp,hint,Custom:lamp",
		"[made]",
		"",
	}, "\n"),
	ExtraFiles: map[string]string{
		"agents.conf":     "[1001]\nfullname=Agent One\n",
		"shop.conf":       shopConf,
		"page.tif":        whitePage,
		"queuerules.conf": "[impatient]\npenaltychange => 60,5\npenaltychange => 120,+2,-1\n[patient]\npenaltychange => 600,1\n",
		"voicemail.conf":  "[general]\nformat=wav\nmaxsecs=2\nminsecs=0\n[default]\n1000 => 1234,Test Box,box@example.com\n1001 => 1234,Other Box\n",
		"confbridge.conf": "[general]\n[default_user]\ntype=user\nquiet=yes\ntalk_detection_events=yes\n[default_bridge]\ntype=bridge\n",
		// The member of deaf hangs up while he is told whose call it is.
		"queues.conf": "[general]\npersistentmembers=no\n" +
			"[support]\nmember => Local/answer@real,1,Agent One,Custom:agent1\n[empty]\nstrategy=linear\njoinempty=yes\n" +
			"[ringing]\ntimeout=1\nretry=1\nmember => Local/ring@real\n[deaf]\nannounce=hello-world\nmember => Local/brief@real\n",
	},
}

// configurePJSIP gives the server an endpoint with all that can belong to one.
func configurePJSIP(t *testing.T, server *asterisktest.Server) {
	t.Helper()
	content := fmt.Sprintf("[alice]\ntype=endpoint\ncontext=real\ndisallow=all\nallow=ulaw,alaw\nauth=alice\naors=alice\ntransport=transport\n"+
		"set_var=A=1\nset_var=B=2\nmailboxes=1000@default\ncallerid=\"Alice A\" <100>\ncall_group=1,2\nnamed_call_group=x\n"+
		"[alice]\ntype=auth\nauth_type=userpass\nusername=alice\npassword=secret\n"+
		"[alice]\ntype=aor\ncontact=sip:alice@%[1]s\n"+
		"[alice]\ntype=identify\nendpoint=alice\nmatch=127.0.0.99\n"+
		"[bob]\ntype=endpoint\ncontext=real\nallow=ulaw\n"+
		"[carol]\ntype=endpoint\ncontext=real\nallow=ulaw\nauth=alice\naors=carol\n"+
		"[carol]\ntype=aor\nmax_contacts=1\n"+
		"[self]\ntype=registration\noutbound_auth=alice\nserver_uri=sip:%[1]s\nclient_uri=sip:carol@%[1]s\ncontact_user=carol\n", server.SIPAddr)
	if err := os.WriteFile(server.Path("etc/pjsip_endpoints.conf"), []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, module := range []string{"res_pjsip.so", "res_pjsip_endpoint_identifier_ip.so", "res_pjsip_outbound_registration.so"} {
		server.CLI(t, "module reload "+module)
	}
}

// actionScenes send the actions, one theme each.
var actionScenes = []struct {
	name string
	play func(a *answers)
}{
	{"server", playServerActions},
	{"database", playDatabaseActions},
	{"channel", playChannelActions},
	{"transfer", playTransferActions},
	{"parking", playParkingActions},
	{"queue", playQueueActions},
	{"conference", playConferenceActions},
	{"pjsip", playPJSIPActions},
	{"agent", playAgents},
	{"state", playStates},
	{"config", playConfigActions},
	{"module", playModuleActions},
	{"bridge", playBridgeActions},
	{"status", playStateActions},
	{"message", playMessageActions},
	{"media", playMediaActions},
	{"agi", playAGIActions},
	{"fax", playFaxActions},
	{"voicemail", playVoicemailActions},
	{"pool", playPoolActions},
	{"queue-control", playQueueControlActions},
	{"conference-control", playConferenceControlActions},
}

// actionEvents are the events that come of these actions alone, and of no scene
// of TestScenes.
var actionEvents = []string{
	"QueueParams", "QueueMember", "QueueEntry", "QueueSummary", "QueueCallerJoin", "QueueCallerLeave", "QueueCallerAbandon",
	"QueueMemberAdded", "QueueMemberRemoved", "QueueMemberPause", "QueueMemberPenalty", "QueueMemberStatus", "QueueMemberRinginuse",
	"AgentCalled", "AgentConnect", "AgentComplete", "AgentRingNoAnswer", "AgentDump", "AgentLogin", "AgentLogoff", "Agents", "FAXSession",
	"ConfbridgeList", "ConfbridgeListRooms", "ConfbridgeStart", "ConfbridgeEnd", "ConfbridgeJoin", "ConfbridgeLeave",
	"ConfbridgeMute", "ConfbridgeUnmute", "ConfbridgeTalking", "ConfbridgeRecord", "ConfbridgeStopRecord",
	"MixMonitorStart", "MixMonitorStop", "MixMonitorMute",
	"EndpointList", "EndpointDetail", "AorDetail", "AuthDetail", "TransportDetail", "IdentifyDetail", "ContactStatusDetail",
	"ContactStatus", "PeerStatus", "Registry",
	"DeviceStateChange", "ExtensionStatus", "PresenceStateChange", "PresenceStatus",
}

func playServerActions(a *answers) {
	a.ok("Ping", "success")
	a.ok("CoreSettings", "success")
	a.ok("CoreStatus", "success")
	a.ok("Command", "success", "Command", "core show version")
	a.refused("Command", "unknown", "Command", "no such command")
	a.refused("Command", "blacklisted", "Command", "module load app_echo.so")
	a.ok("GetConfig", "success", "Filename", "queues.conf")
	a.ok("GetConfig", "no-category", "Filename", "queues.conf", "Category", "nope")
	a.refused("GetConfig", "no-file", "Filename", "nope.conf")
	a.ok("ExtensionState", "success", "Exten", "lamp", "Context", "real")
	a.ok("ExtensionState", "no-hint", "Exten", "nope", "Context", "real")
	a.refused("ExtensionState", "no-exten")
	a.ok("UserEvent", "success", "UserEvent", "Lamp", "Colour", "green")
}

func playDatabaseActions(a *answers) {
	a.ok("DBPut", "success", "Family", "shop", "Key", "open", "Val", "9: to 17")
	a.ok("DBGet", "success", "Family", "shop", "Key", "open")
	a.ok("DBGetTree", "success", "Family", "shop")
	a.ok("DBDel", "success", "Family", "shop", "Key", "open")
	a.refused("DBDel", "not-found", "Family", "shop", "Key", "open")
	a.refused("DBGet", "not-found", "Family", "shop", "Key", "open")
	a.refused("DBGet", "no-key", "Family", "shop")
	a.ok("DBGetTree", "empty", "Family", "shop")
	a.refused("DBDelTree", "not-found", "Family", "shop")
	a.do("DBPut", "Family", "shop", "Key", "open", "Val", "1")
	a.ok("DBDelTree", "success", "Family", "shop")
	a.refused("DBPut", "no-family")
}

func playChannelActions(a *answers) {
	a.ok("Originate", "success", "Channel", "Local/answer@real", "Application", "Wait", "Data", "60", "Async", "true",
		"ChannelId", "channel-1", "OtherChannelId", "channel-2", "CallerID", `"Alice" <100>`)
	a.ok("Originate", "failure", "Channel", "Local/nope@real", "Application", "Wait", "Data", "60", "Async", "true")
	a.refused("Originate", "no-channel")
	a.refused("Originate", "no-extension", "Channel", "Local/answer@real", "Context", "real", "Exten", "nope", "Priority", "1")
	a.ok("CoreShowChannels", "success")
	a.ok("Setvar", "success", "Channel", "channel-1", "Variable", "COLOUR", "Value", `say "hi", \ and all`)
	a.refused("Setvar", "no-channel", "Channel", "nope", "Variable", "COLOUR", "Value", "red")
	a.ok("Getvar", "success", "Channel", "channel-1", "Variable", "COLOUR")
	a.ok("Getvar", "unset", "Channel", "channel-1", "Variable", "NOPE")
	a.refused("Getvar", "no-channel", "Channel", "nope", "Variable", "COLOUR")
	a.ok("Status", "success", "Channel", "channel-1", "Variables", "CHANNEL(state),NOPE", "AllVariables", "true")
	a.ok("Status", "all")
	a.refused("Status", "no-channel", "Channel", "nope")
	a.ok("PlayDTMF", "success", "Channel", "channel-1", "Digit", "5", "Duration", "50")
	a.refused("PlayDTMF", "no-channel", "Channel", "nope", "Digit", "5")
	a.ok("MixMonitor", "success", "Channel", "channel-1", "File", "channel.wav")
	a.ok("MixMonitor", "id", "Channel", "channel-1", "File", "channel2.wav", "Options", "i(MIX)")
	a.refused("MixMonitor", "no-file", "Channel", "channel-1")
	a.do("MixMonitorMute", "Channel", "channel-1", "Direction", "read", "State", "1")
	a.ok("StopMixMonitor", "success", "Channel", "channel-1")
	a.refused("StopMixMonitor", "no-id", "Channel", "channel-1", "MixMonitorID", "nope")
	a.ok("Hangup", "success", "Channel", "channel-1", "Cause", "16")
	a.await("Hangup", "Uniqueid", "channel-1")
	a.await("Hangup", "Uniqueid", "channel-2")
	a.refused("Hangup", "no-channel", "Channel", "channel-1")
	a.refused("Hangup", "no-pattern", "Channel", "/(/")
	a.call("hang", "answer")
	a.await("OriginateResponse", "Uniqueid", "hang-1")
	a.ok("Hangup", "pattern", "Channel", "/^Local.answer@real/")
	a.ok("Hangup", "empty-pattern", "Channel", "/^Nope/")
	a.await("Hangup", "Uniqueid", "hang-1")
	a.await("Hangup", "Uniqueid", "hang-2")
	// Asterisk 16 lists channels from a cache that another thread keeps: one may
	// stand there still when its Hangup has come.
	a.untilListed("CoreShowChannels", "CoreShowChannelsComplete", "ListItems", "0")
	a.ok("CoreShowChannels", "empty")
}

func playTransferActions(a *answers) {
	for _, id := range []string{"one", "two"} {
		a.call(id, "answer")
		a.await("OriginateResponse", "Uniqueid", id+"-1")
	}
	a.ok("Bridge", "success", "Channel1", "one-1", "Channel2", "two-1", "Tone", "no")
	a.refused("Bridge", "no-channel", "Channel1", "one-1", "Channel2", "nope")
	a.await("BridgeEnter", "Uniqueid", "two-1")
	a.ok("BlindTransfer", "success", "Channel", "one-1", "Context", "real", "Exten", "answer")
	// A channel that is on its way can be sent nowhere else. It was called at
	// answer, so only that it waits there tells that it has come.
	a.await("Newexten", "Uniqueid", "two-1", "Application", "Wait")
	a.refused("BlindTransfer", "no-bridge", "Channel", "two-2", "Context", "real", "Exten", "answer")
	a.refused("BlindTransfer", "no-channel", "Channel", "nope", "Exten", "answer")
	a.ok("Redirect", "success", "Channel", "two-1", "Context", "real", "Exten", "lobby", "Priority", "1")
	a.await("Newexten", "Uniqueid", "two-1", "Exten", "lobby")
	a.ok("Redirect", "dual", "Channel", "two-1", "ExtraChannel", "two-2", "Context", "real", "Exten", "answer", "Priority", "1")
	a.refused("Redirect", "no-channel", "Channel", "nope", "Context", "real", "Exten", "answer", "Priority", "1")
	a.refused("Redirect", "no-label", "Channel", "two-1", "Context", "real", "Exten", "answer", "Priority", "nope")
	a.ok("Atxfer", "success", "Channel", "two-1", "Exten", "1", "Context", "real")
	a.refused("Atxfer", "no-channel", "Channel", "nope", "Exten", "1")
	a.ok("CancelAtxfer", "success", "Channel", "two-1")
	a.refused("CancelAtxfer", "no-channel", "Channel", "nope")
	a.hangup("two-1")
	a.await("Hangup", "Uniqueid", "two-1")
}

func playParkingActions(a *answers) {
	a.ok("ParkedCalls", "empty")
	a.call("park", "answer")
	a.await("OriginateResponse", "Uniqueid", "park-1")
	a.ok("Park", "success", "Channel", "park-1", "Timeout", "30000", "Parkinglot", "default")
	a.await("ParkedCall", "ParkeeUniqueid", "park-1")
	a.ok("ParkedCalls", "success")
	a.refused("ParkedCalls", "no-lot", "ParkingLot", "nope")
	a.refused("Park", "no-channel", "Channel", "nope")
	a.refused("Park", "no-lot", "Channel", "park-2", "Parkinglot", "nope")
	a.hangup("park-1")
	a.await("Hangup", "Uniqueid", "park-1")
}

func playQueueActions(a *answers) {
	member := []string{"Queue", "empty", "Interface", "Local/nobody@real"}
	a.ok("QueueAdd", "success", append(member, "Penalty", "2", "Paused", "true", "MemberName", "Bob B", "StateInterface", "Custom:bob")...)
	a.refused("QueueAdd", "exists", member...)
	a.refused("QueueAdd", "no-queue", "Queue", "nope", "Interface", "Local/nobody@real")
	a.ok("QueuePause", "unpause", append(member, "Paused", "false")...)
	a.ok("QueuePause", "success", append(member, "Paused", "true", "Reason", "lunch")...)
	a.refused("QueuePause", "no-member", "Interface", "Local/nope@real", "Paused", "true")
	a.ok("QueuePenalty", "success", append(member, "Penalty", "3")...)
	a.refused("QueuePenalty", "no-member", "Interface", "Local/nope@real", "Penalty", "3")
	a.do("QueueMemberRingInUse", append(member, "RingInUse", "true")...)
	a.do("QueueMemberRingInUse", append(member, "RingInUse", "false")...)
	a.await("QueueMemberRinginuse")
	a.call("queue", "wait")
	a.await("QueueCallerJoin", "Uniqueid", "queue-2")
	a.ok("QueueStatus", "success")
	a.ok("QueueStatus", "no-queue", "Queue", "nope")
	a.ok("QueueSummary", "success")
	a.hangup("queue-1")
	a.await("QueueCallerAbandon", "Uniqueid", "queue-2")
	a.ok("QueueRemove", "success", member...)
	a.refused("QueueRemove", "no-member", member...)
	a.refused("QueueRemove", "static", "Queue", "support", "Interface", "Local/answer@real")
	a.refused("QueueRemove", "no-queue", "Queue", "nope", "Interface", "Local/nobody@real")
}

func playConferenceActions(a *answers) {
	a.refused("ConfbridgeListRooms", "empty")
	a.call("conf", "conf", "Application", "Milliwatt")
	channel := get(a.await("ConfbridgeJoin", "Uniqueid", "conf-2"), "Channel")
	a.ok("ConfbridgeListRooms", "success")
	a.ok("ConfbridgeList", "success", "Conference", "200")
	a.refused("ConfbridgeList", "no-conference", "Conference", "nope")
	a.await("ConfbridgeTalking", "Uniqueid", "conf-2")
	a.do("ConfbridgeStartRecord", "Conference", "200", "RecordFile", "conf.wav")
	a.await("ConfbridgeRecord")
	a.do("ConfbridgeStopRecord", "Conference", "200")
	a.await("ConfbridgeStopRecord")
	for _, action := range []string{"ConfbridgeMute", "ConfbridgeUnmute", "ConfbridgeKick"} {
		a.refused(action, "no-conference", "Conference", "nope", "Channel", channel)
		a.refused(action, "no-channel", "Conference", "200", "Channel", "nope")
		a.ok(action, "success", "Conference", "200", "Channel", channel)
	}
	a.await("ConfbridgeLeave", "Uniqueid", "conf-2")
	a.await("ConfbridgeEnd")
}

func playPJSIPActions(a *answers) {
	a.ok("PJSIPShowEndpoints", "success")
	a.ok("PJSIPShowEndpoint", "success", "Endpoint", "alice")
	a.refused("PJSIPShowEndpoint", "no-endpoint", "Endpoint", "nope")
	a.do("PJSIPRegister", "Registration", "self")
	a.await("Registry", "Status", "Registered")
	a.await("ContactStatus", "AOR", "carol")
	a.await("PeerStatus", "Peer", "PJSIP/carol")
}

// playAgents makes calls that members of queues take, and do not take.
func playAgents(a *answers) {
	a.call("taken", "ask")
	agent := get(a.await("AgentConnect", "Uniqueid", "taken-2"), "DestUniqueid")
	a.await("BridgeEnter", "Uniqueid", "taken-2")
	// The caller goes with the agent, and sometimes first: then AgentComplete says
	// nothing of him.
	a.hangup(agent)
	a.await("AgentComplete", "Queue", "support")
	a.hangup("taken-1")
	a.call("missed", "askring")
	a.await("AgentRingNoAnswer", "Uniqueid", "missed-2")
	a.hangup("missed-1")
	a.call("dumped", "askdeaf")
	a.await("AgentDump", "Uniqueid", "dumped-2")
	a.hangup("dumped-1")
	a.call("agent", "agent")
	a.await("AgentLogin", "Agent", "1001")
	a.do("AgentLogoff", "Agent", "1001")
	a.await("AgentLogoff", "Agent", "1001")
	a.hangup("agent-1")
}

// playStates changes the states of devices, an extension and its owner.
func playStates(a *answers) {
	a.do("Setvar", "Variable", "DEVICE_STATE(Custom:agent1)", "Value", "INUSE")
	a.await("QueueMemberStatus", "Status", "2")
	a.do("Setvar", "Variable", "DEVICE_STATE(Custom:lamp)", "Value", "INUSE")
	a.await("DeviceStateChange", "Device", "Custom:lamp")
	a.await("ExtensionStatus", "Exten", "lamp", "Status", "1")
	a.do("Setvar", "Variable", "PRESENCE_STATE(CustomPresence:lamp)", "Value", `away,ho\me,gone "fishing"`)
	a.await("PresenceStateChange", "Status", "away")
	a.await("PresenceStatus", "Status", "away")
}
