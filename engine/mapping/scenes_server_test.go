package mapping

import (
	"bufio"
	"fmt"
	"net"

	"github.com/astergate/astergate/engine/asterisktest"
)

// serverScenes are what is asked of a server, and what programs do with it.
var serverScenes = []scene{
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
		c.await("MessageWaiting")
		c.hangup("voicemail-1")
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
		c.rest() // with Shutdown, if it came out in time
	}},
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
