package simulator_test

import (
	"context"
	"errors"
	"io"
	"net"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/simulator"
)

// fastAGI is a FastAGI server's end of one session, which reads all the time.
type fastAGI struct {
	t    *testing.T
	conn net.Conn
	got  chan string // what each read returned
}

// handed runs a simulator in which a call comes to AGI, and returns the session.
func handed(t *testing.T, version simulator.Version, step simulator.AGI) (*bench, *client, *fastAGI, string) {
	t.Helper()
	conns := make(chan net.Conn, 1)
	step.Dial = func(_ context.Context, _, address string) (net.Conn, error) {
		near, far := net.Pipe()
		if address != "192.0.2.9:4573" {
			t.Errorf("dialled %s", address)
		}
		conns <- far
		return near, nil
	}
	if step.URL == "" {
		step.URL = "agi://192.0.2.9/menu/${EXTEN}?a=b:c"
	}
	b := start(t, simulator.Config{Version: version, Dialplan: simulator.Dialplan{"in": {
		"100": {simulator.Answer{}, step, simulator.NoOp("after ${AGISTATUS}"), simulator.Echo{}},
		"200": {simulator.NoOp("redirected"), simulator.Echo{}},
	}}, Endpoints: map[string]simulator.Endpoint{"PJSIP/trunk": {}}})
	c := b.login("call,dialplan")
	name := b.call(simulator.Incoming{Endpoint: "PJSIP/trunk", Caller: simulator.Party{Number: "4930", Name: "J\xfcrgen"}, Context: "in", Exten: "100"})
	f := &fastAGI{t: t, conn: <-conns, got: make(chan string, 1000)}
	go func() {
		defer close(f.got)
		buf := make([]byte, 64<<10)
		for {
			n, err := f.conn.Read(buf)
			if err != nil {
				return
			}
			f.got <- string(buf[:n])
		}
	}()
	t.Cleanup(func() { _ = f.conn.Close() })
	synctest.Wait()
	return b, c, f, name
}

// take returns what has come, "EOF" at the end of the stream.
func (f *fastAGI) take() string {
	synctest.Wait()
	var all strings.Builder
	for {
		select {
		case s, ok := <-f.got:
			if !ok {
				return all.String() + "EOF"
			}
			all.WriteString(s)
		default:
			return all.String()
		}
	}
}

func (f *fastAGI) raw(s string) {
	f.t.Helper()
	if _, err := io.WriteString(f.conn, s); err != nil && !errors.Is(err, io.ErrClosedPipe) {
		f.t.Fatal(err)
	}
}

// ask sends a line and expects the answer within d.
func (f *fastAGI) ask(line string, d time.Duration, want string) {
	f.t.Helper()
	f.raw(line + "\n")
	wait(d)
	if got := f.take(); got != want {
		f.t.Errorf("%.60s: got %q, want %q", line, got, want)
	}
}

// ran reports whether the dialplan came to a step with that data.
func ran(got []wire.Message, data string) bool {
	return slices.ContainsFunc(got, func(m wire.Message) bool { return text(m, "AppData") == data })
}

func TestAGIEnvironment(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		_, c, f, name := handed(t, simulator.Asterisk22, simulator.AGI{Args: []string{"one", "", "x${EXTEN}"}})
		env := f.take()
		want := "agi_network: yes\nagi_network_script: menu/100?a=b:c\nagi_request: agi://192.0.2.9/menu/100?a=b:c\nagi_channel: " + name +
			"\nagi_language: en\nagi_type: PJSIP\n"
		if !strings.HasPrefix(env, want) || !strings.HasSuffix(env, "\nagi_arg_1: one\nagi_arg_2: \nagi_arg_3: x100\n\n") ||
			strings.Count(env, "\n") != 2+20+3+1 || !strings.Contains(env, "\nagi_callerid: 4930\nagi_calleridname: J\xfcrgen\n") {
			t.Errorf("got %q", env)
		}
		_ = f.conn.Close()
		if got := c.takeAfter(time.Second); !ran(got, "after SUCCESS") {
			t.Errorf("got %s", names(got))
		}
	})
}

// Every answer was measured on both versions.
func TestAGICommands(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		_, _, f, _ := handed(t, simulator.Asterisk22, simulator.AGI{Keys: []simulator.Key{{After: 3500 * time.Millisecond, Digit: '5'}, {After: 5100 * time.Millisecond, Digit: '0'},
			{After: 5200 * time.Millisecond, Digit: '4'}, {After: 5300 * time.Millisecond, Digit: '#'}}})
		f.take()
		usage := "520-Invalid command syntax.  Proper usage follows:\nUsage of GET VARIABLE.\n\n520 End of proper usage.\n"
		for _, test := range []struct {
			line string
			took time.Duration
			want string
		}{
			{"ANSWER", 0, "200 result=0\n"},
			{"ANSWER\r", 0, "510 Invalid or unknown command\n"},
			{"", 0, "510 Invalid or unknown command\n"},
			{"channel status", 0, "200 result=6\n"},
			{"GET VARIABLE UNSET", 0, "200 result=0\n"},
			{`SET VARIABLE V ""`, 0, "200 result=1\n"},
			{"GET VARIABLE V", 0, "200 result=1 ()\n"},
			{`SET VARIABLE V "a\\b \"c\" ${EXTEN}"`, 0, "200 result=1\n"},
			{"GET VARIABLE V", 0, "200 result=1 (a\\b \"c\" ${EXTEN})\n"},
			{`GET FULL VARIABLE "<${EXTEN}>"`, 0, "200 result=1 (<100>)\n"},
			{`SET VARIABLE V a\b`, 0, "200 result=1\n"},
			{"GET VARIABLE V", 0, "200 result=1 (ab)\n"},
			{"EXEC Set V=${EXTEN}", 0, "200 result=0\n"},
			{"GET VARIABLE V", 0, "200 result=1 (${EXTEN})\n"},
			{"EXEC NoSuch x", 0, "200 result=-2\n"},
			{"GET VARIABLE", 0, usage},
			{"DATABASE PUT f k v", 0, "200 result=1\n"},
			{"DATABASE GET f k", 0, "200 result=1 (v)\n"},
			{"DATABASE DEL f k", 0, "200 result=1\n"},
			{"DATABASE GET f k", 0, "200 result=0\n"},
			{"STREAM FILE nosuch x", 0, "200 result=-1 endpos=0\n"},
			{"STREAM FILE a 123", 1600 * time.Millisecond, "200 result=0 endpos=12000\n"},
			{"STREAM FILE a 5", 1500 * time.Millisecond, "200 result=0 endpos=12000\n"},
			{"WAIT FOR DIGIT 1000", 1000 * time.Millisecond, "200 result=53\n"},
			{"GET DATA a 1000 4", 2000 * time.Millisecond, "200 result=04\n"},
			{"SAY DIGITS 12 x", time.Second, "200 result=0\n"},
			{"SAY DIGITS ab x", 0, strings.Replace(usage, "GET VARIABLE", "SAY DIGITS", 1)},
			{`GET DATA a 1000 4`, 2500 * time.Millisecond, "200 result= (timeout)\n"},
			{`RECORD FILE /tmp/x wav # 1000`, time.Second, "200 result=0 (timeout) endpos=8000\n"},
			{"VERBOSE x", 0, "200 result=1\n"},
		} {
			f.ask(test.line, test.took, test.want)
		}
		f.raw("FAILUREx\n")
		if got := f.take(); got != "HANGUP\nEOF" {
			t.Errorf("got %q", got)
		}
	})
}

func TestAGIDigit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		_, _, f, _ := handed(t, simulator.Asterisk22, simulator.AGI{Keys: []simulator.Key{{After: 100 * time.Millisecond, Digit: '1'}, {After: 500 * time.Millisecond, Digit: '#'}}})
		f.take()
		f.ask("STREAM FILE a #", 500*time.Millisecond, "200 result=35 endpos=4000\n")
	})
}

func TestAGIHangup(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		_, c, f, name := handed(t, simulator.Asterisk22, simulator.AGI{})
		f.take()
		f.raw("STREAM FILE a x\n")
		wait(500 * time.Millisecond)
		c.send("Hangup", "Channel", name)
		if got := f.take(); got != "200 result=-1 endpos=4000\nHANGUP\n" {
			t.Errorf("got %q", got)
		}
		f.ask("ANSWER", 0, "511 Command Not Permitted on a dead channel or intercept routine\n")
		f.ask("SET VARIABLE A b", 0, "200 result=1\n")
		f.ask("GET VARIABLE A", 0, "200 result=1 (b)\n")
		f.ask("EXEC NoOp x", 0, "200 result=0\n")
		_ = f.conn.Close()
		got := c.takeAfter(time.Second)
		if n := names(got); !strings.Contains(n, "Hangup") {
			t.Errorf("events: %s", n)
		}
	})
}

// Each command's begin and end are events, and the end tells what became of it. As
// measured, but for 511, which is from the source.
func TestAGIExecEvents(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b, c, f, name := handed(t, simulator.Asterisk22, simulator.AGI{})
		agi := b.login("agi")
		f.take()
		for _, line := range []string{`NOOP "x"`, "NOSUCH", "GET VARIABLE", "EXEC NoSuch", "STREAM FILE nosuch x"} {
			f.raw(line + "\n")
			f.take()
		}
		f.raw("EXEC Wait 30\n")
		wait(time.Second)
		c.send("Hangup", "Channel", name)
		f.take()
		f.raw("ANSWER\n")
		f.take()
		var told []string
		id := ""
		for _, m := range agi.takeAfter(time.Second) {
			switch string(m.Type()) {
			case "AGIExecStart":
				id = text(m, "CommandId")
				told = append(told, text(m, "Command"))
			case "AGIExecEnd":
				if text(m, "CommandId") != id || text(m, "Channel") != name {
					t.Errorf("%s does not end %s of %s", text(m, "CommandId"), id, name)
				}
				told[len(told)-1] += ": " + text(m, "ResultCode") + " " + text(m, "Result")
			}
		}
		want := []string{
			`NOOP "x": 200 Success`, "NOSUCH: 510 Invalid or unknown command", "GET VARIABLE: 520 Usage",
			"EXEC NoSuch: 200 Unknown Result", "STREAM FILE nosuch x: -1 Failure", "EXEC Wait 30: 200 Unknown Result",
			"ANSWER: 511 Command Not Permitted on a dead channel or intercept routine",
		}
		if !slices.Equal(told, want) {
			t.Errorf("got %q", told)
		}
		_ = f.conn.Close()
	})
}

// A Redirect looks like a hangup, and the new place waits for the close.
func TestAGIRedirect(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		_, c, f, name := handed(t, simulator.Asterisk16, simulator.AGI{})
		f.take()
		c.send("Redirect", "Channel", name, "Context", "in", "Exten", "200", "Priority", "1")
		if got := f.take(); got != "HANGUP\n" {
			t.Errorf("got %q", got)
		}
		c.takeAfter(5 * time.Second)
		_ = f.conn.Close()
		got := c.takeAfter(time.Second)
		if !ran(got, "redirected") {
			t.Errorf("got %s", names(got))
		}
	})
}

// Limits and the stall, as measured.
func TestAGILines(t *testing.T) {
	for version, size := range map[simulator.Version]int{simulator.Asterisk22: 8192, simulator.Asterisk16: 2048} {
		synctest.Test(t, func(t *testing.T) {
			_, _, f, _ := handed(t, version, simulator.AGI{})
			f.take()
			f.ask("NOOP "+strings.Repeat("x", size-1-6), 0, "200 result=0\n")
			f.ask("NOOP", 0, "200 result=0\n")
			// The tail of a longer line runs once more bytes have come.
			f.raw("NOOP " + strings.Repeat("x", size-1-5) + "SET VARIABLE OWNED yes\n")
			if got := f.take(); !strings.HasPrefix(got, "200 result=0\n") {
				t.Errorf("got %q", got)
			}
			f.raw("GET VARIABLE OWNED\n")
			f.take()
			f.raw("GET VARIABLE OWNED\n")
			if got := f.take(); !strings.Contains(got, "(yes)") {
				t.Errorf("got %q", got)
			}
			_ = f.conn.Close()
		})
	}
	synctest.Test(t, func(t *testing.T) {
		_, _, f, _ := handed(t, simulator.Asterisk22, simulator.AGI{})
		f.take()
		f.raw("NOOP\nVERBOSE a\nNOOP\n")
		wait(time.Hour)
		if got := f.take(); got != "200 result=0\n" {
			t.Errorf("got %q", got)
		}
		f.ask("NOOP", 0, "200 result=1\n")
	})
}

func TestAGIUnreachable(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		step := simulator.AGI{URL: "agi://192.0.2.9", Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
			<-ctx.Done()
			return nil, ctx.Err()
		}}
		b := start(t, simulator.Config{Dialplan: simulator.Dialplan{"in": {"100": {step, simulator.NoOp("after ${AGISTATUS}"), simulator.Echo{}}}},
			Endpoints: map[string]simulator.Endpoint{"PJSIP/trunk": {}}})
		c := b.login("dialplan")
		b.call(incoming("100", 0))
		if got := c.takeAfter(2100 * time.Millisecond); !ran(got, "after FAILURE") {
			t.Errorf("got %s", names(got))
		}
	})
}
