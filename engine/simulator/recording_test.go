package simulator_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/astergate/astergate/engine/simulator"
)

// The dialplan of the recordings. The real server's extensions.conf had the same
// applications.
func recordedDialplan() simulator.Dialplan {
	sec := func(f float64) simulator.Wait { return simulator.Wait(f * float64(time.Second)) }
	return simulator.Dialplan{"sim": {
		"100": {
			simulator.NoOp("start"), simulator.Answer{}, sec(0.3), simulator.Set{Name: "FOO", Value: "bar"},
			simulator.Hangup(17),
		},
		"200": {simulator.Dial{To: "Local/300@sim", Timeout: 2 * time.Second}, simulator.Hangup(0)},
		"300": {simulator.Ringing{}, sec(0.3), simulator.Answer{}, sec(0.6)},
		"400": {simulator.Answer{}, simulator.Playback{File: "hello-world", Length: 1500 * time.Millisecond}},
		"500": {simulator.BusyTone{}},
		"510": {simulator.CongestionTone{}},
		"520": {simulator.Answer{}, sec(60)},
		"560": {simulator.Ringing{}, sec(60)},
		"600": {simulator.Dial{To: "Local/300@sim"}},
		"660": {simulator.Dial{To: "Local/520@sim"}},
	}}
}

// recorded is one step of a recording: what was sent, and what came until the
// next step.
type recorded struct {
	send   string // empty for the greeting of a connection
	dial   bool
	wait   time.Duration
	blocks []string
}

func readRecording(t *testing.T, file string) []recorded {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	steps := []recorded{{dial: true, wait: 100 * time.Millisecond}}
	for _, b := range strings.Split(strings.TrimSpace(string(content)), "\n\n") {
		switch {
		case strings.HasPrefix(b, ">>> "):
			wait, send, _ := strings.Cut(b[4:], " ")
			ms, err := strconv.Atoi(wait)
			if err != nil {
				t.Fatalf("%s: %q", file, b)
			}
			steps = append(steps, recorded{
				send: strings.ReplaceAll(send, "|", "\r\n") + "\r\n\r\n", wait: time.Duration(ms) * time.Millisecond,
			})
		case b == "=== NEW":
			steps = append(steps, recorded{dial: true, wait: 100 * time.Millisecond})
		case strings.HasPrefix(b, "<<<"), b == "":
		default:
			last := &steps[len(steps)-1]
			last.blocks = append(last.blocks, b)
		}
	}
	return steps
}

// What time, chance and the build make different, or what two channels' threads
// may do in either order.
var blurs = []struct {
	pattern *regexp.Regexp
	with    string
}{
	{regexp.MustCompile(`\b1[0-9]{9}\.[0-9]{6}\b|\b9[0-9]{8}\.[0-9]{6}\b`), "TIME"},
	{regexp.MustCompile(`\b[0-9]{9,10}\.([0-9]+)\b`), "EPOCH.$1"},
	{regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}`), "UUID"},
	{regexp.MustCompile(`\b[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-9:]{8})?`), "DATE"},
	{regexp.MustCompile(`\b[0-9]{2}:[0-9]{2}:[0-9]{2}\b`), "CLOCK"},
	{regexp.MustCompile(`(AsteriskVersion: ).*`), "${1}VERSION"},
	{regexp.MustCompile(`((?:Uptime|LastReload|Duration|BillableSeconds|Seconds|LoginTime): )[0-9]+`), "${1}N"},
	{regexp.MustCompile(`((?:System uptime|Last reload): )[0-9]+`), "${1}N"},
	{regexp.MustCompile(`(Variable: [A-Z]+TIME(?:_MS)?\nValue: )[0-9]+`), "${1}N"},
	{regexp.MustCompile(`(?s)(Application: )Answer(\nApplicationData: |\nData: )`), "${1}Wait${2}60"},
	{regexp.MustCompile(`!3!([0-9]+)!!`), "!3!N!!"},
	// The agent of the real server had a state interface and a penalty.
	{regexp.MustCompile(`(StateInterface: )\S+`), "${1}X"},
	{regexp.MustCompile(`(Penalty|Status): [0-9]+`), "$1: N"},
}

func blur(b string) string {
	if strings.HasPrefix(b, "Event: DialBegin") {
		b = regexp.MustCompile(`DestChannelState: .*\nDestChannelStateDesc: .*`).ReplaceAllString(b, "DestChannelState: N")
	}
	if strings.HasPrefix(b, "Event: Status\n") || strings.HasPrefix(b, "Event: CoreShowChannel\n") {
		// A real Answer takes up to half a second, so its priority lasts longer.
		b = regexp.MustCompile(`Priority: [0-9]`).ReplaceAllString(b, "Priority: N")
	}
	for _, r := range blurs {
		b = r.pattern.ReplaceAllString(b, r.with)
	}
	return b
}

// skipped are events that the simulator does not imitate.
func skipped(b string) bool {
	return strings.Contains(b, "\nVariable: CHANLOCALSTATUS\n")
}

// TestRecordings replays what was sent to real servers and compares every byte
// that comes back, but for the blurs: answers in order, events in order for each
// channel and event names, and all of them as a set.
func TestRecordings(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no recordings", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) { replay(t, file) })
		})
	}
}

func replay(t *testing.T, file string) {
	version := simulator.Asterisk22
	if strings.HasSuffix(file, ".16.txt") {
		version = simulator.Asterisk16
	}
	plan := recordedDialplan()
	plan["astergate"] = simulator.Context{"answer": {simulator.Answer{}, simulator.Wait(time.Hour)}}
	b := start(t, simulator.Config{
		Version: version, Dialplan: plan,
		Users: []simulator.User{simulator.DefaultUser, {Name: "low", Secret: "low", Read: "call", Write: "reporting"}},
		Queues: []simulator.Queue{
			{Name: "support", Members: []simulator.QueueMember{{Name: "Agent One", Interface: "Local/answer@astergate"}}},
			{Name: "empty", Strategy: "linear"},
		},
	})
	var real, simulated []string
	var c *client
	for _, step := range readRecording(t, file) {
		if step.dial {
			if c != nil {
				c.close()
			}
			c = b.dial()
			simulated = append(simulated, c.banner)
		} else {
			c.raw(step.send)
		}
		for _, m := range c.takeAfter(step.wait) {
			text := string(bytes.ReplaceAll(m.Raw(), []byte("\r\n"), []byte("\n")))
			simulated = append(simulated, strings.TrimSuffix(text, "\n\n"))
		}
		real = append(real, step.blocks...)
	}
	compareBlocks(t, real, simulated)
}

func compareBlocks(t *testing.T, real, simulated []string) {
	t.Helper()
	clean := func(blocks []string) []string {
		var out []string
		for _, b := range blocks {
			if !skipped(b) {
				out = append(out, blur(b))
			}
		}
		return out
	}
	real, simulated = clean(real), clean(simulated)

	count := make(map[string]int)
	for _, b := range real {
		count[b]++
	}
	for _, b := range simulated {
		count[b]--
	}
	for b, n := range count {
		switch {
		case n > 0:
			t.Errorf("only real, %d times:\n%s\n", n, b)
		case n < 0:
			t.Errorf("only simulated, %d times:\n%s\n", -n, b)
		}
	}
	if got, want := answersOf(simulated), answersOf(real); !slices.Equal(got, want) {
		t.Errorf("answers come in another order:\n%q\nwant\n%q", got, want)
	}
	got, want := byChannel(simulated), byChannel(real)
	for channel, events := range want {
		if !slices.Equal(got[channel], events) {
			t.Errorf("%s:\n got %q\nwant %q", channel, got[channel], events)
		}
	}
}

// answersOf returns the first lines of answers and list items with their ids.
func answersOf(blocks []string) []string {
	id := regexp.MustCompile(`\nActionID: (.*)`)
	var out []string
	for _, b := range blocks {
		first, _, _ := strings.Cut(b, "\n")
		if m := id.FindStringSubmatch(b); m != nil && !strings.HasPrefix(b, "Event: OriginateResponse") {
			out = append(out, fmt.Sprint(first, " ", m[1]))
		}
	}
	return out
}

// byChannel returns, for each channel, the names of its events.
func byChannel(blocks []string) map[string][]string {
	channel := regexp.MustCompile(`\nChannel: (.*)`)
	name := regexp.MustCompile(`\nVariable: (.*)`)
	out := make(map[string][]string)
	for _, b := range blocks {
		first, _, _ := strings.Cut(b, "\n")
		m := channel.FindStringSubmatch(b)
		switch {
		case m == nil, strings.Contains(b, "ActionID: "), first == "Event: Cdr":
			continue // answers are compared elsewhere, and a Cdr has a thread of its own
		}
		if v := name.FindStringSubmatch(b); v != nil {
			first += " " + v[1]
		}
		out[m[1]] = append(out[m[1]], first)
	}
	return out
}
