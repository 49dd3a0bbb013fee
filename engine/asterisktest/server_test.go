package asterisktest

import (
	"crypto/tls"
	"io"
	"net"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestCall(t *testing.T) {
	t.Parallel()
	EachReal(t, func(t *testing.T, target Target) {
		t.Parallel()
		began := time.Now()
		server := target.Start(t, Config{})
		t.Logf("%v ready after %v", target, time.Since(began).Round(time.Millisecond))

		c := login(t, server)
		if !strings.HasPrefix(c.banner, "Asterisk Call Manager/") {
			t.Errorf("banner %q", c.banner)
		}
		c.untilEvent("FullyBooted")
		c.send(originate("short")...)

		hangups, cdrs := 0, 0
		seen := c.until("both hangups and the Cdr", func(m message) bool {
			switch m.event() {
			case "Hangup":
				hangups++
			case "Cdr":
				cdrs++
			}
			return hangups == 2 && cdrs >= 1
		})
		var names []string
		for _, m := range seen {
			names = append(names, m.event())
		}
		for _, want := range []string{"Newchannel", "LocalBridge", "OriginateResponse", "Newexten", "Hangup", "Cdr"} {
			if !slices.Contains(names, want) {
				t.Errorf("no %s among %v", want, names)
			}
		}
	})
}

func TestLists(t *testing.T) {
	t.Parallel()
	EachReal(t, func(t *testing.T, target Target) {
		t.Parallel()
		server := target.Start(t, Config{})
		c := login(t, server)
		c.untilEvent("FullyBooted")
		c.send(originate("answer", "ChannelId: lists")...)
		c.untilEvent("OriginateResponse")

		queues := c.list("QueueStatusComplete", "Action: QueueStatus")
		var members int
		for _, item := range queues {
			if item.event() == "QueueMember" && item.get("Queue") == "support" {
				members++
			}
		}
		if members != 1 {
			t.Errorf("support has %d members in %q", members, queues)
		}
		var halves int
		for _, channel := range c.list("CoreShowChannelsComplete", "Action: CoreShowChannels") {
			if channel.get("Linkedid") == "lists" {
				halves++
			}
		}
		if halves != 2 {
			t.Errorf("%d channels of the call, want 2", halves)
		}
		if lots := c.list("ParkinglotsComplete", "Action: Parkinglots"); len(lots) != 1 {
			t.Errorf("%d parking lots, want 1", len(lots))
		}
		c.hangup("lists")
	})
}

func TestLatin1(t *testing.T) {
	t.Parallel()
	EachReal(t, func(t *testing.T, target Target) {
		t.Parallel()
		c := login(t, target.Start(t, Config{}))
		c.send(originate("vars", "ChannelId: vars")...)
		name := c.until("caller name", func(m message) bool {
			return m.event() == "NewCallerid" && m.get("CallerIDName") != "<unknown>"
		})
		if got := name[len(name)-1].get("CallerIDName"); got != "J\xfcrgen" {
			t.Errorf("caller name %q", got)
		}
		quoted := c.until("QUOTED", func(m message) bool {
			return m.event() == "VarSet" && m.get("Variable") == "QUOTED"
		})
		// VarSet escapes both quotes and backslashes.
		if got, want := quoted[len(quoted)-1].get("Value"), `say \"hi\", \\ and all`; got != want {
			t.Errorf("QUOTED %s, want %s", got, want)
		}
		c.hangup("vars")
	})
}

func TestKillAndRestart(t *testing.T) {
	t.Parallel()
	EachReal(t, func(t *testing.T, target Target) {
		t.Parallel()
		if target.External() {
			t.Skip("an external server cannot be killed")
		}
		server := target.Start(t, Config{})
		first := server.PID()
		c := login(t, server)
		c.untilEvent("FullyBooted")

		server.Kill()
		if _, err := io.Copy(io.Discard, c.reader); os.IsTimeout(err) {
			t.Error("the session lives on after Kill")
		}
		if conn, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", server.AMIAddr); err == nil {
			_ = conn.Close()
			t.Error("the port answers after Kill")
		}
		server.Kill() // does nothing

		server.Restart()
		if server.PID() == first {
			t.Error("same process after Restart")
		}
		c = login(t, server)
		began := time.Now()
		server.Stop()
		t.Logf("Stop took %v", time.Since(began).Round(time.Millisecond))
		if shutdown := c.untilEvent("Shutdown"); shutdown.get("Shutdown") == "" {
			t.Errorf("shutdown event %q", shutdown)
		}
		server.Restart()
		login(t, server).untilEvent("FullyBooted")
	})
}

func TestPause(t *testing.T) {
	t.Parallel()
	EachReal(t, func(t *testing.T, target Target) {
		t.Parallel()
		if target.External() {
			t.Skip("an external server cannot be paused")
		}
		server := target.Start(t, Config{})
		c := login(t, server)
		c.untilEvent("FullyBooted")
		server.Pause()
		c.send("Action: Ping")
		if err := c.conn.SetReadDeadline(time.Now().Add(100 * time.Millisecond)); err != nil {
			t.Fatal(err)
		}
		late, err := io.ReadAll(c.reader) // events that were already sent may come
		if !os.IsTimeout(err) || strings.Contains(string(late), "Pong") {
			t.Errorf("a paused server answers: %v: %q", err, late)
		}
		server.Resume()
		c.until("pong", func(m message) bool { return m.get("Ping") == "Pong" })
		server.Pause() // the cleanup has to kill a paused server, too
	})
}

func TestTwoAtOnce(t *testing.T) {
	t.Parallel()
	EachReal(t, func(t *testing.T, target Target) {
		t.Parallel()
		if target.External() {
			t.Skip("there is one external server")
		}
		one, two := target.Start(t, Config{}), target.Start(t, Config{})
		if one.AMIAddr == two.AMIAddr {
			t.Fatalf("both on %s", one.AMIAddr)
		}
		one.Kill()
		login(t, two).untilEvent("FullyBooted")
		one.Restart()
		login(t, one).untilEvent("FullyBooted")
	})
}

func TestTLS(t *testing.T) {
	t.Parallel()
	EachReal(t, func(t *testing.T, target Target) {
		t.Parallel()
		server := target.Start(t, Config{TLS: true})
		conn, err := (&tls.Dialer{Config: &tls.Config{RootCAs: server.CAs}}).DialContext(t.Context(), "tcp", server.TLSAddr)
		c := dial(t, conn, err)
		c.login(server.Users[0])
		c.untilEvent("FullyBooted")
	})
}

func TestConfig(t *testing.T) {
	t.Parallel()
	EachReal(t, func(t *testing.T, target Target) {
		t.Parallel()
		no := false
		server := target.Start(t, Config{
			Users: []User{
				{Name: "one", Secret: "s1", Read: "system,call", Write: "system", AllowMultipleLogin: &no},
				{Name: "filtered", Secret: "s2", Read: "all", Write: "all", Options: []string{"eventfilter=Event: UserEvent"}},
				{Name: "elsewhere", Secret: "s3", Read: "all", Write: "all", Deny: "0.0.0.0/0.0.0.0", Permit: "192.0.2.1/32"},
			},
			Dialplan:       "exten => mine,1,UserEvent(Mine)\n",
			ManagerOptions: []string{"timestampevents=yes"},
			Options:        []string{"systemname=pbx1", "verbose=5"},
			Modules:        []string{"cel_manager.so", "-app_queue.so"},
			ExtraFiles:     map[string]string{"confbridge.conf": "[mine]\ntype=bridge\n"},
			PJSIP:          true,
		})

		login(t, server).untilEvent("FullyBooted")
		for name, user := range map[string]User{"second login": server.Users[0], "denied address": server.Users[2]} {
			conn, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", server.AMIAddr)
			c := dial(t, conn, err)
			c.send("Action: Login", "Username: "+user.Name, "Secret: "+user.Secret)
			if reply := c.next(); reply.get("Response") != "Error" {
				t.Errorf("%s: %q", name, reply)
			}
		}

		conn, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", server.AMIAddr)
		c := dial(t, conn, err)
		c.login(server.Users[1])
		c.send(originate("mine")...)
		if m := c.untilEvent("UserEvent"); m.get("SystemName") != "pbx1" || m.get("Timestamp") == "" {
			t.Errorf("event %q", m)
		}
		for command, want := range map[string]string{
			"pjsip show endpoints":                "alice",
			"pjsip show transports":               server.SIPAddr,
			"confbridge show profile bridge mine": "mine",
			"module show like cel_manager":        "1 modules loaded",
			"module show like app_queue":          "0 modules loaded",
		} {
			if got := server.CLI(t, command); !strings.Contains(got, want) {
				t.Errorf("%s: no %q in\n%s", command, want, got)
			}
		}
		if !strings.Contains(server.Log(), "Executing [mine@astergate:1]") {
			t.Error("no verbose line of the call in the log")
		}
	})
}

// TestClean holds the standard configuration to be free of warnings, in which
// those of a test's own additions would drown.
func TestClean(t *testing.T) {
	t.Parallel()
	EachReal(t, func(t *testing.T, target Target) {
		t.Parallel()
		if target.External() {
			t.Skip("an external server has its own configuration")
		}
		server := target.Start(t, Config{PJSIP: true})
		const deprecated = "has been loaded but" // Monitor, which only 16 has
		for line := range strings.Lines(server.Log()) {
			if (strings.Contains(line, "ERROR") || strings.Contains(line, "WARNING")) && !strings.Contains(line, deprecated) {
				t.Error(strings.TrimSpace(line))
			}
		}
		for line := range strings.Lines(server.CLI(t, "module show")) {
			if strings.Contains(line, "Not Running") {
				t.Error(strings.TrimSpace(line))
			}
		}
	})
}
