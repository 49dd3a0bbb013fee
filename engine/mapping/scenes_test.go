package mapping

import (
	"bufio"
	"fmt"
	"net"
	"strings"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/asterisktest"
)

// A scene is one thing that happens on a real server. Scenes run one after the
// other on one server, and a scene's name is part of its captures' names.
type scene struct {
	name string
	// until is the last major version that can play it, 0 if all can.
	until int
	// since is the first major version that can play it.
	since int
	play  func(c *conversation, server *asterisktest.Server)
}

// sceneConfig is what the scenes need of a server.
var sceneConfig = asterisktest.Config{
	PJSIP:   true,
	Modules: []string{"cel_manager.so", "res_fax_spandsp.so"},
	Users: []asterisktest.User{
		asterisktest.DefaultUser,
		{Name: "nobody", Secret: "secret", Read: "system", Write: "reporting"},
		{Name: "single", Secret: "secret", Read: "system", Write: "system", AllowMultipleLogin: new(bool)},
		{Name: "barred", Secret: "secret", Read: "all", Write: "all", Deny: "0.0.0.0/0.0.0.0"},
	},
	ExtraFiles: map[string]string{
		"cel.conf":         "[general]\nenable=yes\napps=all\nevents=ALL\n[manager]\nenabled=yes\nshow_user_defined=yes\n",
		"logger.conf":      "[general]\ndateformat=%F %T.%3q\n[logfiles]\nmessages => notice,warning,error,verbose\n/dev/full => notice\n",
		"rtp.conf":         "[general]\nicesupport=no\nrtcpinterval=500\n",
		"features.conf":    "[general]\natxferthreeway=*3\n[featuremap]\nblindxfer=#1\natxfer=*2\n",
		"page.tif":         whitePage,
		"musiconhold.conf": "[default]\nmode=files\ndirectory=/usr/share/asterisk/sounds/en/digits\n",
		// loop is the far end of the calls that alice's side makes to itself.
		"pjsip_endpoints.conf": "[loop](!)\ntype=endpoint\ncontext=real\ndisallow=all\nallow=ulaw\ndirect_media=no\nrtp_symmetric=yes\n" +
			"[caller](loop)\naors=caller\nfrom_user=called\nmoh_passthrough=yes\n[caller]\ntype=aor\nmax_contacts=1\n" +
			"[called](loop)\naors=called\n[called]\ntype=aor\nmax_contacts=1\n" +
			"[alice]\ntype=endpoint\ncontext=real\nauth=alice\naors=alice\n" +
			"[alice]\ntype=auth\nauth_type=userpass\nusername=alice\npassword=secret\n[alice]\ntype=aor\nmax_contacts=2\n",
	},
	Dialplan: strings.Join([]string{
		"[handlers]",
		"exten => s,1,NoOp()",
		" same => n,Return()",
		"exten => t,1,NoOp()",
		" same => n,Return()",
		"[real]",
		"exten => answer,1,Answer()",
		" same => n,Wait(60)",
		"exten => 200,1,Answer()",
		" same => n,Wait(60)",
		"exten => tone,1,Answer()",
		" same => n,Milliwatt()",
		"exten => ring,1,Ringing()",
		" same => n,Wait(60)",
		"exten => slow,1,Ringing()",
		" same => n,Wait(0.3)",
		" same => n,Answer()",
		" same => n,Wait(60)",
		"exten => identity,1,Answer()",
		` same => n,Set(CALLERID(name)=Bob \"B\" O'Neil)`,
		" same => n,Set(CALLERID(num)=200)",
		" same => n,Set(CALLERID(pres)=prohib_passed_screen)",
		" same => n,Set(CONNECTEDLINE(name)=Carol)",
		" same => n,Set(CHANNEL(accountcode)=shop)",
		" same => n,Set(CHANNEL(hangup_handler_push)=handlers,s,1)",
		" same => n,Set(CHANNEL(hangup_handler_push)=handlers,t,1)",
		" same => n,Set(CHANNEL(hangup_handler_pop)=)",
		" same => n,SendDTMF(1)",
		" same => n,Set(COLOUR=green)",
		" same => n,CELGenUserEvent(Painted,green)",
		" same => n,Wait(60)",
		"exten => talk,1,Answer()",
		" same => n,Set(TALK_DETECT(set)=200,200)",
		" same => n,Wait(60)",
		"exten => beeps,1,Answer()",
		" same => n,Playtones(1004/500,0/1000)",
		" same => n,Wait(60)",
		"exten => dial,1,Dial(Local/slow@real,,tT)",
		"exten => dialring,1,Dial(Local/ring@real)",
		"exten => chain,1,Dial(Local/chained@real)",
		"exten => chained,1,Dial(Local/tone@real)",
		"exten => park,1,Answer()",
		" same => n,Park()",
		"exten => parkshort,1,Answer()",
		" same => n,Park(,t(1)c(real,answer,1)s)",
		"exten => dialpark,1,Dial(Local/park@real)",
		"exten => conf,1,Answer()",
		" same => n,ConfBridge(video)",
		"exten => moh,1,Answer()",
		" same => n,MusicOnHold()",
		"exten => agi,1,Answer()",
		" same => n,AGI(${AGI_URL})",
		" same => n,Wait(60)",
		"exten => asyncagi,1,Answer()",
		" same => n,AGI(agi:async)",
		" same => n,Wait(60)",
		"exten => voicemail,1,Answer()",
		" same => n,VoiceMail(1000@default,s)",
		"exten => monitor,1,Answer()",
		" same => n,Monitor(wav,real)",
		" same => n,StopMonitor()",
		" same => n,Wait(60)",
		"exten => fax,1,Answer()",
		" same => n,ReceiveFAX(/tmp/real.tif,s)",
		"exten => sendfax,1,Answer()",
		" same => n,SendFAX(${ASTETCDIR}/page.tif,s)",
		"exten => mailbox,1,Answer()",
		" same => n,VoiceMailMain(1000@default,s)",
		"exten => log,1,Answer()",
		" same => n,Log(NOTICE," + strings.Repeat("long ", 1200) + ")",
		"",
	}, "\n"),
}

// whitePage is a TIFF file with a page of eight white lines, which SendFAX takes.
const whitePage = "II*\x00\x08\x00\x00\x00\x0b\x00" +
	"\x00\x01\x03\x00\x01\x00\x00\x00\xc0\x06\x00\x00" + // width 1728
	"\x01\x01\x03\x00\x01\x00\x00\x00\x08\x00\x00\x00" + // length 8
	"\x02\x01\x03\x00\x01\x00\x00\x00\x01\x00\x00\x00" + // one bit a dot
	"\x03\x01\x03\x00\x01\x00\x00\x00\x04\x00\x00\x00" + // T.6
	"\x06\x01\x03\x00\x01\x00\x00\x00\x00\x00\x00\x00" + // 0 is white
	"\x11\x01\x04\x00\x01\x00\x00\x00\xa2\x00\x00\x00" + // the lines are at 162
	"\x16\x01\x03\x00\x01\x00\x00\x00\x08\x00\x00\x00" + // all in one strip
	"\x17\x01\x04\x00\x01\x00\x00\x00\x04\x00\x00\x00" + // of four bytes
	"\x1a\x01\x05\x00\x01\x00\x00\x00\x92\x00\x00\x00" + // resolutions at 146, 154
	"\x1b\x01\x05\x00\x01\x00\x00\x00\x9a\x00\x00\x00" +
	"\x28\x01\x03\x00\x01\x00\x00\x00\x02\x00\x00\x00" + // dots an inch
	"\x00\x00\x00\x00" +
	"\xcc\x00\x00\x00\x01\x00\x00\x00" +
	"\xc4\x00\x00\x00\x01\x00\x00\x00" +
	"\xff\x00\x10\x01"

var scenes = []scene{
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
	{name: "lists", play: func(c *conversation, _ *asterisktest.Server) {
		c.call("lists", "dial", "CallerID", `"Alice \"A\" O'Neil" <100>`, "Application", "Wait", "Data", "60")
		enter := c.await("BridgeEnter", "Uniqueid", "lists-2")
		c.await("BridgeEnter", "BridgeNumChannels", "2")
		c.do("BridgeList")
		c.await("BridgeListComplete")
		c.do("BridgeInfo", "BridgeUniqueid", get(enter, "BridgeUniqueid"))
		c.await("BridgeInfoComplete")
		c.do("BridgeTechnologyList")
		c.await("BridgeTechnologyListComplete")
		c.do("CoreShowChannels")
		c.await("CoreShowChannelsComplete")
		c.do("Status", "Channel", get(enter, "Channel"), "Variables", "DIALEDPEERNAME,CHANNEL(format)")
		c.await("StatusComplete")
		c.hangup("lists-1")
	}},
	{name: "map", since: 20, play: func(c *conversation, _ *asterisktest.Server) {
		c.call("map", "dial")
		enter := c.await("BridgeEnter", "Uniqueid", "map-2")
		c.await("BridgeEnter", "BridgeNumChannels", "2")
		c.do("CoreShowChannelMap", "Channel", get(enter, "Channel"))
		c.await("CoreShowChannelMapComplete")
		c.hangup("map-1")
	}},
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
	{name: "video", play: func(c *conversation, _ *asterisktest.Server) {
		c.call("video", "conf")
		join := c.await("ConfbridgeJoin")
		c.do("ConfbridgeSetSingleVideoSrc", "Conference", "video", "Channel", get(join, "Channel"))
		c.await("BridgeVideoSourceUpdate")
		c.hangup("video-1")
	}},
	{name: "agi", play: func(c *conversation, _ *asterisktest.Server) {
		listener, err := (&net.ListenConfig{}).Listen(c.t.Context(), "tcp", "127.0.0.1:0")
		if err != nil {
			c.t.Fatal(err)
		}
		defer func() { _ = listener.Close() }()
		done := make(chan error, 1)
		go func() { done <- serveAGI(listener) }()
		c.call("agi", "agi", "Application", "Wait", "Data", "60", "Variable", "AGI_URL=agi://"+listener.Addr().String())
		c.await("AGIExecStart")
		c.await("AGIExecEnd")
		c.hangup("agi-1")
		if err := <-done; err != nil {
			c.t.Error(err)
		}
	}},
	{name: "asyncagi", play: func(c *conversation, _ *asterisktest.Server) {
		c.call("asyncagi", "asyncagi")
		channel := get(c.await("AsyncAGIStart"), "Channel")
		c.do("AGI", "Channel", channel, "Command", "GET VARIABLE UNIQUEID", "CommandID", "first")
		c.await("AsyncAGIExec")
		c.do("AGI", "Channel", channel, "Command", "ASYNCAGI BREAK", "CommandID", "last")
		c.await("AsyncAGIEnd")
		c.hangup("asyncagi-1")
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
	{name: "database", play: func(c *conversation, _ *asterisktest.Server) {
		c.do("DBPut", "Family", "shop", "Key", "colour", "Val", "green: 50%")
		c.do("DBPut", "Family", "shop", "Key", "size", "Val", "7")
		c.do("DBGet", "Family", "shop", "Key", "colour")
		c.await("DBGetComplete")
		if reply := c.send("DBGetTree", "Family", "shop"); string(c.reply(reply).Type()) == "Success" {
			c.await("DBGetTreeComplete")
		}
	}},
	{name: "voicemail", play: func(c *conversation, _ *asterisktest.Server) {
		c.call("voicemail", "voicemail", "Context", "real", "Exten", "tone", "Priority", "1")
		c.await("Newexten", "Application", "VoiceMail")
		// The message has to have some length.
		c.quiet(3 * time.Second)
		c.hangup("voicemail-1")
		c.await("MessageWaiting")
		c.do("VoicemailUsersList")
		c.await("VoicemailUserEntryComplete")
	}},
	{name: "voicemailuser", play: func(c *conversation, _ *asterisktest.Server) {
		c.do("VoicemailUserStatus", "Context", "default", "Mailbox", "1000")
		c.await("VoicemailUserDetailComplete")
	}},
	{name: "voicemailbox", since: 18, play: func(c *conversation, _ *asterisktest.Server) {
		c.do("VoicemailBoxSummary", "Context", "default", "Mailbox", "1000")
		c.await("VoicemailBoxDetailComplete")
	}},
	{name: "fax", play: func(c *conversation, _ *asterisktest.Server) {
		c.call("fax", "fax")
		c.await("FAXStatus")
		c.do("FAXSessions")
		c.await("FAXSessionsComplete")
		c.do("FAXStats")
		c.await("FAXStats")
		c.hangup("fax-1")
		c.await("ReceiveFAX")
	}},
	{name: "sendfax", play: func(c *conversation, _ *asterisktest.Server) {
		c.call("sendfax", "sendfax")
		c.await("FAXStatus")
		c.hangup("sendfax-1")
		c.await("SendFAX")
	}},
	{name: "password", since: 18, play: func(c *conversation, _ *asterisktest.Server) {
		c.call("password", "mailbox", "Application", "SendDTMF", "Data", "ww0ww5ww4321#ww4321#www")
		c.await("VoicemailPasswordChange")
		c.hangup("password-2")
	}},
	{name: "dialplan", play: func(c *conversation, _ *asterisktest.Server) {
		c.do("ShowDialPlan", "Context", "astergate")
		c.await("ShowDialPlanComplete")
	}},
	{name: "modules", play: func(c *conversation, _ *asterisktest.Server) {
		c.do("Reload", "Module", "res_musiconhold.so")
		c.await("Reload")
		c.do("ModuleLoad", "Module", "app_verbose.so", "LoadType", "unload")
		c.await("Unload")
		c.do("ModuleLoad", "Module", "app_verbose.so", "LoadType", "load")
		c.await("Load")
	}},
	{name: "log", play: func(c *conversation, server *asterisktest.Server) {
		// What does not fit into the buffer fails to be written to /dev/full.
		c.call("log", "log")
		c.await("LogChannel", "Enabled", "No")
		server.CLI(c.t, "logger reload")
		c.await("LogChannel", "Enabled", "Yes")
	}},
	{name: "manager", play: playManagerSecurity},
	{name: "register", play: playSIPSecurity},
	{name: "stop", play: func(c *conversation, server *asterisktest.Server) {
		server.Stop()
		c.await("Shutdown")
	}},
}

// playManagerSecurity does at the manager port what is worth a security event.
func playManagerSecurity(c *conversation, server *asterisktest.Server) {
	try := func(headers ...string) {
		other := connect(c.t, server)
		other.reply(other.send("Login", headers...))
		_ = other.conn.Close()
	}
	try("Username", "astergate", "Secret", "wrong")
	c.await("InvalidPassword")
	try("Username", "stranger", "Secret", "wrong")
	c.await("InvalidAccountID")
	try("Username", "barred", "Secret", "secret")
	c.await("FailedACL")

	challenged := connect(c.t, server)
	challenged.reply(challenged.send("Challenge", "AuthType", "MD5"))
	challenged.reply(challenged.send("Login", "AuthType", "MD5", "Username", "astergate", "Key", "0123456789abcdef0123456789abcdef"))
	c.await("ChallengeResponseFailed")

	other := connect(c.t, server)
	other.reply(other.send("Login", "Username", "nobody", "Secret", "secret"))
	c.await("SuccessfulAuth")
	other.reply(other.send("Originate", "Channel", "Local/answer@real"))
	c.await("RequestNotAllowed")
	other.reply(other.send("NoSuchAction"))
	c.await("RequestBadFormat")

	for range 2 {
		single := connect(c.t, server)
		single.reply(single.send("Login", "Username", "single", "Secret", "secret"))
	}
	c.await("SessionLimit")
}

// playSIPSecurity registers as alice, with no password and with a wrong one.
func playSIPSecurity(c *conversation, server *asterisktest.Server) {
	conn, err := (&net.Dialer{}).DialContext(c.t.Context(), "udp", server.SIPAddr)
	if err != nil {
		c.t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	register := func(branch, more string) {
		local := conn.LocalAddr().String()
		_, err := fmt.Fprintf(conn, "REGISTER sip:%[1]s SIP/2.0\r\nVia: SIP/2.0/UDP %[2]s;branch=z9hG4bK%[3]s\r\nMax-Forwards: 70\r\n"+
			"From: <sip:alice@%[1]s>;tag=real\r\nTo: <sip:alice@%[1]s>\r\nCall-ID: real\r\nCSeq: %[3]s REGISTER\r\n"+
			"Contact: <sip:alice@%[2]s>\r\nExpires: 60\r\n%[4]sContent-Length: 0\r\n\r\n", server.SIPAddr, local, branch, more)
		if err != nil {
			c.t.Fatal(err)
		}
	}
	register("1", "")
	c.await("ChallengeSent")
	if err := conn.SetReadDeadline(time.Now().Add(awaitLimit)); err != nil {
		c.t.Fatal(err)
	}
	answer := make([]byte, 4096)
	n, err := conn.Read(answer)
	if err != nil {
		c.t.Fatal(err)
	}
	nonce, _, _ := strings.Cut(after(string(answer[:n]), `nonce="`), `"`)
	register("2", `Authorization: Digest username="alice", realm="asterisk", nonce="`+nonce+`", uri="sip:`+server.SIPAddr+
		`", response="0123456789abcdef0123456789abcdef", algorithm=MD5`+"\r\n")
	c.await("ChallengeResponseFailed")
}

func after(s, sep string) string {
	_, rest, _ := strings.Cut(s, sep)
	return rest
}

// serveAGI answers one AGI session with one command and ends it.
func serveAGI(listener net.Listener) error {
	conn, err := listener.Accept()
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }()
	r := bufio.NewReader(conn)
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			return err
		}
		if line == "\n" {
			break
		}
	}
	if _, err := fmt.Fprint(conn, "GET VARIABLE UNIQUEID\n"); err != nil {
		return err
	}
	_, err = r.ReadString('\n')
	return err
}
