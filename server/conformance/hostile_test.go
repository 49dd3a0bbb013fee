package conformance

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/encoding"
	"google.golang.org/grpc/mem"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/asterisktest"
	eventv1 "github.com/astergate/astergate/gen/go/astergate/ami/event/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// heard is one message as Asterisk took it from its socket.
type heard struct {
	lines []string
	fault string // why Asterisk would not run it; empty if it would
}

// value is the first header of a name, which is the one that Asterisk uses.
func (m heard) value(name string) string {
	for _, line := range m.lines {
		if key, value, ok := strings.Cut(line, ":"); ok && strings.EqualFold(key, name) {
			return strings.TrimLeft(value, " ")
		}
	}
	return ""
}

// ear reads one connection as Asterisk does (main/manager.c, get_input and
// do_message), and shares no code with the product: what is judged by it would
// otherwise be judged by itself. Its oddities are Asterisk's: a buffer of 1024
// bytes must hold a line with its end; what is too long is given up at the next
// line end, and the lines behind it begin a new message; a NUL ends a line's
// text, not the line.
type ear struct {
	buffer  []byte
	tooLong bool
	lines   []string
	lost    bool
}

const (
	earBuffer = 1024 // sizeof(inbuf) - 1
	earLines  = 128  // AST_MAX_MANHEADERS
)

// hear takes bytes in whatever pieces they come and passes on the messages.
func (e *ear) hear(p []byte, message func(heard)) {
	for _, c := range p {
		e.buffer = append(e.buffer, c)
		switch {
		case c == '\n':
			line := bytes.TrimSuffix(e.buffer[:len(e.buffer)-1], []byte("\r"))
			line, _, _ = bytes.Cut(line, []byte{0})
			text := string(line)
			e.buffer = e.buffer[:0]
			e.line(text, message)
		case len(e.buffer) == earBuffer:
			e.buffer = append(e.buffer[:0], c)
			e.tooLong = true
		}
	}
}

func (e *ear) line(text string, message func(heard)) {
	fault := ""
	switch {
	case e.tooLong:
		fault = "line too long"
	case text != "" && len(e.lines) < earLines:
		e.lines = append(e.lines, text)
		return
	case text != "":
		e.lost = true
		return
	case e.lost:
		fault = "too many lines"
	case len(e.lines) == 0:
		fault = "missing action"
	}
	message(heard{e.lines, fault})
	e.lines, e.tooLong, e.lost = nil, false, false
}

// rest is what no message has taken yet.
func (e *ear) rest() int { return len(e.buffer) + len(e.lines) }

// record is what left for Asterisk on all sessions, from their logins on.
type record struct {
	mu       sync.Mutex // guards what follows
	messages []heard
	ears     []*ear
}

// listen returns the ear of a new connection: it writes down each message and
// then passes it on.
func (r *record) listen(pass func(heard)) (hear func([]byte)) {
	e, known := &ear{}, false
	r.mu.Lock()
	r.ears = append(r.ears, e)
	r.mu.Unlock()
	return func(p []byte) {
		var got []heard
		r.mu.Lock()
		e.hear(p, func(m heard) {
			got = append(got, m)
			if known {
				r.messages = append(r.messages, m)
			}
			known = known || m.value("Action") == "Login"
		})
		r.mu.Unlock()
		for _, m := range got {
			pass(m)
		}
	}
}

// take returns the messages since the last time.
func (r *record) take() []heard {
	r.mu.Lock()
	defer r.mu.Unlock()
	got := r.messages
	r.messages = nil
	return got
}

// wantNothing fails if anything at all has left for Asterisk.
func (r *record) wantNothing(t testing.TB, because string) {
	t.Helper()
	for _, m := range r.take() {
		t.Errorf("%s: Asterisk got %q", because, m.lines)
	}
	r.wantNoRest(t)
}

func (r *record) wantNoRest(t testing.TB) {
	t.Helper()
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, e := range r.ears {
		if e.rest() != 0 {
			t.Errorf("an unfinished message: %q %q", e.lines, e.buffer)
		}
	}
}

// fakeAsterisk says just enough of the manager protocol for a link to be up,
// answers everything with Success, and writes down what it was asked.
type fakeAsterisk struct {
	record
	listener net.Listener
	wg       sync.WaitGroup

	mu     sync.Mutex // guards what follows
	conns  map[net.Conn]struct{}
	events net.Conn // the newest session that reads events
}

const fakeUser, fakeSecret = "astergate", "secret"

func newFake(t testing.TB) *fakeAsterisk {
	t.Helper()
	f := &fakeAsterisk{listener: listen(t), conns: make(map[net.Conn]struct{})}
	f.wg.Go(func() {
		for {
			conn, err := f.listener.Accept()
			if err != nil {
				return
			}
			f.mu.Lock()
			f.conns[conn] = struct{}{}
			f.mu.Unlock()
			f.wg.Go(func() { f.serve(conn) })
		}
	})
	t.Cleanup(func() {
		_ = f.listener.Close()
		f.mu.Lock()
		for conn := range f.conns {
			_ = conn.Close()
		}
		f.mu.Unlock()
		f.wg.Wait()
	})
	return f
}

func (f *fakeAsterisk) backend() *backend {
	return &backend{name: "fake", major: 22, address: f.listener.Addr().String(), user: fakeUser, secret: fakeSecret}
}

func (f *fakeAsterisk) serve(conn net.Conn) {
	defer func() {
		f.mu.Lock()
		delete(f.conns, conn)
		f.mu.Unlock()
		_ = conn.Close()
	}()
	if _, err := io.WriteString(conn, "Asterisk Call Manager/11.0.0\r\n"); err != nil {
		return
	}
	hear := f.listen(func(m heard) { f.answer(conn, m) })
	buf := make([]byte, 32<<10)
	for {
		n, err := conn.Read(buf)
		hear(buf[:n])
		if err != nil {
			return
		}
	}
}

// answer runs on the goroutine of the connection. A write to the socket that
// carries events may fall between two of those: net.Conn's writes are whole.
func (f *fakeAsterisk) answer(conn net.Conn, m heard) {
	text := "Response: Success\r\n"
	if id := m.value("ActionID"); id != "" {
		text += "ActionID: " + id + "\r\n"
	}
	switch m.value("Action") {
	case "Challenge":
		text += "Challenge: 840415273\r\n\r\n"
	case "Login":
		text += "Message: Authentication accepted\r\n\r\n"
		if m.value("Events") != "off" {
			text += "Event: FullyBooted\r\nPrivilege: system,all\r\nStatus: Fully Booted\r\n\r\n"
			f.mu.Lock()
			f.events = conn
			f.mu.Unlock()
		}
	case "Ping":
		text += "Ping: Pong\r\n\r\n"
	case "ListCommands":
		text += "Ping: Keepalive command.  (Priv: <none>)\r\n\r\n"
	default:
		text += "Message: Done\r\n\r\n"
	}
	_, _ = io.WriteString(conn, text) // the link may have gone
	if m.value("Action") == "Logoff" {
		_ = conn.Close()
	}
}

// tap puts a wire before b that writes down what passes towards Asterisk,
// before it gets there; b's address is changed to the wire's.
func tap(t testing.TB, b *backend) *record {
	t.Helper()
	r, target, l := &record{}, b.address, listen(t)
	b.address = l.Addr().String()
	var wg sync.WaitGroup
	var mu sync.Mutex // guards conns
	var conns []net.Conn
	wg.Go(func() {
		for {
			client, err := l.Accept()
			if err != nil {
				return
			}
			asterisk, err := net.Dial("tcp", target) //nolint:noctx // loopback answers at once
			if err != nil {
				_ = client.Close()
				continue
			}
			mu.Lock()
			conns = append(conns, client, asterisk)
			mu.Unlock()
			wg.Go(func() {
				_, _ = io.Copy(client, asterisk)
				_ = client.Close()
			})
			wg.Go(func() {
				hear := r.listen(func(heard) {})
				_, _ = io.Copy(asterisk, io.TeeReader(client, writerFunc(hear)))
				_ = asterisk.Close()
			})
		}
	})
	t.Cleanup(func() {
		_ = l.Close()
		mu.Lock()
		for _, conn := range conns {
			_ = conn.Close()
		}
		mu.Unlock()
		wg.Wait()
	})
	return r
}

type writerFunc func([]byte)

func (f writerFunc) Write(p []byte) (int, error) { f(p); return len(p), nil }

// quiet keeps the link from saying anything by itself, so that all that leaves
// for Asterisk was asked for.
func quiet(c *ami.Config) { c.Keepalive, c.KeepaliveTimeout = time.Hour, time.Hour }

// awaitInfo waits until the link has asked all that it asks by itself.
func (s *service) awaitInfo(t testing.TB) {
	t.Helper()
	eventually(t, func() bool {
		resp, err := s.servers.GetServer(t.Context(), &astergatev1.GetServerRequest{Server: "pbx1"})
		must(t, err)
		return resp.GetServer().GetInfo() != nil
	})
}

// smuggled is what an attacker would have Asterisk do behind an action. Asterisk
// tells every session of a UserEvent.
const (
	smuggledEvent = "Action: UserEvent\r\nUserEvent: Smuggled\r\n\r\n"
	smuggledCall  = "Action: Originate\r\nChannel: Local/answer@astergate\r\nApplication: Wait\r\nData: 1\r\n\r\n"
	smuggledPart  = "Channel: Local/answer@astergate\r\nApplication: Wait\r\n"
)

// hostile returns the texts that every field is given, each once.
func hostile() []string {
	list := []string{
		// Names that mean something to Asterisk, or nearly.
		"Action", "action", "ACTION", "aCtIoN", "Action ", " Action", " action", "Action\t", "\tAction", "Action\x00", "Action:", "Action: Ping",
		"ActionID", "ActionId", "ACTIONID", "actionid", "ActionID ", " ActionID", "ActionID:", "ActionID: x", "Action\u00a0", "Action\u200b", "\ufeffAction", "Аction",
		"Response", "Event", "Async", "Variable", "SuppressEvents", "Logoff", "logoff", "LOGIN", "Login ", "Challenge", "Events", "Filter", "WaitEvent", "Queues",
		"Response: Success", "Event: FullyBooted", "--END COMMAND--", "\n--END COMMAND--\r\n\r\n", "Follows",
		// Blanks, and what looks like blanks.
		" ", "  ", "\t", " x", "x ", "  x  ", "\tx", "x\t", "\u00a0x", "x\u3000", "\ufeffx", "x\u200b", "\u2060", "x:", ":x", ":", "::", ": ", " :", "a:b", "a: b", "a :b",
		// What other languages take for the end of a line, and what turns into
		// CR and LF where only the low byte of a character is kept.
		"a\u2028b", "a\u2029b", "a\u0085b", "a\vb", "a\fb", "a\x1cb", "a\x1db", "a\x1eb", "\u560d\u560a", "\u010d\u010a" + smuggledEvent[:9],
		"%0d%0a", "%0D%0AAction: UserEvent", "%250a", `\r\n`, `\r\nAction: UserEvent`, `\u000d\u000a`, `\x0d\x0a`, "&#13;&#10;", "=0D=0A", "^M^J", "␍␊",
		// Not UTF-8: Latin-1, lone and paired surrogates, overlong, cut short.
		"J\xfcrgen", "\xe4\xf6\xfc", "\x85", "\xff", "\xfe\xff", "\xed\xa0\x80", "\xed\xb0\x80", "\xed\xa0\xbd\xed\xb8\x80", "\xc0\x8d\xc0\x8a", "\xe0\x80\x8a", "\xf0\x80\x80\x8a", "a\xc3", "\xe2\x82", "\xf4\x90\x80\x80", "\x80", "a\xa0b",
		// What the dialplan, a shell, a data base or a formatter would read.
		"Variable: a=b,c=d", "a=b,c=d", "a=b\\,c", `a="b,c"`, `"`, `""`, `\`, `\\`, `\"`, `'`, `"unterminated`, `"J" <1>`, "<", "<>", "<<1>", "()", "(", ")", "[", "]", "{", "}", "a(b", "a)b",
		"${SHELL(id)}", "${FILE(/etc/passwd)}", "$[1+1]", "${", "}", "SHELL(id)", "FILE(x)=1", "_a=b", "__a=b", "a==b", "=", "=b", ",", ",,", "a,b", "|", "a|b", "&", "a&b", ";", ";1", "a;b", "#", "!", "*", "@", "a@b", "/", "//", "/x", "x/", "/^x/", "x/y/z", "../../etc/passwd", "./x",
		"`id`", "$(id)", "; id", "| id", "&& id", "' OR 1=1 --", "<script>alert(1)</script>", "%s%n%x", "%", "%%", "{{7*7}}", "${jndi:ldap://x}", "~", "-", "--", "-x", "+", "?", "\x7f",
		// Numbers, and what parsers take for them.
		"0", "-1", "1e999", "NaN", "Inf", "0x10", "1.5", "2147483648", "4294967296", "9223372036854775808", "-9223372036854775809", "1s", "-1s", "٣", "１", "1 ", " 1", "1,1", "null", "nil", "true", "false", "undefined", "[]", "[object Object]",
		// Letters of all kinds.
		"Überprüfung", "日本語", "Ελληνικά", "العربية", "e\u0301", "\u202eabc", "\u2066abc\u2069", "👩‍👩‍👧", "🏳️‍🌈", "\U0010ffff", "\ufffd", "\ufffe", "ﬁ", "İ", "ı", "ſ", "K",
		"BogusAction", "Bogus Action", "Bogus-Action_1.0", strings.Repeat("日", 340), strings.Repeat("日", 341), strings.Repeat("日", 342),
	}
	for c := range byte(0x20) {
		list = append(list, "a"+string(rune(c))+"b")
	}
	// Every way to end a line, a message or a text, before each of the things
	// that would do harm behind it.
	for _, end := range []string{"\r\n", "\n", "\r", "\r\n\r\n", "\n\n", "\n\r", "\r\r\n", "\r\r", "\x00", "\x00\r\n", "\r\x00\n", "\u2028", "\u2029", "\u0085", "\v\f", "\xc0\x8a", "\u560a"} {
		list = append(list, "x"+end, end+"x", "x"+end+smuggledEvent, "x"+end+smuggledCall, "x"+end+smuggledPart)
	}
	// Every length around the bounds of a line, for the header with the longest
	// name and for that with the shortest, and far beyond.
	for n := 1005; n <= 1025; n++ {
		list = append(list, strings.Repeat("a", n))
	}
	for _, n := range []int{36, 37, 80, 149, 150, 255, 256, 512, 2048, 4096, 8192, 65536} {
		list = append(list, strings.Repeat("b", n))
	}
	// What is behind the end of Asterisk's buffer would begin a message.
	for n := 1008; n <= 1024; n += 4 {
		list = append(list, strings.Repeat("c", n)+"Action: UserEvent", strings.Repeat(" ", n)+"Action: UserEvent")
	}
	// And a heap of all of it, the same each time.
	random := rand.New(rand.NewPCG(22, 16)) //nolint:gosec // repeatable on purpose
	parts := []string{"\r", "\n", "\x00", ":", " ", "\t", "Action", "ActionID", ": ", "UserEvent", "\u2028", "\u0085", "\xfc", "\xed\xa0\x80", "x", "=", ",", "\\", `"`, "日", "\r\n", strings.Repeat("d", 300)}
	for range 30 {
		var b strings.Builder
		for range 1 + random.IntN(8) {
			b.WriteString(parts[random.IntN(len(parts))])
		}
		list = append(list, b.String())
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// order is one request and what it means.
type order struct {
	way, field, text string // for failures
	action, suffix   string
	headers          [][2]string
	must             verdict
	codes            []codes.Code // beside INVALID_ARGUMENT
	send             func(context.Context) (actionID string, err error)
}

type verdict int

const (
	either verdict = iota
	passes
	refused
)

func (o *order) String() string { return fmt.Sprintf("%s %s %.60q", o.way, o.field, o.text) }

// fits says whether one line of Asterisk's can hold the header, of which the
// name is harmless.
func fits(name, value string) verdict {
	if strings.ContainsAny(value, "\r\n\x00") || len(name)+len(": ")+len(value) > 1022 {
		return refused
	}
	return passes
}

// assault sends all orders, some at a time, and holds what left for Asterisk
// against them: each message is exactly what one accepted order means, and
// those that were refused left nothing.
func assault(t *testing.T, r *record, orders []*order) {
	t.Helper()
	for _, m := range r.take() {
		// What a link asks by itself when it comes up.
		if !slices.Contains([]string{"Ping", "ListCommands", "CoreSettings"}, m.value("Action")) {
			t.Fatalf("before the first order: %q", m.lines)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*patience)
	defer cancel()
	var mu sync.Mutex // guards what follows
	accepted := make(map[string]*order)
	tally := make(map[string][2]int)
	next := make(chan *order)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for o := range next {
				id, err := o.send(ctx)
				mu.Lock()
				count := tally[o.way+" "+o.field]
				if err == nil {
					count[0]++
					if accepted[id] != nil || id == "" {
						t.Errorf("%v and %v have the action id %q", o, accepted[id], id)
					}
					accepted[id] = o
					if o.must == refused {
						t.Errorf("%v was sent", o)
					}
				} else {
					count[1]++
					wantRefusal(t, o, err)
				}
				tally[o.way+" "+o.field] = count
				mu.Unlock()
			}
		})
	}
	for _, o := range orders {
		next <- o
	}
	close(next)
	wg.Wait()

	messages := r.take()
	r.wantNoRest(t)
	for _, m := range messages {
		id := m.value("ActionID")
		o := accepted[id]
		delete(accepted, id)
		switch {
		case m.fault != "":
			t.Errorf("Asterisk would report %q: %.200q, of %v", m.fault, m.lines, o)
		case o == nil:
			t.Errorf("nobody asked for %.500q", m.lines)
		default:
			wantLines(t, o, id, m)
		}
	}
	for id, o := range accepted {
		t.Errorf("%v was answered as %s and never sent", o, id)
	}
	sent := len(messages)
	t.Logf("%d orders: %d messages, %d refused", len(orders), sent, len(orders)-sent)
	for _, what := range slices.Sorted(maps.Keys(tally)) {
		t.Logf("  %-32s %4d sent, %4d refused", what, tally[what][0], tally[what][1])
		if field := tally[what]; field[1] == 0 {
			t.Errorf("%s: nothing was refused", what)
		}
	}
}

// wantLines checks that the message is the order's, byte for byte.
func wantLines(t testing.TB, o *order, id string, m heard) {
	t.Helper()
	want := []string{"Action: " + o.action, "ActionID: " + id}
	for _, h := range o.headers {
		want = append(want, h[0]+": "+h[1])
	}
	if !slices.Equal(m.lines, want) {
		t.Errorf("%v: Asterisk got\n%q\nwant\n%q", o, m.lines, want)
	}
	if o.suffix != "" && !strings.HasSuffix(id, "-"+o.suffix) {
		t.Errorf("%v: action id %q", o, id)
	}
}

// wantRefusal checks that the order was refused for a reason that says it was
// not sent.
func wantRefusal(t testing.TB, o *order, err error) {
	t.Helper()
	s := status.Convert(err)
	reason := ""
	for _, d := range s.Details() {
		if info, ok := d.(*errdetails.ErrorInfo); ok {
			reason = info.GetReason()
		}
	}
	switch {
	case s.Code() == codes.InvalidArgument && slices.Contains([]string{"INVALID_HEADER", "INVALID_REQUEST", "ACTION_RESERVED"}, reason):
	case slices.Contains(o.codes, s.Code()):
	default:
		t.Errorf("%v: %s %s", o, reason, err)
	}
	// What is in trailers must fit into the 8 KiB that C-core's clients take.
	if size := proto.Size(s.Proto()); size > 4<<10 && o.way == "gRPC" {
		t.Errorf("%v: a status of %d bytes", o, size)
	}
	if o.must == passes {
		t.Errorf("%v was refused: %v", o, err)
	}
}

// originateFields are Originate's headers, in which order they do not matter.
var originateFields = []string{
	"Channel", "Context", "Exten", "Priority", "Application", "Data", "CallerID",
	"Variable", "Account", "ChannelId", "OtherChannelId", "Codecs", "Timeout",
}

// originate is an Originate that fails at once on any server, with one header's
// value given. That one is the first: headers that it smuggles in would come
// before the others of their name, which Asterisk then ignores.
func originate(field, value string, async bool) [][2]string {
	headers := [][2]string{{field, value}}
	for _, h := range [][2]string{{"Channel", "Nosuch/nobody"}, {"Context", "astergate"}, {"Exten", "answer"}, {"Priority", "1"}} {
		if h[0] != field && (field != "Application" && field != "Data" || h[0] == "Channel") {
			headers = append(headers, h)
		}
	}
	if field == "Data" {
		headers = append(headers, [2]string{"Application", "Wait"})
	}
	if async {
		headers = append(headers, [2]string{"Async", "true"})
	}
	return headers
}

// overGRPC makes the orders of a text for each field.
func overGRPC(s *service, raw *rawActions, n int, text string) []*order {
	add := func(orders []*order, field string, o order, req *astergatev1.SendActionRequest) []*order {
		o.way, o.field, o.text = "gRPC", field, text
		o.send = func(ctx context.Context) (string, error) {
			resp, err := s.actions.SendAction(ctx, req)
			return resp.GetReply().GetActionId(), err
		}
		if !utf8.ValidString(req.GetAction()) || !utf8.ValidString(req.GetActionId()) || !utf8.ValidString(req.GetServer()) ||
			slices.ContainsFunc(req.GetHeaders(), func(h *eventv1.Header) bool {
				return !utf8.ValidString(h.GetName()) || !utf8.ValidString(h.GetValue())
			}) {
			// No proto string, so a stock client would not send it.
			o.must, o.codes = refused, []codes.Code{codes.Internal}
			o.send = func(ctx context.Context) (string, error) { return raw.send(ctx, req) }
		}
		return append(orders, &o)
	}
	const after, marker = "UserEvent", "Smuggled" // what would follow in a new message
	orders := add(nil, "action", order{action: text}, &astergatev1.SendActionRequest{Action: text})
	orders = add(orders, "action_id", order{action: "Ping", suffix: text}, &astergatev1.SendActionRequest{Action: "Ping", ActionId: text})
	orders = add(orders, "server", order{action: "Ping", must: refused, codes: []codes.Code{codes.NotFound}}, &astergatev1.SendActionRequest{Action: "Ping", Server: "x" + text})
	orders = add(orders, "name", order{action: "Ping", headers: [][2]string{{text, "x"}, {after, marker}}},
		&astergatev1.SendActionRequest{Action: "Ping", Headers: pairs([]string{text, "x", after, marker})})
	orders = add(orders, "value", order{action: "Ping", headers: [][2]string{{"Hostile", text}, {after, marker}}, must: fits("Hostile", text)},
		&astergatev1.SendActionRequest{Action: "Ping", Headers: pairs([]string{"Hostile", text, after, marker})})
	orders = add(orders, "raw_value", order{action: "Ping", headers: [][2]string{{"Hostile", text}, {after, marker}}, must: fits("Hostile", text)},
		&astergatev1.SendActionRequest{Action: "Ping", Headers: []*eventv1.Header{{Name: "Hostile", RawValue: []byte(text), Value: "not this"}, {Name: after, Value: marker}}})
	for i, field := range originateFields {
		// A synchronous one goes on a socket of its own.
		headers := originate(field, text, (n+i)%3 > 0)
		req := &astergatev1.SendActionRequest{Action: "Originate"}
		for _, h := range headers {
			header := &eventv1.Header{Name: h[0], Value: h[1]}
			if !utf8.ValidString(h[1]) {
				header.Value, header.RawValue = "", []byte(h[1])
			}
			req.Headers = append(req.Headers, header)
		}
		orders = add(orders, "Originate "+field, order{action: "Originate", headers: headers, must: fits(field, text)}, req)
	}
	return orders
}

// overREST makes the orders of a text for each field, also for those that hold
// no text as a message, but do as JSON.
func overREST(t testing.TB, s *service, n int, text string) []*order {
	const path = "/v1/servers/pbx1/actions:send"
	add := func(orders []*order, field string, o order, path, body string) []*order {
		o.way, o.field, o.text = "REST", field, text
		if !utf8.ValidString(text) && !strings.Contains(body, "rawValue") {
			o.must = refused
		}
		o.send = func(ctx context.Context) (string, error) { return s.sendJSON(ctx, path, body) }
		return append(orders, &o)
	}
	q := quoteJSON(text)
	ping := order{action: "Ping"}
	orders := add(nil, "action", order{action: text}, path, `{"action":`+q+`}`)
	orders = add(orders, "actionId", order{action: "Ping", suffix: text}, path, `{"action":"Ping","actionId":`+q+`}`)
	orders = add(orders, "name", order{action: "Ping", headers: [][2]string{{text, "x"}}}, path, `{"action":"Ping","headers":[{"name":`+q+`,"value":"x"}]}`)
	orders = add(orders, "value", order{action: "Ping", headers: [][2]string{{"Hostile", text}}, must: fits("Hostile", text)}, path,
		`{"action":"Ping","headers":[{"name":"Hostile","value":`+q+`}]}`)
	orders = add(orders, "rawValue", order{action: "Ping", headers: [][2]string{{"Hostile", text}}, must: fits("Hostile", text)}, path,
		`{"action":"Ping","headers":[{"name":"Hostile","rawValue":"`+base64.StdEncoding.EncodeToString([]byte(text))+`"}]}`)
	for i, field := range []string{"maxItems", "maxBytes", "listTimeout", "view", "link", "server", "noSuchField"} {
		if (n+i)%7 == 0 {
			orders = add(orders, field, ping, path, `{"action":"Ping","`+field+`":`+q+`}`)
		}
	}
	if n%3 > 0 {
		return orders
	}
	o := ping
	o.must, o.codes = refused, []codes.Code{codes.NotFound, codes.Unimplemented}
	orders = add(orders, "path", o, "/v1/servers/x"+url.PathEscape(text)+"/actions:send", `{"action":"Ping"}`)
	o.codes = nil
	orders = add(orders, "query", o, path+"?action="+url.QueryEscape(text), `{"action":"Ping"}`)
	orders = add(orders, "key", o, path, `{"action":"Ping",`+quoteJSON("x"+text)+`:1}`)
	for i, field := range originateFields {
		if (n/3+i)%4 != 0 || !utf8.ValidString(text) {
			continue
		}
		headers := originate(field, text, n%2 > 0)
		var body strings.Builder
		for _, h := range headers {
			fmt.Fprintf(&body, `,{"name":%s,"value":%s}`, quoteJSON(h[0]), quoteJSON(h[1]))
		}
		orders = add(orders, "Originate "+field, order{action: "Originate", headers: headers, must: fits(field, text)}, path,
			`{"action":"Originate","headers":[`+body.String()[1:]+`]}`)
	}
	return orders
}

// quoteJSON writes a text as JSON without mending it: bytes that are not UTF-8
// stay what they are, which encoding/json would not let happen.
func quoteJSON(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i := range len(text) {
		switch c := text[i]; {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		case c < ' ':
			fmt.Fprintf(&b, `\u%04x`, c)
		default:
			b.WriteByte(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// sendJSON posts a body as it is. A refusal comes back as what gRPC would have
// said.
func (s *service) sendJSON(ctx context.Context, path, body string) (actionID string, err error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, s.url+path, strings.NewReader(body))
	if err != nil {
		return "", err
	}
	req.Header.Set("Content-Type", "application/json")
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return "", err
	}
	defer func() { _ = resp.Body.Close() }()
	var answer struct {
		Reply   struct{ ActionID string }
		Code    codes.Code
		Message string
		Details []struct {
			Reason, Domain string
			Metadata       map[string]string
		}
	}
	if err := json.NewDecoder(resp.Body).Decode(&answer); err != nil {
		return "", fmt.Errorf("HTTP status %d: %w", resp.StatusCode, err)
	}
	if resp.StatusCode == http.StatusOK {
		return answer.Reply.ActionID, nil
	}
	st := status.New(answer.Code, answer.Message)
	for _, d := range answer.Details {
		detailed, err := st.WithDetails(&errdetails.ErrorInfo{Reason: d.Reason, Domain: d.Domain, Metadata: d.Metadata})
		if err != nil {
			return "", err
		}
		st = detailed
	}
	return "", st.Err()
}

// rawActions calls SendAction with strings that are not UTF-8, as clients in
// other languages can.
type rawActions struct{ conn *grpc.ClientConn }

func newRawActions(t testing.TB, s *service) *rawActions {
	t.Helper()
	conn, err := grpc.NewClient(s.rpc, grpc.WithTransportCredentials(insecure.NewCredentials()))
	must(t, err)
	t.Cleanup(func() { must(t, conn.Close()) })
	return &rawActions{conn}
}

func (r *rawActions) send(ctx context.Context, req *astergatev1.SendActionRequest) (string, error) {
	var b []byte
	field := func(b []byte, n protowire.Number, text string) []byte {
		if text == "" {
			return b
		}
		return protowire.AppendString(protowire.AppendTag(b, n, protowire.BytesType), text)
	}
	b = field(b, 1, req.GetServer())
	b = field(b, 2, req.GetAction())
	for _, h := range req.GetHeaders() {
		b = field(b, 3, string(field(field(field(nil, 1, h.GetName()), 2, h.GetValue()), 3, string(h.GetRawValue()))))
	}
	b = field(b, 4, req.GetActionId())
	resp := &astergatev1.SendActionResponse{}
	err := r.conn.Invoke(ctx, astergatev1.ActionService_SendAction_FullMethodName, rawRequest(b), resp, grpc.ForceCodecV2(rawCodec{encoding.GetCodecV2("proto")}))
	return resp.GetReply().GetActionId(), err
}

// rawRequest is a message that is encoded already.
type rawRequest []byte

type rawCodec struct{ encoding.CodecV2 }

func (c rawCodec) Marshal(v any) (mem.BufferSlice, error) {
	if raw, ok := v.(rawRequest); ok {
		return mem.BufferSlice{mem.SliceBuffer(raw)}, nil
	}
	return c.CodecV2.Marshal(v)
}

// Every field takes every hostile text and either refuses it or sends exactly
// what it means, on the bytes that left.
func TestHostileStrings(t *testing.T) {
	f := newFake(t)
	s := start(t, f.backend(), options{link: quiet})
	s.awaitInfo(t)
	raw := newRawActions(t, s)
	texts := hostile()
	if len(texts) < 300 {
		t.Fatalf("only %d texts", len(texts))
	}
	t.Logf("%d texts", len(texts))
	var orders []*order
	for n, text := range texts {
		orders = append(orders, overGRPC(s, raw, n, text)...)
		orders = append(orders, overREST(t, s, n, text)...)
	}
	// Escapes that stand for half a character exist in JSON only.
	for _, half := range []string{`\ud800`, `\udc00`, `a\ud83d`, `\ude00\ud83d`, `\ud800\u000a`} {
		orders = append(orders, &order{way: "REST", field: "surrogate", text: half, must: refused, send: func(ctx context.Context) (string, error) {
			return s.sendJSON(ctx, "/v1/servers/pbx1/actions:send", `{"action":"Ping","headers":[{"name":"Hostile","value":"`+half+`"}]}`)
		}})
	}
	assault(t, &f.record, orders)
	s.send(t, "Ping")
	if got := f.take(); len(got) != 1 || got[0].value("Action") != "Ping" {
		t.Errorf("the last Ping: %v", got)
	}
}

// Asterisk takes 128 lines, of which two are Action and ActionID.
func TestHeaderCount(t *testing.T) {
	f := newFake(t)
	s := start(t, f.backend(), options{link: quiet})
	s.awaitInfo(t)
	f.take()
	for _, n := range []int{125, 126, 127, 128, 129, 1000} {
		var headers []string
		for i := range n {
			headers = append(headers, fmt.Sprintf("Header-%d", i), fmt.Sprint(i))
		}
		_, err := s.trySend(t, "Ping", headers...)
		if n > 126 {
			wantError(t, err, codes.InvalidArgument, "INVALID_HEADER")
			f.wantNothing(t, fmt.Sprintf("%d headers", n))
			continue
		}
		must(t, err)
		if got := f.take(); len(got) != 1 || got[0].fault != "" || len(got[0].lines) != n+2 || got[0].lines[n+1] != fmt.Sprintf("Header-%d: %d", n-1, n-1) {
			t.Errorf("%d headers: %v", n, got)
		}
	}
	f.wantNoRest(t)
}

// The same on a real Asterisk: nothing happens there that nobody asked for, and
// the link stays up.
func TestHostileStringsOnAsterisk(t *testing.T) {
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		b := realBackend(t, target, asterisktest.Config{})
		plain := b.dial(t) // past the tap: what Asterisk itself says happened
		r := tap(t, b)
		s := start(t, b, options{link: quiet})
		s.awaitInfo(t)
		raw := newRawActions(t, s)
		var orders []*order
		for n, text := range hostile() {
			for i, o := range overGRPC(s, raw, n, text) {
				// Half of them is enough: all were sent to the fake.
				if (n+i)%2 == 0 || o.action != "Originate" {
					orders = append(orders, o)
				}
			}
		}
		assault(t, r, orders)
		s.send(t, "Ping")
		if items := s.send(t, "CoreShowChannels").GetItems(); len(items) != 0 {
			t.Errorf("channels: %v", items)
		}
		s.send(t, "UserEvent", "UserEvent", "End")
		for _, event := range plain.await(t, func(text string) bool { return strings.Contains(text, "\nUserEvent: End") }) {
			for _, name := range []string{"Newchannel", "Hangup", "UserEvent", "Reload", "Shutdown"} {
				if strings.HasPrefix(event, "Event: "+name+"\n") && !strings.Contains(event, "\nUserEvent: End") {
					t.Errorf("nobody asked for\n%s", event)
				}
			}
		}
		resp, err := s.servers.GetServer(t.Context(), &astergatev1.GetServerRequest{Server: "pbx1"})
		must(t, err)
		if got := resp.GetServer(); got.GetReconnects() != 0 || got.GetState() != astergatev1.LinkState_LINK_STATE_READY || got.GetLastError() != "" {
			t.Errorf("the link: %v", got)
		}
	})
}

// The model of Asterisk's reader is as strict as Asterisk was measured to be.
func TestEar(t *testing.T) {
	long := func(n int) string { return "A: " + strings.Repeat("x", n-len("A: ")) }
	for _, tt := range []struct {
		text string
		want []heard
	}{
		{"Action: Ping\r\n\r\n", []heard{{[]string{"Action: Ping"}, ""}}},
		{"Action: Ping\n\n", []heard{{[]string{"Action: Ping"}, ""}}},
		{"A: 1\r\r\nB\r2\r\n\r\n", []heard{{[]string{"A: 1\r", "B\r2"}, ""}}},
		{"A: 1\x00B: 2\r\n\r\n", []heard{{[]string{"A: 1"}, ""}}},
		{"A: 1\r\n\x00\r\n", []heard{{[]string{"A: 1"}, ""}}},
		{"\r\n", []heard{{nil, "missing action"}}},
		{long(1022) + "\r\n\r\n", []heard{{[]string{long(1022)}, ""}}},
		{"A: 1\r\n" + long(1023) + "\r\nAction: B\r\n\r\n", []heard{{[]string{"A: 1"}, "line too long"}, {[]string{"Action: B"}, ""}}},
		{long(1024) + "\r\nB: 2\r\n\r\n", []heard{{nil, "line too long"}, {[]string{"B: 2"}, ""}}},
		{strings.Repeat("A: 1\r\n", 128) + "\r\n", []heard{{slices.Repeat([]string{"A: 1"}, 128), ""}}},
		{strings.Repeat("A: 1\r\n", 129) + "\r\n", []heard{{slices.Repeat([]string{"A: 1"}, 128), "too many lines"}}},
	} {
		for _, piece := range []int{1, 7, 1 << 20} {
			var got []heard
			e := &ear{}
			for text := []byte(tt.text); len(text) > 0; {
				n := min(piece, len(text))
				e.hear(text[:n], func(m heard) { got = append(got, m) })
				text = text[n:]
			}
			if !slices.EqualFunc(got, tt.want, func(a, b heard) bool { return a.fault == b.fault && slices.Equal(a.lines, b.lines) }) || e.rest() != 0 {
				t.Errorf("%.80q in pieces of %d: %.300q, want %.300q", tt.text, piece, got, tt.want)
			}
		}
	}
}
