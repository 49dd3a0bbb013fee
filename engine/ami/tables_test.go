package ami

import (
	"crypto/tls"
	"errors"
	"strings"
	"testing"
	"time"
)

func TestStateTransitions(t *testing.T) {
	const (
		stopped = 1 << iota
		connecting
		loggingIn
		booting
		ready
		lost
	)
	allowed := [numStates]int{
		StateStopped:    connecting,
		StateConnecting: loggingIn | lost | stopped,
		StateLoggingIn:  booting | ready | lost | stopped,
		StateBooting:    ready | lost | stopped,
		StateReady:      lost | stopped,
		StateLost:       connecting | stopped,
	}
	for from := range numStates {
		for to := range numStates {
			if want := allowed[from]&(1<<to) != 0; from.canBecome(to) != want {
				t.Errorf("%v to %v: allowed %v, want %v", from, to, !want, want)
			}
		}
	}
	if State(99).canBecome(StateReady) || State(99).String() != "invalid" {
		t.Error("an unknown state can become something")
	}
}

func TestBackoff(t *testing.T) {
	b := backoff{min: 250 * time.Millisecond, max: 30 * time.Second, stable: 10 * time.Second,
		rnd: func(n int64) time.Duration { return time.Duration(n) }}
	lost := ErrLinkLost
	refused := &LoginError{Message: "Authentication failed"}
	for i, step := range []struct {
		err  error
		up   time.Duration
		want time.Duration
	}{
		{lost, 0, 250 * time.Millisecond},
		{lost, 0, 500 * time.Millisecond},
		{lost, 9 * time.Second, time.Second}, // up, but not for long enough
		{lost, 0, 2 * time.Second},
		{lost, 0, 4 * time.Second},
		{lost, 0, 8 * time.Second},
		{lost, 0, 16 * time.Second},
		{lost, 0, 30 * time.Second},
		{lost, 0, 30 * time.Second},
		{lost, 10 * time.Second, 250 * time.Millisecond}, // stable
		{refused, 0, 30 * time.Second},
		{&LoginError{Message: "Login Already In Use"}, 0, time.Second}, // an ordinary failure
		{refused, time.Hour, 30 * time.Second},
	} {
		if got := b.next(step.err, step.up); got != step.want {
			t.Errorf("step %d: wait %v, want %v", i, got, step.want)
		}
	}
	for range 100 {
		b.next(lost, 0)
	}
	if got := b.next(lost, 0); got != 30*time.Second {
		t.Errorf("after many failures: %v", got)
	}
	b = *newBackoff(&Config{BackoffMin: b.min, BackoffMax: b.max, StableAfter: b.stable})
	for range 100 {
		b.next(lost, 0)
	}
	least, most := b.max, time.Duration(0)
	for range 2000 {
		d := b.next(lost, 0)
		least, most = min(least, d), max(most, d)
		if auth := b.next(refused, 0); auth < 15*time.Second || auth > 30*time.Second {
			t.Fatalf("wait %v after a refused login", auth)
		}
	}
	if least > time.Second || most < 29*time.Second || most > 30*time.Second {
		t.Errorf("waits from %v to %v, want nearly 0 to 30 s", least, most)
	}
}

func TestConfig(t *testing.T) {
	good := func() Config {
		return Config{Server: "pbx1", Address: "pbx.example:5038", Username: "u", Secret: "s"}
	}
	c := good()
	if err := c.Validate(); err != nil {
		t.Fatal(err)
	}
	if c.MaxBlocking != 4 || c.Keepalive != 10*time.Second || c.DefaultTimeout != 5*time.Second ||
		c.BackoffMin != 250*time.Millisecond || c.BackoffMax != 30*time.Second || c.MaxReplyBytes != 4<<20 || c.Logger == nil {
		t.Errorf("defaults: %+v", c)
	}
	for want, change := range map[string]func(*Config){
		"server name":           func(c *Config) { c.Server = "PBX" },
		"host:port":             func(c *Config) { c.Address = "pbx" },
		"required":              func(c *Config) { c.Secret = "" },
		"belong together":       func(c *Config) { c.ActionUsername = "x" },
		"blocking user name":    func(c *Config) { c.BlockingSecret = "x" },
		"CR, LF or NUL":         func(c *Config) { c.Secret = "a\nb" },
		"unknown class \"cal\"": func(c *Config) { c.EventMask = "cal,system" },
		"stands alone":          func(c *Config) { c.EventMask = "off,system" },
		"max blocking":          func(c *Config) { c.MaxBlocking = -1 },
		"login timeout":         func(c *Config) { c.LoginTimeout = time.Second },
		"is above":              func(c *Config) { c.BackoffMin, c.BackoffMax = time.Second, time.Millisecond },
		"link mode":             func(c *Config) { c.Links = 9 },
		"auth method":           func(c *Config) { c.Auth = 9 },
	} {
		c := good()
		change(&c)
		err := c.Validate()
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v", want, err)
		}
		if _, err := New(c, &recorder{}); err == nil {
			t.Errorf("%s: New took it", want)
		}
	}
	if _, err := New(good(), nil); err == nil {
		t.Error("New took no sink")
	}
	c, theirs := good(), &tls.Config{MinVersion: tls.VersionTLS12}
	c.TLS = theirs
	if err := c.Validate(); err != nil || c.TLS.ServerName != "pbx.example" || theirs.ServerName != "" {
		t.Errorf("server name %q, the caller's %q, %v", c.TLS.ServerName, theirs.ServerName, err)
	}
	for mask, want := range map[string]string{"": "", " ": "", "System, CALL": "system,call", "on": "on", "all": "all", "none": "none"} {
		got, err := NormalMask(mask)
		if got != want || err != nil {
			t.Errorf("mask %q became %q, %v", mask, got, err)
		}
	}
	for mask, want := range map[string]bool{"": true, "on": true, "call,system": true, "all": true, "call": false, "off": false, "none": false} {
		if maskHasSystem(mask) != want {
			t.Errorf("mask %q has system: %v", mask, !want)
		}
	}
}

func TestVersionOf(t *testing.T) {
	for banner, want := range map[string]string{
		"Asterisk Call Manager/11.0.0": "11.0.0",
		"Asterisk Call Manager/5.0.4 ": "5.0.4",
		"PBX Call Manager":             "",
		"PBX/Call Manager":             "",
		"x/":                           "",
		"":                             "",
	} {
		if got := versionOf(banner); got != want {
			t.Errorf("%q: got %q", banner, got)
		}
	}
}

func TestErrorTexts(t *testing.T) {
	for _, tc := range []struct {
		err  error
		want string
	}{
		{&SendError{Server: "pbx1", Action: "Ping", Sent: NotSent, Err: ErrNotConnected}, `action "Ping" was not sent to server "pbx1": not connected`},
		{&SendError{Server: "pbx1", Action: "Ping", Err: ErrLinkLost}, `action "Ping" was sent to server "pbx1", its outcome is unknown: link lost`},
		{&ResponseError{Server: "pbx1", Action: "Ping", Message: "Permission denied"}, `action "Ping": server "pbx1" answered: Permission denied`},
		{&LoginError{Server: "pbx1", User: "u", Socket: SocketEvents, Message: "Authentication failed"}, `login of user "u" on the events socket of server "pbx1" was refused: Authentication failed; check user and secret, and the user's permit and deny lines in manager.conf`},
		{&SuffixError{Length: 40, Index: -1}, "action id: 40 characters, at most 36 are allowed"},
		{&SuffixError{Length: 4, Index: 2}, "action id: character 3 is not allowed; use letters, digits and . _ : -"},
	} {
		if got := tc.err.Error(); got != tc.want {
			t.Errorf("got  %s\nwant %s", got, tc.want)
		}
	}
	if !errors.Is(&disconnected{"x"}, ErrStopped) {
		t.Error("a disconnected link is not ErrStopped")
	}
	var zero SendError
	if zero.Sent != OutcomeUnknown || OutcomeUnknown.String() != "outcome unknown" || NotSent.String() != "not sent" {
		t.Error("the zero SendError must not promise anything")
	}
}

func TestActionID(t *testing.T) {
	seen := map[string]bool{}
	for range 1000 {
		p := newPrefix()
		if seen[p] || len(p) != 10 {
			t.Fatalf("prefix %q", p)
		}
		seen[p] = true
	}
	// "ActionID: " and CRLF included it must fit a buffer of 80 bytes.
	longest := appendActionID(nil, newPrefix(), newCheckKey(), 999_999_999_999_999, strings.Repeat("x", MaxSuffix))
	if n := len("ActionID: \r\n") + len(longest); n >= 80 {
		t.Errorf("%d bytes", n)
	}
}
