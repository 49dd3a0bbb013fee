package simulator_test

import (
	"strings"
	"testing"
	"testing/synctest"

	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/simulator"
)

func header(name, value string) wire.Header { return wire.Header{Name: name, Value: value} }

// What a hostile or careless client can make Asterisk read, as measured on 16
// and 22.
func TestHostileInput(t *testing.T) {
	line := func(n int) string { return "X: " + strings.Repeat("x", n-3) + "\r\n" }
	const own = "Action: Ping\r\nActionID: own\r\n"
	const smuggled = "Action: Ping\r\nActionID: smuggled\r\n\r\n"
	for _, c := range []struct {
		name, in string
		want     []string // ActionID and Message or Ping of each answer
	}{
		{"1022 bytes", own + line(1022) + "\r\n", []string{"own Pong"}},
		{"1023 bytes execute the tail", own + line(1023) + smuggled,
			[]string{"own Failed to parse message: line too long", "smuggled Pong"}},
		{"1024 bytes do not", own + line(1024) + smuggled, []string{"own Failed to parse message: line too long"}},
		{"5000 bytes do not", own + line(5000) + smuggled, []string{"own Failed to parse message: line too long"}},
		{"and the next is read again", own + line(5000) + "\r\n" + smuggled,
			[]string{"own Failed to parse message: line too long", "smuggled Pong"}},
		{"128 headers", own + strings.Repeat("a: b\r\n", 126) + "\r\n", []string{"own Pong"}},
		{"129 headers", own + strings.Repeat("a: b\r\n", 127) + "\r\n",
			[]string{"own Too many lines in message or allocation failure"}},
		{"LF line ends", "Action: Ping\nActionID: own\n\n", []string{"own Pong"}},
		{"first of a name wins", "Action: Ping\r\nActionID: own\r\nAction: Logoff\r\n\r\n", []string{"own Pong"}},
		{"an empty Action is skipped", "Action: \r\nActionID: own\r\nACTION: Ping\r\n\r\n", []string{"own Pong"}},
		{"blanks before a value", "Action: \t  Ping\r\nActionID:    own\r\n\r\n", []string{"own Pong"}},
		{"NUL cuts a line", "Action: Ping\x00pong\r\nActionID: own\r\n\x00\r\n", []string{"own Pong"}},
		{"a lone blank line", "\r\n", []string{" Missing action in request"}},
		{"two at once", own + "\r\n" + smuggled, []string{"own Pong", "smuggled Pong"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := start(t, simulator.Config{})
				s := b.login("off")
				s.raw(c.in)
				var got []string
				for _, m := range s.take() {
					got = append(got, text(m, "ActionID")+" "+text(m, "Message")+text(m, "Ping"))
				}
				if strings.Join(got, "|") != strings.Join(c.want, "|") {
					t.Errorf("got %q, want %q", got, c.want)
				}
			})
		})
	}
}

func TestReceived(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := start(t, simulator.Config{Record: 3})
		s := b.login("off")
		s.raw("Action: Ping\r\nActionID: 1\r\n\r\naction: ping\nX:y\n\n")
		s.raw("\r\n")
		got := b.sim.Received()
		if len(got) != 3 {
			t.Fatalf("%d kept", len(got))
		}
		for i, want := range []string{"Action: Ping\r\nActionID: 1\r\n\r\n", "action: ping\nX:y\n\n", "\r\n"} {
			if string(got[i].Raw) != want || got[i].Session != 1 || got[i].User != "astergate" {
				t.Errorf("%d: %+v", i, got[i])
			}
		}
		if text(got[1].Message, "x") != "y" || !got[2].Message.IsZero() {
			t.Errorf("messages %q, %q", got[1].Message.Raw(), got[2].Message.Raw())
		}
		r, err := b.sim.WaitReceived(t.Context(), func(r simulator.Received) bool { return text(r.Message, "ActionID") == "1" })
		if err != nil || text(r.Message, "Action") != "Ping" {
			t.Errorf("%+v, %v", r, err)
		}
	})
}
