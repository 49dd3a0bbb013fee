package simulator_test

import (
	"crypto/md5"
	"encoding/hex"
	"io"
	"testing"
	"testing/synctest"
	"time"

	"github.com/astergate/astergate/engine/simulator"
)

func TestLoginMD5(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := start(t, simulator.Config{})
		c := b.dial()
		challenge := text(c.do("Challenge", "AuthType", "md5"), "Challenge")
		if challenge == "" || text(c.do("Challenge", "AuthType", "MD5"), "Challenge") != challenge {
			t.Fatalf("challenge %q changes", challenge)
		}
		sum := md5.Sum([]byte(challenge + "secret"))
		c.want("Success", "Authentication accepted", "Login", "AuthType", "MD5", "Username", "astergate", "Key", hex.EncodeToString(sum[:]))
		c.want("Success", "Already authenticated", "Login", "Username", "astergate", "Secret", "nonsense")
	})
}

func TestLoginRefusedAfterOneSecond(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := start(t, simulator.Config{})
		c := b.dial()
		begin := time.Now()
		c.send("Login", "Username", "astergate", "Secret", "wrong")
		if got := c.takeAfter(999 * time.Millisecond); len(got) != 0 {
			t.Fatalf("answered at once: %s", spell(got))
		}
		got := c.takeAfter(time.Millisecond)
		if len(got) != 1 || text(got[0], "Message") != "Authentication failed" || !c.endedBy(io.EOF) {
			t.Fatalf("after %v: %s, %v", time.Since(begin), spell(got), c.ended())
		}
	})
}

func TestSecondLogin(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		no := false
		once := simulator.User{Name: "once", Secret: "s", Read: "all", Write: "all", AllowMultipleLogin: &no}
		b := start(t, simulator.Config{Users: []simulator.User{once}})
		first, second := b.dial(), b.dial()
		first.want("Success", "Authentication accepted", "Login", "Username", "once", "Secret", "s")
		second.send("Login", "Username", "Once", "Secret", "s")
		got := second.takeAfter(time.Second)
		if len(got) != 1 || text(got[0], "Message") != "Login Already In Use" || !second.endedBy(io.EOF) {
			t.Fatalf("%s, %v", spell(got), second.ended())
		}
		first.close()
		b.dial().want("Success", "Authentication accepted", "Login", "Username", "once", "Secret", "s")
	})
}

func TestFullyBooted(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := start(t, simulator.Config{})
		for _, c := range []struct {
			mask string
			want bool
		}{{"", true}, {"on", true}, {"system,call", true}, {"call", false}, {"off", false}, {"nonsense", false}} {
			s := b.dial()
			s.send("Login", "Username", "astergate", "Secret", "secret", "Events", c.mask)
			if got := named(s.take(), "FullyBooted"); (len(got) == 1) != c.want {
				t.Errorf("Events: %s: %s", c.mask, spell(got))
			} else if c.want && text(got[0], "ActionID") != "" {
				t.Error("FullyBooted has an ActionID")
			}
		}
	})
}

func TestBootTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := start(t, simulator.Config{BootTime: 5 * time.Second})
		c := b.login("on")
		if got := c.takeAfter(4999 * time.Millisecond); len(got) != 0 {
			t.Fatalf("too early: %s", spell(got))
		}
		one(t, c.takeAfter(time.Millisecond), "FullyBooted")
	})
}

func TestAuthTimeoutAndLimit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := start(t, simulator.Config{AuthTimeout: 10 * time.Second, AuthLimit: 2})
		idle, busy := b.dial(), b.dial()
		surplus := b.dial()
		if !surplus.endedBy(io.EOF) || surplus.banner != "" {
			t.Errorf("surplus: %q, %v", surplus.banner, surplus.ended())
		}
		busy.want("Success", "Authentication accepted", "Login", "Username", "astergate", "Secret", "secret")
		wait(11 * time.Second)
		if !idle.endedBy(io.EOF) {
			t.Errorf("idle: %v", idle.ended())
		}
		busy.do("Ping")
	})
}

func TestPermissions(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := start(t, simulator.Config{Users: []simulator.User{{Name: "low", Secret: "l", Read: "call,user", Write: "reporting"}}})
		c := b.dial()
		c.want("Error", "Permission denied", "Ping")
		c.want("Error", "Permission denied", "Nonsense")
		c.send("Login", "Username", "low", "Secret", "l")
		c.want("Error", "Permission denied", "Originate", "Channel", "Local/1@a")
		c.want("Error", "Permission denied", "Command", "Command", "core show version")
		c.want("Error", "Invalid/unknown command: Nonsense. Use Action: ListCommands to show available commands.", "Nonsense")
		commands := c.do("ListCommands")
		if got := text(commands, "CoreStatus"); got != "Show PBX core status variables.  (Priv: system,reporting,all)" {
			t.Errorf("CoreStatus: %q", got)
		}
		if _, ok := commands.Get("Originate"); ok {
			t.Error("ListCommands shows what is not permitted")
		}
		if got := text(commands, "Ping"); got != "Keepalive command.  (Priv: <none>)" {
			t.Errorf("Ping: %q", got)
		}
	})
}

func TestEventMask(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := start(t, simulator.Config{})
		c := b.login("off")
		emit := func() int {
			b.sim.Emit(header("Event", "Test"), header("Privilege", "call,all"), header("X", "y"))
			synctest.Wait()
			return len(named(c.take(), "Test"))
		}
		for _, m := range []struct {
			mask, events string
			want         int
		}{
			{"on", "On", 1}, {"system", "On", 0}, {"call,nonsense", "On", 1}, {"nonsense", "Off", 0}, {"2", "On", 1}, {"0", "Off", 0},
		} {
			if got := text(c.do("Events", "EventMask", m.mask), "Events"); got != m.events {
				t.Errorf("mask %s: Events: %s", m.mask, got)
			}
			if got := emit(); got != m.want {
				t.Errorf("mask %s: %d events", m.mask, got)
			}
		}
		c.want("Error", "Invalid event mask", "Events", "EventMask", "")
	})
}
