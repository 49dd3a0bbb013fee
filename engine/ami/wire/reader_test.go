package wire_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/astergate/astergate/engine/ami/wire"
)

// block is a message spelled out for comparison.
type block struct {
	kind    wire.Kind
	headers []wire.Header
}

func spell(m wire.Message) block {
	b := block{kind: m.Kind()}
	for i := range m.Len() {
		name, value := m.Header(i)
		b.headers = append(b.headers, wire.Header{Name: string(name), Value: string(value)})
	}
	return b
}

// readAll reads to the end and fails the test on anything but a clean end.
func readAll(t testing.TB, r *wire.Reader) []wire.Message {
	t.Helper()
	var all []wire.Message
	for {
		m, err := r.Next()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatalf("message %d: %v", len(all)+1, err)
		}
		all = append(all, m)
	}
}

func h(pairs ...string) []wire.Header {
	var out []wire.Header
	for i := 0; i < len(pairs); i += 2 {
		out = append(out, wire.Header{Name: pairs[i], Value: pairs[i+1]})
	}
	return out
}

var readerCases = []struct {
	name string
	in   string
	want []block
}{
	{
		name: "event",
		in:   "Event: FullyBooted\r\nPrivilege: system,all\r\nUptime: 12\r\nStatus: Fully Booted\r\n\r\n",
		want: []block{{wire.KindEvent, h("Event", "FullyBooted", "Privilege", "system,all", "Uptime", "12", "Status", "Fully Booted")}},
	},
	{
		name: "first header classifies",
		in: "Event: OriginateResponse\r\nPrivilege: call,all\r\nActionID: a1\r\nResponse: Failure\r\nReason: 5\r\n\r\n" +
			"Response: Success\r\nEvent: x\r\n\r\n" +
			"Action: Ping\r\nResponse: x\r\n\r\n" +
			"Privilege: x\r\nEvent: y\r\n\r\n",
		want: []block{
			{wire.KindEvent, h("Event", "OriginateResponse", "Privilege", "call,all", "ActionID", "a1", "Response", "Failure", "Reason", "5")},
			{wire.KindResponse, h("Response", "Success", "Event", "x")},
			{wire.KindAction, h("Action", "Ping", "Response", "x")},
			{wire.KindOther, h("Privilege", "x", "Event", "y")},
		},
	},
	{
		name: "names compare without case",
		in:   "eVENT: a\r\n\r\nRESPONSE: Goodbye\r\n\r\naction: Logoff\r\n\r\n",
		want: []block{{wire.KindEvent, h("eVENT", "a")}, {wire.KindResponse, h("RESPONSE", "Goodbye")}, {wire.KindAction, h("action", "Logoff")}},
	},
	{
		name: "bare LF",
		in:   "Response: Success\nPing: Pong\n\nEvent: A\nX: y\n\n",
		want: []block{{wire.KindResponse, h("Response", "Success", "Ping", "Pong")}, {wire.KindEvent, h("Event", "A", "X", "y")}},
	},
	{
		name: "mixed line ends",
		in:   "Event: Agents\r\nTalkingToChan: SIP/1\r\nCallStarted: 1443613421\nLoggedInTime: 1443608760\r\n\r\nEvent: B\nX: y\r\n\r\n",
		want: []block{
			{wire.KindEvent, h("Event", "Agents", "TalkingToChan", "SIP/1", "CallStarted", "1443613421", "LoggedInTime", "1443608760")},
			{wire.KindEvent, h("Event", "B", "X", "y")},
		},
	},
	{
		name: "value follows one optional space",
		in:   "Response: Success\r\nNone:\r\nBare:x\r\nOne: x\r\nOutput:   Manager (AMI):  \r\nTab:\tx\r\nBlank: \r\n\r\n",
		want: []block{{wire.KindResponse, h("Response", "Success", "None", "", "Bare", "x", "One", "x", "Output", "  Manager (AMI):  ", "Tab", "\tx", "Blank", "")}},
	},
	{
		name: "colons in a value",
		in:   "Event: X\r\nAddress: IPV4/TCP/127.0.0.1/5038: a:b\r\n\r\n",
		want: []block{{wire.KindEvent, h("Event", "X", "Address", "IPV4/TCP/127.0.0.1/5038: a:b")}},
	},
	{
		name: "repeated headers in order",
		in:   "Event: Newchannel\r\nChanVariable: a=1\r\nUniqueid: 1.1\r\nChanVariable: b=2\r\nchanvariable: a=3\r\n\r\n",
		want: []block{{wire.KindEvent, h("Event", "Newchannel", "ChanVariable", "a=1", "Uniqueid", "1.1", "ChanVariable", "b=2", "chanvariable", "a=3")}},
	},
	{
		name: "raw bytes",
		in:   "Event: Newchannel\r\nCallerIDName: M\xfcller \x01\x1b\xff\r\nN\xe4me: x\r\nLone: a\rb\r\r\n\r\n",
		want: []block{{wire.KindEvent, h("Event", "Newchannel", "CallerIDName", "M\xfcller \x01\x1b\xff", "N\xe4me", "x", "Lone", "a\rb\r")}},
	},
	{
		name: "line without a colon",
		in:   "Response: Success\r\nActionID: a2\r\nNo categories found\r\n:x\r\n\r\nEvent: A\r\n\r\n",
		want: []block{{wire.KindResponse, h("Response", "Success", "ActionID", "a2", "", "No categories found", "", ":x")}, {wire.KindEvent, h("Event", "A")}},
	},
	{
		name: "free text of the Queues action",
		in:   "sales has 0 calls (max unlimited) in 'ringall' strategy\r\n   No Members\r\n\r\n\r\n\r\nResponse: Success\r\n\r\n",
		want: []block{
			{wire.KindOther, h("", "sales has 0 calls (max unlimited) in 'ringall' strategy", "", "   No Members")},
			{wire.KindResponse, h("Response", "Success")},
		},
	},
	{
		name: "output lines, blank ones included",
		in:   "Response: Success\r\nActionID: c\r\nMessage: Command output follows\r\nOutput: \r\nOutput:   a: b\r\nOutput: \r\n\r\n",
		want: []block{{wire.KindResponse, h("Response", "Success", "ActionID", "c", "Message", "Command output follows", "Output", "", "Output", "  a: b", "Output", "")}},
	},
	{
		name: "LF before the blank line (no contacts)",
		in:   "Response: Error\r\nActionID: a3\r\nMessage: No Contacts found\n\r\n\r\nResponse: Success\r\nActionID: a4\r\n\r\n",
		want: []block{
			{wire.KindResponse, h("Response", "Error", "ActionID", "a3", "Message", "No Contacts found")},
			{wire.KindResponse, h("Response", "Success", "ActionID", "a4")},
		},
	},
	{
		name: "CRLF LF (asterisk#761)",
		in:   "Event: CoreShowChannelMapComplete\r\nListItems: 1\r\n\nEvent: A\r\n\n",
		want: []block{{wire.KindEvent, h("Event", "CoreShowChannelMapComplete", "ListItems", "1")}, {wire.KindEvent, h("Event", "A")}},
	},
	{
		name: "one CRLF too many (QueueRule)",
		in:   "RuleList: a\r\nRule: 1,2,3,4\r\n\r\n\r\nEvent: A\r\n\r\n",
		want: []block{{wire.KindOther, h("RuleList", "a", "Rule", "1,2,3,4")}, {wire.KindEvent, h("Event", "A")}},
	},
	{
		name: "stray blank lines between messages",
		in:   "\r\n\n\r\nEvent: A\r\n\r\n\n\n\r\n\r\n\nEvent: B\n\n\r\n\n",
		want: []block{{wire.KindEvent, h("Event", "A")}, {wire.KindEvent, h("Event", "B")}},
	},
	{
		name: "LF in a value",
		in:   "Response: Success\r\nVariable: V\r\nValue: a\nb\nc: d\r\n\r\nEvent: A\r\n\r\n",
		want: []block{{wire.KindResponse, h("Response", "Success", "Variable", "V", "Value", "a", "", "b", "c", "d")}, {wire.KindEvent, h("Event", "A")}},
	},
	{
		name: "empty lines in a value",
		in:   "Response: Success\r\nValue: a\n\n\nEvent: Hangup\r\n\r\nEvent: A\r\n\r\n",
		want: []block{
			{wire.KindResponse, h("Response", "Success", "Value", "a", "", "", "", "", "Event", "Hangup")},
			{wire.KindEvent, h("Event", "A")},
		},
	},
	{
		name: "value that ends in LF",
		in:   "Response: Success\r\nValue: a\n\r\n\r\nEvent: A\r\n\r\n",
		want: []block{{wire.KindResponse, h("Response", "Success", "Value", "a")}, {wire.KindEvent, h("Event", "A")}},
	},
	{
		name: "old command output",
		in: "Response: Follows\r\nPrivilege: Command\r\nActionID: c1\r\n" +
			"Name: Value\nActionID: not a header\n\nResponse: Success\n\n  last\n--END COMMAND--\r\n\r\nEvent: A\r\n\r\n",
		want: []block{
			{wire.KindResponse, h("Response", "Follows", "Privilege", "Command", "ActionID", "c1",
				"Output", "Name: Value", "Output", "ActionID: not a header", "Output", "", "Output", "Response: Success",
				"Output", "", "Output", "  last")},
			{wire.KindEvent, h("Event", "A")},
		},
	},
	{
		name: "old command without action id, whose output looks like headers",
		in:   "Response: Follows\r\nPrivilege: Command\r\nActionID: output\nPrivilege: output\n--END COMMAND--\r\n\r\n",
		want: []block{{wire.KindResponse, h("Response", "Follows", "Privilege", "Command", "Output", "ActionID: output", "Output", "Privilege: output")}},
	},
	{
		name: "old command, output without a last line feed",
		in:   "Response: Follows\r\nPrivilege: Command\r\nno LF here--END COMMAND--\r\n\r\n",
		want: []block{{wire.KindResponse, h("Response", "Follows", "Privilege", "Command", "Output", "no LF here")}},
	},
	{
		name: "old command without output",
		in:   "Response: Follows\r\nPrivilege: Command\r\nActionID: c\r\n--END COMMAND--\r\n\r\nEvent: A\r\n\r\n",
		want: []block{{wire.KindResponse, h("Response", "Follows", "Privilege", "Command", "ActionID", "c")}, {wire.KindEvent, h("Event", "A")}},
	},
	{
		name: "old command whose output holds the end marker",
		in:   "Response: Follows\r\nPrivilege: Command\r\n--END COMMAND--\n\nmore\n--END COMMAND--\r\nmore\n--END COMMAND--\r\n\r\n",
		want: []block{{wire.KindResponse, h("Response", "Follows", "Privilege", "Command",
			"Output", "--END COMMAND--", "Output", "", "Output", "more", "Output", "--END COMMAND--", "Output", "more")}},
	},
	{
		name: "old command, all line ends bare",
		in:   "Response: Follows\nPrivilege: Command\nActionID: c\nout: put\n\nx\n--END COMMAND--\n\nEvent: A\n\n",
		want: []block{
			{wire.KindResponse, h("Response", "Follows", "Privilege", "Command", "ActionID", "c", "Output", "out: put", "Output", "", "Output", "x")},
			{wire.KindEvent, h("Event", "A")},
		},
	},
	{
		name: "follows without output or marker",
		in:   "Response: Follows\r\nActionID: c\r\n\r\nEvent: A\r\n\r\n",
		want: []block{{wire.KindResponse, h("Response", "Follows", "ActionID", "c")}, {wire.KindEvent, h("Event", "A")}},
	},
	{name: "nothing"},
	{name: "only blank lines", in: "\r\n\n\r\n"},
}

func compare(t *testing.T, got []wire.Message, want []block) {
	t.Helper()
	if len(got) != len(want) {
		for i, m := range got {
			t.Logf("message %d: %q", i+1, m.Raw())
		}
		t.Fatalf("got %d messages, want %d", len(got), len(want))
	}
	for i, m := range got {
		g, w := spell(m), want[i]
		if g.kind != w.kind {
			t.Errorf("message %d: kind %v, want %v", i+1, g.kind, w.kind)
		}
		if !equalHeaders(g.headers, w.headers) {
			t.Errorf("message %d:\n got %q\nwant %q", i+1, g.headers, w.headers)
		}
	}
}

func equalHeaders(a, b []wire.Header) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func TestReader(t *testing.T) {
	for _, c := range readerCases {
		t.Run(c.name, func(t *testing.T) {
			compare(t, readAll(t, wire.NewReader(strings.NewReader(c.in), wire.Limits{})), c.want)
			compare(t, readAll(t, wire.NewReader(iotest.OneByteReader(strings.NewReader(c.in)), wire.Limits{})), c.want)
			compare(t, readAll(t, wire.NewReader(iotest.DataErrReader(strings.NewReader(c.in)), wire.Limits{})), c.want)
		})
	}
}

func TestRawIsExact(t *testing.T) {
	in := "\r\nEvent: A\r\nX:y\n\r\n\r\nResponse: Success\n\n"
	all := readAll(t, wire.NewReader(strings.NewReader(in), wire.Limits{}))
	for i, want := range []string{"Event: A\r\nX:y\n\r\n", "Response: Success\n\n"} {
		if got := string(all[i].Raw()); got != want {
			t.Errorf("raw %d = %q, want %q", i, got, want)
		}
		m, ok := wire.NewMessage(all[i].Raw())
		if !ok || !equalHeaders(spell(m).headers, spell(all[i]).headers) || m.Kind() != all[i].Kind() {
			t.Errorf("cut again: %v %q", ok, spell(m).headers)
		}
	}
}

func TestNewMessageWantsOneBlock(t *testing.T) {
	for _, in := range []string{"", "\r\n", "Event: A\r\n", "Event: A", "Event: A\r\n\r\n\r\n", "\r\nEvent: A\r\n\r\n"} {
		if m, ok := wire.NewMessage([]byte(in)); ok || !m.IsZero() {
			t.Errorf("%q was taken", in)
		}
	}
}

func TestMessageAccess(t *testing.T) {
	m, ok := wire.NewMessage([]byte("Event: VarSet\r\nVariable: a\r\nvariable: b\r\nValue: x\ny\r\nlast\r\n\r\n"))
	if !ok {
		t.Fatal("not a block")
	}
	if v, ok := m.Get("VARIABLE"); !ok || string(v) != "a" {
		t.Errorf("Get = %q, %v", v, ok)
	}
	if v, ok := m.Get("Nope"); ok || v != nil {
		t.Errorf("Get of a missing header = %q, %v", v, ok)
	}
	if string(m.Type()) != "VarSet" || m.IsZero() {
		t.Errorf("Type = %q, IsZero = %v", m.Type(), m.IsZero())
	}
	if got := string(m.Tail(3)); got != "x\ny\r\nlast" {
		t.Errorf("Tail = %q", got)
	}
	if n := testing.AllocsPerRun(100, func() { m.Get("Value"); m.Get("missing") }); n != 0 {
		t.Errorf("Get allocates %v times", n)
	}
	c := m.Clone()
	if !bytes.Equal(c.Raw(), m.Raw()) || &c.Raw()[0] == &m.Raw()[0] || &c.Spans()[0] == &m.Spans()[0] {
		t.Error("Clone shares memory or differs")
	}
	var zero wire.Message
	if zero.Type() != nil || zero.Len() != 0 || !zero.IsZero() || !zero.Clone().IsZero() || zero.Kind() != wire.KindOther {
		t.Error("zero message")
	}
}

func TestBanner(t *testing.T) {
	for in, want := range map[string]string{
		"Asterisk Call Manager/11.0.0\r\nResponse: Success\r\n\r\n": "Asterisk Call Manager/11.0.0",
		"PBX Call Manager\nResponse: Success\r\n\r\n":               "PBX Call Manager",
		"\r\nResponse: Success\r\n\r\n":                             "",
		strings.Repeat("x", 1024) + "\nResponse: Success\r\n\r\n":   strings.Repeat("x", 1024),
	} {
		for _, src := range []io.Reader{strings.NewReader(in), iotest.OneByteReader(strings.NewReader(in))} {
			r := wire.NewReader(src, wire.Limits{})
			if got, err := r.Banner(); got != want || err != nil {
				t.Errorf("banner of %.40q = %q, %v", in, got, err)
			}
			compare(t, readAll(t, r), []block{{wire.KindResponse, h("Response", "Success")}})
		}
	}
	r := wire.NewReader(strings.NewReader(""), wire.Limits{})
	if _, err := r.Banner(); !errors.Is(err, io.EOF) {
		t.Errorf("no banner: %v", err)
	}
	r = wire.NewReader(strings.NewReader("Aster"), wire.Limits{})
	if _, err := r.Banner(); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("half a banner: %v", err)
	}
	r = wire.NewReader(strings.NewReader(strings.Repeat("x", 100_000)), wire.Limits{})
	var syntax *wire.SyntaxError
	if _, err := r.Banner(); !errors.As(err, &syntax) || syntax.Rule != wire.RuleBannerTooLong {
		t.Errorf("endless banner: %v", err)
	}
}

func TestTruncated(t *testing.T) {
	whole := "Event: A\r\nX: y\r\n\r\nResponse: Follows\r\nPrivilege: Command\r\nx\n\n--END COMMAND--\r\n\r\n"
	first := strings.Index(whole, "Response")
	for n := range len(whole) {
		r := wire.NewReader(strings.NewReader(whole[:n]), wire.Limits{})
		var err error
		for err == nil {
			_, err = r.Next()
		}
		want := io.ErrUnexpectedEOF
		if n == 0 || n == first {
			want = io.EOF
		}
		if !errors.Is(err, want) {
			t.Errorf("cut at %d: %v, want %v", n, err, want)
		}
	}
}

func TestLimits(t *testing.T) {
	limits := wire.Limits{MaxMessage: 200_000, MaxHeaders: 100}
	for name, c := range map[string]struct {
		in   string
		rule wire.Rule
	}{
		"longest":             {"Event: A\r\nX: " + strings.Repeat("x", 200_000-17) + "\r\n\r\n", wire.RuleNone},
		"too long":            {"Event: A\r\nX: " + strings.Repeat("x", 200_000-16) + "\r\n\r\n", wire.RuleMessageTooLong},
		"no line feed at all": {strings.Repeat("\x16\x03\x01", 200_000), wire.RuleMessageTooLong},
		"most headers":        {"Event: A\r\n" + strings.Repeat("a: b\r\n", 99) + "\r\n", wire.RuleNone},
		"NUL":                 {"Event: A\r\nX: a\x00b\r\n\r\n", wire.RuleNUL},
		"too many headers":    {"Event: A\r\n" + strings.Repeat("a: b\r\n", 100) + "\r\n", wire.RuleTooManyHeaders},
		"too much output":     {"Response: Follows\r\n" + strings.Repeat("\n", 100), wire.RuleTooManyHeaders},
	} {
		t.Run(name, func(t *testing.T) {
			r := wire.NewReader(strings.NewReader(c.in), limits)
			m, err := r.Next()
			if c.rule == wire.RuleNone {
				if err != nil || string(m.Raw()) != c.in {
					t.Fatalf("%v", err)
				}
				return
			}
			var syntax *wire.SyntaxError
			if !errors.As(err, &syntax) || syntax.Rule != c.rule || syntax.Got <= syntax.Limit {
				t.Fatalf("error = %v", err)
			}
			if _, again := r.Next(); !errors.Is(again, err) {
				t.Errorf("second call: %v", again)
			}
		})
	}
}

// A large message must not change what its neighbours hold, nor keep its block.
func TestLargeBetweenSmall(t *testing.T) {
	large := "Response: Success\r\nX: " + strings.Repeat("0123456789", 50_000) + "\r\n\r\n"
	small := "Event: A\r\nX: y\r\n\r\n"
	in := strings.Repeat(small, 5) + large + strings.Repeat(small, 10_000) + large
	all := readAll(t, wire.NewReader(strings.NewReader(in), wire.Limits{}))
	if len(all) != 10_007 {
		t.Fatalf("%d messages", len(all))
	}
	var out strings.Builder
	for _, m := range all {
		out.Write(m.Raw())
	}
	if out.String() != in {
		t.Error("bytes differ")
	}
}

// A deadline between two reads loses nothing.
func TestErrorInBetween(t *testing.T) {
	r := wire.NewReader(iotest.TimeoutReader(iotest.OneByteReader(strings.NewReader("Event: A\r\n\r\n"))), wire.Limits{})
	if _, err := r.Next(); !errors.Is(err, iotest.ErrTimeout) {
		t.Fatalf("error = %v", err)
	}
	if m, err := r.Next(); err != nil || string(m.Type()) != "A" {
		t.Fatalf("%q, %v", m.Raw(), err)
	}
}

type empty struct{}

func (empty) Read([]byte) (int, error) { return 0, nil }

func TestNoProgress(t *testing.T) {
	if _, err := wire.NewReader(empty{}, wire.Limits{}).Next(); !errors.Is(err, io.ErrNoProgress) {
		t.Errorf("error = %v", err)
	}
}

func TestBuffered(t *testing.T) {
	r := wire.NewReader(strings.NewReader("Event: A\r\n\r\nEvent: B\r\n\r\n"), wire.Limits{})
	for i, want := range []int{0, 12, 0} {
		if got := r.Buffered(); got != want {
			t.Errorf("before message %d: %d bytes, want %d", i+1, got, want)
		}
		if _, err := r.Next(); err != nil && want > 0 {
			t.Fatal(err)
		}
	}
}
