package conformance

import (
	"context"
	"encoding/base64"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/encoding/protojson"

	"github.com/astergate/astergate/engine/hostile"
	"github.com/astergate/astergate/engine/worker"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
	"github.com/astergate/astergate/server/webhook"
)

// agiPeer plays Asterisk's side of an AGI session: it answers each command with
// success, and writes down what it was sent, taken apart as Asterisk does.
type agiPeer struct {
	conn  io.ReadWriteCloser
	ended chan struct{}

	mu       sync.Mutex // guards what follows
	commands [][]string // the words of each
	rest     []byte
}

// fastAGIPeer connects to the listener, with an environment.
func (s *service) fastAGIPeer(t testing.TB, environment string) *agiPeer {
	t.Helper()
	conn, err := new(net.Dialer).DialContext(t.Context(), "tcp", s.fastAGI)
	must(t, err)
	_, err = io.WriteString(conn, environment)
	must(t, err)
	return listenAGI(t, conn)
}

func listenAGI(t testing.TB, conn io.ReadWriteCloser) *agiPeer {
	p := &agiPeer{conn: conn, ended: make(chan struct{})}
	go p.run()
	t.Cleanup(func() { _ = conn.Close(); <-p.ended })
	return p
}

// agiBuffer is Asterisk 22's, with room for the zero at the end.
const agiBuffer = 8192

func (p *agiPeer) run() {
	defer close(p.ended)
	buf := make([]byte, 64<<10)
	for {
		n, err := p.conn.Read(buf)
		p.mu.Lock()
		p.rest = append(p.rest, buf[:n]...)
		answers := 0
		for {
			line, rest, whole := strings.Cut(string(p.rest), "\n")
			if !whole {
				break
			}
			p.rest = []byte(rest)
			for _, command := range hostile.RunLine(line+"\n", agiBuffer) {
				words, overflow := hostile.ParseArgs(command)
				if overflow {
					words = []string{"OVERFLOW"}
				}
				p.commands = append(p.commands, words)
				answers++
			}
		}
		p.mu.Unlock()
		for range answers {
			_, _ = io.WriteString(p.conn, "200 result=0\n") // the session may be over
		}
		if err != nil {
			return
		}
	}
}

// take returns the commands since the last time. Nothing may be left of a line.
func (p *agiPeer) take(t testing.TB) [][]string {
	t.Helper()
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.rest) > 0 {
		t.Errorf("an unfinished line: %.200q", p.rest)
	}
	got := p.commands
	p.commands = nil
	return got
}

// agiEnvironment is that of a call to a script.
func agiEnvironment(script, id string) string {
	return "agi_network: yes\nagi_network_script: " + script + "\nagi_request: agi://127.0.0.1/" + script +
		"\nagi_channel: PJSIP/a-" + id + "\nagi_uniqueid: " + id + "\nagi_version: 22.10.1\nagi_enhanced: 0.0\n\n"
}

// An agiText is a command with a hostile text in it, and the words that it means.
type agiText struct {
	where   string
	command *astergatev1.SessionCommand
	words   []string
}

// agiTexts are the places of a text that the service knows: all fields of all
// commands are TestHostileAGICommands'.
func agiTexts(text string) []agiText {
	rawCommand := func(name string, arg *astergatev1.AgiArgument) *astergatev1.SessionCommand {
		return &astergatev1.SessionCommand{Command: &astergatev1.SessionCommand_Raw{Raw: &astergatev1.RawCommand{Name: name, Arguments: []*astergatev1.AgiArgument{arg}}}}
	}
	list := []agiText{{"raw_value", rawCommand("VERBOSE", &astergatev1.AgiArgument{RawValue: []byte(text)}), []string{"VERBOSE", text}}}
	if len(text) == 0 || !utf8.ValidString(text) {
		return list
	}
	list = append(list,
		agiText{"value", set("X", text), []string{"SET", "VARIABLE", "X", text}},
		agiText{"name", set(text, "x"), []string{"SET", "VARIABLE", text, "x"}},
		agiText{"application", runApp(text, "x"), []string{"EXEC", text, "x"}},
	)
	switch strings.Join(strings.Fields(strings.ToUpper(text)), " ") {
	case "HANGUP", "ASYNCAGI BREAK": // what they mean ends the session
	default:
		list = append(list, agiText{"raw name", rawCommand(text, &astergatev1.AgiArgument{Value: "x"}), append(strings.Fields(text), "x")})
	}
	return list
}

// lineFits says whether one line of Asterisk's can hold the words, of which the
// text is one.
func (a agiText) lineFits(text string) bool {
	length := 1
	for _, word := range a.words {
		length += len(word) + 3 + strings.Count(word, `"`) + strings.Count(word, `\`)
	}
	return !strings.ContainsAny(text, "\r\n\x00") && length < agiBuffer-8
}

// wantWords holds what left for Asterisk against one command: nothing if it was
// refused, else exactly its words.
func (a agiText) wantWords(t testing.TB, way, text string, got [][]string, refused bool) {
	t.Helper()
	switch {
	case refused && len(got) > 0:
		t.Errorf("%s %s %.80q was refused, and Asterisk got %.300q", way, a.where, text, got)
	case refused && a.where != "raw name" && a.lineFits(text):
		t.Errorf("%s %s %.80q was refused", way, a.where, text)
	case !refused && (len(got) != 1 || !slices.Equal(got[0], a.words)):
		t.Errorf("%s %s %.80q: Asterisk got %.300q, not %.300q", way, a.where, text, got, a.words)
	}
}

// Every hostile text in commands of workers, of Execute by gRPC and by REST, and
// in the answers of web hooks: on the socket is that one command or nothing.
func TestHostileAGIService(t *testing.T) {
	texts := hostile.Texts()
	f := newFake(t)
	hook := new(hostileHook)
	server := httptest.NewServer(hook)
	t.Cleanup(server.Close)
	u, err := url.Parse(server.URL)
	must(t, err)
	s := start(t, f.backend(), options{
		noCalls: true, link: quiet,
		agi:   worker.Config{Routes: []worker.Static{{Route: &astergatev1.AgiRoute{Pattern: "hook"}, Hook: &worker.Hook{URL: u}}}},
		hooks: webhook.Config{Secret: hookSecret, AllowLocal: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}},
	})
	s.awaitInfo(t)
	f.take()
	w, _ := s.register(t, route("worker"))
	p := s.fastAGIPeer(t, agiEnvironment("worker", "w-1"))
	session := w.take(t).GetSession()
	w.do(t, session, noop("")) // it was accepted
	p.take(t)
	sent, refusals := map[string]int{}, map[string]int{}
	count := func(way string, refused bool) {
		sent[way]++
		if refused {
			refusals[way]++
		}
	}
	for n, text := range texts {
		for i, a := range agiTexts(text) {
			if (n+i)%2 == 0 {
				r := w.do(t, session, a.command)
				refused := r.GetFailure().GetReason() == astergatev1.AgiFailureReason_AGI_FAILURE_REASON_INVALID_ARGUMENT
				a.wantWords(t, "worker", text, p.take(t), refused)
				count("worker", refused)
				continue
			}
			a.command.Session, a.command.CommandId = "", 0
			resp, err := s.agi.Execute(t.Context(), &astergatev1.ExecuteRequest{Session: session, Command: a.command})
			refused := executeRefused(t, "Execute", text, resp, err)
			a.wantWords(t, "Execute", text, p.take(t), refused)
			count("Execute", refused)
			body, err := protojson.Marshal(a.command)
			must(t, err)
			code, answer := s.do(t, http.MethodPost, "/v1/agi/sessions/"+session+":execute", fmt.Appendf(nil, `{"command": %s}`, body))
			result, _ := answer["result"].(map[string]any)
			failure, _ := result["failure"].(map[string]any)
			refused = code == http.StatusBadRequest || failure["reason"] == "AGI_FAILURE_REASON_INVALID_ARGUMENT"
			if code != http.StatusOK && code != http.StatusBadRequest {
				t.Errorf("REST %.80q: status %d %v", text, code, answer)
			}
			a.wantWords(t, "REST", text, p.take(t), refused)
			count("REST", refused)
		}
	}
	w.send(t, finish(session, false))

	hook.run(t, s, texts)
	sent["web hook"], refusals["web hook"] = hook.answers, hook.refused
	for way := range sent {
		t.Logf("%s: %d commands, %d refused", way, sent[way], refusals[way])
		if sent[way] < len(texts) || refusals[way] == 0 || refusals[way] == sent[way] {
			t.Errorf("%s: %d commands of %d texts, %d refused", way, sent[way], len(texts), refusals[way])
		}
	}
	f.wantNothing(t, "commands of AGI")
}

// executeRefused reports whether Execute refused a command, which must be for what
// it is.
func executeRefused(t testing.TB, way, text string, resp *astergatev1.ExecuteResponse, err error) bool {
	t.Helper()
	if err == nil {
		return resp.GetResult().GetFailure().GetReason() == astergatev1.AgiFailureReason_AGI_FAILURE_REASON_INVALID_ARGUMENT
	}
	if status.Code(err) != codes.InvalidArgument {
		t.Errorf("%s %.80q: %v", way, text, err)
	}
	return true
}

// hostileHook answers each request with the next hostile text in a command.
type hostileHook struct {
	next             chan string // the answer to the next request
	asked            chan []byte // its body
	answers, refused int
}

func (h *hostileHook) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	if !strings.Contains(string(body), `"session.end"`) {
		select {
		case h.asked <- body:
		case <-r.Context().Done():
			return
		}
		_, _ = io.WriteString(w, <-h.next)
	}
}

func (h *hostileHook) run(t *testing.T, s *service, texts []string) {
	h.next, h.asked = make(chan string), make(chan []byte)
	p := s.fastAGIPeer(t, agiEnvironment("hook", "h-1"))
	<-h.asked
	for n, text := range texts {
		list := agiTexts(text)
		a := list[n%len(list)]
		body, err := protojson.Marshal(a.command)
		must(t, err)
		if a.where == "raw_value" { // as a receiver would write it
			body = fmt.Appendf(nil, `{"raw":{"name":"VERBOSE","arguments":[{"rawValue":%q}]}}`, base64.StdEncoding.EncodeToString([]byte(text)))
		}
		h.next <- `{"commands":[` + string(body) + `],"continue":true}`
		results := string(<-h.asked) // so the command has run
		refused := strings.Contains(results, "AGI_FAILURE_REASON_INVALID_ARGUMENT")
		a.wantWords(t, "web hook", text, p.take(t), refused)
		h.answers++
		if refused {
			h.refused++
		}
	}
	h.next <- `{}`
	<-p.ended
}

// Every hostile text in every field of an AGI environment and in the arguments of
// a script, by FastAGI and as `astergate agi` carries it: the manager interface
// gets nothing but the question where the channel is, and the channel nothing but
// how its session ended.
func TestHostileAGIEnvironment(t *testing.T) {
	f := newFake(t)
	s := start(t, f.backend(), options{noCalls: true, link: quiet})
	s.awaitInfo(t)
	f.take()
	// A worker for all: it has each session until the channel hangs up.
	w, _ := s.register(t, route(""))
	known := make(map[string]bool)
	carried, refused, asked := 0, 0, 0
	for n, text := range hostile.Texts() {
		id := fmt.Sprint("env-", n)
		if n%2 == 0 {
			id = text
		}
		environment := hostileEnvironment(text, id)
		known[strings.TrimLeft(id, " ")] = true
		if n%3 > 0 {
			p := s.fastAGIPeer(t, environment)
			if len(environment) > 64<<10 {
				<-p.ended // too long: it was told so
				continue
			}
			if n%8 == 1 { // it hangs up, so its place is asked for
				session := w.take(t).GetSession()
				_, err := io.WriteString(p.conn, "HANGUP\n")
				must(t, err)
				w.await(t, func(f *astergatev1.ServeResponse) bool { return f.GetHangup().GetSession() == session })
				w.send(t, finish(session, false))
				asked++
			} else {
				w.send(t, finish(w.take(t).GetSession(), false))
			}
			<-p.ended
			wantOwnCommands(t, text, p)
			continue
		}
		carried++
		ctx, cancel := context.WithTimeout(t.Context(), patience)
		stream, err := s.agi.CarrySession(ctx)
		must(t, err)
		must(t, stream.Send(&astergatev1.CarrySessionRequest{Frame: &astergatev1.CarrySessionRequest_Start{Start: &astergatev1.CarryStart{
			Server: "-", Environment: []byte(environment), Arguments: [][]byte{[]byte("script"), []byte(text)},
		}}}))
		end := &carrierEnd{stream: stream}
		if strings.ContainsAny(text, "\r\n\x00") {
			// Else a caller's name could bring lines of its own.
			refused++
			if _, err := end.Read(nil); status.Code(err) != codes.InvalidArgument {
				t.Errorf("the argument %.80q: %v", text, err)
			}
			cancel()
			continue
		}
		p := listenAGI(t, end)
		offer := w.take(t)
		if args := offer.GetArguments(); len(args) != 1 || args[0].GetValue() != text && string(args[0].GetRawValue()) != text {
			t.Errorf("the argument %.80q arrived as %.200q", text, args)
		}
		w.send(t, finish(offer.GetSession(), false))
		<-p.ended
		wantOwnCommands(t, text, p)
		cancel()
	}
	questions := 0
	for _, m := range f.take() {
		questions++
		if m.fault != "" || m.value("Action") != "Status" || len(m.lines) != 4 || m.value("Variables") != "CONTEXT,EXTEN,PRIORITY" || !known[m.value("Channel")] {
			t.Errorf("Asterisk got %.300q", m)
		}
	}
	f.wantNoRest(t)
	t.Logf("%d carried, %d of them refused; %d hung up, %d questions to Asterisk", carried, refused, asked, questions)
	if refused == 0 || questions == 0 || questions > asked {
		t.Error("nothing was refused, nothing asked, or more than there was to ask")
	}
}

// hostileEnvironment has a text in each field that a caller, a dialplan or a phone
// has a say in.
func hostileEnvironment(text, id string) string {
	var b strings.Builder
	b.WriteString("agi_network: yes\nagi_network_script: script\nagi_request: agi://127.0.0.1/script\n")
	for _, name := range []string{
		"channel", "language", "type", "callerid", "calleridname", "callingpres", "callingani2", "callington", "callingtns", "dnid", "rdnis",
		"context", "extension", "priority", "accountcode", "threadid", "arg_1", "arg_2",
	} {
		b.WriteString("agi_" + name + ": " + strings.ReplaceAll(text, "\n\n", "\n") + "\n")
	}
	// Asterisk makes the id of its own; Originate's ChannelId may be any text.
	b.WriteString("agi_uniqueid: " + strings.NewReplacer("\n", "", "\r", "").Replace(id) + "\nagi_version: 22.10.1\nagi_enhanced: 0.0\n\n")
	return b.String()
}

// wantOwnCommands checks that a session of which nobody has sent a command got
// none but those that astergate ends it with.
func wantOwnCommands(t testing.TB, text string, p *agiPeer) {
	t.Helper()
	for _, words := range p.take(t) {
		if len(words) != 4 || words[0] != "SET" || words[1] != "VARIABLE" || words[2] != "ASTERGATE_STATUS" {
			t.Errorf("with %.80q the channel got %.200q", text, words)
		}
	}
}

// carrierEnd is what `astergate agi` has of a session.
type carrierEnd struct {
	stream grpc.BidiStreamingClient[astergatev1.CarrySessionRequest, astergatev1.CarrySessionResponse]
	rest   []byte
}

func (c *carrierEnd) Read(p []byte) (int, error) {
	for len(c.rest) == 0 {
		frame, err := c.stream.Recv()
		if err != nil {
			return 0, err
		}
		if frame.GetClose() != nil {
			_ = c.stream.CloseSend()
		}
		c.rest = frame.GetSend()
	}
	n := copy(p, c.rest)
	c.rest = c.rest[n:]
	return n, nil
}

func (c *carrierEnd) Write(p []byte) (int, error) {
	return len(p), c.stream.Send(&astergatev1.CarrySessionRequest{Frame: &astergatev1.CarrySessionRequest_Received{Received: p}})
}

func (c *carrierEnd) Close() error { return c.stream.CloseSend() }
